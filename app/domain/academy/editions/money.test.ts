import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CURRENCIES, digitsOf, MOST_MONEY, readMoney, shareOf, sumBudget, typedMoney } from './money.ts';

const currency = fc.constantFrom(...CURRENCIES);
const amount = fc.integer({ min: 0, max: MOST_MONEY });

it('an amount is read again as it was written, whatever the currency, with a point or a comma', () => {
  fc.assert(
    fc.property(amount, currency, (given, code) => {
      const typed = typedMoney(given, code);
      expect(readMoney(typed, code)).toBe(given);
      expect(readMoney(typed.replace('.', ','), code)).toBe(given);
    }),
  );
});

it('whatever is typed is an amount that can be kept, or none', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d ., -]{0,20}$/)), currency, (typed, code) => {
      const read = readMoney(typed, code);
      expect(read === null || (Number.isSafeInteger(read) && read >= 0 && read <= MOST_MONEY)).toBe(true);
    }),
  );
});

it.each([
  ['1 250', 'USD', 125_000],
  ['1\u202f250,5', 'EUR', 125_050],
  ['0.07', 'KES', 7],
  ['1250', 'XOF', 1250],
  ['12.345', 'TND', 12_345],
  ['1,234', 'USD', null],
  ['12.5', 'XOF', null],
  ['-3', 'USD', null],
  ['1.2.3', 'USD', null],
  ['', 'USD', null],
  ['1e3', 'USD', null],
  ['99999999999999', 'USD', null],
])('%s %s is %s', (typed, code, expected) => {
  expect(readMoney(typed, code)).toBe(expected);
});

it('sums are of all lines, and what is left may be less than nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ planned: fc.nat(1e9), spent: fc.nat(1e9) }), { maxLength: 50 }), (lines) => {
      const { planned, spent, left } = sumBudget(lines);
      expect(left).toBe(planned - spent);
      expect(sumBudget([...lines].reverse())).toEqual({ planned, spent, left });
    }),
  );
  expect(sumBudget([{ planned: 1, spent: 3 }])).toEqual({ planned: 1, spent: 3, left: -2 });
});

it('shares an amount in whole smallest units, never further than half a unit from the truth for each', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: MOST_MONEY }), fc.integer({ min: 1, max: 500 }), (amount, people) => {
      const share = shareOf(amount, people) ?? -1;
      expect(Number.isSafeInteger(share)).toBe(true);
      expect(Math.abs(2 * (share * people - amount))).toBeLessThanOrEqual(people);
    }),
  );
  expect([shareOf(100_000, 3), shareOf(5, 2), shareOf(0, 4), shareOf(7, 0)]).toEqual([33_333, 3, 0, null]);
});

it('lists each currency once, with the digits that its money has', () => {
  expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
  expect(['KES', 'USD', 'XOF', 'XAF', 'UGX', 'RWF', 'JPY', 'ISK', 'TND', 'KWD'].map(digitsOf)).toEqual([2, 2, 0, 0, 0, 0, 0, 0, 3, 3]);
});
