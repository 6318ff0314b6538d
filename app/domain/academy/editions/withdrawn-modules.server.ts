import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';

/** A module that has been withdrawn is missing in each edition that still is to teach it, by its curriculum or in its timetable: those who lead one hear of it, whichever network the module is of. */
export async function tellOfWithdrawn(tx: Transaction, versionId: string, byId: string | null): Promise<void> {
  const editions = await tx.$queryRaw<{ id: string; networkId: string }[]>`
    select e.id::text, e.network_id::text as "networkId" from edition e, module_version v
     where v.id = ${versionId}::uuid and e.state not in ('finished', 'closed', 'cancelled')
       and (exists (select 1 from curriculum_module c where c.curriculum_id = e.curriculum_id and c.module_id = v.module_id)
         or exists (select 1 from timetable_entry n where n.edition_id = e.id and n.module_id = v.module_id and n.removed_at is null))
     order by e.id`;
  await recordActivities(tx, editions.map(({ id, networkId }) => ({ actor: byId, organisationId: networkId, kind: 'edition.moduleWithdrawn', subjectType: 'edition', subjectId: id })));
}
