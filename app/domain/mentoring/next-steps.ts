import type { Part } from './pairing.server.ts';

/** What of a pairing decides what comes next for one of the two. */
export interface Facts {
  state: string;
  part: Part;
  hasAgreement: boolean;
  /** There is a draft that can be signed, and this person has not. */
  waitsForOwnSignature: boolean;
  waitsForOtherSignature: boolean;
  openGoals: number;
  hasPlannedMeeting: boolean;
  hasUnsettledMeeting: boolean;
  hasCheckedIn: boolean;
  /** This month, in what the goals are about; a goal that was set this month begins with its level. */
  hasRatedLevels: boolean;
  hasReflected: boolean;
  haveBothReflected: boolean;
}

/** What comes next, the most pressing first; the page of each is a fixed one. */
export const NEXT_STEPS = ['writeAgreement', 'signAgreement', 'finishAgreement', 'waitForSignature', 'resume', 'reflect', 'waitForReflection', 'complete', 'settleMeeting', 'setGoal', 'planMeeting', 'checkIn', 'rateLevels'] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export const PATHS_OF_STEPS: Readonly<Record<NextStep, string>> = {
  writeAgreement: '/agreement/draft',
  signAgreement: '/agreement',
  finishAgreement: '/agreement',
  waitForSignature: '/agreement',
  resume: '',
  reflect: '/closure',
  waitForReflection: '/closure',
  complete: '/closure',
  settleMeeting: '/meetings',
  setGoal: '/goals/new',
  planMeeting: '/meetings/new',
  checkIn: '/check-ins',
  rateLevels: '/levels',
};

/** Nothing is asked of anyone while the pairing pauses, and nothing once it is over. */
export function nextSteps(facts: Facts): NextStep[] {
  if (facts.state === 'closed') return [];
  if (facts.state === 'accepted') {
    if (!facts.hasAgreement) return ['writeAgreement'];
    return [facts.waitsForOwnSignature ? 'signAgreement' : facts.waitsForOtherSignature ? 'waitForSignature' : 'finishAgreement'];
  }
  if (facts.state === 'paused') return ['resume'];
  const steps: NextStep[] = [];
  if (facts.waitsForOwnSignature) steps.push('signAgreement');
  if (facts.state === 'closing') steps.push(facts.haveBothReflected ? 'complete' : facts.hasReflected ? 'waitForReflection' : 'reflect');
  if (facts.hasUnsettledMeeting) steps.push('settleMeeting');
  if (facts.state === 'active' && facts.part === 'mentee' && facts.openGoals === 0) steps.push('setGoal');
  if (facts.state === 'active' && !facts.hasPlannedMeeting) steps.push('planMeeting');
  if (!facts.hasCheckedIn) steps.push('checkIn');
  // Levels are seen anew with the answers of a month: by the mentee, and by the mentor only if their mentee wishes it.
  else if (facts.part === 'mentee' && facts.openGoals > 0 && !facts.hasRatedLevels) steps.push('rateLevels');
  return steps;
}
