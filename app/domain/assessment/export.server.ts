import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import { safeCell, toCsv } from './csv.ts';
import { readResults, type Results } from './results.server.ts';

type Cells = (string | number | null)[];

/** The results that the person may take along whole. @throws NotFound for who sees scores only */
async function readWhole(person: AskingPerson, id: string): Promise<Results> {
  const results = await readResults(person, id);
  if (results.view !== 'everything') throw new NotFound();
  return results;
}

/** A row for each criterion: component, question, level in numbers or why there is none, reason, evidence. */
function rowsOf({ components }: Results, locale: Locale): Cells[] {
  const t = wordsOf(locale);
  const head = ['component', 'id', 'criterion', 'level', 'note', 'evidence'].map((name) => t(`assessment.files.${name}`));
  const told = (kind: string | null) => (kind === 'not_applicable' ? t('assessment.files.notApplicable') : kind === 'dont_know' ? t('assessment.files.dontKnow') : '');
  const rows = components.flatMap(({ component, criteria }) =>
    criteria.map(({ criterion, answer, texts }): Cells => [component.name[locale], criterion.id, criterion.question[locale], answer.level ?? told(answer.kind), texts?.note ?? '', texts?.evidence ?? '']),
  );
  return [head, ...rows];
}

/** The answers, each with the score and the coverage of its component. */
export async function exportCsv(person: AskingPerson, id: string, locale: Locale): Promise<string> {
  const results = await readWhole(person, id);
  const t = wordsOf(locale);
  const [head = [], ...rows] = rowsOf(results, locale);
  const scores = results.components.flatMap(({ criteria, score, coverage }) => criteria.map((): Cells => [rounded(score), rounded(coverage)]));
  return toCsv([[...head, t('assessment.files.componentScore'), t('assessment.results.coverage')], ...rows.map((row, i) => [...row, ...(scores[i] ?? [])])]);
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}

/** What to strengthen, in the organisation's order: with what the rule counts, and the places of what was committed to. */
function prioritiesOf({ components, priorities, committed }: Results, locale: Locale): Cells[] {
  const t = wordsOf(locale);
  const head = ['component', 'id', 'criterion', 'level', 'weight', 'disagreement', 'points', 'commitment'].map((name) => t(`assessment.files.${name}`));
  const places = new Map(components.flatMap(({ component, criteria }) => criteria.map(({ criterion }) => [criterion.id, [component.name[locale], criterion.id, criterion.question[locale]]] as const)));
  const rows = priorities.map(({ id, answer, weight, disagreement, points }): Cells => [...(places.get(id) ?? ['', id, '']), answer.level, weight, rounded(disagreement), rounded(points), committed.includes(id) ? committed.indexOf(id) + 1 : null]);
  return [head, ...rows];
}

/** A workbook of three sheets: the scores of the components with their weights, the answers, and what to strengthen first. */
export async function exportXlsx(person: AskingPerson, id: string, locale: Locale): Promise<Buffer> {
  const [{ default: writeXlsxFile }, results] = await Promise.all([import('write-excel-file/node'), readWhole(person, id)]);
  const t = wordsOf(locale);
  const scores: Cells[] = [
    [...['component', 'score', 'coverage', 'confidence'].map((name) => t(`assessment.results.${name}`)), t('assessment.files.weight')],
    ...results.components.map(({ component, score, coverage, confidence }): Cells => [component.name[locale], rounded(score), rounded(coverage), confidence && t(`assessment.results.confidences.${confidence}`), results.weights[component.id] ?? 1]),
    [t('assessment.files.overall'), rounded(results.overall)],
  ];
  return writeXlsxFile([
    { sheet: t('assessment.results.title'), data: asSheet(scores), columns: [40, 10, 12, 14, 10].map((width) => ({ width })) },
    { sheet: t('assessment.consensus.spread'), data: asSheet(rowsOf(results, locale)), columns: [28, 22, 60, 8, 60, 60].map((width) => ({ width })) },
    { sheet: t('assessment.files.priorities'), data: asSheet(prioritiesOf(results, locale)), columns: [28, 22, 60, 8, 10, 14, 10, 14].map((width) => ({ width })) },
  ]).toBuffer();
}

/** The first row stands out; texts wrap, and none is taken for a formula. */
export function asSheet(rows: readonly Cells[]) {
  return rows.map((row, i) => row.map((value) => (value === null || value === '' ? null : { value: typeof value === 'string' ? safeCell(value) : value, type: typeof value === 'string' ? String : Number, wrap: true, alignVertical: 'top' as const, ...(i === 0 ? { fontWeight: 'bold' as const } : {}) })));
}
