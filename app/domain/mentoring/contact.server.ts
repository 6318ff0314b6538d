import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { findStanding, type Standing } from './pairing.server.ts';

/** Whether this person wants no contact with the other of a pairing any more. What the other wants is not told. */
export async function hasBlocked({ id }: AskingPerson, { other }: Pick<Standing, 'other'>): Promise<boolean> {
  return other !== null && (await database().contactBlock.count({ where: { blockerId: id, blockedId: other.id } })) > 0;
}

/** Since when either of the two of a pairing wants no contact with the other any more, or null: to be told to neither. */
export async function apartSince({ menteeId, mentorId }: { menteeId: string | null; mentorId: string | null }, tx: Transaction = database()): Promise<Date | null> {
  if (menteeId === null || mentorId === null) return null;
  const first = await tx.contactBlock.findFirst({ where: { OR: [{ blockerId: menteeId, blockedId: mentorId }, { blockerId: mentorId, blockedId: menteeId }] }, orderBy: { at: 'asc' }, select: { at: true } });
  return first?.at ?? null;
}

/** Whether this person can say now that they want no contact with the other any more: once it has ended, whoever ended it and however. */
export function mayRefuse({ pairing: { state }, other }: Pick<Standing, 'pairing' | 'other'>): boolean {
  return state === 'closed' && other !== null;
}

/**
 * Says that one wants no contact with the other any more, once all has ended, also once what the two wrote is erased: whoever ends a
 * pairing can say so as they end it. Nothing is written down of it but the wish. @throws NotFound; Refusal while it has not ended
 */
export async function refuseContact(person: AskingPerson, pairingId: string): Promise<void> {
  const standing = await findStanding(person, pairingId);
  if (!standing.other || !mayRefuse(standing)) throw new Refusal('mentoring.refusals.notNow');
  await database().contactBlock.createMany({ data: [{ blockerId: person.id, blockedId: standing.other.id, at: now() }], skipDuplicates: true });
}

/**
 * Takes back one's own wish for no contact, also once what the two wrote is erased. Nothing is written down of it, as nothing was of
 * the wish: the other never learns that there was one. A round may propose the two to each other again, as far as it was the person who
 * ended what they had early, and the other wishes no such thing.
 * @throws NotFound, Refusal where there is no such wish
 */
export async function allowContact(person: AskingPerson, pairingId: string): Promise<void> {
  const { other } = await findStanding(person, pairingId);
  if (!other) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    const { count } = await tx.contactBlock.deleteMany({ where: { blockerId: person.id, blockedId: other.id } });
    if (count === 0) throw new Refusal('mentoring.refusals.notNow');
    const ofTwo = { OR: [{ menteeId: person.id, mentorId: other.id }, { menteeId: other.id, mentorId: person.id }] };
    await tx.pairing.updateMany({ where: { ...ofTwo, endedById: person.id }, data: { keepsApart: false } });
  });
}
