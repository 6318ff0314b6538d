import { isMap, LineCounter, parseDocument } from 'yaml';
import { safeParse, type $ZodType, type output } from 'zod/v4/core';

/** What is wrong with the files of what is taught, for whoever edits them: one line each, with file, line and field. */
export class CurriculumError extends Error {}

/** Gathers what is wrong, so that all of it is told at once. */
export class Faults {
  private readonly lines: string[] = [];

  add(file: string, line: number, field: string, message: string): void {
    this.lines.push(`${file}:${line}: ${field}: ${message}`);
  }

  /** @throws CurriculumError if there was anything */
  throwIfAny(): void {
    if (this.lines.length > 0) throw new CurriculumError(this.lines.join('\n'));
  }
}

type Path = readonly PropertyKey[];

export interface ReadYaml<T> {
  value: T;
  /** The line at which a field stands; the nearest above it, where it is missing. */
  lineOf(path: Path): number;
}

/** A YAML text by its schema; null when it does not fit, and then the faults say where. */
export function readYaml<S extends $ZodType>(text: string, file: string, schema: S, faults: Faults): ReadYaml<output<S>> | null {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  for (const error of document.errors) faults.add(file, counter.linePos(error.pos[0]).line, 'YAML', error.message.replace(/\s+/g, ' '));
  if (document.errors.length > 0) return null;

  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length -= 1) {
      const [above, last] = [path.slice(0, length - 1), path[length - 1]];
      const parent: unknown = above.length === 0 ? document.contents : document.getIn(above, true);
      const pair = isMap(parent) ? parent.items.find(({ key }) => String(key) === String(last)) : undefined;
      const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as { range?: [number, number, number] | null } | undefined;
      if (node?.range) return counter.linePos(node.range[0]).line;
    }
    return 1;
  };

  // What an alias stands for is looked up here: it may be nothing, or far too much.
  let content: unknown;
  try {
    content = document.toJS();
  } catch (error) {
    faults.add(file, 1, 'YAML', error instanceof Error ? error.message : 'cannot be read');
    return null;
  }
  const parsed = safeParse(schema, content);
  if (parsed.success) return { value: parsed.data, lineOf };
  for (const { path, message, ...issue } of parsed.error.issues) {
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) faults.add(file, lineOf([...path, key]), [...path, key].join('.'), 'is no field that there is');
    else faults.add(file, lineOf(path), path.join('.') || 'head', path.length > 0 && document.getIn(path) === undefined ? 'is missing' : message);
  }
  return null;
}
