import type { BookingTime } from './model.ts';

/** Why a person cannot at a time. */
export type Reason = 'notice' | 'absent' | 'booked' | 'busy' | 'full' | 'hours';

export interface Period {
  from: Date;
  until: Date;
}

/** A time with who can, and who would have it early or late in their day. */
export interface FreeTime extends BookingTime {
  /** Ids of those outside of reasonable hours (8 to 20 h of their own day). */
  earlyOrLate: readonly string[];
  /** Who cannot, and why; empty for a time that suits all. */
  blocked: readonly { id: string; reason: Reason }[];
}

export interface FreeTimes {
  /** Times that suit all, the best first; empty when there are none. */
  times: readonly FreeTime[];
  /** When nothing suits all: the best that suit most. */
  partial: readonly FreeTime[];
  /** Who stands in the way: of how many of the steps, and of how many alone. */
  blockers: readonly { id: string; steps: number; alone: number; reasons: readonly Reason[] }[];
  /** The zone of each, and whether they have said their hours (else 8 to 20 h is taken). */
  people: readonly { id: string; zone: string; hasSaid: boolean }[];
}

/**
 * Times of a length (in minutes) that suit all of the people and sites within a period of at most 180 days.
 * `besides` leaves bookings out of account: those that are about to be moved.
 */
export async function findFreeTimes(_wanted: { people: readonly string[]; sites?: readonly string[]; minutes: number; period: Period; stepMinutes?: number; limit?: number; besides?: readonly string[] }): Promise<FreeTimes> {
  throw new Error('not built yet');
}

/** What stands against times that were chosen by hand: all that is known, also what a booking would overrule (hours, notice, busy times). */
export async function checkTimes(_wanted: { people: readonly string[]; sites?: readonly string[]; times: readonly BookingTime[]; besides?: readonly string[] }): Promise<readonly { position: number; blocked: readonly { id: string; reason: Reason }[]; earlyOrLate: readonly string[] }[]> {
  throw new Error('not built yet');
}
