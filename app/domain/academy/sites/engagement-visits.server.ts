import { onActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { withdrawVisitsOf } from './visit-ends.server.ts';
import { askNoMore, leaveVisitsOf } from './visit-leaving.server.ts';
import { GOING_ON } from './visit-life.ts';

/** From now on the visits for an engagement end with it, and whoever has no part in it any more is out of them, in the same transaction. Asked again, nothing changes. */
export function startEndingWithEngagements(): void {
  onActivity(followEngagement);
}

async function followEngagement(tx: Transaction, { kind, subjectId, actor }: Happening): Promise<void> {
  // Told once to each organisation that shares in it: the second time nothing is left to end.
  if (kind === 'engagement.cancelled' || kind === 'engagement.closed') await withdrawVisitsOf(tx, 'engagement', subjectId, actor);
  if (kind === 'providerInvitation.ended') await leaveWithoutPart(tx, Prisma.sql`e.id = (select engagement_id from provider_invitation where id = ${subjectId}::uuid)`, actor);
  if (kind === 'request.withdrawn') await leaveWithoutPart(tx, Prisma.sql`e.id in (select engagement_id from engagement_organisation where request_id = ${subjectId}::uuid)`, actor);
  if (kind === 'membership.ended') await leaveWithoutPart(tx, Prisma.sql`p.id = (select person_id from membership where id = ${subjectId}::uuid)`, actor);
}

/**
 * People who come to a visit for an engagement that is still to come, or asked for it, and neither schedule nor give that engagement any more, nor are of an organisation that shares
 * in it, are out of the visit. It is the rule by which sessions let go of people; what belongs to assistance is only read here, in the transaction of its change.
 */
async function leaveWithoutPart(tx: Transaction, which: Prisma.Sql, byId: string | null): Promise<void> {
  const found = await tx.$queryRaw<{ id: string; gone: string[] }[]>`
    select e.id::text as id, array_agg(distinct p.id::text) as gone
      from site_visit v join engagement e on v.source = 'engagement' and e.id = v.source_id
      join person p on p.id = v.requested_by_id or p.id in (select person_id from site_visitor where visit_id = v.id)
     where v.state::text = any(${[...GOING_ON]}) and v.ends_at > ${now()} and ${which}
       and not exists (
         select 1 from membership m join organisation o on o.id = m.organisation_id
          where m.person_id = p.id and m.ended_at is null and o.closed_at is null and p.suspended_at is null
            and (m.role = 'coordinator' and m.organisation_id = e.network_id
              or m.role = 'peer_provider' and exists (select 1 from provider_invitation i where i.engagement_id = e.id and i.person_id = p.id and i.state = 'accepted')
              or m.role in ('lead', 'coordinator', 'member', 'emerging_leader') and m.organisation_id in (select organisation_id from engagement_organisation where engagement_id = e.id and left_at is null)))
     group by e.id order by e.id`;
  for (const { id, gone } of found) {
    await leaveVisitsOf(tx, { kind: 'engagement', id }, gone, byId);
    await askNoMore(tx, gone, { source: 'engagement', sourceId: id });
  }
}
