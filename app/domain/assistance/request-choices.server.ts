import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { LANGUAGES } from '#app/domain/network/places.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { choicesByName, nameOfLanguage } from '#app/i18n/names.server.ts';
import type { OwnPriorities, WrittenRequest } from './asking.server.ts';
import { PLAN_TOPICS, TOPICS } from './topics.ts';

/** An assessment's priorities as whoever lists them tells them. */
interface Offered {
  assessmentId: string;
  completedAt: string;
  criteria: readonly { criterionKey: string; componentKey: string; title: Readonly<Record<Locale, string>>; committed: boolean }[];
}

/** Languages that many organisations work in. */
const NEAR: readonly string[] = ['en', 'es', 'fr', 'pt', 'ru'];

/** What the form of a request lets one choose from, in the language of the page. */
export function requestChoices(locale: Locale, { languages }: Pick<WrittenRequest, 'languages'>, offered: readonly Offered[]) {
  const near = [...new Set<string>([...languages, ...NEAR])];
  return {
    planTopics: TOPICS.slice(0, PLAN_TOPICS),
    components: TOPICS.slice(PLAN_TOPICS),
    languages: { near: choicesByName(locale, near, nameOfLanguage), others: choicesByName(locale, LANGUAGES.filter((tag) => !near.includes(tag)), nameOfLanguage) },
    priorities: offered.map(({ assessmentId, completedAt, criteria }) => ({ assessmentId, completedAt, criteria: criteria.map(({ criterionKey, title, committed }) => ({ criterionKey, title: title[locale], committed })) })),
  };
}

/** The organisation's own priorities, asked of whoever lists them only when something is chosen that does not stand yet. */
export function ownPrioritiesOf(person: AskingPerson, list: (person: AskingPerson, organisationId: string) => Promise<readonly Offered[]>): OwnPriorities {
  return async (organisationId) => (await list(person, organisationId)).flatMap(({ assessmentId, criteria }) => criteria.map(({ criterionKey, componentKey }) => ({ assessmentId, criterionKey, componentKey })));
}
