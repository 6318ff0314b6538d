import type { EditionState, PlanLineState, PlanState } from '#app/platform/generated/enums.ts';

/** The life of a plan: written by its team, then presented. A presentation that was marked by mistake is taken back. The database holds the same table. */
export const PLAN_MOVES = {
  present: { from: ['writing'], to: 'presented' },
  resume: { from: ['presented'], to: 'writing' },
} as const satisfies Readonly<Record<string, { from: readonly PlanState[]; to: PlanState }>>;
export type PlanMove = keyof typeof PLAN_MOVES;

/** The life of a line: what is removed can be put back. */
export const PLAN_LINE_MOVES = {
  remove: { from: ['kept'], to: 'removed' },
  restore: { from: ['removed'], to: 'kept' },
} as const satisfies Readonly<Record<string, { from: readonly PlanLineState[]; to: PlanLineState }>>;
export type PlanLineMove = keyof typeof PLAN_LINE_MOVES;

/** In which there are plans: from the first day of an edition on, for good. */
const WITH_PLANS = ['running', 'finished', 'closed'] as const satisfies readonly EditionState[];

/** In which they are written. */
const WRITING = ['running', 'finished'] as const satisfies readonly EditionState[];

/** Whether teams of an edition have plans at all. */
export function hasPlans(state: EditionState): boolean {
  return (WITH_PLANS as readonly EditionState[]).includes(state);
}

/** Whether a plan is still written on. */
export function isWritable(edition: EditionState, plan: PlanState): boolean {
  return plan === 'writing' && (WRITING as readonly EditionState[]).includes(edition);
}

/**
 * Whether it may be said of a plan that it was presented, or that it was not: only what somebody has written in was. That it was is said
 * also of an edition that is closed, or nobody would ever see to what it asks for; taken back it is only where it can be written on.
 */
export function mayPresent(move: PlanMove, edition: EditionState, plan: PlanState, lines: number): boolean {
  return (move === 'present' ? hasPlans(edition) : (WRITING as readonly EditionState[]).includes(edition)) && (PLAN_MOVES[move].from as readonly PlanState[]).includes(plan) && lines > 0;
}
