import type { Locale } from '#app/i18n/locales.ts';
import { placeRadar } from '#app/ui/charts/radar-geometry.ts';
import type { Criterion, Instrument } from './instrument.ts';
import type { Results } from './results.server.ts';

/** The results in one language and in the shape of the page: plain data, drawings worked out. `addresses` are those of modules that can be read, by id. */
export function viewResults(results: Results, locale: Locale, nowName: string, addresses: Readonly<Record<string, string>> = {}) {
  const criteria = criteriaById(results);
  const titleOf = (id: string) => criteria.get(id)?.title[locale] ?? id;
  const axes = results.components.map(({ component }) => ({ label: component.name[locale] }));
  const series = [
    { id: nowName, values: results.components.map(({ score }) => score) },
    ...(results.comparison ? [{ id: 'earlier', values: results.components.map(({ before }) => before) }] : []),
  ];
  const wide = placeRadar({ axes, series });
  const narrow = placeRadar({ axes, series, labels: 'numbers' });
  return {
    ...frameOf(results),
    ...results.sharing,
    overall: results.overall,
    radar: wide && narrow ? { wide, narrow } : null,
    components: results.components.map(({ component, score, coverage, confidence, before }) => ({
      key: component.id,
      position: component.position,
      name: component.name[locale],
      score,
      coverage,
      confidence,
      before,
      weight: results.weights[component.id] ?? 1,
    })),
    priorities: viewPriorities(results, locale, Math.max(IN_SIGHT, results.committed.length), criteria).map((one) => ({ ...one, help: helpFor(criteria.get(one.id), results.instrument, locale, addresses) })),
    committed: results.committed.length,
    strengths: results.strengths.slice(0, STRENGTHS_IN_SIGHT).map(({ criterion, answer }) => ({ id: criterion.id, title: criterion.title[locale], level: answer.level ?? 0 })),
    moreStrengths: Math.max(0, results.strengths.length - STRENGTHS_IN_SIGHT),
    earlier: results.earlier,
    comparison: results.comparison && { id: results.comparison.id, completedAt: results.comparison.completedAt, changes: results.comparison.criteria.filter(({ change }) => change === 'rose' || change === 'fell').map(({ id, change, difference, before, now }) => ({ id, title: titleOf(id), change, difference: difference ?? 0, before: before?.level ?? 0, now: now?.level ?? 0 })).sort((a, b) => b.difference - a.difference) },
  };
}

/** How many are told as the first to strengthen, where the organisation has not chosen more; and how many of what can be built on. */
const IN_SIGHT = 5;
const STRENGTHS_IN_SIGHT = 10;

function criteriaById({ components }: Results): Map<string, Criterion> {
  return new Map(components.flatMap((part) => part.criteria.map(({ criterion }) => [criterion.id, criterion])));
}

/** What can be strengthened, in its order: all of it for whoever chooses from it, else the first so many. */
export function viewPriorities(results: Results, locale: Locale, most = Infinity, criteria = criteriaById(results)) {
  return results.priorities.slice(0, most).map(({ id, points, answer }) => ({ id, title: criteria.get(id)?.title[locale] ?? id, level: answer.level ?? 0, points, committed: results.committed.includes(id) }));
}

export type ResultsView = ReturnType<typeof viewResults>;

/** Every criterion of the results in one language: its level, what that level means, and the group's reasons. */
export function viewCriteria(results: Results, locale: Locale) {
  const before = new Map(results.comparison?.criteria.map((one) => [one.id, one.before?.level ?? null]));
  return {
    ...frameOf(results),
    comparedWith: results.comparison && { id: results.comparison.id, completedAt: results.comparison.completedAt },
    components: results.components.map(({ component, criteria, counts }) => ({
      key: component.id,
      position: component.position,
      name: component.name[locale],
      counts,
      criteria: criteria.map(({ criterion, answer, texts }) => ({ id: criterion.id, title: criterion.title[locale], ...answer, descriptor: answer.level === null ? null : (criterion.levels[answer.level]?.[locale] ?? null), before: before.get(criterion.id) ?? null, note: texts?.note ?? '', evidence: texts?.evidence ?? '' })),
    })),
  };
}

export type CriteriaView = ReturnType<typeof viewCriteria>;

function frameOf({ id, organisation, completedAt, view, isLead, isInside }: Results) {
  return { id, organisation, completedAt, view, isLead, isInside };
}

/** The topics of assistance and the modules to which a criterion points, these with where they can be read. */
function helpFor(criterion: Criterion | undefined, { topics, modules }: Instrument, locale: Locale, addresses: Readonly<Record<string, string>>): { topics: string[]; modules: { name: string; address: string | null }[] } {
  const named = (ids: readonly string[] | undefined, list: readonly { id: string; name: Record<Locale, string> }[]) => (ids ?? []).flatMap((one) => list.find(({ id }) => id === one) ?? []);
  return { topics: named(criterion?.assistance, topics).map(({ name }) => name[locale]), modules: named(criterion?.modules, modules).map(({ id, name }) => ({ name: name[locale], address: addresses[id] ?? null })) };
}
