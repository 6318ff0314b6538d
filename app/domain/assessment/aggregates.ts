/** Below this many organisations nothing is told. */
export const FEWEST = 5;

export interface ComponentAggregate {
  component: string;
  /** Organisations counted, rounded down to a multiple of five; null when there are too few. */
  organisations: number | null;
  /** Mean score to the nearest half level; null when there are too few. */
  mean: number | null;
}

/**
 * Anonymous means of a region, from each organisation's latest assessment that it lets count. Nothing is told of fewer than five
 * organisations. So that no single one can be worked out by comparing two tables, before and after one organisation joined or by
 * total and part, all is told in steps: organisations in fives, and only over whole groups of five (the latest to join wait until
 * their five is full), means in halves of a level. No total over components is told.
 *
 * @param scores scores by component, in the order in which the organisations began to be counted
 */
export function aggregate(components: readonly string[], scores: readonly Readonly<Record<string, number | null>>[]): ComponentAggregate[] {
  return components.map((component) => {
    const known = scores.flatMap((one) => (typeof one[component] === 'number' ? [one[component]] : []));
    const counted = known.slice(0, Math.floor(known.length / FEWEST) * FEWEST);
    if (counted.length < FEWEST) return { component, organisations: null, mean: null };
    const mean = counted.reduce((sum, score) => sum + score, 0) / counted.length;
    return { component, organisations: counted.length, mean: Math.round(mean * 2) / 2 };
  });
}

/**
 * The commonest priorities of a region: criteria with how many organisations committed to them, in fives, those of fewer than five
 * left out, the commonest first.
 */
export function commonestPriorities(committed: readonly (readonly string[])[]): { criterion: string; organisations: number }[] {
  const counts = new Map<string, number>();
  const whole = committed.slice(0, Math.floor(committed.length / FEWEST) * FEWEST);
  for (const list of whole) for (const criterion of new Set(list)) counts.set(criterion, (counts.get(criterion) ?? 0) + 1);
  return [...counts]
    .map(([criterion, count]) => ({ criterion, organisations: Math.floor(count / FEWEST) * FEWEST }))
    .filter(({ organisations }) => organisations >= FEWEST)
    .sort((a, b) => b.organisations - a.organisations || (a.criterion < b.criterion ? -1 : 1));
}
