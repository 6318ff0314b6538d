import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { INK, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import { plainText, type MarkdownNode } from '../library/markdown.ts';

/** Where text stands on a page, and how. */
export interface Column {
  x: number;
  width: number;
  /** In points. */
  size: number;
  colour?: string;
}

type Face = 'plain' | 'bold' | 'italic' | 'bold-italic';

/** Letters of one look. */
interface Run {
  text: string;
  face: Face;
}

const LINE_GAP = 0.22;
const AFTER = 0.45;
/** So many letters' heights an item of a list wants below it, before it begins on a page. */
export const ROOM_OF_ITEM = 3;

/** The faces that a text in Markdown needs beside the plain and the bold one. */
export function registerFaces(doc: PdfDocument): void {
  const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  doc.registerFont('italic', join(folder, 'DejaVuSans-Oblique.ttf')).registerFont('bold-italic', join(folder, 'DejaVuSans-BoldOblique.ttf'));
}

/** Draws pieces of Markdown from where the page has come to, and goes on to new pages where they need them. */
export function drawText(doc: PdfDocument, nodes: readonly MarkdownNode[], column: Column): void {
  for (const node of nodes) drawPiece(doc, node, column);
}

function drawPiece(doc: PdfDocument, node: MarkdownNode, column: Column): void {
  const { x, width, size } = column;
  switch (node.type) {
    case 'list':
      return drawList(doc, node, column);
    case 'table':
      return drawTable(doc, node, column);
    case 'blockquote':
      return drawText(doc, node.children ?? [], { ...column, x: x + size, width: width - size, colour: INK.muted });
    case 'heading':
      makeRoom(doc, size * 4);
      return drawRuns(doc, runsOf(node, { bold: true }), { ...column, size: size * 1.1 });
    case 'thematicBreak':
      return void doc.moveDown(0.6);
    default:
      return drawRuns(doc, runsOf(node), column);
  }
}

function drawList(doc: PdfDocument, { ordered = false, start, children = [] }: MarkdownNode, column: Column): void {
  const { x, width, size, colour = INK.text } = column;
  const indent = size * (ordered ? 2 : 1.3);
  children.forEach((item, i) => {
    makeRoom(doc, size * ROOM_OF_ITEM);
    const y = doc.y;
    doc.font('plain').fontSize(size).fillColor(ordered ? INK.muted : colour).text(ordered ? `${(start ?? 1) + i}.` : '•', x, y, { lineBreak: false });
    doc.x = x;
    doc.y = y;
    drawText(doc, item.children ?? [], { ...column, x: x + indent, width: width - indent });
  });
}

function drawTable(doc: PdfDocument, { children: rows = [] }: MarkdownNode, column: Column): void {
  const { x, size, colour = INK.text } = column;
  const pad = size * 0.5;
  const widths = widthsOf(rows, column.width);
  const cellsOf = (row: MarkdownNode, at: number) => (row.children ?? []).map((cell) => runsOf(cell, { bold: at === 0 }));
  const [header] = rows;
  rows.forEach((row, at) => {
    const cells = cellsOf(row, at);
    const height = Math.max(...cells.map((runs, i) => heightOf(doc, runs, (widths[i] ?? 0) - pad, size))) + pad;
    if (at > 0 && header && doc.y + height > bottomOf(doc)) {
      doc.addPage();
      drawRow(cellsOf(header, 0), Math.max(...cellsOf(header, 0).map((runs, i) => heightOf(doc, runs, (widths[i] ?? 0) - pad, size))) + pad);
    }
    drawRow(cells, height);
  });
  doc.y += size * AFTER;

  function drawRow(cells: readonly Run[][], height: number): void {
    const top = doc.y;
    cells.reduce((left, runs, i) => {
      doc.y = top + pad / 2;
      drawRuns(doc, runs, { x: left, width: (widths[i] ?? 0) - pad, size, colour });
      return left + (widths[i] ?? 0);
    }, x);
    doc.y = top + height;
    doc.moveTo(x, doc.y).lineTo(x + column.width, doc.y).lineWidth(0.5).strokeColor(INK.line).stroke();
  }
}

/** Columns as wide as what stands in them asks for, none of them very narrow. */
function widthsOf(rows: readonly MarkdownNode[], width: number): number[] {
  const count = Math.max(1, ...rows.map(({ children = [] }) => children.length));
  const asked = Array.from({ length: count }, (_, i) => Math.sqrt(Math.max(9, ...rows.map(({ children = [] }) => (children[i] ? plainText(children[i]).length : 0)))));
  const sum = asked.reduce((all, one) => all + one, 0);
  return asked.map((one) => (one / sum) * width);
}

function drawRuns(doc: PdfDocument, runs: readonly Run[], { x, width, size, colour = INK.text }: Column): void {
  doc.fontSize(size).fillColor(colour);
  runs.forEach(({ text, face }, i) => {
    const options = { width, continued: i < runs.length - 1, lineGap: size * LINE_GAP };
    doc.font(face);
    if (i === 0) doc.text(text, x, doc.y, options);
    else doc.text(text, options);
  });
  doc.y += size * AFTER;
}

/** How high pieces of Markdown stand, or a little less. */
export function measureText(doc: PdfDocument, nodes: readonly MarkdownNode[], column: Column): number {
  const { width, size } = column;
  return nodes.reduce((sum, node) => {
    if (node.type === 'list') return sum + (node.children ?? []).reduce((all, item) => all + measureText(doc, item.children ?? [], { ...column, width: width - size * (node.ordered ? 2 : 1.3) }), 0);
    if (node.type === 'blockquote') return sum + measureText(doc, node.children ?? [], { ...column, width: width - size });
    if (node.type === 'table') {
      const widths = widthsOf(node.children ?? [], width);
      return sum + (node.children ?? []).reduce((all, row) => all + size * 0.5 + Math.max(...(row.children ?? []).map((cell, i) => heightOf(doc, runsOf(cell), (widths[i] ?? 0) - size * 0.5, size))), 0) + size * AFTER;
    }
    return sum + heightOf(doc, runsOf(node), width, size);
  }, 0);
}

function heightOf(doc: PdfDocument, runs: readonly Run[], width: number, size: number): number {
  // Bold letters are the wider ones: with some of them, all are measured so.
  return doc.font(runs.some(({ face }) => face.startsWith('bold')) ? 'bold' : 'plain').fontSize(size).heightOfString(runs.map(({ text }) => text).join(''), { width, lineGap: size * LINE_GAP }) + size * AFTER;
}

function runsOf(node: MarkdownNode, look: { bold?: boolean; italic?: boolean } = {}): Run[] {
  if (node.type === 'break') return [{ text: '\n', face: 'plain' }];
  if (node.value !== undefined) return [{ text: node.value.replace(/\s*\n\s*/g, ' '), face: look.bold && look.italic ? 'bold-italic' : look.bold ? 'bold' : look.italic ? 'italic' : 'plain' }];
  const within = { ...look, ...(node.type === 'strong' ? { bold: true } : {}), ...(node.type === 'emphasis' ? { italic: true } : {}) };
  return (node.children ?? []).flatMap((child) => runsOf(child, within));
}

function bottomOf(doc: PdfDocument): number {
  return doc.page.height - doc.page.margins.bottom;
}

/** A new page, where no more than so many points are left on this one. */
export function makeRoom(doc: PdfDocument, height: number): void {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
}
