import type { Locale } from '#app/i18n/locales.ts';
import { choicesByName, nameOfCountry, nameOfLanguage } from '#app/i18n/names.server.ts';
import { COUNTRIES, LANGUAGES } from './places.ts';

/** What the forms of the network let one choose from, in the language of the page. */
export function placeChoices(locale: Locale) {
  return { countries: choicesByName(locale, COUNTRIES, nameOfCountry), languages: choicesByName(locale, LANGUAGES, nameOfLanguage) };
}

export type PlaceChoices = ReturnType<typeof placeChoices>;

/** Countries by name, to narrow a list to one of those that are in it. */
export function countryChoices(locale: Locale, codes: readonly string[]) {
  return choicesByName(locale, codes, nameOfCountry);
}

/** An organisation's country and languages by name. */
export function nameOfPlaces(locale: Locale, { country, languages }: { country: string | null; languages: readonly string[] }) {
  return { countryName: country ? nameOfCountry(locale, country) : null, languageNames: languages.map((tag) => nameOfLanguage(locale, tag)) };
}
