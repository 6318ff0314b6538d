import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { completeRequestsOf, holdRequestsOf } from './completion.server.ts';
import { findEngagement } from './engagements.server.ts';
import { letGo } from './letting-go.server.ts';
import { moveEngagement } from './moving.server.ts';

/** Ends an engagement, lets go of all that was planned for it, and says so to each organisation that shares in it. @throws Refusal when it has ended already */
export async function endEngagement(tx: Transaction, byId: string | null, id: string, move: 'cancel' | 'close'): Promise<void> {
  const { networkId } = await moveEngagement(tx, id, move, { endedAt: now() });
  await letGo(tx, id, byId);
  const sharing = await tx.engagementOrganisation.findMany({ where: { engagementId: id, leftAt: null }, distinct: ['organisationId'], select: { organisationId: true } });
  const kind = move === 'cancel' ? 'engagement.cancelled' : 'engagement.closed';
  for (const organisationId of new Set([networkId, ...sharing.map((one) => one.organisationId)])) await recordActivity(tx, { actor: byId, organisationId, kind, subjectType: 'engagement', subjectId: id });
}

/** The coordinator cancels an engagement. Its requests stay accepted, as another engagement can come of them; those are completed that were helped in another, when this was the last. */
export async function cancelEngagement(person: AskingPerson, id: string): Promise<void> {
  const { coordinates } = await findEngagement(person, id);
  if (!coordinates) throw new Refusal('assistance.refusals.notYours');
  await inTransaction(async (tx) => {
    await holdRequestsOf(tx, id);
    await endEngagement(tx, person.id, id, 'cancel');
    await completeRequestsOf(tx, person.id, id);
  });
}
