import { checkTimes } from '#app/domain/calendar/free-times.server.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { nameSites } from '#app/domain/calendar/sites.server.ts';
import { database } from '#app/platform/database.server.ts';
import { keyOf, type Objection } from './objections.ts';

interface Named {
  id: string;
  name: string;
  isSite: boolean;
}

/**
 * What stands against a time for these, and could be overruled: absence, hours, notice, buffer, busy times. None where someone is
 * held by another booking, which nobody overrules: whoever books says so.
 */
export async function findObjections(who: readonly Named[], time: BookingTime, besides: readonly string[]): Promise<Objection[]> {
  if (who.length === 0) return [];
  const [checked] = await checkTimes({ people: idsOf(who, false), sites: idsOf(who, true), times: [time], besides });
  if (!checked || checked.blocked.some(({ reason }) => reason === 'booked')) return [];
  return checked.blocked.map(({ id, reason }) => ({ key: keyOf(time, id, reason), name: who.find((one) => one.id === id)?.name ?? '', reason }));
}

function idsOf(who: readonly Named[], isSite: boolean): string[] {
  return who.filter((one) => one.isSite === isSite).map(({ id }) => id);
}

/** The same against another time for all whom a booking holds, but for those whom it lets go. */
export async function findObjectionsToMove(bookingId: string, to: BookingTime, without: readonly string[]): Promise<Objection[]> {
  const holds = await database().hold.findMany({ where: { bookingId, releasedAt: null, OR: [{ personId: null }, { personId: { notIn: [...without] } }] }, relationLoadStrategy: 'join', orderBy: { id: 'asc' }, select: { person: { select: { id: true, pseudonym: true } }, site: { select: { id: true, networkId: true, name: true } } } });
  const sites = holds.flatMap(({ site }) => site ?? []);
  const names = await nameSites(sites);
  const people = holds.flatMap(({ person }) => (person ? [{ id: person.id, name: person.pseudonym, isSite: false }] : []));
  return findObjections([...people, ...sites.map(({ id }, i) => ({ id, name: names[i] ?? '', isSite: true }))], to, [bookingId]);
}
