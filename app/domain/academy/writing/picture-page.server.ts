import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readDraft } from './drafts.server.ts';
import { findPicture, MOST_PICTURES, readPictures, type KeptPicture } from './draft-pictures.server.ts';
import { inOrder, isMany, type PieceKind } from './draft-pieces.ts';
import { WRITTEN } from '../headings.ts';
import { referenceTo } from '../library/markdown-pictures.ts';
import { fieldsOfSeen, pathOfPicture } from './picture-form.ts';
import { readPieces, type KeptPiece } from './piece-texts.server.ts';
import { textTools } from './text-tools.server.ts';

/** A picture as lists show it: where it lies, and what one types to show it. */
export interface ListedPicture {
  id: string;
  src: string;
  width: number;
  height: number;
  seen: string;
  reference: string;
}

/** Pictures of a draft, described in a language where they are. */
export function listPictures(draftId: string, pictures: readonly KeptPicture[], language: string): ListedPicture[] {
  return pictures.map(({ id, key, width, height, seen }) => ({ id, src: pathOfPicture(draftId, id), width, height, seen: seen[language] ?? '', reference: referenceTo(key) }));
}

/** The languages in which a draft is written: in each of them its pictures are described. */
function languagesOf(language: string, pieces: readonly KeptPiece[]): string[] {
  return [language, ...WRITTEN.filter((one) => one !== language && pieces.some(({ words }) => words[one] !== undefined))];
}

/** The pictures of a draft. @throws NotFound */
export async function readPicturesPage(person: AskingPerson, draftId: string) {
  const { draft, pieces } = await readDraft(person, draftId);
  const pictures = await readPictures(draft);
  return { draftId, language: draft.language, languages: languagesOf(draft.language, pieces), pictures: listPictures(draftId, pictures, draft.language), isFull: pictures.length >= MOST_PICTURES };
}

/** A piece in which a picture stands. */
export interface ShowingPiece {
  id: string;
  kind: PieceKind;
  title: string;
}

/** A picture of a draft, with the pieces that show it. @throws NotFound */
export async function readPicturePage(person: AskingPerson, draftId: string, pictureId: string) {
  const { draft, picture } = await findPicture(person, draftId, pictureId);
  const pieces = await readPieces(draft);
  const { shows } = await textTools();
  const [listed] = listPictures(draftId, [picture], draft.language);
  return {
    draftId,
    language: draft.language,
    languages: languagesOf(draft.language, pieces),
    picture: listed as ListedPicture,
    edit: picture.edit,
    values: fieldsOfSeen(picture.seen),
    shownIn: inOrder(pieces).filter((piece) => shows(piece, picture.key)).map(({ id, kind, words }): ShowingPiece => ({ id, kind, title: isMany(kind) ? (words[draft.language]?.title ?? '') : '' })),
  };
}
