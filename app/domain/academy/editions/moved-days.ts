import { dayOfNumber, numberOfDay } from '#app/domain/calendar/local-time.ts';

/** How many days later the first day of an edition is than it was; days are such as `2026-11-23`. */
export function daysMoved(from: string, to: string): number {
  return numberOfDay(to) - numberOfDay(from);
}

/**
 * From which day on the venue is told once the first day of an edition is another: as many days before it as the coordinators had set. Where it is sooner, never before
 * the day that they had set, unless the edition itself begins before that. Reckoned from what they set, not from what became of that since: moved and moved back it is as they said.
 * @param from the first day of the edition when they set it
 */
export function venueDayAfter({ venueFrom, from, to }: { venueFrom: string; from: string; to: string }): string {
  const [set, by] = [numberOfDay(venueFrom), daysMoved(from, to)];
  return dayOfNumber(Math.max(set + by, Math.min(set, numberOfDay(to))));
}
