import type { Locale } from '#app/i18n/locales.ts';
import { placeChoices } from '#app/domain/network/place-choices.server.ts';
import { tellCompetencies } from './framework.server.ts';
import { EXPERIENCES, MENTORING_FORMS, REGION_WISHES } from './model.ts';
import { LANGUAGE_ROWS } from './profile-forms.ts';

/** What the form of a profile offers to choose from, in a language. */
export function profileChoices(locale: Locale) {
  return {
    competencies: tellCompetencies(locale).map(({ id, name, levels }) => ({ id, name, levels: levels.map(({ level, name: levelName }) => ({ level, name: levelName })) })),
    languages: placeChoices(locale).languages,
    languageRows: LANGUAGE_ROWS,
    experiences: EXPERIENCES,
    forms: MENTORING_FORMS,
    regionWishes: REGION_WISHES,
  };
}
