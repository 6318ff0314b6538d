import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Locale } from '#app/i18n/locales.ts';

type Doc = PDFKit.PDFDocument;

const INK = { text: '#1b2426', muted: '#53605f', line: '#c9c5bb', accent: '#1d5c63' };
const MARGIN = 56;

/** What is written on a page of paper. */
export interface Paper {
  doc: Doc;
  title(text: string): void;
  heading(text: string): void;
  text(text: string): void;
  small(text: string): void;
}

/** A PDF on A4 in our own fonts. Its file name and its properties say nothing of what it holds. */
export async function writePaper(locale: Locale, write: (paper: Paper) => void, layout: 'portrait' | 'landscape' = 'portrait'): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({ size: 'A4', layout, margin: MARGIN, lang: locale, displayTitle: true, info: { Title: 'Passerelle', Author: '', Producer: '', Creator: '' } });
  const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  doc.registerFont('plain', join(folder, 'DejaVuSans.ttf')).registerFont('bold', join(folder, 'DejaVuSans-Bold.ttf')).font('plain');
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  write({
    doc,
    title: (text) => void doc.font('bold').fontSize(22).fillColor(INK.text).text(text).moveDown(0.5),
    heading(text) {
      if (doc.y > doc.page.height - 140) doc.addPage();
      doc.moveDown(0.8).font('bold').fontSize(14).fillColor(INK.accent).text(text).moveDown(0.3);
    },
    text: (text) => void doc.font('plain').fontSize(10.5).fillColor(INK.text).text(text).moveDown(0.3),
    small: (text) => void doc.font('plain').fontSize(9).fillColor(INK.muted).text(text).moveDown(0.2),
  });
  doc.end();
  return done;
}
