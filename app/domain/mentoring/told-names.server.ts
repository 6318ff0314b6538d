import type { Locale } from '#app/i18n/locales.ts';
import { nameOfLanguage } from '#app/i18n/names.server.ts';
import { namesOfCompetencies } from './framework.server.ts';
import type { Reason } from './matching.ts';

/** The names that reasons and profiles need in a language. */
export function tellNames(locale: Locale, reasons: readonly Reason[], tags: readonly string[] = []) {
  const spoken = new Set([...tags, ...reasons.flatMap((reason) => (reason.key === 'language' ? [reason.language] : []))]);
  const competencies: Readonly<Record<string, string>> = namesOfCompetencies(locale);
  return { competencies, languages: Object.fromEntries([...spoken].map((tag) => [tag, nameOfLanguage(locale, tag)])) };
}
