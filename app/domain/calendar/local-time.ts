import { Temporal } from 'temporal-polyfill';
import { dateOf, MINUTES_A_DAY, type Span } from './spans.ts';
import { offsetAt, offsetsOf } from './zone.ts';

/** What a clock on the wall shows: a day as `2026-11-23`, a time as `14:30`. */
export interface LocalTime {
  day: string;
  time: string;
}

/** What a local date and time stands for in a zone: one instant, two (clocks were set back), or none (clocks were set forward). */
export type LocalMoment =
  | { kind: 'once'; at: Date }
  | { kind: 'twice'; at: Date; again: Date }
  /** The clocks go from `from` straight to `to`. */
  | { kind: 'never'; from: LocalTime; to: LocalTime };

/** Which of two instants is meant where the clocks show a time twice; empty where nobody has said. */
export type WhichOfTwo = '' | 'first' | 'second';

/** The instant that is meant by a time that the clocks show; null where it has to be said first which of two it is. */
export function instantMeant(moment: Exclude<LocalMoment, { kind: 'never' }>, which: WhichOfTwo): Date | null {
  if (moment.kind === 'once') return moment.at;
  return which === '' ? null : which === 'first' ? moment.at : moment.again;
}

/**
 * Finds the instant of a local time, and never shifts it to another one.
 * @param day as `2026-11-23` @param time as `14:30` @param zone IANA name
 */
export function momentOf(day: string, time: string, zone: string): LocalMoment {
  const wanted = Temporal.PlainDateTime.from(`${day}T${time}`);
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  const at = new Date(earlier.epochMilliseconds);
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { kind: 'once', at };
  if (earlier.toPlainDateTime().equals(wanted)) return { kind: 'twice', at, again: new Date(later.epochMilliseconds) };
  const change = earlier.getTimeZoneTransition('next') ?? later;
  const clockBefore = Temporal.Instant.fromEpochMilliseconds(change.epochMilliseconds + earlier.offsetNanoseconds / 1e6).toZonedDateTimeISO('UTC');
  return { kind: 'never', from: told(clockBefore.toPlainDateTime()), to: told(change.toPlainDateTime()) };
}

function told(plain: Temporal.PlainDateTime): LocalTime {
  return { day: plain.toPlainDate().toString(), time: plain.toPlainTime().toString().slice(0, 5) };
}

/** What the clocks of a zone show at an instant. */
export function localOf(at: Date, zone: string): LocalTime {
  const minute = Math.floor(at.getTime() / 60_000);
  const local = minute + offsetAt(minute, zone);
  return { day: dayOfNumber(Math.floor(local / MINUTES_A_DAY)), time: timeOfMinute(((local % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY) };
}

/** When a local day begins and ends. Most have 24 hours, some 23 or 25; one that a zone left out has none. */
export function spanOfDay(day: string, zone: string): Span {
  const number = numberOfDay(day);
  return { from: startOfDay(number, zone), until: startOfDay(number + 1, zone) };
}

/** The first instant whose clock shows the day or, where a zone left it out, the one after. */
function startOfDay(number: number, zone: string): number {
  const midnight = number * MINUTES_A_DAY;
  for (const { from, until, offset } of offsetsOf(zone, { from: midnight - MINUTES_A_DAY, until: midnight + 2 * MINUTES_A_DAY })) {
    const start = Math.max(from, midnight - offset);
    if (start < until) return start;
  }
  return midnight;
}

/** Days counted from 1970-01-01, whatever the zone. */
export function numberOfDay(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

const days = new Map<number, string>();

/** A page tells the same few days over and over. */
export function dayOfNumber(number: number): string {
  let day = days.get(number);
  if (day === undefined) {
    day = dateOf(number * MINUTES_A_DAY).toISOString().slice(0, 10);
    if (days.size >= 5_000) days.clear();
    days.set(number, day);
  }
  return day;
}

/** ISO 8601: Monday is 1. */
export function weekdayOf(day: string): number {
  return weekdayOfNumber(numberOfDay(day));
}

export function weekdayOfNumber(number: number): number {
  return ((((number + 3) % 7) + 7) % 7) + 1;
}

/** 870 → `14:30`; 1440, the end of a day, → `24:00`. */
export function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

/** Today in a zone, as `2026-11-23`. */
export function dayIn(zone: string, at: Date): string {
  return localOf(at, zone).day;
}

export function addDays(day: string, days: number): string {
  return dayOfNumber(numberOfDay(day) + days);
}
