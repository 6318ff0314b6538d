import * as z from 'zod/mini';
import { whichOfTwo } from '#app/domain/calendar/which-of-two.ts';
import { longText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { VISIT_LENGTHS, VISIT_TEXT } from './visit-bounds.ts';

const text = longText(VISIT_TEXT);
const someText = text.check(z.minLength(1, 'ui.forms.errors.required'));
const day = z.iso.date('ui.forms.errors.date').check(z.regex(/^20/, 'ui.forms.errors.date'));

/** The day and hour are those of the site's clock. */
const when = {
  day,
  time: z.string({ error: 'academy.errors.time' }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'academy.errors.time')),
  /** Which is meant where the clocks show it twice. */
  which: z._default(whichOfTwo, ''),
  minutes: z.pipe(z.enum(VISIT_LENGTHS, { error: 'ui.forms.errors.choose' }), z.transform(Number)),
};

/** The words of every page with a form of a visit. */
export const VISIT_WORDS = ['academy.titles', 'academy.visits', 'academy.errors', 'academy.refusals'];

/** On whose behalf a visit is asked for, as it stands in an address: what kind of thing, and its id. */
export const SOURCE = /^(edition|engagement|pairing|organisation):([0-9a-f-]{36})$/;

/** The same as an address may carry it from page to page; empty where it carries none, or something else. */
export function sourceIn(address: string): string {
  const source = new URL(address).searchParams.get('source') ?? '';
  return SOURCE.test(source) ? source : '';
}

const visitors = z.array(z.uuid('ui.forms.errors.choose'), 'ui.forms.errors.chooseOne').check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(100, 'ui.forms.errors.choose'));

/** A visit as it is asked for. */
export const visitSchema = z.object({
  source: z.string('ui.forms.errors.choose').check(z.regex(SOURCE, 'ui.forms.errors.choose')),
  visitors,
  ...when,
  purpose: someText,
  security: text,
});
export type VisitEntry = z.output<typeof visitSchema>;

/** The same from an entry of a timetable, which has the time: by its version that was seen. */
export const entryVisitSchema = z.object({ visitors, purpose: someText, security: text, version: versionFrom(1) });
export type EntryVisitEntry = z.output<typeof entryVisitSchema>;

/** One that was asked for from a timetable may be of another length than those that are offered, and keep it. */
const ownLength = z.pipe(z.string('ui.forms.errors.choose').check(z.regex(/^\d{1,3}$/, 'ui.forms.errors.choose'), z.refine((given) => Number(given) >= 5 && Number(given) <= 720, 'ui.forms.errors.choose')), z.transform(Number));

/** Another time for a visit: instead of which one (`sequence`), and the time of which it was told that it does not suit all (`anyway`). */
export const visitTimeSchema = z.object({ ...when, minutes: ownLength, sequence: versionFrom(0), anyway: z.optional(z.iso.datetime({ error: 'ui.forms.errors.invalid' })) });
export type VisitTimeEntry = Omit<z.output<typeof visitTimeSchema>, 'which'> & Partial<Pick<z.output<typeof visitTimeSchema>, 'which'>>;

/** From which day on the visitors read the address; the day is that of the site's clock. */
export const confirmationSchema = z.object({ addressDay: day });
/** What was read is the site as it was described then. */
export const briefingSchema = z.object({ version: versionFrom(0) });
export const decliningSchema = z.object({ reason: someText });
export const preparationSchema = z.object({ questions: text, agenda: text, version: versionFrom(0) });
export const debriefSchema = z.object({ saw: someText, takeHome: someText, willTry: someText, version: versionFrom(0) });
export const thanksSchema = z.object({ thanks: text });
export const consentSchema = z.object({ consent: z.enum(['yes', 'no'], { error: 'ui.forms.errors.choose' }) });
