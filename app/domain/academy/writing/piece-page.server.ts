import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readComments } from './comments.server.ts';
import { changesBetween } from './difference.ts';
import { isBehind } from './draft-page.server.ts';
import { readPictures } from './draft-pictures.server.ts';
import { isMany, NO_WORDS, type PieceWords } from './draft-pieces.ts';
import { WRITTEN, writtenIn } from '../headings.ts';
import { objectivesIn } from '../library/drawn-text.ts';
import { placedInDraft } from './picture-publication.server.ts';
import { listPictures } from './picture-page.server.ts';
import { editsInAll, fieldsOfPiece, readObjectives, readPiece, standingIn } from './pieces.server.ts';
import { previewer } from './preview.ts';

/** A piece of a draft in a language, as its page shows it; beside a translation stands what it is made from. @throws NotFound */
export async function readPiecePage(person: AskingPerson, draftId: string, pieceId: string, asked: string | null) {
  const { draft, piece } = await readPiece(person, draftId, pieceId);
  const language = writtenIn(asked, draft.language);
  const isSource = language === draft.language;
  const standing = standingIn(piece, language);
  const source: (PieceWords & { language: string }) | null = isSource ? null : { ...standingIn(piece, draft.language), language: draft.language };
  const [draw, pictures] = [await previewer(), await readPictures(draft)];
  return {
    draftId,
    pieceId,
    kind: piece.kind,
    language,
    isSource,
    languages: [draft.language, ...WRITTEN.filter((one) => one !== draft.language)],
    values: fieldsOfPiece(standing),
    edit: standing.edit,
    editsInAll: editsInAll(piece),
    /** The edit of the source that is shown beside a translation. */
    seen: isSource ? null : (piece.edits[draft.language] ?? 0),
    drawn: draw(standing.body, placedInDraft(pictures, draftId, language)),
    drawnNotes: draw(standing.notes, placedInDraft(pictures, draftId, language)),
    pictures: listPictures(draftId, pictures, language),
    source,
    objectives: isSource && piece.kind === 'question' ? objectivesIn(draw(await readObjectives(draft))) : [],
    comments: await readComments(person, draft, pieceId),
    mayRemove: isSource && isMany(piece.kind),
    changes: source && isBehind(piece, draft.language, language) ? changesOf(piece.basedOn[language], source) : null,
  };
}

/** What changed in the source since a translation was made of it. */
function changesOf(then: PieceWords | undefined, now: PieceWords) {
  const { title, body, notes } = then ?? NO_WORDS;
  return { title: changesBetween(title, now.title), body: changesBetween(body, now.body), notes: changesBetween(notes, now.notes) };
}
