import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { findEdition } from './editions.server.ts';

/** What somebody has to do with an edition besides coordinating it: the organisations for which they answer its call, and their own place in a team. @throws NotFound */
export async function readParts(person: AskingPerson, id: string) {
  const edition = await findEdition(person, id);
  const led = person.memberships.filter(({ role, networkId }) => role === 'lead' && networkId === edition.networkId).map(({ organisationId }) => organisationId);
  const mine = person.memberships.map(({ organisationId }) => organisationId);
  const coordinates = person.memberships.some(({ role, organisationId }) => role === 'coordinator' && organisationId === edition.networkId);
  const [organisations, teams, own, counted] = await Promise.all([
    edition.calledAt && led.length > 0 ? database().organisation.findMany({ where: { id: { in: led } }, orderBy: { searchText: 'asc' }, select: { id: true, name: true } }) : [],
    database().editionTeam.findMany({ where: { editionId: id, organisationId: { in: led } }, select: { id: true, organisationId: true, state: true } }),
    database().editionDelegate.findFirst({ where: { personId: person.id, state: { in: ['nominated', 'confirmed'] }, team: { is: { editionId: id, state: { not: 'withdrawn' }, organisationId: { in: mine } } } }, relationLoadStrategy: 'join', orderBy: { state: 'desc' }, select: { id: true, state: true, team: { select: { id: true, state: true } } } }),
    coordinates ? database().editionTeam.groupBy({ by: ['state'], where: { editionId: id, state: { not: 'withdrawn' } }, _count: true }) : [],
  ]);
  return {
    mayNominate: edition.state === 'call_open',
    organisations: organisations.map((one) => ({ ...one, team: teams.find(({ organisationId }) => organisationId === one.id) ?? null })),
    own,
    /** How many teams there are in each state; for coordinators. */
    counts: coordinates && edition.calledAt ? Object.fromEntries(counted.map(({ state, _count }) => [state, _count])) : null,
  };
}
export type EditionParts = Awaited<ReturnType<typeof readParts>>;
