import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseOf, gainedIn, latestLevel, progressOf, type Rating } from './progress.ts';

const level = fc.integer({ min: 1, max: 4 });
const step = fc.record({ doneAt: fc.option(fc.constant('2027-01-01'), { nil: null }) });
const rating: fc.Arbitrary<Rating> = fc.record({ competency: fc.constantFrom('advocacy', 'governance'), level, ratedBy: fc.constantFrom('mentee', 'mentor') as fc.Arbitrary<'mentee' | 'mentor'> });
const days = ['2026-01-01', '2026-01-02', '2026-03-01', '2027-01-01'];
/** Levels of some days in their order, several on one. */
const levels = fc.array(fc.record({ day: fc.constantFrom(...days), level }), { maxLength: 30 }).map((all) => all.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)));

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
      const all = [...ratings, { competency: 'advocacy', level: now, ratedBy: 'mentee' as const }, { competency: 'advocacy', level: 1, ratedBy: 'mentor' as const }, { competency: 'governance', level: 4, ratedBy: 'mentee' as const }];
      expect(latestLevel(all, 'advocacy', 'mentee')).toBe(now);
      expect(latestLevel(all, 'advocacy', 'mentor')).toBe(1);
      expect(latestLevel(all, 'facilitation', 'mentee')).toBeNull();
    }));
  });

  it('tells a competency over time in the order of days, one point a day, which is the last of that day', () => {
    fc.assert(fc.property(levels, (rated) => {
      const course = courseOf(rated);
      expect(course.map(({ day }) => day)).toEqual([...new Set(rated.map(({ day }) => day))]);
      for (const { day, level: shown } of course) expect(shown).toBe(rated.findLast((one) => one.day === day)?.level);
    }));
  });

  it('counts the levels between the first rating and the latest, and never less than none', () => {
    fc.assert(fc.property(levels, (rated) => {
      expect(gainedIn(rated)).toBe(Math.max(0, (rated.at(-1)?.level ?? 0) - (rated[0]?.level ?? 0)));
    }));
    expect([gainedIn([]), gainedIn([{ day: '2026-01-01', level: 1 }, { day: '2026-01-01', level: 3 }]), gainedIn([{ day: '2026-01-01', level: 3 }, { day: '2026-02-01', level: 1 }])]).toEqual([0, 2, 0]);
  });
});
