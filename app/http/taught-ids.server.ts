import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';
import type { Instrument } from '#app/domain/assessment/instrument.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { framework } from '#app/domain/mentoring/framework.server.ts';
import type { Framework } from '#app/domain/mentoring/framework.ts';
import type { Locale } from '#app/i18n/locales.ts';

/** What modules may point to in other subjects: these know each other by id alone, and meet here. @throws FrameworkError */
export async function knownIds(): Promise<KnownIds> {
  return idsOf((await readNewestInstrument()).instrument, framework());
}

export function idsOf(instrument: Instrument, { competencies }: Framework): KnownIds {
  return { components: instrument.components.map(({ id }) => id), criteria: instrument.components.flatMap(({ criteria }) => criteria.map(({ id }) => id)), competencies: competencies.map(({ id }) => id) };
}

/** What they are called in a language. */
export async function taughtNames(locale: Locale) {
  const { instrument } = await readNewestInstrument();
  const named = (list: readonly { id: string; name: Record<Locale, string> }[]) => Object.fromEntries(list.map(({ id, name }) => [id, name[locale]])) as Record<string, string>;
  return { components: named(instrument.components), competencies: named(framework().competencies), criteria: named(instrument.components.flatMap(({ criteria }) => criteria.map(({ id, title }) => ({ id, name: title })))) };
}

/** The components in order, each with its criteria, in a language: for whoever chooses among them or tells them. */
export async function taughtParts(locale: Locale): Promise<{ id: string; name: string; criteria: { id: string; name: string; component: string }[] }[]> {
  const { instrument } = await readNewestInstrument();
  return instrument.components.map(({ id, name, criteria }) => ({ id, name: name[locale], criteria: criteria.map((one) => ({ id: one.id, name: one.title[locale], component: id })) }));
}

/** What a module can serve, as a form offers it: components with their criteria, and competencies. */
export async function taughtChoices(locale: Locale) {
  const { instrument } = await readNewestInstrument();
  return {
    components: instrument.components.map(({ id, name, criteria }) => ({ value: id, label: name[locale], criteria: criteria.map((one) => ({ value: one.id, label: one.title[locale] })) })),
    competencies: framework().competencies.map(({ id, name }) => ({ value: id, label: name[locale] })),
  };
}
