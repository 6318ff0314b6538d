import { crc32, inflateRawSync } from 'node:zlib';
import { FileRefusal, MOST_PARTS } from './file-kinds.ts';

/** How much may still be unpacked, shared by a document and what is packed within it. */
export interface Budget {
  bytes: number;
}

const [END, CENTRAL, LOCAL] = [0x06054b50, 0x02014b50, 0x04034b50];

/**
 * The parts of a zip archive, by name. Nothing it says of itself is believed: it is unpacked part by part until the budget
 * is used up, and names that lead elsewhere, double names, locked parts and wrong sums are refused.
 * @throws FileRefusal
 */
export function readZip(bytes: Buffer, budget: Budget): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  for (const entry of listEntries(bytes)) {
    if (entry.name.endsWith('/')) continue;
    if (parts.has(entry.name)) throw new FileRefusal('broken');
    parts.set(entry.name, unpack(bytes, entry, budget));
  }
  return parts;
}

interface Entry {
  name: string;
  method: number;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

function listEntries(bytes: Buffer): Entry[] {
  const end = findEnd(bytes);
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  // 0xffff stands for the larger form of the format, which no document of our size needs.
  if (count > MOST_PARTS) throw new FileRefusal('tooMuchInside');
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || bytes.readUInt32LE(at) !== CENTRAL) throw new FileRefusal('broken');
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0) throw new FileRefusal('locked');
    const [nameLength, extra, comment] = [bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32)];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    if (!isPlainName(name)) throw new FileRefusal('broken');
    entries.push({ name, method: bytes.readUInt16LE(at + 10), crc: bytes.readUInt32LE(at + 16), packed: bytes.readUInt32LE(at + 20), unpacked: bytes.readUInt32LE(at + 24), offset: bytes.readUInt32LE(at + 42) });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 0xffff); at -= 1) if (bytes.readUInt32LE(at) === END) return at;
  throw new FileRefusal('broken');
}

/** A name within the archive: no way up, no way out, nothing that a system reads in its own way. */
function isPlainName(name: string): boolean {
  return name.length > 0 && name.length <= 300 && !/^[/\\]|\\|(^|\/)\.\.?(\/|$)|[\u0000-\u001f:]/.test(name);
}

function unpack(bytes: Buffer, { method, crc, packed, unpacked, offset }: Entry, budget: Budget): Buffer {
  if (unpacked > budget.bytes) throw new FileRefusal('tooMuchInside');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) throw new FileRefusal('broken');
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  if (start + packed > bytes.length) throw new FileRefusal('broken');
  const content = method === 0 ? Buffer.from(bytes.subarray(start, start + packed)) : inflate(bytes.subarray(start, start + packed), method, budget);
  budget.bytes -= content.length;
  if (budget.bytes < 0) throw new FileRefusal('tooMuchInside');
  if (content.length !== unpacked || crc32(content) !== crc) throw new FileRefusal('broken');
  return content;
}

function inflate(packed: Buffer, method: number, budget: Budget): Buffer {
  if (method !== 8) throw new FileRefusal('broken');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(budget.bytes, 1) });
  } catch (error) {
    throw new FileRefusal(error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooMuchInside' : 'broken');
  }
}
