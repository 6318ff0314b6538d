import type { Locale } from './locales.ts';

/** A written date as its language has it: in French the first day of a month is an ordinal (1er décembre), which `Intl` does not know. */
export function asWritten(locale: Locale, date: string): string {
  return locale === 'fr' ? date.replace(/(?<![\p{L}\d])1 (?=\p{L})/u, '1er ') : date;
}
