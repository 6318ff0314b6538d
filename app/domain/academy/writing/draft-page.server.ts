import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { countOpen } from './comments.server.ts';
import { readPictures } from './draft-pictures.server.ts';
import { inOrder, isMany, minutesIn, type PieceKind } from './draft-pieces.ts';
import { readDraft } from './drafts.server.ts';
import { readOrigin } from './origin-offers.server.ts';
import { runningTimes } from '../library/durations.ts';
import { WRITTEN } from '../headings.ts';
import type { KeptPiece } from './piece-texts.server.ts';
import type { Lack } from './wholeness.ts';
import { textTools } from './text-tools.server.ts';

/** A piece as the page of its draft lists it. */
export interface ListedPiece {
  id: string;
  key: string;
  kind: PieceKind;
  title: string;
  lack: Lack | null;
  /** How many comments on it nobody has seen to. */
  open: number;
  /** Other languages in which it is written, each with whether the source has changed since. */
  translations: { language: string; isWritten: boolean; isBehind: boolean }[];
}

/** A draft as its page shows it: the plan with running times, the other parts, what it lacks, and how far the other languages are. @throws NotFound */
export async function readDraftPage(person: AskingPerson, id: string) {
  const { draft, pieces } = await readDraft(person, id);
  const { language, available, version, state, edit, module } = draft;
  const { lacksOf, lacksOfWords } = await textTools();
  const others = WRITTEN.filter((one) => one !== language);
  const [pictures, open] = [await readPictures(draft), await countOpen(draft)];
  const lacks = lacksOf(draft, pieces, language, pictures);
  const list = (piece: KeptPiece): ListedPiece => ({
    id: piece.id,
    key: piece.key,
    kind: piece.kind,
    title: piece.words[language]?.title ?? '',
    open: open.get(piece.id) ?? 0,
    lack: lacks.find(({ at }) => at === piece.key) ?? null,
    translations: others.map((other) => ({ language: other, isWritten: piece.words[other] !== undefined, isBehind: isBehind(piece, language, other) })),
  });
  const ordered = inOrder(pieces);
  const plan = runningTimes(ordered.filter(({ kind }) => kind === 'block').map((piece) => ({ ...list(piece), blockKind: piece.blockKind ?? ('input' as const), minutes: piece.minutes ?? 0 })));
  return {
    id,
    /** How much its origin has changed that nobody has decided on; null for what was begun afresh. */
    offers: module.originId ? (await readOrigin(person, id)).offers.length : null,
    title: pieces.find(({ kind }) => kind === 'purpose')?.words[language]?.title ?? '',
    address: module.address,
    language,
    version,
    state,
    edit,
    available,
    minutes: minutesIn(pieces),
    plan,
    parts: ordered.filter(({ kind }) => !isMany(kind)).map(list),
    pictures: pictures.length,
    questions: ordered.filter(({ kind }) => kind === 'question').map(list),
    /** What it lacks as a whole; what a piece lacks stands with it. */
    lacks: lacks.filter(({ at }) => at === 'facts' || at === 'plan' || at === 'check'),
    lacking: lacks.length,
    open: [...open.values()].reduce((sum, count) => sum + count, 0),
    others: others.map((other) => ({ language: other, written: pieces.filter((piece) => piece.words[other] !== undefined).length, pieces: pieces.length, lacking: lacksOfWords(pieces, other, pictures).length, behind: pieces.filter((piece) => isBehind(piece, language, other)).length })),
  };
}

/** Whether a translation was made of other words than the source has now. */
export function isBehind({ words, basedOn }: Pick<KeptPiece, 'words' | 'basedOn'>, source: string, language: string): boolean {
  const [now, then] = [words[source], basedOn[language]];
  return words[language] !== undefined && then !== undefined && now !== undefined && (now.title !== then.title || now.body !== then.body || now.notes !== then.notes);
}
