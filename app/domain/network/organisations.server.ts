import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { within, subject } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Organisation, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { newOrganisationSchema, organisationSchema } from './model.ts';
import { networkAbilities } from './policy.ts';
import type { z } from 'zod';

const MOVES = ['update', 'invite', 'endMembership', 'declare', 'review', 'close', 'move'] as const;
type MoveWithOrganisation = (typeof MOVES)[number];

/** What may be done with an organisation, for the page that shows it. */
export type MayWithOrganisation = Record<MoveWithOrganisation, boolean>;

/** The organisation, if the person may see it and it is not closed. @throws NotFound */
export async function findOrganisation(person: AskingPerson, id: string): Promise<Organisation> {
  const found = await findOpenOrClosed(person, id);
  if (found.closedAt) throw new NotFound();
  return found;
}

/** The organisation, if the person may see it, also when it is closed. @throws NotFound */
export async function findOpenOrClosed(person: AskingPerson, id: string): Promise<Organisation> {
  const found = await database().organisation.findFirst({ where: { AND: [{ id }, within(networkAbilities(person), 'read', 'Organisation')] } });
  if (!found) throw new NotFound();
  return found;
}

/**
 * The open organisation that something is a part of: a role, an invitation, a declaration. Asked in one question and before the part
 * is read, so that a part of others takes no longer to be refused than one of nobody. @throws NotFound
 */
export async function findOrganisationOf(person: AskingPerson, part: Pick<Prisma.OrganisationWhereInput, 'memberships' | 'invitations' | 'declarations'>): Promise<Organisation> {
  const found = await database().organisation.findFirst({ where: { AND: [part, { closedAt: null }, within(networkAbilities(person), 'read', 'Organisation')] } });
  if (!found) throw new NotFound();
  return found;
}

/** An open organisation, for doing something with it. @throws NotFound, and Refusal when it may be seen but not that */
export async function findOrganisationTo(person: AskingPerson, move: MoveWithOrganisation, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(person, id);
  assertMay(person, move, organisation);
  return organisation;
}

/** The same for what is no page of whoever may not: they are told of no such place. @throws NotFound */
export async function findOrganisationKept(person: AskingPerson, move: MoveWithOrganisation, id: string): Promise<Organisation> {
  const organisation = await findOrganisation(person, id);
  if (!mayWith(person, organisation)[move]) throw new NotFound();
  return organisation;
}

/** @throws Refusal */
export function assertMay(person: AskingPerson, move: MoveWithOrganisation, organisation: Organisation): void {
  if (!networkAbilities(person).can(move, subject('Organisation', organisation))) throw new Refusal('network.refusals.notYours');
}

export function mayWith(person: AskingPerson, organisation: Organisation): MayWithOrganisation {
  const abilities = networkAbilities(person);
  const of = subject('Organisation', organisation);
  return Object.fromEntries(MOVES.map((move) => [move, abilities.can(move, of)])) as MayWithOrganisation;
}

/** Makes sure that an organisation is open, and that it stays so until the transaction ends. @throws Refusal */
export async function holdOpen(tx: Transaction, id: string): Promise<void> {
  const held = await tx.$queryRaw<unknown[]>`select 1 from organisation where id = ${id}::uuid and closed_at is null for share`;
  if (held.length === 0) throw new Refusal('network.refusals.closed');
}

/** Changes an organisation that is open. @throws Refusal */
export async function changeOpen(tx: Transaction, id: string, data: Prisma.OrganisationUncheckedUpdateManyInput): Promise<void> {
  const { count } = await tx.organisation.updateMany({ where: { id, closedAt: null }, data });
  if (count === 0) throw new Refusal('network.refusals.closed');
}

/** An organisation's page: itself, its network, its region. When it is closed, its own people are told so as well, and nothing else. */
export async function readOrganisation(person: AskingPerson, id: string) {
  const found = await database().organisation.findUnique({
    where: { id },
    relationLoadStrategy: 'join',
    include: { network: { select: { id: true, name: true, acronym: true } }, memberships: { where: { personId: person.id, endedAt: null }, take: 1, select: { id: true } } },
  });
  const isSeen = found && (networkAbilities(person).can('read', subject('Organisation', found)) || found.memberships.length > 0);
  if (!isSeen) throw new NotFound();
  const { network, name, acronym, kind, country, languages, regionId, closedAt } = found;
  return { id, name, acronym, kind, country, languages, regionId, network: network && { id: network.id, name: network.acronym ?? network.name }, closedAt: closedAt?.toISOString() ?? null, may: mayWith(person, found) };
}

/** Organisations are entered by who coordinates a network. @throws NotFound */
export function assertMayAdd(person: AskingPerson): void {
  if (organisationIdsAs(person, 'coordinator').length === 0) throw new NotFound();
}

/** The networks into which a coordinator can enter an organisation, where there is a choice. @throws NotFound for who coordinates none */
export async function listOwnNetworks(person: AskingPerson): Promise<{ id: string; name: string }[]> {
  assertMayAdd(person);
  const coordinated = organisationIdsAs(person, 'coordinator');
  if (coordinated.length === 1) return [];
  const networks = await database().organisation.findMany({ where: { id: { in: coordinated }, closedAt: null }, orderBy: { searchText: 'asc' }, select: { id: true, name: true, acronym: true } });
  return networks.map(({ id, name, acronym }) => ({ id, name: acronym ?? name }));
}

/** A coordinator enters an organisation into their regional network: the one that they name, where they coordinate several. @throws RefusedField */
export async function addOrganisation(person: AskingPerson, { networkId: named, ...entry }: z.output<typeof newOrganisationSchema>): Promise<string> {
  assertMayAdd(person);
  const coordinated = organisationIdsAs(person, 'coordinator');
  const networkId = coordinated.length === 1 ? (named ?? coordinated[0]) : named;
  if (!networkId || !coordinated.includes(networkId)) throw new RefusedField('networkId', 'ui.forms.errors.choose');
  return inTransaction(async (tx) => {
    await holdOpen(tx, networkId);
    const { regionId } = await tx.organisation.findUniqueOrThrow({ where: { id: networkId }, select: { regionId: true } });
    const id = newId();
    await tx.organisation.create({ data: { id, ...entry, regionId, networkId, createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.added', subjectType: 'organisation', subjectId: id });
    return id;
  });
}

export async function changeOrganisation(person: AskingPerson, id: string, entry: z.output<typeof organisationSchema>): Promise<void> {
  const { kind } = await findOrganisationTo(person, 'update', id);
  if (kind !== 'national' && kind !== 'local') throw new NotFound();
  await inTransaction(async (tx) => {
    await changeOpen(tx, id, entry);
    await recordActivity(tx, { actor: person.id, organisationId: id, kind: 'organisation.changed', subjectType: 'organisation', subjectId: id });
  });
}
