import * as z from 'zod/mini';

/** A real day of this century, as `2026-11-23`. */
export const daySchema = z.iso.date('ui.forms.errors.date').check(z.regex(/^20\d\d/, 'ui.forms.errors.date'));

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
export const time = z.string({ error: 'calendar.errors.time' }).check(z.trim(), z.regex(TIME, 'calendar.errors.time'));

/** 14:30 → 870. As the end of a stretch 00:00 is the end of the day. */
export function minuteOf(text: string, isEnd: boolean): number {
  const minute = Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return isEnd && minute === 0 ? 1440 : minute;
}

/** Days on which one is away, the first and the last included. */
export const absenceSchema = z.object({ firstDay: daySchema, lastDay: daySchema }).check(
  z.refine(({ firstDay, lastDay }) => firstDay <= lastDay, { path: ['lastDay'], error: 'calendar.errors.endBeforeStart' }),
  z.refine(({ firstDay, lastDay }) => Date.parse(lastDay) - Date.parse(firstDay) <= 730 * 86_400_000, { path: ['lastDay'], error: 'calendar.errors.tooFar' }),
);

/** Other hours on one day. */
export const exceptionSchema = z.pipe(z.object({ day: daySchema, from: time, until: time }), z.transform(({ day, from, until }, context) => {
  const hours = { day, fromMinute: minuteOf(from, false), toMinute: minuteOf(until, true) };
  if (hours.toMinute <= hours.fromMinute) context.issues.push({ code: 'custom', input: until, path: ['until'], message: 'calendar.errors.endBeforeStart' });
  return hours;
}));
