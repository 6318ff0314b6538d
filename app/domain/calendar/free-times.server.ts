import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { loadCalendars, type Holders, type LoadedCalendar } from './calendars.server.ts';
import type { BookingTime } from './model.ts';
import type { Reason } from './painting.ts';
import { checkSlot, findSlots, type Blocker, type Slot } from './slots.ts';
import { around, dateOf, joinSpans, spanOf, type Span } from './spans.ts';

export type { Reason };

/** The longest period that is searched, in days. */
export const MOST_DAYS = 180;
const STEP = 15;

/** A time with who cannot, and who has it early or late in their day. */
export interface FreeTime extends BookingTime {
  /** Ids of those for whom it is not within 8 to 20 h of their own day. */
  earlyOrLate: readonly string[];
  /** Who cannot, and why; empty for a time that suits all. */
  blocked: readonly { id: string; reason: Reason }[];
}

export interface FreeTimes {
  /** Times that suit all, the best first; empty when there are none. */
  times: readonly FreeTime[];
  /** When nothing suits all: the best that suit most. */
  partial: readonly FreeTime[];
  /** Who stands in the way, whoever does so most first: at how many of the `steps` looked at, and at how many alone. */
  blockers: readonly Blocker[];
  steps: number;
  /** The zone of each, and whether they have said their hours (else 8 to 20 h is taken). */
  people: readonly { id: string; zone: string; hasSaid: boolean }[];
}

interface Wanted extends Holders {
  minutes: number;
  period: { from: Date; until: Date };
  stepMinutes?: number;
  limit?: number;
  /** Bookings to leave out of account: those that are about to be moved. */
  besides?: readonly string[];
  /** Times that are planned with the wanted one: they hold everyone as if they were booked. */
  kept?: readonly BookingTime[];
}

/** Times of a length that suit all of the people and sites within a period of at most 180 days. */
export async function findFreeTimes({ people, sites, minutes, period, stepMinutes = STEP, limit = 20, besides, kept = [] }: Wanted): Promise<FreeTimes> {
  const span = boundedPeriod(period);
  const calendars = holdAlso(await loadCalendars({ people, ...(sites ? { sites } : {}) }, span, { besides }), kept.map(spanOf));
  const { slots, partial, blockers, steps } = findSlots({ calendars, minutes, period: span, now: thisMinute(), stepMinutes, limit });
  return { times: slots.map(toFreeTime), partial: partial.map(toFreeTime), blockers, steps, people: calendars.map(({ id, zone, hasSaid }) => ({ id, zone, hasSaid })) };
}

function boundedPeriod({ from, until }: { from: Date; until: Date }): Span {
  const span = spanOf({ startsAt: from, endsAt: until });
  return { from: span.from, until: Math.min(span.until, span.from + MOST_DAYS * 1440) };
}

function thisMinute(): number {
  return Math.ceil(now().getTime() / 60_000);
}

function toFreeTime({ from, until, earlyOrLate, blocked }: Slot): FreeTime {
  return { startsAt: dateOf(from), endsAt: dateOf(until), earlyOrLate, blocked };
}

/**
 * What stands against times that were chosen by hand: all that is known, also what a booking overrules (hours, notice, busy
 * times from elsewhere), and each as if the others were booked: a series leaves room between its sessions, and fills weeks. Only
 * `booked` makes a booking impossible; of times that overlap each other it is for the caller to say so.
 */
export async function checkTimes({ people, sites, times, besides }: Holders & { times: readonly BookingTime[]; besides?: readonly string[] }): Promise<(FreeTime & { position: number })[]> {
  if (times.length === 0) return [];
  const spans = times.map(spanOf);
  const calendars = await loadCalendars({ people, ...(sites ? { sites } : {}) }, around(spans), { besides });
  return spans.map((span, position) => {
    const others = spans.filter(({ from, until }, i) => i !== position && (until <= span.from || from >= span.until));
    return { position, ...toFreeTime(checkSlot(holdAlso(calendars, others), span, thisMinute())) };
  });
}

/** The next times of the same lengths that suit everyone, for times that turned out to be taken: within 14 days, and beside `kept`. */
export async function findInstead(tx: Transaction, holders: Holders, taken: readonly BookingTime[], kept: readonly BookingTime[], besides: readonly string[] = []): Promise<BookingTime[][]> {
  const spans = taken.map(spanOf).map(({ from, until }) => ({ from: Math.max(from, thisMinute()), length: until - from }));
  const periods = spans.map(({ from, length }) => ({ from, until: from + 14 * 1440 + length }));
  const calendars = holdAlso(await loadCalendars(holders, around(periods), { besides, tx }), kept.map(spanOf));
  return spans.map(({ length }, i) => findSlots({ calendars, minutes: length, period: periods[i] ?? { from: 0, until: 0 }, now: thisMinute(), stepMinutes: STEP, limit: 3 }).slots.map(({ from, until }) => ({ startsAt: dateOf(from), endsAt: dateOf(until) })));
}

/** Calendars as they are once all of them are held for these times as well. */
function holdAlso(calendars: readonly LoadedCalendar[], spans: readonly Span[]): LoadedCalendar[] {
  return calendars.map((calendar) => ({ ...calendar, held: joinSpans([...calendar.held, ...spans]) }));
}
