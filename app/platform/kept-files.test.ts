import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'kept-'));
process.env.DATA_DIR = folder;
const { keptFile } = await import('./kept-files.server.ts');
afterAll(() => rmSync(folder, { recursive: true }));

it('is made once, however many ask at once, and one file after the other', async () => {
  let [made, together, most] = [0, 0, 0];
  const make = (words: string) => async (path: string) => {
    made += 1;
    most = Math.max(most, (together += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
    await writeFile(path, words);
    together -= 1;
  };
  const paths = await Promise.all([...Array.from({ length: 5 }, () => keptFile('a.txt', make('a'))), keptFile('b.txt', make('b'))]);
  await keptFile('a.txt', make('other'));
  expect([made, most, new Set(paths).size]).toEqual([2, 1, 2]);
  expect(readFileSync(paths[0] ?? '', 'utf8')).toBe('a');
});

it('that could not be made leaves nothing behind, and is tried anew', async () => {
  const fail = async (path: string) => {
    await writeFile(path, 'half');
    throw new Error('no more');
  };
  await expect(keptFile('c.txt', fail)).rejects.toThrow('no more');
  expect(readdirSync(join(folder, 'made')).filter((name) => name.startsWith('c'))).toEqual([]);
  expect(readFileSync(await keptFile('c.txt', (path) => writeFile(path, 'whole')), 'utf8')).toBe('whole');
});

it('that nobody asked for in a month makes room for another', async () => {
  const old = await keptFile('old.txt', (path) => writeFile(path, 'x'));
  const used = await keptFile('used.txt', (path) => writeFile(path, 'x'));
  const before = new Date(Date.now() - 31 * 86_400_000);
  for (const path of [old, used]) utimesSync(path, before, before);
  await keptFile('used.txt', () => Promise.reject(new Error('is there')));
  await keptFile('new.txt', (path) => writeFile(path, 'x'));
  const left = readdirSync(dirname(old));
  expect([left.includes('old.txt'), left.includes('used.txt')]).toEqual([false, true]);
});
