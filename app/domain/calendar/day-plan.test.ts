import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lanesOf } from './components/parts.ts';
import { hoursShown, rowsOf } from './components/rows.ts';
import { addMonths, inSight, layOverDays, mondayOf, pageOfDays, shownBy } from './day-plan.ts';
import { addDays, spanOfDay, weekdayOf } from './local-time.ts';
import { loadOf } from './load.ts';

const minuteOf = (instant: string) => Date.parse(instant) / 60_000;
const zones = fc.constantFrom('Africa/Nairobi', 'Europe/Paris', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe', 'Pacific/Pago_Pago');
const time = fc.integer({ min: 0, max: 47 }).map((half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`);
const stretches = fc.array(fc.tuple(time, time).filter(([a, b]) => a !== b).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a })), { maxLength: 12 }).map((all) => all.sort((a, b) => (a.from < b.from ? -1 : 1)));

describe('days that hold very much', () => {
  const days = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 }).map((counts) => counts.map((count, i) => ({ day: addDays('2026-01-01', i), parts: Array.from({ length: count }, (_, k) => ({ item: `${i} ${k}`, from: '08:00', until: '09:00', began: false, goesOn: false })) })));
  const itemsOf = (some: readonly { parts: readonly { item: string }[] }[]) => some.flatMap(({ parts }) => parts.map(({ item }) => item));

  it('stand on pages that together hold each thing once, in order, and none too many', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 30 }), (all, size) => {
        const { pages } = pageOfDays(all, 1, size);
        const each = Array.from({ length: pages }, (_, i) => pageOfDays(all, i + 1, size).days);
        expect(each.flatMap(itemsOf)).toEqual(itemsOf(all));
        for (const page of each) expect(itemsOf(page).length).toBeLessThanOrEqual(size);
        expect(itemsOf(pageOfDays(all, pages + 1, size).days)).toEqual([]);
      }),
    );
  });

  it('show their first things and tell how many more there are, unless that is one', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 12 }), (all, most) => {
        inSight(all, most).forEach(({ parts, more }, i) => {
          const whole = all[i]?.parts ?? [];
          expect(parts).toEqual(whole.slice(0, parts.length));
          expect([parts.length + more, more === 1, parts.length <= most + 1]).toEqual([whole.length, false, true]);
        });
      }),
    );
  });
});

describe('days', () => {
  it('hold each thing once a day that it touches, and all of it', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 800 }), fc.array(fc.tuple(fc.integer({ min: -2000, max: 12_000 }), fc.integer({ min: 1, max: 4000 })), { maxLength: 6 }), (zone, plus, items) => {
        const first = addDays('2026-01-01', plus);
        const base = spanOfDay(first, zone).from;
        const spans = items.map(([from, long], id) => ({ id, from: base + from, until: base + from + long }));
        const days = layOverDays(spans, first, 7, zone);
        expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 7 }, (_, i) => addDays(first, i)));
        for (const span of spans) {
          const touched = days.filter(({ day }) => spanOfDay(day, zone).from < span.until && spanOfDay(day, zone).until > span.from);
          expect(days.filter(({ parts }) => parts.some(({ item }) => item.id === span.id))).toEqual(touched);
          const parts = touched.flatMap(({ parts: all }) => all.filter(({ item }) => item.id === span.id));
          for (const part of parts) expect(part.goesOn ? part.until : '24:00').toBe('24:00');
          parts.slice(1).forEach((part, i) => expect([parts[i]?.goesOn, part.began]).toEqual([true, true]));
        }
      }),
    );
  });

  it('tell the end of a day as 24:00, and the clocks of the day they change', () => {
    const paris = layOverDays([{ from: minuteOf('2027-03-27T22:00Z'), until: minuteOf('2027-03-28T02:00Z') }], '2027-03-27', 2, 'Europe/Paris');
    expect(paris.map(({ parts }) => parts.map(({ from, until, began, goesOn }) => ({ from, until, began, goesOn })))).toEqual([[{ from: '23:00', until: '24:00', began: false, goesOn: true }], [{ from: '00:00', until: '04:00', began: true, goesOn: false }]]);
  });
});

describe('what is shown', () => {
  it('is whole weeks around a month, a week from Monday, or thirty days', () => {
    expect(shownBy('month', '2026-11-24', '2026-11-24')).toMatchObject({ month: '2026-11-01', firstDay: '2026-10-26', days: 42, back: '2026-10-01', on: '2026-12-01' });
    expect(shownBy('month', '2027-02-14', '2026-11-24')).toMatchObject({ firstDay: '2027-02-01', days: 28 });
    expect(shownBy('week', '2026-11-29', '2026-11-24')).toMatchObject({ firstDay: '2026-11-23', days: 7, back: '2026-11-16', on: '2026-11-30' });
    expect(shownBy('agenda', '2026-11-24', '2026-11-24')).toMatchObject({ firstDay: '2026-11-24', days: 30, back: '2026-10-25', on: '2026-12-24' });
    expect([addMonths('2026-01-31', 1), addMonths('2026-01-01', -1)]).toEqual(['2026-02-01', '2025-12-01']);
  });

  it('holds the day that one asked for, in whole weeks that begin on Monday', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30_000 }), (plus) => {
        const around = addDays('2001-01-01', plus);
        const { firstDay, days } = shownBy('month', around, around);
        expect(days % 7).toBe(0);
        expect(weekdayOf(firstDay)).toBe(1);
        expect(around >= firstDay && around < addDays(firstDay, days)).toBe(true);
        expect(weekdayOf(mondayOf(around))).toBe(1);
      }),
    );
  });
});

describe('a day along its hours', () => {
  it('puts nothing over anything else', () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        const lanes = lanesOf(parts);
        parts.forEach((part, i) => {
          expect(lanes[i]?.lane).toBeLessThan(lanes[i]?.of ?? 0);
          parts.slice(i + 1).forEach((other, k) => {
            const [one, two] = [lanes[i], lanes[i + 1 + k]];
            if (other.from < part.until) expect([one?.lane === two?.lane, one?.of]).toEqual([false, two?.of]);
          });
        });
      }),
    );
  });

  it('has room for each', () => {
    fc.assert(
      fc.property(stretches, (parts) => {
        const { first, count } = hoursShown(parts);
        for (const part of parts) {
          const { row, rows } = rowsOf(part, first);
          expect(row).toBeGreaterThanOrEqual(1);
          expect(row + rows - 1).toBeLessThanOrEqual(count * 2);
        }
      }),
    );
    expect(hoursShown([])).toEqual({ first: 8, count: 10 });
    expect(rowsOf({ from: '09:15', until: '10:00' }, 8)).toEqual({ row: 3, rows: 2 });
  });
});

it('the load of someone is what is booked against what they gave, in their weeks and without their absences', () => {
  const week = { from: minuteOf('2026-11-22T21:00Z'), until: minuteOf('2026-11-29T21:00Z') };
  const nairobi = { zone: 'Africa/Nairobi', weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, fromMinute: 540, toMinute: 1020 })), exceptions: [], absences: [{ firstDay: '2026-11-27', lastDay: '2026-11-27' }], held: [{ from: minuteOf('2026-11-24T07:00Z'), until: minuteOf('2026-11-24T09:30Z') }, { from: minuteOf('2026-12-01T07:00Z'), until: minuteOf('2026-12-01T09:00Z') }] };
  expect(loadOf({ ...nairobi, hoursAWeek: null }, week)).toEqual({ bookedMinutes: 150, givenMinutes: 4 * 480 });
  expect(loadOf({ ...nairobi, hoursAWeek: 10 }, week)).toEqual({ bookedMinutes: 150, givenMinutes: 600 });
  expect(loadOf({ ...nairobi, hoursAWeek: 40 }, week)).toEqual({ bookedMinutes: 150, givenMinutes: 4 * 480 });
});
