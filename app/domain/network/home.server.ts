import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';

/** How many organisations to look at stand on the page. */
const MOST_TO_REVIEW = 5;

/**
 * Where a person belongs, and what they do there; apart from it, what is closed: their roles there rest, and they see why. And
 * for a coordinator the organisations whose declaration waits for the network.
 */
export async function readHome(person: AskingPerson) {
  const organisations = await database().organisation.findMany({
    where: { memberships: { some: { personId: person.id, endedAt: null } } },
    relationLoadStrategy: 'join',
    orderBy: { searchText: 'asc' },
    select: { id: true, name: true, kind: true, closedAt: true, memberships: { where: { personId: person.id, endedAt: null }, orderBy: { createdAt: 'asc' }, select: { role: true } }, members: { where: { declarations: { some: { state: 'declared' } }, closedAt: null }, orderBy: { searchText: 'asc' }, take: MOST_TO_REVIEW, select: { id: true, name: true } } },
  });
  const told = organisations.map(({ memberships, closedAt, members: _members, ...organisation }) => ({ ...organisation, closedAt: closedAt?.toISOString() ?? null, roles: memberships.map(({ role }) => role) }));
  const coordinated = organisationIdsAs(person, 'coordinator');
  const toReview = organisations.filter(({ id }) => coordinated.includes(id)).flatMap(({ members }) => members).slice(0, MOST_TO_REVIEW);
  return { toReview, places: told.filter(({ closedAt }) => closedAt === null), closed: told.filter(({ closedAt }) => closedAt !== null) };
}
