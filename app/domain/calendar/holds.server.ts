import type { Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { Holders } from './calendars.server.ts';
import { findInstead } from './free-times.server.ts';
import type { BookingTime, Holder } from './model.ts';
import { around, dateOf, LONGEST_BOOKING, spanOf } from './spans.ts';

/** A time at which someone is held already, with the next times of the same length that suit everyone. */
export interface Clash {
  /** Place in the times asked for, from 0. */
  position: number;
  time: BookingTime;
  /** Who is held then. */
  holders: readonly Holder[];
  instead: readonly BookingTime[];
}

/**
 * Whoever books takes this turn first, in the order of ids: of many at once each sees what the ones before it did, and none
 * waits for another in a circle. The constraint of the database holds without it.
 */
export async function takeTurn(tx: Transaction, { people, sites = [] }: Holders): Promise<void> {
  const keys = [...new Set([...people, ...sites])].sort();
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(k, 20261124)) from unnest(${keys}::text[]) as k`;
}

/** Takes the turn, unless one of the holders is held then as far as is known by now: most who come too late need not wait to hear it. */
export async function takeTurnIfFree(tx: Transaction, holders: Holders, times: readonly BookingTime[]): Promise<boolean> {
  const keys = [...new Set([...holders.people, ...(holders.sites ?? [])])].sort();
  const taken = await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(k, 20261124)) from unnest(${keys}::text[]) as k where not exists (select 1 from hold h where ${clashing(holders, times)})`;
  return taken > 0;
}

/** The holds (`h`) of these that stand in the way of times (one at least), `besides` those of some bookings. */
export function clashing({ people, sites = [] }: Holders, times: readonly BookingTime[], besides: readonly string[] = []): Prisma.Sql {
  const { from, until } = around(times.map(spanOf));
  return Prisma.sql`
    h.released_at is null and h.starts_at > ${dateOf(from - LONGEST_BOOKING)} and h.starts_at < ${dateOf(until)} and h.booking_id <> all(${[...besides]}::uuid[]) and (h.person_id = any(${[...people]}::uuid[]) or h.site_id = any(${[...sites]}::uuid[]))
    and exists (select 1 from unnest(${times.map(({ startsAt }) => startsAt)}::timestamptz[], ${times.map(({ endsAt }) => endsAt)}::timestamptz[]) as t (starts_at, ends_at) where h.starts_at < t.ends_at and h.ends_at > t.starts_at)`;
}

/** The times at which one of the holders is held by another booking. */
export async function findClashes(tx: Transaction, holders: Holders, times: readonly BookingTime[], besides: readonly string[] = []): Promise<Omit<Clash, 'instead'>[]> {
  const holds = await tx.$queryRaw<(BookingTime & { personId: string | null; siteId: string | null })[]>`
    select h.person_id::text as "personId", h.site_id::text as "siteId", h.starts_at as "startsAt", h.ends_at as "endsAt" from hold h where ${clashing(holders, times, besides)}`;
  return times.flatMap((time, position) => {
    const held = holds.filter(({ startsAt, endsAt }) => startsAt < time.endsAt && endsAt > time.startsAt).map(holderOf);
    return held.length > 0 ? [{ position, time, holders: held }] : [];
  });
}

/** Adds to each clash what could be taken instead. */
export async function offerInstead(tx: Transaction, holders: Holders, clashes: readonly Omit<Clash, 'instead'>[], kept: readonly BookingTime[], besides?: readonly string[]): Promise<Clash[]> {
  const instead = await findInstead(tx, holders, clashes.map(({ time }) => time), kept, besides);
  return clashes.map((clash, i) => ({ ...clash, instead: instead[i] ?? [] }));
}

/** The rows with which a booking holds people and sites. */
export function holdRows(bookingId: string, { startsAt, endsAt }: BookingTime, { people, sites = [] }: Holders) {
  const row = { bookingId, startsAt, endsAt };
  return [...people.map((personId) => ({ id: newId(), ...row, personId })), ...sites.map((siteId) => ({ id: newId(), ...row, siteId }))];
}

function holderOf({ personId, siteId }: { personId: string | null; siteId: string | null }): Holder {
  return personId === null ? { siteId: siteId ?? '' } : { personId };
}

/**
 * Does work that finds, or that the database finds, that someone is held already: it answers false. Then all of it is undone,
 * the turn that it took goes to the next at once, the transaction goes on, and the answer is false. Where it is true something more has to be
 * done in the transaction, and waited for.
 */
export async function tryToHold(tx: Transaction, work: () => Promise<unknown>): Promise<boolean> {
  try {
    // The work's first statement goes out with it.
    const [, answer] = await Promise.all([tx.$executeRaw`savepoint holding`, work()]);
    if (answer !== false) {
      // Goes out with what comes next, which fails where this does.
      tx.$executeRaw`release savepoint holding`.catch(() => undefined);
      return true;
    }
  } catch (error) {
    if (!isOverlap(error)) throw error;
  }
  await tx.$executeRaw`rollback to savepoint holding`;
  return false;
}

/** Whether the database refused by one of the constraints that nobody is held twice (SQLSTATE 23P01). */
function isOverlap(error: unknown): boolean {
  return error instanceof Error && /23P01|_never_twice/.test(`${error.message} ${JSON.stringify(error)}`);
}
