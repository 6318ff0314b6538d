import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cancelBooking } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { ENGAGEMENT_MOVES, mayMove } from './model.ts';
import { addMonths } from './months.ts';
import { moveEngagement, moveRequest, moveSession } from './moving.server.ts';
import { findAsCoordinator, findStanding } from './standing.server.ts';

/** When one asks again what changed, in months after the end. */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;

/** How an engagement stands before its end: what is still missing, and what was agreed next once it is closed. @throws NotFound */
export async function readClosure(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  const { engagement, organisations, providers } = standing;
  const [planned, reports, evaluated, safe] = await Promise.all([
    database().assistanceSession.count({ where: { engagementId, state: 'planned' } }),
    database().providerReport.count({ where: { engagementId, submittedAt: { not: null } } }),
    database().evaluation.count({ where: { engagementId } }),
    openSafe(engagementId),
  ]);
  return {
    standing,
    planned,
    missing: { reports: Math.max(0, providers.length - reports), evaluations: Math.max(0, organisations.length - evaluated) },
    agreedNext: safe.unseal(engagement.agreedNext, { model: 'engagement', field: 'agreed_next', rowId: engagementId }),
    mayClose: standing.isCoordinator && mayMove(ENGAGEMENT_MOVES, 'close', engagement.state),
  };
}

/**
 * Closes an engagement with what is agreed next: sessions that were still to come are cancelled, requests whose last
 * engagement this was are completed, and the check-ins after 3, 6 and 12 months are laid out.
 */
export async function closeEngagement(person: AskingPerson, engagementId: string, agreedNext: string): Promise<void> {
  const { engagement, organisations, requestIds } = await findAsCoordinator(person, engagementId);
  const safe = await openSafe(engagementId);
  const closedAt = now();
  await inTransaction(async (tx) => {
    await moveEngagement(tx, engagementId, 'close', { endedAt: closedAt, agreedNext: safe.seal(agreedNext, { model: 'engagement', field: 'agreed_next', rowId: engagementId }) });
    await cancelPlanned(tx, engagementId, person.id);
    await tx.providerInvitation.updateMany({ where: { engagementId, state: 'invited' }, data: { state: 'recalled', endedAt: closedAt } });
    await tx.followUp.createMany({ data: organisations.flatMap(({ id: organisationId }) => FOLLOW_UP_MONTHS.map((month) => ({ id: newId(), engagementId, organisationId, month, dueOn: addMonths(closedAt, month) }))) });
    for (const requestId of requestIds) await completeIfLast(tx, requestId, closedAt);
    await recordActivity(tx, { actor: person.id, organisationId: engagement.networkId, kind: 'engagement.closed', subjectType: 'engagement', subjectId: engagementId });
  });
}

async function cancelPlanned(tx: Transaction, engagementId: string, byId: string): Promise<void> {
  const planned = await tx.assistanceSession.findMany({ where: { engagementId, state: 'planned', booking: { endsAt: { gt: now() } } }, select: { id: true, bookingId: true } });
  for (const { id, bookingId } of planned) {
    await moveSession(tx, id, 'cancel', { settledAt: now() });
    await cancelBooking(tx, bookingId, byId);
  }
}

async function completeIfLast(tx: Transaction, requestId: string, endedAt: Date): Promise<void> {
  // Two engagements of one request that close at once: the second waits here and then sees that it is the last.
  const [request] = await tx.$queryRaw<{ state: string }[]>`select state::text from assistance_request where id = ${requestId}::uuid for update`;
  const open = await tx.engagementOrganisation.count({ where: { requestId, leftAt: null, engagement: { state: { in: ['scoping', 'agreed', 'underway'] } } } });
  if (open === 0 && request?.state === 'accepted') await moveRequest(tx, requestId, 'complete', { endedAt });
}
