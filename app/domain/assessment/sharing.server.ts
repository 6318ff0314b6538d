import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { findAssessmentAsLead, holdAssessment } from './assessments.server.ts';
import { forgetFigures } from './figures.server.ts';
import type { sharingSchema } from './model.ts';

type Sharing = z.output<typeof sharingSchema>;

const NOTHING: Sharing = { sharing: 'nobody', inAggregates: false };

/**
 * What is shared of an assessment, for its lead; `replaces`: what is still shared of one that it corrects, until its own sharing is
 * set. @throws NotFound, and Refusal for who does not lead
 */
export async function readSharing(person: AskingPerson, id: string): Promise<Sharing & { id: string; replaces: Sharing | null }> {
  const { sharing, inAggregates, revisionOfId } = await findAssessmentAsLead(person, id);
  const [latest] = revisionOfId ? await listCorrected(database(), id) : [];
  return { id, sharing, inAggregates, replaces: latest ? { sharing: latest.sharing, inAggregates: latest.inAggregates } : null };
}

/**
 * Sets what the regional network sees of a completed assessment, and whether it counts in the region. Can be taken back at any time.
 * For a correction this takes the place of what was shared of those that it corrects: what was wrong is shown no longer.
 */
export async function shareAssessment(person: AskingPerson, id: string, entry: Sharing): Promise<void> {
  const { organisationId } = await findAssessmentAsLead(person, id);
  await inTransaction(async (tx) => {
    const { state, sharing, inAggregates } = await holdAssessment(tx, id);
    if (state !== 'completed') throw new Refusal('assessment.refusals.notNow');
    const corrected = await listCorrected(tx, id);
    const share = async (subjectId: string, data: Sharing) => {
      await tx.assessment.update({ where: { id: subjectId }, data, select: { id: true } });
      await recordActivity(tx, { actor: person.id, organisationId, kind: 'assessment.shared', subjectType: 'assessment', subjectId, data });
    };
    for (const one of corrected) await share(one.id, NOTHING);
    await share(id, entry);
    if (!entry.inAggregates || [{ sharing, inAggregates }, ...corrected].some((one) => one.inAggregates && one.sharing !== entry.sharing)) await forgetFigures(tx, organisationId);
  });
}

/** Those that an assessment corrects, by way of others too, of which something is shared; the latest first. */
function listCorrected(tx: Pick<Transaction, '$queryRaw'>, id: string): Promise<(Sharing & { id: string })[]> {
  return tx.$queryRaw`
    with recursive corrected as (
      select o.id, o.revision_of_id, o.sharing, o.in_aggregates, o.completed_at from assessment a join assessment o on o.id = a.revision_of_id where a.id = ${id}::uuid
      union all
      select o.id, o.revision_of_id, o.sharing, o.in_aggregates, o.completed_at from corrected c join assessment o on o.id = c.revision_of_id
    )
    select id, sharing::text as sharing, in_aggregates as "inAggregates" from corrected where sharing <> 'nobody' or in_aggregates order by completed_at desc`;
}
