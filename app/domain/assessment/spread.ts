import type { Answered } from './scoring.ts';

/** How the answers of several people to one criterion lie apart. */
export interface Spread {
  /** How many chose each level, 0 to 4. */
  levels: readonly [number, number, number, number, number];
  notApplicable: number;
  unknown: number;
  /** 0 when all say the same, 1 when one half says 0 and the other 4; null when fewer than two answered. */
  disagreement: number | null;
}

/** Below this many answers nobody is told which they are, nor how far apart: of two, each would read the other's. */
export const FEWEST_ANSWERS = 3;

/** What the group is told of a spread: how many chose each level, or of few answers no more than whether they differ. */
export type ToldSpread = ({ told: 'levels' } & Pick<Spread, 'levels' | 'notApplicable' | 'unknown'>) | { told: 'nobody' | 'one' | 'alike' | 'differing' };

/** What is told of how the answers to one criterion lie apart. The order of the criteria comes from what is not told as well. */
export function tellSpread({ levels, notApplicable, unknown }: Spread): ToldSpread {
  const counts = [...levels, notApplicable, unknown];
  const answers = countOf({ levels, notApplicable, unknown });
  if (answers >= FEWEST_ANSWERS) return { told: 'levels', levels, notApplicable, unknown };
  if (answers < 2) return { told: answers === 0 ? 'nobody' : 'one' };
  return { told: counts.includes(answers) ? 'alike' : 'differing' };
}

/** The disagreement as far as it counts in what others see: null where it would tell one of few what another answered. */
export function countedDisagreement(spread: Spread): number | null {
  return countOf(spread) < FEWEST_ANSWERS ? null : spread.disagreement;
}

function countOf({ levels, notApplicable, unknown }: Pick<Spread, 'levels' | 'notApplicable' | 'unknown'>): number {
  return levels.reduce((sum, count) => sum + count, notApplicable + unknown);
}

/**
 * The spread of one criterion. Disagreement is the mean absolute distance between two people's levels, over its largest
 * possible value for that many people. A person who says "does not apply" while others give a level is half a scale away.
 * Whoever only wrote a note has not answered.
 */
export function spreadOf(answers: readonly Answered[]): Spread {
  const levels: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let notApplicable = 0;
  let unknown = 0;
  for (const { kind, level } of answers) {
    if (kind === 'level' && level !== null) levels[level as 0 | 1 | 2 | 3 | 4] += 1;
    else if (kind === 'not_applicable') notApplicable += 1;
    else if (kind === 'dont_know') unknown += 1;
  }
  return { levels, notApplicable, unknown, disagreement: disagreementOf(levels, notApplicable) };
}

const HALF_A_SCALE = 2;

function disagreementOf(levels: readonly number[], notApplicable: number): number | null {
  const people = levels.reduce((sum, count) => sum + count, 0);
  const voices = people + notApplicable;
  if (voices < 2) return null;
  let distance = people * notApplicable * HALF_A_SCALE;
  levels.forEach((a, i) => levels.forEach((b, j) => (distance += j > i ? a * b * (j - i) : 0)));
  const largest = Math.floor(voices / 2) * Math.ceil(voices / 2) * 4;
  return distance / largest;
}

/** Widest disagreement first; where it is equal, in the order given. */
export function widestFirst<T extends { spread: Spread }>(criteria: readonly T[]): T[] {
  return [...criteria].sort((a, b) => (b.spread.disagreement ?? -1) - (a.spread.disagreement ?? -1));
}

/** The mean of the disagreements that are known; null when there is none. */
export function meanDisagreement(disagreements: readonly (number | null)[]): number | null {
  const known = disagreements.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
