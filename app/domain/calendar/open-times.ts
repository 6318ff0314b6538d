import { addDays, numberOfDay, dayOfNumber, spanOfDay, weekdayOfNumber } from './local-time.ts';
import { joinSpans, MINUTES_A_DAY, type Span } from './spans.ts';
import { offsetsOf } from './zone.ts';

/** Minutes since local midnight; the end may be 1440. */
export interface Hours {
  fromMinute: number;
  toMinute: number;
}

/** When someone can be booked, as they said it, in their own zone. */
export interface OpenHours {
  zone: string;
  /** By weekday (Monday is 1). None at all: not said. */
  weekly: readonly (Hours & { weekday: number })[];
  /** Other hours on one day, in place of that weekday's. */
  exceptions: readonly (Hours & { day: string })[];
  absences: readonly { firstDay: string; lastDay: string }[];
}

/** What most people take for reasonable hours of a day: 8 to 20 h. */
export const REASONABLE: Hours = { fromMinute: 8 * 60, toMinute: 20 * 60 };
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ...REASONABLE }));

/**
 * The stretches of a period in which the clocks of the zone show one of the hours. Said of the clocks and not of the
 * instants: what is left out when clocks go forward is not there, what comes twice when they go back is there twice.
 * Someone who has not said anything is taken to be open in reasonable hours. Absences are not looked at.
 */
export function openSpans({ zone, weekly, exceptions }: Pick<OpenHours, 'zone' | 'weekly' | 'exceptions'>, period: Span): Span[] {
  const hoursOf = hoursByDay(weekly.length > 0 ? weekly : EVERY_DAY, exceptions);
  const spans: Span[] = [];
  for (const { from, until, offset } of offsetsOf(zone, period)) {
    const last = Math.floor((until - 1 + offset) / MINUTES_A_DAY);
    for (let day = Math.floor((from + offset) / MINUTES_A_DAY); day <= last; day += 1) {
      const midnight = day * MINUTES_A_DAY - offset;
      for (const { fromMinute, toMinute } of hoursOf(day)) spans.push({ from: Math.max(midnight + fromMinute, from), until: Math.min(midnight + toMinute, until) });
    }
  }
  return joinSpans(spans);
}

/** Reasonable hours of every day in a zone. */
export function reasonableSpans(zone: string, period: Span): Span[] {
  return openSpans({ zone, weekly: EVERY_DAY, exceptions: [] }, period);
}

function hoursByDay(weekly: OpenHours['weekly'], exceptions: OpenHours['exceptions']): (day: number) => readonly Hours[] {
  const byWeekday = Array.from({ length: 8 }, (_, weekday) => weekly.filter((hours) => hours.weekday === weekday));
  const byDay = new Map<number, Hours[]>();
  for (const { day, ...hours } of exceptions) byDay.set(numberOfDay(day), [...(byDay.get(numberOfDay(day)) ?? []), hours]);
  return (day) => byDay.get(day) ?? byWeekday[weekdayOfNumber(day)] ?? [];
}

/** The local days of an absence, as a stretch. */
export function absentSpans({ zone, absences }: Pick<OpenHours, 'zone' | 'absences'>): Span[] {
  return joinSpans(absences.map(({ firstDay, lastDay }) => ({ from: spanOfDay(firstDay, zone).from, until: spanOfDay(addDays(lastDay, 1), zone).from })));
}

/** The local weeks (from Monday) that touch a period, as stretches. */
export function weeksOf(zone: string, period: Span): Span[] {
  const [first, last] = [period.from, period.until].map((minute) => offsetsOf(zone, { from: minute, until: minute + 1 }).map(({ offset }) => Math.floor((minute + offset) / MINUTES_A_DAY))[0] ?? 0);
  const weeks: Span[] = [];
  for (let monday = (first ?? 0) - weekdayOfNumber(first ?? 0) + 1; monday <= (last ?? 0); monday += 7) {
    weeks.push({ from: spanOfDay(dayOfNumber(monday), zone).from, until: spanOfDay(dayOfNumber(monday + 7), zone).from });
  }
  return weeks;
}
