import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';

const FOLDER = join(process.cwd(), 'prisma', 'migrations');
const NAME = '20261124090000_network_kept_and_searched';
const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const scratch = new URL(inject('templateUrl'));
let admin: pg.Client;
let client: pg.Client;

/** A database as it was before the migration, filled. */
beforeAll(async () => {
  scratch.pathname = '/postgres';
  admin = new pg.Client({ connectionString: scratch.href });
  await admin.connect();
  await admin.query('create database scratch_filled');
  scratch.pathname = '/scratch_filled';
  client = new pg.Client({ connectionString: scratch.href });
  await client.connect();
  for (const name of readdirSync(FOLDER).filter((one) => /^\d/.test(one) && one < NAME).sort()) await client.query(readFileSync(join(FOLDER, name, 'migration.sql'), 'utf8'));
  await client.query(`
    insert into organisation (id, kind, name, acronym, region_id, country, network_id) values ('${id(1)}', 'national', 'Étoiles du Sahel', 'ÉDS', 'africa', 'SN', '${NETWORK}');
    insert into person (id, pseudonym, sign_in_name) values ('${id(2)}', 'Néré', 'néré');
    insert into membership (id, person_id, organisation_id, role) values ('${id(3)}', '${id(2)}', '${id(1)}', 'lead');
    insert into invitation (id, token_hash, organisation_id, role, expires_at, accepted_at, accepted_by_id) values ('${id(4)}', 'a', '${id(1)}', 'lead', now(), now(), '${id(2)}');`);
  await client.query(readFileSync(join(FOLDER, NAME, 'migration.sql'), 'utf8'));
});

afterAll(async () => {
  await client.end();
  await admin.query('drop database scratch_filled with (force)');
  await admin.end();
});

it('what was there stays, and can be searched at once', async () => {
  const { rows } = await client.query(`select o.name, o.search_text as organisation, p.search_text as person, i.accepted_by_id as accepted from organisation o, person p, invitation i where o.id = '${id(1)}'`);
  expect(rows).toEqual([{ name: 'Étoiles du Sahel', organisation: 'etoiles du sahel eds', person: 'nere', accepted: id(2) }]);
  expect((await client.query(`select search_text from organisation where id = '${NETWORK}'`)).rows).toEqual([{ search_text: 'african sex workers alliance aswa' }]);
});

it('somebody who has taken up an invitation can take up another', async () => {
  await client.query(`insert into invitation (id, token_hash, organisation_id, role, expires_at, accepted_at, accepted_by_id) values ('${id(5)}', 'b', '${NETWORK}', 'mentor', now(), now(), '${id(2)}')`);
  expect((await client.query(`select count(*)::int as count from invitation where accepted_by_id = '${id(2)}'`)).rows).toEqual([{ count: 2 }]);
});
