import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cancelBooking } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { moveSession } from './moving.server.ts';

/** When an engagement ends: sessions that were still to come are cancelled and let go of whom they held; invitations without an answer are taken back. */
export async function letGo(tx: Transaction, engagementId: string, byId: string): Promise<void> {
  const planned = await tx.assistanceSession.findMany({ where: { engagementId, state: 'planned', booking: { endsAt: { gt: now() } } }, orderBy: { id: 'asc' }, select: { id: true, bookingId: true } });
  for (const { id, bookingId } of planned) {
    await cancelBooking(tx, bookingId, byId);
    await moveSession(tx, id, 'cancel', { settledAt: now() });
  }
  for (const { id, engagement } of await tx.providerInvitation.findMany({ where: { engagementId, state: 'invited' }, orderBy: { id: 'asc' }, select: { id: true, engagement: { select: { networkId: true } } } })) {
    const { count } = await tx.providerInvitation.updateMany({ where: { id, state: 'invited' }, data: { state: 'recalled', endedAt: now() } });
    if (count > 0) await recordActivity(tx, { actor: byId, organisationId: engagement.networkId, kind: 'providerInvitation.recalled', subjectType: 'providerInvitation', subjectId: id });
  }
}
