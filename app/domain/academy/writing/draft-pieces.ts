import type { Part } from '../headings.ts';
import type { BlockKind } from '../vocabulary.ts';

/** The pieces of which a module is written, in the order in which they are read. A module has several blocks and questions, and one of each of the others. */
export const PIECE_KINDS = ['purpose', 'audience', 'objectives', 'block', 'materials', 'handout', 'low_literacy', 'online', 'criminalised', 'question', 'sources'] as const;
export type PieceKind = (typeof PIECE_KINDS)[number];

/** Those of which there are several. */
export const MANY = ['block', 'question'] as const satisfies readonly PieceKind[];
export type ManyKind = (typeof MANY)[number];

/** What a piece says in a language. The title of `purpose` is the module's; the body of a question has an answer on each line, and its notes say why. */
export interface PieceWords {
  title: string;
  body: string;
  notes: string;
}
export const NO_WORDS: PieceWords = { title: '', body: '', notes: '' };

/** A piece with all that it says, by language. */
export interface WrittenPiece {
  key: string;
  kind: PieceKind;
  blockKind: BlockKind | null;
  minutes: number | null;
  right: string | null;
  /** Of a question: the objective of the module that it checks, counted from one; null where it names none. */
  objective: number | null;
  words: Readonly<Record<string, PieceWords>>;
}

export const TITLE_LIMIT = 160;
export const BODY_LIMIT = 20_000;
export const NOTES_LIMIT = 6_000;
/** Minutes that a session can have, and that a block can take. */
export const AVAILABLE = { least: 30, most: 480, usual: 240 } as const;
export const BLOCK_MINUTES = { least: 5, most: 240 } as const;
/** The numbers that the objectives of a module can have, as a form sends them. */
export const OBJECTIVE_NUMBERS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** The most blocks, and the most questions, that a draft can hold. */
export const MOST_PIECES = 24;

/** Which words a piece has: its title, its notes. The body is there in each. */
export function fieldsOf(kind: PieceKind): (keyof PieceWords)[] {
  if (kind === 'block' || kind === 'question') return ['title', 'body', 'notes'];
  return kind === 'purpose' ? ['title', 'body'] : ['body'];
}

export function isMany(kind: PieceKind): kind is ManyKind {
  return kind === 'block' || kind === 'question';
}

/** The part of the module's text in which a piece stands. */
export function partOf(kind: PieceKind): Part {
  if (kind === 'block') return 'plan';
  if (kind === 'question') return 'check';
  return kind === 'low_literacy' || kind === 'online' || kind === 'criminalised' ? 'adaptations' : kind;
}

/** Pieces in the order in which they are read. Those of one kind keep the order that they come in. */
export function inOrder<P extends { kind: PieceKind }>(pieces: readonly P[]): P[] {
  return PIECE_KINDS.flatMap((kind) => pieces.filter((one) => one.kind === kind));
}

/** The keys of the pieces of a kind after one of them goes to another place, counted from 0; past the ends it stands at the end. */
export function moveTo(keys: readonly string[], key: string, place: number): string[] {
  const without = keys.filter((one) => one !== key);
  return [...without.slice(0, Math.max(0, place)), key, ...without.slice(Math.max(0, place))];
}

/** The minutes of all blocks. */
export function minutesIn(pieces: readonly { minutes: number | null }[]): number {
  return pieces.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0);
}

/** The answers of a question: a line for each. */
export function answersOf(body: string): string[] {
  return body.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
