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
  await tx.providerInvitation.updateMany({ where: { engagementId, state: 'invited' }, data: { state: 'recalled', endedAt: now() } });
}
