import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { findAssessmentAsLead } from './assessments.server.ts';
import { forgetFigures } from './figures.server.ts';
import type { sharingSchema } from './model.ts';

/** Sets what the regional network sees of a completed assessment, and whether it counts in the region. Can be taken back at any time. */
export async function shareAssessment(person: AskingPerson, id: string, entry: z.output<typeof sharingSchema>): Promise<void> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    const { count } = await tx.assessment.updateMany({ where: { id, state: 'completed' }, data: entry });
    if (count === 0) throw new Refusal('assessment.refusals.notNow');
    if (!entry.inAggregates) await forgetFigures(tx, organisationId);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.shared', subjectType: 'assessment', subjectId: id, data: entry });
  });
}
