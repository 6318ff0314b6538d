import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { changesBetween, type Change } from './difference.ts';
import { answersOf, fieldsOf, NO_WORDS, type PieceKind, type WrittenPiece } from './draft-pieces.ts';
import { kindOf, type ChangeKind } from './origin-changes.ts';
import { readBefore } from './origin-choices.server.ts';
import { readOrigin } from './origin-offers.server.ts';
import { isMany } from './draft-pieces.ts';
import { WRITTEN } from '../headings.ts';

/** What changed in a field of a piece, in a language. */
interface ShownChange {
  language: string;
  field: 'title' | 'body' | 'notes';
  changes: Change[];
}

/** A change of the origin, with what the piece says here where that is something of one's own. */
export interface ShownOffer {
  key: string;
  kind: ChangeKind;
  pieceKind: PieceKind;
  title: string;
  /** The piece in this draft, for writing it by hand. */
  pieceId: string | null;
  changes: ShownChange[];
  /** Minutes before and now, where they changed. */
  minutes: { before: number | null; after: number | null } | null;
  /** The objective that a question checks, before and now, where that changed. */
  objective: { before: number | null; after: number | null } | null;
  /** From what the origin said to what is said here, where a piece was adapted. */
  own: ShownChange[];
}

export interface ShownChoice {
  key: string;
  isTaken: boolean;
  pieceKind: PieceKind;
  title: string;
  /** From what the piece said here before a change was taken to what it says now. */
  since: ShownChange[];
}

/** A draft's origin as its page shows it: what changed there since, piece by piece, and what was decided. @throws NotFound */
export async function readOriginPage(person: AskingPerson, draftId: string) {
  const { draft, pieces, adapted, newest, offers, decided } = await readOrigin(person, draftId);
  const safe = await openSafe(draft.module.networkId);
  const titleOf = (piece: WrittenPiece | null) => (piece && isMany(piece.kind) ? (piece.words[draft.language]?.title ?? Object.values(piece.words)[0]?.title ?? '') : '');
  return {
    id: draftId,
    edit: draft.edit,
    language: draft.language,
    adapted: adapted.version,
    newest: { id: newest.id, version: newest.version, isWithdrawn: newest.isWithdrawn },
    offers: offers.map((offer): ShownOffer => {
      const { key, kind, before, after, own, isAdapted } = offer;
      return { key, kind, pieceKind: kindOf(offer), title: titleOf(after ?? before), pieceId: pieces.find((piece) => piece.key === key)?.id ?? null, changes: changesOf(before, after), minutes: before && after && before.minutes !== after.minutes ? { before: before.minutes, after: after.minutes } : null, objective: before && after && before.objective !== after.objective ? { before: before.objective, after: after.objective } : null, own: isAdapted && own ? changesOf(before, own) : [] };
    }),
    decided: decided.map((choice): ShownChoice => {
      const standing = pieces.find(({ key }) => key === choice.key) ?? null;
      const before = readBefore(safe, choice);
      const shown = standing ?? before ?? newest.pieces.find(({ key }) => key === choice.key) ?? null;
      return { key: choice.key, isTaken: choice.isTaken, pieceKind: shown?.kind ?? 'purpose', title: titleOf(shown), since: choice.isTaken ? changesOf(before, standing) : [] };
    }),
  };
}

function changesOf(before: WrittenPiece | null, after: WrittenPiece | null): ShownChange[] {
  const kind = (after ?? before)?.kind ?? 'purpose';
  return WRITTEN.flatMap((language) => {
    const [old, young] = [before?.words[language] ?? NO_WORDS, after?.words[language] ?? NO_WORDS];
    return fieldsOf(kind).flatMap((field): ShownChange[] => {
      const [from, to] = kind === 'question' && field === 'body' ? [answersOf(old.body).join('\n'), answersOf(young.body).join('\n')] : [old[field].trim(), young[field].trim()];
      return from === to ? [] : [{ language, field, changes: changesBetween(from, to) }];
    });
  });
}
