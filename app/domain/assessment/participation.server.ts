import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { findAssessment, holdAssessment } from './assessments.server.ts';

/** A participant says that their own answers are complete, or takes that back while the group has not begun to talk. */
export async function setFinished(person: AskingPerson, id: string, finished: boolean): Promise<void> {
  const { organisationId, mode } = await findAssessment(person, id);
  await inTransaction(async (tx) => {
    // Held, so that nobody is left out and no talk begins between the look and the change.
    const { state } = await holdAssessment(tx, id);
    if (state !== 'answering' || mode !== 'each_first') throw new Refusal('assessment.refusals.notNow');
    const { count } = await tx.participant.updateMany({ where: { assessmentId: id, personId: person.id }, data: { finishedAt: finished ? now() : null } });
    if (count === 0) throw new Refusal('assessment.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId, kind: finished ? 'assessment.answersFinished' : 'assessment.answersTakenUp', subjectType: 'assessment', subjectId: id });
  });
}
