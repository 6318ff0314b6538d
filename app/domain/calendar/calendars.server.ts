import type { Transaction } from '#app/platform/database.server.ts';
import type { Calendar } from './slots.ts';
import { dateOf, spanOf, type Span } from './spans.ts';
import { isZone } from './zone.ts';

export interface Holders {
  people: readonly string[];
  sites?: readonly string[];
}

/** A calendar, and whether its owner has said when they can be booked. */
export interface LoadedCalendar extends Calendar {
  hasSaid: boolean;
}

/** Around a period as much is looked at as its first and last week can need. */
const MARGIN = 9 * 1440;

/**
 * The calendars of people and sites, with all that lies in or near a period; in the order asked for, people first. `besides`
 * leaves bookings out.
 */
export async function loadCalendars(tx: Transaction, { people, sites = [] }: Holders, period: Span, besides: readonly string[] = []): Promise<LoadedCalendar[]> {
  const ids = [...people, ...sites];
  const [from, until] = [dateOf(period.from - MARGIN), dateOf(period.until + MARGIN)];
  const overlaps = { startsAt: { lt: until }, endsAt: { gt: from } };
  const [said, zones, holds] = await Promise.all([
    tx.availability.findMany({
      where: { OR: [{ personId: { in: [...people] } }, { siteId: { in: [...sites] } }] },
      relationLoadStrategy: 'join',
      include: { hours: true, exceptions: { where: { day: { gte: from, lte: until } } }, absences: { where: { firstDay: { lte: until }, lastDay: { gte: from } } }, imports: { select: { times: { where: overlaps } } } },
    }),
    tx.person.findMany({ where: { id: { in: [...people] } }, select: { id: true, timeZone: true } }),
    tx.hold.findMany({ where: { releasedAt: null, ...overlaps, bookingId: { notIn: [...besides] }, OR: [{ personId: { in: [...people] } }, { siteId: { in: [...sites] } }] }, select: { personId: true, siteId: true, startsAt: true, endsAt: true } }),
  ]);
  return ids.map((id) => {
    const own = said.find((one) => one.personId === id || one.siteId === id);
    const zone = own?.zone ?? zones.find((person) => person.id === id)?.timeZone ?? 'UTC';
    return {
      id,
      zone: isZone(zone) ? zone : 'UTC',
      hasSaid: (own?.hours.length ?? 0) > 0,
      weekly: own?.hours ?? [],
      exceptions: (own?.exceptions ?? []).map(({ day, fromMinute, toMinute }) => ({ day: toDay(day), fromMinute, toMinute })),
      absences: (own?.absences ?? []).map(({ firstDay, lastDay }) => ({ firstDay: toDay(firstDay), lastDay: toDay(lastDay) })),
      held: holds.filter((hold) => hold.personId === id || hold.siteId === id).map(spanOf),
      busy: (own?.imports ?? []).flatMap(({ times }) => times.map(spanOf)),
      noticeMinutes: own?.noticeMinutes ?? 0,
      bufferMinutes: own?.bufferMinutes ?? 0,
      hoursAWeek: own?.hoursAWeek ?? null,
    };
  });
}

/** A day of the database, which Prisma tells as midnight in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
