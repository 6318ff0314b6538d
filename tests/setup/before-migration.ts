import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

const FOLDER = join(process.cwd(), 'prisma', 'migrations');

interface BeforeMigration {
  /** To fill the database as it was, and to look at what became of it. */
  client: pg.Client;
  /** Does the migration. */
  migrate(): Promise<void>;
  drop(): Promise<void>;
}

/** A database of its own as it was before a migration: with all that came before it, and empty. */
export async function openBefore(migration: string, databaseName: string): Promise<BeforeMigration> {
  const address = new URL(inject('templateUrl'));
  address.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: address.href });
  await admin.connect();
  await admin.query(`create database ${databaseName}`);
  address.pathname = `/${databaseName}`;
  const client = new pg.Client({ connectionString: address.href });
  await client.connect();
  const run = async (name: string) => void (await client.query(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8')));
  for (const name of readdirSync(FOLDER).filter((one) => /^\d/.test(one) && one < migration).sort()) await run(name);
  return {
    client,
    migrate: () => run(migration),
    async drop() {
      await client.end();
      await admin.query(`drop database ${databaseName} with (force)`);
      await admin.end();
    },
  };
}
