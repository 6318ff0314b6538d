import { closeSync, openSync, writeSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';

const STORED = 0;
const DEFLATED = 8;
/** 1 January 1980, the first day that the format knows: when something was packed is nobody's business. */
const NO_DATE = 0x0021;

export interface ArchivePart {
  /** In plain letters, with `/` between folders. */
  name: string;
  content: Buffer;
  /** Not packed: what is packed already, and what must be readable without unpacking. */
  stored?: boolean;
}

/**
 * Writes a ZIP archive to a path, one part after the other: no more than one of them is held at a time. Meant for a thread of
 * its own, as it waits for the disk.
 */
export function writeArchive(path: string, parts: Iterable<ArchivePart>): void {
  const file = openSync(path, 'wx', 0o600);
  const directory: Buffer[] = [];
  let offset = 0;
  const write = (...pieces: readonly Buffer[]) => {
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; ) at += writeSync(file, piece, at);
      offset += piece.length;
    }
  };
  try {
    let count = 0;
    for (const { name, content, stored = false } of parts) {
      const packed = stored ? content : deflateRawSync(content, { level: 9 });
      const about = aboutPart(Buffer.from(name), content, packed, stored ? STORED : DEFLATED);
      directory.push(head(0x02014b50, [20], about, offset));
      write(head(0x04034b50, [], about, null), packed);
      count += 1;
    }
    const listed = Buffer.concat(directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    for (const at of [8, 10]) end.writeUInt16LE(count, at);
    end.writeUInt32LE(listed.length, 12);
    end.writeUInt32LE(offset, 16);
    write(listed, end);
  } finally {
    closeSync(file);
  }
}

interface AboutPart {
  name: Buffer;
  /** What both heads of a part say alike: needed version, flags, method, time, date, check, sizes, length of its name. */
  fields: Buffer;
}

function aboutPart(name: Buffer, content: Buffer, packed: Buffer, method: number): AboutPart {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(NO_DATE, 8);
  fields.writeUInt32LE(crc32(content), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, fields };
}

/** The head before a part; with the place where that begins, the one in the directory. */
function head(signature: number, madeBy: readonly number[], { name, fields }: AboutPart, place: number | null): Buffer {
  const begin = Buffer.alloc(4 + 2 * madeBy.length);
  begin.writeUInt32LE(signature, 0);
  madeBy.forEach((version, i) => begin.writeUInt16LE(version, 4 + 2 * i));
  const rest = Buffer.alloc(place === null ? 0 : 14);
  if (place !== null) rest.writeUInt32LE(place, 10);
  return Buffer.concat([begin, fields, rest, name]);
}
