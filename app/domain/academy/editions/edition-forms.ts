import * as z from 'zod/mini';
import { zoneSchema } from '#app/domain/calendar/zone-schema.ts';
import { LANGUAGES } from '#app/domain/network/places.ts';
import { longText, optionalText, shortText } from '#app/domain/text.ts';
import { versionFrom } from '#app/domain/version.ts';
import { CURRENCIES } from './money.ts';

/** An edition lasts at most so many days, travelling not counted. */
export const MOST_DAYS = 60;
export const VENUE_TEXT = 2_000;

const day = z.iso.date('ui.forms.errors.date').check(z.regex(/^20/, 'ui.forms.errors.date'));
const whole = (least: number, most: number, error: string) => z.pipe(z.string({ error }).check(z.regex(/^\s*\d{1,3}\s*$/, error), z.refine((given) => Number(given) >= least && Number(given) <= most, error)), z.transform(Number));
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** An edition as a coordinator sets it up. `version` 0 for a new one. */
export const editionSchema = z
  .object({
    name: shortText(120).check(z.minLength(2, 'ui.forms.errors.required')),
    curriculum: z.string({ error: 'ui.forms.errors.choose' }).check(z.regex(/^[a-z0-9-]{1,61}$/, 'ui.forms.errors.choose')),
    startsOn: day,
    endsOn: day,
    zone: zoneSchema,
    languages: z.array(z.enum(LANGUAGES), { error: 'ui.forms.errors.chooseOne' }).check(z.minLength(1, 'ui.forms.errors.chooseOne'), z.maxLength(5, 'academy.editions.errors.languages')),
    teams: whole(1, 30, 'academy.editions.errors.teams'),
    placesPerTeam: whole(3, 5, 'academy.editions.errors.placesPerTeam'),
    currency: z.enum(CURRENCIES, { error: 'ui.forms.errors.choose' }),
    programme: optionalText(120),
    version: versionFrom(0),
  })
  .check(
    z.refine(({ startsOn, endsOn }) => endsOn >= startsOn, { path: ['endsOn'], error: 'academy.editions.errors.endsBefore' }),
    z.refine(({ startsOn, endsOn }) => daysBetween(startsOn, endsOn) < MOST_DAYS, { path: ['endsOn'], error: 'academy.editions.errors.tooLong' }),
  );
export type EditionEntry = z.output<typeof editionSchema>;

/** Where it is held, and from which day on those who take part are told. */
export const venueSchema = z
  .object({ venue: longText(VENUE_TEXT), venueFrom: z._default(z.union([z.literal(''), day], 'ui.forms.errors.date'), ''), version: versionFrom(1) })
  .check(z.refine(({ venue, venueFrom }) => venue === '' || venueFrom !== '', { path: ['venueFrom'], error: 'academy.editions.errors.venueFrom' }));
export type VenueEntry = z.output<typeof venueSchema>;

/** Who teaches. */
export const facultySchema = z.object({ trainers: z._default(z.array(z.uuid('ui.forms.errors.choose')).check(z.maxLength(60, 'ui.forms.errors.choose')), []), version: versionFrom(1) });
export type FacultyEntry = z.output<typeof facultySchema>;

const amount = z.string({ error: 'academy.editions.errors.amount' }).check(z.regex(/^[\d\s.,\u00a0\u202f]{1,24}$/, 'academy.editions.errors.amount'));

/** A line of the budget; amounts as they are typed, to be read in the edition's currency. `version` 0 for a new one. */
export const budgetLineSchema = z.object({ label: shortText(120).check(z.minLength(1, 'ui.forms.errors.required')), planned: amount, spent: z._default(z.union([z.literal(''), amount], 'academy.editions.errors.amount'), ''), version: versionFrom(0) });
export type BudgetLineEntry = z.output<typeof budgetLineSchema>;
