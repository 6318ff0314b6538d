import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { findAssessmentAsLead } from './assessments.server.ts';
import { criteriaOf } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { MOST_PRIORITIES } from './life-cycle.ts';

/** Holds a completed assessment: of two leads who choose at once, one comes after the other. @throws Refusal */
async function holdCompleted(tx: Transaction, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from assessment where id = ${id}::uuid for update`;
  if ((await tx.assessment.count({ where: { id, state: 'completed' } })) === 0) throw new Refusal('assessment.refusals.notNow');
}

/** The organisation says how much each component weighs for it (1 to 3): the ranking of priorities follows. */
export async function weighComponents(person: AskingPerson, id: string, weights: Readonly<Record<string, number>>): Promise<void> {
  const { organisationId, components } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    await holdCompleted(tx, id);
    for (const componentKey of components) {
      const weight = weights[componentKey] ?? 1;
      await tx.componentWeight.upsert({ where: { assessmentId_componentKey: { assessmentId: id, componentKey } }, create: { assessmentId: id, componentKey, weight }, update: { weight }, select: { weight: true } });
    }
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.weighed', subjectType: 'assessment', subjectId: id });
  });
}

/** The organisation commits to priorities, in its own order: at most five. An empty list takes the commitment back. */
export async function commitToPriorities(person: AskingPerson, id: string, criteria: readonly string[]): Promise<void> {
  const { organisationId, components, instrumentId, state } = await findAssessmentAsLead(person, id);
  if (state !== 'completed') throw new Refusal('assessment.refusals.notNow');
  const asked = new Set(criteriaOf(await readInstrument(instrumentId), components).map((one) => one.id));
  if (!criteria.every((key) => asked.has(key)) || new Set(criteria).size !== criteria.length) throw new NotFound();
  if (criteria.length > MOST_PRIORITIES) throw new Refusal('assessment.refusals.tooManyPriorities', { count: MOST_PRIORITIES });
  await inTransaction(async (tx) => {
    await holdCompleted(tx, id);
    await tx.priority.deleteMany({ where: { assessmentId: id } });
    await tx.priority.createMany({ data: criteria.map((criterionKey, i) => ({ assessmentId: id, criterionKey, position: i + 1, committedAt: now() })) });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.prioritiesCommitted', subjectType: 'assessment', subjectId: id, data: { count: criteria.length } });
  });
}
