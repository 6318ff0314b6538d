import { INK, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { clockOf, runningTimes, tellDuration } from '../library/durations.ts';
import type { MarkdownNode } from '../library/markdown.ts';
import type { PaperSource } from './paper-source.ts';
import { drawText, measureText, ROOM_OF_ITEM } from './rich-text.server.ts';
import { LETTERS } from '../vocabulary.ts';

/** Letters on a slide, the largest that fit; below the last of them a text goes on on the next slide. */
const SIZES = [22, 20, 18, 16] as const;
const SMALLEST = 12;

/** What a group sees on the wall: what it is about, the plan, what is done in each part, and the questions, each before its answer. */
export function drawSlides(doc: PdfDocument, { module, tree, t }: PaperSource): void {
  const { left: x } = doc.page.margins;
  const width = doc.page.width - 2 * x;
  doc.font('bold').fontSize(38).fillColor(INK.text).text(module.title, x, doc.page.height * 0.34, { width }).moveDown(0.4);
  doc.font('plain').fontSize(18).fillColor(INK.muted).text([tellDuration(module.minutes, t), ...module.audience.map((id) => t(`academy.audiences.${id}`))].join(' · '), { width });

  slide(doc, t('academy.parts.objectives'), '', tree.objectives);
  slide(doc, t('academy.parts.plan'), '', runningTimes(module.plan).map(({ from }, i) => words(`${clockOf(from)}   ${tree.blocks[i]?.title ?? ''}`)));
  runningTimes(module.plan).forEach(({ kind, minutes, from, to }, i) => {
    const block = tree.blocks[i];
    if (block) slide(doc, block.title, `${t(`academy.kinds.${kind}`)} · ${clockOf(from)}–${clockOf(to)} · ${tellDuration(minutes, t)}`, block.steps);
  });
  tree.questions.forEach(({ question, answers, explanation }, i) => {
    const right = module.questions[i]?.right ?? '';
    const lettered = answers.map((answer, at) => ({ letter: LETTERS[at] ?? '', answer }));
    slide(doc, question, `${t('academy.parts.check')} ${i + 1}`, lettered.map(({ letter, answer }) => withLetter(letter, answer, false)));
    slide(doc, question, t('academy.module.right', { letter: right }), [...lettered.filter(({ letter }) => letter === right).map(({ letter, answer }) => withLetter(letter, answer, true)), ...explanation]);
  });
}

/** One slide, or as many as its text needs. */
function slide(doc: PdfDocument, title: string, above: string, nodes: readonly MarkdownNode[]): void {
  const { left: x, bottom } = doc.page.margins;
  const width = doc.page.width - 2 * x;
  const begin = () => {
    doc.addPage();
    doc.font('plain').fontSize(13).fillColor(INK.muted).text(above, x, doc.page.margins.top, { width }).moveDown(0.2);
    doc.font('bold').fontSize(title.length > 70 ? 24 : 28).fillColor(INK.accent).text(title, { width }).moveDown(0.5);
    return doc.page.height - bottom - doc.y;
  };
  let left = begin();
  const pieces = piecesOf(nodes);
  const measured = (size: number, some: readonly MarkdownNode[]) => measureText(doc, some, { x, width, size });
  // An item of a list asks for more room than its one line, before it begins: the last would else stand alone on a page without a heading.
  const heightAt = (size: number, some: readonly MarkdownNode[] = pieces) => Math.max(measured(size, some), some.at(-1)?.type === 'list' ? measured(size, some.slice(0, -1)) + size * ROOM_OF_ITEM : 0);
  const whole = SIZES.find((size) => heightAt(size) <= left);
  if (whole) return drawText(doc, pieces, { x, width, size: whole });
  for (const [i, piece] of pieces.entries()) {
    if (i > 0 && heightAt(16, [piece]) > left) left = begin();
    // What does not even fit a slide of its own stands in smaller letters.
    const size = [16, 14, SMALLEST].find((one) => heightAt(one, [piece]) <= left) ?? 10;
    drawText(doc, [piece], { x, width, size });
    left = doc.page.height - bottom - doc.y;
  }
}

/** Lists item by item, so that a slide can end between two of them. */
function piecesOf(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  return nodes.flatMap((node) => (node.type === 'list' ? (node.children ?? []).map((item, i) => ({ ...node, start: (node.start ?? 1) + i, children: [item] })) : [node]));
}

function words(value: string): MarkdownNode {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** An answer after its letter; the right one in bold. */
function withLetter(letter: string, [first, ...rest]: readonly MarkdownNode[], bold: boolean): MarkdownNode {
  const inner = [{ type: 'text', value: `${letter})  ` }, ...(first?.children ?? []), ...rest.flatMap(({ children = [] }) => [{ type: 'text', value: ' ' }, ...children])];
  return { type: 'paragraph', children: bold ? [{ type: 'strong', children: inner }] : inner };
}
