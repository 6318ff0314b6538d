import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { Organisation, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { NetworksQuery } from './lists.ts';
import type { networkSchema } from './model.ts';
import { changeOpen, findOrganisationTo, holdOpen } from './organisations.server.ts';
import { takeBackInvitations } from './senders.server.ts';

/** The regional networks, for the secretariat: each with how many organisations belong to it and who coordinates it. */
export async function listNetworks(person: AskingPerson, query: NetworksQuery) {
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  const where: Prisma.OrganisationWhereInput = {
    AND: [{ kind: 'regional_network', closedAt: query.state === 'closed' ? { not: null } : null }, query.region ? { regionId: query.region } : {}, ...searchFor(query.q)],
  };
  const { by, direction } = orderOf(query.order);
  const [count, networks] = await Promise.all([
    database().organisation.count({ where }),
    database().organisation.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [...(by === 'organisations' ? [{ members: { _count: direction } }, { searchText: 'asc' as const }] : [{ searchText: direction }]), { id: 'asc' }],
      ...cutOf(query),
      select: { id: true, name: true, acronym: true, regionId: true, closedAt: true, _count: { select: { members: { where: { closedAt: null } }, memberships: { where: { role: 'coordinator', endedAt: null } } } } },
    }),
  ]);
  return { count, pages: pagesOf(count), networks: networks.map(({ _count, closedAt, ...network }) => ({ ...network, closedAt: closedAt?.toISOString() ?? null, organisations: _count.members, coordinators: _count.memberships })) };
}

/** The network, for the secretariat to change it. @throws NotFound, also for what is no regional network */
export async function findNetworkToChange(person: AskingPerson, id: string): Promise<Organisation> {
  const network = await findOrganisationTo(person, 'update', id);
  if (network.kind !== 'regional_network') throw new NotFound();
  return network;
}

export async function addNetwork(person: AskingPerson, entry: z.output<typeof networkSchema>): Promise<string> {
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  return inTransaction(async (tx) => {
    const id = newId();
    await tx.organisation.create({ data: { id, kind: 'regional_network', ...entry, createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'network.added', subjectType: 'organisation', subjectId: id });
    return id;
  });
}

/** Changes a network. Its organisations, closed ones as well, are in the region in which it is. */
export async function changeNetwork(person: AskingPerson, id: string, entry: z.output<typeof networkSchema>): Promise<void> {
  await findNetworkToChange(person, id);
  await inTransaction(async (tx) => {
    await changeOpen(tx, id, entry);
    await tx.organisation.updateMany({ where: { networkId: id, regionId: { not: entry.regionId } }, data: { regionId: entry.regionId } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'network.changed', subjectType: 'organisation', subjectId: id });
  });
}

/** The networks that an organisation could move to. @throws NotFound, and Refusal for who is not of the secretariat */
export async function readMove(person: AskingPerson, id: string) {
  const { name, networkId } = await findOrganisationTo(person, 'move', id);
  const networks = await database().organisation.findMany({ where: { kind: 'regional_network', OR: [{ closedAt: null }, { id: networkId ?? id }] }, orderBy: { searchText: 'asc' }, select: { id: true, name: true, acronym: true, regionId: true } });
  const from = networks.find((network) => network.id === networkId);
  return { organisation: { id, name }, from: from?.acronym ?? from?.name ?? '', networks: networks.filter((network) => network.id !== networkId) };
}

/**
 * Moves an organisation to another network, and so to its region. What it had shared with the network it leaves is shared
 * with nobody from then on: the database sees to it, for what was said to one network was not said to another. Whom its coordinators
 * invited into it and who has not come yet, the new ones invite.
 */
export async function moveOrganisation(person: AskingPerson, id: string, networkId: string): Promise<void> {
  const { networks } = await readMove(person, id);
  if (!networks.some((network) => network.id === networkId)) throw new Refusal('ui.forms.errors.choose');
  await inTransaction(async (tx) => {
    await holdOpen(tx, networkId);
    const { regionId } = await tx.organisation.findUniqueOrThrow({ where: { id: networkId }, select: { regionId: true } });
    await changeOpen(tx, id, { networkId, regionId });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.moved', subjectType: 'organisation', subjectId: id });
    await takeBackInvitations(tx, person, { organisationId: id });
  });
}
