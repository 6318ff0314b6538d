import * as z from 'zod/mini';
import { pageNumber } from '#app/domain/page-number.ts';
import { versionFrom } from '#app/domain/version.ts';
import { BUFFERS, nameOfTime, NOTICES, PARTS, WEEKDAYS } from './availability-choices.ts';
import { daySchema, minuteOf, time } from './days-ahead.ts';
import { zoneSchema } from './zone-schema.ts';

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

const optionalTime = z.pipe(z.optional(z.union([z.literal(''), time], { error: 'calendar.errors.time' })), z.transform((value) => value ?? ''));

function oneOf<T extends number>(values: readonly T[]) {
  return z.pipe(z.enum(values.map(String) as [string, ...string[]], { error: 'ui.forms.errors.choose' }), z.transform(Number));
}

const timeNames = WEEKDAYS.flatMap((weekday) => PARTS.flatMap((part) => [nameOfTime('from', weekday, part), nameOfTime('until', weekday, part)]));

/** When a person can be booked: weekly hours in their zone, and what must lie before, around and between; by the version that its writer saw. */
export const availabilitySchema = z.pipe(
  z.object({
    version: versionFrom(0),
    zone: zoneSchema,
    noticeMinutes: oneOf(NOTICES),
    bufferMinutes: oneOf(BUFFERS),
    hoursAWeek: z.pipe(
      z.optional(z.string().check(z.trim(), z.refine((text) => text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 168), 'calendar.errors.hoursAWeek'))),
      z.transform((text) => (text ? Number(text) : null)),
    ),
    ...Object.fromEntries(timeNames.map((name) => [name, optionalTime])),
  }),
  z.transform(({ version, zone, noticeMinutes, bufferMinutes, hoursAWeek, ...fields }, context) => {
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
    return { version, zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly };
  }),
);
export type AvailabilityEntry = z.output<typeof availabilitySchema>;

/** The query of a calendar page: a day within what is shown. */
export const calendarQuerySchema = z.object({ on: z.catch(z.optional(daySchema), undefined), view: z._default(z.catch(z.enum(['month', 'week', 'agenda']), 'month'), 'month') });

/** The same of a network, whose list has pages. */
export const networkCalendarQuerySchema = z.extend(calendarQuerySchema, { page: pageNumber });
