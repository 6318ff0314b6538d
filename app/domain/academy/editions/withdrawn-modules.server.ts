import { recordActivities } from '#app/domain/activity/activity.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { EDITION_PAST } from './edition-model.ts';

/** The modules of which an edition `e` consists: those of its curriculum, and what stands in its timetable besides. */
const TAUGHT = Prisma.sql`(select c.module_id from curriculum_module c where c.curriculum_id = e.curriculum_id union select n.module_id from timetable_entry n where n.edition_id = e.id and n.module_id is not null and n.removed_at is null)`;

/** Whether a module is withdrawn and not published anew; whether nothing is that an edition `e` teaches; whether it is still to be taught. */
const isWithdrawn = (moduleId: Prisma.Sql) => Prisma.sql`exists (select 1 from module_version l where l.module_id = ${moduleId} and l.state = 'withdrawn') and not exists (select 1 from module_version p where p.module_id = ${moduleId} and p.state = 'published')`;
const NOTHING_WITHDRAWN = Prisma.sql`not exists (select 1 from ${TAUGHT} as w (module_id) where ${isWithdrawn(Prisma.sql`w.module_id`)})`;
const TO_BE_TAUGHT = Prisma.sql`e.state::text <> all(${[...EDITION_PAST]})`;

/** The editions that are still to teach the module of a version. */
const teaching = (versionId: string) => Prisma.sql`
  select e.id::text, e.network_id::text as "networkId" from edition e join module_version v on v.id = ${versionId}::uuid
   where ${TO_BE_TAUGHT} and v.module_id in ${TAUGHT}`;

/** A module that has been withdrawn is missing in each edition that is still to teach it: those who lead one hear of it, whichever network the module is of. */
export async function tellOfWithdrawn(tx: Transaction, versionId: string, byId: string | null): Promise<void> {
  await record(tx, 'edition.moduleWithdrawn', byId, Prisma.sql`${teaching(versionId)} order by e.id`);
}

/** Published anew it is missing no more; where nothing else is, nobody is told any longer that something was withdrawn. */
export async function tellOfReturned(tx: Transaction, versionId: string, byId: string | null): Promise<void> {
  await record(tx, 'edition.moduleReturned', byId, Prisma.sql`${teaching(versionId)}
     and (select b.state from module_version b where b.module_id = v.module_id and b.version < v.version and b.published_at is not null order by b.version desc limit 1) = 'withdrawn'
     and ${NOTHING_WITHDRAWN}
   order by e.id`);
}

/** Nor is anybody where modules are taught no more in an edition, or in those of a curriculum, and what was withdrawn is among these. In the transaction of the change, after it. */
export async function tellOfLeftOut(tx: Transaction, where: { editionId: string } | { curriculumId: string }, modules: readonly string[], byId: string | null): Promise<void> {
  if (modules.length === 0) return;
  const ofThose = 'editionId' in where ? Prisma.sql`e.id = ${where.editionId}::uuid` : Prisma.sql`e.curriculum_id = ${where.curriculumId}::uuid`;
  await record(tx, 'edition.moduleLeftOut', byId, Prisma.sql`
    select e.id::text, e.network_id::text as "networkId" from edition e
     where ${ofThose} and ${TO_BE_TAUGHT} and exists (select 1 from unnest(${[...modules]}::uuid[]) as o (id) where ${isWithdrawn(Prisma.sql`o.id`)}) and ${NOTHING_WITHDRAWN}
     order by e.id`);
}

async function record(tx: Transaction, kind: string, byId: string | null, which: Prisma.Sql): Promise<void> {
  const editions = await tx.$queryRaw<{ id: string; networkId: string }[]>(which);
  await recordActivities(tx, editions.map(({ id, networkId }) => ({ actor: byId, organisationId: networkId, kind, subjectType: 'edition', subjectId: id })));
}
