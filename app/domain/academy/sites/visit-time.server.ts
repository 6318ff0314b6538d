import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { moveBooking, readBookings } from '#app/domain/calendar/bookings.server.ts';
import { checkTimes, findFreeTimes } from '#app/domain/calendar/free-times.server.ts';
import { localOf, spanOfDay, weekdayOf } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { dateOf } from '#app/domain/calendar/spans.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { addressDayAfter } from './visit-address-day.ts';
import type { VisitTimeEntry } from './visit-forms.ts';
import { isComing } from './visit-life.ts';
import { timeOfVisit } from './visit-when.ts';
import { findVisitAs, holdVisit } from './visits.server.ts';

const DAY = 86_400_000;
/** How far from the time that was wanted others are looked for, how many are looked at, and how many told. */
const SEARCHED = { days: 14, times: 100, told: 3 };

/** Moved; or why not: someone is held then by another booking, or is not free by what their calendars say, which the host can overrule. */
export type VisitMoved = { ok: true } | { ok: false; isTaken: boolean; time: BookingTime; instead: readonly BookingTime[] };

/** A visit that its host can move, with whom it holds and which move was the last. @throws NotFound, Refusal */
export async function findVisitToMove(person: AskingPerson, id: string) {
  const { row } = await findVisitAs(person, id, 'isHost');
  if (!isComing(row.state)) throw new Refusal('academy.refusals.notNow');
  const booking = await readBookingOf(row.bookingId);
  return { row, booking };
}

async function readBookingOf(bookingId: string | null, tx?: Transaction) {
  const [booking] = await readBookings(bookingId ? [bookingId] : [], tx);
  if (!booking) throw new Error('a visit that is confirmed has a booking');
  return booking;
}

/**
 * The host moves a visit that is to take place to another time that is to come. What was prepared stays, and the day from which the address is
 * read follows. Of two who move it at once the first does; the other is told.
 * @throws NotFound; Refusal `academy.refusals.notNow`, `academy.refusals.changedMeanwhile`, `academy.refusals.siteClosed`, `academy.errors.never`,
 * `academy.errors.past`, `academy.errors.weekday`, `academy.errors.room`; RefusedField `which`
 */
export async function moveVisitTo(person: AskingPerson, id: string, { day, time, which, minutes, sequence, anyway }: VisitTimeEntry): Promise<VisitMoved> {
  const { row, booking } = await findVisitToMove(person, id);
  if (booking.sequence !== sequence) throw new Refusal('academy.refusals.changedMeanwhile');
  const opening = await readOpening(row.siteId);
  if (opening.site.closedAt !== null) throw new Refusal('academy.refusals.siteClosed');
  const to = timeOfVisit({ day, time, which, minutes, zone: row.zone }, opening, row.visitors.length, now());
  const who = { people: booking.people, sites: booking.sites, besides: [booking.id] };
  const [checked] = await checkTimes({ ...who, times: [to] });
  const isTaken = (checked?.blocked ?? []).some(({ reason }) => reason === 'booked');
  const isKnown = anyway !== undefined && +new Date(anyway) === +to.startsAt;
  const refuse = async (taken: boolean) => ({ ok: false, isTaken: taken, time: to, instead: await findOthers({ weekdays: opening.weekdays, zone: row.zone }, who, to) }) as const;
  if (isTaken || ((checked?.blocked ?? []).length > 0 && !isKnown)) return refuse(isTaken);
  const isMoved = await inTransaction(async (tx) => {
    const held = await holdVisit(tx, id);
    if (!isComing(held.state)) throw new Refusal('academy.refusals.notNow');
    if ((await readBookingOf(held.bookingId, tx)).sequence !== sequence) throw new Refusal('academy.refusals.changedMeanwhile');
    if (!(await moveBooking(tx, booking.id, to, person.id)).ok) return false;
    await tx.siteVisit.update({ where: { id }, data: { ...to, addressFrom: addressFromThen(held, day) }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.moved', subjectType: 'visit', subjectId: id });
    return true;
  });
  return isMoved ? { ok: true } : refuse(true);
}

function readOpening(siteId: string) {
  return database().demonstrationSite.findUniqueOrThrow({ where: { siteId }, relationLoadStrategy: 'join', select: { weekdays: true, site: { select: { capacity: true, closedAt: true } } } });
}

/** The next times of the same length that suit all, on days on which the site receives. */
async function findOthers({ weekdays, zone }: { weekdays: readonly number[]; zone: string }, who: { people: readonly string[]; sites: readonly string[]; besides: readonly string[] }, { startsAt, endsAt }: BookingTime): Promise<BookingTime[]> {
  const length = endsAt.getTime() - startsAt.getTime();
  const { times } = await findFreeTimes({ ...who, minutes: length / 60_000, period: { from: startsAt, until: new Date(startsAt.getTime() + SEARCHED.days * DAY + length) }, limit: SEARCHED.times });
  return times.filter((one) => weekdays.includes(weekdayOf(localOf(one.startsAt, zone).day))).slice(0, SEARCHED.told).map((one) => ({ startsAt: one.startsAt, endsAt: one.endsAt }));
}

/** From when the address is read once the visit is on that day: never sooner than it was, unless the visit itself is. */
function addressFromThen({ addressFrom, startsAt, zone }: { addressFrom: Date | null; startsAt: Date; zone: string }, day: string): Date | null {
  if (addressFrom === null) return null;
  const addressDay = localOf(addressFrom, zone).day;
  const then = addressDayAfter({ addressDay, from: localOf(startsAt, zone).day, to: day });
  return then === addressDay ? addressFrom : dateOf(spanOfDay(then, zone).from);
}
