import type { Transaction } from '#app/platform/database.server.ts';
import { loadCalendars, type Holders } from './calendars.server.ts';
import { minuteOf } from './days-ahead.ts';
import { addDays, localOf, numberOfDay, spanOfDay } from './local-time.ts';
import { dateOf, type Span } from './spans.ts';

/** A stretch of one of some days, in minutes of its clock: of the first day the number is 0. */
export interface BusyStretch {
  day: number;
  from: number;
  until: number;
  /** A booking holds them; else they are away, or busy elsewhere. */
  isBooked: boolean;
}

/** Days in a row, and the clock by which they are told. */
export interface SomeDays {
  first: string;
  last: string;
  zone: string;
}

/**
 * When people and sites cannot on some days, by their ids: what holds them, absences, and busy times from elsewhere. Why, nobody is
 * told. `besides` leaves bookings out. Who asks must be one who schedules for them: the caller has made sure.
 */
export async function findBusy({ people, sites = [] }: Holders, days: SomeDays, { besides = [], tx }: { besides?: readonly string[]; tx?: Transaction | undefined } = {}): Promise<Map<string, BusyStretch[]>> {
  if (people.length + sites.length === 0) return new Map();
  const period = { from: spanOfDay(days.first, days.zone).from, until: spanOfDay(days.last, days.zone).until };
  const calendars = await loadCalendars({ people, sites }, period, { besides, tx });
  return new Map(
    calendars.map(({ id, zone, held, busy, absences }) => [
      id,
      [
        ...held.flatMap((span) => byDay(span, days, true)),
        ...[...busy, ...absences.map(({ firstDay, lastDay }) => ({ from: spanOfDay(firstDay, zone).from, until: spanOfDay(lastDay, zone).until }))].flatMap((span) => byDay(span, days, false)),
      ],
    ]),
  );
}

/** What of a span lies on each of the days, by the clock. */
function byDay(span: Span, { first, last, zone }: SomeDays, isBooked: boolean): BusyStretch[] {
  const start = spanOfDay(first, zone).from;
  const firstTouched = Math.max(0, numberOfDay(localOf(dateOf(Math.max(span.from, start)), zone).day) - numberOfDay(first));
  const stretches: BusyStretch[] = [];
  for (let day = firstTouched; day <= numberOfDay(last) - numberOfDay(first); day += 1) {
    const of = spanOfDay(addDays(first, day), zone);
    if (of.from >= span.until) break;
    if (span.from >= of.until) continue;
    const clock = (minute: number) => minuteOf(localOf(dateOf(minute), zone).time, false);
    stretches.push({ day, from: span.from <= of.from ? 0 : clock(span.from), until: span.until >= of.until ? 1440 : clock(span.until), isBooked });
  }
  return stretches;
}
