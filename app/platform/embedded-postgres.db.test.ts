import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmbeddedPostgres } from './embedded-postgres.server.ts';
import { isAlive } from './held-folder.server.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-embedded-'));
  chmodSync(folder, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

const postmaster = () => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

it('the embedded PostgreSQL keeps what it confirmed, comes back when it is killed, and is gone when it is stopped', { timeout: 90_000 }, async () => {
  const first = await startEmbeddedPostgres(folder, 'kept');
  const [settings] = await ask<Record<string, string>>(
    first.url,
    `select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses, current_setting('server_version_num')::int / 10000 as version`,
  );
  expect(settings).toEqual({ commit: 'on', fsync: 'on', checksums: 'on', encoding: 'UTF8', addresses: '127.0.0.1', version: 18 });
  expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'postgres.password')).mode & 0o077).toBe(0);
  await expect(ask(first.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' });

  await ask(first.url, 'create table kept as select 7 as value');
  const killed = postmaster();
  process.kill(killed, 'SIGKILL');
  await expect.poll(() => ask<{ value: number }>(first.url, 'select value from kept').catch(() => []), { timeout: 20_000 }).toEqual([{ value: 7 }]);
  const next = postmaster();
  expect(next).not.toBe(killed);

  await first.stop();
  expect(isAlive(next)).toBe(false);
  expect(existsSync(join(folder, 'postgres', 'postmaster.pid'))).toBe(false);
  expect(existsSync(join(folder, 'program.pid'))).toBe(false);

  const second = await startEmbeddedPostgres(folder, 'kept');
  expect(await ask(second.url, 'select value from kept')).toEqual([{ value: 7 }]);
  await second.stop();
});
