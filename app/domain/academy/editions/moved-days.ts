import { dayOfNumber, numberOfDay } from '#app/domain/calendar/local-time.ts';

/** How many days later the first day of an edition is than it was; days are such as `2026-11-23`. */
export function daysMoved(from: string, to: string): number {
  return numberOfDay(to) - numberOfDay(from);
}

/**
 * From which day on the venue is told once the first day of an edition moves: as many days before it as it was. Moved to sooner, never before
 * the day that the coordinators had set, unless the edition itself begins before that.
 */
export function venueDayAfter({ venueFrom, from, to }: { venueFrom: string; from: string; to: string }): string {
  const [set, by] = [numberOfDay(venueFrom), daysMoved(from, to)];
  return dayOfNumber(Math.max(set + by, Math.min(set, numberOfDay(to))));
}
