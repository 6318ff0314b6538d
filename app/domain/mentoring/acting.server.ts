import { Prisma } from '#app/platform/generated/client.ts';

/** A condition: whether somebody acts in a role now, in what is open. `within` narrows the membership `m` and the organisation `o`. */
export function acts(who: Prisma.Sql, role: 'mentor' | 'emerging_leader', within: Prisma.Sql = Prisma.empty): Prisma.Sql {
  return Prisma.sql`exists (select 1 from membership m join organisation o on o.id = m.organisation_id where m.person_id = ${who} and m.role = ${role}::role and m.ended_at is null and o.closed_at is null ${within})`;
}
