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
  const within = { hours: true, exceptions: { where: { day: { gte: from, lte: until } } }, absences: { where: { firstDay: { lte: until }, lastDay: { gte: from } } }, imports: { select: { times: { where: overlaps } } } } as const;
  const [found, ofSites, holds] = await Promise.all([
    tx.person.findMany({ where: { id: { in: [...people] } }, relationLoadStrategy: 'join', select: { id: true, timeZone: true, availability: { include: within } } }),
    sites.length > 0 ? tx.availability.findMany({ where: { siteId: { in: [...sites] } }, relationLoadStrategy: 'join', include: within }) : [],
    // In minutes, as all that follows: of a busy network there are very many, and most of what they would cost is to make dates of them.
    tx.$queryRaw<(Span & { holder: string })[]>`
      select coalesce(person_id, site_id)::text as holder, floor(extract(epoch from starts_at) / 60)::int as "from", ceil(extract(epoch from ends_at) / 60)::int as until
        from hold where released_at is null and starts_at < ${until} and ends_at > ${from} and booking_id <> all(${[...besides]}::uuid[]) and (person_id = any(${[...people]}::uuid[]) or site_id = any(${[...sites]}::uuid[]))`,
  ]);
  const held = new Map<string, Span[]>(ids.map((id) => [id, []]));
  for (const { holder, ...span } of holds) held.get(holder)?.push(span);
  return ids.map((id) => {
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
      held: held.get(id) ?? [],
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
