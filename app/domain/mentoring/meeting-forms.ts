import * as z from 'zod/mini';
import { whichOfTwo } from '#app/domain/calendar/which-of-two.ts';
import { longText, shortText, ticked } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { MENTORING_FORMS } from './model.ts';

export const MOST_MEETINGS = 26;
const WEEKS_SEARCHED = 4;

const day = z.iso.date('mentoring.errors.day').check(z.regex(/^20/, 'mentoring.errors.day'));
const time = z.string({ error: 'mentoring.errors.time' }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'mentoring.errors.time'));
const whole = (least: number, most: number, error: string) => z.pipe(z.string({ error }).check(z.regex(/^\s*\d{1,4}\s*$/, error), z.refine((given) => Number(given) >= least && Number(given) <= most, error)), z.transform(Number));
/** Which is meant where the clocks show an hour twice. */
const which = z._default(whichOfTwo, '');
const rhythm = { minutes: whole(15, 480, 'mentoring.errors.minutes'), every: whole(1, 12, 'mentoring.errors.every'), count: whole(1, MOST_MEETINGS, 'mentoring.errors.count') };

/** What one looks for: times of a length from a day on, perhaps as the first of several. */
export const searchSchema = z.object({ from: day, ...rhythm });
export type MeetingSearch = z.output<typeof searchSchema>;
export { WEEKS_SEARCHED };

/** One of the times that were found (an instant), or one typed by hand; then how one meets. */
export const planSchema = z
  .object({
    ...rhythm,
    start: z._default(z.string().check(z.regex(/^(|20\d\d-\d\d-\d\dT\d\d:\d\d:00\.000Z)$/, 'ui.forms.errors.choose')), ''),
    day: z._default(z.union([z.literal(''), day], 'mentoring.errors.day'), ''),
    time: z._default(z.union([z.literal(''), time], 'mentoring.errors.time'), ''),
    which,
    form: z.enum(MENTORING_FORMS, { error: 'ui.forms.errors.choose' }),
    place: shortText(200),
    agenda: longText(4_000),
    leaveOut: ticked,
  })
  .check(z.superRefine(({ start, day: on, time: at }, context) => {
    if (start === '' && on === '' && at === '') context.addIssue({ code: 'custom', path: ['start'], message: 'mentoring.errors.chooseTime' });
    if (start === '' && (on === '') !== (at === '')) context.addIssue({ code: 'custom', path: [on === '' ? 'day' : 'time'], message: on === '' ? 'mentoring.errors.day' : 'mentoring.errors.time' });
  }));
export type PlanEntry = Omit<z.output<typeof planSchema>, 'which'> & Partial<Pick<z.output<typeof planSchema>, 'which'>>;

/** Another time for a meeting, on the clock of whoever moves it. */
export const moveSchema = z.object({ day, time, which, minutes: rhythm.minutes });

/** What a meeting is to be about, and where or how one meets. */
export const agendaSchema = z.object({ form: z.enum(MENTORING_FORMS, { error: 'ui.forms.errors.choose' }), place: shortText(200), agenda: longText(4_000), version: versionFrom(1) });

export const NOTE_KINDS = ['shared', 'private', 'summary'] as const;
const noteText = longText(10_000).check(z.minLength(1, 'ui.forms.errors.required'));
export const meetingNoteSchema = z.object({ kind: z.enum(NOTE_KINDS, { error: 'ui.forms.errors.choose' }), text: noteText });
export const noteChangeSchema = z.object({ text: noteText, version: versionFrom(1) });
