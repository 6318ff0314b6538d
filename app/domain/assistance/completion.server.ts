import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { NOT_ENDED } from './model.ts';
import { moveRequest } from './moving.server.ts';
import { forgetSecurity } from './withdrawal.server.ts';

/**
 * After an engagement closed: completes those of its requests of which no engagement goes on. What was said of security is
 * thrown away with that.
 */
export async function completeRequestsOf(tx: Transaction, person: AskingPerson, engagementId: string): Promise<void> {
  const requests = await tx.assistanceRequest.findMany({
    where: { state: 'accepted', engagements: { some: { engagementId, leftAt: null }, none: { engagement: { is: { state: { in: NOT_ENDED } } } } } },
    orderBy: { id: 'asc' },
    select: { id: true, organisationId: true },
  });
  for (const { id, organisationId } of requests) {
    await moveRequest(tx, id, 'complete', { endedAt: now() });
    await forgetSecurity(tx, id);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.completed', subjectType: 'assistance_request', subjectId: id });
  }
}
