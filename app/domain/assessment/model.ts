import * as z from 'zod/mini';
import { emptyAsNull, longText, ticked } from '#app/domain/text.ts';
import { MODES } from './life-cycle.ts';

/** The most people of an organisation who are offered to take part, and who can. */
export const MOST_PARTICIPANTS = 500;

/** Who takes part: people's ids. */
const participants = z._default(z.array(z.uuid(), { error: 'ui.forms.errors.invalid' }).check(z.maxLength(MOST_PARTICIPANTS, 'assessment.start.tooManyPeople')), []);

/** A day of this century, or none. That it has not passed is for who keeps the clock to say. */
const day = emptyAsNull(z.pipe(z.iso.date('ui.forms.errors.date').check(z.regex(/^20/, 'ui.forms.errors.date')), z.transform((text) => new Date(`${text}T00:00:00Z`))));

export const startSchema = z.object({
  mode: z.enum(MODES, { error: 'ui.forms.errors.choose' }),
  components: z.array(z.string().check(z.maxLength(60)), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(6)),
  dueOn: day,
  participants,
});

/** What an answer to one criterion can be, as a form sends it: a level, or a reason for none; nothing while only a note is written. */
export const CHOICES = ['0', '1', '2', '3', '4', 'not_applicable', 'dont_know', ''] as const;
const choice = z.enum(CHOICES, { error: 'ui.forms.errors.choose' });

/** The most characters of a note or of evidence. */
export const NOTE_LIMIT = 10_000;

export const answerSchema = z.object({
  criterion: z.string().check(z.regex(/^[a-z0-9-]{1,80}$/, 'ui.forms.errors.invalid')),
  choice,
  note: longText(NOTE_LIMIT),
  evidence: longText(NOTE_LIMIT),
  /** The version that was on the page; 0 when there was no answer yet. */
  version: z.pipe(z.union([z.number(), z.pipe(z.string().check(z.regex(/^\d{1,7}$/)), z.transform(Number))], { error: 'ui.forms.errors.invalid' }), z.number('ui.forms.errors.invalid').check(z.int(), z.gte(0), z.lte(1_000_000))),
});
export type AnswerEntry = z.output<typeof answerSchema>;

export interface AnswerValue {
  kind: 'level' | 'not_applicable' | 'dont_know' | null;
  level: number | null;
}

export function valueOf(given: (typeof CHOICES)[number]): AnswerValue {
  if (given === '') return { kind: null, level: null };
  if (given === 'not_applicable' || given === 'dont_know') return { kind: given, level: null };
  return { kind: 'level', level: Number(given) };
}

export function choiceOf({ kind, level }: AnswerValue): (typeof CHOICES)[number] {
  if (kind === null) return '';
  return kind === 'level' ? (String(level) as (typeof CHOICES)[number]) : kind;
}

/** The answers of one page, read from fields named `criterion.part`; what the page does not show is not touched. */
export function readPage(fields: Readonly<Record<string, unknown>>, criteria: readonly string[]): { entries: AnswerEntry[]; errors: Record<string, string | { key: string; params: { count: number } }> } {
  const entries: AnswerEntry[] = [];
  const errors: Record<string, string | { key: string; params: { count: number } }> = {};
  for (const criterion of criteria) {
    const part = (name: string) => fields[`${criterion}.${name}`];
    if (part('version') === undefined) continue;
    const parsed = answerSchema.safeParse({ criterion, choice: part('choice') ?? '', note: part('note') ?? '', evidence: part('evidence') ?? '', version: part('version') });
    if (parsed.success) entries.push(parsed.data);
    else for (const { path, message, code } of parsed.error.issues) errors[`${criterion}.${path.join('.')}`] ??= code === 'too_big' ? { key: message, params: { count: NOTE_LIMIT } } : message;
  }
  return { entries, errors };
}

export const sharingSchema = z.object({
  sharing: z.enum(['nobody', 'scores', 'everything'], { error: 'ui.forms.errors.choose' }),
  inAggregates: ticked,
});

export const revisionSchema = z.object({ reason: longText(2000).check(z.minLength(1, 'ui.forms.errors.required')) });

export const completionSchema = z.object({ leaveOpen: ticked });

/** Who takes part, and by when; a form without the day leaves that as it is. */
export const participantsSchema = z.object({ participants, dueOn: z.optional(day) });

/** What the priorities page sends: a weight for each component (1, 2 or 3), or the places given to criteria (1 to 5; the rest is left out). */
export const prioritiesSchema = z.pipe(
  z.looseObject({ part: z.enum(['weights', 'places'], { error: 'ui.forms.errors.choose' }) }),
  z.transform((fields, context) => {
    const under = (prefix: string) => Object.entries(fields).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value] as const] : []));
    const weights = under('weight.');
    const places = under('place.').filter(([, place]) => place !== '');
    const refuse = (message: string) => context.issues.push({ code: 'custom', input: fields, path: ['form'], message });
    if (!weights.every(([, weight]) => typeof weight === 'string' && /^[123]$/.test(weight))) refuse('ui.forms.errors.choose');
    if (!places.every(([, place]) => typeof place === 'string' && /^[1-5]$/.test(place)) || new Set(places.map(([, place]) => place)).size !== places.length) refuse('assessment.priorities.onePlaceEach');
    return {
      part: fields.part,
      weights: Object.fromEntries(weights.map(([component, weight]) => [component, Number(weight)])),
      places: places.sort(([, one], [, other]) => Number(one) - Number(other)).map(([criterion]) => criterion),
    };
  }),
);
