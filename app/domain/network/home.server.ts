import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';

/** Where a person belongs, and what they do there; apart from it, what is closed: their roles there rest, and they see why. */
export async function readHome(person: AskingPerson) {
  const organisations = await database().organisation.findMany({
    where: { memberships: { some: { personId: person.id, endedAt: null } } },
    relationLoadStrategy: 'join',
    orderBy: { searchText: 'asc' },
    select: { id: true, name: true, kind: true, closedAt: true, memberships: { where: { personId: person.id, endedAt: null }, orderBy: { createdAt: 'asc' }, select: { role: true } } },
  });
  const told = organisations.map(({ memberships, closedAt, ...organisation }) => ({ ...organisation, closedAt: closedAt?.toISOString() ?? null, roles: memberships.map(({ role }) => role) }));
  return { places: told.filter(({ closedAt }) => closedAt === null), closed: told.filter(({ closedAt }) => closedAt !== null) };
}
