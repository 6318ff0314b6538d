import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { NOT_ENDED } from './model.ts';
import { moveRequest } from './moving.server.ts';
import { forgetSecurity } from './requests.server.ts';

/**
 * Holds the requests of an engagement that is about to end: of two that end at the same moment, the second sees that the first has ended.
 * They are held before it, as by whoever withdraws one.
 */
export async function holdRequestsOf(tx: Transaction, engagementId: string): Promise<void> {
  await tx.$queryRaw`select 1 from assistance_request where id in (select request_id from engagement_organisation where engagement_id = ${engagementId}::uuid and left_at is null) order by id for update`;
}

/** After an engagement ended, and once {@link holdRequestsOf} holds its requests: completes those of them that were helped. */
export function completeRequestsOf(tx: Transaction, byId: string | null, engagementId: string): Promise<void> {
  return completeHelped(tx, byId, { engagements: { some: { engagementId, leftAt: null } } });
}

/** Completes those of some requests, which must be held, that were helped in an engagement that closed, and of which none goes on. What was said of security is thrown away with that. */
export async function completeHelped(tx: Transaction, byId: string | null, among: Prisma.AssistanceRequestWhereInput): Promise<void> {
  const requests = await tx.assistanceRequest.findMany({
    where: {
      state: 'accepted',
      AND: [among, { engagements: { some: { leftAt: null, engagement: { is: { state: 'closed' } } } } }],
      engagements: { none: { leftAt: null, engagement: { is: { state: { in: NOT_ENDED } } } } },
    },
    orderBy: { id: 'asc' },
    select: { id: true, organisationId: true },
  });
  for (const { id, organisationId } of requests) {
    await moveRequest(tx, id, 'complete', { endedAt: now() });
    await forgetSecurity(tx, id);
    await recordActivity(tx, { actor: byId, organisationId, kind: 'request.completed', subjectType: 'assistance_request', subjectId: id });
  }
}
