import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookSeries, cancelBooking, changeHolders, moveBooking, readBookings, type Booking, type Clash } from '#app/domain/calendar/bookings.server.ts';
import { addDays, localOf, momentOf, spanOfDay, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { editionAbilities } from './edition-policy.ts';
import { dayOf } from './editions.server.ts';
import type { Stretch } from './timetable.ts';

/** What an entry wants of the calendar. */
interface Wanted extends BookingTime {
  entryId: string;
  bookingId: string | null;
  people: string[];
  sites: string[];
}

/**
 * Brings the calendar in line with a timetable that is published: what is new is booked, what has moved is moved, who teaches no longer
 * is let go. All of it or nothing. @throws Refusal `academy.editions.timetable.refusals.booked` with who is held elsewhere and when, `never` for an hour that the clocks leave out
 */
export async function keepBookings(tx: Transaction, editionId: string, byId: string | null): Promise<void> {
  const { timetable, entries, ...edition } = await tx.edition.findUniqueOrThrow({
    where: { id: editionId },
    include: { timetable: { select: { publishedAt: true } }, entries: { where: { removedAt: null }, orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }], select: { id: true, bookingId: true, day: true, fromMinute: true, untilMinute: true, place: { select: { siteId: true } }, visits: { take: 1, select: { id: true } }, trainers: { select: { personId: true } } } } },
  });
  if (!timetable?.publishedAt) return;
  const wanted = entries.map(({ id, bookingId, place, trainers, visits, ...times }): Wanted => ({
    entryId: id,
    bookingId,
    ...timeOf(edition, times),
    people: trainers.map(({ personId }) => personId),
    // Where its host was asked for a visit it is for them to hold.
    sites: place?.siteId && visits.length === 0 ? [place.siteId] : [],
  }));
  const booked = new Map((await readBookings(wanted.flatMap(({ bookingId }) => bookingId ?? []), tx)).map((booking) => [booking.id, booking]));
  const heldBy = ({ bookingId }: Wanted) => (bookingId ? booked.get(bookingId) : undefined);
  // What was stays in calendars as it was.
  const differing = wanted.filter((one) => isChanged(one, heldBy(one), edition.zone) && !isOver(one, heldBy(one)));
  const fewer = differing.filter((one) => isFewer(one, heldBy(one), edition.zone));
  // Where only somebody is let go the others stay held, whatever else is booked.
  for (const { bookingId, people, sites } of fewer) await tell(edition, await changeHolders(tx, bookingId ?? '', { people, sites }, byId), tx);
  const changed = differing.filter((one) => !fewer.includes(one));
  const moved = changed.filter(({ bookingId }) => bookingId !== null);
  // One that has moved keeps its place in calendars; of several each may stand where another was, so all make room first.
  const [single] = moved.length === 1 ? moved : [];
  if (single?.bookingId && single.people.length + single.sites.length > 0) {
    const free = changed.filter((one) => one !== single);
    const held = booked.get(single.bookingId);
    // Whoever is let go is told of no time that is not theirs, and whoever is new is held for the new one alone.
    const staying = { people: single.people.filter((one) => held?.people.includes(one)), sites: single.sites.filter((one) => held?.sites.includes(one)) };
    if (staying.people.length + staying.sites.length > 0) {
      await tell(edition, await changeHolders(tx, single.bookingId, staying, byId), tx);
      await tell(edition, await moveBooking(tx, single.bookingId, { startsAt: single.startsAt, endsAt: single.endsAt, zone: edition.zone }, byId), tx);
      await tell(edition, await changeHolders(tx, single.bookingId, single, byId), tx);
      return book(tx, edition, free, byId);
    }
  }
  for (const { entryId, bookingId } of moved) await letGo(tx, entryId, bookingId, byId);
  await book(tx, edition, changed, byId);
}

/** Cancels what an entry holds. */
export async function letGo(tx: Transaction, entryId: string, bookingId: string | null, byId: string | null): Promise<void> {
  if (!bookingId) return;
  await tx.timetableEntry.update({ where: { id: entryId }, data: { bookingId: null }, select: { id: true } });
  await cancelBooking(tx, bookingId, byId);
}

/** Lets go of all that an edition that is over has still to come. What was, stays in calendars as it was. */
export async function letGoOfAll(tx: Transaction, editionId: string, byId: string): Promise<void> {
  const entries = await tx.timetableEntry.findMany({ where: { editionId, booking: { is: { state: 'booked', endsAt: { gt: now() } } } }, select: { bookingId: true } });
  for (const { bookingId } of entries) if (bookingId) await cancelBooking(tx, bookingId, byId);
}

type Held = (Booking & { people: string[]; sites: string[] }) | undefined;

function isOver({ endsAt }: Wanted, held: Held): boolean {
  return held !== undefined && held.endsAt <= now() && endsAt <= now();
}

/** Whether what is held differs from what is wanted only in people or sites who are let go. */
function isFewer({ startsAt, endsAt, people, sites }: Wanted, held: Held, zone: string): boolean {
  if (held?.state !== 'booked' || people.length + sites.length === 0) return false;
  return +held.startsAt === +startsAt && +held.endsAt === +endsAt && held.zone === zone && people.every((one) => held.people.includes(one)) && sites.every((one) => held.sites.includes(one));
}

function isChanged({ startsAt, endsAt, people, sites }: Wanted, held: Held, zone: string): boolean {
  if (!held) return people.length + sites.length > 0;
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  return held.state === 'cancelled' || +held.startsAt !== +startsAt || +held.endsAt !== +endsAt || held.zone !== zone || !same(held.people, people) || !same(held.sites, sites);
}

/** Books entries: those of the same people and sites as one series, of which each is told once. */
async function book(tx: Transaction, edition: Edition, entries: readonly Wanted[], byId: string | null): Promise<void> {
  const series = new Map<string, Wanted[]>();
  for (const one of entries.filter(({ people, sites }) => people.length + sites.length > 0)) {
    const key = [...one.people, ...one.sites].sort().join();
    series.set(key, [...(series.get(key) ?? []), one]);
  }
  for (const some of series.values()) {
    const booked = await bookSeries(tx, { subject: { type: 'edition', id: edition.id }, times: some, zone: edition.zone, people: some[0]?.people ?? [], sites: some[0]?.sites ?? [], byId });
    if (!booked.ok) throw await refusalOf(edition, booked.clashes, tx);
    for (const [number, { id }] of booked.bookings.entries()) await tx.timetableEntry.update({ where: { id: some[number]?.entryId ?? '' }, data: { bookingId: id }, select: { id: true } });
  }
}

async function tell(edition: Edition, answer: { ok: true } | { ok: false; clash: Clash }, tx: Transaction): Promise<void> {
  if (!answer.ok) throw await refusalOf(edition, [answer.clash], tx);
}

/** Who is held elsewhere and when, by the clock of the place: what for, nobody is told. */
async function refusalOf({ zone }: Edition, clashes: readonly Clash[], tx: Transaction): Promise<Refusal> {
  const [clash] = clashes;
  const people = clash?.holders.flatMap((holder) => ('personId' in holder ? [holder.personId] : [])) ?? [];
  const named = await tx.person.findMany({ where: { id: { in: people } }, orderBy: { searchText: 'asc' }, select: { pseudonym: true } });
  const [from, until] = [clash?.time.startsAt, clash?.time.endsAt].map((at) => localOf(at ?? now(), zone));
  const when = { day: from?.day ?? '', from: from?.time ?? '', until: until?.time ?? '' };
  return named.length > 0 ? new Refusal('academy.editions.timetable.refusals.booked', { who: named.map(({ pseudonym }) => pseudonym).join(', '), ...when }) : new Refusal('academy.editions.timetable.refusals.siteBooked', when);
}

/** Whether an entry begins or ends at an hour that the clocks of the place show twice that day: whoever reads it would not know which. */
export function twiceIn(edition: Pick<Edition, 'startsOn' | 'zone'>, { day, ...times }: { day: number; fromMinute: number; untilMinute: number }): 'fromMinute' | 'untilMinute' | null {
  return (['fromMinute', 'untilMinute'] as const).find((end) => momentAt(edition, day, times[end]).kind === 'twice') ?? null;
}

/** How finely the hours of a day are looked through: clocks are set at whole quarters. */
const QUARTER = 15;

/**
 * The stretches of each day, by its number, in which nothing is to begin or end, and over which nothing is to go, as the clocks of the place leave them out or show them twice: it would not be clear when,
 * or not be as long as it says. To what ends as one begins it is there as well.
 */
export function unclearHours(edition: Pick<Edition, 'startsOn' | 'zone'>, days: readonly number[]): Map<number, Stretch[]> {
  return new Map(
    days.flatMap((day) => {
      const on = addDays(dayOf(edition.startsOn), day);
      const { from, until } = spanOfDay(on, edition.zone);
      const quarters = until - from === 1440 ? [1440] : Array.from({ length: 1440 / QUARTER + 1 }, (_, number) => number * QUARTER);
      const unclear = quarters.filter((minute) => momentAt(edition, day, minute).kind !== 'once');
      return unclear.length > 0 ? [[day, unclear.map((minute) => ({ from: minute - 1, until: Math.min(1440, minute + QUARTER) }))] as const] : [];
    }),
  );
}

/** The time of an entry as an instant; of two that the clocks show alike, the first. @throws Refusal for an hour that the clocks of the place leave out */
export function timeOf(edition: Pick<Edition, 'startsOn' | 'zone'>, { day, fromMinute, untilMinute }: { day: number; fromMinute: number; untilMinute: number }): BookingTime {
  const on = addDays(dayOf(edition.startsOn), day);
  const [begins, ends] = [momentAt(edition, day, fromMinute), momentAt(edition, day, untilMinute)];
  if (begins.kind === 'never' || ends.kind === 'never' || ends.at <= begins.at) throw new Refusal('academy.editions.timetable.refusals.never', { day: on, from: timeOfMinute(fromMinute) });
  return { startsAt: begins.at, endsAt: ends.at };
}

/** The same; null where the clocks of the place leave that hour out. */
export function timeOrNull(...[edition, entry]: Parameters<typeof timeOf>): BookingTime | null {
  try {
    return timeOf(edition, entry);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function momentAt({ startsOn, zone }: Pick<Edition, 'startsOn' | 'zone'>, day: number, minute: number) {
  const on = addDays(dayOf(startsOn), day);
  return minute === 1440 ? momentOf(addDays(on, 1), '00:00', zone) : momentOf(on, timeOfMinute(minute), zone);
}

/** Where bookings of timetables are told: by the booking's id, for whoever follows the timetable. */
export async function pagesOfTimetables(person: AskingPerson, bookingIds: readonly string[]): Promise<Record<string, { to: string; moveTo?: string }>> {
  const entries = await database().timetableEntry.findMany({ where: { bookingId: { in: [...bookingIds] }, edition: { is: within(editionAbilities(person), 'follow', 'Edition') } }, select: { bookingId: true, editionId: true, day: true } });
  return Object.fromEntries(entries.map(({ bookingId, editionId, day }) => [bookingId ?? '', { to: `/editions/${editionId}/timetable?day=${day + 1}` }]));
}
