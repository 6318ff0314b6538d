import * as z from 'zod/mini';
import { longText, shortText } from '#app/domain/text.ts';
import { BUFFERS, nameOfTime, NOTICES, PARTS, WEEKDAYS } from './availability-choices.ts';

/** What a booking is about, as the subject above knows it: the kind of record and its id. */
export interface BookingSubject {
  type: string;
  id: string;
}

/** From an instant to an instant. */
export interface BookingTime {
  startsAt: Date;
  endsAt: Date;
}

/** Who or what is held: a person or a site. */
export type Holder = { personId: string } | { siteId: string };

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const time = z.string({ error: 'calendar.errors.time' }).check(z.trim(), z.regex(TIME, 'calendar.errors.time'));
const optionalTime = z.pipe(z.optional(z.union([z.literal(''), time], { error: 'calendar.errors.time' })), z.transform((value) => value ?? ''));

/** A real day of this century, as `2026-11-23`. */
export const daySchema = z.iso.date('ui.forms.errors.date').check(z.regex(/^20\d\d/, 'ui.forms.errors.date'));

/** A zone by its name; whether there is one of that name the server knows. */
const zone = z.string({ error: 'ui.forms.errors.choose' }).check(z.maxLength(60, 'ui.forms.errors.choose'), z.regex(/^[A-Za-z][\w+/-]*$/, 'ui.forms.errors.choose'));

function oneOf<T extends number>(values: readonly T[]) {
  return z.pipe(z.enum(values.map(String) as [string, ...string[]], { error: 'ui.forms.errors.choose' }), z.transform(Number));
}

/** 14:30 → 870. As the end of a stretch 00:00 is the end of the day. */
function minuteOf(text: string, isEnd: boolean): number {
  const minute = Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  return isEnd && minute === 0 ? 1440 : minute;
}

const timeNames = WEEKDAYS.flatMap((weekday) => PARTS.flatMap((part) => [nameOfTime('from', weekday, part), nameOfTime('until', weekday, part)]));

/** When a person can be booked: weekly hours in their zone, and what must lie before, around and between. */
export const availabilitySchema = z.pipe(
  z.object({
    zone,
    noticeMinutes: oneOf(NOTICES),
    bufferMinutes: oneOf(BUFFERS),
    hoursAWeek: z.pipe(
      z.optional(z.string().check(z.trim(), z.refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 168), 'calendar.errors.hoursAWeek'))),
      z.transform((text) => (text ? Number(text) : null)),
    ),
    ...Object.fromEntries(timeNames.map((name) => [name, optionalTime])),
  }),
  z.transform(({ zone, noticeMinutes, bufferMinutes, hoursAWeek, ...fields }, context) => {
    const times = fields as unknown as Record<string, string>;
    const refuse = (path: string, message: string) => context.issues.push({ code: 'custom', input: fields, path: [path], message });
    const weekly = WEEKDAYS.flatMap((weekday) => {
      const parts = PARTS.flatMap((part) => {
        const [fromName, untilName] = [nameOfTime('from', weekday, part), nameOfTime('until', weekday, part)];
        const [from = '', until = ''] = [times[fromName], times[untilName]];
        if (from === '' && until === '') return [];
        if (from === '' || until === '') return refuse(from === '' ? fromName : untilName, 'calendar.errors.bothTimes'), [];
        const hours = { weekday: weekday as number, fromMinute: minuteOf(from, false), toMinute: minuteOf(until, true) };
        if (hours.toMinute <= hours.fromMinute) return refuse(untilName, 'calendar.errors.endBeforeStart'), [];
        return [hours];
      });
      const [first, second] = parts;
      if (first && second && second.fromMinute < first.toMinute && first.fromMinute < second.toMinute) refuse(nameOfTime('from', weekday, 'b'), 'calendar.errors.overlaps');
      return parts;
    });
    return { zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly };
  }),
);
export type AvailabilityEntry = z.output<typeof availabilitySchema>;

/** Days on which one is away, the first and the last included. */
export const absenceSchema = z.object({ firstDay: daySchema, lastDay: daySchema }).check(z.superRefine(({ firstDay, lastDay }, context) => {
  if (lastDay < firstDay) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'calendar.errors.endBeforeStart' });
  else if (Date.parse(lastDay) - Date.parse(firstDay) > 730 * 86_400_000) context.addIssue({ code: 'custom', path: ['lastDay'], message: 'calendar.errors.tooFar' });
}));

/** Other hours on one day. */
export const exceptionSchema = z.pipe(z.object({ day: daySchema, from: time, until: time }), z.transform(({ day, from, until }, context) => {
  const hours = { day, fromMinute: minuteOf(from, false), toMinute: minuteOf(until, true) };
  if (hours.toMinute <= hours.fromMinute) context.issues.push({ code: 'custom', input: until, path: ['until'], message: 'calendar.errors.endBeforeStart' });
  return hours;
}));

/** What is pasted is bounded: more is uploaded as a file. */
export const LONGEST_PASTE = 1_000_000;
export const busyTimesSchema = z.object({ text: z.pipe(z.optional(longText(LONGEST_PASTE)), z.transform((text) => text ?? '')) });

/** A new feed: with the neutral word, or with one's own. */
export const feedSchema = z
  .object({ words: z.enum(['neutral', 'own'], { error: 'ui.forms.errors.choose' }), own: z.pipe(z.optional(shortText(60)), z.transform((text) => text ?? '')) })
  .check(z.superRefine(({ words, own }, context) => {
    if (words === 'own' && own === '') context.addIssue({ code: 'custom', path: ['own'], message: 'ui.forms.errors.required' });
  }));

/** The query of a calendar page: a day within what is shown. */
export const calendarQuerySchema = z.object({ on: z.catch(z.optional(daySchema), undefined), view: z._default(z.catch(z.enum(['month', 'week', 'agenda']), 'month'), 'month') });
