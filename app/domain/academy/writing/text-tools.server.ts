import type * as Tools from './text-tools.ts';

let loading: Promise<typeof Tools> | undefined;

/**
 * The tools for Markdown, loaded when they are first asked for. Whoever asks meanwhile waits for the same loading: under loader
 * hooks, a second `import()` of a file that is on its way may be answered before the file was run.
 */
export function textTools(): Promise<typeof Tools> {
  loading ??= import('./text-tools.ts');
  return loading;
}
