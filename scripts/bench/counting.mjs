// How many queries a request sends, as PostgreSQL itself counts them. Transactions' brackets and settings do not count.
import { send } from './sending.mjs';

const TIMES = 10;

/** Takes effect when the server starts again. */
export async function askForCounting(database) {
  await database.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
}

/** Queries per request, after one that opens what stays open in the process. `requestOf(i)` is the ith request. */
export async function countQueries(database, url, requestOf, wanted = 200) {
  const ask = async (i) => {
    const { status } = await send(url, requestOf(i));
    if (status !== wanted) throw new Error(`${url} answered with status ${status}`);
  };
  // A session's last use is written down once a minute; that is not the page's.
  await database.query('update session set last_used_at = now()');
  await ask(0);
  await database.query('select pg_stat_statements_reset()');
  for (let i = 1; i <= TIMES; i += 1) await ask(i);
  // The job queue looks for work in its own schema meanwhile; that is no page's.
  const { rows } = await database.query(`
    select coalesce(sum(calls), 0)::int as calls from pg_stat_statements
     where dbid = (select oid from pg_database where datname = current_database())
       and query !~* '^\\s*(begin|commit|rollback|savepoint|release|set|deallocate)\\M' and query !~* 'pg_stat_statements|\\mjobs"?[.]'`);
  return rows[0].calls / TIMES;
}
