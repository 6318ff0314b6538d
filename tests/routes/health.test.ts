import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** Whoever watches over the program is told what is not well, by name; that the process lives is another question. */
let app: RunningApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.stop());

/** What `/readyz` comes to say: an answer stands for a second. */
async function expectReady(told: Record<string, boolean>): Promise<void> {
  const ask = () => app.send('/readyz').then(({ status, body }) => [status, JSON.parse(body)]);
  await expect.poll(ask, { timeout: 10_000 }).toEqual([Object.values(told).every(Boolean) ? 200 : 503, told]);
}

/** Does it while the database lets nobody in. */
async function withoutDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { pathname } = new URL(process.env.DATABASE_URL ?? '');
  const maintenance = new URL(process.env.DATABASE_URL ?? '');
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  const name = pathname.slice(1);
  try {
    await client.query(`alter database ${name} allow_connections false`);
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    return await work();
  } finally {
    await client.query(`alter database ${name} allow_connections true`);
    await client.end();
  }
}

// That it is ready once all three are well is asked of the whole program, in `program.test.ts`.
it('says which of database, migrations and jobs is not well, and lives all the same', { timeout: 60_000 }, async () => {
  await expectReady({ database: true, migrations: true, jobs: false });
  const [latest] = await database().$queryRaw<{ id: string }[]>`select id from _prisma_migrations order by migration_name desc limit 1`;
  await database().$executeRaw`update _prisma_migrations set finished_at = null where id = ${latest?.id ?? ''}`;
  await expectReady({ database: true, migrations: false, jobs: false });
  await database().$executeRaw`update _prisma_migrations set finished_at = now() where id = ${latest?.id ?? ''}`;
  await withoutDatabase(async () => {
    expect((await app.send('/healthz')).status).toBe(200);
    await expectReady({ database: false, migrations: false, jobs: false });
  });
  // Back by itself.
  await expectReady({ database: true, migrations: true, jobs: false });
});
