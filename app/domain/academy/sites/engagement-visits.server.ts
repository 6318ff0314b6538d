import { onActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { withdrawVisitsOf } from './visit-ends.server.ts';
import { askNoMore, leaveVisitsOf } from './visit-leaving.server.ts';
import { GOING_ON } from './visit-life.ts';

/** A condition: whether a person has a part in the engagement `e`. Assistance says what that is, of which nothing is known here. */
type HasPart = (personId: Prisma.Sql) => Prisma.Sql;

/** From now on the visits for an engagement end with it, and whoever has no part in it any more is out of them, in the same transaction. Asked again, nothing changes. */
export function startEndingWithEngagements(hasPart: HasPart): void {
  onActivity((tx, happening) => followEngagement(tx, happening, hasPart));
}

async function followEngagement(tx: Transaction, { kind, subjectId, actor }: Happening, hasPart: HasPart): Promise<void> {
  const leave = (which: Prisma.Sql) => leaveWithoutPart(tx, hasPart, which, actor);
  // Told once to each organisation that shares in it: the second time nothing is left to end.
  if (kind === 'engagement.cancelled' || kind === 'engagement.closed') await withdrawVisitsOf(tx, 'engagement', subjectId, actor);
  if (kind === 'providerInvitation.ended') await leave(Prisma.sql`e.id = (select engagement_id from provider_invitation where id = ${subjectId}::uuid)`);
  if (kind === 'request.withdrawn') await leave(Prisma.sql`e.id in (select engagement_id from engagement_organisation where request_id = ${subjectId}::uuid)`);
  if (kind === 'membership.ended') await leave(Prisma.sql`one.id = (select person_id from membership where id = ${subjectId}::uuid)`);
}

/** People who come to a visit for an engagement that is still to come, or asked for it, and have no part in that engagement any more, are out of the visit: in the transaction of the change, and by the rule by which sessions let go of people. */
async function leaveWithoutPart(tx: Transaction, hasPart: HasPart, which: Prisma.Sql, byId: string | null): Promise<void> {
  const found = await tx.$queryRaw<{ id: string; gone: string[] }[]>`
    select e.id::text as id, array_agg(distinct one.id::text) as gone
      from site_visit v join engagement e on v.source = 'engagement' and e.id = v.source_id
      join person one on one.id = v.requested_by_id or one.id in (select person_id from site_visitor where visit_id = v.id)
     where v.state::text = any(${[...GOING_ON]}) and v.ends_at > ${now()} and ${which} and not ${hasPart(Prisma.sql`one.id`)}
     group by e.id order by e.id`;
  for (const { id, gone } of found) {
    await leaveVisitsOf(tx, { kind: 'engagement', id }, gone, byId);
    await askNoMore(tx, gone, { source: 'engagement', sourceId: id });
  }
}
