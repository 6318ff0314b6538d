import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFStream, PDFString, type PDFContext, type PDFObject } from 'pdf-lib';
import { FileRefusal, MOST_PAGES, MOST_UNPACKED_BYTES } from './file-kinds.ts';
import { withoutOrigin } from './pictures.server.ts';

const name = (text: string) => PDFName.of(text);
/** What tells of the making, wherever it stands. */
const ORIGIN = ['Metadata', 'PieceInfo', 'LastModified', 'Thumb', 'AF', 'StructParents', 'StructParent'].map(name);

/**
 * The pages of a PDF in a document made anew: author, dates, programs, scripts, attachments, comments and form fields stay
 * behind (what was filled in stays to be read). @throws FileRefusal
 */
export async function rebuildPdf(bytes: Buffer): Promise<Buffer> {
  assertUnpacksSmall(bytes);
  try {
    const source = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (source.getPageCount() > MOST_PAGES) throw new FileRefusal('tooManyPages');
    flattenForm(source);
    for (const { node } of source.getPages()) {
      node.delete(name('AA'));
      keepLinksOnly(node, source.context);
    }
    for (const [ref, object] of source.context.enumerateIndirectObjects()) {
      strip(object, 0);
      if (object instanceof PDFRawStream && isJpeg(object)) source.context.assign(ref, PDFRawStream.of(object.dict, withoutOrigin(object.contents)));
    }
    const rebuilt = await PDFDocument.create({ updateMetadata: false });
    for (const page of await rebuilt.copyPages(source, source.getPageIndices())) rebuilt.addPage(page);
    return Buffer.from(await rebuilt.save({ addDefaultPage: false, updateFieldAppearances: false }));
  } catch (error) {
    if (error instanceof FileRefusal) throw error;
    throw new FileRefusal(error instanceof Error && /encrypted/i.test(error.message) ? 'locked' : 'broken');
  }
}

/**
 * The streams that reading the document unpacks (packed objects, the table of contents) are tried first, with a bound: the
 * reader itself has none. A dictionary that hides its names counts as one of them.
 */
function assertUnpacksSmall(bytes: Buffer): void {
  let left = MOST_UNPACKED_BYTES;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const before = bytes.toString('latin1', Math.max(0, at - 2000), at);
    const dict = before.slice(Math.max(before.lastIndexOf(' obj'), 0));
    if (!/\/(ObjStm|XRef)\b|#/.test(dict)) continue;
    if (/\/(LZW|RunLength|ASCII85|ASCIIHex)|FlateDecode[\s\S]*FlateDecode/.test(dict)) throw new FileRefusal('broken');
    const start = bytes[at + 6] === 0x0d && bytes[at + 7] === 0x0a ? at + 8 : at + 7;
    try {
      left -= inflateSync(bytes.subarray(start), { maxOutputLength: Math.max(left, 1) }).length;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw new FileRefusal('tooMuchInside');
    }
  }
}

/** What stands in the fields of a form becomes part of its pages. */
function flattenForm(document: PDFDocument): void {
  if (!document.catalog.lookup(name('AcroForm'))) return;
  const form = document.getForm();
  if (form.hasXFA()) form.deleteXFA();
  form.flatten({ updateFieldAppearances: false });
}

/** Of the notes on a page only links to other places stay, made anew. */
function keepLinksOnly(page: PDFDict, context: PDFContext): void {
  const notes = page.lookup(name('Annots'));
  page.delete(name('Annots'));
  if (!(notes instanceof PDFArray)) return;
  const links = notes.asArray().flatMap((ref) => {
    const note = context.lookup(ref);
    const action = note instanceof PDFDict ? note.lookup(name('A')) : undefined;
    const where = note instanceof PDFDict ? note.lookup(name('Rect')) : undefined;
    const to = action instanceof PDFDict ? action.lookup(name('URI')) : undefined;
    if (!(where instanceof PDFArray) || !(to instanceof PDFString || to instanceof PDFHexString)) return [];
    const address = to.decodeText();
    if (!/^(https?:|mailto:)[\u0021-\u007e]+$/i.test(address)) return [];
    return [context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: where, Border: [0, 0, 0], A: { S: 'URI', URI: PDFString.of(address.replace(/[()\\]/g, encodeURIComponent)) } }))];
  });
  if (links.length > 0) page.set(name('Annots'), context.obj(links));
}

function strip(object: PDFObject, depth: number): void {
  if (depth > 40) throw new FileRefusal('broken');
  const inner = object instanceof PDFStream ? object.dict : object;
  if (inner instanceof PDFDict) {
    for (const key of ORIGIN) inner.delete(key);
    if (inner.has(name('F')) || inner.has(name('UF'))) inner.delete(name('EF'));
    if (inner.get(name('S'))?.toString() === '/JavaScript') inner.delete(name('JS'));
  }
  const values = inner instanceof PDFDict ? inner.values() : inner instanceof PDFArray ? inner.asArray() : [];
  for (const value of values) if (value instanceof PDFDict || value instanceof PDFArray) strip(value, depth + 1);
}

function isJpeg(stream: PDFRawStream): boolean {
  const filter = stream.dict.lookup(name('Filter'));
  return (filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter)?.toString() === '/DCTDecode';
}
