import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { leaveEngagement } from './leaving.server.ts';
import { holdToLetGo } from './letting-go.server.ts';
import { NOT_ENDED } from './model.ts';
import { moveRequest } from './moving.server.ts';
import { findRequest, forgetSecurity } from './requests.server.ts';

/**
 * Withdraws a request, at any time before it is completed. A referral that waits is called back; the organisation leaves the
 * engagements that came of it, and an engagement that is left by all is cancelled. Returns the organisation.
 */
export async function withdrawRequest(person: AskingPerson, id: string): Promise<string> {
  const { asks, organisationId } = await findRequest(person, id);
  if (!asks) throw new Refusal('assistance.refusals.notYours');
  await inTransaction(async (tx) => {
    await moveRequest(tx, id, 'withdraw', { endedAt: now() });
    await forgetSecurity(tx, id);
    await tx.referral.updateMany({ where: { requestId: id, state: 'waiting' }, data: { state: 'recalled', answeredAt: now(), answeredById: person.id } });
    const left = await tx.engagementOrganisation.findMany({ where: { requestId: id, leftAt: null, engagement: { is: { state: { in: NOT_ENDED } } } }, orderBy: { engagementId: 'asc' }, select: { engagementId: true } });
    await holdToLetGo(tx, left.map(({ engagementId }) => engagementId));
    for (const { engagementId } of left) await leaveEngagement(tx, person.id, engagementId, id);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.withdrawn', subjectType: 'assistance_request', subjectId: id });
  });
  return organisationId;
}
