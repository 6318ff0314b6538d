import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FRAME } from '#app/domain/academy/library/light-pictures.ts';

const BUDGET = 110_000;
const folder = 'build/client/assets';
const STATIC = /(?:\bfrom|\bimport)\s*["'](\.\/[^"']+\.js)["']/g;
const LATE = /\bimport\(\s*["'`](\.\/[^"'`]+\.js)["'`]/g;

interface Part {
  id: string;
  module: string;
  imports?: string[];
}
interface Manifest {
  entry: Part;
  routes: Record<string, Part>;
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const files = readdirSync(folder).filter((file) => file.endsWith('.js'));
const texts = new Map(files.map((file) => [file, readFileSync(`${folder}/${file}`, 'utf8')]));
const linksOf = (file: string, kind: RegExp) => [...(texts.get(file) ?? '').matchAll(kind)].map(([, path]) => nameOf(path ?? ''));
/** As it is sent: the build compresses each file once. */
const bytesOf = (chunks: Iterable<string>) => [...chunks].reduce((sum, file) => sum + statSync(`${folder}/${file}.br`).size, 0);

/** Chunks and all that they import before they run. */
function withImports(chunks: readonly string[]): Set<string> {
  const all = new Set(chunks);
  for (const file of all) linksOf(file, STATIC).forEach((link) => all.add(link));
  return all;
}

function readManifest(): Manifest {
  const text = texts.get(files.find((file) => file.startsWith('manifest-')) ?? '') ?? '';
  return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest;
}

const { entry, routes } = readManifest();
const chunksOf = (parts: readonly (Part | undefined)[]) => withImports(parts.flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : [])).map(nameOf));
const shared = chunksOf([entry, routes['root']]);

/**
 * All JavaScript of a page, also what its own chunks fetch later: once its form is entered a schema, and with a schema, which is
 * built from them, come the checks.
 */
function chunksOfPage(route: Part): Set<string> {
  const atLoad = chunksOf([entry, routes['root'], route]);
  const late = (chunks: readonly string[]) => withImports(chunks.flatMap((file) => linksOf(file, LATE)));
  const own = late([...atLoad].filter((file) => !shared.has(file)));
  const hasSchema = [...own].some((file) => file.startsWith('checks-'));
  return new Set([...atLoad, ...own, ...(hasSchema ? late([...atLoad]) : [])]);
}

describe('the JavaScript of a page', () => {
  it.each(Object.values(routes).map((route) => [route.id, route] as const))('%s weighs no more than its budget, its form included', (id, route) => {
    const chunks = [...chunksOfPage(route)];
    const bytes = bytesOf(chunks);
    const parts = chunks.map((file) => `${bytesOf([file])} ${file}`).sort((a, b) => Number.parseInt(b) - Number.parseInt(a));
    expect(bytes, `${id} loads ${bytes} bytes:\n${parts.join('\n')}\n`).toBeLessThanOrEqual(BUDGET);
  });

  it('is counted with the checks of its form', () => {
    const checks = files.filter((file) => file.startsWith('checks-'));
    expect(checks).toHaveLength(1);
    for (const id of ['routes/sign-in', 'routes/organisations.new', 'routes/organisations.$id.assessments.new']) expect([...chunksOfPage(routes[id]!)], id).toEqual(expect.arrayContaining(checks));
    expect([...shared]).not.toEqual(expect.arrayContaining(checks));
  });
});

it('the style sheet leaves as much to the pictures of a module as its page counts on', () => {
  const [sheet] = readdirSync(folder).filter((file) => /^theme-.*\.css\.gz$/.test(file));
  // The frame of the page, its icon and the heads of the answers take the rest.
  expect(statSync(`${folder}/${sheet}`).size).toBeLessThanOrEqual(FRAME - 6_000);
});

describe('the program itself (decision 0009)', () => {
  const parts = readdirSync('build/server/assets');
  const programs = parts.filter((file) => file.endsWith('.js')).map((file): [string, string] => [file, readFileSync(`build/server/assets/${file}`, 'latin1')]);

  it('is in ASCII, as one sign beyond Latin doubles what it takes of memory', () => {
    expect(programs.length).toBeGreaterThan(1);
    for (const [file, text] of programs) expect(/[^\0-\x7f]/.exec(text)?.index, file).toBeUndefined();
  });

  it('holds no compiler of queries as text: that lies in a file', () => {
    expect(parts.filter((file) => file.endsWith('.wasm'))).toHaveLength(1);
    for (const [file, text] of programs) expect(/[A-Za-z0-9+/]{1000000}/.test(text), file).toBe(false);
  });
});
