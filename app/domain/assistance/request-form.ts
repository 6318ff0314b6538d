import * as z from 'zod/mini';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { FORMS, URGENCIES } from './choices.ts';
import { day, END_BEFORE_START, isInOrder, orNone, text } from './model.ts';
import { TOPIC_PLACES, TOPICS } from './topics.ts';

const asked = {
  topics: z._default(z.array(z.enum(TOPICS), { error: 'ui.forms.errors.chooseOne' }).check(z.maxLength(TOPICS.length)), []),
  need: text,
  difference: text,
  /** Each `assessment/criterion`: an id and a key. */
  priorities: z._default(z.array(z.string().check(z.regex(/^[0-9a-f-]{36}\/[a-z0-9-]{1,80}$/, 'ui.forms.errors.invalid'))).check(z.maxLength(30)), []),
  takingPart: text,
  languages: z._default(z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).check(z.maxLength(20)), []),
  form: z.pipe(z._default(z.enum(['', ...FORMS], { error: 'ui.forms.errors.choose' }), ''), z.transform((given) => given || null)),
  earliestOn: z._default(day, null),
  latestOn: z._default(day, null),
  urgency: z._default(z.enum(URGENCIES, { error: 'ui.forms.errors.choose' }), 'can_wait'),
  urgencyReason: text,
  security: text,
};

/** A request as it is typed: any part may be missing, and the days may be the wrong way round for as long as one types. */
export const typedSchema = z.object({ ...asked, version: versionFrom(1) });
/** A request as its button saves it: any part may still be missing. */
export const draftSchema = typedSchema.check(z.refine(({ earliestOn, latestOn }) => isInOrder(earliestOn, latestOn), { path: ['latestOn'], error: END_BEFORE_START }));
export type RequestEntry = z.output<typeof draftSchema>;

/** How an accepted request goes on: in an engagement of its own, or in one that others share already. */
export const engagementSchema = z.object({
  engagementId: z._default(orNone(z.uuid('ui.forms.errors.choose'), 'ui.forms.errors.choose'), null),
  topics: z._default(z.array(z.enum(TOPICS), { error: 'ui.forms.errors.chooseOne' }).check(z.maxLength(TOPICS.length)), []),
  form: z.enum(FORMS, { error: 'ui.forms.errors.choose' }),
}).check(z.refine(({ engagementId, topics }) => engagementId !== null || topics.length > 0, { path: ['topics'], error: 'ui.forms.errors.chooseOne' }));
export type EngagementEntry = z.output<typeof engagementSchema>;

/** What the board shows: those to decide, all, or those in one state. */
export const BOARD_STATES = ['open', 'submitted', 'clarifying', 'referred', 'accepted', 'declined', 'completed', 'withdrawn', 'all'] as const;
export const BOARD_ORDERS = ['urgency', 'oldest', 'newest'] as const;

export const boardSchema = z.object({
  q: z._default(z.catch(shortText(100), ''), ''),
  /** An empty choice is all. */
  state: z.pipe(z.transform((given: unknown) => (given === '' ? 'all' : given)), z._default(z.catch(z.enum(BOARD_STATES), 'open'), 'open')),
  topic: z._default(z.catch(z.enum(['', ...TOPIC_PLACES]), ''), ''),
  urgency: z._default(z.catch(z.union([z.literal(''), z.enum(URGENCIES)]), ''), ''),
  by: z._default(z.catch(z.enum(BOARD_ORDERS), 'urgency'), 'urgency'),
  after: z._default(z.catch(z.string().check(z.maxLength(120)), ''), ''),
  before: z._default(z.catch(z.string().check(z.maxLength(120)), ''), ''),
});
export type BoardQuery = z.output<typeof boardSchema>;
