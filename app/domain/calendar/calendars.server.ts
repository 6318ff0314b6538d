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
export async function loadCalendars(tx: Transaction, holders: Holders, period: Span, besides: readonly string[] = []): Promise<LoadedCalendar[]> {
  const [hours, holds] = await Promise.all([loadOpenHours(tx, holders, period), readHolds(tx, holders, period, besides)]);
  return hours.map((calendar) => ({ ...calendar, held: holds.get(calendar.id) ?? [] }));
}

/** What people and sites say of their time, in or near a period; without what they are booked for. */
export async function loadOpenHours(tx: Transaction, { people, sites = [] }: Holders, period: Span): Promise<Omit<LoadedCalendar, 'held'>[]> {
  const [from, until] = around(period);
  const overlaps = { startsAt: { lt: until }, endsAt: { gt: from } };
  const within = { hours: true, exceptions: { where: { day: { gte: from, lte: until } } }, absences: { where: { firstDay: { lte: until }, lastDay: { gte: from } } }, imports: { select: { times: { where: overlaps } } } } as const;
  const [found, ofSites] = await Promise.all([
    people.length > 0 ? tx.person.findMany({ where: { id: { in: [...people] } }, relationLoadStrategy: 'join', select: { id: true, timeZone: true, availability: { include: within } } }) : [],
    sites.length > 0 ? tx.availability.findMany({ where: { siteId: { in: [...sites] } }, relationLoadStrategy: 'join', include: within }) : [],
  ]);
  return [...people, ...sites].map((id) => {
    const person = found.find((one) => one.id === id);
    const own = person?.availability ?? ofSites.find((one) => one.siteId === id);
    const zone = own?.zone ?? person?.timeZone ?? 'UTC';
    return {
      id,
      zone: isZone(zone) ? zone : 'UTC',
      hasSaid: (own?.hours.length ?? 0) > 0,
      weekly: own?.hours ?? [],
      exceptions: (own?.exceptions ?? []).map(({ day, fromMinute, toMinute }) => ({ day: toDay(day), fromMinute, toMinute })),
      absences: (own?.absences ?? []).map(({ firstDay, lastDay }) => ({ firstDay: toDay(firstDay), lastDay: toDay(lastDay) })),
      busy: (own?.imports ?? []).flatMap(({ times }) => times.map(spanOf)),
      noticeMinutes: own?.noticeMinutes ?? 0,
      bufferMinutes: own?.bufferMinutes ?? 0,
      hoursAWeek: own?.hoursAWeek ?? null,
    };
  });
}

function around({ from, until }: Span): [from: Date, until: Date] {
  return [dateOf(from - MARGIN), dateOf(until + MARGIN)];
}

/** When each is held. In minutes, as all that follows: of busy people there are very many, and most of what they would cost is to make dates of them. */
async function readHolds(tx: Transaction, { people, sites = [] }: Holders, period: Span, besides: readonly string[]): Promise<Map<string, Span[]>> {
  const [from, until] = around(period);
  const rows = await tx.$queryRaw<{ holder: string; spans: [from: number, until: number][] }[]>`
    select coalesce(person_id, site_id)::text as holder, json_agg(json_build_array(floor(extract(epoch from starts_at) / 60)::int, ceil(extract(epoch from ends_at) / 60)::int)) as spans
      from hold where released_at is null and starts_at < ${until} and ends_at > ${from} and booking_id <> all(${[...besides]}::uuid[]) and (person_id = any(${[...people]}::uuid[]) or site_id = any(${[...sites]}::uuid[]))
     group by 1`;
  return new Map(rows.map(({ holder, spans }) => [holder, spans.map(([begin, end]) => ({ from: begin, until: end }))]));
}

/** A day of the database, which Prisma tells as midnight in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
