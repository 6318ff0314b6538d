import type { readDemonstration } from '#app/domain/academy/sites/sites.server.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { nameOfCountry, nameOfLanguage } from '#app/i18n/names.server.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { taughtParts } from './taught-ids.server.ts';

type Read = Awaited<ReturnType<typeof readDemonstration>>;

/** What a site shows, in words of a language: the academy knows criteria by their ids, and their names are the assessment's. */
export async function tellSite(locale: Locale, { country, languages, weekdays, criteria, confirmedAt, check }: Pick<Read, 'country' | 'languages' | 'weekdays' | 'criteria' | 'confirmedAt' | 'check'>) {
  const parts = await taughtParts(locale);
  const names = new Map(parts.flatMap((part) => part.criteria.map((one) => [one.id, one.name] as const)));
  const [t, { date }] = [wordsOf(locale), formatIn(locale)];
  return {
    country: country ? nameOfCountry(locale, country) : '',
    languages: languages.map((tag) => nameOfLanguage(locale, tag)),
    weekdays: weekdays.map((day) => t(`academy.sites.days.${day}`)),
    parts: parts.map((part) => ({ name: part.name, criteria: part.criteria.filter(({ id }) => criteria.includes(id)).map(({ name }) => name) })).filter((part) => part.criteria.length > 0),
    confirmedOn: confirmedAt ? date(confirmedAt) : null,
    check: check ? { on: date(check.at), note: check.note, answers: check.answers.map(({ criterion, answer }) => ({ name: names.get(criterion) ?? criterion, answer })) } : null,
  };
}
