import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { isMissedTwice, settledInOrder } from './lights.ts';

/** What `settledInOrder` reads of a meeting. */
export const KEPT = { state: true, booking: { select: { startsAt: true } }, misses: { select: { startsAt: true } } } as const;

/** Raises a pairing to its coordinators at once; what they were told before is as if it were new. `actor` null: nobody is named as who did it. */
export async function raisePairing(tx: Transaction, pairingId: string): Promise<void> {
  await tx.pairing.update({ where: { id: pairingId }, data: { raisedAt: now(), seenToAt: null }, select: { id: true } });
  await recordActivity(tx, { actor: null, organisationId: null, kind: 'pairing.raised', subjectType: 'pairing', subjectId: pairingId });
}

/** Keeps that a meeting was missed at a time, for as long as the meeting is kept. */
export async function keepMiss(tx: Transaction, meetingId: string, startsAt: Date): Promise<void> {
  await tx.meetingMiss.createMany({ data: [{ meetingId, startsAt }], skipDuplicates: true });
}

/** A slip of the pen put right: it was held at that time. What was missed before it was planned anew stays. */
export async function forgetMiss(tx: Transaction, meetingId: string, startsAt: Date): Promise<void> {
  await tx.meetingMiss.deleteMany({ where: { meetingId, startsAt } });
}

/** What became of a pairing's latest meetings, in the order of time. */
async function settledMeetings(tx: Transaction, pairingId: string): Promise<('held' | 'missed')[]> {
  const meetings = await tx.meeting.findMany({ where: { pairingId, OR: [{ state: 'held' }, { misses: { some: {} } }] }, relationLoadStrategy: 'join', orderBy: [{ booking: { startsAt: 'desc' } }, { id: 'desc' }], take: 50, select: KEPT });
  return settledInOrder(meetings.map(({ state, booking, misses }) => ({ state, startsAt: booking.startsAt, missedAt: misses.map((one) => one.startsAt) })));
}

/** Raises it when two meetings in a row were missed. */
export async function raiseIfMissed(tx: Transaction, pairingId: string): Promise<void> {
  if (isMissedTwice(await settledMeetings(tx, pairingId))) await raisePairing(tx, pairingId);
}
