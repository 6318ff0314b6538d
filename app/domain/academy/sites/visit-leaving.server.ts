import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { letGoFrom } from '#app/domain/calendar/bookings.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { VisitSource } from '#app/platform/generated/enums.ts';
import { prepareIfWhole } from './visit-course.server.ts';
import { endVisit } from './visit-ends.server.ts';
import { GOING_ON, isGoingOn } from './visit-life.ts';
import { findVisitAs, holdVisit } from './visits.server.ts';

/** Who receives a visit, or asked for it, takes somebody out who does not come after all. The last one is not taken out: such a visit is called off. @throws NotFound, Refusal */
export async function takeOutOfVisit(person: AskingPerson, id: string, visitorId: string): Promise<void> {
  const { row } = await findVisitAs(person, id, 'isHost', 'asks');
  await inTransaction(async (tx) => {
    if (!isGoingOn((await holdVisit(tx, id)).state)) throw new Refusal('academy.refusals.notNow');
    const coming = await tx.siteVisitor.findMany({ where: { visitId: id }, select: { personId: true } });
    if (!coming.some(({ personId }) => personId === visitorId)) throw new NotFound();
    if (coming.length === 1) throw new Refusal('academy.refusals.lastVisitor');
    await letGoOf(tx, id, row.site.organisationId, [visitorId], person.id);
  });
}

/**
 * People who have no part any more in what a visit is for are taken out of those that are still to come, in the transaction in which they leave: from then on they read neither the
 * visit nor its address, and are held by it no more. What is left for nobody is withdrawn.
 */
export async function leaveVisitsOf(tx: Transaction, source: { kind: VisitSource; id: string }, people: readonly string[], byId: string | null): Promise<void> {
  await takeOut(tx, Prisma.sql`v.source = ${source.kind}::visit_source and v.source_id = ${source.id}::uuid and o.person_id = any(${people}::uuid[])`, byId);
}

/**
 * The same for people who have left an organisation altogether: of visits for it, and of those for an engagement or a pairing. In which role somebody came to such a one nobody
 * here knows: rather one too few reads where to go than one too many. What they had asked for is nobody's asking any more. Who goes to an edition its own room knows.
 */
export async function leaveVisitsWith(tx: Transaction, organisationId: string, people: readonly string[], byId: string | null): Promise<void> {
  await takeOut(tx, Prisma.sql`(v.source in ('engagement', 'pairing') or v.source = 'organisation' and v.source_id = ${organisationId}::uuid) and o.person_id = any(${people}::uuid[])`, byId);
  await askNoMore(tx, people, { source: { in: ['engagement', 'pairing'] } });
}

/** The editions on whose behalf some people asked for visits that are still to come. */
export async function listAskedEditions(tx: Transaction, people: readonly string[]): Promise<string[]> {
  const rows = await tx.siteVisit.findMany({ where: { source: 'edition', ...askedBy(people) }, distinct: ['sourceId'], orderBy: { sourceId: 'asc' }, select: { sourceId: true } });
  return rows.map(({ sourceId }) => sourceId);
}

/** People who speak no more for what they asked for: they read of such visits no more, and call none of them off. */
export async function askNoMore(tx: Transaction, people: readonly string[], which: Prisma.SiteVisitWhereInput): Promise<void> {
  await tx.siteVisit.updateMany({ where: { AND: [which, askedBy(people)] }, data: { requestedById: null } });
}

function askedBy(people: readonly string[]) {
  return { requestedById: { in: [...people] }, state: { in: [...GOING_ON] } };
}

async function takeOut(tx: Transaction, which: Prisma.Sql, byId: string | null): Promise<void> {
  const found = await tx.$queryRaw<{ id: string; organisationId: string; gone: string[] }[]>`
    select v.id::text as id, d.organisation_id::text as "organisationId", array_agg(o.person_id::text) as gone
      from site_visit v join demonstration_site d on d.site_id = v.site_id join site_visitor o on o.visit_id = v.id
     where v.state::text = any(${[...GOING_ON]}) and v.ends_at > ${now()} and ${which} group by v.id, d.organisation_id order by v.id`;
  for (const { id, organisationId, gone } of found) {
    // Its host may have said meanwhile that it was held, or called it off.
    if (!isGoingOn((await holdVisit(tx, id)).state)) continue;
    if ((await tx.siteVisitor.count({ where: { visitId: id, personId: { notIn: gone } } })) === 0) await endVisit(tx, { id, organisationId }, 'withdraw', byId);
    else await letGoOf(tx, id, organisationId, gone, byId);
  }
}

/** Some of those who come to a visit that is locked do so no more; the calendar tells them, in no word of a visit. It may be prepared now: nobody waits for who stays away. */
async function letGoOf(tx: Transaction, id: string, organisationId: string, people: readonly string[], byId: string | null): Promise<void> {
  await tx.siteVisitor.deleteMany({ where: { visitId: id, personId: { in: [...people] } } });
  const { bookingId } = await tx.siteVisit.findUniqueOrThrow({ where: { id }, select: { bookingId: true } });
  if (bookingId) await letGoFrom(tx, bookingId, people, byId);
  await recordActivity(tx, { actor: byId, organisationId, kind: 'visit.fewer', subjectType: 'visit', subjectId: id });
  await prepareIfWhole(tx, id, byId, organisationId);
}
