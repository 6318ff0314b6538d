import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { mayMove, SESSION_MOVES } from './model.ts';
import { assistanceAbilities } from './policy.ts';

/** Where the bookings of sessions are told, and moved by who schedules them: by the booking's id, as far as the person may see them. */
export async function pagesOfBookings(person: AskingPerson, bookingIds: readonly string[]): Promise<Record<string, { to: string; moveTo?: string }>> {
  const sessions = await database().assistanceSession.findMany({
    where: { bookingId: { in: [...bookingIds] }, OR: [{ engagement: { is: within(assistanceAbilities(person), 'read', 'Engagement') } }, { state: { not: 'cancelled' }, engagement: { is: { organisations: { some: { organisationId: { in: organisationIdsAs(person) }, leftAt: null } } } }, booking: { is: { holds: { some: { personId: person.id, releasedAt: null } } } } }] },
    relationLoadStrategy: 'join',
    select: { id: true, bookingId: true, state: true, engagement: { select: { networkId: true } } },
  });
  const coordinated = organisationIdsAs(person, 'coordinator');
  return Object.fromEntries(
    sessions.map(({ id, bookingId, state, engagement }) => {
      const isMovable = coordinated.includes(engagement.networkId) && mayMove(SESSION_MOVES, 'move', state);
      return [bookingId, { to: `/sessions/${id}`, ...(isMovable ? { moveTo: `/sessions/${id}/time` } : {}) }];
    }),
  );
}
