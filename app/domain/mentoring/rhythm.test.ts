import { expect, it } from 'vitest';
import { isOverdue, lightOf } from './rhythm.ts';

it.each([
  ['yes', 'yes', false, 'good'],
  ['yes', 'partly', false, 'good'],
  ['yes', 'yes', true, 'look'],
  ['yes', 'no', false, 'look'],
  ['partly', 'yes', false, 'look'],
  ['no', 'yes', false, 'act'],
  ['no', 'no', true, 'act'],
] as const)('safe %s, useful %s, needs %s is %s', (safe, useful, needs, light) => {
  expect(lightOf({ safe, useful, needs })).toBe(light);
});

it('two who agreed on every second week are overdue after three', () => {
  const last = new Date('2026-03-02T10:00:00Z');
  expect(isOverdue(2, last, new Date('2026-03-23T10:00:00Z'))).toBe(false);
  expect(isOverdue(2, last, new Date('2026-03-23T10:00:01Z'))).toBe(true);
  expect(isOverdue(null, last, new Date('2027-03-23T10:00:00Z'))).toBe(false);
});
