import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { findAssessmentAsLead, holdForMove } from './assessments.server.ts';
import { chosenComponents, criteriaOf } from './instrument.ts';
import { readInstrument } from './instrument.server.ts';
import { mayMove } from './life-cycle.ts';
import { scoreOf } from './scoring.ts';

/** What is still open before an assessment is completed. @throws NotFound, and Refusal when it cannot be completed now, or not by them */
export async function readCompletion(person: AskingPerson, id: string): Promise<{ id: string; open: number }> {
  const { instrumentId, components, state, mode } = await findAssessmentAsLead(person, id);
  if (!mayMove('complete', state, mode)) throw new Refusal('assessment.refusals.notNow');
  const asked = criteriaOf(await readInstrument(instrumentId), components).map((one) => one.id);
  return { id, open: asked.length - (await database().answer.count({ where: { assessmentId: id, personId: null, kind: { not: null }, criterionKey: { in: asked } } })) };
}

/**
 * Completes an assessment: from now on it never changes. Criteria without an answer of the group must be left open on
 * purpose; they count as not known. The scores are written in the same transaction.
 */
export async function completeAssessment(person: AskingPerson, id: string, leaveOpen: boolean): Promise<void> {
  const { organisationId, instrumentId } = await findAssessmentAsLead(person, id);
  const instrument = await readInstrument(instrumentId);
  await inTransaction(async (tx) => {
    const { components } = await holdForMove(tx, id, 'complete');
    const answers = await tx.answer.findMany({ where: { assessmentId: id, personId: null, kind: { not: null } }, select: { criterionKey: true, kind: true, level: true } });
    const byKey = new Map(answers.map((one) => [one.criterionKey, one]));
    const parts = chosenComponents(instrument, components);
    const open = parts.flatMap(({ criteria }) => criteria).filter((one) => !byKey.has(one.id)).length;
    if (open > 0 && !leaveOpen) throw new Refusal('assessment.refusals.stillOpen', { count: open });
    if (answers.length === 0) throw new Refusal('assessment.refusals.noAnswers');
    await tx.componentScore.createMany({
      data: parts.map(({ id: componentKey, criteria }) => {
        const { score, coverage } = scoreOf(criteria.map((one) => byKey.get(one.id) ?? { kind: null, level: null }));
        return { assessmentId: id, componentKey, score, coverage };
      }),
    });
    await tx.assessment.update({ where: { id }, data: { state: 'completed', completedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.completed', subjectType: 'assessment', subjectId: id });
  });
}
