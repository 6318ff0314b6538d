import { absentSpans, openSpans, reasonableSpans, weeksOf, type OpenHours } from './open-times.ts';
import { gapsBetween, joinSpans, type Span } from './spans.ts';

/** Why someone cannot at a time; where several hold, the first of them is told. */
export const REASONS = ['notice', 'absent', 'booked', 'buffer', 'busy', 'full', 'hours'] as const;
export type Reason = (typeof REASONS)[number];

/** All that decides when one person or site can. */
export interface Calendar extends OpenHours {
  id: string;
  /** A place has no early or late: it opens and closes by its hours. */
  isSite?: boolean;
  /** Bookings that hold them. */
  held: readonly Span[];
  /** Busy times from elsewhere. */
  busy: readonly Span[];
  noticeMinutes: number;
  /** What must lie free before and after each booking. */
  bufferMinutes: number;
  /** The most that may be booked in a local week; null for no bound. */
  hoursAWeek: number | null;
}

/** The times that are looked at: `steps` of them, each so many minutes long. */
export interface Grid {
  first: number;
  steps: number;
  stepMinutes: number;
  minutes: number;
}

export interface Painted {
  id: string;
  /** For each step 0 when they can, else the place of the reason, from 1. */
  reasons: Uint8Array;
  /** For each step 1 when it is not all within reasonable hours of a person. */
  early: Uint8Array;
}

/** The reason that a step is painted with. */
export function reasonOf(code: number | undefined): Reason {
  return REASONS[(code ?? 1) - 1] ?? 'hours';
}

/** Paints every calendar; what is early or late in a zone once for all who live there. */
export function paintCalendars(calendars: readonly Calendar[], grid: Grid, { period, now }: { period: Span; now: number }): Painted[] {
  const early = new Map<string | null, Uint8Array>([[null, new Uint8Array(grid.steps)]]);
  return calendars.map((calendar) => {
    const zone = calendar.isSite ? null : calendar.zone;
    const painted = early.get(zone) ?? paintEarly(calendar.zone, grid, period);
    early.set(zone, painted);
    return { id: calendar.id, reasons: paintReasons(calendar, grid, period, now), early: painted };
  });
}

function paintEarly(zone: string, grid: Grid, period: Span): Uint8Array {
  const early = new Uint8Array(grid.steps);
  for (const gap of gapsBetween(reasonableSpans(zone, period), period)) paintOverlaps(early, grid, gap, 1);
  return early;
}

/** Paints the reasons over each other, from the last to the first, so that the first that holds is seen. */
function paintReasons(calendar: Calendar, grid: Grid, period: Span, now: number): Uint8Array {
  const { noticeMinutes, bufferMinutes } = calendar;
  const reasons = new Uint8Array(grid.steps);
  const paint = (reason: Reason, spans: readonly Span[]) => spans.forEach((span) => paintOverlaps(reasons, grid, span, REASONS.indexOf(reason) + 1));
  const held = joinSpans(calendar.held);
  paint('hours', gapsBetween(openSpans(calendar, period), period));
  for (const week of fullWeeks(calendar, held, grid, period)) paintStarts(reasons, grid, week, REASONS.indexOf('full') + 1);
  paint('busy', calendar.busy);
  paint('buffer', held.map(({ from, until }) => ({ from: from - bufferMinutes, until: until + bufferMinutes })));
  paint('booked', held);
  paint('absent', absentSpans(calendar));
  paintStarts(reasons, grid, { from: -Infinity, until: now + noticeMinutes }, REASONS.indexOf('notice') + 1);
  return reasons;
}

/** The weeks in which what is booked leaves no room for the wanted time. */
function fullWeeks({ zone, hoursAWeek }: Calendar, held: readonly Span[], { minutes }: Grid, period: Span): Span[] {
  if (hoursAWeek === null) return [];
  return weeksOf(zone, period).filter((week) => {
    const booked = held.reduce((sum, { from, until }) => (from >= week.from && from < week.until ? sum + until - from : sum), 0);
    return booked + minutes > hoursAWeek * 60;
  });
}

/** All times that share a minute with the span. */
function paintOverlaps(target: Uint8Array, { first, stepMinutes, minutes }: Grid, { from, until }: Span, colour: number): void {
  if (until <= from) return;
  target.fill(colour, placeOf(from - minutes + 1 - first, stepMinutes), placeOf(until - first, stepMinutes));
}

/** All times that begin within the span. */
function paintStarts(target: Uint8Array, { first, stepMinutes }: Grid, { from, until }: Span, colour: number): void {
  target.fill(colour, placeOf(from - first, stepMinutes), placeOf(until - first, stepMinutes));
}

/** The first step at or after a distance from the grid's begin. */
function placeOf(distance: number, stepMinutes: number): number {
  return Math.max(0, Math.ceil(distance / stepMinutes));
}
