import { readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { AT_FIRST } from './availability.server.ts';
import type { Calendar } from './painting.ts';
import { dateOf, LONGEST_BOOKING, type Span } from './spans.ts';
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
  const [from, until] = withMargin(period);
  const who = Prisma.sql`select id, place from unnest(${[...people, ...sites]}::uuid[]) with ordinality as w (id, place)`;
  const begun = dateOf(period.from - MARGIN - LONGEST_BOOKING);
  const heldBy = (holder: Prisma.Sql) => Prisma.sql`select ${holder} as id, starts_at, ends_at from h join hold on ${holder} = h.id where released_at is null and starts_at > ${begun} and starts_at < ${until} and ends_at > ${from} and booking_id <> all(${[...besides]}::uuid[])`;
  const held = Prisma.sql`select id, json_agg(json_build_array(${MINUTES})) as list from (${heldBy(Prisma.sql`person_id`)} union all ${heldBy(Prisma.sql`site_id`)}) held group by id`;
  return (await readRows<SaidRow>(questionOf(who, period, held), tx)).map(toCalendar);
}

/** What people say of their time, in or near a period, without what they are booked for; with their pseudonyms, in the order of these. @param who a question for `id` */
export async function loadOpenHours(who: Prisma.Sql, period: Span): Promise<(Omit<LoadedCalendar, 'held'> & { pseudonym: string })[]> {
  const ordered = Prisma.sql`select id, row_number() over (order by pseudonym, id) from person where id in (${who})`;
  const rows = await readRows<SaidRow>(questionOf(ordered, period));
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
  weekly: [weekday: number, fromMinute: number, toMinute: number][] | null;
  exceptions: [day: string, fromMinute: number, toMinute: number][] | null;
  absences: [firstDay: string, lastDay: string][] | null;
  busy: Stretch[] | null;
  held: Stretch[] | null;
}

type Stretch = [from: number, until: number];

/**
 * One row each, with all that belongs to it as JSON: calendars of many people are many small rows. What belongs to them is gathered once for all, as asking
 * for it one by one takes PostgreSQL several times as long. @param who `id` and place @param held of all: their `id` and a `list`
 */
function questionOf(who: Prisma.Sql, period: Span, held?: Prisma.Sql): Prisma.Sql {
  const [from, until] = withMargin(period);
  const [firstDay, lastDay] = [toDay(from), toDay(until)];
  const of = (rows: Prisma.Sql, list: Prisma.Sql, when: Prisma.Sql) => Prisma.sql`(select availability_id as id, json_agg(json_build_array(${list})) as list from ${rows} where availability_id in (select id from said) and ${when} group by 1)`;
  return Prisma.sql`
    with h (id, place) as materialized (${who}),
    said as materialized (select a.* from h join availability a on a.person_id = h.id union all select a.* from h join availability a on a.site_id = h.id)
    select h.id::text as id, p.pseudonym, p.time_zone as "timeZone", a.zone, a.notice_minutes as "noticeMinutes", a.buffer_minutes as "bufferMinutes", a.hours_a_week as "hoursAWeek",
           w.list as weekly, e.list as exceptions, s.list as absences, b.list as busy, ${held ? Prisma.sql`o.list` : Prisma.sql`null`} as held
      from h left join person p on p.id = h.id left join said a on coalesce(a.person_id, a.site_id) = h.id
      left join ${of(Prisma.sql`weekly_hours`, Prisma.sql`weekday, from_minute, to_minute`, Prisma.sql`true`)} w on w.id = a.id
      left join ${of(Prisma.sql`availability_exception`, Prisma.sql`day, from_minute, to_minute`, Prisma.sql`day between ${firstDay}::date and ${lastDay}::date`)} e on e.id = a.id
      left join ${of(Prisma.sql`absence`, Prisma.sql`first_day, last_day`, Prisma.sql`first_day <= ${lastDay}::date and last_day >= ${firstDay}::date`)} s on s.id = a.id
      left join ${of(Prisma.sql`busy_import i join busy_time t on t.import_id = i.id`, MINUTES, Prisma.sql`t.starts_at < ${until} and t.ends_at > ${from}`)} b on b.id = a.id
      ${held ? Prisma.sql`left join (${held}) o on o.id = h.id` : Prisma.empty}
     order by h.place`;
}

function toCalendar({ id, pseudonym, timeZone, zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly, exceptions, absences, busy, held }: SaidRow): LoadedCalendar {
  const own = zone ?? timeZone ?? 'UTC';
  return {
    id,
    isSite: pseudonym === null,
    zone: isZone(own) ? own : 'UTC',
    hasSaid: weekly !== null,
    weekly: (weekly ?? []).map(([weekday, fromMinute, toMinute]) => ({ weekday, fromMinute, toMinute })),
    exceptions: (exceptions ?? []).map(([day, fromMinute, toMinute]) => ({ day, fromMinute, toMinute })),
    absences: (absences ?? []).map(([firstDay, lastDay]) => ({ firstDay, lastDay })),
    busy: (busy ?? []).map(toSpan),
    held: (held ?? []).map(toSpan),
    noticeMinutes: noticeMinutes ?? AT_FIRST.noticeMinutes,
    bufferMinutes: bufferMinutes ?? AT_FIRST.bufferMinutes,
    hoursAWeek,
  };
}

/** In minutes, as all that follows: of busy people there are very many, and most of what they would cost is to make dates of them. */
const MINUTES = Prisma.sql`floor(date_part('epoch', starts_at) / 60)::int, ceil(date_part('epoch', ends_at) / 60)::int`;

function toSpan([from, until]: Stretch): Span {
  return { from, until };
}

function withMargin({ from, until }: Span): [from: Date, until: Date] {
  return [dateOf(from - MARGIN), dateOf(until + MARGIN)];
}

/** A day of the database, which Prisma tells as midnight in UTC. */
export function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
