import type { BookingTime } from './model.ts';

interface Move extends BookingTime {
  /** When it had these times no more. */
  at: Date;
}

/** The time of a booking that someone knows: its own, or for whoever was let go the one that it had then. Where it went since, or with that, is not theirs to hear. */
export function timeKnown<Known extends BookingTime>(booking: Known, releasedAt: Date | null, moves: readonly Move[]): BookingTime {
  const later = releasedAt === null ? [] : moves.filter(({ at }) => at >= releasedAt);
  const { startsAt, endsAt } = later.sort((a, b) => a.at.getTime() - b.at.getTime())[0] ?? booking;
  return { startsAt, endsAt };
}
