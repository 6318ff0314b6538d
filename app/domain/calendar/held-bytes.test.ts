import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idOfHeld, readHolds } from './held-bytes.server.ts';

type Whose = { of: 'person' | 'personApart' | 'site'; place: number } | { of: 'siteOfOthers' };
interface Hold {
  id: string;
  startsAt: number;
  endsAt: number;
  whose: Whose;
}

/** As PostgreSQL's `uuid_send`, `timestamptz_send` and `int4send` write them. */
function written(holds: readonly Hold[]): Buffer {
  return Buffer.concat(
    holds.map(({ id, startsAt, endsAt, whose }) => {
      const bytes = Buffer.alloc(36);
      bytes.write(id.replaceAll('-', ''), 'hex');
      bytes.writeBigInt64BE(BigInt(startsAt - Date.UTC(2000, 0)) * 1000n, 16);
      bytes.writeBigInt64BE(BigInt(endsAt - Date.UTC(2000, 0)) * 1000n, 24);
      bytes.writeInt32BE(whose.of === 'siteOfOthers' ? 3 : whose.place * 4 + ['person', 'personApart', 'site'].indexOf(whose.of), 32);
      return bytes;
    }),
  );
}

interface Booking {
  id: string;
  startsAt: number;
  length: number;
  isApart: boolean;
  people: number[];
  sites: number[];
  isAtOthers: boolean;
}

const A_MINUTE = 60_000;
const bookings = fc.uniqueArray(
  fc.record<Booking>({
    id: fc.uuid(),
    startsAt: fc.integer({ min: Date.UTC(1999, 0), max: Date.UTC(2100, 0) }),
    length: fc.integer({ min: 1, max: 31 * 24 * 60 * A_MINUTE }),
    isApart: fc.boolean(),
    people: fc.uniqueArray(fc.nat(5_000), { maxLength: 4 }),
    sites: fc.uniqueArray(fc.nat(50), { maxLength: 2 }),
    isAtOthers: fc.boolean(),
  }),
  { selector: ({ id }) => id, maxLength: 12 },
);

function holdsOf({ id, startsAt, length, isApart, people, sites, isAtOthers }: Booking): Hold[] {
  const whose: Whose[] = [...people.map((place): Whose => ({ of: isApart ? 'personApart' : 'person', place })), ...sites.map((place): Whose => ({ of: 'site', place })), ...(isAtOthers ? [{ of: 'siteOfOthers' } as const] : [])];
  return whose.map((one) => ({ id, startsAt, endsAt: startsAt + length, whose: one }));
}

const inOrder = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

describe('holds as bytes', () => {
  it('come back as the bookings that they were, in whatever order they come', () => {
    fc.assert(
      fc.property(bookings, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (some, chance) => {
        const mixed = some.flatMap(holdsOf).map((hold) => ({ hold, at: chance.next().value as number })).sort((a, b) => a.at - b.at).map(({ hold }) => hold);
        const held = readHolds(written(mixed));
        const expected = some.flatMap(({ id, startsAt, length, isApart, people, sites, isAtOthers }): object[] => {
          const time = { from: Math.floor(startsAt / A_MINUTE), until: Math.ceil((startsAt + length) / A_MINUTE) };
          if (isApart) return people.map((place) => ({ id: null, ...time, places: [place], isAtSite: false, sites: [] }));
          return people.length === 0 ? [] : [{ id, ...time, places: inOrder(people), isAtSite: sites.length > 0 || isAtOthers, sites: inOrder(sites) }];
        });
        const told = held.map(({ key, ...one }) => ({ id: key === null ? null : idOfHeld(key), ...one }));
        const sorted = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
        expect(sorted(told)).toEqual(sorted(expected));
        const [shared, apart] = [held.filter(({ key }) => key !== null), held.filter(({ key }) => key === null)];
        expect(held).toEqual([...shared, ...apart]);
        // Of what begins together the order is that of ids, and of names: it tells no pair.
        const namesOf = apart.map(({ from, places }) => [from, places[0] ?? 0] as const);
        expect(namesOf).toEqual([...namesOf].sort(([a, one], [b, other]) => a - b || one - other));
        for (const part of [shared, apart]) expect(part.map(({ from }) => from)).toEqual(inOrder(part.map(({ from }) => from)));
      }),
    );
  });

  it('of nothing are none', () => {
    expect(readHolds(Buffer.alloc(0))).toEqual([]);
  });
});
