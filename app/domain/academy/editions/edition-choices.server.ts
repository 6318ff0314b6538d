import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { LANGUAGES } from '#app/domain/network/places.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { choicesByName, nameOfCountry, nameOfLanguage } from '#app/i18n/names.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { mayChange } from './edition-model.ts';
import { unsealEdition } from './edition-safe.server.ts';
import { dayOf, findCoordinated } from './editions.server.ts';
import { CURRENCIES } from './money.ts';
import { listCurricula } from '../library/reading.server.ts';
import { Refusal } from '#app/domain/refusal.ts';

const names = new Map<Locale, Intl.DisplayNames>();

/** Told by the server alone: browsers differ in some of them. */
function nameOfCurrency(locale: Locale, code: string): string {
  const table = names.get(locale) ?? new Intl.DisplayNames([locale], { type: 'currency' });
  names.set(locale, table);
  const name = table.of(code) ?? code;
  return name === code ? code : `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)} (${code})`;
}

/** What the form of an edition lets one choose from. */
export async function editionChoices(person: AskingPerson, locale: Locale) {
  return {
    curricula: (await listCurricula(person, locale)).map(({ slug, title }) => ({ value: slug, label: title })),
    languages: spokenLanguages(locale),
    currencies: choicesByName(locale, CURRENCIES, nameOfCurrency),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
  };
}

/** What stands in the form of an edition that is changed. @throws NotFound; Refusal once nothing of it changes */
export async function editionValues(person: AskingPerson, id: string) {
  const edition = await findCoordinated(person, id);
  if (!mayChange(edition)) throw new Refusal('academy.editions.refusals.over');
  const [safe, { slug }] = await Promise.all([openSafe(edition.networkId), database().curriculum.findUniqueOrThrow({ where: { id: edition.curriculumId }, select: { slug: true } })]);
  const { name, venue, programme } = unsealEdition(safe, edition);
  const { startsOn, endsOn, zone, languages, teams, placesPerTeam, currency, version, venueFrom } = edition;
  return {
    id,
    version,
    name,
    values: { name, curriculum: slug, startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), zone, languages, teams: String(teams), placesPerTeam: String(placesPerTeam), currency, programme: programme ?? '' },
    venue: { venue: venue ?? '', venueFrom: venueFrom ? dayOf(venueFrom) : dayOf(new Date(startsOn.getTime() - 7 * 86_400_000)) },
  };
}

/** Countries and languages by name, as far as they are told of. */
export function namesOfPlaces(locale: Locale, countries: readonly (string | null)[], languages: readonly string[]): { countries: Record<string, string>; languages: Record<string, string> } {
  return { countries: Object.fromEntries(countries.flatMap((code) => (code ? [[code, nameOfCountry(locale, code)]] : []))), languages: Object.fromEntries(languages.map((tag) => [tag, nameOfLanguage(locale, tag)])) };
}

/** Languages that somebody may speak, by name. */
export function spokenLanguages(locale: Locale) {
  return choicesByName(locale, LANGUAGES, nameOfLanguage);
}
