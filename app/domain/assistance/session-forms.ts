import * as z from 'zod/mini';
import { instantMeant, momentOf, type LocalTime, type WhichOfTwo } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { whichOfTwo } from '#app/domain/calendar/which-of-two.ts';
import { isZone } from '#app/domain/calendar/zone.ts';
import { emptyAsNull, longText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { FORMS } from './choices.ts';

/** The most people and sites that one looks for a time for: with more, hardly any would be found. */
export const MOST_SEARCHED = 12;
/** The most that a session holds: a workshop of several organisations. */
const MOST_PEOPLE = 60;
/** The most sessions of a series. */
const MOST_SESSIONS = 26;
/** How far a search reaches, in days. */
export const LONGEST_SEARCH = 180;

const day = z.iso.date('assistance.sessions.errors.day').check(z.regex(/^20/, 'assistance.sessions.errors.day'));
const time = z.string({ error: 'assistance.sessions.errors.time' }).check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'assistance.sessions.errors.time'));
const zone = z.string({ error: 'assistance.sessions.errors.zone' }).check(z.maxLength(60, 'assistance.sessions.errors.zone'), z.refine(isZone, 'assistance.sessions.errors.zone'));
const whole = (least: number, most: number, message: string) => z.pipe(z.string({ error: message }).check(z.regex(/^\s*\d{1,4}\s*$/, message), z.refine((text) => Number(text) >= least && Number(text) <= most, message)), z.transform(Number));
const minutes = whole(15, 480, 'assistance.sessions.errors.minutes');
const peopleUpTo = (most: number, message: string) => z.array(z.uuid('ui.forms.errors.invalid'), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(most, message));
const people = peopleUpTo(MOST_PEOPLE, 'assistance.sessions.errors.people');
/** Who of them joins from afar, and takes no place at a site. */
const remote = z._default(z.array(z.uuid('ui.forms.errors.invalid'), { error: 'ui.forms.errors.choose' }).check(z.maxLength(MOST_PEOPLE, 'assistance.sessions.errors.people')), []);
const rhythm = { every: whole(1, 8, 'assistance.sessions.errors.every'), count: whole(1, MOST_SESSIONS, 'assistance.sessions.errors.count') };

/** The objections that a form showed, and that are overruled with it; none that came up since. */
const anyway = z._default(z.array(z.string({ error: 'ui.forms.errors.invalid' }).check(z.maxLength(100, 'ui.forms.errors.invalid')), { error: 'ui.forms.errors.invalid' }).check(z.maxLength(MOST_PEOPLE * MOST_SESSIONS, 'ui.forms.errors.invalid')), []);

/** Where nobody is said to join from afar, nobody does. */
type WithRemote<Entry extends { remote: unknown }> = Omit<Entry, 'remote'> & Partial<Pick<Entry, 'remote'>>;
/** Where nothing is said to have been shown, nothing was. */
type WithAnyway<Entry extends { anyway: unknown }> = Omit<Entry, 'anyway'> & Partial<Pick<Entry, 'anyway'>>;

/** What one looks for: times of a length for some people within a period, perhaps as the first of a series. */
export const searchSchema = z
  .object({ people: peopleUpTo(MOST_SEARCHED, 'assistance.sessions.errors.searched'), remote, minutes, zone, from: day, until: day, ...rhythm })
  .check(z.superRefine(({ from, until }, context) => {
    const days = (Date.parse(until) - Date.parse(from)) / 86_400_000;
    if (days < 0) context.addIssue({ code: 'custom', path: ['until'], message: 'assistance.sessions.errors.endsBefore' });
    else if (days >= LONGEST_SEARCH) context.addIssue({ code: 'custom', path: ['until'], message: 'assistance.sessions.errors.tooLong' });
  }));
export type SearchEntry = WithRemote<z.output<typeof searchSchema>>;

/** A series as one begins to plan it. */
export const seriesStartSchema = z.object({ people, remote, minutes, zone, day, time, ...rhythm });
export type SeriesStart = WithRemote<z.output<typeof seriesStartSchema>>;

/** One session of a plan, as it stands in the form. */
export interface PlannedRow {
  day: string;
  time: string;
  keep: boolean;
  /** Which of two instants is meant where the clocks show the time twice. */
  which: WhichOfTwo;
}

/** How one meets, where, and what it is about. */
const planned = {
  form: z.enum(FORMS, { error: 'ui.forms.errors.choose' }),
  place: shortText(200),
  agenda: longText(4000),
};

/** The same of one session, by the version that its writer saw. */
export const planSchema = z.pipe(z.object({ ...planned, version: versionFrom(1) }), z.transform(({ place, agenda, ...rest }) => ({ ...rest, place: place || null, agenda: agenda || null })));
export type PlanEntry = z.output<typeof planSchema>;

const seriesFields = z.looseObject({
  step: z._default(z.enum(['check', 'book'], { error: 'ui.forms.errors.choose' }), 'check'),
  people, remote, minutes, zone, anyway,
  rows: whole(1, MOST_SESSIONS, 'assistance.sessions.errors.count'),
  ...planned,
});

/** The rows of a plan, from fields named `day-0`, `time-0`, `keep-0`, `which-0`. */
export function rowsOf(fields: Readonly<Record<string, unknown>>): PlannedRow[] {
  const count = Math.min(Number(fields.rows) || 0, MOST_SESSIONS);
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : '');
  return Array.from({ length: count }, (_, i) => {
    const which = text(`which-${i}`);
    return { day: text(`day-${i}`), time: text(`time-${i}`), keep: text(`keep-${i}`) === 'on', which: which === 'first' || which === 'second' ? which : '' };
  });
}

/** What is chosen in a row is one of its choices; the rest of a row is looked at with its time. */
function isOfRow(name: string, value: unknown): boolean {
  if (/^keep-\d+$/.test(name)) return value === 'on' || value === '';
  return !/^which-\d+$/.test(name) || whichOfTwo.safeParse(value).success;
}

/** A plan as it is checked and booked: all times that are kept, each of them one instant, none over another. */
export const seriesSchema = z.pipe(seriesFields, z.transform((fields, context) => {
  const times: (BookingTime & { row: number })[] = [];
  for (const name of Object.keys(fields)) if (!isOfRow(name, fields[name])) context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
  for (const [row, typed] of rowsOf(fields).entries()) {
    if (!typed.keep) continue;
    const problem = startOf(typed, fields.zone);
    if ('error' in problem) context.issues.push({ code: 'custom', input: fields, path: [`${problem.field}-${row}`], message: problem.error });
    else times.push({ row, startsAt: problem.at, endsAt: new Date(problem.at.getTime() + fields.minutes * 60_000) });
  }
  if (rowsOf(fields).every(({ keep }) => !keep)) context.issues.push({ code: 'custom', input: fields, path: ['form'], message: 'assistance.sessions.errors.noneKept' });
  const sorted = [...times].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  for (const [i, one] of sorted.entries()) if (i > 0 && one.startsAt < (sorted[i - 1]?.endsAt ?? one.startsAt)) context.issues.push({ code: 'custom', input: fields, path: [`day-${one.row}`], message: 'assistance.sessions.errors.overlap' });
  const { step, people: chosen, remote: fromAfar, anyway: shown, minutes: length, zone: meant, form, place, agenda } = fields;
  return { step, people: chosen, remote: fromAfar, anyway: shown, minutes: length, zone: meant, form, place: place || null, agenda: agenda || null, times };
}));
export type SeriesEntry = WithAnyway<WithRemote<z.output<typeof seriesSchema>>>;

/** Who takes part in a session, and who of them from afar, by the version that its writer saw; `sure` where those who cannot by what was shown are kept all the same. */
export const peopleSchema = z.object({ people, remote, anyway, version: versionFrom(1), sure: z._default(z.enum(['', 'on'], { error: 'ui.forms.errors.choose' }), '') });

/** A single time, for moving a session. */
export const timeSchema = z.pipe(z.object({ day, time, zone, minutes, which: z._default(whichOfTwo, ''), anyway }), z.transform((fields, context) => {
  const start = startOf({ ...fields, keep: true }, fields.zone);
  if ('error' in start) {
    context.issues.push({ code: 'custom', input: fields, path: [start.field], message: start.error });
    return z.NEVER;
  }
  return { anyway: fields.anyway, zone: fields.zone, startsAt: start.at, endsAt: new Date(start.at.getTime() + fields.minutes * 60_000) };
}));

/** The instant that a day and a time stand for, or what is wrong with them: a time is never shifted silently. */
function startOf(row: PlannedRow, meant: string): { at: Date } | { field: 'day' | 'time' | 'which'; error: string } {
  if (!day.safeParse(row.day).success) return { field: 'day', error: 'assistance.sessions.errors.day' };
  if (!time.safeParse(row.time).success) return { field: 'time', error: 'assistance.sessions.errors.time' };
  if (!isZone(meant)) return { field: 'day', error: 'assistance.sessions.errors.zone' };
  const moment = momentOf(row.day, row.time, meant);
  if (moment.kind === 'never') return { field: 'time', error: 'assistance.sessions.errors.never' };
  const meantAt = instantMeant(moment, row.which);
  return meantAt ? { at: meantAt } : { field: 'which', error: 'assistance.sessions.errors.twice' };
}

/** Where the clocks jump on a day: what a time that does not exist lies between. */
export function gapAt({ day: on, time: at }: LocalTime, meant: string): { from: string; to: string } | null {
  if (!day.safeParse(on).success || !time.safeParse(at).success || !isZone(meant)) return null;
  const moment = momentOf(on, at, meant);
  return moment.kind === 'never' ? { from: moment.from.time, to: moment.to.time } : null;
}

/** Whether the clocks show a time twice on a day. */
export function isTwice({ day: on, time: at }: LocalTime, meant: string): boolean {
  return day.safeParse(on).success && time.safeParse(at).success && isZone(meant) && momentOf(on, at, meant).kind === 'twice';
}

const presence = z.enum(['present', 'excused', 'absent']);

/** Who came, by `presence.<person>`, and how many in all, by the version that its writer saw. */
export const attendanceSchema = z.pipe(
  z.looseObject({ headcount: emptyAsNull(whole(0, 1000, 'ui.forms.errors.number'), 'ui.forms.errors.number'), version: versionFrom(1) }),
  z.transform(({ headcount, version, ...fields }, context) => ({
    headcount,
    version,
    presences: Object.entries(fields).flatMap(([name, value]) => {
      if (!name.startsWith('presence.')) return [];
      const parsed = presence.safeParse(value);
      if (!parsed.success) context.issues.push({ code: 'custom', input: fields, path: [name], message: 'ui.forms.errors.choose' });
      return parsed.success ? [{ personId: name.slice('presence.'.length), presence: parsed.data }] : [];
    }),
  })),
);
export type AttendanceEntry = z.output<typeof attendanceSchema>;

export const noteSchema = z.object({
  kind: z.enum(['shared', 'private'], { error: 'ui.forms.errors.choose' }),
  text: longText(10_000).check(z.minLength(1, 'ui.forms.errors.required')),
});
export const noteChangeSchema = z.object({ text: longText(10_000).check(z.minLength(1, 'ui.forms.errors.required')), version: versionFrom(1) });
