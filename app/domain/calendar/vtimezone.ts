import { Temporal } from 'temporal-polyfill';
import { dateOf } from './spans.ts';
import { offsetsOf, type OffsetSpan } from './zone.ts';

const BEFORE = 366 * 1440;
const AFTER = 2 * 366 * 1440;

/**
 * A VTIMEZONE (RFC 5545, 3.6.5) that says how a zone's clocks stand from a year before the first to two years after the last
 * of some instants: one observance for each change, so that a change of rules is told as it was.
 */
export function writeVtimezone(zone: string, first: Date, last: Date): string {
  const [from, until] = [Math.floor(first.getTime() / 60_000) - BEFORE, Math.ceil(last.getTime() / 60_000) + AFTER];
  const spans = offsetsOf(zone, { from, until });
  const [begin, ...changes] = spans;
  if (!begin) return '';
  const usual = Math.min(...spans.map(({ offset }) => offset));
  const observances = [begin, ...changes].map((span, i) => observance(span.offset > usual ? 'DAYLIGHT' : 'STANDARD', span, (spans[i - 1] ?? begin).offset));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...observances.flat(), 'END:VTIMEZONE', ''].join('\r\n');
}

function observance(kind: 'STANDARD' | 'DAYLIGHT', { from, offset }: OffsetSpan, offsetBefore: number): string[] {
  // An onset is told in the local time before it.
  const onset = Temporal.Instant.fromEpochMilliseconds(dateOf(from + offsetBefore).getTime()).toString().replace(/[-:]|(\.\d+)?Z$/g, '');
  return [`BEGIN:${kind}`, `DTSTART:${onset}`, `TZOFFSETFROM:${tellOffset(offsetBefore)}`, `TZOFFSETTO:${tellOffset(offset)}`, `END:${kind}`];
}

function tellOffset(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}${String(rest).padStart(2, '0')}`;
}
