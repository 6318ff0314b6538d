import type { WrittenPiece } from './draft-pieces.ts';
import { parseMarkdown } from '../library/markdown.ts';
import { picturesShown } from '../library/markdown-pictures.ts';

type Piece = Pick<WrittenPiece, 'words'>;

/** The pictures that a piece shows in a language. Pure. */
export function picturesIn({ words }: Piece, language: string): { key: string; alt: string }[] {
  const { body = '', notes = '' } = words[language] ?? {};
  // Few pieces show any: only those are read as Markdown.
  return [body, notes].flatMap((text) => (text.includes('picture:') ? picturesShown(parseMarkdown(text).children ?? []) : []));
}

/** Whether a piece shows a picture, in whatever language. Pure. */
export function shows(piece: Piece, key: string): boolean {
  return Object.keys(piece.words).some((language) => picturesIn(piece, language).some((one) => one.key === key));
}
