interface Stretch {
  from: string;
  until: string;
}

function halfHours(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 2 + minutes / 30;
}

/** The half-hours that a stretch takes in a day drawn from `firstHour` on: the row at which it begins, from 1, and how many it takes. */
export function rowsOf({ from, until }: Stretch, firstHour: number): { row: number; rows: number } {
  const [begin, end] = [Math.floor(halfHours(from)), Math.ceil(halfHours(until))];
  // An end before its begin is of an hour that came twice.
  return { row: Math.max(1, begin - firstHour * 2 + 1), rows: Math.max(1, end - begin) };
}

/** The hours that are drawn: 8 to 18, and as many more as something needs. */
export function hoursShown(stretches: readonly Stretch[]): { first: number; count: number } {
  const first = Math.min(8, ...stretches.map(({ from }) => Math.floor(halfHours(from) / 2)));
  const last = Math.max(18, ...stretches.map(({ until }) => Math.ceil(halfHours(until) / 2)));
  return { first, count: last - first };
}
