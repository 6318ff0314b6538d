import type { Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { AT_FIRST } from './availability.server.ts';
import type { Calendar } from './slots.ts';
import { dateOf, type Span } from './spans.ts';
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

interface SaidRow {
  id: string;
  timeZone: string | null;
  zone: string | null;
  noticeMinutes: number | null;
  bufferMinutes: number | null;
  hoursAWeek: number | null;
  weekly: Calendar['weekly'];
  exceptions: Calendar['exceptions'];
  absences: Calendar['absences'];
  busy: Stretch[];
}

type Stretch = [from: number, until: number];

/** What people and sites say of their time, in or near a period; without what they are booked for. */
export async function loadOpenHours(tx: Transaction, { people, sites = [] }: Holders, period: Span): Promise<Omit<LoadedCalendar, 'held'>[]> {
  const [from, until] = around(period);
  const [firstDay, lastDay] = [toDay(from), toDay(until)];
  // One row each, with all that belongs to it as JSON: calendars of many people are many small rows.
  const rows = await tx.$queryRaw<SaidRow[]>`
    select h.id::text as id, p.time_zone as "timeZone", a.zone, a.notice_minutes as "noticeMinutes", a.buffer_minutes as "bufferMinutes", a.hours_a_week as "hoursAWeek",
           coalesce((select json_agg(json_build_object('weekday', w.weekday, 'fromMinute', w.from_minute, 'toMinute', w.to_minute)) from weekly_hours w where w.availability_id = a.id), '[]') as weekly,
           coalesce((select json_agg(json_build_object('day', e.day, 'fromMinute', e.from_minute, 'toMinute', e.to_minute)) from availability_exception e where e.availability_id = a.id and e.day between ${firstDay}::date and ${lastDay}::date), '[]') as exceptions,
           coalesce((select json_agg(json_build_object('firstDay', s.first_day, 'lastDay', s.last_day)) from absence s where s.availability_id = a.id and s.first_day <= ${lastDay}::date and s.last_day >= ${firstDay}::date), '[]') as absences,
           coalesce((select json_agg(${STRETCH}) from busy_import i join busy_time t on t.import_id = i.id where i.availability_id = a.id and t.starts_at < ${until} and t.ends_at > ${from}), '[]') as busy
      from unnest(${[...people, ...sites]}::uuid[]) with ordinality as h (id, place) left join person p on p.id = h.id left join availability a on a.person_id = h.id or a.site_id = h.id
     order by h.place`;
  return rows.map(({ timeZone, zone, busy, noticeMinutes, bufferMinutes, ...said }) => {
    const own = zone ?? timeZone ?? 'UTC';
    return { ...said, zone: isZone(own) ? own : 'UTC', hasSaid: said.weekly.length > 0, busy: busy.map(toSpan), noticeMinutes: noticeMinutes ?? AT_FIRST.noticeMinutes, bufferMinutes: bufferMinutes ?? AT_FIRST.bufferMinutes };
  });
}

/** In minutes, as all that follows: of busy people there are very many, and most of what they would cost is to make dates of them. */
const STRETCH = Prisma.sql`json_build_array(floor(extract(epoch from starts_at) / 60)::int, ceil(extract(epoch from ends_at) / 60)::int)`;

function toSpan([from, until]: Stretch): Span {
  return { from, until };
}

function around({ from, until }: Span): [from: Date, until: Date] {
  return [dateOf(from - MARGIN), dateOf(until + MARGIN)];
}

/** When each is held. */
async function readHolds(tx: Transaction, { people, sites = [] }: Holders, period: Span, besides: readonly string[]): Promise<Map<string, Span[]>> {
  const [from, until] = around(period);
  const rows = await tx.$queryRaw<{ holder: string; spans: Stretch[] }[]>`
    select coalesce(h.person_id, h.site_id)::text as holder, json_agg(${STRETCH}) as spans
      from hold h where h.released_at is null and h.starts_at < ${until} and h.ends_at > ${from} and h.booking_id <> all(${[...besides]}::uuid[]) and (h.person_id = any(${[...people]}::uuid[]) or h.site_id = any(${[...sites]}::uuid[]))
     group by 1`;
  return new Map(rows.map(({ holder, spans }) => [holder, spans.map(toSpan)]));
}

/** A day of the database, which Prisma tells as midnight in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
