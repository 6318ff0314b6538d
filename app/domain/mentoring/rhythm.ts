/** How a month went, as coordinators see it: well, something to look at, or somebody needs them. */
export type Light = 'good' | 'look' | 'act';

/** The light of a check-in, from its three short answers alone. */
export function lightOf({ safe, useful, needs }: { safe: string; useful: string; needs: boolean }): Light {
  if (safe === 'no') return 'act';
  return safe === 'partly' || useful === 'no' || needs ? 'look' : 'good';
}

const WEEK = 7 * 86_400_000;

/** Whether the two have not met for longer than they agreed, by half as much again. Without an agreement nothing is overdue. */
export function isOverdue(weeks: number | null, last: Date, at: Date): boolean {
  return weeks !== null && at.getTime() - last.getTime() > 1.5 * weeks * WEEK;
}
