import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { INK, lacksSignsFor, writePdf, type PdfDocument } from '#app/platform/pdf-writing.server.ts';

const MARGIN = 56;

/** What is written on a page of paper. */
export interface Paper {
  doc: PdfDocument;
  title(text: string): void;
  heading(text: string): void;
  text(text: string): void;
  small(text: string): void;
  /** Says so beneath, where a sign of what someone wrote has no picture in our fonts. */
  tellMissing(written: string): void;
}

/** A PDF on A4 in our own fonts. Its file name and its properties say nothing of what it holds. */
export function writePaper(locale: Locale, write: (paper: Paper) => void, layout: 'portrait' | 'landscape' = 'portrait'): Promise<Buffer> {
  return writePdf({ locale, margin: MARGIN, layout }, (doc) =>
    write({
      doc,
      title: (text) => void doc.font('bold').fontSize(22).fillColor(INK.text).text(text).moveDown(0.5),
      heading(text) {
        if (doc.y > doc.page.height - 140) doc.addPage();
        doc.moveDown(0.8).font('bold').fontSize(14).fillColor(INK.accent).text(text).moveDown(0.3);
      },
      text: (text) => void doc.font('plain').fontSize(10.5).fillColor(INK.text).text(text).moveDown(0.3),
      small: (text) => void doc.font('plain').fontSize(9).fillColor(INK.muted).text(text).moveDown(0.2),
      tellMissing(written) {
        if (lacksSignsFor(doc, written)) doc.font('plain').fontSize(9).fillColor(INK.accent).text(wordsOf(locale)('mentoring.papers.missingSigns')).moveDown(0.2);
      },
    }),
  );
}
