import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cancelBooking } from '#app/domain/calendar/bookings.server.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { GOING_ON, type VisitMove } from './visit-life.ts';
import { moveVisit } from './visits.server.ts';

/** Ends a visit before it was held: what was booked is free again, and whoever has to know is told. @throws Refusal when it has been held, or was called off */
export async function endVisit(tx: Transaction, { id, organisationId }: { id: string; organisationId: string }, move: Extract<VisitMove, 'withdraw' | 'cancel'>, byId: string | null): Promise<void> {
  const { bookingId } = await moveVisit(tx, id, move, { settledAt: now() });
  if (bookingId) await cancelBooking(tx, bookingId, byId);
  await recordActivity(tx, { actor: byId, organisationId, kind: move === 'withdraw' ? 'visit.withdrawn' : 'visit.cancelled', subjectType: 'visit', subjectId: id });
}

/** Withdraws what was asked for an edition that does not take place and is still to come: nobody waits for those who stay away. */
export async function withdrawVisitsOf(tx: Transaction, editionId: string, byId: string): Promise<void> {
  // Its host may be answering at this moment.
  await tx.$queryRaw`select 1 from site_visit where source = 'edition' and source_id = ${editionId}::uuid order by id for update`;
  const visits = await tx.siteVisit.findMany({ where: { source: 'edition', sourceId: editionId, state: { in: [...GOING_ON] }, endsAt: { gt: now() } }, orderBy: { id: 'asc' }, select: { id: true, site: { select: { organisationId: true } } } });
  for (const { id, site } of visits) await endVisit(tx, { id, ...site }, 'withdraw', byId);
}
