import type { EditionState } from '#app/platform/generated/enums.ts';
import { FEWEST_PEOPLE } from './knowledge-gain.ts';

/** How useful the day was for one's work at home, and whether one could say what one wanted to say: from not at all to very much. */
export const LEVELS = ['1', '2', '3', '4'] as const;
type Level = (typeof LEVELS)[number];

/** What somebody says of a day. It bears no name and no time. */
export interface ReflectionAnswer {
  useful: Level;
  voice: Level;
  /** What should stay and what should be different; may be empty. */
  text: string;
}

/** What five people and more say of a day: how many chose each level, the lowest first, and what they wrote. */
export interface ReflectionFigures {
  people: number;
  useful: number[];
  voice: number[];
  texts: string[];
}

/** Where a day stands: it is answered on that day while the edition runs, and once that is over it is looked at as a whole. */
export function reflectionStands(day: string, today: string, state: EditionState, isClosed: boolean): 'to_come' | 'open' | 'over' {
  if (isClosed || day < today) return 'over';
  if (state !== 'running') return state === 'selecting' ? 'to_come' : 'over';
  return day === today ? 'open' : 'to_come';
}

/** What is told of the answers to a day, none of which can come any more; null of fewer than five. Texts are in no order. Pure. */
export function reflectionFigures(answers: readonly ReflectionAnswer[]): ReflectionFigures | null {
  if (answers.length < FEWEST_PEOPLE) return null;
  const count = (question: 'useful' | 'voice') => LEVELS.map((level) => answers.filter((one) => one[question] === level).length);
  return { people: answers.length, useful: count('useful'), voice: count('voice'), texts: answers.flatMap(({ text }) => (text === '' ? [] : [text])) };
}

/** A list in an order that chance alone makes: each one that is possible is as likely. @param below a whole number from nought to less than what it is given, by chance */
export function shuffled<T>(list: readonly T[], below: (most: number) => number): T[] {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    [all[last], all[other]] = [all[other] as T, all[last] as T];
  }
  return all;
}
