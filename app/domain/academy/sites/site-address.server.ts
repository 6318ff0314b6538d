import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { SiteAddressEntry } from './site-forms.ts';
import { sealSite, unsealSite } from './site-safe.server.ts';
import { findHosted } from './sites.server.ts';
import { COMING } from './visit-life.ts';

/** The address of a site, for its host alone: not for the coordinators of its network, nor the secretariat. @throws NotFound, Refusal */
export async function readAddress(person: AskingPerson, id: string): Promise<{ address: string; version: number }> {
  const { row } = await findHosted(person, id);
  return { address: unsealSite(await openSafe(row.organisationId), 'address', row), version: row.addressVersion };
}

/** Keeps it, or takes it away while nobody is to come. @throws NotFound; Refusal for who is not its host, `academy.refusals.changedMeanwhile`; RefusedField `address` where somebody needs it */
export async function keepAddress(person: AskingPerson, id: string, { address, version }: SiteAddressEntry): Promise<void> {
  const { row } = await findHosted(person, id);
  await inTransaction(async (tx) => {
    const sealed = sealSite(await openSafe(row.organisationId, tx), 'address', id, address);
    const { count } = await tx.demonstrationSite.updateMany({ where: { siteId: id, addressVersion: version }, data: { address: sealed, addressVersion: version + 1 } });
    if (count === 0) throw new Refusal('academy.refusals.changedMeanwhile');
    if (sealed === null && (await tx.siteVisit.count({ where: { siteId: id, state: { in: [...COMING] }, endsAt: { gt: now() } } })) > 0) throw new RefusedField('address', 'academy.refusals.addressNeeded');
    await recordActivity(tx, { actor: person.id, organisationId: row.organisationId, kind: 'site.addressKept', subjectType: 'site', subjectId: id });
  });
}

/** Holds until the transaction ends that there is an address: whoever takes it away meanwhile waits, and finds the visit that is confirmed. @throws Refusal */
export async function holdAddress(tx: Transaction, siteId: string): Promise<void> {
  const there = await tx.$queryRaw<unknown[]>`select 1 from demonstration_site where site_id = ${siteId}::uuid and address is not null for share`;
  if (there.length === 0) throw new Refusal('academy.refusals.addressFirst');
}

/** The address as it is told to whoever may read it by then: the caller has made sure. */
export async function openAddress(siteId: string): Promise<string> {
  const row = await database().demonstrationSite.findUniqueOrThrow({ where: { siteId }, select: { siteId: true, organisationId: true, address: true } });
  return unsealSite(await openSafe(row.organisationId), 'address', row);
}
