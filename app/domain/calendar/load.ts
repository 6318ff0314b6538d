import { absentSpans, openSpans, weeksOf } from './open-times.ts';
import type { Calendar } from './painting.ts';
import { spansWithout, type Span } from './spans.ts';

/** Minutes booked in a period, and the minutes that were given for it. */
export interface Load {
  bookedMinutes: number;
  givenMinutes: number;
}

/**
 * What someone is booked for in a period, against what they gave: their open hours without absences and, where they set a
 * bound, no more than that in any local week. A week that lies only partly in the period counts by that part.
 */
export function loadOf(calendar: Pick<Calendar, 'zone' | 'weekly' | 'exceptions' | 'absences' | 'held' | 'hoursAWeek'>, period: Span): Load {
  const bookedMinutes = lengthWithin(calendar.held, period);
  const open = spansWithout(openSpans(calendar, period), absentSpans(calendar));
  if (calendar.hoursAWeek === null) return { bookedMinutes, givenMinutes: lengthWithin(open, period) };
  const most = calendar.hoursAWeek * 60;
  const givenMinutes = weeksOf(calendar.zone, { from: period.from, until: period.until - 1 }).reduce((sum, week) => {
    const part = { from: Math.max(week.from, period.from), until: Math.min(week.until, period.until) };
    return sum + Math.min(lengthWithin(open, part), Math.round((most * (part.until - part.from)) / (week.until - week.from)));
  }, 0);
  return { bookedMinutes, givenMinutes };
}

function lengthWithin(spans: readonly Span[], period: Span): number {
  return spans.reduce((sum, { from, until }) => sum + Math.max(0, Math.min(until, period.until) - Math.max(from, period.from)), 0);
}
