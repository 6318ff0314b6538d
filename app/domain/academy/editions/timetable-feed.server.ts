import type { Entry } from '#app/domain/calendar/icalendar.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { CALLED_OFF } from '../sites/visit-life.ts';
import { groupOf } from './edition-groups.ts';
import { timeOf } from './timetable-bookings.server.ts';

const DAY = 86_400_000;

/**
 * The times of published timetables for somebody who goes there, as their feed tells them: no words, no place. Of what is for one of
 * several groups their own is there; and left out is a visit on which they go: that is in their calendar itself,
 * at its own time. Nobody is held by these: a booking would stand in the way of their own.
 */
export async function listTimesOfDelegate(personId: string): Promise<Entry[]> {
  const going = { state: 'selected' as const, organisation: { is: { closedAt: null, memberships: { some: { personId, endedAt: null } } } }, delegates: { some: { personId, state: 'confirmed' as const } } };
  const visiting = { bookingId: { not: null }, state: { notIn: [...CALLED_OFF] }, visitors: { some: { personId } } };
  const editions = await database().edition.findMany({
    where: { state: { not: 'cancelled' }, endsOn: { gte: new Date(now().getTime() - 90 * DAY) }, timetable: { is: { publishedAt: { not: null } } }, sent: { some: going } },
    relationLoadStrategy: 'join',
    select: { id: true, startsOn: true, zone: true, timetable: { select: { groups: true } }, sent: { where: { state: 'selected' }, select: { id: true, group: true, delegates: { where: { state: 'confirmed' }, select: { personId: true } } } }, entries: { where: { removedAt: null, visits: { none: visiting } }, orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }], select: { id: true, group: true, day: true, fromMinute: true, untilMinute: true, version: true, changedAt: true } } },
  });
  const groups = new Map(editions.map(({ id, timetable, sent }) => [id, groupOf(personId, sent.map(({ delegates, ...team }) => ({ ...team, people: delegates.map((one) => one.personId) })), timetable?.groups ?? 1)]));
  return editions.flatMap((edition) => edition.entries.filter(({ group }) => group === null || group === groups.get(edition.id)).map(({ id, version, changedAt, ...times }): Entry => ({ id, ...timeOf(edition, times), zone: edition.zone, state: 'booked', sequence: version, changedAt })));
}
