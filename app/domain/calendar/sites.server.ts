import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { pageOf } from '#app/domain/listing.ts';
import { holdOpen } from '#app/domain/network/organisations.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { AT_FIRST, zoneOfPerson, type AvailabilityOwner } from './availability.server.ts';
import type { SitesQuery } from './lists.ts';
import type { SiteEntry } from './site-form.ts';
import { isZone } from './zone.ts';

/** How many open sites a network can have. */
const MOST_SITES = 100;
/** How many a list looks through, those that are closed included. */
const MOST_LISTED = 500;

function placeOf(rowId: string) {
  return { model: 'site', field: 'name', rowId };
}

const WITH_ZONE = { id: true, networkId: true, name: true, capacity: true, closedAt: true, availability: { select: { zone: true } } } as const;

/** The sites of a network: for its coordinators. Their names are sealed, and searched once they are open. @throws NotFound */
export async function listSites(person: AskingPerson, networkId: string, query: SitesQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const closed = { '': {}, open: { closedAt: null }, closed: { closedAt: { not: null } } }[query.state];
  const [network, rows, safe] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true, acronym: true } }),
    database().site.findMany({ where: { networkId, ...closed }, relationLoadStrategy: 'join', orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'asc' }], take: MOST_LISTED, select: WITH_ZONE }),
    openSafe(networkId),
  ]);
  const sites = rows.map(({ id, name, capacity, closedAt, availability }) => ({ id, capacity, name: safe.unseal(name, placeOf(id)), zone: availability?.zone ?? 'UTC', isClosed: closedAt !== null }));
  const { rows: shown, ...counted } = pageOf(sites, query, ({ name, zone }) => `${name} ${zone.replaceAll('_', ' ')}`, { name: ({ name }) => name, capacity: ({ capacity }) => capacity ?? Number.MAX_SAFE_INTEGER });
  return { network: { id: network.id, name: network.acronym ?? network.name }, ...counted, sites: shown };
}

/** The sites that can be chosen for a session of a network. Whoever asks must be one who schedules for it: the caller has made sure. */
export async function listOpenSites(networkId: string): Promise<{ id: string; name: string; zone: string; capacity: number | null }[]> {
  // Past Prisma: it is asked at every step of scheduling.
  const rows = await readRows<{ id: string; name: string; capacity: number | null; zone: string }>(Prisma.sql`
    select s.id, s.name, s.capacity, coalesce(a.zone, 'UTC') as zone from site s left join availability a on a.site_id = s.id
     where s.network_id = ${networkId}::uuid and s.closed_at is null order by s.created_at, s.id limit ${MOST_SITES}`);
  if (rows.length === 0) return [];
  const safe = await openSafe(networkId);
  return rows.map(({ id, name, capacity, zone }) => ({ id, capacity, zone, name: safe.unseal(name, placeOf(id)) }));
}

/** What sites are called: those that a booking holds, for whoever takes part in it, and a network's own for its coordinators. */
export async function nameSites(sites: readonly { id: string; networkId: string; name: string }[]): Promise<string[]> {
  if (sites.length === 0) return [];
  const safes = await openSafes(sites.map(({ networkId }) => networkId));
  return sites.map(({ id, networkId, name }) => safes.get(networkId)?.unseal(name, placeOf(id)) ?? '');
}

/** A coordinator adds a site to their network. @throws NotFound, Refusal `calendar.errors.zone`, `calendar.refusals.tooMany` */
export async function addSite(person: AskingPerson, networkId: string, { name, zone, capacity }: SiteEntry): Promise<string> {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  if (!isZone(zone)) throw new Refusal('calendar.errors.zone');
  const id = newId();
  const sealed = (await openSafe(networkId)).seal(name, placeOf(id));
  await inTransaction(async (tx) => {
    await holdOpen(tx, networkId);
    if ((await tx.site.count({ where: { networkId, closedAt: null } })) >= MOST_SITES) throw new Refusal('calendar.refusals.tooMany');
    await tx.site.create({ data: { id, networkId, name: sealed, capacity, createdAt: now() }, select: { id: true } });
    await tx.availability.create({ data: { id: newId(), siteId: id, zone, ...AT_FIRST, noticeMinutes: 0, updatedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'site.added', subjectType: 'site', subjectId: id });
  });
  return id;
}

/** Closes a site: it can be chosen no more, and what was booked there stays. Returns its network. @throws NotFound */
export async function closeSite(person: AskingPerson, id: string): Promise<string> {
  const { networkId } = await findOwn(person, id);
  await inTransaction(async (tx) => {
    const { count } = await tx.site.updateMany({ where: { id, closedAt: null }, data: { closedAt: now() } });
    if (count > 0) await recordActivity(tx, { actor: person.id, organisationId: networkId, kind: 'site.closed', subjectType: 'site', subjectId: id });
  });
  return networkId;
}

/** A site's availability, for the coordinators of its network to say. @throws NotFound */
export async function siteAvailability(person: AskingPerson, id: string): Promise<AvailabilityOwner> {
  const { name, networkId } = await findOwn(person, id);
  return { personId: person.id, site: { id, name: (await openSafe(networkId)).unseal(name, placeOf(id)), networkId }, zone: zoneOfPerson(person) };
}

async function findOwn(person: AskingPerson, id: string) {
  const found = await database().site.findFirst({ where: { id, networkId: { in: organisationIdsAs(person, 'coordinator') } }, select: { networkId: true, name: true } });
  if (!found) throw new NotFound();
  return found;
}
