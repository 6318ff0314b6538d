import { createHash } from 'node:crypto';
import ical, { ICalEventClass, ICalEventStatus } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { localOf, momentOf } from './local-time.ts';
import { writeVtimezone } from './vtimezone.ts';

/** A booking as a calendar file tells it: times, and one word. */
export interface Entry {
  id: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  state: 'booked' | 'cancelled';
  sequence: number;
  changedAt: Date;
}

/**
 * An iCalendar file (RFC 5545) of one person's bookings. It says when, and one word; no name, place, text or address of anyone,
 * for it lies on other people's machines. A cancelled booking stays in it as such, so that calendars take it out. Where there is
 * none, it tells the clocks of the person's zone: a calendar has at least one component (3.6).
 */
export function writeCalendar(personId: string, entries: readonly Entry[], words: { entry: string; name: string }, stampedAt: Date, ownZone = 'UTC'): string {
  // Without a METHOD: one asks for an ORGANIZER (RFC 5546), which would name someone.
  const calendar = ical({ prodId: '//Passerelle//Calendar//EN', name: words.name });
  const span = { first: earliest(entries, stampedAt), last: latest(entries, stampedAt) };
  calendar.timezone({ name: null, generator: (zone) => writeVtimezone(zone, span.first, span.last) });
  for (const { id, startsAt, endsAt, zone: meant, state, sequence, changedAt } of entries) {
    const zone = [startsAt, endsAt].some((at) => comesTwice(at, meant)) ? 'UTC' : meant;
    const local = (at: Date) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
    calendar.createEvent({
      id: uidFor(personId, id),
      start: local(startsAt),
      end: local(endsAt),
      timezone: zone,
      stamp: changedAt,
      lastModified: changedAt,
      sequence,
      summary: words.entry,
      class: ICalEventClass.PRIVATE,
      status: state === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  if (entries.length > 0) return calendar.toString();
  return calendar.toString().replace('END:VCALENDAR', `${writeVtimezone(ownZone, stampedAt, stampedAt)}END:VCALENDAR`);
}

/** When clocks are set back, an hour cannot be told apart on them: then it is told in UTC. */
function comesTwice(at: Date, zone: string): boolean {
  const { day, time } = localOf(at, zone);
  return momentOf(day, time, zone).kind === 'twice';
}

function earliest(entries: readonly Entry[], otherwise: Date): Date {
  return new Date(Math.min(...entries.map(({ startsAt }) => startsAt.getTime()), otherwise.getTime()));
}

function latest(entries: readonly Entry[], otherwise: Date): Date {
  return new Date(Math.max(...entries.map(({ endsAt }) => endsAt.getTime()), otherwise.getTime()));
}

/**
 * What calendars know a booking by: the same in every file of one person, and another for everyone else, so that two phones
 * side by side do not tell who met whom. A UUID of version 8.
 */
export function uidFor(personId: string, bookingId: string): string {
  const hex = createHash('sha256').update(`${personId}|${bookingId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
