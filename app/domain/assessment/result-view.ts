import type { Locale } from '#app/i18n/locales.ts';
import { placeRadar } from '#app/ui/charts/radar-geometry.ts';
import type { CriterionResult, Results } from './results.server.ts';

/** The results in one language and in the shape of the page: plain data, drawings worked out. */
export function viewResults(results: Results, locale: Locale, nowName: string) {
  const titles = new Map(results.components.flatMap(({ criteria }) => criteria.map(({ criterion }) => [criterion.id, criterion.title[locale]])));
  const axes = results.components.map(({ component }) => ({ label: component.name[locale] }));
  const series = [
    { id: nowName, values: results.components.map(({ score }) => score) },
    ...(results.comparison ? [{ id: 'earlier', values: results.components.map(({ before }) => before) }] : []),
  ];
  const wide = placeRadar({ axes, series });
  const narrow = placeRadar({ axes, series, labels: 'numbers' });
  const positionOf = (component: string) => results.components.find((part) => part.component.id === component)?.component.position ?? 0;
  return {
    id: results.id,
    organisation: results.organisation,
    completedAt: results.completedAt,
    view: results.view,
    isLead: results.isLead,
    isInside: results.isInside,
    ...results.sharing,
    overall: results.overall,
    radar: wide && narrow ? { wide, narrow } : null,
    components: results.components.map(({ component, criteria, score, coverage, confidence, before, counts }) => ({
      key: component.id,
      position: component.position,
      name: component.name[locale],
      score,
      coverage,
      confidence,
      before,
      counts,
      weight: results.weights[component.id] ?? 1,
      criteria: criteria.map((one) => viewCriterion(one, locale, results)),
    })),
    priorities: results.priorities.slice(0, 15).map(({ id, component, gap, weight, points, answer }) => ({ id, title: titles.get(id) ?? id, position: positionOf(component), level: answer.level ?? 0, gap, weight, points, committed: results.committed.includes(id), help: helpFor(results, id, locale) })),
    committed: results.committed.length,
    strengths: results.strengths.slice(0, 10).map(({ criterion, answer }) => ({ id: criterion.id, title: criterion.title[locale], level: answer.level ?? 0 })),
    earlier: results.earlier,
    comparison: results.comparison && { id: results.comparison.id, completedAt: results.comparison.completedAt, changes: results.comparison.criteria.filter(({ change }) => change === 'rose' || change === 'fell').map(({ id, change, difference, before, now }) => ({ id, title: titles.get(id) ?? id, change, difference: difference ?? 0, before: before?.level ?? 0, now: now?.level ?? 0 })).sort((a, b) => b.difference - a.difference) },
  };
}

export type ResultsView = ReturnType<typeof viewResults>;

function viewCriterion({ criterion, answer, spread, texts }: CriterionResult, locale: Locale, results: Results) {
  const before = results.comparison?.criteria.find(({ id }) => id === criterion.id)?.before ?? null;
  return { id: criterion.id, title: criterion.title[locale], kind: answer.kind, level: answer.level, descriptor: answer.level === null ? null : (criterion.levels[answer.level]?.[locale] ?? null), disagreement: spread.disagreement, before: before?.level ?? null, note: texts?.note ?? '', evidence: texts?.evidence ?? '' };
}

/** The topics of assistance and the modules to which a criterion points. */
function helpFor(results: Results, id: string, locale: Locale): { topics: string[]; modules: string[] } {
  const criterion = results.components.flatMap(({ criteria }) => criteria).find((one) => one.criterion.id === id)?.criterion;
  const named = (ids: readonly string[] | undefined, list: readonly { id: string; name: Record<Locale, string> }[]) => (ids ?? []).flatMap((one) => list.find((other) => other.id === one)?.name[locale] ?? []);
  return { topics: named(criterion?.assistance, results.instrument.topics), modules: named(criterion?.modules, results.instrument.modules) };
}
