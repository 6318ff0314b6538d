import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

const FOLDER = join(process.cwd(), 'prisma', 'migrations');
const NAME = '20261124170000_check_ins_due_or_answered';
const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const scratch = new URL(inject('templateUrl'));
let admin: pg.Client;
let client: pg.Client;

/** A database as it was before the migration, with check-ins in each state: of whom they are is of no matter to it. */
beforeAll(async () => {
  scratch.pathname = '/postgres';
  admin = new pg.Client({ connectionString: scratch.href });
  await admin.connect();
  await admin.query('create database scratch_check_ins');
  scratch.pathname = '/scratch_check_ins';
  client = new pg.Client({ connectionString: scratch.href });
  await client.connect();
  const sqlOf = (name: string) => readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8');
  for (const name of readdirSync(FOLDER).filter((one) => /^\d/.test(one) && one < NAME).sort()) await client.query(sqlOf(name));
  await client.query(`
    set session_replication_role = replica;
    insert into follow_up (id, engagement_id, organisation_id, month, due_on, state, answered_at) values
      ('${id(1)}', '${id(9)}', '${id(8)}', 3, '2027-01-01', 'answered', '2027-01-02'), ('${id(2)}', '${id(9)}', '${id(8)}', 6, '2027-04-01', 'skipped', null), ('${id(3)}', '${id(9)}', '${id(8)}', 12, '2027-10-01', 'due', null);
    set session_replication_role = origin;`);
  await client.query(sqlOf(NAME));
});

afterAll(async () => {
  await client.end();
  await admin.query('drop database scratch_check_ins with (force)');
  await admin.end();
});

it('keeps every check-in; one that was skipped is due', async () => {
  expect((await client.query('select month, state from follow_up order by month')).rows).toEqual([{ month: 3, state: 'answered' }, { month: 6, state: 'due' }, { month: 12, state: 'due' }]);
  await expect(client.query(`update follow_up set state = 'skipped'`)).rejects.toThrow(/follow_up_state/);
  await expect(client.query(`update follow_up set state = 'due', answered_at = null where month = 3`)).rejects.toThrow();
});
