import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { criteriaOf, type Words } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { leadsIn } from './policy.ts';
import { inChosenOrder, rankPriorities } from './priorities.ts';

/** How many completed assessments one can pick from, and how many criteria of each beside those committed to. */
const ASSESSMENTS = 3;
const RANKED = 10;

export interface AssessmentPriorities {
  assessmentId: string;
  completedAt: string;
  criteria: { criterionKey: string; componentKey: string; title: Words; committed: boolean }[];
}

/** What an organisation could strengthen first, by its last completed assessments: for its leads. What it committed to comes first. */
export async function listOwnPriorities(person: AskingPerson, organisationId: string): Promise<AssessmentPriorities[]> {
  if (!leadsIn(person, organisationId)) return [];
  const assessments = await database().assessment.findMany({
    where: { organisationId, state: 'completed' },
    relationLoadStrategy: 'join',
    orderBy: { completedAt: 'desc' },
    take: ASSESSMENTS,
    select: { id: true, completedAt: true, instrumentId: true, components: true, weights: true, priorities: { orderBy: { position: 'asc' } }, answers: { where: { personId: null }, select: { criterionKey: true, kind: true, level: true } } },
  });
  return Promise.all(
    assessments.map(async (one) => {
      const criteria = criteriaOf(await readInstrument(one.instrumentId), one.components);
      const answers = new Map(one.answers.map((answer) => [answer.criterionKey, answer]));
      const ranked = rankPriorities(
        criteria.map(({ id, component }) => ({ id, component, answer: answers.get(id) ?? { kind: null, level: null }, disagreement: null })),
        Object.fromEntries(one.weights.map(({ componentKey, weight }) => [componentKey, weight])),
      );
      const committed = one.priorities.map(({ criterionKey }) => criterionKey);
      const offered = inChosenOrder(ranked, committed).slice(0, committed.length + RANKED);
      return {
        assessmentId: one.id,
        completedAt: one.completedAt?.toISOString() ?? '',
        criteria: offered.flatMap(({ id, component }) => {
          const title = criteria.find((criterion) => criterion.id === id)?.title;
          return title ? [{ criterionKey: id, componentKey: component, title, committed: committed.includes(id) }] : [];
        }),
      };
    }),
  );
}

/** The titles of criteria by their keys, from the newest version of the instrument that has each. Texts of the instrument, nobody's answers. */
export async function readCriterionTitles(keys: readonly string[]): Promise<Map<string, Words>> {
  const titles = new Map<string, Words>();
  if (keys.length === 0) return titles;
  const versions = await database().instrument.findMany({ where: { key: 'swit' }, orderBy: { version: 'desc' }, select: { id: true } });
  for (const { id } of versions) {
    if (keys.every((key) => titles.has(key))) break;
    for (const { criteria } of (await readInstrument(id)).components) for (const one of criteria) if (keys.includes(one.id) && !titles.has(one.id)) titles.set(one.id, one.title);
  }
  return titles;
}
