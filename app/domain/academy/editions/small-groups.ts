/** Of fewer people than this nothing is told by itself. */
export const LEAST_TOLD = 5;

export interface Group {
  name: string;
  count: number;
}

export interface ToldGroups {
  /** Of five or more each, the largest first. */
  told: Group[];
  /** All others together: none, or five or more. */
  others: number;
}

/**
 * Groups of people as they may be told beside their total: none smaller than five, nor such a one to be reckoned from the rest. Those that are too small
 * come together; where that is not enough, the smallest of the others goes along. Null where there are too few people to tell anything of. Pure.
 */
export function tellGroups(groups: readonly Group[], least = LEAST_TOLD): ToldGroups | null {
  const there = groups.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
  if (there.reduce((sum, { count }) => sum + count, 0) < least) return null;
  const told = there.filter(({ count }) => count >= least);
  let others = there.filter(({ count }) => count < least).reduce((sum, { count }) => sum + count, 0);
  while (others > 0 && others < least) others += told.pop()?.count ?? 0;
  return { told, others };
}

/** A number of people, or null where they are too few to be told. */
export function tellCount(count: number, least = LEAST_TOLD): number | null {
  return count >= least ? count : null;
}

/** A part of a number of people: told where neither it nor what is left is too small, all and none among that. */
export function tellPart(part: number, all: number, least = LEAST_TOLD): number | null {
  return all >= least && (part === 0 || part >= least) && (part === all || all - part >= least) ? part : null;
}

/** A number of people beside another that is told: where both are large enough, and so is what lies between them, or nothing does. */
export function tellBeside(count: number, told: number, least = LEAST_TOLD): number | null {
  return count >= least && told >= least && (count === told || Math.abs(count - told) >= least) ? count : null;
}
