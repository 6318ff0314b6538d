import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { INK, lacksSignsFor, writePdf, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { placeRadar, type RadarDrawing } from '#app/ui/charts/radar-geometry.ts';
import { readResults, type Results } from './results.server.ts';

const MARGIN = 52;

/** The results as a PDF on A4: profile, priorities, strengths, every criterion. Its file name and its properties say nothing of it. */
export async function exportPdf(person: AskingPerson, id: string, locale: Locale): Promise<Buffer> {
  const results = await readResults(person, id);
  return writePdf({ locale, margin: MARGIN, bufferPages: true }, (doc) => {
    draw(doc, results, locale);
    numberPages(doc, locale);
  });
}

function draw(doc: PdfDocument, results: Results, locale: Locale): void {
  const t = wordsOf(locale);
  const format = formatIn(locale);
  doc.font('bold').fontSize(22).fillColor(INK.text).text(t('assessment.results.title'));
  doc.font('plain').fontSize(11).fillColor(INK.muted).text(`${results.organisation.name} · ${format.date(results.completedAt)}`);
  tellMissing(doc, results.organisation.name, locale);
  doc.moveDown();
  heading(doc, t('assessment.results.profile'));
  const radar = placeRadar({ axes: results.components.map(({ component }) => ({ label: component.name[locale] })), series: [{ id: 'now', values: results.components.map(({ score }) => score) }], radius: 95, size: 9, labelWidth: 105 });
  if (radar) drawRadar(doc, radar);
  for (const { component, score, coverage } of results.components) line(doc, component.name[locale], score === null ? t('assessment.results.noScore') : `${format.number(score, 1)} · ${t('assessment.results.coverage')} ${format.percent(coverage)}`);
  heading(doc, t('assessment.priorities.title'));
  const titles = new Map(results.components.flatMap(({ criteria }) => criteria.map(({ criterion }) => [criterion.id, criterion.title[locale]])));
  results.priorities.slice(0, Math.max(5, results.committed.length)).forEach((one, i) => line(doc, `${i + 1}. ${titles.get(one.id) ?? ''}`, t('assessment.priorities.level', { level: one.answer.level ?? 0 }) + (results.committed.includes(one.id) ? ` · ${t('assessment.priorities.committed')}` : '')));
  if (results.strengths.length > 0) heading(doc, t('assessment.priorities.strengths'));
  for (const { criterion, answer } of results.strengths) line(doc, criterion.title[locale], t('assessment.priorities.level', { level: answer.level ?? 0 }));
  for (const { component, criteria } of results.components) {
    heading(doc, component.name[locale]);
    for (const { criterion, answer, texts } of criteria) {
      const told = answer.kind === 'level' ? t('assessment.priorities.level', { level: answer.level ?? 0 }) : t(answer.kind === 'not_applicable' ? 'assessment.answer.notApplicable' : answer.kind === 'dont_know' ? 'assessment.answer.dontKnow' : 'assessment.answer.nothing');
      line(doc, criterion.title[locale], told);
      if (answer.level !== null) small(doc, criterion.levels[answer.level]?.[locale] ?? '');
      if (texts?.note) small(doc, texts.note, INK.text);
      if (texts?.evidence) small(doc, t('assessment.results.evidence', { evidence: texts.evidence }));
      tellMissing(doc, `${texts?.note ?? ''}${texts?.evidence ?? ''}`, locale);
    }
  }
}

/** A sign that the font lacks is drawn as a box: it is said so beside the text, and where it can be read. */
function tellMissing(doc: PdfDocument, text: string, locale: Locale): void {
  if (lacksSignsFor(doc, text)) small(doc, wordsOf(locale)('assessment.files.missingSigns'), INK.accent);
}

function heading(doc: PdfDocument, text: string): void {
  if (doc.y > doc.page.height - 140) doc.addPage();
  doc.fontSize(14).moveDown(1.1).font('bold').fillColor(INK.accent).text(text, MARGIN).moveDown(0.3).font('plain').fillColor(INK.text);
}

/** A name and its value, with a rule above. */
function line(doc: PdfDocument, name: string, value: string): void {
  if (doc.y > doc.page.height - 90) doc.addPage();
  const width = doc.page.width - 2 * MARGIN;
  const top = doc.y + 3;
  doc.moveTo(MARGIN, top).lineTo(MARGIN + width, top).lineWidth(0.5).strokeColor(INK.line).stroke();
  doc.font('plain').fontSize(9.5).fillColor(INK.muted).text(value, MARGIN + width * 0.62, top + 5, { width: width * 0.38, align: 'right' });
  const afterValue = doc.y;
  doc.font('bold').fontSize(10).fillColor(INK.text).text(name, MARGIN, top + 5, { width: width * 0.6 });
  doc.y = Math.max(doc.y, afterValue);
}

function small(doc: PdfDocument, text: string, colour: string = INK.muted): void {
  doc.font('plain').fontSize(9).fillColor(colour).text(text, MARGIN, doc.y + 1, { width: doc.page.width - 2 * MARGIN });
}

function drawRadar(doc: PdfDocument, radar: RadarDrawing): void {
  const left = (doc.page.width - radar.width) / 2;
  const top = doc.y + 4;
  doc.save().translate(left, top);
  for (const { path } of radar.rings) doc.path(path).lineWidth(0.5).strokeColor(INK.line).stroke();
  for (const spoke of radar.spokes) doc.path(spoke).lineWidth(0.5).strokeColor(INK.line).stroke();
  for (const { path } of radar.series) doc.path(path).lineWidth(1.5).fillOpacity(0.18).fillAndStroke(INK.accent, INK.accent).fillOpacity(1);
  doc.font('plain').fontSize(7).fillColor(INK.muted);
  for (const { level, x, y } of radar.rings) doc.text(String(level), x + 3, y - 3.5, { lineBreak: false });
  doc.fontSize(radar.size).fillColor(INK.text);
  for (const { lines, x, y, anchor } of radar.labels) {
    lines.forEach((text, i) => {
      const shift = anchor === 'start' ? 0 : doc.widthOfString(text) / (anchor === 'middle' ? 2 : 1);
      doc.text(text, x - shift, y + i * radar.lineHeight - radar.size, { lineBreak: false });
    });
  }
  doc.restore();
  doc.x = MARGIN;
  doc.y = top + radar.height + 8;
}

function numberPages(doc: PdfDocument, locale: Locale): void {
  const t = wordsOf(locale);
  const { count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    doc.switchToPage(i);
    const bottom = doc.page.margins.bottom;
    doc.page.margins.bottom = 0;
    doc.font('plain').fontSize(8).fillColor(INK.muted).text(t('assessment.files.page', { page: i + 1, pages: count }), MARGIN, doc.page.height - 36, { width: doc.page.width - 2 * MARGIN, align: 'right', lineBreak: false });
    doc.page.margins.bottom = bottom;
  }
}
