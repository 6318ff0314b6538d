/** A stretch of time in whole minutes since 1970 (UTC), the end not included. */
export interface Span {
  from: number;
  until: number;
}

export const MINUTES_A_DAY = 1440;

/** The whole minutes that a time touches, however its seconds lie. */
export function spanOf({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): Span {
  return { from: Math.floor(startsAt.getTime() / 60_000), until: Math.ceil(endsAt.getTime() / 60_000) };
}

export function dateOf(minute: number): Date {
  return new Date(minute * 60_000);
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
