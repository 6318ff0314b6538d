import type { AssessmentMode, AssessmentState } from '#app/platform/generated/enums.ts';

/** Moves in the life of an assessment, each with the states from which it may be made and where it leads. */
export const MOVES = {
  open: { from: ['draft'], to: 'answering' },
  settle: { from: ['answering'], to: 'consensus' },
  reopen: { from: ['consensus'], to: 'answering' },
  complete: { from: ['answering', 'consensus'], to: 'completed' },
  withdraw: { from: ['draft', 'answering', 'consensus', 'completed'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly AssessmentState[]; to: AssessmentState }>;

export type Move = keyof typeof MOVES;

/** Whether a move may be made now. Together there is no consensus to come to: those answers are the group's already. */
export function mayMove(move: Move, state: AssessmentState, mode: AssessmentMode): boolean {
  if ((move === 'settle' || move === 'reopen') && mode === 'together') return false;
  if (move === 'complete' && mode === 'each_first' && state === 'answering') return false;
  return (MOVES[move].from as readonly AssessmentState[]).includes(state);
}

/** The steps that a person sees, in their order. */
export function stepsOf(mode: AssessmentMode): AssessmentState[] {
  return mode === 'together' ? ['draft', 'answering', 'completed'] : ['draft', 'answering', 'consensus', 'completed'];
}

/** States that somebody sees: a withdrawn one is there for nobody. */
export const LISTED_STATES = ['draft', 'answering', 'consensus', 'completed'] as const satisfies readonly AssessmentState[];

export const MODES = ['each_first', 'together'] as const;

/** Most priorities that one commits to: two to five are what an organisation can carry. */
export const MOST_PRIORITIES = 5;
