import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { NETWORKS } from './factories.server.ts';

interface PairingEntry {
  mentor: AskingPerson;
  mentee: AskingPerson;
  networkId?: string;
  at?: Date;
}

/** A pairing that both have just accepted. The mentor has a place for it. */
export async function makePairing({ mentor, mentee, networkId = NETWORKS.ASWA, at = new Date() }: PairingEntry): Promise<string> {
  const id = newId();
  await database().mentorProfile.createMany({ data: [{ personId: mentor.id, places: 9, forms: ['call'] }], skipDuplicates: true });
  await database().pairing.create({ data: { id, mentorId: mentor.id, menteeId: mentee.id, mentorNetworkId: networkId, menteeNetworkId: networkId, acceptedAt: at }, select: { id: true } });
  return id;
}
