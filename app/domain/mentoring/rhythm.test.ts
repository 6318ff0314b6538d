import { expect, it } from 'vitest';
import { isOverdue } from './rhythm.ts';

it('two who agreed on every second week are overdue after three', () => {
  const last = new Date('2026-03-02T10:00:00Z');
  expect(isOverdue(2, last, new Date('2026-03-23T10:00:00Z'))).toBe(false);
  expect(isOverdue(2, last, new Date('2026-03-23T10:00:01Z'))).toBe(true);
  expect(isOverdue(null, last, new Date('2027-03-23T10:00:00Z'))).toBe(false);
});
