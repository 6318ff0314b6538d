/** How many months after an edition its plans are looked at again. */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;
/** Where a line can stand when it is looked at again. */
export const STANDINGS = ['done', 'under_way', 'not_begun', 'changed'] as const;
export type FollowUpMonth = (typeof FOLLOW_UP_MONTHS)[number];

/** An answer may come so many days early: teams meet when they meet. */
const EARLY_DAYS = 14;
const DAY = 86_400_000;

/** Whether a number is one of those months. */
export function isFollowUpMonth(month: number): month is FollowUpMonth {
  return (FOLLOW_UP_MONTHS as readonly number[]).includes(month);
}

/** The day on which a look is due, so many months after a day (`2026-11-30`); the last of the month where that has no such day. PostgreSQL counts the same. */
export function dueOn(endedOn: string, months: number): string {
  const [year = 0, month = 0, day = 0] = endedOn.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** Whether a look that is due on a day may be answered on another. */
export function isAnswerable(due: string, today: string): boolean {
  return Date.parse(today) >= Date.parse(due) - EARLY_DAYS * DAY;
}

/** Where a look stands: not yet to be answered, waiting for some lines, or all of them told. */
export function standingOf(due: string, today: string, answered: number, lines: number): 'coming' | 'open' | 'answered' {
  if (lines > 0 && answered >= lines) return 'answered';
  return isAnswerable(due, today) ? 'open' : 'coming';
}
