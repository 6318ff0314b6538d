import type { Competency } from './competencies.ts';

/** What a goal has come to. */
export interface Progress {
  done: number;
  steps: number;
  /** Done of all steps, 0 to 1; null while there are none. */
  share: number | null;
  /** Levels gained since the start, and still to go; never below 0. */
  gained: number;
  toGo: number;
}

/** Progress counts steps that were done and levels that were rated anew: it is never given. */
export function progressOf(goal: { startLevel: number; wantedLevel: number }, level: number, steps: readonly { doneAt: unknown }[]): Progress {
  const done = steps.filter(({ doneAt }) => doneAt !== null).length;
  return { done, steps: steps.length, share: steps.length === 0 ? null : done / steps.length, gained: Math.max(0, level - goal.startLevel), toGo: Math.max(0, goal.wantedLevel - level) };
}

export interface Rating {
  competency: string;
  level: number;
  ratedBy: 'mentee' | 'mentor';
  at: Date;
}

/** The latest level of a competency by one of the two, or null. Of two at one instant the later in the list stands. */
export function latestLevel(ratings: readonly Rating[], competency: string, ratedBy: 'mentee' | 'mentor'): number | null {
  let latest: Rating | null = null;
  for (const rating of ratings) if (rating.competency === competency && rating.ratedBy === ratedBy && (!latest || rating.at >= latest.at)) latest = rating;
  return latest?.level ?? null;
}

/** A competency over time, as the mentee rates it: from the first rating to the latest, one a day at most (the day's last). */
export function courseOf(ratings: readonly Rating[], competency: Competency, ratedBy: 'mentee' | 'mentor' = 'mentee'): { day: string; level: number }[] {
  const days = new Map<string, { at: Date; level: number }>();
  for (const { competency: of, ratedBy: by, at, level } of ratings) {
    if (of !== competency || by !== ratedBy) continue;
    const day = at.toISOString().slice(0, 10);
    const known = days.get(day);
    if (!known || at >= known.at) days.set(day, { at, level });
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, { level }]) => ({ day, level }));
}

/** Levels gained in one competency, as the mentee rates it: the latest less the first, never below 0. */
export function gainedIn(ratings: readonly Rating[], competency: Competency): number {
  const own = ratings.filter((one) => one.competency === competency && one.ratedBy === 'mentee');
  const first = own.reduce<Rating | null>((earliest, one) => (!earliest || one.at < earliest.at ? one : earliest), null);
  return Math.max(0, (latestLevel(own, competency, 'mentee') ?? 0) - (first?.level ?? 0));
}
