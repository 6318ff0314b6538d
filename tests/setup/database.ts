import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDatabase } from '#app/platform/database.server.ts';
import { closeSafes } from '#app/platform/encryption.server.ts';

/** Each test file works in a database of its own, cloned from the migrated template, and gone afterwards. */
const templateUrl = new URL(inject('templateUrl'));
const name = `test_${randomBytes(8).toString('hex')}`;
const url = new URL(templateUrl);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;
process.env.MASTER_KEY = Buffer.alloc(32, 7).toString('base64');
process.env.LOG_LEVEL = 'silent';
process.env.DATA_DIR = mkdtempSync(join(tmpdir(), 'passerelle-data-'));
process.env.REQUESTS_PER_MINUTE = '0';

async function administer(statement: string): Promise<void> {
  const maintenance = new URL(templateUrl);
  maintenance.pathname = '/postgres';
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

beforeAll(() => administer(`create database ${name} template ${templateUrl.pathname.slice(1)}`));

afterAll(async () => {
  await closeDatabase();
  closeSafes();
  rmSync(process.env.DATA_DIR ?? '', { recursive: true, force: true });
  await administer(`drop database ${name} with (force)`);
});
