import type { Locale } from '#app/i18n/locales.ts';
import { isCompetency } from './competencies.ts';
import { namesOfCompetencies } from './framework.server.ts';

/** Openings with their competencies named in a language. */
export function showOpportunities<T extends { competencies: readonly string[] }>(locale: Locale, opportunities: readonly T[]) {
  const names = namesOfCompetencies(locale);
  return opportunities.map(({ competencies, ...one }) => ({ ...one, competencyNames: competencies.filter(isCompetency).map((id) => names[id]) }));
}

/** The ten, to be chosen from. */
export function choicesOfCompetencies(locale: Locale): { id: string; name: string }[] {
  return Object.entries(namesOfCompetencies(locale)).map(([id, name]) => ({ id, name }));
}
