import type { Answered } from './scoring.ts';

/** A criterion as the ranking sees it. */
export interface RankedInput {
  id: string;
  component: string;
  answer: Answered;
  /** 0 to 1, or null when fewer than three people answered alone. */
  disagreement: number | null;
}

export interface Priority extends RankedInput {
  /** What the rule adds up to; higher comes first. */
  points: number;
  /** Levels missing to the fourth. */
  gap: number;
  weight: number;
}

export const WEIGHTS = [1, 2, 3] as const;

/**
 * What to strengthen first: gap to level 4, times the weight that the organisation gave the component (1 to 3), plus the
 * disagreement (0 to 1), since what people see differently is worth talking about. A criterion that is at level 4 or has no
 * level is not ranked. Equal points: lower level first, then the order given.
 */
export function rankPriorities(criteria: readonly RankedInput[], weights: Readonly<Record<string, number>> = {}): Priority[] {
  return criteria
    .flatMap((one): Priority[] => {
      const { kind, level } = one.answer;
      if (kind !== 'level' || level === null || level === 4) return [];
      const weight = weights[one.component] ?? 1;
      const gap = 4 - level;
      return [{ ...one, gap, weight, points: gap * weight + (one.disagreement ?? 0) }];
    })
    .sort((a, b) => b.points - a.points || b.gap - a.gap);
}

/** What can be built on, and taught to others: criteria at level 3 or 4, the highest first. */
export function strengthsOf<T extends { answer: Answered }>(criteria: readonly T[]): T[] {
  return criteria.filter(({ answer }) => (answer.level ?? 0) >= 3).sort((a, b) => (b.answer.level ?? 0) - (a.answer.level ?? 0));
}

/** The organisation's own order: what it committed to first, as it put it, then the rest as ranked. */
export function inChosenOrder(ranked: readonly Priority[], committed: readonly string[]): Priority[] {
  const chosen = committed.flatMap((id) => ranked.filter((one) => one.id === id));
  return [...chosen, ...ranked.filter(({ id }) => !committed.includes(id))];
}
