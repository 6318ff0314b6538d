import { fileTypeFromBuffer } from 'file-type';
import { FileRefusal, MOST_FILE_BYTES, MOST_PICTURE_BYTES, MOST_UNPACKED_BYTES, type FileKind } from './file-kinds.ts';
import { kindOfDocument, repack } from './office-documents.server.ts';
import { redraw, resize, type SizedPicture } from './pictures.server.ts';
import { readZip } from './zip-reading.server.ts';

/** A file as it may be kept: made anew from what was handed in, with nothing that tells of its making. */
export interface AcceptedFile {
  kind: FileKind;
  content: Buffer;
}

const ZIP = Buffer.from('PK\u0003\u0004');
/** Endings that mean the same kind. */
const SAME: Readonly<Record<string, FileKind>> = { jpeg: 'jpg', text: 'txt', md: 'txt' };

/**
 * Takes a file in: what it is is told by its content, which must be what its name says; then it is made anew, so that what
 * is kept was written by this program and not by whoever handed it in. Of its name only the ending is looked at.
 * @throws FileRefusal
 */
export async function acceptFile(bytes: Buffer, givenName: string): Promise<AcceptedFile> {
  if (bytes.length === 0) throw new FileRefusal('empty');
  if (bytes.length > MOST_FILE_BYTES) throw new FileRefusal('tooLarge');
  const ending = /\.([a-z0-9]+)$/i.exec(givenName.trim())?.[1]?.toLowerCase() ?? '';
  const { kind, remake } = await recognise(bytes, ending);
  if ((SAME[ending] ?? ending) !== kind) throw new FileRefusal('notItsName', kind);
  const content = await remake();
  if (content.length > 2 * MOST_FILE_BYTES) throw new FileRefusal('tooLarge');
  return { kind, content };
}

/** Takes a picture in, whatever its name says: only its points are kept, in the sizes of a page and of papers. @throws FileRefusal */
export async function acceptPicture(bytes: Buffer): Promise<SizedPicture> {
  if (bytes.length === 0) throw new FileRefusal('empty');
  if (bytes.length > MOST_PICTURE_BYTES) throw new FileRefusal('tooLarge');
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  if (found !== 'png' && found !== 'jpg' && found !== 'webp') throw new FileRefusal('kind');
  return resize(bytes, found);
}

async function recognise(bytes: Buffer, ending: string): Promise<{ kind: FileKind; remake: () => Promise<Buffer> }> {
  if (bytes.subarray(0, 4).equals(ZIP)) {
    const budget = { bytes: MOST_UNPACKED_BYTES };
    const parts = readZip(bytes, budget);
    const kind = kindOfDocument(parts);
    if (!kind) throw new FileRefusal('kind');
    return { kind, remake: () => repack(parts, kind, budget) };
  }
  const found = (await fileTypeFromBuffer(bytes))?.ext;
  if (found === 'pdf') return { kind: 'pdf', remake: async () => (await import('./pdf-rebuilding.server.ts')).rebuildPdf(bytes) };
  if (found === 'png' || found === 'jpg' || found === 'webp') return { kind: found, remake: () => redraw(bytes, found) };
  if (found !== undefined) throw new FileRefusal('kind');
  const text = readText(bytes);
  return { kind: ending === 'csv' ? 'csv' : 'txt', remake: () => Promise.resolve(Buffer.from(text, 'utf8')) };
}

/** Plain text in UTF-8, or as older spreadsheets write it; nothing that a browser could take for a page or a drawing. */
function readText(bytes: Buffer): string {
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = isWide ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'windows-1252'];
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (/[\u0000-\u0008\u000e-\u001f\u007f]/.test(text)) break;
      if (/<\s*(!doctype|html|head|body|script|svg|iframe|object|embed|meta|link|\?xml)|<\?xml/i.test(text)) break;
      return text;
    } catch {
      continue;
    }
  }
  throw new FileRefusal('kind');
}
