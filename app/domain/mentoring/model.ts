import type { GoalState, MeetingState, NominationState, PairingEnding, PairingState, ProposalState, RoundState, TakingState } from '#app/platform/generated/enums.ts';

type Moves<State extends string> = Readonly<Record<string, { from: readonly State[]; to: State }>>;

/**
 * The life of a nomination: each move with the states from which it may be made and where it leads. The database holds the
 * same tables (migration `mentoring`), and a test that they agree. Who asks for themselves begins as confirmed.
 */
export const NOMINATION_MOVES = {
  confirm: { from: ['nominated'], to: 'confirmed' },
  decline: { from: ['nominated'], to: 'declined' },
  withdraw: { from: ['nominated', 'confirmed'], to: 'withdrawn' },
  place: { from: ['confirmed'], to: 'placed' },
} as const satisfies Moves<NominationState>;

/** The life of a matching round. A wish takes a solution back; who was proposed in vain may be in another solution of the same round. */
export const ROUND_MOVES = {
  solve: { from: ['open', 'solved', 'proposed'], to: 'solved' },
  reopen: { from: ['solved', 'proposed'], to: 'open' },
  propose: { from: ['solved'], to: 'proposed' },
  close: { from: ['open', 'solved', 'proposed'], to: 'closed' },
} as const satisfies Moves<RoundState>;

/** The life of a proposal: accepted once both accepted, declined once one declined; it lapses when the place is gone or the round closes. */
export const PROPOSAL_MOVES = {
  accept: { from: ['waiting'], to: 'accepted' },
  decline: { from: ['waiting'], to: 'declined' },
  lapse: { from: ['waiting'], to: 'lapsed' },
} as const satisfies Moves<ProposalState>;

/** The life of a pairing, from when both accepted. It becomes active by the agreement that both signed. */
export const PAIRING_MOVES = {
  sign: { from: ['accepted'], to: 'active' },
  pause: { from: ['active'], to: 'paused' },
  resume: { from: ['paused'], to: 'active' },
  beginClosing: { from: ['active', 'paused'], to: 'closing' },
  goOn: { from: ['closing'], to: 'active' },
  complete: { from: ['closing'], to: 'closed' },
  end: { from: ['accepted', 'active', 'paused', 'closing'], to: 'closed' },
} as const satisfies Moves<PairingState>;
export type PairingMove = keyof typeof PAIRING_MOVES;

/** How a pairing can have ended: "completed" by `complete`, the others by `end`. */
export const ENDINGS = ['completed', 'ended_early', 'rematch'] as const satisfies readonly PairingEnding[];

/** The life of a meeting. Moving one keeps it planned; one that was missed can be planned anew; a slip of the pen can be put right. */
export const MEETING_MOVES = {
  move: { from: ['planned'], to: 'planned' },
  hold: { from: ['planned', 'missed'], to: 'held' },
  miss: { from: ['planned', 'held'], to: 'missed' },
  planAnew: { from: ['missed'], to: 'planned' },
  cancel: { from: ['planned', 'missed'], to: 'cancelled' },
} as const satisfies Moves<MeetingState>;
export type MeetingMove = keyof typeof MEETING_MOVES;

export const GOAL_MOVES = {
  reach: { from: ['open'], to: 'reached' },
  drop: { from: ['open'], to: 'dropped' },
  takeUp: { from: ['reached', 'dropped'], to: 'open' },
} as const satisfies Moves<GoalState>;

export const TAKING_MOVES = {
  report: { from: ['taken'], to: 'done' },
  giveBack: { from: ['taken'], to: 'given_back' },
  takeAgain: { from: ['given_back'], to: 'taken' },
} as const satisfies Moves<TakingState>;

/** Whether a table has the move from that state. */
export function mayMove<Table extends Moves<string>>(moves: Table, move: keyof Table, state: string): boolean {
  return (moves[move]?.from as readonly string[] | undefined)?.includes(state) ?? false;
}

/** How the two meet. */
export const MENTORING_FORMS = ['call', 'message', 'in_person'] as const;

/** Where the other one is at home: no matter, in the same region, or deliberately in another one (an exchange between regions). */
export const REGION_WISHES = ['either', 'same', 'other'] as const;

/** What a mentee may want to share with a mentor. Kept sealed, and never named to anyone but its owner. */
export const EXPERIENCES = ['street', 'venue', 'online', 'migrant', 'male', 'trans', 'living-with-hiv', 'drug-use', 'young', 'parent', 'detention', 'rural'] as const;
export type Experience = (typeof EXPERIENCES)[number];
