import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cancelBooking } from '#app/domain/calendar/bookings.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import type { EndingEntry } from './ending-forms.ts';
import { mayMove, PAIRING_MOVES } from './model.ts';
import { findHomeToWaitIn, waitIn } from './nominations.server.ts';
import { findPairing, holdPairing, moveMeeting, movePairing, type Standing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';

export const placeOfMessage = (rowId: string) => ({ model: 'pairing_message', field: 'text', rowId });

/** The pairing, where it can be ended now. @throws NotFound, Refusal */
export async function findToEnd(person: AskingPerson, id: string): Promise<Standing> {
  const standing = await findPairing(person, id);
  if (!mayMove(PAIRING_MOVES, 'end', standing.pairing.state)) throw new Refusal('mentoring.refusals.over');
  return standing;
}

/**
 * Ends a pairing at once, at any time and without a reason. The other learns only that it ended: neither who ended it, nor how, nor
 * what was told to the coordinators. What was planned is off; who is blocked is not paired with the blocker again, unless the blocker takes that back.
 * A mentee who wants to be paired with somebody else waits for that from then on.
 * @throws NotFound, Refusal
 */
export async function endPairing(person: AskingPerson, id: string, { ending, block, text }: EndingEntry): Promise<{ waits: boolean }> {
  const { other, part } = await findToEnd(person, id);
  const home = ending === 'rematch' ? await findHomeToBePairedFrom(person, part) : null;
  await inTransaction(async (tx) => {
    await movePairing(tx, id, 'end', { endedAt: now(), pausedAt: null, ending, endedById: person.id });
    await letGo(tx, id);
    if (text) await keepMessage(tx, id, person.id, text);
    if (block && other) await tx.contactBlock.createMany({ data: [{ blockerId: person.id, blockedId: other.id, at: now() }], skipDuplicates: true });
    // Nobody is named: the log of what happened tells no more than the other learns.
    await recordActivity(tx, { actor: null, organisationId: null, kind: 'pairing.ended', subjectType: 'pairing', subjectId: id });
    if (home) await waitIn(tx, person, home, null);
  });
  return { waits: home !== null };
}

/** Where a mentee who wants to be paired with somebody else waits for that at once; null for a mentor, by whom the mentee is put nowhere, and for who cannot wait. */
export async function findHomeToBePairedFrom(person: AskingPerson, part: Standing['part']): Promise<string | null> {
  return part === 'mentee' ? findHomeToWaitIn(person) : null;
}

/** Calls off what was planned, in the name of nobody; drafts that were not signed go. */
export async function letGo(tx: Transaction, pairingId: string): Promise<void> {
  const planned = await tx.meeting.findMany({ where: { pairingId, state: 'planned' }, orderBy: { id: 'asc' }, select: { id: true, bookingId: true } });
  for (const { id, bookingId } of planned) {
    await cancelBooking(tx, bookingId, null);
    await moveMeeting(tx, id, 'cancel', { settledAt: now() });
  }
  await tx.pairingAgreement.deleteMany({ where: { pairingId, state: 'draft' } });
  await tx.opportunity.updateMany({ where: { pairingId, state: 'open' }, data: { state: 'closed', closedAt: now() } });
}

async function keepMessage(tx: Transaction, pairingId: string, personId: string, text: string): Promise<void> {
  const id = newId();
  await tx.pairingMessage.create({ data: { id, pairingId, personId, text: (await openPairing(pairingId, tx)).seal(text, placeOfMessage(id)), at: now() }, select: { id: true } });
}

/** One of the two tells the coordinators something, at any time; the other does not learn of it. @throws NotFound, Refusal */
export async function tellCoordinators(person: AskingPerson, id: string, text: string): Promise<void> {
  await findPairing(person, id);
  await inTransaction(async (tx) => {
    await holdPairing(tx, id);
    await keepMessage(tx, id, person.id, text);
    await recordActivity(tx, { actor: null, organisationId: null, kind: 'pairing.told', subjectType: 'pairing', subjectId: id });
  });
}
