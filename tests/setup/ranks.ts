/**
 * Mann-Whitney: how often a value of the first list is above one of the second (a half when they are of one kind), and how
 * likely a difference as large comes by chance between lists of one kind, by the normal approximation.
 */
export function compareRanks(first: readonly number[], second: readonly number[]): { above: number; p: number } {
  const all = [...first.map((value) => ({ value, isFirst: true })), ...second.map((value) => ({ value, isFirst: false }))].sort((a, b) => a.value - b.value);
  let ranks = 0;
  for (let from = 0; from < all.length; ) {
    let until = from;
    while (until < all.length && all[until]?.value === all[from]?.value) until += 1;
    // Equal values share the mean of their ranks.
    for (let i = from; i < until; i += 1) if (all[i]?.isFirst) ranks += (from + until + 1) / 2;
    from = until;
  }
  const pairs = first.length * second.length;
  const above = (ranks - (first.length * (first.length + 1)) / 2) / pairs;
  const z = Math.abs(above - 0.5) / Math.sqrt((all.length + 1) / (12 * pairs));
  return { above, p: 2 * upperTail(z) };
}

/** The share of a normal distribution above `z` (Abramowitz and Stegun 26.2.17). */
function upperTail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight((rest, factor) => t * (factor + rest), 0);
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/** Takes the time of two things in turns, as many times each, so that what the machine does besides falls on both alike. In milliseconds. */
export async function timeInTurns(times: number, one: (turn: number) => Promise<unknown>, other: (turn: number) => Promise<unknown>, before: () => Promise<unknown> = () => Promise.resolve()): Promise<[number[], number[]]> {
  const taken: [number[], number[]] = [[], []];
  for (let turn = 0; turn < times; turn += 1) {
    await before();
    for (const which of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const began = performance.now();
      await (which === 0 ? one : other)(turn);
      taken[which].push(performance.now() - began);
    }
  }
  return taken;
}
