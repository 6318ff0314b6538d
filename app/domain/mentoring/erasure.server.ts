import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { forgetBookings } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { destroyKey, KeyGone, openSafe } from '#app/platform/encryption.server.ts';
import { DamagedSecret } from '#app/platform/key-secrets.server.ts';
import type { Pairing, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { placeOfCheckIn } from './check-ins.server.ts';
import { letGo, placeOfMessage } from './ending.server.ts';
import { keepGains } from './levels-gained.server.ts';
import { findPairing, holdPairing, movePairing } from './pairing.server.ts';

/**
 * Erases what is the person's in a pairing, which ends with that if it still goes on. The mentee erases all that the two wrote,
 * and the key with it, so that copies of the database hold nothing of it either; the mentor what they wrote themselves.
 * The other learns that something was erased, and no more (decision 0019). @throws NotFound, Refusal
 */
export async function erasePairing(person: AskingPerson, pairingId: string): Promise<void> {
  const { part } = await findPairing(person, pairingId);
  await inTransaction(async (tx) => {
    const held = await holdPairing(tx, pairingId);
    if (held.state !== 'closed') {
      await movePairing(tx, pairingId, 'end', { endedAt: now(), pausedAt: null, ending: 'ended_early', endedById: person.id });
      await letGo(tx, pairingId);
      await recordActivity(tx, { actor: null, organisationId: null, kind: 'pairing.ended', subjectType: 'pairing', subjectId: pairingId });
    }
    const tell = (kind: string) => recordActivity(tx, { actor: person.id, organisationId: null, kind, subjectType: 'pairing', subjectId: pairingId });
    if (part === 'mentee') {
      // First told, then gone: what was told of its meetings is found by them.
      await tell('pairing.erased');
      await eraseAll(tx, held);
    } else if ((await eraseOwn(tx, pairingId, person.id)) > 0) await tell('pairing.ownErased');
  });
  // Who read it while it was being erased may have opened the key once more; and only now, as it cannot be undone any more, goes its secret.
  if (part === 'mentee') await destroyKey(pairingId, database());
}

async function eraseAll(tx: Transaction, pairing: Pairing): Promise<void> {
  const pairingId = pairing.id;
  await keepGains(tx, pairing);
  await keepForCoordinators(tx, pairing);
  await untick(tx, pairing);
  const meetings = await tx.meeting.findMany({ where: { pairingId }, select: { bookingId: true } });
  await tx.meeting.deleteMany({ where: { pairingId } });
  await forgetBookings(tx, meetings.map(({ bookingId }) => bookingId));
  await tx.pairingAgreement.deleteMany({ where: { pairingId } });
  await tx.goal.deleteMany({ where: { pairingId } });
  await tx.levelRating.deleteMany({ where: { pairingId } });
  await tx.checkIn.deleteMany({ where: { pairingId } });
  await tx.journalEntry.deleteMany({ where: { pairingId } });
  await tx.reflection.deleteMany({ where: { pairingId } });
  await tx.pairingClosing.deleteMany({ where: { pairingId } });
  await tx.opportunity.deleteMany({ where: { pairingId } });
  // What was taken of the network and not yet told of becomes free: nobody could give it back without the key.
  await tx.opportunityTaking.updateMany({ where: { pairingId, state: 'taken' }, data: { state: 'given_back', settledAt: now() } });
  // Of an opening of the network that gave something stays that a place was taken.
  await tx.opportunityTaking.updateMany({ where: { pairingId }, data: { gave: null } });
  if (pairing.proposalId) await tx.proposal.update({ where: { id: pairing.proposalId }, data: { reasons: [] }, select: { id: true } });
  await destroyKey(pairingId, tx);
  await tx.pairing.update({ where: { id: pairingId }, data: { erasedAt: now() }, select: { id: true } });
}

/** What the other told the coordinators is the other's, and may be about danger: it moves under the key of the network. */
async function keepForCoordinators(tx: Transaction, { id: pairingId, menteeId, menteeNetworkId }: Pairing): Promise<void> {
  const within = await openSafe(pairingId, tx).catch((error: unknown) => {
    if (error instanceof KeyGone || error instanceof DamagedSecret) return null;
    throw error;
  });
  // What opens for nobody any more cannot be kept for them either, and does not stand in the way of erasing the rest.
  await tx.pairingMessage.deleteMany({ where: { pairingId, ...(within && { personId: menteeId }) } });
  if (!within) return;
  const beyond = await openSafe(menteeNetworkId, tx);
  for (const { id, text } of await tx.pairingMessage.findMany({ where: { pairingId } })) {
    await tx.pairingMessage.update({ where: { id }, data: { text: beyond.seal(within.unseal(text, placeOfMessage(id)), placeOfMessage(id)) }, select: { id: true } });
  }
  for (const { id: from, personId, text, at } of await tx.checkIn.findMany({ where: { pairingId, addressed: true, personId: { not: menteeId } } })) {
    const id = newId();
    const told = within.unseal(text, placeOfCheckIn(from));
    if (told) await tx.pairingMessage.create({ data: { id, pairingId, personId, text: beyond.seal(told, placeOfMessage(id)), at }, select: { id: true } });
  }
}

/** What a portfolio was to hold of it. */
async function untick(tx: Transaction, { id: pairingId, menteeId }: Pairing): Promise<void> {
  const [goals, takings] = [await tx.goal.findMany({ where: { pairingId }, select: { id: true } }), await tx.opportunityTaking.findMany({ where: { pairingId }, select: { opportunityId: true } })];
  await tx.portfolioItem.deleteMany({ where: { personId: menteeId, subject: { in: [pairingId, ...goals.map(({ id }) => id), ...takings.map(({ opportunityId }) => opportunityId)] } } });
}

/** What one of the two wrote alone: how much went. The agreement, the goals and the page that both wrote are the mentee's as well, and stay. */
async function eraseOwn(tx: Transaction, pairingId: string, personId: string): Promise<number> {
  const gone = [
    await tx.meetingNote.deleteMany({ where: { personId, meeting: { is: { pairingId } } } }),
    await tx.checkIn.deleteMany({ where: { pairingId, personId } }),
    await tx.reflection.deleteMany({ where: { pairingId, personId } }),
    await tx.pairingMessage.deleteMany({ where: { pairingId, personId } }),
    await tx.levelRating.deleteMany({ where: { pairingId, ratedBy: 'mentor' } }),
    // Who took one reads of it what it was.
    await tx.opportunity.deleteMany({ where: { pairingId, takings: { none: {} } } }),
  ];
  return gone.reduce((sum, { count }) => sum + count, 0);
}

/** The pairings of a mentor in which something stands that `eraseOwn` would erase. */
export function withOwnOf(personId: string): Prisma.PairingWhereInput {
  const own = { some: { personId } };
  return { mentorId: personId, OR: [{ meetings: { some: { notes: own } } }, { checkIns: own }, { reflections: own }, { messages: own }, { ratings: { some: { ratedBy: 'mentor' } } }, { opportunities: { some: { takings: { none: {} } } } }] };
}
