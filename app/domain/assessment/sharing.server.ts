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
    await tx.$queryRaw`select 1 from assessment where id = ${id}::uuid for update`;
    const { state, ...before } = await tx.assessment.findUniqueOrThrow({ where: { id }, select: { state: true, sharing: true, inAggregates: true } });
    if (state !== 'completed') throw new Refusal('assessment.refusals.notNow');
    await tx.assessment.update({ where: { id }, data: entry, select: { id: true } });
    if (!entry.inAggregates || (before.inAggregates && before.sharing !== entry.sharing)) await forgetFigures(tx, organisationId);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.shared', subjectType: 'assessment', subjectId: id, data: entry });
  });
}
