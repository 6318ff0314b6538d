import { adorn, enclose, say } from '#app/platform/pdf-tags.ts';
import { INK, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { clockOf, runningTimes, tellDuration } from '../library/durations.ts';
import type { MarkdownNode } from '../library/markdown.ts';
import { tellOrigin } from './drawing-task.ts';
import type { PaperSource } from './paper-source.ts';
import { drawText, makeRoom, roomOfFirst, type Column } from './rich-text.server.ts';
import { LETTERS } from '../vocabulary.ts';

const SIZE = 10;
/** How much of a page a picture takes at most: it is held in the hand, and the group sees it on a slide. */
const TALLEST = 0.4;

/** All that whoever leads a session needs, in the order of the module; the handout is a paper of its own. */
export function drawGuide(doc: PdfDocument, { module, tree, t }: PaperSource): void {
  const { left: x } = doc.page.margins;
  const width = doc.page.width - 2 * x;
  const tallest = doc.page.height * TALLEST;
  const column: Column = { x, width, size: SIZE, tallest };
  const deeper: Column = { ...column, under: 3 };
  const part = (name: 'purpose' | 'audience' | 'objectives' | 'materials' | 'sources', nodes: readonly MarkdownNode[]) => {
    heading(doc, t(`academy.parts.${name}`), roomOfFirst(doc, nodes, column));
    drawText(doc, nodes, column);
  };

  say(doc, 'H1', () => doc.font('bold').fontSize(21).fillColor(INK.text).text(module.title, x));
  doc.moveDown(0.4);
  for (const [name, value] of factsOf(module, t)) fact(doc, name, value);
  part('purpose', tree.purpose);
  part('audience', tree.audience);
  part('objectives', tree.objectives);

  heading(doc, t('academy.parts.plan'));
  const plan = runningTimes(module.plan);
  enclose(doc, 'Table', () => plan.forEach(({ kind, minutes, from, to }, i) => planLine(doc, `${clockOf(from)}–${clockOf(to)}`, tree.blocks[i]?.title ?? '', `${t(`academy.kinds.${kind}`)} · ${tellDuration(minutes, t)}`)));
  plan.forEach(({ kind, minutes, from, to }, i) => {
    const block = tree.blocks[i];
    if (!block) return;
    makeRoom(doc, Math.max(110, 50 + roomOfFirst(doc, block.steps, deeper)));
    doc.moveDown(0.9);
    say(doc, 'H3', () => doc.font('bold').fontSize(12).fillColor(INK.text).text(block.title, x));
    say(doc, 'P', () => doc.font('plain').fontSize(9).fillColor(INK.muted).text(`${clockOf(from)}–${clockOf(to)} · ${tellDuration(minutes, t)} · ${t(`academy.kinds.${kind}`)}`, x));
    doc.moveDown(0.4);
    drawText(doc, block.steps, deeper);
    drawNotes(doc, block.notes, deeper);
  });

  part('materials', tree.materials);
  heading(doc, t('academy.parts.adaptations'));
  for (const { title, text } of tree.adaptations) {
    makeRoom(doc, Math.max(60, 30 + roomOfFirst(doc, text, deeper)));
    say(doc, 'H3', () => doc.font('bold').fontSize(11).fillColor(INK.text).text(title, x));
    doc.moveDown(0.2);
    drawText(doc, text, deeper);
  }
  heading(doc, t('academy.parts.check'));
  tree.questions.forEach(({ question, answers, explanation }, i) => {
    makeRoom(doc, 110);
    doc.moveDown(0.3);
    say(doc, 'H3', () => doc.font('bold').fontSize(SIZE + 0.5).fillColor(INK.text).text(`${i + 1}. ${question}`, x));
    doc.moveDown(0.2);
    answers.forEach((answer, at) => lettered(doc, LETTERS[at] ?? '', answer, deeper));
    drawText(doc, [{ type: 'paragraph', children: [{ type: 'strong', children: [{ type: 'text', value: `${t('academy.module.right', { letter: module.questions[i]?.right ?? '' })} ` }] }, ...inline(explanation)] }, ...explanation.slice(1)], { ...deeper, x: x + 20, width: width - 20, colour: INK.muted });
  });
  part('sources', tree.sources);
  drawWords(doc, module.words, t, column);
}

/** What marked words mean, under a heading of their own; nothing where there are none. */
export function drawWords(doc: PdfDocument, words: PaperSource['module']['words'], t: PaperSource['t'], column: Column): void {
  if (words.length === 0) return;
  heading(doc, t('academy.module.words'));
  const text = (value: string) => ({ type: 'text', value });
  drawText(doc, words.map(({ term, meaning }) => ({ type: 'paragraph', children: [{ type: 'strong', children: [text(term)] }, text(` – ${meaning}`)] })), column);
}

/** What a module is and serves, each by its name. */
export function factsOf(module: PaperSource['module'], t: PaperSource['t']): [string, string][] {
  const list = (items: readonly string[]) => items.join(' · ');
  const facts: [string, string][] = [
    [t('academy.module.time'), tellDuration(module.minutes, t)],
    [t('academy.library.audience'), list(module.audience.map((id) => t(`academy.audiences.${id}`)))],
    [t('academy.module.serves'), list(module.components)],
    [t('academy.module.criteria'), list(module.criteria)],
    [t('academy.module.competencies'), list(module.competencies)],
    [t('academy.module.before'), list(module.prerequisites)],
    [t('academy.adaptation.from'), tellOrigin(module, t)],
  ];
  return facts.filter(([, value]) => value !== '');
}

/** The pieces of a first paragraph. */
function inline([first]: readonly MarkdownNode[]): readonly MarkdownNode[] {
  return first?.type === 'paragraph' ? (first.children ?? []) : first ? [first] : [];
}

/** `below` is the room that what follows asks for before it begins. */
function heading(doc: PdfDocument, text: string, below = 0): void {
  makeRoom(doc, Math.max(120, 50 + below));
  doc.moveDown(1);
  say(doc, 'H2', () => doc.font('bold').fontSize(15).fillColor(INK.accent).text(text, doc.page.margins.left));
  doc.moveDown(0.35);
}

function fact(doc: PdfDocument, name: string, value: string): void {
  const { left: x } = doc.page.margins;
  makeRoom(doc, 30);
  const y = doc.y;
  say(doc, 'P', () => doc.font('bold').fontSize(9).fillColor(INK.muted).text(name, x, y, { width: 100 }));
  const after = doc.y;
  say(doc, 'P', () => doc.font('plain').fontSize(9).fillColor(INK.text).text(value, x + 108, y, { width: doc.page.width - 2 * x - 108 }));
  doc.y = Math.max(doc.y, after) + 3;
}

function planLine(doc: PdfDocument, time: string, title: string, about: string): void {
  const { left: x } = doc.page.margins;
  const width = doc.page.width - 2 * x;
  makeRoom(doc, 30);
  const y = doc.y + 3;
  adorn(doc, () => doc.moveTo(x, doc.y).lineTo(x + width, doc.y).lineWidth(0.5).strokeColor(INK.line).stroke());
  let after = y;
  enclose(doc, 'TR', () => {
    say(doc, 'TH', () => doc.font('plain').fontSize(9).fillColor(INK.muted).text(time, x, y, { width: 66 }), { scope: 'Row' });
    say(doc, 'TD', () => doc.text(about, x + width - 150, y, { width: 150, align: 'right' }));
    after = doc.y;
    say(doc, 'TD', () => doc.font('bold').fillColor(INK.text).text(title, x + 70, y, { width: width - 226 }));
  });
  doc.y = Math.max(doc.y, after) + 3;
}

/** What whoever leads should know, beside a line, so that it is told from what is done. */
function drawNotes(doc: PdfDocument, notes: readonly MarkdownNode[], column: Column): void {
  if (notes.length === 0) return;
  const { x, width } = column;
  const inner = { ...column, x: x + 14, width: width - 14, size: SIZE - 0.5 };
  makeRoom(doc, Math.max(60, roomOfFirst(doc, notes, inner)));
  const [begin, page] = [doc.y, doc.bufferedPageRange().count];
  enclose(doc, 'Note', () => drawText(doc, notes, inner));
  const { count } = doc.bufferedPageRange();
  const end = doc.y;
  for (let i = page - 1; i < count; i += 1) {
    doc.switchToPage(i);
    const { top, bottom } = doc.page.margins;
    const [from, to] = [i === page - 1 ? begin : top, i === count - 1 ? end - 4 : doc.page.height - bottom];
    adorn(doc, () => doc.moveTo(x + 4, from).lineTo(x + 4, to).lineWidth(2).strokeColor(INK.line).stroke());
  }
  doc.x = x;
  doc.y = end;
}

function lettered(doc: PdfDocument, letter: string, answer: readonly MarkdownNode[], column: Column): void {
  const { x, width } = column;
  makeRoom(doc, 30);
  const y = doc.y;
  say(doc, 'P', () => doc.font('plain').fontSize(SIZE).fillColor(INK.muted).text(`${letter})`, x + 4, y, { lineBreak: false }));
  doc.x = x;
  doc.y = y;
  drawText(doc, answer, { ...column, x: x + 20, width: width - 20 });
}
