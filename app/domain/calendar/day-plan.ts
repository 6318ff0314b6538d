import { addDays, numberOfDay, spanOfDay, timeOfMinute } from './local-time.ts';
import { MINUTES_A_DAY, type Span } from './spans.ts';
import { offsetAt } from './zone.ts';

/** The part of something that lies in one day, by the clocks of the zone. */
export interface DayPart<T> {
  item: T;
  /** As `14:00`; the begin of the day where it began before, and `24:00` where it goes on. */
  from: string;
  until: string;
  /** Whether it began on an earlier day, and whether it goes on to the next. */
  began: boolean;
  goesOn: boolean;
}

export interface Day<T> {
  day: string;
  parts: DayPart<T>[];
}

/** A day with the things of it, which are not told yet. */
interface Sorted<T> {
  day: string;
  parts: readonly T[];
}

/** What of many things lies in each of some consecutive local days, in the order of time; what spans midnight in both. Told by {@link writeDay}, once it is known what is shown of it. */
export function sortByDays<T extends Span>(items: readonly T[], firstDay: string, count: number, zone: string): Sorted<T>[] {
  const inOrder = [...items].sort((a, b) => a.from - b.from || a.until - b.until);
  let next = 0;
  let goingOn: T[] = [];
  return daysFrom(firstDay, count).map((day) => {
    const span = spanOfDay(day, zone);
    goingOn = goingOn.filter(({ until }) => until > span.from);
    for (let item = inOrder[next]; item && item.from < span.until; item = inOrder[(next += 1)]) if (item.until > span.from) goingOn.push(item);
    return { day, parts: [...goingOn] };
  });
}

/** A day's things in its own time. */
export function writeDay<T extends Span>({ day, parts }: Sorted<T>, zone: string): Day<T> {
  const span = spanOfDay(day, zone);
  return {
    day,
    parts: parts.map((item) => {
      const [began, goesOn] = [item.from < span.from, item.until > span.until];
      return { item, began, goesOn, from: began ? '00:00' : timeAt(item.from, zone), until: item.until >= span.until ? '24:00' : timeAt(item.until, zone) };
    }),
  };
}

/** Lays things out over consecutive local days: each in the order of time, what spans midnight once a day. */
export function layOverDays<T extends Span>(items: readonly T[], firstDay: string, count: number, zone: string): Day<T>[] {
  return sortByDays(items, firstDay, count, zone).map((day) => writeDay(day, zone));
}

/** A day of which something may not be in sight: how many. */
type Cut<Part> = { day: string; parts: Part[]; more: number };
export type CutDay<T> = Cut<DayPart<T>>;

/** Each day with its first things only, where it holds more than a page can take: one more is shown, rather than told. */
export function inSight<Part>(days: readonly Sorted<Part>[], most: number): Cut<Part>[] {
  return days.map(({ day, parts }) => {
    const shown = parts.length > most + 1 ? most : parts.length;
    return { day, parts: parts.slice(0, shown), more: parts.length - shown };
  });
}

/** One page of the things of all days, so many a page, in their order; a day may begin on one page and end on the next. */
export function pageOfDays<Part>(days: readonly Sorted<Part>[], page: number, size: number): { days: Cut<Part>[]; pages: number } {
  let before = 0;
  const cut = days.map(({ day, parts }) => {
    const from = (page - 1) * size - before;
    before += parts.length;
    return { day, parts: parts.slice(Math.max(0, from), Math.max(0, from + size)), more: 0 };
  });
  return { days: cut, pages: Math.max(1, Math.ceil(before / size)) };
}

function timeAt(minute: number, zone: string): string {
  return timeOfMinute((((minute + offsetAt(minute, zone)) % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY);
}

export function daysFrom(firstDay: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => addDays(firstDay, i));
}

/** The Monday of a day's week, and the first of its month. */
export function mondayOf(day: string): string {
  return addDays(day, -((((numberOfDay(day) + 3) % 7) + 7) % 7));
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The same month so many months on. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export type View = 'week' | 'month' | 'agenda';

export interface Shown {
  view: View;
  /** The days that are laid out: whole weeks for a month, thirty days for an agenda. */
  firstDay: string;
  days: number;
  /** The first of the month, where one is shown. */
  month: string | null;
  today: string;
  /** Days by which one goes back and on. */
  back: string;
  on: string;
}

const AGENDA_DAYS = 30;

/** What a calendar page shows around a day. */
export function shownBy(view: View, around: string, today: string): Shown {
  if (view === 'month') {
    const month = firstOfMonth(around);
    const firstDay = mondayOf(month);
    const weeks = Math.ceil((numberOfDay(addMonths(month, 1)) - numberOfDay(firstDay)) / 7);
    return { view, month, firstDay, days: weeks * 7, today, back: addMonths(month, -1), on: addMonths(month, 1) };
  }
  const [firstDay, days] = view === 'week' ? [mondayOf(around), 7] : [around, AGENDA_DAYS];
  return { view, month: null, firstDay, days, today, back: addDays(firstDay, -days), on: addDays(firstDay, days) };
}
