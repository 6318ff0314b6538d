import * as z from 'zod/mini';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import type { EngagementState, ProviderInvitationState, RequestState, SessionState } from '#app/platform/generated/enums.ts';
import { TEXT_LIMIT } from './choices.ts';

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
/** The states of an engagement that has not ended. */
export const NOT_ENDED = [...ENGAGEMENT_MOVES.cancel.from];

/**
 * The life of an invitation to give help. A coordinator recalls it, and ends the part that came of it; its provider accepts it or
 * declines it, and steps back from that part.
 */
export const INVITATION_MOVES = {
  accept: { from: ['invited'], to: 'accepted' },
  decline: { from: ['invited'], to: 'declined' },
  recall: { from: ['invited'], to: 'recalled' },
  end: { from: ['accepted'], to: 'ended' },
  stepBack: { from: ['accepted'], to: 'ended' },
} as const satisfies Moves<ProviderInvitationState>;
export type InvitationMove = keyof typeof INVITATION_MOVES;

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

export const text = z._default(longText(TEXT_LIMIT), '');

/** An empty field is none; anything else goes through the schema, whose own words say what is wrong (a union would say only that something is). */
export function orNone<T>(schema: z.ZodMiniType<T, string>, error: string) {
  return z.pipe(
    z.string({ error }),
    z.transform((given, context): T | null => {
      if (given.trim() === '') return null;
      const parsed = schema.safeParse(given.trim());
      if (parsed.success) return parsed.data;
      context.issues.push({ code: 'custom', input: given, message: parsed.error.issues[0]?.message ?? error });
      return z.NEVER;
    }),
  );
}

/** A day of this century, or none. */
export const day = orNone(
  z.pipe(
    z.iso.date('ui.forms.errors.date').check(z.regex(/^20/, 'ui.forms.errors.date')),
    z.transform((given) => new Date(`${given}T00:00:00Z`)),
  ),
  'ui.forms.errors.date',
);

/** Days of a provider's work, in halves, as one types them: 3, 2.5 or 2,5. Kept as half days. */
export const days = orNone(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}([.,][05])?$/, 'assistance.errors.days')),
    z.pipe(
      z.transform((given: string) => Math.round(Number(given.replace(',', '.')) * 2)),
      z.number().check(z.refine((halves) => halves >= 1 && halves <= 400, 'assistance.errors.days')),
    ),
  ),
  'assistance.errors.days',
);

export const END_BEFORE_START = 'assistance.errors.endBeforeStart';

/** Whether the first of two days comes no later than the last; what is not said is in no disorder. */
export function isInOrder(first: Date | null, last: Date | null): boolean {
  return first === null || last === null || first <= last;
}

/** What there is to tell, by the field of the last, of two days that were kept the wrong way round. */
export function disorder(field: string, first: Date | null, last: Date | null): Record<string, string> | undefined {
  return isInOrder(first, last) ? undefined : { [field]: END_BEFORE_START };
}

/** Terms of reference as they are typed: the days may be the wrong way round for as long as one types. */
export const typedTermsSchema = z.object({ objectives: text, outputs: text, method: text, halfDays: z._default(days, null), startsOn: z._default(day, null), endsOn: z._default(day, null), edit: versionFrom(1) });
/** Terms of reference as their button saves them, while they are written together. */
export const termsSchema = typedTermsSchema.check(z.refine(({ startsOn, endsOn }) => isInOrder(startsOn, endsOn), { path: ['endsOn'], error: END_BEFORE_START }));
export type TermsEntry = z.output<typeof termsSchema>;

/** What one agrees to: this edit of the terms and no other. */
export const agreementSchema = z.object({ edit: versionFrom(1) });
