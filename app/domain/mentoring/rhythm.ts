const WEEK = 7 * 86_400_000;

/** Whether the two have not met for longer than they agreed, by half as much again. Without an agreement nothing is overdue. */
export function isOverdue(weeks: number | null, last: Date, at: Date): boolean {
  return weeks !== null && at.getTime() - last.getTime() > 1.5 * weeks * WEEK;
}
