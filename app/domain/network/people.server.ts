import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { findOrganisation, findOrganisationTo, mayWith } from './organisations.server.ts';
import { PAGE_SIZE } from './model.ts';

/** The people of an organisation by pseudonym, each role on a line; searched and paged by the database. */
export async function listPeople(person: AskingPerson, organisationId: string, query: { q: string; page: number }) {
  const organisation = await findOrganisation(person, organisationId);
  const where = { organisationId, endedAt: null, person: { suspendedAt: null, pseudonym: { contains: query.q.trim(), mode: 'insensitive' as const } } };
  const [count, memberships] = await Promise.all([
    database().membership.count({ where }),
    database().membership.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [{ person: { pseudonym: 'asc' } }, { role: 'asc' }],
      skip: (query.page - 1) * PAGE_SIZE,
      take: PAGE_SIZE,
      select: { id: true, role: true, createdAt: true, person: { select: { pseudonym: true } } },
    }),
  ]);
  return {
    organisation: { id: organisation.id, name: organisation.name },
    count,
    pages: Math.ceil(count / PAGE_SIZE),
    people: memberships.map(({ person: { pseudonym }, createdAt, ...held }) => ({ ...held, pseudonym, since: createdAt.toISOString() })),
    may: mayWith(person, organisation),
  };
}

/**
 * Ends a role: with the next request the person acts in it no more. The last lead of an organisation stays, or nobody
 * could let anyone in.
 */
export async function endMembership(person: AskingPerson, id: string): Promise<string> {
  const held = await database().membership.findFirst({ where: { id, endedAt: null }, select: { organisationId: true, role: true, personId: true } });
  if (!held) throw new NotFound();
  await findOrganisationTo(person, 'endMembership', held.organisationId);
  await inTransaction(async (tx) => {
    if (held.role === 'lead' || held.role === 'secretariat') {
      // Two leads who end each other at once wait here for one another.
      await tx.$queryRaw`select id from membership where organisation_id = ${held.organisationId}::uuid and role = ${held.role}::role and ended_at is null for update`;
      const others = await tx.membership.count({ where: { organisationId: held.organisationId, role: held.role, endedAt: null, id: { not: id } } });
      if (others === 0) throw new Refusal('network.refusals.lastLead');
    }
    await tx.membership.update({ where: { id }, data: { endedAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: held.organisationId, kind: 'membership.ended', subjectType: 'membership', subjectId: id, data: { role: held.role } });
  });
  return held.organisationId;
}
