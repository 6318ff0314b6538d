import { setClock } from '#app/platform/clock.server.ts';

/** Does something as if it were so many days ago. */
export async function daysAgo<T>(days: number, work: () => Promise<T>): Promise<T> {
  const at = new Date(Date.now() - days * 86_400_000);
  setClock(() => at);
  try {
    return await work();
  } finally {
    setClock();
  }
}
