import type { VisitState } from '#app/platform/generated/enums.ts';

/** Visits of which something is still to come: until one is held either side may call it off. */
export const GOING_ON = ['requested', 'confirmed', 'prepared'] as const satisfies readonly VisitState[];

export function isGoingOn(state: VisitState): boolean {
  return (GOING_ON as readonly VisitState[]).includes(state);
}

/**
 * The life of a visit, from when it is asked for. It is prepared once the hosts and the visitors know what for, and each visitor has
 * read the safety briefing; until it is held either side may call it off, and its host may move it to another time. The database holds the same table (migration `site_visits`),
 * and a test that they agree.
 */
export const VISIT_MOVES = {
  confirm: { from: ['requested'], to: 'confirmed' },
  decline: { from: ['requested'], to: 'declined' },
  prepare: { from: ['confirmed'], to: 'prepared' },
  hold: { from: ['prepared'], to: 'held' },
  debrief: { from: ['held'], to: 'debriefed' },
  thank: { from: ['debriefed'], to: 'thanked' },
  withdraw: { from: GOING_ON, to: 'withdrawn' },
  cancel: { from: GOING_ON, to: 'cancelled' },
} as const satisfies Readonly<Record<string, { from: readonly VisitState[]; to: VisitState }>>;
export type VisitMove = keyof typeof VISIT_MOVES;

/** What a visit goes through when all goes well, in order. */
export const VISIT_STEPS = ['requested', 'confirmed', 'prepared', 'held', 'debriefed', 'thanked'] as const satisfies readonly VisitState[];

/** Whether the host has said yes to a visit that was not called off since: only then its safety protocol, and whose site it is, are told to who comes. */
export function isAgreed(state: VisitState): boolean {
  return state !== 'requested' && !isCalledOff(state);
}

/** Visits that came to nothing: their visitors have no more to do with them. */
export const CALLED_OFF = ['declined', 'withdrawn', 'cancelled'] as const satisfies readonly VisitState[];

export function isCalledOff(state: VisitState): boolean {
  return (CALLED_OFF as readonly VisitState[]).includes(state);
}

/** Visits that are to take place: from when one is confirmed until it is held. Its host can move it to another time meanwhile. */
export const COMING = ['confirmed', 'prepared'] as const satisfies readonly VisitState[];

export function isComing(state: VisitState): boolean {
  return (COMING as readonly VisitState[]).includes(state);
}

/** Whether all is said and read that must be before a visit: learning questions, an agenda, and the briefing by each who comes. */
export function isPrepared({ questions, agenda, acknowledged }: { questions: string | null; agenda: string | null; acknowledged: readonly boolean[] }): boolean {
  return Boolean(questions) && Boolean(agenda) && acknowledged.length > 0 && acknowledged.every(Boolean);
}

/**
 * Whether someone reads the address as a visitor: one who comes, of a visit that is confirmed and not yet held, from the instant that
 * the host has set until the visit is over. Never before, and nobody else.
 */
export function mayReadAddress({ state, addressFrom, endsAt, isVisitor }: { state: VisitState; addressFrom: Date | null; endsAt: Date; isVisitor: boolean }, now: Date): boolean {
  return isVisitor && isComing(state) && addressFrom !== null && now >= addressFrom && now <= endsAt;
}
