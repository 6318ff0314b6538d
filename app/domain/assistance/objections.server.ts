import { checkTimes, type Reason } from '#app/domain/calendar/free-times.server.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { nameSites } from '#app/domain/calendar/sites.server.ts';
import { database } from '#app/platform/database.server.ts';

/** Who cannot at a time, and why. */
export interface Objection {
  name: string;
  reason: Reason;
}

/**
 * What stands against another time for whom a booking holds, and could be overruled: absence, hours, notice, busy times. None
 * where someone is held by another booking, which nobody overrules: moving it says so, with other times.
 */
export async function findObjections(bookingId: string, to: BookingTime): Promise<Objection[]> {
  const holds = await database().hold.findMany({ where: { bookingId, releasedAt: null }, relationLoadStrategy: 'join', orderBy: { id: 'asc' }, select: { person: { select: { id: true, pseudonym: true } }, site: { select: { id: true, networkId: true, name: true } } } });
  const [people, sites] = [holds.flatMap(({ person }) => person ?? []), holds.flatMap(({ site }) => site ?? [])];
  const [checked] = await checkTimes({ people: people.map(({ id }) => id), sites: sites.map(({ id }) => id), times: [to], besides: [bookingId] });
  if (!checked || checked.blocked.some(({ reason }) => reason === 'booked')) return [];
  const siteNames = await nameSites(sites);
  const names = new Map([...people.map(({ id, pseudonym }) => [id, pseudonym] as const), ...sites.map(({ id }, i) => [id, siteNames[i] ?? ''] as const)]);
  return checked.blocked.map(({ id, reason }) => ({ name: names.get(id) ?? '', reason }));
}
