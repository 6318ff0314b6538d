/** A stretch of time in whole minutes since 1970 (UTC), the end not included. */
export interface Span {
  from: number;
  until: number;
}

export const MINUTES_A_DAY = 1440;
/** No booking is longer, by a CHECK of the database: what overlaps a time began at most so long before it, which an index can find. */
export const LONGEST_BOOKING = 31 * MINUTES_A_DAY;

/** The whole minutes that a time touches, however its seconds lie. */
export function spanOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Span {
  return { from: Math.floor(startsAt.getTime() / 60_000), until: Math.ceil(endsAt.getTime() / 60_000) };
}

export function dateOf(minute: number): Date {
  return new Date(minute * 60_000);
}

/** The stretch from the first begin to the last end of some. */
export function around(spans: readonly Span[]): Span {
  return { from: Math.min(...spans.map(({ from }) => from)), until: Math.max(...spans.map(({ until }) => until)) };
}

/** In order, with what overlaps or touches made one, and what is empty left out. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const { from, until } of spans.filter((span) => span.until > span.from).sort((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last && from <= last.until) last.until = Math.max(last.until, until);
    else joined.push({ from, until });
  }
  return joined;
}

/** What of a period the spans leave out. */
export function gapsBetween(spans: readonly Span[], period: Span): Span[] {
  if (spans.length === 0) return period.until > period.from ? [period] : [];
  const gaps: Span[] = [];
  let at = period.from;
  for (const { from, until } of joinSpans(spans)) {
    if (from > at) gaps.push({ from: at, until: Math.min(from, period.until) });
    at = Math.max(at, until);
    if (at >= period.until) return gaps.filter((gap) => gap.until > gap.from);
  }
  gaps.push({ from: at, until: period.until });
  return gaps.filter((gap) => gap.until > gap.from);
}
