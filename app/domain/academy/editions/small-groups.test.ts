import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tellGroups, tellPart } from './small-groups.ts';

const groups = fc.uniqueArray(fc.record({ name: fc.string(), count: fc.integer({ min: 0, max: 30 }) }), { selector: ({ name }) => name, maxLength: 8 });

it('groups are told with nobody left out, and none of fewer than five, told or to be reckoned', () => {
  fc.assert(
    fc.property(groups, (given) => {
      const all = given.reduce((sum, { count }) => sum + count, 0);
      const told = tellGroups(given);
      expect(told === null).toBe(all < 5);
      if (!told) return;
      expect(told.told.reduce((sum, { count }) => sum + count, 0) + told.others).toBe(all);
      for (const { count } of told.told) expect(count).toBeGreaterThanOrEqual(5);
      expect(told.others === 0 || told.others >= 5).toBe(true);
    }),
  );
});

it('groups are told the same in whatever order they come', () => {
  fc.assert(fc.property(groups, (given) => void expect(tellGroups([...given].reverse())).toEqual(tellGroups(given))));
});

it('a small group takes the smallest of the others along, so that it cannot be reckoned', () => {
  expect(tellGroups([{ name: 'a', count: 9 }, { name: 'b', count: 6 }, { name: 'c', count: 1 }])).toEqual({ told: [{ name: 'a', count: 9 }], others: 7 });
  expect(tellGroups([{ name: 'a', count: 7 }, { name: 'b', count: 1 }])).toEqual({ told: [], others: 8 });
});

it('a part is told only where neither it nor the rest is of one to four', () => {
  fc.assert(fc.property(fc.nat(40), fc.nat(40), (part, rest) => void expect(tellPart(part, part + rest)).toBe(part + rest >= 5 && ![part, rest].some((one) => one > 0 && one < 5) ? part : null)));
});
