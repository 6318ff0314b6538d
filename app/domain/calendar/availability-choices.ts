/** ISO 8601: Monday is 1. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** A day can have hours in two parts. */
export const PARTS = ['a', 'b'] as const;

/** How long before its begin a time can still be booked, and what lies free around a booking: what may be chosen, in minutes. */
export const NOTICES = [0, 120, 720, 1440, 2880, 4320, 10_080] as const;
export const BUFFERS = [0, 5, 10, 15, 30, 60] as const;

/** What a form calls the begin or the end of a part of a day. */
export function nameOfTime(end: 'from' | 'until', weekday: number, part: string): string {
  return `${end}${weekday}${part}`;
}
