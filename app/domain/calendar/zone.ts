import { Temporal } from 'temporal-polyfill';
import type { Span } from './spans.ts';

/** A stretch in which a zone's clocks stand at one distance from UTC, in minutes (east is positive). */
export interface OffsetSpan extends Span {
  offset: number;
}

/** Whether it is a zone of the tz database, by one of its names; distances such as `+02:00` are none. */
export function isZone(name: string): boolean {
  if (known.has(name)) return true;
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const YEAR = 366 * 1440;
const known = new Map<string, Map<number, OffsetSpan[]>>();
/** How many zones are kept in mind; there are some six hundred names. */
const MOST_ZONES = 700;

/**
 * How a zone's clocks stand from an instant to another. Changes are looked up once a zone and year, as that takes
 * milliseconds; all the rest of a calendar is then arithmetic.
 */
export function offsetsOf(zone: string, { from, until }: Span): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  for (let year = Math.floor(from / YEAR); year * YEAR < until; year += 1) {
    for (const span of offsetsOfYear(zone, year)) {
      const last = spans.at(-1);
      const [begin, end] = [Math.max(span.from, from), Math.min(span.until, until)];
      if (begin >= end) continue;
      if (last && last.offset === span.offset) spans[spans.length - 1] = { ...last, until: end };
      else spans.push({ from: begin, until: end, offset: span.offset });
    }
  }
  return spans;
}

/** How far a zone's clocks stand from UTC at an instant, in minutes. */
export function offsetAt(minute: number, zone: string): number {
  return offsetsOfYear(zone, Math.floor(minute / YEAR)).find(({ until }) => minute < until)?.offset ?? 0;
}

function offsetsOfYear(zone: string, year: number): OffsetSpan[] {
  let years = known.get(zone);
  if (!years) {
    if (known.size >= MOST_ZONES) known.clear();
    known.set(zone, (years = new Map()));
  }
  let spans = years.get(year);
  if (!spans) {
    spans = lookUpOffsets(zone, { from: year * YEAR, until: (year + 1) * YEAR });
    if (years.size >= 100) years.clear();
    years.set(year, spans);
  }
  return spans;
}

function lookUpOffsets(zone: string, { from, until }: Span): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  let at = Temporal.Instant.fromEpochMilliseconds(from * 60_000).toZonedDateTimeISO(zone);
  let begin = from;
  while (begin < until) {
    const next = at.getTimeZoneTransition('next');
    const end = next ? Math.min(Math.round(next.epochMilliseconds / 60_000), until) : until;
    spans.push({ from: begin, until: end, offset: Math.round(at.offsetNanoseconds / 60e9) });
    if (!next) return spans;
    [at, begin] = [next, end];
  }
  return spans;
}
