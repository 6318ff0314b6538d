import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answersAsked, criteriaMet, isLedBy } from './led-by.ts';

const shares = fc.record({ decisionBodyShare: fc.integer({ min: 0, max: 100 }), spokespersonsShare: fc.integer({ min: 0, max: 100 }), staffShare: fc.integer({ min: 0, max: 100 }), staffSameContracts: fc.boolean() });

it.each([
  [{ decisionBodyShare: 50, spokespersonsShare: 50, staffShare: 0, staffSameContracts: false }, true],
  [{ decisionBodyShare: 49, spokespersonsShare: 50, staffShare: 33, staffSameContracts: true }, true],
  [{ decisionBodyShare: 49, spokespersonsShare: 50, staffShare: 33, staffSameContracts: false }, false],
  [{ decisionBodyShare: 100, spokespersonsShare: 49, staffShare: 32, staffSameContracts: true }, false],
])('two of three, with the thresholds of the plan: %j → %s', (given, expected) => {
  expect(isLedBy(given)).toBe(expected);
});

it('a larger share never makes an organisation less led by sex workers', () => {
  fc.assert(fc.property(shares, fc.constantFrom('decisionBodyShare' as const, 'spokespersonsShare' as const, 'staffShare' as const), (given, share) => !isLedBy(given) || isLedBy({ ...given, [share]: 100 })));
});

it('asks for an answer exactly where a share is too small', () => {
  fc.assert(
    fc.property(shares, (given) => {
      expect(answersAsked(given)).toEqual((['decisionBody', 'spokespersons'] as const).filter((criterion) => !criteriaMet(given)[criterion]));
    }),
  );
});
