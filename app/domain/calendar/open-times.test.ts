import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { absentSpans, openSpans, weeksOf } from './open-times.ts';
import { gapsBetween, joinSpans, spanOf, type Span } from './spans.ts';
import { offsetsOf } from './zone.ts';

const minuteOf = (instant: string) => Math.round(Temporal.Instant.from(instant).epochMilliseconds / 60_000);
const told = (spans: readonly Span[]) => spans.map(({ from, until }) => [from, until].map((minute) => new Date(minute * 60_000).toISOString().slice(5, 16)).join(' to '));
const at = (weekday: number, fromMinute: number, toMinute: number) => ({ weekday, fromMinute, toMinute });

describe('weekly hours', () => {
  it('leave out what the clocks leave out', () => {
    const sunday = { from: minuteOf('2027-03-27T12:00Z'), until: minuteOf('2027-03-28T12:00Z') };
    expect(told(openSpans({ zone: 'Europe/Paris', weekly: [at(7, 60, 240)], exceptions: [] }, sunday))).toEqual(['03-28T00:00 to 03-28T02:00']);
    expect(told(openSpans({ zone: 'Europe/Paris', weekly: [at(7, 120, 180)], exceptions: [] }, sunday))).toEqual([]);
  });

  it('have twice what comes twice', () => {
    const sunday = { from: minuteOf('2026-10-24T12:00Z'), until: minuteOf('2026-10-25T12:00Z') };
    expect(told(openSpans({ zone: 'Europe/Paris', weekly: [at(7, 120, 180)], exceptions: [] }, sunday))).toEqual(['10-25T00:00 to 10-25T02:00']);
    expect(told(openSpans({ zone: 'Europe/Paris', weekly: [at(7, 150, 180)], exceptions: [] }, sunday))).toEqual(['10-25T00:30 to 10-25T01:00', '10-25T01:30 to 10-25T02:00']);
  });

  it('follow a zone over the date line and through a change of its rules', () => {
    const days = { from: minuteOf('2011-12-28T00:00Z'), until: minuteOf('2012-01-03T00:00Z') };
    expect(told(openSpans({ zone: 'Pacific/Apia', weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => at(day, 540, 600)), exceptions: [] }, days))).toEqual([
      '12-28T19:00 to 12-28T20:00', '12-29T19:00 to 12-29T20:00', '12-30T19:00 to 12-30T20:00', '12-31T19:00 to 12-31T20:00', '01-01T19:00 to 01-01T20:00', '01-02T19:00 to 01-02T20:00',
    ]);
    const pyongyang = { from: minuteOf('2018-05-03T12:00Z'), until: minuteOf('2018-05-06T12:00Z') };
    expect(told(openSpans({ zone: 'Asia/Pyongyang', weekly: [1, 2, 3, 4, 5, 6, 7].map((day) => at(day, 540, 600)), exceptions: [] }, pyongyang))).toEqual(['05-04T00:30 to 05-04T01:30', '05-05T00:00 to 05-05T01:00', '05-06T00:00 to 05-06T01:00']);
  });

  it('run on over midnight, give way to exceptions, and are 8 to 20 h when not said', () => {
    const period = { from: minuteOf('2026-11-23T00:00Z'), until: minuteOf('2026-11-25T00:00Z') };
    expect(told(openSpans({ zone: 'UTC', weekly: [at(1, 1320, 1440), at(2, 0, 60)], exceptions: [] }, period))).toEqual(['11-23T22:00 to 11-24T01:00']);
    expect(told(openSpans({ zone: 'UTC', weekly: [at(1, 540, 600), at(2, 540, 600)], exceptions: [{ day: '2026-11-24', fromMinute: 0, toMinute: 30 }] }, period))).toEqual(['11-23T09:00 to 11-23T10:00', '11-24T00:00 to 11-24T00:30']);
    expect(told(openSpans({ zone: 'Asia/Kathmandu', weekly: [], exceptions: [] }, period))).toEqual(['11-23T02:15 to 11-23T14:15', '11-24T02:15 to 11-24T14:15']);
  });
});

it('an absence is of local days, also of one that the zone left out', () => {
  expect(told(absentSpans({ zone: 'Europe/Paris', absences: [{ firstDay: '2027-03-27', lastDay: '2027-03-28' }] }))).toEqual(['03-26T23:00 to 03-28T22:00']);
  expect(told(absentSpans({ zone: 'Pacific/Apia', absences: [{ firstDay: '2011-12-30', lastDay: '2011-12-30' }] }))).toEqual([]);
});

it('weeks begin on Monday and leave no minute out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.integer({ min: minuteOf('2005-01-01T00:00Z'), max: minuteOf('2035-01-01T00:00Z') }), fc.integer({ min: 1, max: 60_000 }), (zone, from, long) => {
      const weeks = weeksOf(zone, { from, until: from + long });
      expect(weeks[0]?.from).toBeLessThanOrEqual(from);
      expect(weeks.at(-1)?.until).toBeGreaterThanOrEqual(from + long);
      weeks.slice(1).forEach((week, i) => expect(week.from).toBe(weeks[i]?.until));
      for (const week of weeks) expect(Temporal.Instant.fromEpochMilliseconds(week.from * 60_000).toZonedDateTimeISO(zone).dayOfWeek).toBe(1);
    }),
    { numRuns: 100 },
  );
});

it('the clocks of every zone stand as Temporal says, at any minute', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.integer({ min: minuteOf('1980-01-01T00:00Z'), max: minuteOf('2037-01-01T00:00Z') }), (zone, minute) => {
      const [span] = offsetsOf(zone, { from: minute, until: minute + 1 });
      expect(span?.offset).toBe(Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9);
    }),
    { numRuns: 300 },
  );
});

it('spans and the gaps between them fill a period, and share nothing', () => {
  const span = fc.tuple(fc.integer({ min: -50, max: 150 }), fc.integer({ min: 0, max: 40 })).map(([from, long]) => ({ from, until: from + long }));
  fc.assert(
    fc.property(fc.array(span), (spans) => {
      const gaps = gapsBetween(spans, { from: 0, until: 100 });
      for (let minute = 0; minute < 100; minute += 1) {
        const covers = ({ from, until }: Span) => minute >= from && minute < until;
        expect(gaps.some(covers)).toBe(!spans.some(covers));
      }
      joinSpans(spans).reduce((end, { from, until }) => (expect(from).toBeGreaterThan(end), until), -Infinity);
    }),
  );
  expect(spanOf({ startsAt: new Date('2026-11-23T09:00:30Z'), endsAt: new Date('2026-11-23T09:59:30Z') })).toEqual({ from: minuteOf('2026-11-23T09:00Z'), until: minuteOf('2026-11-23T10:00Z') });
});
