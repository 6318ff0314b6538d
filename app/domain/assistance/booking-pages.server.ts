import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { within } from '#app/platform/ability.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { SessionState } from '#app/platform/generated/enums.ts';
import { mayMove, SESSION_MOVES } from './model.ts';
import { assistanceAbilities } from './policy.ts';

/** Where the bookings of sessions are told, and moved by who schedules them: by the booking's id, as far as the person may see them. */
export async function pagesOfBookings(person: AskingPerson, bookingIds: readonly string[]): Promise<Record<string, { to: string; moveTo?: string }>> {
  const sessions = await readRows<{ id: string; bookingId: string; state: SessionState; networkId: string }>(Prisma.sql`
    select s.id, s.booking_id as "bookingId", s.state, e.network_id as "networkId" from assistance_session s join engagement e on e.id = s.engagement_id where s.booking_id = any(${[...bookingIds]}::uuid[])`);
  const coordinated = organisationIdsAs(person, 'coordinator');
  const isScheduled = ({ networkId }: { networkId: string }) => coordinated.includes(networkId);
  const seen = await whichOfOthers(person, sessions.flatMap((one) => (isScheduled(one) ? [] : one.id)));
  return Object.fromEntries(
    sessions.flatMap((one) => {
      const { id, bookingId, state } = one;
      if (isScheduled(one)) return [[bookingId, { to: `/sessions/${id}`, ...(mayMove(SESSION_MOVES, 'move', state) ? { moveTo: `/sessions/${id}/time` } : {}) }]];
      return seen.has(id) ? [[bookingId, { to: `/sessions/${id}` }]] : [];
    }),
  );
}

/** Which sessions the person sees of those that others schedule: of a month of their own network there are none. */
async function whichOfOthers(person: AskingPerson, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const seen = await database().assistanceSession.findMany({
    where: { id: { in: [...ids] }, OR: [{ engagement: { is: within(assistanceAbilities(person), 'read', 'Engagement') } }, { state: { not: 'cancelled' }, engagement: { is: { organisations: { some: { organisationId: { in: organisationIdsAs(person) }, leftAt: null } } } }, booking: { is: { holds: { some: { personId: person.id, releasedAt: null } } } } }] },
    select: { id: true },
  });
  return new Set(seen.map(({ id }) => id));
}
