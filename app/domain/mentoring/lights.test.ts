import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissedTwice, lightOf, missedInRow, settledInOrder, type KeptMeeting, type Light } from './lights.ts';

const answer = fc.constantFrom('yes', 'partly', 'no') as fc.Arbitrary<'yes' | 'partly' | 'no'>;
const answers = fc.record({ useful: answer, safe: answer, needs: fc.boolean() });
const states = fc.array(fc.constantFrom('held', 'missed') as fc.Arbitrary<'held' | 'missed'>, { maxLength: 8 });
const BRIGHT: readonly Light[] = ['act', 'look', 'good', 'unknown'];

describe('the light of a pairing', () => {
  it('is at its strongest as soon as one of the two does not feel safe', () => {
    fc.assert(fc.property(answers, fc.option(answers, { nil: null }), states, (one, other, met) => {
      const { light, reasons } = lightOf([{ ...one, safe: 'no' }, ...(other ? [other] : [])], met);
      expect([light, reasons.includes('notSafe')]).toEqual(['act', true]);
    }));
  });

  it('counts missed meetings from the last, and a held one begins anew', () => {
    fc.assert(fc.property(states, fc.nat({ max: 4 }), (before, missed) => {
      const after = [...before, 'held' as const, ...Array.from({ length: missed }, () => 'missed' as const)];
      expect(missedInRow(after)).toBe(missed);
      expect(isMissedTwice(after)).toBe(missed >= 2);
      expect(lightOf([], after).light).toBe(missed >= 2 ? 'act' : 'good');
    }));
  });

  it('keeps each miss, whatever became of the meeting, and one that was held at its own time', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * 86_400_000));
    const meeting: fc.Arbitrary<KeptMeeting> = fc.record({ state: fc.constantFrom('planned', 'held', 'missed', 'cancelled'), startsAt: day, missedAt: fc.array(day, { maxLength: 3 }) });
    fc.assert(fc.property(fc.array(meeting, { maxLength: 6 }), (meetings) => {
      const settled = settledInOrder(meetings);
      expect(settled.filter((was) => was === 'missed')).toHaveLength(meetings.flatMap(({ missedAt }) => missedAt).length);
      expect(settled.filter((was) => was === 'held')).toHaveLength(meetings.filter(({ state }) => state === 'held').length);
      // Neither planning anew nor cancelling makes any of them less.
      expect(settledInOrder(meetings.map((one) => (one.state === 'missed' ? { ...one, state: 'cancelled' } : one)))).toEqual(settled);
      const last = new Date(Date.UTC(2028, 0, 1));
      expect(missedInRow(settledInOrder([...meetings, { state: 'held', startsAt: last, missedAt: [] }]))).toBe(0);
      expect(isMissedTwice(settledInOrder([...meetings, { state: 'planned', startsAt: last, missedAt: [last, last] }]))).toBe(true);
    }));
  });

  it('never grows weaker by a worse answer, and does not hang on whose answer stands first', () => {
    fc.assert(fc.property(fc.array(answers, { minLength: 1, maxLength: 2 }), states, (latest, met) => {
      const { light } = lightOf(latest, met);
      expect(lightOf([...latest].reverse(), met).light).toBe(light);
      for (const safe of ['partly', 'no'] as const) {
        const worse = lightOf(latest.map((one) => (one.safe === 'yes' || safe === 'no' ? { ...one, safe } : one)), met).light;
        expect(BRIGHT.indexOf(worse)).toBeLessThanOrEqual(BRIGHT.indexOf(light));
      }
    }));
  });

  it('is unknown only while nothing was said and nobody was to meet', () => {
    fc.assert(fc.property(fc.array(answers, { maxLength: 2 }), states, (latest, met) => {
      expect(lightOf(latest, met).light === 'unknown').toBe(latest.length === 0 && met.length === 0);
    }));
  });
});
