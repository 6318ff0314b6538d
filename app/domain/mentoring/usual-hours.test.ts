import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hoursOfWeek } from './usual-hours.ts';

const hours = fc.record({ weekday: fc.integer({ min: 1, max: 7 }), fromMinute: fc.integer({ min: 0, max: 1439 }), length: fc.integer({ min: 1, max: 1440 }) }).map(({ weekday, fromMinute, length }) => ({ weekday, fromMinute, toMinute: Math.min(1440, fromMinute + length) }));

it('hours keep their length in every zone, lie in one week, and are apart', () => {
  fc.assert(
    fc.property(fc.array(hours, { minLength: 1, maxLength: 9 }), fc.integer({ min: -720, max: 840 }), (weekly, offset) => {
      const spans = hoursOfWeek(weekly, offset);
      const sum = (all: typeof spans) => all.reduce((minutes, { from, until }) => minutes + until - from, 0);
      expect(sum(spans)).toBe(sum(hoursOfWeek(weekly, 0)));
      expect(spans.every(({ from, until }, index) => from >= 0 && from < until && until <= 10_080 && (index === 0 || from > spans[index - 1]!.until))).toBe(true);
    }),
  );
});

it('a Monday evening in Suva is a Monday morning of UTC, and an early one a Sunday', () => {
  expect(hoursOfWeek([{ weekday: 1, fromMinute: 1200, toMinute: 1260 }], 720)).toEqual([{ from: 480, until: 540 }]);
  expect(hoursOfWeek([{ weekday: 1, fromMinute: 600, toMinute: 780 }], 720)).toEqual([{ from: 0, until: 60 }, { from: 9960, until: 10_080 }]);
});

it('who has said no hours is there in reasonable ones', () => {
  expect(hoursOfWeek([], 0)).toHaveLength(7);
});
