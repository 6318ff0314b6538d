import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays, momentOf, numberOfDay, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import { CALLED_OFF, GOING_ON, VISIT_STEPS } from '../sites/visit-life.ts';
import { isAtVisit, standOfVisit, timeInEdition, type VisitingEntry } from './entry-visit.ts';

const STATES = [...VISIT_STEPS, ...CALLED_OFF];
const HOUR = 3_600_000;
const present = new Date('2027-03-30T09:00:00Z');
const time = fc.record({ hours: fc.integer({ min: -4, max: 4 }), length: fc.integer({ min: 1, max: 3 }) }).map(({ hours, length }) => ({ startsAt: new Date(+present + hours * HOUR), endsAt: new Date(+present + (hours + length) * HOUR) }));
const entry: fc.Arbitrary<VisitingEntry> = fc.record({ time: fc.option(time), isRemoved: fc.boolean(), visit: fc.option(fc.tuple(time, fc.constantFrom(...STATES)).map(([when, state]) => ({ ...when, state }))), receives: fc.option(fc.boolean()), coming: fc.integer({ min: 0, max: 3 }) });
const isOff = (state: string) => (CALLED_OFF as readonly string[]).includes(state);
const goesOn = (state: string) => (GOING_ON as readonly string[]).includes(state);

it('one visit goes on at a time: another is asked for only where there is none or it was called off, and somebody can be asked and can come', () => {
  fc.assert(
    fc.property(entry, (given) => {
      const { ask, state } = standOfVisit(given, present);
      expect(state).toBe(given.visit?.state ?? 'none');
      const mayBeAsked = (given.visit === null || isOff(given.visit.state)) && !given.isRemoved && given.time !== null && given.time.startsAt > present;
      expect(ask !== null).toBe(mayBeAsked);
      expect(ask === 'now').toBe(mayBeAsked && given.receives === true && given.coming > 0);
    }),
  );
});

it('whatever goes on and does not stand here at its time clashes, and nothing else does', () => {
  fc.assert(
    fc.property(entry, (given) => {
      const { clash } = standOfVisit(given, present);
      const { visit, time: at } = given;
      if (visit === null || !goesOn(visit.state)) return void expect(clash).toBeNull();
      const isSame = at !== null && +visit.startsAt === +at.startsAt && +visit.endsAt === +at.endsAt;
      expect(clash).toBe(given.isRemoved ? 'visitLeft' : isSame ? null : 'visitTime');
    }),
  );
});

it('it is settled once the host has said yes and both say the same time', () => {
  fc.assert(
    fc.property(entry, (given) => {
      const { isSettled, clash, state, ask } = standOfVisit(given, present);
      expect(isSettled).toBe(!isOff(state) && state !== 'none' && state !== 'requested' && clash === null);
      if (isSettled) expect(ask).toBeNull();
    }),
  );
});

it('where an entry is moved to is the very time of the visit, on a day of the edition; and where there is such a time it is found', () => {
  const zone = fc.constantFrom('UTC', 'Africa/Nairobi', 'Europe/Paris', 'Asia/Kolkata', 'Pacific/Apia');
  const edition = fc.record({ startsOn: fc.constantFrom('2027-03-26', '2027-10-29', '2027-12-30'), days: fc.integer({ min: 1, max: 6 }), zone });
  const at = (startsOn: string, day: number, minute: number, inZone: string) => momentOf(addDays(startsOn, day), timeOfMinute(minute), inZone);
  fc.assert(
    fc.property(edition, fc.integer({ min: -2, max: 8 }), fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 5, max: 720 }), (asked, day, minute, length) => {
      const from = at(asked.startsOn, day, minute, asked.zone);
      if (from.kind === 'never') return;
      const visit = { startsAt: from.at, endsAt: new Date(+from.at + length * 60_000) };
      const found = timeInEdition(visit, asked);
      if (found === null) {
        const isPlain = from.kind === 'once' && day >= 0 && day < asked.days && minute + length <= 1440;
        // Clocks that change within a visit shift where it ends; else only what is not in the edition is not found.
        if (isPlain) expect(['Europe/Paris', 'Pacific/Apia']).toContain(asked.zone);
        return;
      }
      expect(found.day).toBeGreaterThanOrEqual(0);
      expect(found.day).toBeLessThan(asked.days);
      expect(numberOfDay(addDays(asked.startsOn, found.day)) - numberOfDay(asked.startsOn)).toBe(found.day);
      const until = found.untilMinute === 1440 ? at(asked.startsOn, found.day + 1, 0, asked.zone) : at(asked.startsOn, found.day, found.untilMinute, asked.zone);
      const back = at(asked.startsOn, found.day, found.fromMinute, asked.zone);
      if (until.kind === 'never' || back.kind === 'never') throw new Error('an entry says a time that is');
      expect([back.at, until.at]).toEqual([visit.startsAt, visit.endsAt]);
      expect([isAtVisit(found, visit, asked), isAtVisit({ ...found, fromMinute: found.fromMinute + 1 }, visit, asked)]).toEqual([true, false]);
    }),
    { numRuns: 500 },
  );
});

it('seconds, and what passes midnight, an entry cannot say', () => {
  const edition = { startsOn: '2027-03-29', days: 3, zone: 'UTC' };
  expect(timeInEdition({ startsAt: new Date('2027-03-30T10:00:30Z'), endsAt: new Date('2027-03-30T12:00:00Z') }, edition)).toBeNull();
  expect(timeInEdition({ startsAt: new Date('2027-03-30T22:00:00Z'), endsAt: new Date('2027-03-31T01:00:00Z') }, edition)).toBeNull();
  expect(timeInEdition({ startsAt: new Date('2027-03-30T22:00:00Z'), endsAt: new Date('2027-03-31T00:00:00Z') }, edition)).toEqual({ day: 1, fromMinute: 1320, untilMinute: 1440 });
});
