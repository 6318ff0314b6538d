import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { writeInvitation } from './invitations.server.ts';

/**
 * While there is no account at all: the path of a one-time link, good for a day, that makes the first one, for the secretariat.
 * Each start takes back the link of the start before. Null once there are accounts.
 */
export async function offerSetup(): Promise<string | null> {
  if ((await database().person.count()) > 0) return null;
  return inTransaction(async (tx) => {
    const { id } = await tx.organisation.findFirstOrThrow({ where: { kind: 'global_network' }, select: { id: true } });
    await tx.invitation.updateMany({ where: { organisationId: id, role: 'secretariat', acceptedAt: null, revokedAt: null }, data: { revokedAt: now() } });
    const { token } = await writeInvitation(tx, { organisationId: id, role: 'secretariat', locale: 'en', note: '', sentById: null, days: 1 });
    return `/join/${token}`;
  });
}
