import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClashes } from './timetable-clashes.ts';
import { orderItems, proposeTimetable, type TimetableInput, type TimetableSession } from './timetable.ts';

const quarter = (least: number, most: number) => fc.integer({ min: least * 4, max: most * 4 }).map((quarters) => quarters * 15);
const away = fc.array(fc.record({ day: fc.integer({ min: 0, max: 5 }), from: quarter(6, 16), minutes: quarter(0.5, 6), isBooked: fc.boolean() }), { maxLength: 3 }).map((times) => times.map(({ minutes, ...time }) => ({ ...time, until: time.from + minutes })));

/** Days with breaks, rooms and sites with room and a way to them, trainers and places that cannot at times, modules that build on each other, groups. */
const input: fc.Arbitrary<TimetableInput> = fc.integer({ min: 1, max: 14 }).chain((count) => {
  const names = Array.from({ length: count }, (_, number) => `m${number}`);
  return fc
    .record({
      days: fc.array(fc.record({ from: quarter(7, 10), until: quarter(15, 20), breaks: fc.array(fc.record({ from: quarter(10, 14), minutes: quarter(0.25, 1.5) }), { maxLength: 3 }) }), { minLength: 1, maxLength: 6 }).map((days) => days.map(({ breaks, ...day }, number) => ({ ...day, day: number, breaks: breaks.map(({ from, minutes }) => ({ from, until: from + minutes })) }))),
      items: fc.tuple(...names.map((id, number) => fc.record({ id: fc.constant(id), minutes: quarter(0.5, 4), after: fc.subarray(names.slice(0, number), { maxLength: Math.min(2, number) }), isVisit: fc.boolean() }))),
      places: fc.array(fc.record({ isSite: fc.boolean(), capacity: fc.option(fc.integer({ min: 5, max: 30 }), { nil: null }), travel: quarter(0, 1.5), away }), { minLength: 1, maxLength: 5 }).map((places) => places.map((place, number) => ({ ...place, travel: place.isSite ? place.travel : 0, id: `p${number}` }))),
      trainers: fc.array(away, { minLength: 0, maxLength: 5 }).map((trainers) => trainers.map((times, number) => ({ id: `t${number}`, away: times }))),
      groups: fc.array(fc.integer({ min: 3, max: 25 }), { minLength: 1, maxLength: 3 }).map((sizes) => sizes.map((size, number) => ({ id: number + 1, size }))),
      pause: fc.constantFrom(0, 15, 30),
    })
    .map(({ items, places, ...rest }) => {
      const sites = places.filter(({ isSite }) => isSite);
      return { ...rest, places, items: items.map(({ isVisit, ...item }, number) => ({ ...item, site: isVisit ? (sites[number % Math.max(1, sites.length)]?.id ?? null) : null })) };
    });
});

/** Some of what a first proposal held, moved to wherever. */
const withKept = input.chain((asked) => {
  const { sessions } = proposeTimetable(asked);
  return fc.tuple(fc.constant(asked), fc.subarray(sessions).chain((kept) => fc.tuple(...kept.map((one) => fc.record({ day: fc.integer({ min: 0, max: 6 }), shift: fc.constantFrom(-120, -15, 0, 0, 45) }).map(({ day, shift }) => ({ ...one, day, from: one.from + shift, until: one.until + shift }))))));
});

it('a proposal has no clash, whatever it is asked for, and tells of every item and group whether it has a time', () => {
  fc.assert(
    fc.property(input, (asked) => {
      const { sessions, leftOut } = proposeTimetable(asked);
      expect(findClashes(asked, sessions)).toEqual([]);
      expect([...sessions, ...leftOut].map(({ item, group }) => `${item} ${group}`).sort()).toEqual(asked.items.flatMap((item) => asked.groups.map((group) => `${item.id} ${group.id}`)).sort());
      expect(proposeTimetable(structuredClone(asked))).toEqual({ sessions, leftOut });
    }),
    { numRuns: 300 },
  );
});

it('what is kept stays where it is, and whatever is proposed around it clashes with nothing', () => {
  fc.assert(
    fc.property(withKept, ([asked, kept]: [TimetableInput, TimetableSession[]]) => {
      const { sessions, leftOut } = proposeTimetable(asked, kept);
      const all = [...kept, ...sessions];
      for (const clash of findClashes(asked, all)) expect(clash.sessions.every((one) => one < kept.length), JSON.stringify(clash)).toBe(true);
      expect([...all, ...leftOut].map(({ item, group }) => `${item} ${group}`).sort()).toEqual(asked.items.flatMap((item) => asked.groups.map((group) => `${item.id} ${group.id}`)).sort());
    }),
    { numRuns: 300 },
  );
});

it('a visit is only ever at its site: with the way there and back within the day, in no more people than it has room for, and never when it cannot', () => {
  fc.assert(
    fc.property(input, (asked) => {
      for (const { item, place, group, day, from, until } of proposeTimetable(asked).sessions) {
        const { site } = asked.items.find(({ id }) => id === item) ?? { site: null };
        const where = asked.places.find(({ id }) => id === place);
        const on = asked.days.find((one) => one.day === day);
        expect(where?.isSite).toBe(site !== null);
        if (site !== null) expect(place).toBe(site);
        expect(where?.capacity ?? Infinity).toBeGreaterThanOrEqual(asked.groups.find(({ id }) => id === group)?.size ?? 0);
        expect(from - (where?.travel ?? 0)).toBeGreaterThanOrEqual(on?.from ?? 0);
        expect(until + (where?.travel ?? 0)).toBeLessThanOrEqual(on?.until ?? 0);
        expect(where?.away.some((time) => time.day === day && time.from < until && from < time.until)).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

it('an order keeps all, puts before what must come before, and else leaves the list as it is', () => {
  const items = fc.uniqueArray(fc.integer({ min: 0, max: 11 }), { maxLength: 12 }).chain((ids) => fc.tuple(...ids.map((id) => fc.subarray(ids.filter((other) => other < id).map(String)).map((after) => ({ id: String(id), after })))));
  fc.assert(
    fc.property(items, (list) => {
      const ordered = orderItems(list);
      expect([...ordered].sort((a, b) => Number(a.id) - Number(b.id))).toEqual([...list].sort((a, b) => Number(a.id) - Number(b.id)));
      const at = (id: string) => ordered.findIndex((one) => one.id === id);
      for (const { id, after } of ordered) for (const before of after) expect(at(before)).toBeLessThan(at(id));
      expect(orderItems(ordered)).toEqual(ordered);
    }),
  );
  expect(orderItems([{ id: 'a', after: ['b'] }, { id: 'b', after: ['a'] }]).map(({ id }) => id)).toEqual(['a', 'b']);
});

const LUNCH = { from: 750, until: 810 };
const room = { id: 'room', isSite: false, capacity: null, travel: 0, away: [] };
const plain = (days: number, modules: number, more: Partial<TimetableInput> = {}): TimetableInput => ({
  days: Array.from({ length: days }, (_, day) => ({ day, from: 540, until: 1080, breaks: [LUNCH] })),
  items: Array.from({ length: modules }, (_, number) => ({ id: `m${number}`, minutes: 120, after: number === 0 ? [] : [`m${number - 1}`], site: null })),
  places: [room],
  trainers: [{ id: 'one', away: [] }, { id: 'two', away: [] }],
  groups: [{ id: 1, size: 15 }],
  pause: 15,
  ...more,
});

it('what fits is all in it: days filled evenly, two who teach as much as each other', () => {
  const { sessions, leftOut } = proposeTimetable(plain(4, 12));
  expect(leftOut).toEqual([]);
  expect(sessions.map(({ day }) => day)).toEqual(Array.from({ length: 12 }, (_, number) => Math.floor(number / 3)));
  expect(sessions.filter(({ trainers }) => trainers.includes('one'))).toHaveLength(6);
  expect(proposeTimetable(plain(6, 12)).sessions.map(({ day }) => day)).toEqual(Array.from({ length: 12 }, (_, number) => Math.floor(number / 2)));
});

it('what finds no time is left out, with all that builds on it', () => {
  const [a, c, d] = [{ id: 'a', minutes: 120, after: [], site: null }, { id: 'c', minutes: 60, after: ['visit'], site: null }, { id: 'd', minutes: 60, after: ['a'], site: null }];
  const visit = { id: 'visit', minutes: 120, after: [], site: 'small' };
  const { sessions, leftOut } = proposeTimetable(plain(2, 4, { items: [a, visit, c, d], places: [room, { id: 'small', isSite: true, capacity: 8, travel: 30, away: [] }] }));
  expect(leftOut.map(({ item }) => item)).toEqual(['visit', 'c']);
  expect(sessions.map(({ item }) => item)).toEqual(['a', 'd']);
});

describe('clashes', () => {
  const asked = plain(2, 2, {
    places: [room, { ...room, id: 'small', capacity: 5 }, { id: 'site', isSite: true, capacity: 20, travel: 45, away: [{ day: 1, from: 600, until: 660, isBooked: true }] }],
    trainers: [{ id: 'one', away: [{ day: 1, from: 540, until: 600, isBooked: true }, { day: 1, from: 900, until: 960, isBooked: false }] }],
  });
  const first: TimetableSession = { item: 'm0', group: 1, day: 0, from: 540, until: 660, place: 'room', trainers: ['one'] };
  const second = { ...first, item: 'm1', from: 810, until: 930 };
  const own = { ...first, item: null, group: null, place: null, trainers: [] };
  const kinds = (sessions: readonly TimetableSession[]) => [...new Set(findClashes(asked, sessions).map(({ kind, isHard }) => (isHard ? kind.toUpperCase() : kind)))].sort();

  it.each([
    ['none', [first, second], []],
    ['two at once', [first, { ...second, from: 600, until: 720 }], ['GROUP', 'PLACE', 'TRAINER', 'after', 'order']],
    ['the other way round', [{ ...first, from: 810, until: 930 }, { ...second, from: 540, until: 660 }], ['after', 'order']],
    ['in the break', [first, { ...second, from: 720, until: 840 }], ['break']],
    ['too late', [first, { ...second, from: 1000, until: 1120 }], ['hours']],
    ['a day that is no part of it', [first, { ...second, day: 2 }], ['DAY']],
    ['a room that is too small', [first, { ...second, place: 'small' }], ['CAPACITY']],
    ['no pause', [first, { ...second, from: 660, until: 740 }], ['way']],
    ['no time for the way', [first, { ...second, place: 'site', from: 690, until: 750 }], ['way']],
    ['booked elsewhere', [first, { ...second, day: 1, from: 540, until: 660 }], ['BOOKED']],
    ['away', [first, { ...second, day: 1, from: 840, until: 960 }], ['away']],
    ['on the way while away', [first, { ...second, day: 1, place: 'site', from: 810, until: 870 }], ['away']],
    ['a site that is booked', [first, { ...second, day: 1, trainers: [], place: 'site', from: 600, until: 720 }], ['BOOKED']],
    ['twice', [first, second, { ...second, day: 1, trainers: [] }], ['twice']],
    ['something of its own, meanwhile', [first, second, own], ['meanwhile']],
    ['something of its own in the evening', [first, second, { ...own, from: 1140, until: 1260 }], []],
  ] as const)('%s', (_name, sessions, expected) => {
    expect(kinds(sessions)).toEqual([...expected]);
  });
});

it('ten days, four rooms and thirty modules for four groups are proposed within a second', () => {
  const asked = plain(10, 30, {
    places: Array.from({ length: 4 }, (_, number) => ({ ...room, id: `room${number}`, capacity: 20 + number })),
    trainers: Array.from({ length: 8 }, (_, number) => ({ id: `trainer${number}`, away: [] })),
    groups: Array.from({ length: 4 }, (_, number) => ({ id: number + 1, size: 15 })),
  });
  const began = performance.now();
  const { sessions, leftOut } = proposeTimetable(asked);
  const took = performance.now() - began;
  expect(leftOut).toEqual([]);
  expect(sessions).toHaveLength(120);
  expect(took).toBeLessThan(1_000);
});
