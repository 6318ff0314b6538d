import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { findAssessment } from './assessments.server.ts';

/** A participant says that their own answers are complete, or takes that back while the group has not begun to talk. */
export async function setFinished(person: AskingPerson, id: string, finished: boolean): Promise<void> {
  const { organisationId, state, mode, participation } = await findAssessment(person, id);
  if (!participation || state !== 'answering' || mode !== 'each_first') throw new Refusal('assessment.refusals.notNow');
  await inTransaction(async (tx) => {
    await tx.participant.update({ where: { assessmentId_personId: { assessmentId: id, personId: person.id } }, data: { finishedAt: finished ? now() : null }, select: { personId: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: finished ? 'assessment.answersFinished' : 'assessment.answersTakenUp', subjectType: 'assessment', subjectId: id });
  });
}
