import { inOrder, NO_WORDS, type PieceWords, type WrittenPiece } from './draft-pieces.ts';

/** What became of a piece of the origin: it says something else, it is new, or it is gone. */
export type ChangeKind = 'changed' | 'new' | 'gone';

/** A change of the origin that a module adapted from it has not decided on. */
export interface OriginChange {
  key: string;
  kind: ChangeKind;
  /** What the origin said when it was decided on last, and what it says now. */
  before: WrittenPiece | null;
  after: WrittenPiece | null;
  /** What the adapted module says. */
  own: WrittenPiece | null;
  /** Whether the adapted module says something else than the origin did: taking the change would replace words of one's own. */
  isAdapted: boolean;
}

type Pieces = readonly WrittenPiece[];

/**
 * What changed in the origin piece by piece, as far as it concerns the module as it stands: not what it says already, and not of
 * a piece that was taken out of it. `basisOf` gives the origin's pieces as they were when that piece was decided on last. Pure.
 */
export function changesToDecide(own: Pieces, newest: Pieces, basisOf: (key: string) => Pieces, keys: readonly string[]): OriginChange[] {
  const find = (pieces: Pieces, key: string) => pieces.find((piece) => piece.key === key) ?? null;
  const changes = [...new Set(keys)].flatMap((key): OriginChange[] => {
    const [before, after, mine] = [find(basisOf(key), key), find(newest, key), find(own, key)];
    const kind = before ? (after ? 'changed' : 'gone') : 'new';
    if (saysTheSame(before, after) || (mine === null && kind !== 'new')) return [];
    if (saysTheSame(takenInto(mine, { before, after }), mine)) return [];
    return [{ key, kind, before, after, own: mine, isAdapted: !saysTheSame(mine, before) }];
  });
  return inOrder(changes.map((change) => ({ kind: kindOf(change), change }))).map(({ change }) => change);
}

/** The kind of the piece that changed. */
export function kindOf({ before, after, own }: Pick<OriginChange, 'before' | 'after' | 'own'>): WrittenPiece['kind'] {
  return (after ?? before ?? own)?.kind ?? 'purpose';
}

/**
 * What a piece says once a change is taken: in each language in which the origin says something else now, what that says; all
 * other languages stay. Pure.
 */
export function takenInto(own: WrittenPiece | null, { before, after }: Pick<OriginChange, 'before' | 'after'>): WrittenPiece | null {
  if (!after) return null;
  if (!own) return after;
  const words = { ...own.words };
  for (const language of Object.keys(after.words)) if (!isSame(before?.words[language], after.words[language])) words[language] = after.words[language] ?? NO_WORDS;
  const same = <T>(of: (piece: WrittenPiece) => T) => (before !== null && of(before) === of(after) ? of(own) : of(after));
  return { ...own, words, blockKind: same(({ blockKind }) => blockKind), minutes: same(({ minutes }) => minutes), right: same(({ right }) => right), objective: same(({ objective }) => objective) };
}

/** Whether two pieces say the same in every language, take the same time and check the same. Pure. */
export function saysTheSame(one: WrittenPiece | null, other: WrittenPiece | null): boolean {
  if (one === null || other === null) return one === other;
  const languages = new Set([...Object.keys(one.words), ...Object.keys(other.words)]);
  return one.blockKind === other.blockKind && one.minutes === other.minutes && one.right === other.right && one.objective === other.objective && [...languages].every((language) => isSame(one.words[language], other.words[language]));
}

function isSame(one: PieceWords | undefined, other: PieceWords | undefined): boolean {
  const [a, b] = [one ?? NO_WORDS, other ?? NO_WORDS];
  return a.title.trim() === b.title.trim() && a.body.trim() === b.body.trim() && a.notes.trim() === b.notes.trim();
}

/** Where a new piece goes among those of its kind: after the one that it follows in the origin, else at the end; counted from 0. Pure. */
export function placeOfNew(own: Pieces, newest: Pieces, key: string): number {
  const kind = newest.find((piece) => piece.key === key)?.kind;
  const [mine, theirs] = [own.filter((piece) => piece.kind === kind).map((piece) => piece.key), newest.filter((piece) => piece.kind === kind).map((piece) => piece.key)];
  const before = theirs.slice(0, theirs.indexOf(key)).findLast((one) => mine.includes(one));
  if (before !== undefined) return mine.indexOf(before) + 1;
  return theirs.indexOf(key) === 0 ? 0 : mine.length;
}
