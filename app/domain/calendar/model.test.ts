import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameOfTime, PARTS, WEEKDAYS } from './availability-choices.ts';
import { absenceSchema, exceptionSchema } from './days-ahead.ts';
import { feedSchema } from './feed-form.ts';
import { availabilitySchema } from './model.ts';

const rules = { version: '0', zone: 'Africa/Nairobi', noticeMinutes: '1440', bufferMinutes: '15', hoursAWeek: '' };
const problems = (result: { error?: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } | undefined }) => Object.fromEntries((result.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]));

describe('the form of weekly hours', () => {
  it('takes hours in two parts, and 00:00 as the end of a day', () => {
    expect(availabilitySchema.parse({ ...rules, from1a: '09:00', until1a: '12:30', from1b: '14:00', until1b: '00:00', hoursAWeek: ' 12 ' })).toEqual({
      version: 0, zone: 'Africa/Nairobi', noticeMinutes: 1440, bufferMinutes: 15, hoursAWeek: 12, weekly: [{ weekday: 1, fromMinute: 540, toMinute: 750 }, { weekday: 1, fromMinute: 840, toMinute: 1440 }],
    });
    expect(availabilitySchema.parse(rules)).toMatchObject({ weekly: [], hoursAWeek: null });
  });

  it('says what is wrong at the field where it is', () => {
    const given = { ...rules, from1a: '09:00', until2a: '10:00', from3a: '12:00', until3a: '11:00', from4a: '09:00', until4a: '12:00', from4b: '11:00', until4b: '13:00', from5a: '25:00', hoursAWeek: '12.5', noticeMinutes: '7', zone: '+02:00' };
    expect(problems(availabilitySchema.safeParse({ ...given, from5a: '', hoursAWeek: '', noticeMinutes: '0', zone: 'UTC' }))).toEqual({ until1a: 'calendar.errors.bothTimes', from2a: 'calendar.errors.bothTimes', until3a: 'calendar.errors.endBeforeStart', from4b: 'calendar.errors.overlaps' });
    expect(problems(availabilitySchema.safeParse(given))).toMatchObject({ hoursAWeek: 'calendar.errors.hoursAWeek', noticeMinutes: 'ui.forms.errors.choose', zone: 'ui.forms.errors.choose', from5a: 'calendar.errors.time' });
  });

  it('gives only hours that the database takes, whatever is typed', () => {
    const fields = Object.fromEntries(WEEKDAYS.flatMap((weekday) => PARTS.flatMap((part) => (['from', 'until'] as const).map((end) => [nameOfTime(end, weekday, part), fc.constantFrom('', '00:00', '08:00', '12:00', '23:59', '24:00', '9', 'x')]))));
    fc.assert(
      fc.property(fc.record(fields), (typed) => {
        const parsed = availabilitySchema.safeParse({ ...rules, ...typed });
        for (const weekday of WEEKDAYS) {
          const hours = (parsed.data?.weekly ?? []).filter((one) => one.weekday === weekday).sort((a, b) => a.fromMinute - b.fromMinute);
          for (const { fromMinute, toMinute } of hours) expect(0 <= fromMinute && fromMinute < toMinute && toMinute <= 1440).toBe(true);
          if (hours[0] && hours[1]) expect(hours[0].toMinute).toBeLessThanOrEqual(hours[1].fromMinute);
        }
      }),
    );
  });
});

it.each([
  ['2027-02-30', '2027-03-01', { firstDay: 'ui.forms.errors.date' }],
  ['2027-03-02', '2027-03-01', { lastDay: 'calendar.errors.endBeforeStart' }],
  ['2027-03-02', '2037-03-01', { lastDay: 'calendar.errors.tooFar' }],
  ['1027-03-02', '1027-03-03', { firstDay: 'ui.forms.errors.date', lastDay: 'ui.forms.errors.date' }],
  ['2027-03-02', '2027-03-02', {}],
])('an absence from %s to %s', (firstDay, lastDay, expected) => {
  expect(problems(absenceSchema.safeParse({ firstDay, lastDay }))).toEqual(expected);
});

it('other hours end after they begin, and a word of one’s own is given where it is chosen', () => {
  expect(problems(exceptionSchema.safeParse({ day: '2027-03-02', from: '12:00', until: '12:00' }))).toEqual({ until: 'calendar.errors.endBeforeStart' });
  expect(exceptionSchema.parse({ day: '2027-03-02', from: '12:00', until: '00:00' })).toEqual({ day: '2027-03-02', fromMinute: 720, toMinute: 1440 });
  expect(problems(feedSchema.safeParse({ words: 'own', own: '  ' }))).toEqual({ own: 'ui.forms.errors.required' });
  expect(feedSchema.parse({ words: 'neutral' })).toEqual({ words: 'neutral', own: '' });
});
