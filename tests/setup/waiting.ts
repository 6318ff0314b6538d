import { connectionPool } from '#app/platform/database.server.ts';

/** How many in this test's own database wait for what somebody else holds. */
export async function countWaiting(): Promise<number> {
  return (await connectionPool().query("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount ?? 0;
}
