import type { Highs, Model } from 'highs';

/** A mentee and a mentor, by their ids. */
export interface Pair {
  mentee: string;
  mentor: string;
}

/** A round as the solver gets it. */
export interface RoundToSolve {
  /** Every pair that nothing rules out, with its whole points. */
  possible: readonly (Pair & { points: number })[];
  /** Free places of each mentor. */
  places: Readonly<Record<string, number>>;
  fixed: readonly Pair[];
  forbidden: readonly Pair[];
}

/** What a solution is worth: how many have a mentor, and the points of their pairs. */
export interface Worth {
  placed: number;
  total: number;
}

export interface WholeRound extends Worth {
  pairs: (Pair & { points: number })[];
  /** What it would be worth without any wish. */
  free: Worth;
  /** What each wish takes away, all others kept. */
  costs: (Pair & Worth)[];
  /** Fixed pairs that cannot be, or not together. Then nothing is solved. */
  impossible: Pair[];
}

/** HiGHS's own number for a solution that is the best. */
const OPTIMAL = 7;

type Bounds = { lower: Float64Array; upper: Float64Array };

/**
 * Solves a round as a whole, exactly: most people placed, then the best total, then the worst-off pair as good as possible. It is
 * a transport problem, whose linear programme has its optimum in whole numbers; so the two first aims are one programme (a
 * place weighs more than all points together), and the third the highest floor under the points at which its worth is the same.
 * Same input, same answer, in whatever order it comes.
 */
export function solveRound(highs: Highs, round: RoundToSolve): WholeRound {
  const columns = [...round.possible].sort((a, b) => compare(a.mentee, b.mentee) || compare(a.mentor, b.mentor));
  const columnOf = new Map(columns.map((pair, column) => [keyOf(pair), column]));
  const nothing = { pairs: [], placed: 0, total: 0, free: { placed: 0, total: 0 }, costs: [] };
  const impossible = findImpossible(round, columnOf);
  if (impossible.length > 0) return { ...nothing, impossible };
  if (columns.length === 0) return { ...nothing, costs: round.forbidden.map((pair) => ({ ...pair, placed: 0, total: 0 })), impossible };
  const weight = 1 + [...new Set(columns.map(({ mentee }) => mentee))].length * Math.max(...columns.map(({ points }) => points));
  return highs.withModel((model) => {
    load(highs, model, columns, round.places, weight);
    const bounds = { lower: new Float64Array(columns.length), upper: new Float64Array(columns.length).fill(1) };
    const free = run(model, bounds, weight);
    for (const pair of round.fixed) bounds.lower[columnOf.get(keyOf(pair)) ?? -1] = 1;
    for (const pair of round.forbidden) bounds.upper[columnOf.get(keyOf(pair)) ?? -1] = 0;
    const best = run(model, bounds, weight);
    const costs = [...round.fixed, ...round.forbidden].map((pair) => ({ ...pair, ...costOf(model, bounds, columnOf.get(keyOf(pair)), best, weight) }));
    const chosen = raiseTheWorst(model, bounds, columns, best, weight);
    return { pairs: columns.filter((_, column) => chosen[column]! > 0.5), ...best, free, costs, impossible };
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf({ mentee, mentor }: Pair): string {
  return `${mentee} ${mentor}`;
}

function findImpossible({ fixed, forbidden, places }: RoundToSolve, columnOf: ReadonlyMap<string, number>): Pair[] {
  return fixed.filter((pair) => {
    const ofMentee = fixed.filter(({ mentee }) => mentee === pair.mentee).length;
    const ofMentor = fixed.filter(({ mentor }) => mentor === pair.mentor).length;
    return !columnOf.has(keyOf(pair)) || ofMentee > 1 || ofMentor > (places[pair.mentor] ?? 0) || forbidden.some((one) => keyOf(one) === keyOf(pair));
  });
}

/** A column for each pair; a row for each mentee (one mentor at most) and for each mentor (their places at most). */
function load(highs: Highs, model: Model, columns: RoundToSolve['possible'], places: RoundToSolve['places'], weight: number): void {
  const mentees = [...new Set(columns.map(({ mentee }) => mentee))];
  const mentors = [...new Set(columns.map(({ mentor }) => mentor))].sort(compare);
  const rowOf = new Map([...mentees.map((id) => `mentee ${id}`), ...mentors.map((id) => `mentor ${id}`)].map((name, row) => [name, row]));
  model.options.set({ output_flag: false, solver: 'simplex', presolve: 'off', random_seed: 0 });
  model.passModel({
    numCols: columns.length,
    numRows: rowOf.size,
    sense: highs.constants.objectiveSense.maximize,
    colCost: columns.map(({ points }) => weight + points),
    colLower: columns.map(() => 0),
    colUpper: columns.map(() => 1),
    rowLower: [...rowOf].map(() => -highs.infinity),
    rowUpper: [...mentees.map(() => 1), ...mentors.map((id) => places[id] ?? 0)],
    matrix: {
      format: 'csc',
      numRows: rowOf.size,
      numCols: columns.length,
      starts: Int32Array.from({ length: columns.length + 1 }, (_, column) => 2 * column),
      indices: Int32Array.from(columns.flatMap(({ mentee, mentor }) => [rowOf.get(`mentee ${mentee}`) ?? -1, rowOf.get(`mentor ${mentor}`) ?? -1])),
      values: new Float64Array(2 * columns.length).fill(1),
    },
  });
}

/** Solves within bounds, going on from the solution before, and says what it is worth. @throws Error when the solver gives up */
function run(model: Model, { lower, upper }: Bounds, weight: number): Worth {
  model.changeColsBounds({ kind: 'range', from: 0, to: lower.length - 1 }, lower, upper);
  const { modelStatus } = model.run();
  // Every round has a solution (at the least, that nobody is placed), so that anything else is a fault.
  if (modelStatus !== OPTIMAL) throw new Error(`The solver ended with status ${modelStatus}`);
  const value = Math.round(model.getObjectiveValue());
  const placed = Math.floor(value / weight);
  return { placed, total: value - placed * weight };
}

/** What it would be worth more without one wish. */
function costOf(model: Model, bounds: Bounds, column: number | undefined, best: Worth, weight: number): Worth {
  if (column === undefined) return { placed: 0, total: 0 };
  const [lower, upper] = [bounds.lower.slice(), bounds.upper.slice()];
  [lower[column], upper[column]] = [0, 1];
  const without = run(model, { lower, upper }, weight);
  return { placed: without.placed - best.placed, total: without.total - best.total };
}

/** Finds the highest floor under the points of a pair at which the whole is worth the same, and the solution there. Fixed pairs are kept whatever their points. */
function raiseTheWorst(model: Model, bounds: Bounds, columns: RoundToSolve['possible'], best: Worth, weight: number): Float64Array {
  const upTo = (floor: number): Bounds => ({ lower: bounds.lower, upper: bounds.upper.map((upper, column) => (columns[column]!.points < floor && bounds.lower[column] === 0 ? 0 : upper)) });
  const isAsGood = (floor: number) => {
    const { placed, total } = run(model, upTo(floor), weight);
    return placed === best.placed && total === best.total;
  };
  const floors = [...new Set(columns.map(({ points }) => points))].sort((a, b) => a - b);
  let [low, high] = [0, floors.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isAsGood(floors[middle]!)) low = middle;
    else high = middle - 1;
  }
  // From scratch, so that the way here leaves no trace in which of several equal solutions it is.
  model.clearSolver();
  run(model, upTo(floors[low]!), weight);
  return model.getSolution().colValue;
}
