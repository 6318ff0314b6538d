import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatIn } from './format.ts';

const DAY = 86_400_000;
const days = fc.integer({ min: 0, max: 30_000 }).map((day) => new Date(day * DAY));

it('the first of a month is told as the language has it', () => {
  const [fr, en] = [formatIn('fr'), formatIn('en')];
  expect([fr.date('2026-12-01'), fr.dateTime('2026-12-01T09:05:00Z'), en.date('2026-12-01')]).toEqual(['1er décembre 2026', '1er décembre 2026, 09:05', '1 December 2026']);
  expect(['2026-12-02', '2026-12-11', '2026-12-21', '2026-12-31'].map((day) => fr.date(day))).toEqual(['2 décembre 2026', '11 décembre 2026', '21 décembre 2026', '31 décembre 2026']);
});

it('a month is told without a day', () => {
  expect([formatIn('fr').month('2026-08-01'), formatIn('en').month('2026-12-31')]).toEqual(['août 2026', 'December 2026']);
});

it('in French it is an ordinal on the first of a month alone', () => {
  fc.assert(
    fc.property(days, (day) => {
      const told = formatIn('fr').date(day);
      expect(told.startsWith('1er ')).toBe(day.getUTCDate() === 1);
      expect(told.replace(/^1er /, '1 ')).toMatch(new RegExp(`^${day.getUTCDate()} \\p{L}+ ${day.getUTCFullYear()}$`, 'u'));
    }),
  );
});
