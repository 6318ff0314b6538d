import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { endEngagement } from './cancellation.server.ts';
import { letGoOfFormer } from './letting-go.server.ts';
import { holdEngagement } from './moving.server.ts';
import { putInForce } from './terms.server.ts';

/**
 * An organisation leaves an engagement that goes on, with one of its requests. Its people are let go from what is to come, and terms
 * wait for it no more; an engagement that is left by all is cancelled.
 */
export async function leaveEngagement(tx: Transaction, byId: string | null, engagementId: string, requestId: string): Promise<void> {
  const engagement = await holdEngagement(tx, engagementId);
  await tx.engagementOrganisation.update({ where: { engagementId_requestId: { engagementId, requestId } }, data: { leftAt: now() }, select: { requestId: true } });
  if ((await tx.engagementOrganisation.count({ where: { engagementId, leftAt: null } })) === 0) await endEngagement(tx, byId, engagementId, 'cancel');
  else {
    await letGoOfFormer(tx, { engagementId }, byId);
    await putInForce(tx, byId, engagement);
  }
}
