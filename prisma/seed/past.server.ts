import { setClock } from '#app/platform/clock.server.ts';

const DAY = 86_400_000;

/** An hour, UTC, of the day so many days ago; of one to come for fewer than none. */
export function hourOf(daysAgo: number, hour = 0): Date {
  return new Date((Math.floor(Date.now() / DAY - daysAgo) * 24 + hour) * 3_600_000);
}

/** Does something as if it were so many days ago. */
export async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const at = new Date(Date.now() - days * DAY);
  setClock(() => at);
  try {
    return await work();
  } finally {
    setClock();
  }
}
