import type { PdfDocument } from './pdf-writing.server.ts';

/** What a piece of a page is, for whoever has it read out. */
export type PdfTag = 'Document' | `H${1 | 2 | 3 | 4}` | 'P' | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'BlockQuote' | 'Note' | 'Figure';

interface Said {
  /** What is to be seen, in words. */
  alt?: string;
  /** Where it stands: left, top, right, bottom. */
  bbox?: [number, number, number, number];
  /** What the head of a table tells of. */
  scope?: 'Row' | 'Column';
}

/** What is open, from the outermost inwards. */
const open = new WeakMap<PdfDocument, PDFKit.PDFStructureElement[]>();

/** Draws what is read as one piece. It may run over pages, but begins none by itself. */
export function say(doc: PdfDocument, tag: PdfTag, draw: () => void, about: Said = {}): void {
  put(doc, doc.struct(tag, about, [draw]));
}

/** What is drawn within belongs together: a list, an item of it, a table. */
export function enclose(doc: PdfDocument, tag: PdfTag, draw: () => void, about: Said = {}): void {
  const element = doc.struct(tag, about);
  const within = open.get(doc) ?? [];
  put(doc, element);
  open.set(doc, [...within, element]);
  draw();
  open.set(doc, within);
  element.end();
}

/** Draws what nobody needs to hear: lines, the foot of a page, what is said a second time. */
export function adorn(doc: PdfDocument, draw: () => void): void {
  doc.markContent('Artifact');
  draw();
  doc.endMarkedContent();
}

function put(doc: PdfDocument, element: PDFKit.PDFStructureElement): void {
  const parent = open.get(doc)?.at(-1);
  if (parent) parent.add(element);
  else doc.addStructure(element);
}
