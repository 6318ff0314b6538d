import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { answersOf, inOrder } from './draft-pieces.ts';
import { readPictures } from './draft-pictures.server.ts';
import { WRITTEN } from '../headings.ts';
import { placedInDraft } from './picture-publication.server.ts';
import { previewer } from './preview.ts';
import { readReview } from './reviews.server.ts';

/** A version in review as its page shows it: each piece as it will read, with what was said of it. @throws NotFound @throws Refusal */
export async function readReviewPage(person: AskingPerson, id: string) {
  const { draft, pieces, comments, open, approvals, may, isAuthor } = await readReview(person, id);
  const { language, edit, version } = draft;
  const [draw, pictures] = [await previewer(), await readPictures(draft)];
  const shown = inOrder(pieces).map((piece) => ({
    id: piece.id,
    kind: piece.kind,
    blockKind: piece.blockKind,
    minutes: piece.minutes,
    right: piece.right,
    objective: piece.objective,
    texts: [language, ...WRITTEN.filter((one) => one !== language)].flatMap((one) => {
      const words = piece.words[one];
      const placed = placedInDraft(pictures, id, one);
      return words ? [{ language: one, title: words.title, body: piece.kind === 'question' ? '' : draw(words.body, placed), answers: piece.kind === 'question' ? answersOf(words.body) : [], notes: draw(words.notes, placed) }] : [];
    }),
    comments: comments.filter(({ pieceId }) => pieceId === piece.id),
  }));
  return { id, language, edit, version, heading: pieces.find(({ kind }) => kind === 'purpose')?.words[language]?.title ?? '', pieces: shown, open, approvals, may, isAuthor };
}

export type ReviewedPiece = Awaited<ReturnType<typeof readReviewPage>>['pieces'][number];
