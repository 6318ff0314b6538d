import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate, commonestPriorities, FEWEST } from './aggregates.ts';
import { compare } from './comparison.ts';
import { inChosenOrder, rankPriorities, strengthsOf } from './priorities.ts';
import { confidenceOf, overallScore, scoreOf, type Answered } from './scoring.ts';
import { countedDisagreement, spreadOf, tellSpread, widestFirst } from './spread.ts';

const level = (value: number): Answered => ({ kind: 'level', level: value });
const NA: Answered = { kind: 'not_applicable', level: null };
const UNKNOWN: Answered = { kind: 'dont_know', level: null };
const answered = fc.oneof(fc.integer({ min: 0, max: 4 }).map(level), fc.constant(NA), fc.constant(UNKNOWN), fc.constant<Answered>({ kind: null, level: null }));

describe('the score', () => {
  it('is the mean of the levels given', () => {
    expect(scoreOf([level(4), level(1), NA, UNKNOWN])).toEqual({ score: 2.5, coverage: 2 / 3, counts: { all: 4, levels: 2, notApplicable: 1, unknown: 1 } });
    expect(scoreOf([UNKNOWN, UNKNOWN])).toMatchObject({ score: null, coverage: 0 });
    expect(scoreOf([NA])).toMatchObject({ score: null, coverage: 1 });
  });

  it('stays within the levels given, in any order', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 12 }), (answers) => {
        const { score, coverage } = scoreOf(answers);
        const levels = answers.flatMap((one) => one.level ?? []);
        expect(coverage).toBeGreaterThanOrEqual(0);
        expect(coverage).toBeLessThanOrEqual(1);
        if (score === null) {
          expect(levels).toEqual([]);
          return;
        }
        expect(score).toBeGreaterThanOrEqual(Math.min(...levels));
        expect(score).toBeLessThanOrEqual(Math.max(...levels));
        expect(scoreOf([...answers].reverse()).score).toBeCloseTo(score, 10);
      }),
    );
  });

  it('is moved neither by what does not apply nor by what is not known, and only the latter lowers the coverage', () => {
    fc.assert(
      fc.property(fc.array(answered, { minLength: 1, maxLength: 12 }), (answers) => {
        const before = scoreOf(answers);
        expect(scoreOf([...answers, NA])).toMatchObject({ score: before.score, coverage: before.coverage });
        const less = scoreOf([...answers, UNKNOWN]);
        expect(less.score).toBe(before.score);
        expect(less.coverage).toBeLessThanOrEqual(before.coverage);
      }),
    );
  });

  it('overall weighs components alike', () => {
    expect(overallScore([scoreOf([level(4)]), scoreOf([level(0), level(0), level(0)]), scoreOf([NA])])).toBe(2);
  });

  it('can be leant on the more, the more is covered and the less people differ', () => {
    expect([confidenceOf(1, 0), confidenceOf(0.8, 0.25), confidenceOf(0.79, 0), confidenceOf(1, 0.3), confidenceOf(0.49, 0), confidenceOf(1, 0.51)]).toEqual(['high', 'high', 'medium', 'medium', 'low', 'low']);
  });
});

describe('disagreement', () => {
  it('lies between 0 and 1, is 0 exactly when all say the same, and does not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }).map(level), fc.constant(NA)), { minLength: 2, maxLength: 15 }), (answers) => {
        const { disagreement } = spreadOf(answers);
        expect(disagreement).not.toBeNull();
        expect(disagreement).toBeGreaterThanOrEqual(0);
        expect(disagreement).toBeLessThanOrEqual(1);
        expect(disagreement === 0).toBe(new Set(answers.map((one) => `${one.kind}${one.level}`)).size === 1);
        expect(spreadOf([...answers].reverse()).disagreement).toBe(disagreement);
      }),
    );
  });

  it('is 1 for two halves at the ends, and unknown for one voice', () => {
    expect(spreadOf([level(0), level(4)]).disagreement).toBe(1);
    expect(spreadOf([level(3)]).disagreement).toBeNull();
    expect(widestFirst([{ spread: spreadOf([level(1), level(1)]) }, { spread: spreadOf([level(0), level(4)]) }])[0]?.spread.disagreement).toBe(1);
  });
});

describe('what is told of answers given alone', () => {
  const voices = (most: number) => fc.array(fc.oneof(fc.integer({ min: 0, max: 4 }).map(level), fc.constant(NA), fc.constant(UNKNOWN)), { maxLength: most });

  it('is of fewer than three no more than how many, and whether they differ', () => {
    fc.assert(
      fc.property(voices(2), (answers) => {
        const differ = new Set(answers.map((one) => `${one.kind}${one.level}`)).size > 1;
        expect(tellSpread(spreadOf(answers))).toEqual({ told: answers.length === 0 ? 'nobody' : answers.length === 1 ? 'one' : differ ? 'differing' : 'alike' });
        expect(countedDisagreement(spreadOf(answers))).toBeNull();
      }),
    );
  });

  it('is of three how many chose each, and a note alone is no answer', () => {
    const note: Answered = { kind: null, level: null };
    expect(tellSpread(spreadOf([level(1), UNKNOWN, NA, note]))).toEqual({ told: 'levels', levels: [0, 1, 0, 0, 0], notApplicable: 1, unknown: 1 });
    expect(tellSpread(spreadOf([level(1), level(3), note]))).toEqual({ told: 'differing' });
    expect([countedDisagreement(spreadOf([level(0), level(4), level(0)])), countedDisagreement(spreadOf([level(0), level(4), note]))]).toEqual([1, null]);
  });
});

describe('priorities', () => {
  const criteria = fc.array(fc.record({ component: fc.constantFrom('a', 'b'), answer: answered, disagreement: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) }), { maxLength: 12 }).map((list) => list.map((one, i) => ({ ...one, id: `c${i}` })));

  it('hold each criterion below level 4 once, the most points first', () => {
    fc.assert(
      fc.property(criteria, (list) => {
        const ranked = rankPriorities(list, { a: 3 });
        expect(ranked.map(({ id }) => id).sort()).toEqual(list.filter(({ answer }) => answer.level !== null && answer.level < 4).map(({ id }) => id).sort());
        ranked.forEach((one, i) => expect(one.points).toBeLessThanOrEqual(ranked[i - 1]?.points ?? Infinity));
      }),
    );
  });

  it('never sink when their component weighs more or their level is lower', () => {
    fc.assert(
      fc.property(criteria, fc.nat(11), (list, at) => {
        const one = list[at];
        if (!one || one.answer.level === null || one.answer.level === 4) return;
        const place = (ranked: { id: string }[]) => ranked.findIndex(({ id }) => id === one.id);
        const alone = list.map((other) => (other === one ? { ...other, component: 'mine' } : other));
        expect(place(rankPriorities(alone, { mine: 3 }))).toBeLessThanOrEqual(place(rankPriorities(alone, { mine: 1 })));
        const lower = alone.map((other) => (other.id === one.id ? { ...other, answer: level(0) } : other));
        expect(place(rankPriorities(lower))).toBeLessThanOrEqual(place(rankPriorities(alone)));
      }),
    );
  });

  it('stand in the organisation’s own order first', () => {
    const ranked = rankPriorities([1, 2, 3].map((value) => ({ id: `c${value}`, component: 'a', answer: level(value), disagreement: null })));
    expect(inChosenOrder(ranked, ['c3', 'gone', 'c2']).map(({ id }) => id)).toEqual(['c3', 'c2', 'c1']);
    expect(strengthsOf([{ answer: level(2) }, { answer: level(3) }, { answer: level(4) }]).map(({ answer }) => answer.level)).toEqual([4, 3]);
  });
});

it('compares by id, and says what cannot be compared', () => {
  const before = new Map([['a', level(1)], ['b', level(3)], ['c', UNKNOWN], ['old', level(2)]]);
  const now = new Map([['a', level(3)], ['b', level(2)], ['c', level(4)], ['new', level(0)]]);
  expect(compare(before, now).map(({ id, change, difference }) => [id, change, difference])).toEqual([['a', 'rose', 2], ['b', 'fell', -1], ['c', 'notComparable', null], ['new', 'added', null], ['old', 'dropped', null]]);
});

describe('figures of a region', () => {
  const score = fc.double({ min: 0, max: 4, noNaN: true });
  const scores = fc.array(fc.record({ value: fc.record({ a: fc.option(score), b: score }), isShared: fc.boolean() }), { maxLength: 33 });
  const commitments = fc.array(fc.record({ value: fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }), isShared: fc.boolean() }), { maxLength: 33 });
  const fives = (count: number) => count - (count % FEWEST);

  it('tell nothing of fewer than five, and only whole groups of five', () => {
    fc.assert(
      fc.property(scores, (list) => {
        for (const { component, organisations, mean } of aggregate(['a', 'b'], list)) {
          const known = list.filter(({ value }) => value[component as 'a' | 'b'] !== null);
          const counted = fives(known.filter((one) => one.isShared).length) + fives(known.filter((one) => !one.isShared).length);
          expect(organisations).toBe(counted === 0 ? null : counted);
          expect(mean === null).toBe(counted === 0);
        }
      }),
    );
  });

  it('do not change by one organisation joining, until its five is full: no difference gives it away', () => {
    fc.assert(
      fc.property(scores, score, fc.boolean(), (list, value, isShared) => {
        if ((list.filter((one) => one.isShared === isShared).length + 1) % FEWEST === 0) return;
        expect(aggregate(['b'], [...list, { value: { a: null, b: value }, isShared }])).toEqual(aggregate(['b'], list));
      }),
    );
  });

  it('say nothing of fewer than five unseen ones to who takes away all that was shared by name', () => {
    // Whatever the unseen ones are like, if there are fewer than five the figures are the same: nothing of them is in there.
    const unseen = <T>(value: fc.Arbitrary<T>) => fc.array(value.map((one) => ({ value: one, isShared: false })), { maxLength: FEWEST - 1 });
    const seen = <T extends { isShared: boolean }>(list: readonly T[]) => list.filter(({ isShared }) => isShared);
    fc.assert(fc.property(scores, unseen(score.map((b) => ({ a: null, b }))), (list, few) => void expect(aggregate(['b'], [...few, ...seen(list)])).toEqual(aggregate(['b'], seen(list)))));
    fc.assert(fc.property(commitments, unseen(fc.array(fc.constantFrom('x', 'y'))), (list, few) => void expect(commonestPriorities([...few, ...seen(list)])).toEqual(commonestPriorities(seen(list)))));
    // And from one day to another they come and go by fives.
    fc.assert(
      fc.property(scores, unseen(score.map((b) => ({ a: null, b }))), unseen(score.map((b) => ({ a: null, b }))), (list, few, others) => {
        const whole = [...list.filter((one) => !one.isShared)];
        const full = [...seen(list), ...whole.slice(0, fives(whole.length))];
        expect(aggregate(['b'], [...full, ...few])).toEqual(aggregate(['b'], [...full, ...others]));
      }),
    );
  });

  it('with four of five shared by name tell nothing of the fifth', () => {
    const five = [1, 1, 1, 1, 4].map((b, i) => ({ value: { b }, isShared: i < 4 }));
    expect(aggregate(['b'], five)).toEqual([{ component: 'b', organisations: null, mean: null }]);
    expect(commonestPriorities(five.map(({ isShared }) => ({ value: ['x'], isShared })))).toEqual([]);
    // Four whom one knows to have committed to it, beside five of whom one did: nothing tells that one did.
    const known = Array.from({ length: 5 }, (_, i) => ({ value: i < 4 ? ['x'] : [], isShared: true }));
    expect(commonestPriorities([...known, ...Array.from({ length: 5 }, (_, i) => ({ value: i === 0 ? ['x'] : [], isShared: false }))])).toEqual([]);
  });

  it('name a common priority only when five or more committed to it', () => {
    fc.assert(
      fc.property(commitments, (lists) => {
        for (const { criterion, organisations } of commonestPriorities(lists)) {
          const really = lists.filter(({ value }) => (value as string[]).includes(criterion)).length;
          expect(organisations).toBeGreaterThanOrEqual(FEWEST);
          expect(organisations).toBeLessThanOrEqual(really);
          expect(organisations % FEWEST).toBe(0);
        }
      }),
    );
  });
});
