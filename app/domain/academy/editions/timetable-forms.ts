import * as z from 'zod/mini';
import { minuteOf, time } from '#app/domain/calendar/days-ahead.ts';
import { emptyAsNull, optionalText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';

/** How many breaks a day has room for. */
export const BREAKS = [1, 2, 3] as const;
/** Into how many groups those who come can be divided. */
export const GROUPS = [1, 2, 3, 4] as const;
export const WORDS_TEXT = 120;

const whole = (least: number, most: number, error: string) => z.pipe(z.string({ error }).check(z.trim(), z.regex(/^\d{1,4}$/, error), z.refine((given) => Number(given) >= least && Number(given) <= most, error)), z.transform(Number));
const optionalWhole = (least: number, most: number, error: string) => z._default(emptyAsNull(whole(least, most, error), error), null);
const id = z.uuid('ui.forms.errors.choose');
const optionalTime = z._default(z.union([z.literal(''), time], { error: 'calendar.errors.time' }), '');
const minutes = whole(5, 720, 'academy.editions.timetable.errors.minutes');

/** Which day is shown, counted from 1, or all of them; null for the one that suggests itself. */
export const dayQuerySchema = z.object({
  day: z._default(z.catch(z.union([z.literal('all'), z.pipe(z.string().check(z.regex(/^[1-9]\d?$/)), z.transform((given) => Number(given) - 1))]), null as never), null as never),
});

/** Which fields a break has. */
export const nameOfBreak = (end: 'from' | 'until', number: number) => `break${end === 'from' ? 'From' : 'Until'}${number}`;

/** Which field the group of a team has. */
export const nameOfTeam = (team: string) => `team.${team}`;
const TEAM = /^team\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Within which hours there is teaching, what lies between, and in which group each team is. */
export const frameSchema = z.pipe(
  z.looseObject({
    from: time,
    until: time,
    pause: whole(0, 120, 'academy.editions.timetable.errors.pause'),
    groups: z.pipe(z.enum(GROUPS.map(String) as [string, ...string[]], { error: 'ui.forms.errors.choose' }), z.transform(Number)),
    visit: whole(15, 720, 'academy.editions.timetable.errors.visit'),
    daysOff: z._default(z.array(whole(0, 59, 'ui.forms.errors.choose')).check(z.maxLength(60, 'ui.forms.errors.choose')), []),
    version: versionFrom(0),
    breakFrom1: optionalTime, breakUntil1: optionalTime, breakFrom2: optionalTime, breakUntil2: optionalTime, breakFrom3: optionalTime, breakUntil3: optionalTime,
  }),
  z.transform(({ from, until, pause, groups, visit, daysOff, version, ...fields }, context) => {
    const refuse = (path: string, message: string) => void context.issues.push({ code: 'custom', input: fields, path: [path], message });
    const times = fields as Readonly<Record<string, string>>;
    const hours = { fromMinute: minuteOf(from, false), untilMinute: minuteOf(until, true) };
    if (hours.untilMinute <= hours.fromMinute) refuse('until', 'calendar.errors.endBeforeStart');
    const breaks: number[] = [];
    for (const number of BREAKS) {
      const [begins = '', ends = ''] = [times[nameOfBreak('from', number)], times[nameOfBreak('until', number)]];
      if (begins === '' && ends === '') continue;
      if (begins === '' || ends === '') refuse(nameOfBreak(begins === '' ? 'from' : 'until', number), 'calendar.errors.bothTimes');
      else if (minuteOf(ends, true) <= minuteOf(begins, false)) refuse(nameOfBreak('until', number), 'calendar.errors.endBeforeStart');
      else breaks.push(minuteOf(begins, false), minuteOf(ends, true));
    }
    const teams = new Map<string, number>();
    for (const [name, value] of Object.entries(times)) {
      const [, team] = TEAM.exec(name) ?? [];
      if (!team) continue;
      if (/^[1-4]$/.test(value)) teams.set(team, Number(value));
      else refuse(name, 'ui.forms.errors.choose');
    }
    return { ...hours, teams, pauseMinutes: pause, groups, visitMinutes: visit, daysOff: [...new Set(daysOff)], breaks, version };
  }),
);
export type FrameEntry = z.output<typeof frameSchema>;

/** A room, or a site that is visited. `version` 0 for a new one. */
export const placeSchema = z.object({
  name: shortText(80).check(z.minLength(1, 'ui.forms.errors.required')),
  site: z._default(emptyAsNull(id), null),
  capacity: optionalWhole(1, 5_000, 'academy.editions.timetable.errors.capacity'),
  travel: optionalWhole(0, 480, 'academy.editions.timetable.errors.travel'),
  version: versionFrom(0),
});
export type PlaceEntry = z.output<typeof placeSchema>;

const when = {
  day: whole(0, 59, 'ui.forms.errors.choose'),
  from: time,
  minutes,
  place: z._default(emptyAsNull(id), null),
  trainers: z._default(z.array(id).check(z.maxLength(60, 'ui.forms.errors.choose')), []),
  group: optionalWhole(1, 4, 'ui.forms.errors.choose'),
  words: z._default(optionalText(WORDS_TEXT), null),
  version: versionFrom(0),
};

/** Where and when an entry is held, and by whom. */
export const entrySchema = z.object(when);
export type EntryEntry = z.output<typeof entrySchema>;

/** The same of a new one, with what it is: a module or a place that is visited, by its id, or something of its own. */
export const newEntrySchema = z.object({ ...when, what: z.union([z.literal('own'), id], { error: 'ui.forms.errors.choose' }) });
export type NewEntry = z.output<typeof newEntrySchema>;
