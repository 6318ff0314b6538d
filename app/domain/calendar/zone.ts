import { Temporal } from 'temporal-polyfill';
import type { Span } from './spans.ts';

/** A stretch in which a zone's clocks stand at one distance from UTC, in minutes (east is positive). */
export interface OffsetSpan extends Span {
  offset: number;
}

/** Whether it is a zone of the tz database, by one of its names; distances such as `+02:00` are none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(\/[\w+-]+)*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

const YEAR = 366 * 1440;
const known = new Map<string, OffsetSpan[]>();

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
      if (last && last.offset === span.offset) last.until = end;
      else spans.push({ from: begin, until: end, offset: span.offset });
    }
  }
  return spans;
}

function offsetsOfYear(zone: string, year: number): OffsetSpan[] {
  const key = `${zone}|${year}`;
  let spans = known.get(key);
  if (!spans) {
    spans = lookUpOffsets(zone, { from: year * YEAR, until: (year + 1) * YEAR });
    if (known.size > 5_000) known.clear();
    known.set(key, spans);
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
