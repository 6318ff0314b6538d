import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueOn, FOLLOW_UP_MONTHS, isAnswerable, standingOf } from './plan-follow-ups.ts';

const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('the day of a follow-up', () => {
  it.each([
    ['2026-11-30', 3, '2027-02-28'],
    ['2027-11-30', 3, '2028-02-29'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-05-22', 12, '2027-05-22'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (ended, months, due) => expect(dueOn(ended, months)).toBe(due));

  it('lies in the month that it is meant for, never on a later day of it, and in the order of the months', () => {
    fc.assert(
      fc.property(days, (ended) => {
        const all = FOLLOW_UP_MONTHS.map((months) => dueOn(ended, months));
        expect([...all].sort()).toEqual(all);
        for (const [i, due] of all.entries()) {
          const months = FOLLOW_UP_MONTHS[i] ?? 0;
          const apart = (Number(due.slice(0, 4)) - Number(ended.slice(0, 4))) * 12 + Number(due.slice(5, 7)) - Number(ended.slice(5, 7));
          expect(apart).toBe(months);
          expect(Number(due.slice(8))).toBeLessThanOrEqual(Number(ended.slice(8)));
        }
      }),
    );
  });

  it('opens two weeks before, and stays open until all lines are told', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (due, answered, lines) => {
        expect(isAnswerable(due, due)).toBe(true);
        expect(standingOf(due, '2099-01-01', answered, lines)).toBe(answered >= lines ? 'answered' : 'open');
        expect(standingOf(due, '1999-01-01', 0, lines)).toBe('coming');
      }),
    );
    expect(isAnswerable('2026-11-29', '2026-11-15')).toBe(true);
    expect(isAnswerable('2026-11-29', '2026-11-14')).toBe(false);
  });
});
