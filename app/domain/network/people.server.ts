import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import type { PeopleQuery } from './lists.ts';
import { findOrganisation, mayWith } from './organisations.server.ts';
import { ROLES_OF } from './roles.ts';

/** How long the end of a role can be undone, in days: after that someone comes back by an invitation, as they came. */
export const UNDO_DAYS = 30;

const ORDERS = {
  name: { asc: Prisma.sql`search_text, id`, desc: Prisma.sql`search_text desc, id` },
  since: { asc: Prisma.sql`since, id`, desc: Prisma.sql`since desc, id` },
};

/**
 * The people of an organisation by pseudonym, each with their roles; searched, filtered, ordered and paged by the database.
 * Who had a role once is shown to those only who end roles.
 */
export async function listPeople(person: AskingPerson, organisationId: string, query: PeopleQuery) {
  const organisation = await findOrganisation(person, organisationId);
  const may = mayWith(person, organisation);
  const isFormer = query.state === 'former' && may.endMembership;
  const found = peopleOf(organisationId, query, isFormer);
  const { by, direction } = orderOf(query.order);
  const { skip, take } = cutOf(query);
  const [[counted], people] = await Promise.all([
    readRows<{ count: number }>(Prisma.sql`select count(*)::int as count from (${found}) found`),
    readRows<PersonRow>(Prisma.sql`select id, pseudonym, roles, since, until from (${found}) found order by ${ORDERS[by][direction]} limit ${take} offset ${skip}`),
  ]);
  const count = counted?.count ?? 0;
  return {
    organisation: { id: organisation.id, name: organisation.name },
    roles: ROLES_OF[organisation.kind],
    count,
    pages: pagesOf(count),
    isFormer,
    people: people.map(({ since, until, roles, ...one }) => ({ ...one, roles: ROLES_OF[organisation.kind].filter((role) => roles.includes(role)), since: since.toISOString(), until: until?.toISOString() ?? null })),
    may,
  };
}

interface PersonRow {
  id: string;
  pseudonym: string;
  roles: Role[];
  since: Date;
  /** When the last role ended, of who has none any more. */
  until: Date | null;
}

/** Each person once, with the roles they have (or had, of former people) and since when. */
function peopleOf(organisationId: string, query: PeopleQuery, isFormer: boolean): Prisma.Sql {
  const role = query.role ? Prisma.sql`and bool_or(membership.role = ${query.role}::role)` : Prisma.empty;
  const words = searchFor(query.q).map(({ searchText }) => Prisma.sql`and person.search_text like ${`%${searchText.contains}%`}`);
  return Prisma.sql`
    select person.id, person.pseudonym, person.search_text, array_agg(distinct membership.role)::text[] as roles, min(membership.created_at) as since, max(membership.ended_at) as until
      from membership join person on person.id = membership.person_id
     where membership.organisation_id = ${organisationId}::uuid and person.suspended_at is null ${isFormer ? Prisma.empty : Prisma.sql`and membership.ended_at is null`}
           ${words.length > 0 ? Prisma.join(words, ' ') : Prisma.empty}
     group by person.id having ${isFormer ? Prisma.sql`bool_and(membership.ended_at is not null)` : Prisma.sql`true`} ${role}`;
}

/** One of the people of an organisation, for those who keep its roles: what they do, what they did, what they could do. */
export async function readPerson(person: AskingPerson, organisationId: string, personId: string) {
  const organisation = await findOrganisation(person, organisationId);
  const may = mayWith(person, organisation);
  if (!may.endMembership) throw new NotFound();
  const found = await database().person.findFirst({
    where: { id: personId, suspendedAt: null, memberships: { some: { organisationId } } },
    relationLoadStrategy: 'join',
    select: { id: true, pseudonym: true, memberships: { where: { organisationId }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], select: { id: true, role: true, createdAt: true, endedAt: true } } },
  });
  if (!found) throw new NotFound();
  const held = found.memberships.filter(({ endedAt }) => endedAt === null);
  const ended = found.memberships.filter(({ endedAt }) => endedAt !== null);
  const undoneSince = new Date(now().getTime() - UNDO_DAYS * 86_400_000);
  return {
    organisation: { id: organisation.id, name: organisation.name },
    person: { id: found.id, pseudonym: found.pseudonym, isMe: found.id === person.id },
    held: held.map(({ id, role, createdAt }) => ({ id, role, since: createdAt.toISOString() })),
    ended: ended
      .map(({ id, role, createdAt, endedAt }) => ({ id, role, since: createdAt.toISOString(), until: endedAt?.toISOString() ?? '', mayUndo: endedAt !== null && endedAt > undoneSince && !held.some((other) => other.role === role) }))
      .sort((a, b) => b.until.localeCompare(a.until)),
    choices: held.length > 0 && may.invite ? ROLES_OF[organisation.kind].filter((role) => !held.some((other) => other.role === role)) : [],
  };
}
