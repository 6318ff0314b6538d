import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, reflectionFigures, reflectionStands, shuffled } from './reflections.ts';

const answer = fc.record({ useful: fc.constantFrom(...LEVELS), voice: fc.constantFrom(...LEVELS), text: fc.constantFrom('', 'More time', 'Less heat') });

describe('what is told of a day', () => {
  it('is nothing below five, and else counts that come to all who answered, and what was written', () => {
    fc.assert(fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
      const figures = reflectionFigures(answers);
      if (answers.length < 5) return void expect(figures).toBeNull();
      for (const counts of [figures?.useful, figures?.voice]) expect(counts?.reduce((a, b) => a + b)).toBe(answers.length);
      expect([...(figures?.texts ?? [])].sort()).toEqual(answers.map(({ text }) => text).filter(Boolean).sort());
    }));
  });

  it('does not hang on who answered first', () => {
    fc.assert(fc.property(fc.array(answer, { maxLength: 12 }), (answers) => {
      const [one, other] = [reflectionFigures(answers), reflectionFigures([...answers].reverse())];
      expect({ ...one, texts: one?.texts.sort() }).toEqual({ ...other, texts: other?.texts.sort() });
    }));
  });
});

it('a day is answered on that day alone while the edition runs; once it was looked at, or is over, no more', () => {
  const [before, on, after] = ['2026-11-28', '2026-11-29', '2026-11-30'];
  expect([before, on, after].map((today) => reflectionStands(on, today, 'running', false))).toEqual(['to_come', 'open', 'over']);
  expect(reflectionStands(on, on, 'running', true)).toBe('over');
  expect((['selecting', 'finished', 'closed'] as const).map((state) => reflectionStands(on, on, state, false))).toEqual(['to_come', 'over', 'over']);
});

it('shuffling keeps all there is, and every order is as likely', () => {
  fc.assert(fc.property(fc.array(fc.nat()), fc.infiniteStream(fc.nat()), (list, chance) => {
    const stream = chance[Symbol.iterator]();
    expect([...shuffled(list, (most) => (stream.next().value as number) % most)].sort()).toEqual([...list].sort());
  }));
  // Every way in which chance can fall, once each: each of the orders of three comes out once.
  const orders = [0, 1, 2].flatMap((first) => [0, 1].map((second) => shuffled(['a', 'b', 'c'], (most) => (most === 3 ? first : second)).join('')));
  expect([...orders].sort()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});
