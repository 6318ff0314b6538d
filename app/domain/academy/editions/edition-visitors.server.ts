import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
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
  const rows = await database().editionDelegate.findMany({ where: { state: 'confirmed', team: { is: { ...speaksFor(person), editionId } }, person: { is: { suspendedAt: null } } }, relationLoadStrategy: 'join', orderBy: [{ person: { searchText: 'asc' } }, { id: 'asc' }], select: { personId: true, person: { select: { pseudonym: true } } } });
  if (rows.length === 0) throw new NotFound();
  return rows.map(({ personId, person: { pseudonym } }) => ({ id: personId, name: pseudonym }));
}
