import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { lacksSigns } from './drawable.ts';

export type PdfDocument = PDFKit.PDFDocument;

/** The colours of what is printed. */
export const INK = { text: '#1b2426', muted: '#53605f', line: '#c9c5bb', accent: '#1d5c63' };

interface Sheet {
  /** The language of the text, for those who have it read to them. */
  locale: string;
  /** In points. */
  margin: number;
  layout?: 'portrait' | 'landscape';
  /** Whether pages that are done can still be written on. */
  bufferPages?: boolean;
  /** Whether everything on it is drawn by what it is (`pdf-tags.ts`), to be read out in order. */
  tagged?: boolean;
}

/**
 * A PDF on A4 in our own fonts, `plain` and `bold`; its properties say nothing of what it holds. What draws one takes as much
 * memory as the rest of this place: it is fetched with the first one.
 */
export async function writePdf({ locale, margin, layout = 'portrait', bufferPages = false, tagged = false }: Sheet, write: (doc: PdfDocument) => void): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({ size: 'A4', layout, margin, bufferPages, tagged, lang: locale, displayTitle: true, info: { Title: 'Passerelle', Author: '', Producer: '', Creator: '' } });
  const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  doc.registerFont('plain', join(folder, 'DejaVuSans.ttf')).registerFont('bold', join(folder, 'DejaVuSans-Bold.ttf')).font('plain');
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  write(doc);
  doc.end();
  return done;
}

/** Whether the font in use has no picture for a sign of a text: it is drawn as a box then, and the page must say so beside it. */
export function lacksSignsFor(doc: PdfDocument, text: string): boolean {
  const { font } = (doc as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
  return lacksSigns(text, (point) => font.hasGlyphForCodePoint(point));
}
