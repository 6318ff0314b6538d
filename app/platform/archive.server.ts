import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** What may come out of an archive: how many files, and how many bytes of all of them together. */
export interface ArchiveLimits {
  files: number;
  bytes: number;
}

/** An archive that cannot be read, or that unpacks to more than it may. */
export class ArchiveError extends Error {
  readonly reason: 'broken' | 'tooLarge';

  constructor(reason: 'broken' | 'tooLarge') {
    super(`the archive is ${reason}`);
    this.name = 'ArchiveError';
    this.reason = reason;
  }
}

const END = { signature: 0x06054b50, length: 22, furthest: 22 + 0xffff };
const ENTRY = { signature: 0x02014b50, length: 46 };
const LOCAL = { signature: 0x04034b50, length: 30 };
const STORED = 0;
const DEFLATED = 8;
const inflate = promisify(inflateRaw);

interface Entry {
  name: string;
  method: number;
  packed: number;
  size: number;
  offset: number;
}

/**
 * The files of a ZIP archive by name, those that `wanted` names. Neither what the archive says of its sizes nor what really
 * comes out of it can go past the limits: whatever is too much is never unpacked. @throws ArchiveError
 */
export async function unpackArchive(archive: Buffer, limits: ArchiveLimits, wanted: (name: string) => boolean): Promise<Map<string, Buffer>> {
  const entries = readDirectory(archive, limits.files).filter(({ name }) => wanted(name));
  if (entries.reduce((sum, { size }) => sum + size, 0) > limits.bytes) throw new ArchiveError('tooLarge');
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  for (const entry of entries) {
    const content = await unpackEntry(archive, entry, left);
    left -= content.length;
    files.set(entry.name, content);
  }
  return files;
}

/** The same files as an archive that packs nothing: what reads it meets no more than what was looked at. */
export function storeArchive(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const path = Buffer.from(name, 'utf8');
    const local = Buffer.alloc(LOCAL.length);
    const entry = Buffer.alloc(ENTRY.length);
    local.writeUInt32LE(LOCAL.signature, 0);
    entry.writeUInt32LE(ENTRY.signature, 0);
    for (const [header, at] of [[local, 14], [entry, 16]] as const) {
      header.writeUInt32LE(crc32(content), at);
      header.writeUInt32LE(content.length, at + 4);
      header.writeUInt32LE(content.length, at + 8);
      header.writeUInt16LE(path.length, at + 12);
    }
    entry.writeUInt32LE(offset, 42);
    parts.push(local, path, content);
    directory.push(entry, path);
    offset += LOCAL.length + path.length + content.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(END.length);
  end.writeUInt32LE(END.signature, 0);
  for (const at of [8, 10]) end.writeUInt16LE(files.size, at);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

function readDirectory(archive: Buffer, most: number): Entry[] {
  const end = findEnd(archive);
  const count = archive.readUInt16LE(end + 10);
  if (count > most) throw new ArchiveError('tooLarge');
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY.length > end || archive.readUInt32LE(at) !== ENTRY.signature) throw new ArchiveError('broken');
    const [name, extra, comment] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30), archive.readUInt16LE(at + 32)];
    entries.push({ name: archive.toString('utf8', at + ENTRY.length, at + ENTRY.length + name), method: archive.readUInt16LE(at + 10), packed: archive.readUInt32LE(at + 20), size: archive.readUInt32LE(at + 24), offset: archive.readUInt32LE(at + 42) });
    at += ENTRY.length + name + extra + comment;
  }
  return entries;
}

function findEnd(archive: Buffer): number {
  for (let at = archive.length - END.length; at >= Math.max(0, archive.length - END.furthest); at -= 1) if (archive.readUInt32LE(at) === END.signature) return at;
  throw new ArchiveError('broken');
}

async function unpackEntry(archive: Buffer, { method, packed, offset }: Entry, most: number): Promise<Buffer> {
  if (offset + LOCAL.length > archive.length || archive.readUInt32LE(offset) !== LOCAL.signature) throw new ArchiveError('broken');
  const start = offset + LOCAL.length + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28);
  const content = archive.subarray(start, start + packed);
  if (content.length !== packed || (method !== STORED && method !== DEFLATED)) throw new ArchiveError('broken');
  if (method === STORED && packed > most) throw new ArchiveError('tooLarge');
  if (method === STORED) return content;
  // One byte more than is left: only a file that really is larger is refused for it.
  const unpacked = await inflate(content, { maxOutputLength: most + 1 }).catch((error: unknown) => {
    throw new ArchiveError(error instanceof RangeError ? 'tooLarge' : 'broken');
  });
  if (unpacked.length > most) throw new ArchiveError('tooLarge');
  return unpacked;
}
