import { timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { joinSpans, MINUTES_A_DAY, type Span } from '#app/domain/calendar/spans.ts';

const WEEK = 7 * MINUTES_A_DAY;

/** Hours of a weekday (ISO 8601: Monday is 1), in minutes since local midnight. */
interface Hours {
  weekday: number;
  fromMinute: number;
  toMinute: number;
}

/** What holds for who has said no hours: reasonable ones, from 8 to 20 h of each day. */
const REASONABLE: readonly Hours[] = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, fromMinute: 480, toMinute: 1200 }));

/**
 * Someone's usual hours as minutes of a week of UTC that begins on Monday, in order and apart; what reaches over the end of the
 * week goes on at its begin.
 * @param offset minutes by which their clock is ahead of UTC
 */
export function hoursOfWeek(weekly: readonly Hours[], offset: number): Span[] {
  const spans = (weekly.length > 0 ? weekly : REASONABLE).flatMap(({ weekday, fromMinute, toMinute }): Span[] => {
    const start = (weekday - 1) * MINUTES_A_DAY - offset;
    const from = (((start + fromMinute) % WEEK) + WEEK) % WEEK;
    const until = from + toMinute - fromMinute;
    return until <= WEEK ? [{ from, until }] : [{ from, until: WEEK }, { from: 0, until: until - WEEK }];
  });
  return joinSpans(spans);
}

/** Someone's usual hours as they fall by another clock: by weekday (Monday is 1), each as `09:00` to `12:30`. */
export function daysOfWeek(weekly: readonly Hours[], offset: number, shownOffset: number): { weekday: number; from: string; until: string }[] {
  return hoursOfWeek(weekly, offset - shownOffset).flatMap(({ from, until }) => {
    const parts: { weekday: number; from: string; until: string }[] = [];
    for (let at = from; at < until; ) {
      const day = Math.floor(at / MINUTES_A_DAY);
      const end = Math.min(until, (day + 1) * MINUTES_A_DAY);
      parts.push({ weekday: day + 1, from: timeOfMinute(at - day * MINUTES_A_DAY), until: timeOfMinute(end - day * MINUTES_A_DAY) });
      at = end;
    }
    return parts;
  });
}
