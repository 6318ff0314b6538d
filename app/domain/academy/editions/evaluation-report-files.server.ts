import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { repack } from '#app/platform/office-documents.server.ts';
import { adorn, enclose, say } from '#app/platform/pdf-tags.ts';
import { INK, lacksSignsFor, writePdf, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { readZip } from '#app/platform/zip-reading.server.ts';
import { readReport } from './evaluation-report.server.ts';
import { reportParts, type ReportPart } from './evaluation-report.ts';

const MARGIN = 56;
/** Bytes of a document, unpacked: one of ours is far smaller. */
const MOST_BYTES = 8_000_000;

/** What both files say. @throws NotFound, Refusal */
async function readText(person: AskingPerson, id: string, locale: Locale) {
  const [figures, t, format] = [await readReport(person, id, locale), wordsOf(locale), formatIn(locale)];
  const words = (key: string, params: Record<string, string | number> = {}) => t(key, params);
  return { t, title: t('academy.report.title'), about: [figures.name, figures.network, t('academy.editions.days', { from: format.date(figures.startsOn), to: format.date(figures.endsOn) }), words('academy.report.curriculum', { title: figures.curriculum }), ...(figures.programme ? [words('academy.report.programme', { name: figures.programme })] : [])].join(' · '), parts: reportParts(figures, words, format) };
}

/** The report of an edition as a PDF on A4. Its file name and its properties say nothing of it. @throws NotFound, Refusal */
export async function makeReportPdf(person: AskingPerson, id: string, locale: Locale): Promise<Buffer> {
  const { t, title, about, parts } = await readText(person, id, locale);
  return writePdf({ locale, margin: MARGIN, tagged: true }, (doc) => {
    enclose(doc, 'Document', () => {
      say(doc, 'H1', () => doc.font('bold').fontSize(22).fillColor(INK.text).text(title));
      doc.moveDown(0.2);
      say(doc, 'P', () => doc.font('plain').fontSize(10.5).fillColor(INK.muted).text(about));
      if (lacksSignsFor(doc, about)) say(doc, 'P', () => doc.fontSize(9).fillColor(INK.accent).text(t('academy.editions.letter.missingSigns')));
      for (const part of parts) drawPart(doc, part);
    });
  });
}

function drawPart(doc: PdfDocument, { title, rows, note }: ReportPart): void {
  if (doc.y > doc.page.height - 170) doc.addPage();
  doc.moveDown(1);
  say(doc, 'H2', () => doc.font('bold').fontSize(14).fillColor(INK.accent).text(title, MARGIN));
  doc.moveDown(0.3);
  const width = doc.page.width - 2 * MARGIN;
  enclose(doc, 'Table', () => rows.forEach(([name, value]) => {
    doc.font('plain').fontSize(10.5);
    if (doc.y + doc.heightOfString(name, { width: width - 140 }) > doc.page.height - 60) doc.addPage();
    const { y } = doc;
    let below = y;
    enclose(doc, 'TR', () => {
      say(doc, 'TH', () => doc.fillColor(INK.text).text(name, MARGIN, y, { width: width - 140 }), { scope: 'Row' });
      below = doc.y;
      say(doc, 'TD', () => doc.text(value, MARGIN + width - 130, y, { width: 130, align: 'right' }));
    });
    doc.y = Math.max(below, doc.y) + 3;
    adorn(doc, () => doc.moveTo(MARGIN, doc.y).lineTo(MARGIN + width, doc.y).lineWidth(0.5).strokeColor(INK.line).stroke());
    doc.y += 3;
  }));
  if (!note) return;
  doc.font('plain').fontSize(9);
  if (doc.y + 2 + doc.heightOfString(note, { width }) > doc.page.height - MARGIN) doc.addPage();
  say(doc, 'P', () => doc.fillColor(INK.muted).text(note, MARGIN, doc.y + 2, { width }));
}

/** The same as a document to be written on in Word. What draws one is fetched with the first; properties are left out of it. @throws NotFound, Refusal */
export async function makeReportDocument(person: AskingPerson, id: string, locale: Locale): Promise<Buffer> {
  const { title, about, parts } = await readText(person, id, locale);
  const { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, WidthType, AlignmentType } = await import('docx');
  const cell = (text: string, size: number, alignment?: 'left' | 'right') => new TableCell({ width: { size, type: WidthType.DXA }, children: [new Paragraph({ text, alignment: alignment === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT })] });
  const file = new Document({
    styles: { default: { document: { run: { language: { value: locale === 'fr' ? 'fr-FR' : 'en-GB' } } } } },
    sections: [
      {
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({ text: about }),
          ...parts.flatMap((part) => [
            new Paragraph({ text: part.title, heading: HeadingLevel.HEADING_1, keepNext: true }),
            new Table({ width: { size: 9_000, type: WidthType.DXA }, columnWidths: [6_500, 2_500], rows: part.rows.map(([name, value]) => new TableRow({ cantSplit: true, children: [cell(name, 6_500), cell(value, 2_500, 'right')] })) }),
            new Paragraph({ text: part.note ?? '' }),
          ]),
        ],
      },
    ],
  });
  return repack(readZip(await Packer.toBuffer(file), { bytes: MOST_BYTES }), 'docx', { bytes: MOST_BYTES });
}
