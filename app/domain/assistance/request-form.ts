import { z } from 'zod';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { shortText } from '#app/domain/text.ts';
import { FORMS, URGENCIES } from './choices.ts';
import { day, orNone, text, version } from './model.ts';
import { TOPICS } from './topics.ts';

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

/** How an accepted request goes on: in an engagement of its own, or in one that others share already. */
export const engagementSchema = z.object({
  engagementId: orNone(z.uuid('ui.forms.errors.choose'), 'ui.forms.errors.choose').default(null),
  topics: z.array(z.enum(TOPICS), { error: 'ui.forms.errors.chooseOne' }).max(TOPICS.length).default([]),
  form: z.enum(FORMS, { error: 'ui.forms.errors.choose' }),
}).refine(({ engagementId, topics }) => engagementId !== null || topics.length > 0, { path: ['topics'], message: 'ui.forms.errors.chooseOne' });
export type EngagementEntry = z.output<typeof engagementSchema>;

/** What the board shows: those to decide, all, or those in one state. */
export const BOARD_STATES = ['open', 'submitted', 'clarifying', 'referred', 'accepted', 'declined', 'completed', 'withdrawn', 'all'] as const;
export const BOARD_ORDERS = ['urgency', 'oldest', 'newest'] as const;

export const boardSchema = z.object({
  q: shortText(100).catch('').default(''),
  /** An empty choice is all. */
  state: z.preprocess((given) => (given === '' ? 'all' : given), z.enum(BOARD_STATES).catch('open').default('open')),
  topic: z.union([z.literal(''), z.enum(TOPICS)]).catch('').default(''),
  urgency: z.union([z.literal(''), z.enum(URGENCIES)]).catch('').default(''),
  by: z.enum(BOARD_ORDERS).catch('urgency').default('urgency'),
  after: z.string().max(120).catch('').default(''),
  before: z.string().max(120).catch('').default(''),
});
export type BoardQuery = z.output<typeof boardSchema>;
