import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { afterAll, expect, it } from 'vitest';
import { unpackArchive } from './archive.server.ts';
import { writeArchive } from './archive-writing.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'archives-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

function written(parts: Parameters<typeof writeArchive>[1]): Buffer {
  const path = join(folder, `${(count += 1)}.zip`);
  writeArchive(path, parts);
  return readFileSync(path);
}

it('gives back what was put in, packed or not, to our own reader and to another', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.record({ name: fc.stringMatching(/^[a-z]{1,9}(\/[a-z]{1,3})?$/), content: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)), stored: fc.boolean() }), { selector: ({ name }) => name, maxLength: 10 }), async (parts) => {
      const archive = written(parts);
      expect(await unpackArchive(archive, { files: 20, bytes: 10_000 }, () => true)).toEqual(new Map(parts.map(({ name, content }) => [name, content])));
      expect(Object.keys(unzipSync(new Uint8Array(archive)))).toEqual(parts.map(({ name }) => name));
    }),
  );
});

it('says of no part when it was made, and takes the next one only when the one before is written', () => {
  const parts = [{ name: 'a', content: Buffer.from('words '.repeat(100)) }, { name: 'b', content: Buffer.from('x'), stored: true }];
  expect(written(parts)).toEqual(written(parts));
  const path = join(folder, 'in-turn.zip');
  const sizes: number[] = [];
  writeArchive(path, (function* () {
    for (const part of parts) {
      sizes.push(readFileSync(path).length);
      yield part;
    }
  })());
  expect([sizes[0], (sizes[1] ?? 0) > 30]).toEqual([0, true]);
});

it('writes over no file that is there', () => {
  const path = join(folder, 'once.zip');
  writeArchive(path, []);
  expect(() => writeArchive(path, [])).toThrow('EEXIST');
});
