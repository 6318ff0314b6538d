import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within, subject } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { Organisation, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { PAGE_SIZE, type ListQuery, type networkSchema, type organisationSchema } from './model.ts';
import { networkAbilities } from './policy.ts';
import type { z } from 'zod';

/** What may be done with an organisation, for the page that shows it. */
export interface MayWithOrganisation {
  update: boolean;
  invite: boolean;
  endMembership: boolean;
  declare: boolean;
  review: boolean;
}

/** The organisation, if the person may see it. @throws NotFound */
export async function findOrganisation(person: AskingPerson, id: string): Promise<Organisation> {
  const found = await database().organisation.findFirst({ where: { AND: [{ id, closedAt: null }, within(networkAbilities(person), 'read', 'Organisation')] } });
  if (!found) throw new NotFound();
  return found;
}

/** The same, for doing something with it. @throws NotFound, and Refusal when it may be seen but not that */
export async function findOrganisationTo(person: AskingPerson, move: keyof MayWithOrganisation, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(person, id);
  if (!networkAbilities(person).can(move, subject('Organisation', organisation))) throw new Refusal('network.refusals.notYours');
  return organisation;
}

export function mayWith(person: AskingPerson, organisation: Organisation): MayWithOrganisation {
  const abilities = networkAbilities(person);
  const of = subject('Organisation', organisation);
  return { update: abilities.can('update', of), invite: abilities.can('invite', of), endMembership: abilities.can('endMembership', of), declare: abilities.can('declare', of), review: abilities.can('review', of) };
}

/** An organisation's page: itself, its network, its region. */
export async function readOrganisation(person: AskingPerson, id: string) {
  const organisation = await findOrganisation(person, id);
  const network = organisation.networkId ? await database().organisation.findUnique({ where: { id: organisation.networkId }, select: { name: true, acronym: true } }) : null;
  const { name, acronym, kind, country, languages, regionId } = organisation;
  return { id, name, acronym, kind, country, languages, regionId, network: network && (network.acronym ?? network.name), may: mayWith(person, organisation) };
}

const ORDERS: Record<ListQuery['by'], (direction: 'asc' | 'desc') => Prisma.OrganisationOrderByWithRelationInput[]> = {
  name: (direction) => [{ name: direction }, { id: 'asc' }],
  country: (direction) => [{ country: direction }, { name: 'asc' }, { id: 'asc' }],
  since: (direction) => [{ createdAt: direction }, { id: 'asc' }],
};

/** The organisations that the person may see, searched, filtered, ordered and cut into pages by the database. */
export async function listOrganisations(person: AskingPerson, query: ListQuery) {
  if (!actsAs(person, 'coordinator') && !actsAs(person, 'secretariat')) throw new NotFound();
  const words = query.q.trim().split(/\s+/).filter(Boolean).slice(0, 5);
  const where: Prisma.OrganisationWhereInput = {
    AND: [
      within(networkAbilities(person), 'read', 'Organisation'),
      { closedAt: null, kind: query.kind ? query.kind : { in: ['national', 'local'] } },
      query.country ? { country: query.country } : {},
      ...words.map((word) => ({ OR: [{ name: { contains: word, mode: 'insensitive' as const } }, { acronym: { contains: word, mode: 'insensitive' as const } }] })),
    ],
  };
  const [count, organisations] = await Promise.all([
    database().organisation.count({ where }),
    database().organisation.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: ORDERS[query.by](query.down === '1' ? 'desc' : 'asc'),
      skip: (query.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { id: true, name: true, acronym: true, kind: true, country: true, languages: true, network: { select: { acronym: true, name: true } } },
    }),
  ]);
  return {
    count,
    pages: Math.ceil(count / PAGE_SIZE),
    organisations: organisations.map(({ network, ...organisation }) => ({ ...organisation, network: network?.acronym ?? network?.name ?? null })),
    mayAdd: actsAs(person, 'coordinator'),
  };
}

/** A coordinator enters an organisation into their regional network. */
export async function addOrganisation(person: AskingPerson, entry: z.output<typeof organisationSchema>): Promise<string> {
  const [networkId] = organisationIdsAs(person, 'coordinator');
  if (!networkId) throw new NotFound();
  return inTransaction(async (tx) => {
    const { regionId } = await tx.organisation.findUniqueOrThrow({ where: { id: networkId }, select: { regionId: true } });
    const id = newId();
    await tx.organisation.create({ data: { id, ...entry, regionId, networkId, createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.added', subjectType: 'organisation', subjectId: id });
    return id;
  });
}

export async function changeOrganisation(person: AskingPerson, id: string, entry: z.output<typeof organisationSchema>): Promise<void> {
  await findOrganisationTo(person, 'update', id);
  await inTransaction(async (tx) => {
    await tx.organisation.update({ where: { id }, data: entry, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.changed', subjectType: 'organisation', subjectId: id });
  });
}

/** The regional networks, for the secretariat: how many organisations each has. */
export async function listNetworks(person: AskingPerson) {
  if (!actsAs(person, 'secretariat')) throw new NotFound();
  const networks = await database().organisation.findMany({
    where: { kind: 'regional_network', closedAt: null },
    orderBy: [{ name: 'asc' }],
    select: { id: true, name: true, acronym: true, regionId: true, _count: { select: { members: { where: { closedAt: null } } } } },
  });
  return networks.map(({ _count, ...network }) => ({ ...network, organisations: _count.members }));
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
