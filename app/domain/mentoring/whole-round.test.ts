import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { solveRound, type Pair, type RoundToSolve, type WholeRound } from './whole-round.ts';

const highs = await loadHighs();
const free = { fixed: [], forbidden: [] };
const key = ({ mentee, mentor }: Pair) => `${mentee} ${mentor}`;

/** Every way of pairing, one after the other. */
function* waysOf({ possible, places, fixed, forbidden }: RoundToSolve): Generator<(Pair & { points: number })[]> {
  const out = new Set(forbidden.map(key));
  const mentees = [...new Set(possible.map(({ mentee }) => mentee))];
  const left = { ...places };
  const chosen: (Pair & { points: number })[] = [];
  function* from(index: number): Generator<(Pair & { points: number })[]> {
    const mentee = mentees[index];
    if (mentee === undefined) {
      yield [...chosen];
      return;
    }
    const wanted = fixed.find((pair) => pair.mentee === mentee);
    for (const pair of possible.filter((one) => one.mentee === mentee && !out.has(key(one)) && (!wanted || wanted.mentor === one.mentor))) {
      if ((left[pair.mentor] ?? 0) < 1) continue;
      left[pair.mentor]! -= 1;
      chosen.push(pair);
      yield* from(index + 1);
      chosen.pop();
      left[pair.mentor]! += 1;
    }
    if (!wanted) yield* from(index + 1);
  }
  yield* from(0);
}

const sum = (pairs: readonly { points: number }[]) => pairs.reduce((total, { points }) => total + points, 0);
const worst = (pairs: readonly { points: number }[]) => Math.min(...pairs.map(({ points }) => points), Infinity);

function bestByForce(round: RoundToSolve): [placed: number, total: number, worst: number] {
  let best: [number, number, number] = [-1, -1, -1];
  for (const pairs of waysOf(round)) {
    const worth: [number, number, number] = [pairs.length, sum(pairs), worst(pairs)];
    const first = worth.findIndex((value, index) => value !== best[index]);
    if (first >= 0 && worth[first]! > best[first]!) best = worth;
  }
  return best;
}

const worthOf = (solved: WholeRound) => [solved.placed, solved.total, worst(solved.pairs)];

/** Few mentors and few points, so that many solutions are equal. */
const rounds = fc
  .record({
    cells: fc.array(fc.option(fc.nat(4), { freq: 4 }), { minLength: 1, maxLength: 20 }),
    width: fc.integer({ min: 1, max: 4 }),
    places: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
  })
  .map(({ cells, width, places }): RoundToSolve => ({
    possible: cells.flatMap((points, index) => (points === null || places[index % width] === 0 ? [] : [{ mentee: `e${Math.floor(index / width)}`, mentor: `m${index % width}`, points }])),
    places: Object.fromEntries(places.slice(0, width).map((count, index) => [`m${index}`, count])),
    ...free,
  }));
/** The same with wishes that can be fulfilled. */
const wished = fc.tuple(rounds, fc.array(fc.nat(19), { maxLength: 6 }), fc.nat(4)).map(([round, picks, most]): RoundToSolve => {
  const picked = [...new Set(picks.map((index) => index % round.possible.length))].flatMap((index) => round.possible[index] ?? []).map(({ mentee, mentor }): Pair => ({ mentee, mentor }));
  const fixed = picked.reduce<Pair[]>((kept, pair) => {
    const isPossible = kept.length < most && kept.every(({ mentee }) => mentee !== pair.mentee) && kept.filter(({ mentor }) => mentor === pair.mentor).length < (round.places[pair.mentor] ?? 0);
    return isPossible ? [...kept, pair] : kept;
  }, []);
  return { ...round, fixed, forbidden: picked.filter((pair) => !fixed.includes(pair)) };
});

describe('a round as a whole', () => {
  it('is what trying every way finds: most placed, then the best total, then the worst off as good as possible', () => {
    fc.assert(fc.property(rounds, (round) => { expect(worthOf(solveRound(highs, round))).toEqual(bestByForce(round)); }), { numRuns: 300 });
  });

  it('is so with wishes as well, and each wish costs what the round is worth more without it', () => {
    fc.assert(
      fc.property(wished, (round) => {
        const solved = solveRound(highs, round);
        expect(solved.impossible).toEqual([]);
        const best = bestByForce(round);
        expect(worthOf(solved)).toEqual(best);
        expect(round.fixed.every((pair) => solved.pairs.some((one) => key(one) === key(pair)))).toBe(true);
        const byForce = bestByForce({ ...round, ...free });
        expect(solved.free).toEqual({ placed: byForce[0], total: byForce[1] });
        for (const cost of solved.costs) {
          const without = (pairs: readonly Pair[]) => pairs.filter((pair) => key(pair) !== key(cost));
          const more = bestByForce({ ...round, fixed: without(round.fixed), forbidden: without(round.forbidden) });
          expect([cost.placed, cost.total]).toEqual([more[0] - best[0], more[1] - best[1]]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is tried with several wishes of either kind at once', () => {
    const some = fc.sample(wished, { numRuns: 200, seed: 7 });
    expect(Math.max(...some.map(({ fixed }) => fixed.length))).toBeGreaterThan(2);
    expect(some.some(({ fixed, forbidden }) => fixed.length > 1 && forbidden.length > 1)).toBe(true);
  });

  it('keeps to places, gives each mentee one mentor, and pairs nobody who cannot be', () => {
    fc.assert(
      fc.property(rounds, (round) => {
        const { pairs, placed, total } = solveRound(highs, round);
        const possible = new Map(round.possible.map((pair) => [key(pair), pair.points]));
        expect(pairs.every((pair) => possible.get(key(pair)) === pair.points)).toBe(true);
        expect(new Set(pairs.map(({ mentee }) => mentee)).size).toBe(pairs.length);
        for (const [mentor, places] of Object.entries(round.places)) expect(pairs.filter((pair) => pair.mentor === mentor).length).toBeLessThanOrEqual(places);
        expect([placed, total]).toEqual([pairs.length, sum(pairs)]);
      }),
    );
  });

  it('is the same whatever the order it comes in', () => {
    fc.assert(
      fc.property(wished.chain((round) => fc.tuple(fc.constant(round), fc.shuffledSubarray([...round.possible], { minLength: round.possible.length }))), ([round, shuffled]) => {
        expect(solveRound(highs, { ...round, possible: shuffled })).toEqual(solveRound(highs, round));
      }),
    );
  });

  it('never gets worse by one more place, one more possible pair, or more points; and never better by a wish', () => {
    const atLeast = (a: WholeRound, b: WholeRound) => a.placed > b.placed || (a.placed === b.placed && a.total >= b.total);
    fc.assert(
      fc.property(wished, fc.nat(3), (round, mentor) => {
        const solved = solveRound(highs, { ...round, ...free });
        const more = (changed: Partial<RoundToSolve>) => solveRound(highs, { ...round, ...free, ...changed });
        const id = `m${mentor}`;
        if (round.places[id] !== undefined) expect(atLeast(more({ places: { ...round.places, [id]: round.places[id] + 1 } }), solved)).toBe(true);
        expect(atLeast(more({ possible: [...round.possible, { mentee: 'another', mentor: 'm0', points: 2 }] }), solved)).toBe(true);
        expect(atLeast(more({ possible: round.possible.map((pair, index) => (index === 0 ? { ...pair, points: pair.points + 1 } : pair)) }), solved)).toBe(true);
        expect(atLeast(solved, solveRound(highs, round))).toBe(true);
      }),
    );
  });

  it('of many leaves nobody out who could be placed, and no mentee moved or two exchanged would be better', () => {
    const many = fc.array(fc.option(fc.nat(30), { freq: 2 }), { minLength: 200, maxLength: 480 }).map((cells): RoundToSolve => ({
      possible: cells.flatMap((points, index) => (points === null ? [] : [{ mentee: `e${Math.floor(index / 12)}`, mentor: `m${index % 12}`, points }])),
      places: Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`m${index}`, 1 + (index % 3)])),
      ...free,
    }));
    fc.assert(
      fc.property(many, (round) => {
        const { pairs } = solveRound(highs, round);
        const points = new Map(round.possible.map((pair) => [key(pair), pair.points]));
        const worthIf = (mentee: string, mentor: string) => points.get(key({ mentee, mentor })) ?? -Infinity;
        const hasPlace = ([mentor, places]: [string, number]) => pairs.filter((pair) => pair.mentor === mentor).length < places;
        const open = Object.entries(round.places).filter(hasPlace).map(([mentor]) => mentor);
        const mentees = new Set(round.possible.map(({ mentee }) => mentee));
        for (const { mentee } of pairs) mentees.delete(mentee);
        for (const mentee of mentees) for (const mentor of open) expect(worthIf(mentee, mentor)).toBe(-Infinity);
        for (const pair of pairs) for (const mentor of open) expect(worthIf(pair.mentee, mentor)).toBeLessThanOrEqual(pair.points);
        for (const one of pairs) for (const other of pairs) expect(worthIf(one.mentee, other.mentor) + worthIf(other.mentee, one.mentor)).toBeLessThanOrEqual(one.points + other.points);
      }),
      { numRuns: 30 },
    );
  });

  it('with wishes that cannot be solves nothing, and names them', () => {
    const round = { possible: [{ mentee: 'a', mentor: 'x', points: 1 }, { mentee: 'b', mentor: 'x', points: 1 }], places: { x: 1 }, forbidden: [] };
    const both = [{ mentee: 'a', mentor: 'x' }, { mentee: 'b', mentor: 'x' }];
    expect(solveRound(highs, { ...round, fixed: both })).toMatchObject({ pairs: [], impossible: both });
    expect(solveRound(highs, { ...round, fixed: [{ mentee: 'a', mentor: 'y' }] })).toMatchObject({ pairs: [], impossible: [{ mentee: 'a', mentor: 'y' }] });
    expect(solveRound(highs, { possible: [], places: {}, ...free })).toMatchObject({ pairs: [], placed: 0, impossible: [] });
  });
});
