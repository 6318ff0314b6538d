import { deflateSync } from 'node:zlib';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { PDFDict, PDFDocument, PDFName, PDFString } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { bomb, hugePng } from '../../tests/setup/hostile-files.ts';
import { acceptFile } from './file-acceptance.server.ts';
import { FileRefusal, MOST_FILE_BYTES } from './file-kinds.ts';

const CANARY = 'canary-5K1-heron';
const text = (value: string) => new Uint8Array(Buffer.from(value));

async function refusal(bytes: Buffer | Uint8Array, name: string): Promise<string> {
  try {
    await acceptFile(Buffer.from(bytes), name);
    return 'taken';
  } catch (error) {
    if (error instanceof FileRefusal) return error.reason;
    throw error;
  }
}

/** Whether a word stands anywhere in a file, in the encodings in which formats hide words. */
function holds(content: Buffer, word: string): boolean {
  return [Buffer.from(word), Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16(), Buffer.from(Buffer.from(word).toString('hex'))].some((form) => content.includes(form));
}

function docx(more: Record<string, Uint8Array> = {}, body = ''): Uint8Array {
  return zipSync({
    '[Content_Types].xml': text('<?xml version="1.0"?><Types><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/><Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>'),
    '_rels/.rels': text('<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://x/core-properties" Target="docProps/core.xml"/><Relationship Id="rId3" Type="http://x/thumbnail" Target="docProps/thumbnail.jpeg"/></Relationships>'),
    'docProps/core.xml': text(`<cp:coreProperties><dc:creator>${CANARY}</dc:creator></cp:coreProperties>`),
    'docProps/thumbnail.jpeg': text(CANARY),
    'word/document.xml': text(`<w:document><w:body><w:p w:rsidR="00AB12CD"><w:commentRangeStart w:id="0"/><w:ins w:id="1" w:author="${CANARY}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>What we agreed</w:t></w:r></w:ins><w:commentRangeEnd w:id="0"/></w:p>${body}</w:body></w:document>`),
    'word/comments.xml': text(`<w:comments><w:comment w:author="${CANARY}"/></w:comments>`),
    'word/_rels/document.xml.rels': text(`<Relationships><Relationship Id="rId1" Type="http://x/comments" Target="comments.xml"/><Relationship Id="rId2" Type="http://x/image" Target="https://${CANARY}.example/beacon.png" TargetMode="External"/><Relationship Id="rId3" Type="http://x/relationships/hyperlink" Target="https://example.org/" TargetMode="External"/></Relationships>`),
    ...more,
  });
}

function odt(): Uint8Array {
  return zipSync({
    mimetype: [text('application/vnd.oasis.opendocument.text'), { level: 0 }],
    'content.xml': text(`<office:document-content><office:annotation><dc:creator>${CANARY}</dc:creator>${CANARY}</office:annotation><text:p>What we agreed</text:p></office:document-content>`),
    'meta.xml': text(`<office:meta><dc:creator>${CANARY}</dc:creator></office:meta>`),
    'Thumbnails/thumbnail.png': text(CANARY),
    'META-INF/manifest.xml': text('<manifest:manifest><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>'),
  });
}

async function picture(kind: 'png' | 'jpeg' | 'webp'): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: '#804020' } }).withExif({ IFD0: { Artist: CANARY, ImageDescription: CANARY }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 17/1 0/1' } }).toFormat(kind).toBuffer();
}

async function pdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setAuthor(CANARY);
  document.setTitle(CANARY);
  document.addJavaScript('begin', `app.alert('${CANARY}')`);
  await document.attach(text(CANARY), 'inside.txt', { description: CANARY });
  const page = document.addPage([300, 200]);
  page.drawText('What we agreed', { x: 20, y: 150, size: 12 });
  page.drawImage(await document.embedJpg(await picture('jpeg')), { x: 20, y: 20 });
  const { context } = document;
  const comment = context.register(context.obj({ Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: PDFString.of(CANARY), Contents: PDFString.of(CANARY) }));
  const link = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'URI', URI: PDFString.of('https://example.org/more') } }));
  const script = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: { S: 'JavaScript', JS: PDFString.of(CANARY) } }));
  page.node.set(PDFName.of('Annots'), context.obj([comment, link, script]));
  page.node.set(PDFName.of('AA'), context.obj({ O: { S: 'JavaScript', JS: PDFString.of(CANARY) } }));
  const field = document.getForm().createTextField('name');
  field.setText('Filled in by hand');
  field.addToPage(page, { x: 150, y: 100 });
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

describe('a file that is taken', () => {
  it.each([['png', 'png'], ['jpeg', 'jpg'], ['webp', 'webp']] as const)('as a picture (%s) keeps the picture and nothing of where it came from', async (format, kind) => {
    const given = await picture(format);
    expect(holds(given, CANARY)).toBe(true);
    const { kind: taken, content } = await acceptFile(given, `Holiday.${format.toUpperCase()}`);
    expect(taken).toBe(kind);
    expect(holds(content, CANARY)).toBe(false);
    const { width, height, exif } = await sharp(content).metadata();
    expect([width, height, exif]).toEqual([40, 30, undefined]);
  });

  it('as a picture stands upright without being told to', async () => {
    const lying = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#123456' } }).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    const { content } = await acceptFile(lying, 'a.jpg');
    expect(await sharp(content).metadata()).toMatchObject({ width: 30, height: 40 });
  });

  it('as a PDF keeps its pages and links, and no author, script, attachment, comment or origin of a picture', async () => {
    const given = await pdf();
    expect(holds(given, CANARY)).toBe(true);
    const { kind, content } = await acceptFile(given, 'report.pdf');
    expect(kind).toBe('pdf');
    const read = await PDFDocument.load(content, { updateMetadata: false });
    expect(read.getPageCount()).toBe(1);
    expect([read.getAuthor(), read.getTitle(), read.getProducer(), read.getCreationDate()]).toEqual([undefined, undefined, undefined, undefined]);
    for (const gone of ['Names', 'OpenAction', 'AcroForm', 'Metadata', 'AF']) expect(read.catalog.has(PDFName.of(gone)), gone).toBe(false);
    expect(read.getPage(0).node.Annots()?.size()).toBe(1);
    const plain = Buffer.from(await read.save({ useObjectStreams: false }));
    expect(holds(plain, CANARY)).toBe(false);
    for (const gone of ['JavaScript', 'EmbeddedFile', '/AA', 'Exif']) expect(plain.includes(gone), gone).toBe(false);
    expect(plain.includes('https://example.org/more')).toBe(true);
    const drawn = read.context.enumerateIndirectObjects().filter(([, object]) => 'dict' in object && object.dict instanceof PDFDict && object.dict.get(PDFName.of('Subtype'))?.toString() === '/Form');
    expect(drawn.length).toBeGreaterThan(0);
  });

  it('as a document keeps what was written, and no properties, comments, thumbnails, authors or beacons', async () => {
    for (const [given, name] of [[docx({ 'word/media/image1.jpeg': new Uint8Array(await picture('jpeg')) }), 'a.docx'], [odt(), 'a.odt']] as const) {
      const { kind, content } = await acceptFile(Buffer.from(given), name);
      expect(name.endsWith(kind)).toBe(true);
      const parts = unzipSync(new Uint8Array(content));
      for (const [part, bytes] of Object.entries(parts)) {
        expect(holds(Buffer.from(bytes), CANARY), part).toBe(false);
        expect(part).not.toMatch(/docProps|comments|meta\.xml|humbnail/);
      }
      const written = strFromU8(parts['word/document.xml'] ?? parts['content.xml'] ?? new Uint8Array());
      expect(written).toContain('What we agreed');
      expect(written).not.toMatch(/rsid|commentRange/);
      const relations = strFromU8(parts['word/_rels/document.xml.rels'] ?? new Uint8Array());
      if (kind === 'docx') expect(relations).toContain('https://example.org/');
      expect(Object.keys(parts)[0]).toBe(kind === 'odt' ? 'mimetype' : '[Content_Types].xml');
    }
  });

  it('as a table or plain text is UTF-8 afterwards', async () => {
    expect((await acceptFile(Buffer.from('Név;Été\n1;2'), 'a.csv')).kind).toBe('csv');
    expect((await acceptFile(Buffer.from([0xc9, 0x74, 0xe9]), 'a.txt')).content.toString('utf8')).toBe('Été');
    expect((await acceptFile(Buffer.from('\ufeffplain', 'utf16le'), 'a.txt')).content.toString('utf8')).toBe('plain');
  });
});

describe('a file that is refused', () => {
  it('when its content is not what its name says', async () => {
    expect(await refusal(await picture('png'), 'report.pdf')).toBe('notItsName');
    expect(await refusal(await picture('jpeg'), 'a.png')).toBe('notItsName');
    expect(await refusal(Buffer.from('plain'), 'a.pdf')).toBe('notItsName');
    expect(await refusal(docx(), 'a.xlsx')).toBe('notItsName');
    expect(await refusal(await picture('png'), 'a')).toBe('notItsName');
  });

  it('when it is of no kind that is taken', async () => {
    expect(await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'a.txt')).toBe('kind');
    expect(await refusal(Buffer.from('<?xml version="1.0"?><svg/>'), 'a.svg')).toBe('kind');
    expect(await refusal(Buffer.from('  <!doctype html><script>alert(1)</script>'), 'a.txt')).toBe('kind');
    expect(await refusal(Buffer.from('MZ\u0000\u0001'), 'a.txt')).toBe('kind');
    expect(await refusal(Buffer.from('GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000'), 'a.gif')).toBe('kind');
    expect(await refusal(zipSync({ 'a.txt': text('a') }), 'a.zip')).toBe('kind');
  });

  it('when it is empty or too large', async () => {
    expect(await refusal(Buffer.alloc(0), 'a.txt')).toBe('empty');
    expect(await refusal(Buffer.alloc(MOST_FILE_BYTES + 1, 'a'), 'a.txt')).toBe('tooLarge');
  });

  it('when a picture would fill the memory', async () => {
    expect(await refusal(hugePng(30_000), 'a.png')).toBe('tooManyPixels');
  });

  it('when an archive unpacks to too much, whether it says so or not', async () => {
    expect(await refusal(bomb(80_000_000), 'a.docx')).toBe('tooMuchInside');
    expect(await refusal(bomb(80_000_000, 100), 'a.docx')).toBe('tooMuchInside');
    expect(await refusal(zipSync(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`p${i}`, text('')]))), 'a.docx')).toBe('tooMuchInside');
    expect(await refusal(docx({ 'word/embeddings/a.docx': docx({ 'word/embeddings/b.docx': docx() }) }), 'a.docx')).toBe('tooMuchInside');
  });

  it('when a PDF packs its objects so that reading it would fill the memory', async () => {
    const packed = deflateSync(Buffer.alloc(90_000_000, ' '));
    for (const type of ['/ObjStm', '/Obj#53tm']) expect(await refusal(Buffer.concat([Buffer.from(`%PDF-1.5\n1 0 obj\n<</Type ${type}/N 1/First 4/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`), packed, Buffer.from('\nendstream\nendobj\n')]), 'a.pdf')).toBe('tooMuchInside');
  });

  it('when it would run something', async () => {
    expect(await refusal(docx({ 'word/vbaProject.bin': text('x') }), 'a.docx')).toBe('active');
    expect(await refusal(docx({ 'word/media/image1.svg': text('<svg/>') }), 'a.docx')).toBe('active');
    expect(await refusal(docx({ 'word/x.xml': text('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a/>') }), 'a.docx')).toBe('active');
  });

  it('when it is broken', async () => {
    const good = Buffer.from(docx());
    expect(await refusal(good.subarray(0, good.length - 40), 'a.docx')).toBe('broken');
    expect(await refusal((await picture('png')).subarray(0, 60), 'a.png')).toBe('broken');
    expect(await refusal(Buffer.from('%PDF-1.7\nnothing more'), 'a.pdf')).toBe('broken');
    expect(await refusal(docx({ '../../etc/passwd': text('x') }), 'a.docx')).toBe('broken');
  });
});
