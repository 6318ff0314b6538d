/** Below this many organisations nothing is told. */
export const FEWEST = 5;

export interface ComponentAggregate {
  component: string;
  /** Organisations counted, rounded down to a multiple of five; null when there are too few. */
  organisations: number | null;
  /** Mean score to the nearest half level; null when there are too few. */
  mean: number | null;
}

/** Something of an organisation that is counted, and whether who reads the figures sees it under the organisation's name as well. */
export interface Counted<T> {
  value: T;
  isShared: boolean;
}

/**
 * Who is counted: whole groups of five, those whose own results the readers see apart from the others. The latest of each wait
 * until their five is full: whoever joins must come last (`figures.server.ts` keeps the places), or would push another one out. So five or more of those whom nobody sees are in the figures, or none of them: who takes away what was
 * shared is left with no fewer than five, and so is who compares the figures of two days.
 */
function wholeFives<T>(all: readonly Counted<T>[]): T[] {
  return [true, false].flatMap((isShared) => {
    const group = all.filter((one) => one.isShared === isShared);
    return group.slice(0, Math.floor(group.length / FEWEST) * FEWEST).map(({ value }) => value);
  });
}

/**
 * Anonymous means of a region, from each organisation's latest assessment that it lets count. Nothing is told of fewer than five
 * organisations. So that no single one can be worked out by comparing two tables, before and after one organisation joined or by
 * total and part, nor by what is shared by name, all is told in steps: organisations in fives, and only over whole groups of five,
 * means in halves of a level. No total over components is told.
 *
 * @param scores scores by component, in the order in which the organisations began to be counted
 */
export function aggregate(components: readonly string[], scores: readonly Counted<Readonly<Record<string, number | null>>>[]): ComponentAggregate[] {
  return components.map((component) => {
    const counted = wholeFives(scores.flatMap(({ value: { [component]: score }, isShared }) => (typeof score === 'number' ? [{ value: score, isShared }] : [])));
    if (counted.length < FEWEST) return { component, organisations: null, mean: null };
    const mean = counted.reduce((sum, score) => sum + score, 0) / counted.length;
    return { component, organisations: counted.length, mean: Math.round(mean * 2) / 2 };
  });
}

/**
 * The commonest priorities of a region: criteria with how many organisations committed to them, in fives, those of fewer than five
 * left out, the commonest first. Those that the network sees by name and those it does not are each counted down to fives by themselves:
 * of both together one could take away what one knows.
 */
export function commonestPriorities(committed: readonly Counted<readonly string[]>[]): { criterion: string; organisations: number }[] {
  const told = new Map<string, number>();
  for (const isShared of [true, false]) {
    const counts = new Map<string, number>();
    for (const list of wholeFives(committed.filter((one) => one.isShared === isShared))) for (const criterion of new Set(list)) counts.set(criterion, (counts.get(criterion) ?? 0) + 1);
    for (const [criterion, count] of counts) told.set(criterion, (told.get(criterion) ?? 0) + Math.floor(count / FEWEST) * FEWEST);
  }
  return [...told]
    .map(([criterion, organisations]) => ({ criterion, organisations }))
    .filter(({ organisations }) => organisations >= FEWEST)
    .sort((a, b) => b.organisations - a.organisations || (a.criterion < b.criterion ? -1 : 1));
}
