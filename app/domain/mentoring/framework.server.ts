import { join } from 'node:path';
import type { Locale } from '#app/i18n/locales.ts';
import type { Competency, Level } from './competencies.ts';
import type { Framework } from './framework.ts';
import { readFrameworkFiles } from './framework-files.server.ts';

let read: Framework | null = null;

/** The framework as it is published, read once. @throws FrameworkError when its files are wrong: part of each start */
export function framework(): Framework {
  read ??= readFrameworkFiles(join(process.cwd(), 'curriculum', 'competencies'));
  return read;
}

export interface ToldCompetency {
  id: Competency;
  name: string;
  summary: string;
  levels: { level: Level; name: string; description: string }[];
  evidence: string[];
}

/** All competencies in a language, each level with its name and what one sees at it. */
export function tellCompetencies(locale: Locale): ToldCompetency[] {
  const { competencies, scale } = framework();
  return competencies.map(({ id, name, summary, levels, evidence }) => ({
    id,
    name: name[locale],
    summary: summary[locale],
    levels: scale.map((step, i) => ({ level: step.level, name: step.name[locale], description: levels[i]?.[locale] ?? '' })),
    evidence: evidence.map((one) => one[locale]),
  }));
}

/** One of them. */
export function tellCompetency(locale: Locale, id: Competency): ToldCompetency {
  return tellCompetencies(locale).find((one) => one.id === id) as ToldCompetency;
}

/** The names alone, for lists and charts. */
export function namesOfCompetencies(locale: Locale): Record<Competency, string> {
  return Object.fromEntries(framework().competencies.map(({ id, name }) => [id, name[locale]])) as Record<Competency, string>;
}
