import type { LocalMoment } from './local-time.ts';

/** Every so many weeks, on the weekday of the first day, at one local time. */
export interface SeriesRule {
  day: string;
  time: string;
  zone: string;
  minutes: number;
  everyWeeks: number;
  count: number;
}

export interface Occurrence {
  /** Local day, as `2026-11-23`. */
  day: string;
  moment: LocalMoment;
}

/** The occurrences of a series in local time: the hour on the clock stays, whatever the clocks do between. */
export declare function expandSeries(rule: SeriesRule): Occurrence[];
