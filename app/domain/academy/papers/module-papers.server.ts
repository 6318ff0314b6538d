import { adorn, enclose, say } from '#app/platform/pdf-tags.ts';
import { INK, lacksSignsFor, writePdf, type PdfDocument } from '#app/platform/pdf-writing.server.ts';
import type { DrawnModule, LyingPictures, Translate } from './drawing-task.ts';
import { drawGuide, drawWords } from './guide-paper.server.ts';
import { wordsFor } from '../library/glossary.ts';
import { plainText, type MarkdownNode } from '../library/markdown.ts';
import { placePictures } from '../library/markdown-pictures.ts';
import { mapParts } from '../library/module-page.ts';
import { readModuleText } from '../library/module-text.ts';
import { placeLying } from './lying-pictures.server.ts';
import type { PaperSource } from './paper-source.ts';
import { drawText, registerFaces, type Column } from './rich-text.server.ts';
import { drawSlides } from './slides.server.ts';
import type { PaperKind } from '../vocabulary.ts';

const MARGIN = { guide: 56, handout: 62, slides: 54 } as const;
const LANDSCAPE: readonly PaperKind[] = ['slides'];

/** A paper of a module as a PDF on A4, with the pictures that lie on the disk for it. Its properties say nothing of what it holds. */
export function writeModulePaper(paper: PaperKind, module: DrawnModule, lying: LyingPictures, t: Translate): Promise<Buffer> {
  const pictures = placeLying(module, lying, (_, path) => path);
  const tree = mapParts(readModuleText(module.markdown, module.language, module).tree, (nodes) => placePictures(nodes, pictures));
  const source = { module, tree, t };
  return writePdf({ locale: module.language, margin: MARGIN[paper], bufferPages: true, tagged: true, ...(LANDSCAPE.includes(paper) ? { layout: 'landscape' } : {}) }, (doc) => {
    registerFaces(doc);
    enclose(doc, 'Document', () => {
      if (paper === 'guide') drawGuide(doc, source);
      else if (paper === 'handout') drawHandout(doc, source);
      else drawSlides(doc, source);
      if (lacksSignsFor(doc.font('plain'), module.markdown)) small(doc, t('academy.papers.missingSigns'));
    });
    sign(doc, source);
  });
}

/** What everyone keeps: large letters, and nothing that is meant for whoever leads. */
function drawHandout(doc: PdfDocument, { module, tree, t }: PaperSource): void {
  const { left: x, right } = doc.page.margins;
  say(doc, 'H1', () => doc.font('bold').fontSize(20).fillColor(INK.text).text(module.title, x));
  doc.moveDown(0.6);
  const column: Column = { x, width: doc.page.width - x - right, size: 12.5, under: 1 };
  drawText(doc, tree.handout, column);
  drawWords(doc, wordsFor(marksIn(tree.handout), module.words, module.language), t, { ...column, size: 10 });
}

/** The words that are marked in pieces of a text. */
function marksIn(nodes: readonly MarkdownNode[]): string[] {
  return nodes.flatMap((node) => (node.type === 'emphasis' && node.data ? [plainText(node)] : marksIn(node.children ?? [])));
}

function small(doc: PdfDocument, text: string): void {
  doc.moveDown(0.5);
  say(doc, 'P', () => doc.font('plain').fontSize(9).fillColor(INK.accent).text(text, doc.page.margins.left));
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
    adorn(doc, () => {
      doc.font('plain').fontSize(8).fillColor(INK.muted).text(`${module.licence} · ${t('academy.module.version', { version: module.version })}`, left, y, options);
      doc.text(t('academy.papers.page', { page: i + 1, pages: count }), left, y, { ...options, align: 'right' });
    });
    doc.page.margins.bottom = bottom;
  }
}
