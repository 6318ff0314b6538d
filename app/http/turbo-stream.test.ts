import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decode, encode } from './turbo-stream.server.ts';

async function readBack(stream: ReadableStream<Uint8Array>): Promise<unknown> {
  return (await decode(stream)).value;
}

test('nothing is written down before someone reads, and then all of it', async () => {
  let looks = 0;
  const answered = { get title() { looks += 1; return 'Une page'; } };
  const stream = encode(answered);
  await new Promise(setImmediate);
  expect(looks).toBe(0);
  expect(await readBack(stream)).toEqual({ title: 'Une page' });
  expect(looks).toBeGreaterThan(0);
});

test('what is read is what was answered', async () => {
  const value = fc.letrec((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.date({ noInvalidDate: true }), fc.array(tie('node'), { maxLength: 4 }), fc.dictionary(fc.string({ maxLength: 6 }).filter((key) => key !== '__proto__'), tie('node'), { maxKeys: 4, noNullPrototype: true })),
  })).node;
  await fc.assert(
    fc.asyncProperty(value, async (answered) => {
      expect(await readBack(encode(answered))).toEqual(answered);
    }),
  );
});

test('who leaves before reading leaves nothing behind', async () => {
  await expect(encode({ title: 'A page' }).cancel()).resolves.toBeUndefined();
});
