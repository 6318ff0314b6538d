import { answersOf, fieldsOf, minutesIn, type WrittenPiece } from './draft-pieces.ts';
import { parseMarkdown } from '../library/markdown.ts';
import { lineTooMarked } from '../library/markdown-bounds.ts';
import type { SeenWords } from './picture-form.ts';
import { picturesIn } from './picture-references.ts';
import { LETTERS } from '../vocabulary.ts';

/** Something that a draft still lacks before others can review it: where, and a locale key of what, with what fills its places. */
export interface Lack {
  /** The key of a piece, or `facts` or `plan`. */
  at: string;
  what: string;
  params?: Readonly<Record<string, number>>;
}

export interface DraftFacts {
  available: number;
  components: readonly string[];
  criteria: readonly string[];
  competencies: readonly string[];
  audience: readonly string[];
}

/** How many there are of each: what makes a session that one can lead and look back on. */
export const BOUNDS = { blocks: { least: 3, most: 12 }, questions: { least: 6, most: 10 }, objectives: { least: 4, most: 7 }, criteria: { least: 1, most: 8 }, competencies: { least: 1, most: 4 }, audience: { least: 1, most: 7 } } as const;

/** The pictures of a draft, as much of them as tells whether a text can show them. */
export type DescribedPictures = readonly { key: string; seen: SeenWords }[];

/** What a draft lacks in a language, in the order in which it is read. Pure. */
export function lacksOf(facts: DraftFacts, pieces: readonly WrittenPiece[], language: string, pictures: DescribedPictures): Lack[] {
  return [...lacksOfFacts(facts, pieces), ...lacksOfWords(pieces, language, pictures)];
}

function lacksOfFacts(facts: DraftFacts, pieces: readonly WrittenPiece[]): Lack[] {
  const count = (kind: WrittenPiece['kind']) => pieces.filter((piece) => piece.kind === kind).length;
  const lacks: Lack[] = [];
  for (const list of ['criteria', 'competencies', 'audience'] as const) if (isOutside(facts[list].length, BOUNDS[list])) lacks.push({ at: 'facts', what: `academy.authoring.lacks.${list}`, params: BOUNDS[list] });
  if (isOutside(count('block'), BOUNDS.blocks)) lacks.push({ at: 'plan', what: 'academy.authoring.lacks.blocks', params: BOUNDS.blocks });
  const minutes = minutesIn(pieces);
  if (minutes > facts.available) lacks.push({ at: 'plan', what: 'academy.authoring.lacks.time', params: { over: minutes - facts.available } });
  if (isOutside(count('question'), BOUNDS.questions)) lacks.push({ at: 'check', what: 'academy.authoring.lacks.questions', params: BOUNDS.questions });
  return lacks;
}

/** What the words of a language lack. */
export function lacksOfWords(pieces: readonly WrittenPiece[], language: string, pictures: DescribedPictures): Lack[] {
  const objectives = itemsOf(pieces.find(({ kind }) => kind === 'objectives')?.words[language]?.body ?? '');
  return pieces.flatMap((piece) => {
    const words = piece.words[language];
    const lack = (what: string, params?: Lack['params']): Lack => ({ at: piece.key, what: `academy.authoring.lacks.${what}`, ...(params ? { params } : {}) });
    const empty = fieldsOf(piece.kind).filter((field) => (words?.[field] ?? '').trim() === '' && !(field === 'notes' && piece.blockKind === 'break'));
    if (!words || empty.length > 0) return [lack(empty[0] ?? 'body')];
    // Kept before forms refused it: it would be published as it was typed, and take its whole module along.
    if ([words.body, words.notes].some((text) => lineTooMarked(text) !== null)) return [lack('marks')];
    if (piece.kind === 'objectives' && isOutside(itemsOf(words.body), BOUNDS.objectives)) return [lack('objectives', BOUNDS.objectives)];
    if ((piece.kind === 'materials' || piece.kind === 'sources') && itemsOf(words.body) === 0) return [lack('list')];
    if (piece.kind === 'question') {
      const answers = answersOf(words.body).length;
      if (answers < 3 || answers > LETTERS.length) return [lack('answers')];
      if ((piece.objective ?? 0) > objectives) return [lack('objective')];
      if (LETTERS.findIndex((letter) => letter === piece.right) >= answers) return [lack('right')];
    }
    for (const { key, alt } of picturesIn(piece, language)) {
      const picture = pictures.find((one) => one.key === key);
      if (!picture) return [lack('picture')];
      if (!alt && !picture.seen[language]) return [lack('seen')];
    }
    return [];
  });
}

/** How many things stand in the first list of a text. */
function itemsOf(markdown: string): number {
  return parseMarkdown(markdown).children?.find(({ type }) => type === 'list')?.children?.length ?? 0;
}

function isOutside(count: number, { least, most }: { least: number; most: number }): boolean {
  return count < least || count > most;
}
