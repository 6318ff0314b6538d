import { z } from 'zod';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { longText, shortText } from '#app/domain/text.ts';
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

/** The most characters of what one writes at length. */
export const TEXT_LIMIT = 10_000;

const text = longText(TEXT_LIMIT).default('');
const mustText = longText(TEXT_LIMIT).min(1, 'ui.forms.errors.required');

/** A day of this century, or none. */
const day = z.union([
  z.literal('').transform(() => null),
  z.iso
    .date('ui.forms.errors.date')
    .regex(/^20/, 'ui.forms.errors.date')
    .transform((given) => new Date(`${given}T00:00:00Z`)),
]);

const version = z.coerce.number('ui.forms.errors.invalid').int().min(1).max(1_000_000);

function inOrder<T extends { earliestOn: Date | null; latestOn: Date | null }>({ earliestOn, latestOn }: T): boolean {
  return earliestOn === null || latestOn === null || earliestOn <= latestOn;
}
const END_BEFORE_START = { path: ['latestOn'], message: 'assistance.errors.endBeforeStart' };

const asked = {
  topics: z.array(z.enum(TOPICS), { error: 'ui.forms.errors.chooseOne' }).max(TOPICS.length).default([]),
  need: text,
  difference: text,
  /** Each `assessment/criterion`: an id and a key. */
  priorities: z.array(z.string().regex(/^[0-9a-f-]{36}\/[a-z0-9-]{1,80}$/, 'ui.forms.errors.invalid')).max(30).default([]),
  takingPart: text,
  languages: z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).max(20).default([]),
  form: z.enum(['', ...FORMS], { error: 'ui.forms.errors.choose' }).default('').transform((given) => given || null),
  earliestOn: day.default(null),
  latestOn: day.default(null),
  urgency: z.enum(URGENCIES, { error: 'ui.forms.errors.choose' }).default('can_wait'),
  urgencyReason: text,
  security: text,
};

/** A request while it is written: any part may be missing. */
export const draftSchema = z.object({ ...asked, version }).refine(inOrder, END_BEFORE_START);
export type RequestEntry = z.output<typeof draftSchema>;

export const clarificationSchema = z.object({ text: mustText });
export const reasonSchema = z.object({ reason: mustText });
export const referralSchema = z.object({ networkId: z.uuid('ui.forms.errors.choose'), reason: mustText });

/** How an accepted request goes on: in an engagement of its own, or in one that others share already. */
export const engagementSchema = z.object({
  engagementId: z.union([z.literal('').transform(() => null), z.uuid('ui.forms.errors.choose')]).default(null),
  topics: z.array(z.enum(TOPICS), { error: 'ui.forms.errors.chooseOne' }).max(TOPICS.length).default([]),
  form: z.enum(FORMS, { error: 'ui.forms.errors.choose' }),
}).refine(({ engagementId, topics }) => engagementId !== null || topics.length > 0, { path: ['topics'], message: 'ui.forms.errors.chooseOne' });
export type EngagementEntry = z.output<typeof engagementSchema>;

/** Days of a provider's work, in halves, as one types them: 3, 2.5 or 2,5. Kept as half days. */
const days = z.union([
  z.literal('').transform(() => null),
  z
    .string({ error: 'assistance.errors.days' })
    .regex(/^\s*\d{1,3}([.,][05])?\s*$/, 'assistance.errors.days')
    .transform((given) => Math.round(Number(given.trim().replace(',', '.')) * 2))
    .refine((halves) => halves >= 1 && halves <= 400, 'assistance.errors.days'),
]);

/** Terms of reference while they are written together. */
export const termsSchema = z
  .object({ objectives: text, outputs: text, method: text, halfDays: days.default(null), startsOn: day.default(null), endsOn: day.default(null), edit: version })
  .refine(({ startsOn, endsOn }) => startsOn === null || endsOn === null || startsOn <= endsOn, { path: ['endsOn'], message: 'assistance.errors.endBeforeStart' });
export type TermsEntry = z.output<typeof termsSchema>;

/** What one agrees to: this edit of the terms and no other. */
export const agreementSchema = z.object({ edit: version });

/** What the board shows: those to decide, all, or those in one state. */
export const BOARD_STATES = ['open', 'submitted', 'clarifying', 'referred', 'accepted', 'declined', 'completed', 'withdrawn', 'all'] as const;
export const BOARD_ORDERS = ['urgency', 'oldest', 'newest'] as const;

export const boardSchema = z.object({
  q: shortText(100).catch('').default(''),
  state: z.enum(BOARD_STATES).catch('open').default('open'),
  topic: z.union([z.literal(''), z.enum(TOPICS)]).catch('').default(''),
  urgency: z.union([z.literal(''), z.enum(URGENCIES)]).catch('').default(''),
  by: z.enum(BOARD_ORDERS).catch('urgency').default('urgency'),
  after: z.string().max(120).catch('').default(''),
  before: z.string().max(120).catch('').default(''),
});
export type BoardQuery = z.output<typeof boardSchema>;

export const pageSchema = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1).default(1) });
