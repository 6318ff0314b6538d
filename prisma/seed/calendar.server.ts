import { bookSeries, type Booking } from '#app/domain/calendar/bookings.server.ts';
import type { SiteEntry } from '#app/domain/calendar/site-form.ts';
import { addSite } from '#app/domain/calendar/sites.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makePerson } from './factories.server.ts';

const HOUR = 3_600_000;

/** Says when a person can be booked: on working days, 9 to 17 h of their zone, unless told otherwise. */
export async function makeAvailability(personId: string, entry: { zone?: string; weekdays?: readonly number[]; from?: number; until?: number; noticeMinutes?: number; bufferMinutes?: number; hoursAWeek?: number | null; absences?: readonly { firstDay: string; lastDay: string }[] } = {}): Promise<string> {
  const id = newId();
  const { zone = 'Africa/Nairobi', weekdays = [1, 2, 3, 4, 5], from = 9, until = 17, noticeMinutes = 0, bufferMinutes = 0, hoursAWeek = null, absences = [] } = entry;
  await database().person.update({ where: { id: personId }, data: { timeZone: zone }, select: { id: true } });
  await database().availability.create({
    data: {
      id,
      personId,
      zone,
      noticeMinutes,
      bufferMinutes,
      hoursAWeek,
      hours: { create: weekdays.map((weekday) => ({ id: newId(), weekday, fromMinute: from * 60, toMinute: until * 60 })) },
      absences: { create: absences.map(({ firstDay, lastDay }) => ({ id: newId(), firstDay: new Date(firstDay), lastDay: new Date(lastDay) })) },
    },
    select: { id: true },
  });
  return id;
}

/** A site of a network that can be booked at any hour from 8 to 20, and a coordinator who adds it. */
export async function makeSite(networkId: string, entry: Partial<SiteEntry> = {}): Promise<string> {
  const coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  return addSite(coordinator, networkId, { name: 'The upper room', zone: 'Africa/Nairobi', capacity: null, ...entry });
}

/** Books an hour, or as many as told, as the subject above would. @throws when someone is held then */
export async function makeBooking(entry: { people: readonly string[]; sites?: readonly string[]; at: Date; hours?: number; zone?: string; subject?: { type: string; id: string } }): Promise<Booking> {
  const { people, sites = [], at, hours = 1, zone = 'UTC', subject = { type: 'meeting', id: newId() } } = entry;
  const booked = await inTransaction((tx) => bookSeries(tx, { subject, people, sites, zone, byId: null, times: [{ startsAt: at, endsAt: new Date(at.getTime() + hours * HOUR) }] }));
  const [booking] = booked.ok ? booked.bookings : [];
  if (!booking) throw new Error('someone is held at that time');
  return booking;
}
