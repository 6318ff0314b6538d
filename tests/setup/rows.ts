import { createHash } from 'node:crypto';
import { connectionPool } from '#app/platform/database.server.ts';

/**
 * Not compared: how often someone tried is counted whatever they tried, and migrations are no records. Of a session only that it
 * is there: that it was used is written down. Everything else is compared, the log of what happened as well.
 */
const LEFT_OUT = ['rate_limit', '_prisma_migrations'];
const ONLY: Readonly<Record<string, string>> = { session: 'json_build_object(\'id\', t.id, \'person_id\', t.person_id)' };

/** Every row of every table by the hash of all it holds. */
export async function hashRows(): Promise<Map<string, string>> {
  const pool = connectionPool();
  const { rows: tables } = await pool.query<{ name: string }>("select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1");
  const parts = tables.filter(({ name }) => !LEFT_OUT.includes(name)).map(({ name }) => `select '${name}' as name, (${ONLY[name] ?? 'row_to_json(t)'})::text as row from "${name}" t`);
  const { rows } = await pool.query<{ name: string; row: string }>(parts.join(' union all '));
  return new Map(rows.map(({ name, row }) => [`${name} ${createHash('sha256').update(row).digest('hex')}`, row]));
}

/** The rows that are there on one side only: what was changed, added or deleted in between. */
export function changedRows(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const only = (some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>, sign: string) => [...some].filter(([hash]) => !others.has(hash)).map(([hash, row]) => `${sign} ${hash.split(' ')[0]} ${row}`);
  return [...only(before, after, '-'), ...only(after, before, '+')];
}
