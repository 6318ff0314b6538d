import { plainText, type MarkdownNode } from '../library/markdown.ts';
import type { PlacedPicture } from '../library/markdown-pictures.ts';

export type Face = 'plain' | 'bold' | 'italic' | 'bold-italic';

/** Letters of one look. */
export interface Run {
  text: string;
  face: Face;
}

/** A picture where it stands among words. */
export interface PaperPicture {
  picture: PlacedPicture;
}

interface Look {
  bold?: boolean;
  italic?: boolean;
}

/** Words that stand together, or a picture between them. */
export type Part = Run[] | PaperPicture;

export function isPicture(part: Part | Run): part is PaperPicture {
  return 'picture' in part;
}

/** What stands in a piece of Markdown, one below the other: words as far as the next picture, that, and so on. Pure. */
export function partsOf(node: MarkdownNode, look: Look = {}): Part[] {
  const parts: Part[] = [];
  let words: Run[] = [];
  for (const one of runsOf(node, look)) {
    if (!isPicture(one)) words.push(one);
    else {
      parts.push(words, one);
      words = [];
    }
  }
  return [...parts, words].map((part) => (isPicture(part) ? part : trimmed(part))).filter((part) => isPicture(part) || part.length > 0);
}

/** Words without the spaces around them, as stand between them and a picture. */
function trimmed(runs: readonly Run[]): Run[] {
  const from = runs.findIndex(({ text }) => text.trim() !== '');
  const to = runs.findLastIndex(({ text }) => text.trim() !== '');
  return from < 0 ? [] : runs.slice(from, to + 1).map(({ text, face }, i, { length }) => ({ face, text: i === 0 && i === length - 1 ? text.trim() : i === 0 ? text.trimStart() : i === length - 1 ? text.trimEnd() : text }));
}

function runsOf(node: MarkdownNode, look: Look): (Run | PaperPicture)[] {
  if (node.type === 'image') return [pictureOf(node)];
  if (node.type === 'break') return [{ text: '\n', face: 'plain' }];
  if (node.value !== undefined) return [{ text: node.value.replace(/\s*\n\s*/g, ' '), face: look.bold && look.italic ? 'bold-italic' : look.bold ? 'bold' : look.italic ? 'italic' : 'plain' }];
  const within = { ...look, ...(node.type === 'strong' ? { bold: true } : {}), ...(node.type === 'emphasis' ? { italic: true } : {}) };
  return (node.children ?? []).flatMap((child) => runsOf(child, within));
}

/** The picture of a node, as it was placed. */
function pictureOf({ url = '', alt, data }: MarkdownNode): PaperPicture {
  const { width, height } = data?.hProperties ?? {};
  return { picture: { src: url, alt: alt ?? '', width: Number(width), height: Number(height) } };
}

/** So many signs that stand right before a picture are taken for what leads to it. */
const SIGNS_BEFORE = 140;

/** What pieces begin with that is not to be torn apart: a picture, or a few words and the picture that follows them; nothing, where they begin otherwise. Pure. */
export function beginsWith([first, next]: readonly MarkdownNode[]): Part[] {
  if (first?.type !== 'paragraph') return [];
  const [one, two = next?.type === 'paragraph' ? partsOf(next)[0] : undefined] = partsOf(first);
  if (!one || isPicture(one)) return one ? [one] : [];
  return two && isPicture(two) && one.reduce((sum, { text }) => sum + text.length, 0) <= SIGNS_BEFORE ? [one, two] : [];
}

/** A picture in a cell asks for as much room as so many signs. */
const SIGNS_OF_PICTURE = 60;

/** How much room a cell of a table asks for beside the others, in signs. Pure. */
export function lengthOf(cell: MarkdownNode): number {
  return plainText(cell).length + partsOf(cell).filter(isPicture).length * SIGNS_OF_PICTURE;
}
