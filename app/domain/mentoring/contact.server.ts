import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { findStanding, type Standing } from './pairing.server.ts';

/** Whether this person wants no contact with the other of a pairing any more. What the other wants is not told. */
export async function hasBlocked({ id }: AskingPerson, { other }: Pick<Standing, 'other'>): Promise<boolean> {
  return other !== null && (await database().contactBlock.count({ where: { blockerId: id, blockedId: other.id } })) > 0;
}

/**
 * Takes back one's own wish for no contact, also once what the two wrote is erased. Nothing is written down of it, as nothing was of
 * the wish: the other never learns that there was one. What ended early still keeps a round from proposing the two to each other.
 * @throws NotFound, Refusal where there is no such wish
 */
export async function allowContact(person: AskingPerson, pairingId: string): Promise<void> {
  const { other } = await findStanding(person, pairingId);
  const { count } = other ? await database().contactBlock.deleteMany({ where: { blockerId: person.id, blockedId: other.id } }) : { count: 0 };
  if (count === 0) throw new Refusal('mentoring.refusals.notNow');
}
