import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { isMissedTwice } from './lights.ts';

/** Raises a pairing to its coordinators at once; what they were told before is as if it were new. `actor` null: nobody is named as who did it. */
export async function raisePairing(tx: Transaction, pairingId: string): Promise<void> {
  await tx.pairing.update({ where: { id: pairingId }, data: { raisedAt: now(), seenToAt: null }, select: { id: true } });
  await recordActivity(tx, { actor: null, organisationId: null, kind: 'pairing.raised', subjectType: 'pairing', subjectId: pairingId });
}

/** Meetings that were held or missed, in the order of time. */
export async function settledMeetings(tx: Transaction, pairingId: string): Promise<('held' | 'missed')[]> {
  const meetings = await tx.meeting.findMany({ where: { pairingId, state: { in: ['held', 'missed'] } }, orderBy: [{ booking: { startsAt: 'desc' } }, { id: 'desc' }], take: 20, select: { state: true } });
  return meetings.reverse().map(({ state }) => state as 'held' | 'missed');
}

/** Raises it when two meetings in a row were missed. */
export async function raiseIfMissed(tx: Transaction, pairingId: string): Promise<void> {
  if (isMissedTwice(await settledMeetings(tx, pairingId))) await raisePairing(tx, pairingId);
}
