import type { Locale } from './locales.ts';

const tables = new Map<string, Intl.DisplayNames>();

function nameOf(type: 'region' | 'language', locale: Locale, code: string): string {
  const key = `${type}|${locale}`;
  let table = tables.get(key);
  if (!table) {
    table = new Intl.DisplayNames([locale], { type });
    tables.set(key, table);
  }
  return table.of(code) ?? code;
}

/** Names of countries and languages are told by the server alone: browsers differ in some of them. */
export function nameOfCountry(locale: Locale, code: string): string {
  return nameOf('region', locale, code);
}

export function nameOfLanguage(locale: Locale, tag: string): string {
  return nameOf('language', locale, tag);
}

/** Codes with their names, in the order of the language. */
export function choicesByName(locale: Locale, codes: readonly string[], name: (locale: Locale, code: string) => string): { value: string; label: string }[] {
  return codes.map((value) => ({ value, label: name(locale, value) })).sort((a, b) => a.label.localeCompare(b.label, locale));
}
