import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays, localOf, momentOf, spanOfDay, weekdayOf } from './local-time.ts';
import { expandSeries } from './series.ts';
import { isZone } from './zone.ts';

describe('a local time', () => {
  it('that the clocks leave out is none: told with what the clocks do, and not shifted', () => {
    expect(momentOf('2027-03-28', '02:30', 'Europe/Paris')).toEqual({ kind: 'never', from: { day: '2027-03-28', time: '02:00' }, to: { day: '2027-03-28', time: '03:00' } });
    expect(momentOf('2026-10-04', '02:15', 'Australia/Lord_Howe')).toEqual({ kind: 'never', from: { day: '2026-10-04', time: '02:00' }, to: { day: '2026-10-04', time: '02:30' } });
    expect(momentOf('2011-12-30', '12:00', 'Pacific/Apia')).toEqual({ kind: 'never', from: { day: '2011-12-30', time: '00:00' }, to: { day: '2011-12-31', time: '00:00' } });
    expect(momentOf('2018-10-28', '00:30', 'Africa/Casablanca').kind).toBe('once');
  });

  it('that comes twice is both', () => {
    expect(momentOf('2026-10-25', '02:30', 'Europe/Paris')).toEqual({ kind: 'twice', at: new Date('2026-10-25T00:30:00Z'), again: new Date('2026-10-25T01:30:00Z') });
  });

  it('that is found shows on the clock again, in any zone on any day', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.integer({ min: 0, max: 365 * 30 }), fc.integer({ min: 0, max: 1439 }), (zone, plus, minute) => {
        const [day, time] = [addDays('2006-01-01', plus), Temporal.PlainTime.from('00:00').add({ minutes: minute }).toString().slice(0, 5)];
        const moment = momentOf(day, time, zone);
        if (moment.kind !== 'never') expect(localOf(moment.at, zone)).toEqual({ day, time });
        if (moment.kind === 'twice') expect(localOf(moment.again, zone)).toEqual({ day, time });
        if (moment.kind === 'never') expect(`${moment.from.day}T${moment.from.time}` <= `${day}T${time}` && `${day}T${time}` < `${moment.to.day}T${moment.to.time}`).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it('a day has the hours that its zone gives it', () => {
  const hours = (day: string, zone: string) => (spanOfDay(day, zone).until - spanOfDay(day, zone).from) / 60;
  expect([hours('2026-11-23', 'Europe/Paris'), hours('2027-03-28', 'Europe/Paris'), hours('2026-10-25', 'Europe/Paris'), hours('2011-12-30', 'Pacific/Apia'), hours('2027-04-04', 'Australia/Lord_Howe')]).toEqual([24, 23, 25, 0, 24.5]);
});

it('a day begins when Temporal says, in any zone', () => {
  fc.assert(
    fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.integer({ min: 0, max: 365 * 40 }), (zone, plus) => {
      const day = addDays('1996-01-01', plus);
      expect(spanOfDay(day, zone).from).toBe(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds / 60_000);
    }),
    { numRuns: 300 },
  );
});

it('a zone is one that the tz database names', () => {
  expect(['Africa/Nairobi', 'UTC', 'Asia/Calcutta', 'Asia/Kolkata', 'Etc/GMT+3', 'America/Argentina/Buenos_Aires'].map(isZone)).toEqual([true, true, true, true, true, true]);
  expect(['', 'Nairobi', '+02:00', 'W. Europe Standard Time', 'Mars/Olympus', '../../etc/passwd', 'Africa/Nairobi\n'].map(isZone)).toEqual([false, false, false, false, false, false, false]);
});

describe('a series', () => {
  it('of every second Tuesday, eight times, stays at its hour across a change of clocks', () => {
    const series = expandSeries({ day: '2027-02-16', time: '18:00', zone: 'Europe/Paris', everyWeeks: 2, count: 8 });
    expect(series.map(({ moment }) => (moment.kind === 'never' ? null : moment.at.toISOString().slice(0, 16)))).toEqual([
      '2027-02-16T17:00', '2027-03-02T17:00', '2027-03-16T17:00', '2027-03-30T16:00', '2027-04-13T16:00', '2027-04-27T16:00', '2027-05-11T16:00', '2027-05-25T16:00',
    ]);
  });

  it('tells the one that does not exist in its place', () => {
    const series = expandSeries({ day: '2027-03-14', time: '02:30', zone: 'Europe/Paris', everyWeeks: 1, count: 4 });
    expect(series.map(({ moment }) => moment.kind)).toEqual(['once', 'once', 'never', 'once']);
  });

  it('falls on one weekday, the asked number of times, at one time on the clock', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 26 }), (zone, plus, hour, everyWeeks, count) => {
        const day = addDays('2024-01-01', plus);
        const series = expandSeries({ day, time: `${String(hour).padStart(2, '0')}:00`, zone, everyWeeks, count });
        expect(series).toHaveLength(count);
        for (const one of series) {
          expect(weekdayOf(one.day)).toBe(weekdayOf(day));
          if (one.moment.kind !== 'never') expect(localOf(one.moment.at, zone)).toEqual({ day: one.day, time: one.time });
        }
      }),
    );
  });
});
