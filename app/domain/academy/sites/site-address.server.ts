import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { sealSite, unsealSite } from './site-safe.server.ts';
import { findHosted } from './sites.server.ts';

/** The address of a site, for its host alone: not for the coordinators of its network, nor the secretariat. @throws NotFound, Refusal */
export async function readAddress(person: AskingPerson, id: string): Promise<string> {
  const { row } = await findHosted(person, id);
  return unsealSite(await openSafe(row.organisationId), 'address', row);
}

/** @throws NotFound; Refusal for who is not its host */
export async function keepAddress(person: AskingPerson, id: string, address: string): Promise<void> {
  const { row } = await findHosted(person, id);
  await inTransaction(async (tx) => {
    await tx.demonstrationSite.update({ where: { siteId: id }, data: { address: sealSite(await openSafe(row.organisationId, tx), 'address', id, address) }, select: { siteId: true } });
    await recordActivity(tx, { actor: person.id, organisationId: row.organisationId, kind: 'site.addressKept', subjectType: 'site', subjectId: id });
  });
}

/** The address as it is told to whoever may read it by then: the caller has made sure. */
export async function openAddress(siteId: string): Promise<string> {
  const row = await database().demonstrationSite.findUniqueOrThrow({ where: { siteId }, select: { siteId: true, organisationId: true, address: true } });
  return unsealSite(await openSafe(row.organisationId), 'address', row);
}
