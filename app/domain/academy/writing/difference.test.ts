import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changesBetween, type Change } from './difference.ts';

const text = fc.array(fc.constantFrom('one', 'two', 'trois', ' ', '\n', '- ', '.', 'é', '🌿', '\ud800'), { maxLength: 30 }).map((parts) => parts.join(''));
const side = (changes: readonly Change[], without: Change['kind']) => changes.filter(({ kind }) => kind !== without).map((one) => one.text).join('');

it('tells both texts to the letter, and only what changed as changed', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = changesBetween(before, after);
      expect(side(changes, 'in')).toBe(before);
      expect(side(changes, 'out')).toBe(after);
      for (const [i, { kind }] of changes.entries()) expect(kind).not.toBe(changes[i + 1]?.kind);
      if (before === after) expect(changes.every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

it('is readable: words that stayed stay', () => {
  expect(changesBetween('Sit in a circle.', 'Stand in a wide circle.')).toEqual([{ kind: 'out', text: 'Sit' }, { kind: 'in', text: 'Stand' }, { kind: 'same', text: ' in a' }, { kind: 'in', text: ' wide' }, { kind: 'same', text: ' circle.' }]);
});

it('is readable: a word that both happen to have is no bridge in what was written anew', () => {
  expect(changesBetween('Hold two sessions, a week apart. Then rest.', 'Hold three calls of ninety minutes, a month or so from each other. Then rest.')).toEqual([
    { kind: 'same', text: 'Hold ' },
    { kind: 'out', text: 'two sessions, a week apart' },
    { kind: 'in', text: 'three calls of ninety minutes, a month or so from each other' },
    { kind: 'same', text: '. Then rest.' },
  ]);
});

it('is readable: where something was only put in, nothing is said to have gone', () => {
  expect(changesBetween('the big house', 'the very big old house').filter(({ kind }) => kind === 'out')).toEqual([]);
});

it('is quick where everything changed, as long as a piece can be', () => {
  const began = performance.now();
  expect(changesBetween('a b '.repeat(5_000), 'c d '.repeat(5_000)).map(({ kind }) => kind)).toEqual(['out', 'in', 'same']);
  expect(performance.now() - began).toBeLessThan(1_000);
});
