import { INK, lacksSignsFor, writePdf, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import type { DrawnModule, Translate } from './drawing-task.ts';
import { drawGuide, drawWords } from './guide-paper.server.ts';
import { wordsFor } from '../library/glossary.ts';
import { plainText, type MarkdownNode } from '../library/markdown.ts';
import { readModuleText } from '../library/module-text.ts';
import type { PaperSource } from './paper-source.ts';
import { drawText, registerFaces } from './rich-text.server.ts';
import { drawSlides } from './slides.server.ts';
import type { PaperKind } from '../vocabulary.ts';

const MARGIN = { guide: 56, handout: 62, slides: 54 } as const;
const LANDSCAPE: readonly PaperKind[] = ['slides'];

/** A paper of a module as a PDF on A4. Its properties say nothing of what it holds. */
export function writeModulePaper(paper: PaperKind, module: DrawnModule, t: Translate): Promise<Buffer> {
  const { tree } = readModuleText(module.markdown, module.language, module);
  const source = { module, tree, t };
  return writePdf({ locale: module.language, margin: MARGIN[paper], bufferPages: true, ...(LANDSCAPE.includes(paper) ? { layout: 'landscape' } : {}) }, (doc) => {
    registerFaces(doc);
    if (paper === 'guide') drawGuide(doc, source);
    else if (paper === 'handout') drawHandout(doc, source);
    else drawSlides(doc, source);
    if (lacksSignsFor(doc.font('plain'), module.markdown)) small(doc, t('academy.papers.missingSigns'));
    sign(doc, source);
  });
}

/** What everyone keeps: large letters, and nothing that is meant for whoever leads. */
function drawHandout(doc: PdfDocument, { module, tree, t }: PaperSource): void {
  const { left: x, right } = doc.page.margins;
  doc.font('bold').fontSize(20).fillColor(INK.text).text(module.title, x).moveDown(0.6);
  const column = { x, width: doc.page.width - x - right, size: 12.5 };
  drawText(doc, tree.handout, column);
  drawWords(doc, wordsFor(marksIn(tree.handout), module.words, module.language), t, { ...column, size: 10 });
}

/** The words that are marked in pieces of a text. */
function marksIn(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => (node.data ? [plainText(node)] : marksIn(node.children ?? [])));
}

function small(doc: PdfDocument, text: string): void {
  doc.moveDown(0.5).font('plain').fontSize(9).fillColor(INK.accent).text(text, doc.page.margins.left);
}

/** At the foot of each page: whose licence, which version, which page. */
function sign(doc: PdfDocument, { module, t }: PaperSource): void {
  const { count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    doc.switchToPage(i);
    const { left, bottom } = doc.page.margins;
    const options = { width: doc.page.width - 2 * left, lineBreak: false };
    const y = doc.page.height - 36;
    doc.page.margins.bottom = 0;
    doc.font('plain').fontSize(8).fillColor(INK.muted).text(`${module.licence} · ${t('academy.module.version', { version: module.version })}`, left, y, options);
    doc.text(t('academy.papers.page', { page: i + 1, pages: count }), left, y, { ...options, align: 'right' });
    doc.page.margins.bottom = bottom;
  }
}
