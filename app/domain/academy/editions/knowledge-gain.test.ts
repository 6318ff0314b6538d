import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseQuestions, gainOf, type AnswerSheet, type CountedQuestion } from './knowledge-gain.ts';

const letter = fc.constantFrom('a', 'b', 'c', 'd', 'none');
const questions = fc.uniqueArray(fc.record({ id: fc.constantFrom('q1', 'q2', 'q3', 'q4'), right: fc.constantFrom('a', 'b', 'c'), objective: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }) }), { selector: ({ id }) => id, minLength: 1, maxLength: 4 });
const answers = fc.record({ q1: letter, q2: letter, q3: letter, q4: letter });
/** People who each handed in before, after, or both. */
const sheets = fc.array(fc.record({ before: fc.option(answers, { nil: null }), after: fc.option(answers, { nil: null }) }), { maxLength: 23 }).map((people) => people.flatMap(({ before, after }, i): AnswerSheet[] => [...(before ? [{ person: `p${i}`, round: 'before' as const, at: i, answers: before }] : []), ...(after ? [{ person: `p${i}`, round: 'after' as const, at: 100 + i, answers: after }] : [])]));
const both = (all: readonly AnswerSheet[]) => all.filter(({ person, round }) => round === 'after' && all.some((one) => one.person === person && one.round === 'before'));

describe('the gain', () => {
  it('is told of whole groups of five who answered both times, or not at all', () => {
    fc.assert(fc.property(questions, sheets, (asked, given) => {
      const gain = gainOf(asked, given);
      const expected = Math.floor(both(given).length / 5) * 5;
      expect(gain?.people ?? 0).toBe(expected);
    }));
  });

  it('is the difference of two shares, and a mean of those of the objectives where each question names one', () => {
    fc.assert(fc.property(questions, sheets, (asked, given) => {
      const gain = gainOf(asked, given);
      if (!gain) return;
      for (const one of [gain, ...gain.objectives]) {
        expect(one.before).toBeGreaterThanOrEqual(0);
        expect(one.after).toBeLessThanOrEqual(1);
        expect(one.gain).toBeCloseTo(one.after - one.before);
      }
      if (asked.every(({ objective }) => objective !== undefined)) expect(gain.objectives.reduce((sum, one) => sum + one.after * asked.filter(({ objective }) => objective === one.objective).length, 0) / asked.length).toBeCloseTo(gain.after);
    }));
  });

  it('does not change by one who comes, nor by one who answered once only, until their five is whole', () => {
    fc.assert(fc.property(questions, sheets, answers, answers, (asked, given, first, second) => {
      const late: AnswerSheet[] = [{ person: 'late', round: 'before', at: 50, answers: first }, { person: 'late', round: 'after', at: 1_000, answers: second }];
      if (both(given).length % 5 !== 4) expect(gainOf(asked, [...given, ...late])).toEqual(gainOf(asked, given));
      for (const one of late) expect(gainOf(asked, [...given, one])).toEqual(gainOf(asked, given));
    }));
  });

  it('does not hang on the order in which sheets lie, nor on answers to what is not asked', () => {
    fc.assert(fc.property(questions, sheets, (asked, given) => {
      expect(gainOf(asked, [...given].reverse())).toEqual(gainOf(asked, given));
      const only = given.map((sheet) => ({ ...sheet, answers: Object.fromEntries(Object.entries(sheet.answers).filter(([id]) => asked.some((one) => one.id === id))) }));
      expect(gainOf(asked, only)).toEqual(gainOf(asked, given));
    }));
  });

  it('of all who knew nothing and then everything is one', () => {
    const asked: CountedQuestion[] = [{ id: 'q1', right: 'a', objective: 2 }, { id: 'q2', right: 'b' }];
    const given = Array.from({ length: 5 }, (_, i): AnswerSheet[] => [{ person: `p${i}`, round: 'before', at: i, answers: { q1: 'none', q2: 'a' } }, { person: `p${i}`, round: 'after', at: i, answers: { q1: 'a', q2: 'b' } }]).flat();
    expect(gainOf(asked, given)).toEqual({ people: 5, before: 0, after: 1, gain: 1, objectives: [{ objective: 2, before: 0, after: 1, gain: 1 }] });
    expect(gainOf(asked, given.slice(2))).toBeNull();
  });
});

it('questions are chosen in the order of the module, each objective before any twice, and the same ones again', () => {
  fc.assert(fc.property(questions, fc.integer({ min: 1, max: 3 }), (all, count) => {
    const chosen = chooseQuestions(all, count);
    expect(chosen).toHaveLength(Math.min(count, all.length));
    expect(all.filter((one) => chosen.includes(one))).toEqual(chosen);
    expect(chooseQuestions(all, count)).toEqual(chosen);
    const [named, told] = [new Set(all.flatMap(({ objective }) => objective ?? [])), new Set(chosen.flatMap(({ objective }) => objective ?? []))];
    expect(told.size).toBe(Math.min(count, named.size));
  }));
  fc.assert(fc.property(questions, (all) => {
    const [chosen, named] = [chooseQuestions(all, 'each'), new Set(all.flatMap(({ objective }) => objective ?? []))];
    expect(new Set(chosen.flatMap(({ objective }) => objective ?? []))).toEqual(named);
    expect(chosen).toHaveLength(named.size || Math.min(2, all.length));
  }));
  expect(chooseQuestions(Array.from({ length: 8 }, (_, i) => ({ id: `q${i + 1}` })), 2).map(({ id }) => id)).toEqual(['q3', 'q7']);
});
