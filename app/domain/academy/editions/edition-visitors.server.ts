import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { leaveVisitsOf } from '../sites/visit-leaving.server.ts';
import { holdEdition } from './editions.server.ts';
import { nameEditions } from './edition-safe.server.ts';

/** Selected teams for which somebody can ask to be received: those that they lead, and all of an edition that they coordinate. */
function speaksFor(person: AskingPerson) {
  return { state: 'selected' as const, edition: { is: { state: { in: ['selecting' as const, 'running' as const, 'finished' as const, 'closed' as const] } } }, OR: [{ organisationId: { in: organisationIdsAs(person, 'lead') } }, { edition: { is: { networkId: { in: organisationIdsAs(person, 'coordinator') } } } }] };
}

/** The editions on whose behalf somebody can ask for a visit, by name. */
export async function listVisitingEditions(person: AskingPerson): Promise<{ id: string; name: string }[]> {
  const rows = await database().edition.findMany({ where: { sent: { some: speaksFor(person) } }, orderBy: [{ startsOn: 'desc' }, { id: 'asc' }], take: 50, select: { id: true, networkId: true, name: true } });
  const names = await nameEditions(rows);
  return rows.map(({ id }) => ({ id, name: names.get(id) ?? '' }));
}

/** Who could come on behalf of an edition: those of the teams for which somebody speaks who said yes. @throws NotFound */
export async function listEditionVisitors(person: AskingPerson, editionId: string): Promise<{ id: string; name: string }[]> {
  const rows = await database().editionDelegate.findMany({ where: { state: 'confirmed', team: { is: { ...speaksFor(person), editionId, organisation: { is: { closedAt: null } } } }, person: { is: { suspendedAt: null } } }, relationLoadStrategy: 'join', orderBy: [{ person: { searchText: 'asc' } }, { id: 'asc' }], select: { personId: true, team: { select: { organisationId: true } }, person: { select: { pseudonym: true, memberships: { where: { endedAt: null }, select: { organisationId: true } } } } } });
  if (rows.length === 0) throw new NotFound();
  // Whoever has left their organisation goes for it no more.
  return rows.filter(({ team, person: { memberships } }) => memberships.some(({ organisationId }) => organisationId === team.organisationId)).map(({ personId, person: { pseudonym } }) => ({ id: personId, name: pseudonym }));
}

/** Of some people, those who go to an edition: who said yes, in a team that is selected, of an organisation that is there and to which they belong. */
async function whoGoes(tx: Transaction, editionId: string, people: readonly string[]): Promise<Set<string>> {
  const going = await tx.$queryRaw<{ personId: string }[]>`
    select d.person_id::text as "personId" from edition_delegate d join edition_team t on t.id = d.team_id join organisation o on o.id = t.organisation_id
     where t.edition_id = ${editionId}::uuid and t.state = 'selected' and d.state = 'confirmed' and o.closed_at is null and d.person_id = any(${people}::uuid[])
       and exists (select 1 from membership m where m.person_id = d.person_id and m.organisation_id = t.organisation_id and m.ended_at is null)`;
  return new Set(going.map(({ personId }) => personId));
}

/** Holds an edition until a visit on its behalf is asked for: whoever takes a yes back in that moment is out of it. @throws Refusal where one of them does not go any more */
export async function holdThoseGoing(tx: Transaction, editionId: string, people: readonly string[]): Promise<void> {
  await holdEdition(tx, editionId);
  const going = await whoGoes(tx, editionId, people);
  if (!people.every((one) => going.has(one))) throw new Refusal('academy.refusals.changedMeanwhile');
}

/**
 * Of some people, those who do not go to an edition any more (their yes or their team taken back, another team selected, their organisation left or closed) are taken out of its
 * visits, in the transaction of that change.
 */
export async function leaveEditionVisits(tx: Transaction, editionId: string, people: readonly string[], byId: string | null): Promise<void> {
  const going = await whoGoes(tx, editionId, people);
  const gone = people.filter((one) => !going.has(one));
  if (gone.length > 0) await leaveVisitsOf(tx, { kind: 'edition', id: editionId }, gone, byId);
}
