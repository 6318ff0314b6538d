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

/** What one of the two rated a competency, once. Of several the order in which they came is what tells the latest. */
export interface Rating {
  competency: string;
  level: number;
  ratedBy: 'mentee' | 'mentor';
}

/** The latest level of a competency by one of the two, or null. `ratings`: in the order in which they came. */
export function latestLevel(ratings: readonly Rating[], competency: string, ratedBy: 'mentee' | 'mentor'): number | null {
  return ratings.findLast((one) => one.competency === competency && one.ratedBy === ratedBy)?.level ?? null;
}

/** The first of them, where more came after it; else null. */
export function firstLevel(ratings: readonly Rating[], competency: string, ratedBy: 'mentee' | 'mentor'): number | null {
  const [first, ...later] = ratings.filter((one) => one.competency === competency && one.ratedBy === ratedBy);
  return first && later.length > 0 ? first.level : null;
}

/** A level on a day (`2027-01-31`). */
export interface LevelOfDay {
  day: string;
  level: number;
}

/** A competency over time: one level a day at most, the day's last. `levels`: in the order in which they were rated. */
export function courseOf(levels: readonly LevelOfDay[]): LevelOfDay[] {
  return levels.filter(({ day }, i) => day !== levels[i + 1]?.day);
}

/** Levels gained in one competency: the latest less the first, never below 0. `levels`: in the order in which they were rated. */
export function gainedIn(levels: readonly LevelOfDay[]): number {
  return Math.max(0, (levels.at(-1)?.level ?? 0) - (levels[0]?.level ?? 0));
}
