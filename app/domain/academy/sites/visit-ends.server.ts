import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cancelBooking } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { VisitSource } from '#app/platform/generated/enums.ts';
import { GOING_ON, type VisitMove } from './visit-life.ts';
import { moveVisit } from './visits.server.ts';

/** Ends a visit before it was held: what was booked is free again, and whoever has to know is told. @throws Refusal when it has been held, or was called off */
export async function endVisit(tx: Transaction, { id, organisationId }: { id: string; organisationId: string }, move: Extract<VisitMove, 'withdraw' | 'cancel'>, byId: string | null): Promise<void> {
  const { bookingId } = await moveVisit(tx, id, move, { settledAt: now() });
  if (bookingId) await cancelBooking(tx, bookingId, byId);
  await recordActivity(tx, { actor: byId, organisationId, kind: move === 'withdraw' ? 'visit.withdrawn' : 'visit.cancelled', subjectType: 'visit', subjectId: id });
}

/** Withdraws what was asked for an edition that does not take place, for an engagement that is over, or for two who go on no more, and is still to come: nobody waits for those who stay away. */
export async function withdrawVisitsOf(tx: Transaction, source: Extract<VisitSource, 'edition' | 'engagement' | 'pairing'>, sourceId: string, byId: string | null): Promise<void> {
  // Its host may be answering at this moment.
  await tx.$queryRaw`select 1 from site_visit where source = ${source}::visit_source and source_id = ${sourceId}::uuid order by id for update`;
  const visits = await tx.siteVisit.findMany({ where: { source, sourceId, state: { in: [...GOING_ON] }, endsAt: { gt: now() } }, orderBy: { id: 'asc' }, select: { id: true, site: { select: { organisationId: true } } } });
  for (const { id, site } of visits) await endVisit(tx, { id, ...site }, 'withdraw', byId);
}

/** Cancels what is to come at the sites of an organisation that closes: nobody receives anybody there any more, and no visitor reads the address. */
export async function cancelVisitsAt(tx: Transaction, organisationId: string, byId: string | null): Promise<void> {
  await tx.$queryRaw`select 1 from site_visit where site_id in (select site_id from demonstration_site where organisation_id = ${organisationId}::uuid) and state::text = any(${[...GOING_ON]}) order by id for update`;
  const visits = await tx.siteVisit.findMany({ where: { site: { is: { organisationId } }, state: { in: [...GOING_ON] }, endsAt: { gt: now() } }, orderBy: { id: 'asc' }, select: { id: true } });
  for (const { id } of visits) await endVisit(tx, { id, organisationId }, 'cancel', byId);
}
