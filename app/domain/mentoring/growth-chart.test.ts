import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawCourse, turnsOf } from './growth-chart.ts';

const course = fc.uniqueArray(fc.integer({ min: 0, max: 730 }), { minLength: 1, maxLength: 12 }).chain((days) => fc.tuple(fc.constant([...days].sort((a, b) => a - b)), fc.array(fc.integer({ min: 1, max: 4 }), { minLength: days.length, maxLength: days.length }))).map(([days, levels]) => days.map((day, i) => ({ day: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10), level: levels[i] ?? 1 })));

it('draws every rating within its frame, in the order of days, higher levels higher', () => {
  fc.assert(fc.property(course, (given) => {
    const drawn = drawCourse(given, '2028-06-01');
    expect(drawn?.points).toHaveLength(given.length);
    for (const [i, { x, y, level }] of (drawn?.points ?? []).entries()) {
      expect([x >= 0 && x <= 320, y >= 0 && y <= 116]).toEqual([true, true]);
      expect(y).toBe(drawn?.lines.find((line) => line.level === level)?.y);
      if (i > 0) expect(x).toBeGreaterThanOrEqual(drawn?.points[i - 1]?.x ?? 0);
    }
    expect(drawn?.lines.map(({ y }) => y)).toEqual([...(drawn?.lines ?? [])].map(({ y }) => y).sort((a, b) => b - a));
    expect(drawn?.path).not.toMatch(/NaN|Infinity/);
  }));
  expect(drawCourse([], '2027-01-01')).toBeNull();
});

it('keeps of a course what changes its line: on each day the level is told that was rated', () => {
  fc.assert(fc.property(course, (given) => {
    const kept = turnsOf(given);
    expect([kept[0], kept.at(-1)]).toEqual([given[0], given.at(-1)]);
    for (const { day, level } of given) expect(kept.findLast((one) => one.day <= day)?.level).toBe(level);
    expect(kept.slice(1, -1).every(({ level }, i) => level !== kept[i]?.level)).toBe(true);
  }));
});
