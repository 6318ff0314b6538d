import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roomOf } from './room.ts';

const site = fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 10_000 })) });

it('has no bound where there is no site, or one that has none', () => {
  expect(roomOf([])).toBeNull();
  fc.assert(fc.property(fc.array(site), fc.array(site), (some, others) => void expect(roomOf([...some, { capacity: null }, ...others])).toBeNull()));
});

it('grows with each site that has one, and is that of a site alone', () => {
  const bounded = fc.record({ capacity: fc.integer({ min: 1, max: 10_000 }) });
  fc.assert(fc.property(fc.array(bounded, { minLength: 1 }), bounded, (some, more) => void expect(roomOf([...some, more])).toBe((roomOf(some) ?? 0) + more.capacity)));
  fc.assert(fc.property(bounded, (one) => void expect(roomOf([one])).toBe(one.capacity)));
});
