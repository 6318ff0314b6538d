import type { AssistanceForm, EngagementState, RequestState, SessionState, Urgency } from '#app/platform/generated/enums.ts';

/** What assistance can be about: the plan's ten topics (2.1), then the six components of the SWIT. */
export const TOPICS = [
  'governance',
  'membership',
  'finance-and-budget',
  'organisational-development',
  'change-management',
  'strategic-planning',
  'proposal-development',
  'donor-reporting',
  'sub-regional-structures',
  'alliances',
  'community-empowerment',
  'addressing-violence',
  'community-led-services',
  'condom-and-lubricant-programming',
  'clinical-and-support-services',
  'programme-management',
] as const;
export type Topic = (typeof TOPICS)[number];

/** How many of the topics come from the plan; those that follow are components of the SWIT. */
export const PLAN_TOPICS = 10;

export const FORMS = ['remote', 'in_person', 'exchange_visit', 'partner_workshop'] as const satisfies readonly AssistanceForm[];
export const URGENCIES = ['urgent', 'soon', 'can_wait'] as const satisfies readonly Urgency[];

type Moves<State extends string> = Readonly<Record<string, { from: readonly State[]; to: State }>>;

/**
 * The life of a request: each move with the states from which it may be made and where it leads. The database holds the same
 * table (migration `assistance`), and a test that the two agree.
 */
export const REQUEST_MOVES = {
  submit: { from: ['draft'], to: 'submitted' },
  ask: { from: ['submitted'], to: 'clarifying' },
  answer: { from: ['clarifying'], to: 'submitted' },
  accept: { from: ['submitted', 'clarifying'], to: 'accepted' },
  refer: { from: ['submitted', 'clarifying'], to: 'referred' },
  takeOver: { from: ['referred'], to: 'accepted' },
  giveBack: { from: ['referred'], to: 'submitted' },
  recall: { from: ['referred'], to: 'submitted' },
  decline: { from: ['submitted', 'clarifying'], to: 'declined' },
  complete: { from: ['accepted'], to: 'completed' },
  withdraw: { from: ['draft', 'submitted', 'clarifying', 'referred', 'accepted'], to: 'withdrawn' },
} as const satisfies Moves<RequestState>;
export type RequestMove = keyof typeof REQUEST_MOVES;

/** The life of an engagement. New terms may be agreed at any time before its end; they move nothing. */
export const ENGAGEMENT_MOVES = {
  agree: { from: ['scoping'], to: 'agreed' },
  begin: { from: ['agreed'], to: 'underway' },
  close: { from: ['agreed', 'underway'], to: 'closed' },
  cancel: { from: ['scoping', 'agreed', 'underway'], to: 'cancelled' },
} as const satisfies Moves<EngagementState>;
export type EngagementMove = keyof typeof ENGAGEMENT_MOVES;

/** The life of a session. Moving one keeps it planned; one that was missed can be planned anew; a slip of the pen can be put right. */
export const SESSION_MOVES = {
  move: { from: ['planned'], to: 'planned' },
  hold: { from: ['planned', 'missed'], to: 'held' },
  miss: { from: ['planned', 'held'], to: 'missed' },
  planAnew: { from: ['missed'], to: 'planned' },
  cancel: { from: ['planned', 'missed'], to: 'cancelled' },
} as const satisfies Moves<SessionState>;
export type SessionMove = keyof typeof SESSION_MOVES;

/** Whether a table has the move from that state. */
export function mayMove<Table extends Moves<string>>(moves: Table, move: keyof Table, state: string): boolean {
  return (moves[move]?.from as readonly string[] | undefined)?.includes(state) ?? false;
}
