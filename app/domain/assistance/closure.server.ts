import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { endEngagement } from './cancellation.server.ts';
import { completeRequestsOf, holdRequestsOf } from './completion.server.ts';
import { ENGAGEMENT_MOVES, mayMove } from './model.ts';
import { addMonths } from './months.ts';
import { findAsCoordinator, findStanding } from './standing.server.ts';

/** When one asks again what changed, in months after the end. */
export const FOLLOW_UP_MONTHS = [3, 6, 12] as const;

/** How an engagement stands before its end: what is still missing, and what was agreed next once it is closed. @throws NotFound */
export async function readClosure(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  const { engagement, organisations, providers } = standing;
  const [planned, reports, evaluated, safe] = await Promise.all([
    database().assistanceSession.count({ where: { engagementId, state: 'planned' } }),
    database().providerReport.count({ where: { engagementId, submittedAt: { not: null }, personId: { in: providers.map(({ id }) => id) } } }),
    database().evaluation.count({ where: { engagementId, organisationId: { in: organisations.map(({ id }) => id) } } }),
    openSafe(engagementId),
  ]);
  return {
    standing,
    planned,
    missing: { reports: providers.length - reports, evaluations: organisations.length - evaluated },
    agreedNext: safe.unseal(engagement.agreedNext, { model: 'engagement', field: 'agreed_next', rowId: engagementId }),
    mayClose: standing.isCoordinator && mayMove(ENGAGEMENT_MOVES, 'close', engagement.state),
  };
}

/**
 * Closes an engagement with what is agreed next: sessions that were still to come are cancelled, requests whose last
 * engagement this was are completed, and the check-ins after 3, 6 and 12 months are laid out.
 */
export async function closeEngagement(person: AskingPerson, engagementId: string, agreedNext: string): Promise<void> {
  await findAsCoordinator(person, engagementId);
  const safe = await openSafe(engagementId);
  const closedAt = now();
  await inTransaction(async (tx) => {
    await holdRequestsOf(tx, engagementId);
    await endEngagement(tx, person.id, engagementId, 'close');
    await tx.engagement.update({ where: { id: engagementId }, data: { agreedNext: safe.seal(agreedNext, { model: 'engagement', field: 'agreed_next', rowId: engagementId }) }, select: { id: true } });
    // Read once it is held: who left meanwhile is asked nothing.
    const sharing = await tx.engagementOrganisation.findMany({ where: { engagementId, leftAt: null }, distinct: ['organisationId'], select: { organisationId: true } });
    await tx.followUp.createMany({ data: sharing.flatMap(({ organisationId }) => FOLLOW_UP_MONTHS.map((month) => ({ id: newId(), engagementId, organisationId, month, dueOn: addMonths(closedAt, month) }))) });
    await completeRequestsOf(tx, person.id, engagementId);
  });
}
