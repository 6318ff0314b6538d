import { readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { AT_FIRST } from './availability.server.ts';
import type { Calendar } from './painting.ts';
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
 * leaves bookings out. In a transaction where one is given.
 */
export async function loadCalendars({ people, sites = [] }: Holders, period: Span, { besides = [], tx }: { besides?: readonly string[] | undefined; tx?: Transaction | undefined } = {}): Promise<LoadedCalendar[]> {
  const [from, until] = around(period);
  const who = Prisma.sql`select id, place from unnest(${[...people, ...sites]}::uuid[]) with ordinality as w (id, place)`;
  const held = Prisma.sql`
    coalesce((select json_agg(${STRETCH}) from hold b where b.released_at is null and b.starts_at < ${until} and b.ends_at > ${from} and b.booking_id <> all(${[...besides]}::uuid[]) and (b.person_id = h.id or b.site_id = h.id)), '[]')`;
  return (await readRows<SaidRow>(questionOf(who, period, held), tx)).map(toCalendar);
}

/** What people say of their time, in or near a period, without what they are booked for; with their pseudonyms, in the order of these. @param who a question for `id` */
export async function loadOpenHours(who: Prisma.Sql, period: Span): Promise<(Omit<LoadedCalendar, 'held'> & { pseudonym: string })[]> {
  const ordered = Prisma.sql`select id, row_number() over (order by pseudonym, id) from person where id in (${who})`;
  const rows = await readRows<SaidRow>(questionOf(ordered, period, Prisma.sql`'[]'::json`));
  return rows.map((row) => ({ pseudonym: row.pseudonym ?? '', ...toCalendar(row) }));
}

interface SaidRow {
  id: string;
  pseudonym: string | null;
  timeZone: string | null;
  zone: string | null;
  noticeMinutes: number | null;
  bufferMinutes: number | null;
  hoursAWeek: number | null;
  weekly: Calendar['weekly'];
  exceptions: Calendar['exceptions'];
  absences: Calendar['absences'];
  busy: Stretch[];
  held: Stretch[];
}

type Stretch = [from: number, until: number];

/** One row each, with all that belongs to it as JSON: calendars of many people are many small rows. @param who `id` and place @param held of each (`h`) */
function questionOf(who: Prisma.Sql, period: Span, held: Prisma.Sql): Prisma.Sql {
  const [from, until] = around(period);
  const [firstDay, lastDay] = [toDay(from), toDay(until)];
  return Prisma.sql`
    select h.id::text as id, p.pseudonym, p.time_zone as "timeZone", a.zone, a.notice_minutes as "noticeMinutes", a.buffer_minutes as "bufferMinutes", a.hours_a_week as "hoursAWeek",
           coalesce((select json_agg(w) from (select weekday, from_minute as "fromMinute", to_minute as "toMinute" from weekly_hours where availability_id = a.id) w), '[]') as weekly,
           coalesce((select json_agg(e) from (select day, from_minute as "fromMinute", to_minute as "toMinute" from availability_exception where availability_id = a.id and day between ${firstDay}::date and ${lastDay}::date) e), '[]') as exceptions,
           coalesce((select json_agg(s) from (select first_day as "firstDay", last_day as "lastDay" from absence where availability_id = a.id and first_day <= ${lastDay}::date and last_day >= ${firstDay}::date) s), '[]') as absences,
           coalesce((select json_agg(${STRETCH}) from busy_import i join busy_time t on t.import_id = i.id where i.availability_id = a.id and t.starts_at < ${until} and t.ends_at > ${from}), '[]') as busy,
           ${held} as held
      from (${who}) as h (id, place) left join person p on p.id = h.id left join availability a on a.person_id = h.id or a.site_id = h.id
     order by h.place`;
}

function toCalendar({ id, timeZone, zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly, exceptions, absences, busy, held }: SaidRow): LoadedCalendar {
  const own = zone ?? timeZone ?? 'UTC';
  return { id, zone: isZone(own) ? own : 'UTC', hasSaid: weekly.length > 0, weekly, exceptions, absences, busy: busy.map(toSpan), held: held.map(toSpan), noticeMinutes: noticeMinutes ?? AT_FIRST.noticeMinutes, bufferMinutes: bufferMinutes ?? AT_FIRST.bufferMinutes, hoursAWeek };
}

/** In minutes, as all that follows: of busy people there are very many, and most of what they would cost is to make dates of them. */
export const MINUTES = Prisma.sql`floor(date_part('epoch', starts_at) / 60)::int, ceil(date_part('epoch', ends_at) / 60)::int`;
const STRETCH = Prisma.sql`json_build_array(${MINUTES})`;

function toSpan([from, until]: Stretch): Span {
  return { from, until };
}

function around({ from, until }: Span): [from: Date, until: Date] {
  return [dateOf(from - MARGIN), dateOf(until + MARGIN)];
}

/** A day of the database, which Prisma tells as midnight in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
