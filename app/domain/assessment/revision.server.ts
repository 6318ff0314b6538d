import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { unsealAnswer } from './answering.server.ts';
import { findAssessmentAsLead, holdForMove } from './assessments.server.ts';
import { forgetFigures } from './figures.server.ts';

/**
 * A completed assessment is corrected by a new one that says why: it begins with the group's answers, together, and the first
 * stays as it was. Returns the id of the new one.
 */
export async function reviseAssessment(person: AskingPerson, id: string, reason: string): Promise<string> {
  const { organisationId, instrumentId, components, state } = await findAssessmentAsLead(person, id);
  if (state !== 'completed') throw new Refusal('assessment.refusals.notNow');
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select 1 from assessment where id = ${id}::uuid for update`;
    if (await tx.assessment.findUnique({ where: { revisionOfId: id }, select: { id: true } })) throw new Refusal('assessment.refusals.alreadyRevised');
    const safe = await openSafe(organisationId, tx);
    const revisionId = newId();
    const revisionReason = safe.seal(reason, { model: 'assessment', field: 'revision_reason', rowId: revisionId });
    await tx.assessment.create({ data: { id: revisionId, organisationId, instrumentId, components, mode: 'together', state: 'answering', revisionOfId: id, revisionReason, startedById: person.id, createdAt: now() }, select: { id: true } });
    const participants = await tx.participant.findMany({ where: { assessmentId: id }, select: { personId: true } });
    await tx.participant.createMany({ data: participants.map(({ personId }) => ({ assessmentId: revisionId, personId, invitedAt: now() })) });
    const answers = await tx.answer.findMany({ where: { assessmentId: id, personId: null } });
    await tx.answer.createMany({
      data: answers.map((row) => {
        const rowId = newId();
        const { note, evidence } = unsealAnswer(row, safe);
        const seal = (text: string, field: string) => safe.seal(text === '' ? null : text, { model: 'answer', field, rowId });
        return { id: rowId, assessmentId: revisionId, criterionKey: row.criterionKey, kind: row.kind, level: row.level, note: seal(note, 'note'), evidence: seal(evidence, 'evidence'), savedById: row.savedById, savedAt: row.savedAt };
      }),
    });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.revised', subjectType: 'assessment', subjectId: revisionId, data: { of: id } });
    return revisionId;
  });
}

/** Withdraws an assessment: it disappears for everyone, and so does what was shared of it. */
export async function withdrawAssessment(person: AskingPerson, id: string): Promise<string> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    const { inAggregates } = await holdForMove(tx, id, 'withdraw');
    await tx.assessment.update({ where: { id }, data: { state: 'withdrawn', withdrawnAt: now(), sharing: 'nobody', inAggregates: false, revisionOfId: null, revisionReason: null }, select: { id: true } });
    if (inAggregates) await forgetFigures(tx, organisationId);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.withdrawn', subjectType: 'assessment', subjectId: id });
  });
  return organisationId;
}
