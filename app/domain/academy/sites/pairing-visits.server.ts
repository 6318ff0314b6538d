import { onActivity, recordActivities, type Happening } from '#app/domain/activity/activity.server.ts';
import { forgetBookings } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { destroyKey } from '#app/platform/encryption.server.ts';
import { withdrawVisitsOf } from './visit-ends.server.ts';

/** From now on the visits of two people end with what they were for, in the same transaction, and are gone once it is erased. Asked again, nothing changes. */
export function startEndingWithPairings(): void {
  onActivity(followPairing);
}

/** A pairing is known here by its id alone; that it ended or was erased its subject tells everyone. */
async function followPairing(tx: Transaction, { kind, subjectId }: Happening): Promise<void> {
  // In nobody's name: neither the other nor the host learns who ended it.
  if (kind === 'pairing.ended' || kind === 'pairing.completed') await withdrawVisitsOf(tx, 'pairing', subjectId, null);
  if (kind === 'pairing.erased') await eraseVisitsOf(tx, subjectId);
}

/** All of them go, held ones as well, with their keys and times: each names the two to each other and to the host. A host who would still wait for somebody is told at their site. */
async function eraseVisitsOf(tx: Transaction, pairingId: string): Promise<void> {
  await tx.$queryRaw`select 1 from site_visit where source = 'pairing' and source_id = ${pairingId}::uuid order by id for update`;
  const visits = await tx.siteVisit.findMany({ where: { source: 'pairing', sourceId: pairingId }, orderBy: { id: 'asc' }, select: { id: true, siteId: true, bookingId: true, endsAt: true } });
  const bookings = visits.flatMap(({ bookingId }) => bookingId ?? []);
  const happened = (kind: string, subjectType: string, subjectId: string): Happening => ({ actor: null, organisationId: null, kind, subjectType, subjectId });
  await recordActivities(tx, [
    ...visits.map(({ id }) => happened('visit.erased', 'visit', id)),
    ...bookings.map((id) => happened('booking.forgotten', 'booking', id)),
    ...visits.filter(({ endsAt }) => endsAt > now()).map(({ siteId }) => happened('visit.forgotten', 'site', siteId)),
  ]);
  await tx.siteVisit.deleteMany({ where: { id: { in: visits.map(({ id }) => id) } } });
  await forgetBookings(tx, bookings);
  for (const { id } of visits) await destroyKey(id, tx);
}
