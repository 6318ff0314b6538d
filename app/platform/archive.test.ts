import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArchiveError, storeArchive, unpackArchive } from './archive.server.ts';

const LIMITS = { files: 20, bytes: 1024 * 1024 };
const all = () => true;

/** An archive of one packed file, which says of its size what it is told to say. */
function pack(content: Buffer, says = content.length): Buffer {
  const packed = deflateRawSync(content);
  const [local, entry, end, name] = [Buffer.alloc(30), Buffer.alloc(46), Buffer.alloc(22), Buffer.from('a.xml')];
  local.writeUInt32LE(0x04034b50, 0);
  entry.writeUInt32LE(0x02014b50, 0);
  local.writeUInt16LE(8, 8);
  entry.writeUInt16LE(8, 10);
  for (const [header, at] of [[local, 14], [entry, 16]] as const) {
    header.writeUInt32LE(crc32(content), at);
    header.writeUInt32LE(packed.length, at + 4);
    header.writeUInt32LE(says, at + 8);
    header.writeUInt16LE(name.length, at + 12);
  }
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe('an archive', () => {
  it('gives back what was put in', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.uint8Array({ maxLength: 300 }), { maxKeys: 10 }), async (files) => {
        const given = new Map(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes)]));
        expect(await unpackArchive(storeArchive(given), LIMITS, all)).toEqual(given);
      }),
    );
    const text = Buffer.from('plain '.repeat(100));
    expect((await unpackArchive(pack(text), LIMITS, all)).get('a.xml')).toEqual(text);
  });

  it.each([
    ['as large as it says', pack(Buffer.alloc(64 * 1024 * 1024))],
    ['larger than it says', pack(Buffer.alloc(64 * 1024 * 1024), 100)],
    ['one byte more than may come out', pack(Buffer.alloc(LIMITS.bytes + 1), 1)],
    ['many small files', storeArchive(new Map(Array.from({ length: 21 }, (_, i) => [`${i}`, Buffer.alloc(1)])))],
    ['files that are too much together', storeArchive(new Map(['a', 'b', 'c'].map((name) => [name, Buffer.alloc(400_000)])))],
  ])('that unpacks to too much is refused: %s', async (_name, archive) => {
    await expect(unpackArchive(archive, LIMITS, all)).rejects.toMatchObject({ reason: 'tooLarge' });
  });

  it('may be as large as is allowed, and what is not wanted does not count', async () => {
    expect((await unpackArchive(pack(Buffer.alloc(LIMITS.bytes)), LIMITS, all)).get('a.xml')?.length).toBe(LIMITS.bytes);
    expect(await unpackArchive(pack(Buffer.alloc(64 * 1024 * 1024)), LIMITS, () => false)).toEqual(new Map());
  });

  it('of any other bytes is broken, never something else', async () => {
    const good = pack(Buffer.from('text'));
    const changed = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, value]) => Buffer.from(good.map((byte, i) => (i === at ? value : byte))));
    await fc.assert(
      fc.asyncProperty(fc.oneof(changed, fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)), fc.nat(good.length).map((length) => good.subarray(0, length))), async (archive) => {
        await unpackArchive(archive, LIMITS, all).catch((error: unknown) => expect(error).toBeInstanceOf(ArchiveError));
      }),
      { numRuns: 500 },
    );
  });
});
