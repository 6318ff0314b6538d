import { say } from '#app/platform/pdf-tags.ts';
import { INK, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { clockOf, runningTimes, tellDuration } from '../library/durations.ts';
import type { MarkdownNode } from '../library/markdown.ts';
import type { PaperSource } from './paper-source.ts';
import { drawText, measureText, ROOM_OF_ITEM } from './rich-text.server.ts';
import { beginsWith } from './text-runs.ts';
import { LETTERS } from '../vocabulary.ts';

/** Letters on a slide, the largest that fit; below the last of them a text goes on on the next slide. */
const SIZES = [22, 20, 18, 16] as const;
const SMALLEST = 12;
/** How much of a slide's height a picture takes beside words; one that has a slide to itself takes what there is. */
const BESIDE_WORDS = 0.6;

/** What a group sees on the wall: what it is about, the plan, what is done in each part, and the questions, each before its answer. */
export function drawSlides(doc: PdfDocument, { module, tree, t }: PaperSource): void {
  const { left: x } = doc.page.margins;
  const width = doc.page.width - 2 * x;
  say(doc, 'H1', () => doc.font('bold').fontSize(38).fillColor(INK.text).text(module.title, x, doc.page.height * 0.34, { width }));
  doc.moveDown(0.4);
  say(doc, 'P', () => doc.font('plain').fontSize(18).fillColor(INK.muted).text([tellDuration(module.minutes, t), ...module.audience.map((id) => t(`academy.audiences.${id}`))].join(' · '), { width }));

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
    const head = () => void doc.font('plain').fontSize(13).fillColor(INK.muted).text(above, x, doc.page.margins.top, { width });
    if (above) say(doc, 'P', head);
    else head();
    doc.moveDown(0.2);
    say(doc, 'H2', () => doc.font('bold').fontSize(title.length > 70 ? 24 : 28).fillColor(INK.accent).text(title, { width }));
    doc.moveDown(0.5);
    return doc.page.height - bottom - doc.y;
  };
  const whole = begin();
  let left = whole;
  const groups = groupsOf(piecesOf(nodes));
  const pieces = groups.flat();
  const measured = (size: number, some: readonly MarkdownNode[], tallest: number) => measureText(doc, some, { x, width, size, tallest });
  // An item of a list asks for more room than its one line, before it begins: the last would else stand alone on a page without a heading.
  const heightAt = (size: number, some: readonly MarkdownNode[], tallest: number) => Math.max(measured(size, some, tallest), some.at(-1)?.type === 'list' ? measured(size, some.slice(0, -1), tallest) + size * ROOM_OF_ITEM : 0);
  const fits = SIZES.find((size) => heightAt(size, pieces, whole * BESIDE_WORDS) <= left);
  if (fits) return drawText(doc, pieces, { x, width, size: fits, tallest: whole * BESIDE_WORDS });
  for (const [i, group] of groups.entries()) {
    const fitting = () => looksOf(whole).find(({ size, tallest }) => heightAt(size, group, tallest) <= left);
    // What stands on a slide that is begun keeps its letters and most of its pictures' height: below that it begins another.
    if (i > 0 && heightAt(16, group, whole * BESIDE_WORDS) > left) left = begin();
    drawText(doc, group, { x, width, ...(fitting() ?? { size: 10, tallest: whole * 0.3 }) });
    left = doc.page.height - bottom - doc.y;
  }
}

/** How a piece is drawn that does not fit with the others: its pictures as high as there is room, what does not even fit a slide of its own in smaller letters. */
function looksOf(whole: number): { size: number; tallest: number }[] {
  const pictures = [1, 0.8, BESIDE_WORDS, 0.4].map((part) => whole * part);
  return [16, 14, SMALLEST].flatMap((size) => pictures.map((tallest) => ({ size, tallest })));
}

/** Lists item by item, and words apart from the pictures among them, so that a slide can end between two of them. */
function piecesOf(nodes: readonly MarkdownNode[]): MarkdownNode[] {
  return nodes.flatMap((node) => (node.type === 'list' ? (node.children ?? []).map((item, i) => ({ ...node, start: (node.start ?? 1) + i, children: [item] })) : node.type === 'paragraph' ? aroundPictures(node) : [node]));
}

function aroundPictures({ children = [], ...node }: MarkdownNode): MarkdownNode[] {
  const groups = children.reduce<MarkdownNode[][]>((all, child) => {
    const last = all.at(-1);
    if (last && child.type !== 'image' && last[0]?.type !== 'image') last.push(child);
    else all.push([child]);
    return all;
  }, []);
  return groups.map((some) => ({ ...node, children: some }));
}

/** What stands on one slide together: a picture with the few words that lead to it. */
function groupsOf(pieces: readonly MarkdownNode[]): MarkdownNode[][] {
  const led = pieces.map((_, i) => beginsWith(pieces.slice(i, i + 2)).length > 1);
  return pieces.flatMap((piece, i) => (led[i - 1] ? [] : [led[i] ? pieces.slice(i, i + 2) : [piece]]));
}

function words(value: string): MarkdownNode {
  return { type: 'paragraph', children: [{ type: 'text', value }] };
}

/** An answer after its letter; the right one in bold. */
function withLetter(letter: string, [first, ...rest]: readonly MarkdownNode[], bold: boolean): MarkdownNode {
  const inner = [{ type: 'text', value: `${letter})  ` }, ...(first?.children ?? []), ...rest.flatMap(({ children = [] }) => [{ type: 'text', value: ' ' }, ...children])];
  return { type: 'paragraph', children: bold ? [{ type: 'strong', children: inner }] : inner };
}
