import { Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';

/** The active people of an organisation, for whoever chooses those who come: the caller has made sure that it is theirs to choose. */
export async function listThoseOf(organisationId: string): Promise<{ id: string; name: string }[]> {
  const rows = await database().person.findMany({ where: { suspendedAt: null, memberships: { some: { organisationId, endedAt: null } } }, orderBy: [{ pseudonym: 'asc' }, { id: 'asc' }], take: 200, select: { id: true, pseudonym: true } });
  return rows.map(({ id, pseudonym }) => ({ id, name: pseudonym }));
}

/**
 * Holds an organisation, the part that some people have in it, and that of who speaks for it, until a visit on its behalf is asked for: whoever closes it, or takes that part from one of them, waits, or was first.
 * @throws Refusal where it is closed, one of them is of it no more, or who asks speaks for it no more
 */
export async function holdThoseOf(tx: Transaction, organisationId: string, { askedBy, people }: { askedBy: string; people: readonly string[] }): Promise<void> {
  const open = await tx.$queryRaw<unknown[]>`select 1 from organisation where id = ${organisationId}::uuid and closed_at is null for share`;
  const held = await tx.$queryRaw<{ personId: string; role: string }[]>`
    select m.person_id::text as "personId", m.role::text as role from membership m join person p on p.id = m.person_id
     where m.organisation_id = ${organisationId}::uuid and m.person_id = any(${[askedBy, ...people]}::uuid[]) and m.ended_at is null and p.suspended_at is null order by m.id for share of m`;
  const speaks = held.some(({ personId, role }) => personId === askedBy && (role === 'lead' || role === 'coordinator'));
  if (open.length === 0 || !speaks || !people.every((one) => held.some(({ personId }) => personId === one))) throw new Refusal('academy.refusals.changedMeanwhile');
}
