import type { Highs } from 'highs';
import { scorePair, type Mentee, type Mentor, type Reason, type RuledOut, type Score } from './matching.ts';
import { solveRound, type Pair, type WholeRound } from './whole-round.ts';

/** The people of a round and what coordinators wish of it. */
export interface RoundOfPeople {
  mentees: readonly Mentee[];
  mentors: readonly Mentor[];
  fixed: readonly Pair[];
  forbidden: readonly Pair[];
}

export interface PairedUp extends Omit<WholeRound, 'pairs'> {
  pairs: (Pair & { points: number; reasons: Reason[] })[];
  /** Who has no mentor, and what ruled out every mentor for them; nothing where only places were too few or taken by wishes. */
  leftOut: { mentee: string; ruledOut: RuledOut[] }[];
}

/** Scores every pair of a round, and solves it as a whole. A wish for a mentee who does not wait any more is none. */
export function pairUp(highs: Highs, { mentees, mentors, fixed, forbidden }: RoundOfPeople): PairedUp {
  const scores = new Map<string, Map<string, Score>>(mentees.map((mentee) => [mentee.id, new Map(mentors.map((mentor) => [mentor.id, scorePair(mentee, mentor)]))]));
  const possible = [...scores].flatMap(([mentee, of]) => [...of].flatMap(([mentor, { points, ruledOut }]) => (ruledOut.length === 0 ? [{ mentee, mentor, points }] : [])));
  const known = ({ mentee, mentor }: Pair) => scores.get(mentee)?.has(mentor) ?? false;
  const solved = solveRound(highs, { possible, places: Object.fromEntries(mentors.map(({ id, places }) => [id, places])), fixed: fixed.filter(({ mentee }) => scores.has(mentee)), forbidden: forbidden.filter(known) });
  const placed = new Set(solved.pairs.map(({ mentee }) => mentee));
  return {
    ...solved,
    pairs: solved.pairs.map((pair) => ({ ...pair, reasons: scores.get(pair.mentee)?.get(pair.mentor)?.reasons ?? [] })),
    leftOut: mentees.filter(({ id }) => !placed.has(id)).map(({ id }) => ({ mentee: id, ruledOut: whatRulesOutAll([...(scores.get(id)?.values() ?? [])]) })),
  };
}

/** What stands in the way everywhere, the most frequent first; nothing as soon as one mentor would do. */
function whatRulesOutAll(scores: readonly Score[]): RuledOut[] {
  if (scores.some(({ ruledOut }) => ruledOut.length === 0)) return [];
  const counts = new Map<RuledOut, number>();
  for (const rule of scores.flatMap(({ ruledOut }) => ruledOut)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).map(([rule]) => rule);
}
