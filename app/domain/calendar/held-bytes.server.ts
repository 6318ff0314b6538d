import { Prisma } from '#app/platform/generated/client.ts';
import type { Span } from './spans.ts';

/** A booking that holds some of a network's people, told by their places among them. */
export interface Held extends Span {
  /** Its id, as {@link idOfHeld} tells it; null where what it holds two people for is theirs alone. */
  key: string | null;
  places: readonly number[];
  isAtSite: boolean;
  /** The network's own sites, told by their places among those. */
  sites: readonly number[];
}

/** Whom a hold is of: the place of a person or a site, times four, and one of these. */
const OF = { person: 0, personApart: 1, site: 2, siteOfOthers: 3 } as const;

/**
 * One hold as bytes: its booking's id, its begin and end in microseconds since 2000, and whom it is of. As words PostgreSQL took four times as long to write a busy month.
 * @param place of a person among the network's, null for a site @param site of a site among the network's, null for one of others @param isApart whether nothing may tell that others are of the same booking
 */
export function holdAsBytes({ place, site, isApart }: Record<'place' | 'site' | 'isApart', Prisma.Sql>): Prisma.Sql {
  return Prisma.sql`uuid_send(booking_id) || timestamptz_send(starts_at) || timestamptz_send(ends_at)
    || int4send(case when person_id is null then coalesce(${site} * 4 + 2, 3) when ${isApart} then ${place} * 4 + 1 else ${place} * 4 end)`;
}

const AN_ID = 16;
const [BEGIN_AT, END_AT, WHOSE_AT, A_HOLD] = [AN_ID, AN_ID + 8, AN_ID + 16, AN_ID + 20];

/**
 * Bookings from their holds, which come in no order; in the order of time, without those that hold a site alone. What stands apart comes a hold each, and in the order of
 * names behind all others that begin with it: their order tells no pair. Pure.
 */
export function readHolds(bytes: Buffer): Held[] {
  const bookings = new Map<string, Held & { key: string }>();
  const apart: Held[] = [];
  for (let at = 0; at < bytes.length; at += A_HOLD) {
    const whose = bytes.readInt32BE(at + WHOSE_AT);
    const [kind, place] = [whose & 3, whose >> 2];
    if (kind === OF.personApart) {
      apart.push({ key: null, ...timeAt(bytes, at), places: [place], isAtSite: false, sites: NONE });
      continue;
    }
    const key = bytes.toString('latin1', at, at + AN_ID);
    let booking = bookings.get(key);
    if (!booking) bookings.set(key, (booking = { key, ...timeAt(bytes, at), places: NONE, isAtSite: false, sites: NONE }));
    if (kind === OF.person) booking.places = withOne(booking.places, place);
    else booking.isAtSite = true;
    if (kind === OF.site) booking.sites = withOne(booking.sites, place);
  }
  const shared = [...bookings.values()].filter(({ places }) => places.length > 0).sort((a, b) => a.from - b.from || (a.key < b.key ? -1 : 1));
  return [...shared, ...apart.sort((a, b) => a.from - b.from || (a.places[0] ?? 0) - (b.places[0] ?? 0))];
}

/** The id of a booking as everyone else writes it. */
export function idOfHeld(key: string): string {
  const hex = Buffer.from(key, 'latin1').toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const NONE: readonly number[] = [];

/** The minute in which PostgreSQL's time begins: 2000-01-01. */
const ITS_BEGIN = 15_778_080;
const A_MINUTE = 60_000_000;

function timeAt(bytes: Buffer, at: number): Span {
  return { from: ITS_BEGIN + Math.floor(microsecondsAt(bytes, at + BEGIN_AT) / A_MINUTE), until: ITS_BEGIN + Math.ceil(microsecondsAt(bytes, at + END_AT) / A_MINUTE) };
}

function microsecondsAt(bytes: Buffer, at: number): number {
  return bytes.readInt32BE(at) * 2 ** 32 + bytes.readUInt32BE(at + 4);
}

/** Numbers in order with one more. Of a month there are many short lists: what a list that grows sets aside, and what sorting it takes, were a sixth of all that the page took of memory. */
function withOne(numbers: readonly number[], one: number): number[] {
  const last = numbers.at(-1);
  if (last === undefined) return [one];
  return last <= one ? [...numbers, one] : [...numbers, one].sort((a, b) => a - b);
}
