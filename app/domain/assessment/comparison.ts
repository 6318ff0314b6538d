import type { Answered } from './scoring.ts';

export type Change = 'rose' | 'fell' | 'same' | 'added' | 'dropped' | 'notComparable';

export interface ComparedCriterion {
  id: string;
  before: Answered | null;
  now: Answered | null;
  change: Change;
  /** Levels gained (positive) or lost; null unless both have a level. */
  difference: number | null;
}

/**
 * Compares two assessments criterion by criterion, matched by id, so also across versions of the instrument. One that only
 * the earlier or the later asked is dropped or added; one without a level on both sides cannot be compared.
 */
export function compare(before: ReadonlyMap<string, Answered>, now: ReadonlyMap<string, Answered>): ComparedCriterion[] {
  const ids = [...new Set([...now.keys(), ...before.keys()])];
  return ids.map((id) => {
    const [then, here] = [before.get(id) ?? null, now.get(id) ?? null];
    const difference = then?.kind === 'level' && here?.kind === 'level' && then.level !== null && here.level !== null ? here.level - then.level : null;
    return { id, before: then, now: here, difference, change: changeOf(then, here, difference) };
  });
}

function changeOf(before: Answered | null, now: Answered | null, difference: number | null): Change {
  if (!before) return 'added';
  if (!now) return 'dropped';
  if (difference === null) return 'notComparable';
  return difference > 0 ? 'rose' : difference < 0 ? 'fell' : 'same';
}
