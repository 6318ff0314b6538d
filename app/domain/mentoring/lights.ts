/** What the coordinators of a pairing see of how it goes: a light, never a text. */
export type Light = 'act' | 'look' | 'good' | 'unknown';

export interface MonthlyAnswers {
  useful: 'yes' | 'partly' | 'no';
  safe: 'yes' | 'partly' | 'no';
  needs: boolean;
}

/** Why a light is as it is. */
export type LightReason = 'notSafe' | 'missedTwice' | 'partlySafe' | 'notUseful' | 'needs';

/** A meeting as its pairing has kept it: where it stands now, and each time at which it was missed. */
export interface KeptMeeting {
  state: string;
  startsAt: Date;
  missedAt: readonly Date[];
}

/** What became of meetings, in the order of time: each that was held, and each miss, whatever became of the meeting afterwards. */
export function settledInOrder(meetings: readonly KeptMeeting[]): ('held' | 'missed')[] {
  return meetings
    .flatMap(({ state, startsAt, missedAt }) => [...missedAt.map((at) => ({ at, was: 'missed' as const })), ...(state === 'held' ? [{ at: startsAt, was: 'held' as const }] : [])])
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(({ was }) => was);
}

/** Missed meetings at the end of those that were to be held: what the latest say. `states` in the order of time, without planned and cancelled ones. */
export function missedInRow(states: readonly ('held' | 'missed')[]): number {
  const lastHeld = states.lastIndexOf('held');
  return states.length - 1 - lastHeld;
}

/** Two missed in a row are one too many. */
export function isMissedTwice(states: readonly ('held' | 'missed')[]): boolean {
  return missedInRow(states) >= 2;
}

/**
 * The light of a pairing, from the latest answers of each of the two (at most one each) and its meetings: `act` as soon as one
 * does not feel safe or two meetings in a row were missed, `look` when something is not as it should be, `unknown` while nobody
 * has said anything.
 */
export function lightOf(latest: readonly MonthlyAnswers[], states: readonly ('held' | 'missed')[]): { light: Light; reasons: LightReason[] } {
  const told: [LightReason, boolean][] = [
    ['notSafe', latest.some(({ safe }) => safe === 'no')],
    ['missedTwice', isMissedTwice(states)],
    ['partlySafe', latest.some(({ safe }) => safe === 'partly')],
    ['notUseful', latest.some(({ useful }) => useful === 'no')],
    ['needs', latest.some(({ needs }) => needs)],
  ];
  const reasons = told.filter(([, holds]) => holds).map(([reason]) => reason);
  if (reasons.includes('notSafe') || reasons.includes('missedTwice')) return { light: 'act', reasons };
  if (reasons.length > 0) return { light: 'look', reasons };
  return { light: latest.length === 0 && states.length === 0 ? 'unknown' : 'good', reasons };
}
