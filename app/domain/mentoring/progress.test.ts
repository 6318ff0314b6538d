import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf, gainedIn, latestLevel, progressOf, type Rating } from './progress.ts';

const level = fc.integer({ min: 1, max: 4 });
const step = fc.record({ doneAt: fc.option(fc.constant('2027-01-01'), { nil: null }) });
const rating: fc.Arbitrary<Rating> = fc.record({
  competency: fc.constantFrom('advocacy', 'governance'),
  level,
  ratedBy: fc.constantFrom('mentee', 'mentor') as fc.Arbitrary<'mentee' | 'mentor'>,
  at: fc.date({ min: new Date('2026-01-01'), max: new Date('2028-01-01'), noInvalidDate: true }),
});

describe('progress', () => {
  it('counts what was done, grows with each step done, and never passes the whole', () => {
    fc.assert(fc.property(level, level, level, fc.array(step, { maxLength: 12 }), (startLevel, wantedLevel, now, steps) => {
      const before = progressOf({ startLevel, wantedLevel }, now, steps);
      const after = progressOf({ startLevel, wantedLevel }, now, [...steps, { doneAt: '2027-01-02' }]);
      expect(before.share === null).toBe(steps.length === 0);
      for (const { share, done, steps: all } of [before, after]) expect([share === null || (share >= 0 && share <= 1), done <= all]).toEqual([true, true]);
      expect(after.share ?? 0).toBeGreaterThanOrEqual(before.share ?? 0);
      expect([before.gained >= 0, before.toGo >= 0, before.toGo === 0 || now < wantedLevel]).toEqual([true, true, true]);
      expect(now >= startLevel && now <= wantedLevel ? before.gained + before.toGo : wantedLevel - startLevel).toBe(wantedLevel - startLevel);
    }));
  });

  it('takes the latest level of each of the two, whatever the other says', () => {
    fc.assert(fc.property(fc.array(rating, { maxLength: 30 }), level, (ratings, now) => {
      const at = new Date('2029-01-01');
      const all = [...ratings, { competency: 'advocacy', level: now, ratedBy: 'mentee' as const, at }, { competency: 'advocacy', level: 1, ratedBy: 'mentor' as const, at: new Date('2030-01-01') }];
      expect(latestLevel(all, 'advocacy', 'mentee')).toBe(now);
      expect(latestLevel(all, 'advocacy', 'mentor')).toBe(1);
      expect(latestLevel(all, 'facilitation', 'mentee')).toBeNull();
    }));
  });

  it('tells a competency over time in the order of days, one point a day, in whatever order ratings come', () => {
    fc.assert(fc.property(fc.array(rating, { maxLength: 30 }), (ratings) => {
      const course = courseOf(ratings, 'advocacy');
      const days = course.map(({ day }) => day);
      expect(days).toEqual([...new Set(days)].sort());
      expect(course.at(-1)?.level ?? null).toBe(latestLevel(ratings, 'advocacy', 'mentee'));
      expect(gainedIn(ratings, 'advocacy')).toBeGreaterThanOrEqual(0);
      const distinct = new Set(ratings.map(({ at }) => +at)).size === ratings.length;
      if (distinct) expect(courseOf([...ratings].reverse(), 'advocacy')).toEqual(course);
    }));
  });
});
