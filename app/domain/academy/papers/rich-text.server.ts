import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { adorn, enclose, say, type PdfTag } from '#app/platform/pdf-tags.ts';
import { INK, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import type { MarkdownNode } from '../library/markdown.ts';
import { drawPicture, heightOfPicture, leastRoomOf } from './paper-pictures.server.ts';
import { beginsWith, isPicture, lengthOf, partsOf, type Run } from './text-runs.ts';

/** Where text stands on a page, and how. */
export interface Column {
  x: number;
  width: number;
  /** In points. */
  size: number;
  colour?: string;
  /** How high a picture may stand, in points; a part of the page, where it is not said. */
  tallest?: number;
  /** The level of the heading above it; the second, where it is not said. */
  under?: 1 | 2 | 3;
}

const LINE_GAP = 0.22;
const AFTER = 0.45;
/** So many letters' heights an item of a list wants below it, before it begins on a page. */
export const ROOM_OF_ITEM = 3;

/** How high a picture stands in a cell of a table at most, in letters' heights. */
const TALLEST_IN_CELL = 12;

/** The faces that a text in Markdown needs beside the plain and the bold one. */
export function registerFaces(doc: PdfDocument): void {
  const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  doc.registerFont('italic', join(folder, 'DejaVuSans-Oblique.ttf')).registerFont('bold-italic', join(folder, 'DejaVuSans-BoldOblique.ttf'));
}

/** Draws pieces of Markdown from where the page has come to, and goes on to new pages where they need them. */
export function drawText(doc: PdfDocument, nodes: readonly MarkdownNode[], column: Column): void {
  for (const [i, node] of nodes.entries()) {
    makeRoom(doc, roomOfFirst(doc, nodes.slice(i, i + 2), column));
    drawPiece(doc, node, column);
  }
}

function drawPiece(doc: PdfDocument, node: MarkdownNode, column: Column): void {
  const { x, width, size } = column;
  switch (node.type) {
    case 'list':
      return drawList(doc, node, column);
    case 'table':
      return drawTable(doc, node, column);
    case 'blockquote':
      return enclose(doc, 'BlockQuote', () => drawText(doc, node.children ?? [], { ...column, x: x + size, width: width - size, colour: INK.muted }));
    case 'heading':
      makeRoom(doc, size * 4);
      return drawParts(doc, node, { ...column, size: size * 1.1 }, column.under === 1 ? 'H2' : column.under === 3 ? 'H4' : 'H3', true);
    case 'thematicBreak':
      return void doc.moveDown(0.6);
    default:
      return drawParts(doc, node, column, 'P');
  }
}

/** Words, and the pictures among them, each below what stands before it. */
function drawParts(doc: PdfDocument, node: MarkdownNode, column: Column, tag: PdfTag, bold = false): void {
  for (const part of partsOf(node, { bold })) {
    if (isPicture(part)) {
      drawPicture(doc, part, column);
      doc.y += column.size * AFTER;
    } else say(doc, tag, () => layRuns(doc, part, column));
  }
}

/** The room that pieces ask for before they begin, where they begin with a picture: with what leads to it, and below the heading or mark above it. */
export function roomOfFirst(doc: PdfDocument, nodes: readonly MarkdownNode[], column: Column): number {
  return beginsWith(nodes).reduce((sum, part) => sum + (isPicture(part) ? leastRoomOf(doc, part, column) : heightOfRuns(doc, part, column)), 0);
}

function drawList(doc: PdfDocument, { ordered = false, start, children = [] }: MarkdownNode, column: Column): void {
  const { x, width, size, colour = INK.text } = column;
  const indent = size * (ordered ? 2 : 1.3);
  const inner = { ...column, x: x + indent, width: width - indent };
  enclose(doc, 'L', () => children.forEach((item, i) => {
    makeRoom(doc, Math.max(size * ROOM_OF_ITEM, roomOfFirst(doc, item.children ?? [], inner)));
    const y = doc.y;
    enclose(doc, 'LI', () => {
      say(doc, 'Lbl', () => doc.font('plain').fontSize(size).fillColor(ordered ? INK.muted : colour).text(ordered ? `${(start ?? 1) + i}.` : '•', x, y, { lineBreak: false }));
      doc.x = x;
      doc.y = y;
      enclose(doc, 'LBody', () => drawText(doc, item.children ?? [], inner));
    });
  }));
}

function drawTable(doc: PdfDocument, { children: rows = [] }: MarkdownNode, column: Column): void {
  const { x, size } = column;
  const pad = size * 0.5;
  const columns = cellColumns(rows, column);
  const [header] = rows;
  enclose(doc, 'Table', () => rows.forEach((row, at) => {
    const height = heightOfRow(doc, row, columns, at === 0);
    if (at > 0 && header && doc.y + height > bottomOf(doc)) {
      doc.addPage();
      repeatRow(header, heightOfRow(doc, header, columns, true));
    }
    enclose(doc, 'TR', () => drawRow(row, height, at === 0));
  }));
  doc.y += size * AFTER;

  function drawRow({ children: cells = [] }: MarkdownNode, height: number, bold: boolean): void {
    const top = doc.y;
    cells.forEach((cell, i) => {
      doc.y = top + pad / 2;
      enclose(doc, bold ? 'TH' : 'TD', () => drawParts(doc, cell, columns[i] ?? column, 'P', bold), bold ? { scope: 'Column' } : {});
    });
    endRow(top + height);
  }

  /** The heads of the columns again, on another page: their words, for the eye. */
  function repeatRow({ children: cells = [] }: MarkdownNode, height: number): void {
    const top = doc.y;
    cells.forEach((cell, i) => {
      doc.y = top + pad / 2;
      for (const part of partsOf(cell, { bold: true })) if (!isPicture(part)) adorn(doc, () => layRuns(doc, part, columns[i] ?? column));
    });
    endRow(top + height);
  }

  function endRow(y: number): void {
    doc.y = y;
    adorn(doc, () => doc.moveTo(x, y).lineTo(x + column.width, y).lineWidth(0.5).strokeColor(INK.line).stroke());
  }
}

function heightOfRow(doc: PdfDocument, { children: cells = [] }: MarkdownNode, columns: readonly Column[], bold: boolean): number {
  return Math.max(0, ...cells.map((cell, i) => heightOf(doc, cell, columns[i] ?? { x: 0, width: 0, size: 0 }, bold))) + (columns[0]?.size ?? 0) * 0.5;
}

/** The columns of a table, as wide as what stands in them asks for, none of them very narrow. */
function cellColumns(rows: readonly MarkdownNode[], column: Column): Column[] {
  const { x, width, size } = column;
  const count = Math.max(1, ...rows.map(({ children = [] }) => children.length));
  const asked = Array.from({ length: count }, (_, i) => Math.sqrt(Math.max(9, ...rows.map(({ children = [] }) => (children[i] ? lengthOf(children[i]) : 0)))));
  const sum = asked.reduce((all, one) => all + one, 0);
  const tallest = Math.min(column.tallest ?? Infinity, size * TALLEST_IN_CELL);
  return asked.map((one, i) => ({ ...column, tallest, x: x + (asked.slice(0, i).reduce((all, before) => all + before, 0) / sum) * width, width: (one / sum) * width - size * 0.5 }));
}

function layRuns(doc: PdfDocument, runs: readonly Run[], { x, width, size, colour = INK.text }: Column): void {
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
      const columns = cellColumns(node.children ?? [], column);
      return sum + (node.children ?? []).reduce((all, row, at) => all + heightOfRow(doc, row, columns, at === 0), 0) + size * AFTER;
    }
    return sum + heightOf(doc, node, column);
  }, 0);
}

function heightOf(doc: PdfDocument, node: MarkdownNode, column: Column, bold = false): number {
  return partsOf(node, { bold }).reduce((sum, part) => sum + (isPicture(part) ? heightOfPicture(doc, part, column) + column.size * AFTER : heightOfRuns(doc, part, column)), 0);
}

function heightOfRuns(doc: PdfDocument, runs: readonly Run[], { width, size }: Column): number {
  // Bold letters are the wider ones: with some of them, all are measured so.
  return doc.font(runs.some(({ face }) => face.startsWith('bold')) ? 'bold' : 'plain').fontSize(size).heightOfString(runs.map(({ text }) => text).join(''), { width, lineGap: size * LINE_GAP }) + size * AFTER;
}

function bottomOf(doc: PdfDocument): number {
  return doc.page.height - doc.page.margins.bottom;
}

/** A new page, where no more than so many points are left on this one. */
export function makeRoom(doc: PdfDocument, height: number): void {
  if (doc.y + height > bottomOf(doc)) doc.addPage();
}
