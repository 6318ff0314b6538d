import { addDays, momentOf, type LocalMoment } from './local-time.ts';

/** Every so many weeks, on the weekday of the first day, at one local time. */
export interface SeriesRule {
  day: string;
  time: string;
  zone: string;
  everyWeeks: number;
  count: number;
}

export interface Occurrence {
  /** Local day, as `2026-11-23`. */
  day: string;
  time: string;
  moment: LocalMoment;
}

/**
 * The occurrences of a series in local time: the hour on the clock stays, whatever the clocks do between. One that falls
 * where there is no such hour is told, and neither moved nor left out.
 */
export function expandSeries({ day, time, zone, everyWeeks, count }: SeriesRule): Occurrence[] {
  return Array.from({ length: count }, (_, position) => {
    const on = addDays(day, position * everyWeeks * 7);
    return { day: on, time, moment: momentOf(on, time, zone) };
  });
}
