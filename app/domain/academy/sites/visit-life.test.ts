import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayOfNumber, numberOfDay } from '#app/domain/calendar/local-time.ts';
import { mayMove } from './standing.ts';
import { addressDayAfter } from './visit-address-day.ts';
import { CALLED_OFF, isPrepared, mayReadAddress, VISIT_MOVES, VISIT_STEPS, type VisitMove } from './visit-life.ts';

const STATES = [...VISIT_STEPS, ...CALLED_OFF];
const MOVES = Object.keys(VISIT_MOVES) as VisitMove[];
const instant = fc.date({ min: new Date('2027-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });

it('whatever is done in whatever order, a visit goes forwards, and what is over stays over', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...MOVES), { maxLength: 20 }), (tried) => {
      let state: (typeof STATES)[number] = 'requested';
      for (const move of tried) {
        if (!mayMove(VISIT_MOVES, move, state)) continue;
        const next = VISIT_MOVES[move].to;
        expect([...CALLED_OFF, 'thanked']).not.toContain(state);
        if (VISIT_STEPS.includes(next as never)) expect(VISIT_STEPS.indexOf(next as never)).toBe(VISIT_STEPS.indexOf(state as never) + 1);
        state = next;
      }
    }),
  );
});

it('either side can call it off until it is held, and not after', () => {
  for (const state of STATES) for (const move of ['withdraw', 'cancel'] as const) expect([state, mayMove(VISIT_MOVES, move, state)]).toEqual([state, ['requested', 'confirmed', 'prepared'].includes(state)]);
});

it('the address is read by nobody before its day, whatever else is so', () => {
  fc.assert(
    fc.property(fc.constantFrom(...STATES), fc.option(instant), instant, fc.boolean(), instant, (state, addressFrom, endsAt, isVisitor, now) => {
      const may = mayReadAddress({ state, addressFrom, endsAt, isVisitor }, now);
      if (!isVisitor || addressFrom === null || now < addressFrom || now > endsAt || !['confirmed', 'prepared'].includes(state)) expect(may).toBe(false);
      else expect(may).toBe(true);
    }),
  );
});

it('it is prepared only when each who comes has read the briefing and both sides know what for', () => {
  const text = fc.constantFrom('', null, 'why');
  fc.assert(
    fc.property(text, text, fc.array(fc.boolean(), { maxLength: 6 }), (questions, agenda, acknowledged) => {
      expect(isPrepared({ questions, agenda, acknowledged })).toBe(questions === 'why' && agenda === 'why' && acknowledged.length > 0 && !acknowledged.includes(false));
    }),
  );
});

it('moved, its address is read as many days before as it was, never sooner than its host had set, and always by the day itself', () => {
  const days = fc.integer({ min: 0, max: 400 });
  fc.assert(
    fc.property(days, days, days, (ahead, from, to) => {
      const day = (number: number) => dayOfNumber(20_900 + number);
      const set = from - ahead;
      const then = numberOfDay(addressDayAfter({ addressDay: day(set), from: day(from), to: day(to) })) - 20_900;
      expect(then).toBeLessThanOrEqual(to);
      if (set <= to) expect(then).toBeGreaterThanOrEqual(set);
      else expect(then).toBe(to);
      if (to >= from) expect(to - then).toBe(ahead);
    }),
  );
});
