import { recordActivities, recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import type { Holders } from './calendars.server.ts';
import { clashing, findClashes, holdRows, offerInstead, takeTurn, takeTurnIfFree, tryToHold, type Clash } from './holds.server.ts';
import type { BookingSubject, BookingTime } from './model.ts';
import { isZone } from './zone.ts';

export type { Clash };

/** A booking as it stands. */
export interface Booking extends BookingTime {
  id: string;
  zone: string;
  seriesId: string | null;
  state: 'booked' | 'cancelled';
  sequence: number;
}

export interface SeriesOrder extends Holders {
  subject: BookingSubject;
  /** One or more, none overlapping another. */
  times: readonly BookingTime[];
  /** The IANA zone in which the times were meant. */
  zone: string;
  /** Who books. */
  byId: string | null;
}

export type Booked = { ok: true; bookings: readonly Booking[] } | { ok: false; clashes: readonly Clash[] };
export type Moved = { ok: true; booking: Booking } | { ok: false; clash: Clash };

const TOLD = { id: true, startsAt: true, endsAt: true, zone: true, seriesId: true, state: true, sequence: true } as const;

/**
 * Books all of the times, or none: then it says who is held when, and the next free times. The transaction goes on either
 * way. Who may book is decided by the caller.
 */
export async function bookSeries(tx: Transaction, order: SeriesOrder): Promise<Booked> {
  assertOrderly(order);
  const { times, subject, zone, byId } = order;
  const seriesId = times.length > 1 ? newId() : null;
  const bookings = times.map((time): Booking => ({ id: newId(), ...pick(time), zone, seriesId, state: 'booked', sequence: 0 }));
  // Once in turn it is looked at again: by the statement itself that books.
  const hold = () => tryToHold(tx, async () => (await takeTurnIfFree(tx, order, times)) && (await insertBookings(tx, bookings, order, seriesId)));
  for (let again = true; !(await hold()); again = false) {
    const clashes = await findClashes(tx, order, times);
    // What stood in the way may be gone when it is to be named: then it is tried once more.
    if (clashes.length > 0 || !again) return { ok: false, clashes: await offerInstead(tx, order, clashes, times.filter((_, i) => clashes.every(({ position }) => position !== i))) };
  }
  // Of a series it is the first that is told, once to each whom all of it holds.
  const first = Math.min(...bookings.map(({ startsAt }) => startsAt.getTime()));
  await recordActivities(tx, bookings.map(({ id, startsAt }) => ({ actor: byId, organisationId: null, kind: startsAt.getTime() === first ? 'booking.made' : 'booking.madeInSeries', subjectType: 'booking', subjectId: id, data: { about: subject.type, aboutId: subject.id } })));
  return { ok: true, bookings };
}

/**
 * Bookings and whom they hold, in one statement: it stands or falls as a whole, and whoever waits for their turn waits less. Answers
 * false, and books nothing, where someone is held already.
 */
async function insertBookings(tx: Transaction, bookings: readonly Booking[], order: SeriesOrder, seriesId: string | null): Promise<boolean> {
  const holds = bookings.flatMap((booking) => holdRows(booking.id, booking, order));
  const held = await tx.$executeRaw`
    with free as materialized (select 1 where not exists (select 1 from hold h where ${clashing(order, bookings)})),
    made as (
      insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id, series_id, created_at, changed_at)
      select id, starts_at, ends_at, ${order.zone}, ${order.subject.type}, ${order.subject.id}::uuid, ${seriesId}::uuid, ${now()}, ${now()}
        from unnest(${bookings.map(({ id }) => id)}::uuid[], ${bookings.map(({ startsAt }) => startsAt)}::timestamptz[], ${bookings.map(({ endsAt }) => endsAt)}::timestamptz[]) as b (id, starts_at, ends_at)
       where exists (select 1 from free)
    )
    insert into hold (id, booking_id, starts_at, ends_at, person_id, site_id)
    select h.* from unnest(${holds.map(({ id }) => id)}::uuid[], ${holds.map(({ bookingId }) => bookingId)}::uuid[], ${holds.map(({ startsAt }) => startsAt)}::timestamptz[], ${holds.map(({ endsAt }) => endsAt)}::timestamptz[],
                         ${holds.map((hold) => ('personId' in hold ? hold.personId : null))}::uuid[], ${holds.map((hold) => ('siteId' in hold ? hold.siteId : null))}::uuid[]) as h
     where exists (select 1 from free)`;
  return held > 0;
}

function pick({ startsAt, endsAt }: BookingTime): BookingTime {
  return { startsAt, endsAt };
}

/** What a caller must have checked: a form that lets such an order through is at fault. */
function assertOrderly({ times, zone, people, sites = [] }: SeriesOrder): void {
  const inOrder = [...times].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  if (times.length === 0 || people.length + sites.length === 0) throw new Error('a booking needs a time, and someone or something that it holds');
  if (!isZone(zone)) throw new Error('a booking needs a zone');
  inOrder.forEach(({ startsAt, endsAt }, i) => {
    if (!(endsAt > startsAt) || (inOrder[i + 1] && endsAt > (inOrder[i + 1] as BookingTime).startsAt)) throw new Error('the times of a series end after they begin, and do not overlap');
  });
}

/**
 * Moves a booking with all that it holds, and keeps what it was. `without` are let go with that: of all others one holds at least one.
 * @throws NotFound when there is none; Refusal `calendar.refusals.cancelled` when it was cancelled
 */
export async function moveBooking(tx: Transaction, id: string, to: BookingTime & { zone?: string; without?: readonly string[] }, byId: string | null): Promise<Moved> {
  const { booking, holders: held } = await lockBooking(tx, id);
  const [gone, holders] = [held.people.filter((one) => to.without?.includes(one)), { ...held, people: held.people.filter((one) => !to.without?.includes(one)) }];
  if (booking.state === 'cancelled') throw new Refusal('calendar.refusals.cancelled');
  if (!(to.endsAt > to.startsAt) || (to.zone !== undefined && !isZone(to.zone))) throw new Error('a booking ends after it begins, in a zone');
  const zone = to.zone ?? booking.zone;
  if (+to.startsAt === +booking.startsAt && +to.endsAt === +booking.endsAt && zone === booking.zone) return { ok: true, booking };
  const isMoved =
    (await findClashes(tx, holders, [to], [id])).length === 0 &&
    (await tryToHold(tx, async () => {
      // Before it has its new time, which is not theirs to hear.
      if (gone.length > 0) await release(tx, booking, { people: gone }, byId);
      await keepMove(tx, booking, 'moved', byId);
      await tx.booking.update({ where: { id }, data: { ...pick(to), zone, sequence: { increment: 1 }, changedAt: now() }, select: { id: true } });
    }));
  if (!isMoved) return refuseMove(tx, holders, to, id);
  await recordActivity(tx, { actor: byId, organisationId: null, kind: 'booking.moved', subjectType: 'booking', subjectId: id });
  return { ok: true, booking: { ...booking, ...pick(to), zone, sequence: booking.sequence + (gone.length > 0 ? 2 : 1) } };
}

/** Cancels a booking, and lets go of whom it held. Cancelling again changes nothing. @throws NotFound */
export async function cancelBooking(tx: Transaction, id: string, byId: string | null): Promise<Booking> {
  // Letting go is in nobody's way: it takes no turn.
  return cancelLocked(tx, (await holdBooking(tx, id)).booking, byId);
}

async function cancelLocked(tx: Transaction, booking: Booking, byId: string | null): Promise<Booking> {
  const { id, sequence } = booking;
  if (booking.state === 'cancelled') return booking;
  await keepMove(tx, booking, 'cancelled', byId);
  await tx.booking.update({ where: { id }, data: { state: 'cancelled', sequence: sequence + 1, changedAt: now() }, select: { id: true } });
  await recordActivity(tx, { actor: byId, organisationId: null, kind: 'booking.cancelled', subjectType: 'booking', subjectId: id });
  return { ...booking, state: 'cancelled', sequence: sequence + 1 };
}

/** Tells whom a booking holds that something of it is otherwise: what, the subject above knows. Its time and its number in calendars stay. */
export async function tellOfChange(tx: Transaction, id: string, byId: string | null): Promise<void> {
  await recordActivity(tx, { actor: byId, organisationId: null, kind: 'booking.changed', subjectType: 'booking', subjectId: id });
}

/** Forgets bookings as if they had never been: for a subject that erases what they were about. No calendar is told of it. */
export async function forgetBookings(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.booking.deleteMany({ where: { id: { in: [...ids] } } });
}

/**
 * Changes whom a booking holds: those who are new are held, those who are not named are let go.
 * @throws NotFound; Refusal `calendar.refusals.cancelled`
 */
export async function changeHolders(tx: Transaction, id: string, wanted: Holders, byId: string | null): Promise<Moved> {
  const { booking, holders } = await holdBooking(tx, id);
  if (booking.state === 'cancelled') throw new Refusal('calendar.refusals.cancelled');
  const added = { people: wanted.people.filter((one) => !holders.people.includes(one)), sites: (wanted.sites ?? []).filter((one) => !holders.sites.includes(one)) };
  const gone = { people: holders.people.filter((one) => !wanted.people.includes(one)), sites: holders.sites.filter((one) => !(wanted.sites ?? []).includes(one)) };
  if ([added, gone].every(({ people, sites }) => people.length + sites.length === 0)) return { ok: true, booking };
  // Only whoever is to be held anew can be in the way of others.
  if (added.people.length + added.sites.length > 0) await takeTurn(tx, added);
  const isHeld = (await findClashes(tx, added, [booking], [id])).length === 0 && (await tryToHold(tx, () => tx.hold.createMany({ data: holdRows(id, booking, added) })));
  if (!isHeld) return refuseMove(tx, added, booking, id);
  return { ok: true, booking: await release(tx, booking, gone, byId) };
}

/** Ends holds of a booking that is locked and goes on. At one instant with its change: by that, who was let go last is known. */
async function release(tx: Transaction, booking: Booking, { people, sites = [] }: Holders, byId: string | null): Promise<Booking> {
  const { id } = booking;
  const [at, sequence] = [now(), booking.sequence + 1];
  await tx.hold.updateMany({ where: { bookingId: id, releasedAt: null, OR: [{ personId: { in: [...people] } }, { siteId: { in: [...sites] } }] }, data: { releasedAt: at } });
  await tx.booking.update({ where: { id }, data: { sequence, changedAt: at }, select: { id: true } });
  await recordActivity(tx, { actor: byId, organisationId: null, kind: 'booking.holdersChanged', subjectType: 'booking', subjectId: id });
  return { ...booking, sequence };
}

/**
 * Lets people go from a booking. One that is left for nobody is cancelled: a place alone needs no time. Says what became of it.
 * @throws NotFound
 */
export async function letGoFrom(tx: Transaction, id: string, people: readonly string[], byId: string | null): Promise<'unchanged' | 'changed' | 'cancelled'> {
  const { booking, holders } = await holdBooking(tx, id);
  const gone = holders.people.filter((one) => people.includes(one));
  if (booking.state === 'cancelled' || gone.length === 0) return 'unchanged';
  if (gone.length === holders.people.length) await cancelLocked(tx, booking, byId);
  else await release(tx, booking, { people: gone }, byId);
  return gone.length === holders.people.length ? 'cancelled' : 'changed';
}

async function refuseMove(tx: Transaction, holders: Holders, to: BookingTime, id: string): Promise<Moved> {
  const [clash] = await offerInstead(tx, holders, await findClashes(tx, holders, [to], [id]), [], [id]);
  return { ok: false, clash: clash ?? { position: 0, time: pick(to), holders: [], instead: [] } };
}

/** The booking and whom it holds, kept from others until the transaction ends, and the turn of all who are concerned. */
async function lockBooking(tx: Transaction, id: string): Promise<{ booking: Booking; holders: { people: string[]; sites: string[] } }> {
  const { booking, holders } = await holdBooking(tx, id);
  await takeTurn(tx, holders);
  return { booking, holders };
}

/** A booking and whom it holds, kept from others until the transaction ends. @throws NotFound */
export async function holdBooking(tx: Transaction, id: string): Promise<{ booking: Booking; holders: { people: string[]; sites: string[] } }> {
  await tx.$executeRaw`select 1 from booking where id = ${id}::uuid for update`;
  const [found] = await readBookings([id], tx);
  if (!found) throw new NotFound();
  const { people, sites, ...booking } = found;
  return { booking, holders: { people, sites } };
}

function keepMove(tx: Transaction, { id, startsAt, endsAt }: Booking, kind: 'moved' | 'cancelled', byId: string | null) {
  return tx.bookingMove.create({ data: { id: newId(), bookingId: id, kind, at: now(), byId, startsAt, endsAt }, select: { id: true } });
}

/** Bookings by their ids, in the order of time, with whom they hold now. */
export async function readBookings(ids: readonly string[], tx: Transaction = database()): Promise<(Booking & { people: string[]; sites: string[] })[]> {
  const rows = await tx.booking.findMany({ where: { id: { in: [...ids] } }, relationLoadStrategy: 'join', orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], select: { ...TOLD, holds: { where: { releasedAt: null }, select: { personId: true, siteId: true } } } });
  return rows.map(({ holds, ...booking }) => ({ ...booking, people: holds.flatMap(({ personId }) => personId ?? []), sites: holds.flatMap(({ siteId }) => siteId ?? []) }));
}

/** What a booking was before, the latest change first. */
export async function readMoves(id: string, tx: Transaction = database()) {
  return tx.bookingMove.findMany({ where: { bookingId: id }, orderBy: [{ at: 'desc' }, { id: 'desc' }], select: { kind: true, at: true, startsAt: true, endsAt: true, by: { select: { pseudonym: true } } } });
}
