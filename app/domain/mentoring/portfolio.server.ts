import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import type { Competency } from './competencies.ts';
import { namesOfCompetencies, tellCompetency } from './framework.server.ts';
import { readGrowth, type Growth } from './growth.server.ts';
import { writePaper } from './paper.server.ts';

/** All that could be in a portfolio, in words. */
export function choicesOfPortfolio(locale: Locale, { competencies, goals, opportunities, reflections, pairings }: Growth): { value: string; label: string }[] {
  const [t, format, names] = [wordsOf(locale), formatIn(locale), namesOfCompetencies(locale)];
  return [
    ...competencies.map(({ id, level }) => ({ value: `competency:${id}`, label: t('mentoring.portfolio.parts.competency', { name: names[id], level }) })),
    ...goals.map(({ id, competency }) => ({ value: `goal:${id}`, label: t('mentoring.portfolio.parts.goal', { name: names[competency as Competency] }) })),
    ...opportunities.map(({ id, kind, at }) => ({ value: `opportunity:${id}`, label: `${t(`mentoring.opportunities.kinds.${kind}`)} · ${format.date(at)}` })),
    ...reflections.map(({ id, at }) => ({ value: `reflection:${id}`, label: t('mentoring.portfolio.parts.reflection', { date: format.date(at) }) })),
    ...pairings.map(({ id, from, held }) => ({ value: `meetings:${id}`, label: t('mentoring.portfolio.parts.meetings', { date: format.date(from), count: held }) })),
  ];
}

/** The portfolio as a PDF: it holds what was ticked and nothing else, and names no one, its mentee included. */
export async function makePortfolio(person: AskingPerson, locale: Locale): Promise<Buffer> {
  const growth = await readGrowth(person);
  const [t, format, names] = [wordsOf(locale), formatIn(locale), namesOfCompetencies(locale)];
  const isTicked = (part: string, id: string) => growth.ticked.includes(`${part}:${id}`);
  return writePaper(locale, ({ title, heading, text, small, tellMissing }) => {
    title(t('mentoring.portfolio.title'));
    for (const { id, level, gained } of growth.competencies.filter((one) => isTicked('competency', one.id))) {
      const told = tellCompetency(locale, id);
      heading(told.name);
      text(`${t('mentoring.growth.levelNow', { level })}${gained > 0 ? ` · ${t('mentoring.growth.gained', { count: gained })}` : ''}`);
      small(told.levels.find((one) => one.level === level)?.description ?? '');
    }
    for (const goal of growth.goals.filter((one) => isTicked('goal', one.id))) {
      heading(t('mentoring.portfolio.parts.goal', { name: names[goal.competency as Competency] }));
      text(`${t(`mentoring.goals.states.${goal.state}`)} · ${t('mentoring.goals.stepsDone', { done: goal.done, count: goal.steps })}`);
    }
    for (const { kind, at, gave } of growth.opportunities.filter((one) => isTicked('opportunity', one.id))) {
      heading(`${t(`mentoring.opportunities.kinds.${kind}`)} · ${format.date(at)}`);
      text(gave);
      tellMissing(gave);
    }
    for (const { at, learned, proud, next } of growth.reflections.filter((one) => isTicked('reflection', one.id))) {
      heading(t('mentoring.portfolio.parts.reflection', { date: format.date(at) }));
      for (const said of [learned, proud, next]) if (said) text(said);
      tellMissing(`${learned}${proud}${next}`);
    }
    for (const { from, held } of growth.pairings.filter((one) => isTicked('meetings', one.id))) text(t('mentoring.portfolio.parts.meetings', { date: format.date(from), count: held }));
  });
}
