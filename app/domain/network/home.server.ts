import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';

/** Where a person belongs, and what they do there. */
export async function readHome(person: AskingPerson) {
  const organisations = await database().organisation.findMany({ where: { id: { in: organisationIdsAs(person) }, closedAt: null }, orderBy: { name: 'asc' }, select: { id: true, name: true, kind: true } });
  return organisations.map((organisation) => ({ ...organisation, roles: person.memberships.filter(({ organisationId }) => organisationId === organisation.id).map(({ role }) => role) }));
}
