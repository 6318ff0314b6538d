/** A stretch of time in whole minutes since 1970 (UTC), the end not included. */
export interface Span {
  readonly from: number;
  readonly until: number;
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

/** In order, and without what is empty; the very list where it is so already, as what is reckoned day by day is. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  let isSo = true;
  for (let i = 0, before = -Infinity; i < spans.length && isSo; i += 1) {
    const { from, until } = spans[i] as Span;
    isSo = from >= before && until > from;
    before = from;
  }
  return isSo ? spans : spans.filter(({ from, until }) => until > from).sort((a, b) => a.from - b.from);
}

/** In order, with what overlaps or touches made one, and what is empty left out. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of inOrder(spans)) {
    const last = joined.at(-1);
    if (!last || span.from > last.until) joined.push(span);
    else if (span.until > last.until) joined[joined.length - 1] = { from: last.from, until: span.until };
  }
  return joined;
}

/** What of some spans others leave. */
export function spansWithout(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  return others.length === 0 ? spans : spans.flatMap((span) => gapsBetween(others, span));
}

/** What of a period the spans leave out. */
export function gapsBetween(spans: readonly Span[], period: Span): Span[] {
  const gaps: Span[] = [];
  let at = period.from;
  for (const { from, until } of inOrder(spans)) {
    if (at >= period.until) break;
    if (from > at) gaps.push({ from: at, until: Math.min(from, period.until) });
    at = Math.max(at, until);
  }
  if (at < period.until) gaps.push({ from: at, until: period.until });
  return gaps;
}
