import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutParts } from './large-files.server.ts';

const BOUNDARY = '----part7';
const headed = (name: string, content: string) => `Content-Disposition: form-data; name="${name}"\r\n\r\n${content}`;
const bodyOf = (parts: readonly string[]) => `${parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`;

/** What comes out when the body comes in pieces of these lengths, over and over. */
async function cut(body: string, most: number, lengths: readonly number[], mostOfAll = Infinity): Promise<string> {
  function* pieces() {
    for (let at = 0, i = 0; at < body.length; at += lengths[i % lengths.length] ?? 1, i += 1) yield Buffer.from(body.slice(at, at + (lengths[i % lengths.length] ?? 1)), 'latin1');
  }
  return (await buffer(Readable.from(pieces()).pipe(cutParts(BOUNDARY, most, mostOfAll)))).toString('latin1');
}

/** Texts in which what parts the parts is begun, and not ended. */
const content = fc.array(fc.constantFrom('x', '\r\n', '\r\n--', `\r\n-${BOUNDARY}`, `--${BOUNDARY.slice(0, -1)}`, 'é'), { maxLength: 60 }).map((pieces) => pieces.join(''));
const lengths = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });

describe('a body with files', () => {
  it('that is small goes through as it is, in whatever pieces it comes', async () => {
    await fc.assert(fc.asyncProperty(fc.array(content, { maxLength: 4 }), lengths, async (contents, sizes) => {
      const body = bodyOf(contents.map((text, i) => headed(`f${i}`, text)));
      expect(await cut(body, 100_000, sizes)).toBe(body);
    }));
  });

  it('that is large keeps its small parts whole, and the begin of the large ones', async () => {
    await fc.assert(fc.asyncProperty(content, content, lengths, fc.integer({ min: 1000, max: 3000 }), async (before, after, sizes, most) => {
      const large = headed('file', 'y'.repeat(5000));
      const kept = await cut(bodyOf([headed('before', before), large, headed('after', after)]), most, sizes);
      const [, one, two, three] = kept.split(`--${BOUNDARY}`);
      expect([one, three]).toEqual([`\r\n${headed('before', before)}\r\n`, `\r\n${headed('after', after)}\r\n`]);
      // The line that opens a part belongs to it.
      expect(two).toBe(`\r\n${large}`.slice(0, most) + '\r\n');
    }));
  });

  it('is bounded as a whole', async () => {
    await expect(cut(bodyOf(Array.from({ length: 5 }, () => headed('file', 'y'.repeat(500)))), 400, [64], 1000)).rejects.toThrow('too large');
  });
});
