import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CHECK_ANSWERS, dueBefore, GRACE_DAYS, isOpen, isWholeCheck, mayMove, STANDING_MOVES, standingOn, VALID_DAYS, type CheckAnswer, type StandingMove } from './standing.ts';

const DAY = 86_400_000;
const confirmedAt = new Date('2027-01-10T09:00:00Z');
const after = (days: number) => new Date(confirmedAt.getTime() + days * DAY);

it('a confirmed site falls due after a year and lapses a season later, to the day', () => {
  expect([0, VALID_DAYS - 1, VALID_DAYS, VALID_DAYS + GRACE_DAYS - 1, VALID_DAYS + GRACE_DAYS].map((days) => standingOn({ state: 'confirmed', confirmedAt, returnedAt: null }, after(days)))).toEqual(['confirmed', 'confirmed', 'due', 'due', 'lapsed']);
});

it('time goes only forwards through the standing, by moves of the table, and a site is shown until it lapses', () => {
  const passing: readonly string[] = ['confirmed', 'due', 'lapsed'];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }), (days, more) => {
      const [now, later] = [standingOn({ state: 'confirmed', confirmedAt, returnedAt: null }, after(days)), standingOn({ state: 'confirmed', confirmedAt, returnedAt: null }, after(days + more))];
      expect(passing.indexOf(later)).toBeGreaterThanOrEqual(passing.indexOf(now));
      expect(isOpen({ confirmedAt }, after(days))).toBe(now !== 'lapsed');
      expect(confirmedAt <= dueBefore(after(days))).toBe(now !== 'confirmed');
      // Another look can be taken at any time, and whoever has taken one waits for the network alone.
      expect(mayMove(STANDING_MOVES, 'check', now)).toBe(true);
      expect(mayMove(STANDING_MOVES, 'confirm', now)).toBe(false);
    }),
  );
});

it('what is kept stays what it is, whatever the day, and what was never confirmed is not shown', () => {
  fc.assert(
    fc.property(fc.constantFrom('draft' as const, 'self_checked' as const), fc.option(fc.constant(confirmedAt)), fc.integer({ min: 0, max: 900 }), (state, at, days) => {
      expect(standingOn({ state, confirmedAt: at, returnedAt: null }, after(days))).toBe(state);
      expect(standingOn({ state, confirmedAt: at, returnedAt: confirmedAt }, after(days))).toBe(state === 'draft' ? 'draft' : 'returned');
      if (!at) expect(isOpen({ confirmedAt: at }, after(days))).toBe(false);
    }),
  );
});

it('every state can be reached and left by some move', () => {
  const moves = Object.values(STANDING_MOVES) as readonly { from: readonly string[]; to: string }[];
  for (const state of ['draft', 'self_checked', 'returned', 'confirmed', 'due', 'lapsed']) {
    expect(moves.some(({ to }) => to === state)).toBe(true);
    expect(moves.some(({ from }) => from.includes(state))).toBe(true);
  }
  expect(mayMove(STANDING_MOVES, 'nothing' as StandingMove, 'draft')).toBe(false);
});

it('a look is whole once each criterion has an answer and something can be seen', () => {
  const answer = fc.constantFrom(...CHECK_ANSWERS);
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 6 }), fc.func(answer), (criteria, say) => {
      const answers: Record<string, CheckAnswer> = Object.fromEntries(criteria.map((one) => [one, say(one)]));
      const entries = Object.entries(answers);
      expect(isWholeCheck(criteria, answers)).toBe(entries.some(([, one]) => one === 'shown'));
      expect(isWholeCheck([...criteria, 'one more'], answers)).toBe(false);
    }),
  );
});
