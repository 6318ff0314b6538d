import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NEXT_STEPS, nextSteps, type Facts } from './next-steps.ts';

const facts: fc.Arbitrary<Facts> = fc.record({
  state: fc.constantFrom('accepted', 'active', 'paused', 'closing', 'closed'),
  part: fc.constantFrom('mentee', 'mentor') as fc.Arbitrary<'mentee' | 'mentor'>,
  hasAgreement: fc.boolean(),
  waitsForOwnSignature: fc.boolean(),
  waitsForOtherSignature: fc.boolean(),
  openGoals: fc.nat({ max: 3 }),
  hasPlannedMeeting: fc.boolean(),
  hasUnsettledMeeting: fc.boolean(),
  hasCheckedIn: fc.boolean(),
  hasRatedLevels: fc.boolean(),
  hasReflected: fc.boolean(),
  haveBothReflected: fc.boolean(),
});

describe('what comes next', () => {
  it('is each thing once, in one order', () => {
    fc.assert(fc.property(facts, (given) => {
      const steps = nextSteps(given);
      expect(steps).toEqual(NEXT_STEPS.filter((step) => steps.includes(step)));
    }));
  });

  it('is nothing once it is over, only to go on while it pauses, and only the agreement before both signed', () => {
    fc.assert(fc.property(facts, (given) => {
      expect(nextSteps({ ...given, state: 'closed' })).toEqual([]);
      expect(nextSteps({ ...given, state: 'paused' })).toEqual(['resume']);
      expect(nextSteps({ ...given, state: 'accepted' }).every((step) => /Agreement|Signature/.test(step))).toBe(true);
      expect(nextSteps({ ...given, state: 'accepted' })).toHaveLength(1);
    }));
  });

  it('asks a mentee to see their levels anew once this month’s answers are given, while goals are open', () => {
    fc.assert(fc.property(facts, fc.constantFrom('active', 'closing'), (given, state) => {
      const mentee = { ...given, state, part: 'mentee' as const, hasCheckedIn: true, hasRatedLevels: false };
      expect(nextSteps({ ...mentee, openGoals: 1 })).toContain('rateLevels');
      for (const other of [{ ...mentee, openGoals: 0 }, { ...mentee, hasRatedLevels: true }, { ...mentee, hasCheckedIn: false }, { ...mentee, part: 'mentor' as const }]) expect(nextSteps(other)).not.toContain('rateLevels');
    }));
  });

  it('at the end is to look back, to wait for the other, and once both have looked back to write the page and complete it', () => {
    fc.assert(fc.property(facts, (given) => {
      const ofEnd = (said: Partial<Facts>) => nextSteps({ ...given, state: 'closing', ...said }).filter((step) => ['reflect', 'waitForReflection', 'complete'].includes(step));
      expect([ofEnd({ hasReflected: false, haveBothReflected: false }), ofEnd({ hasReflected: true, haveBothReflected: false }), ofEnd({ hasReflected: true, haveBothReflected: true })]).toEqual([['reflect'], ['waitForReflection'], ['complete']]);
    }));
  });

  it('never asks a mentor to set goals, nor anyone for what they have done', () => {
    fc.assert(fc.property(facts, (given) => {
      expect(nextSteps({ ...given, part: 'mentor' })).not.toContain('setGoal');
      expect(nextSteps({ ...given, hasCheckedIn: true })).not.toContain('checkIn');
      expect(nextSteps({ ...given, state: 'active', hasPlannedMeeting: true })).not.toContain('planMeeting');
    }));
  });
});
