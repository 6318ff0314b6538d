import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

const FIRST = '20261129020000_edition_attendance';
const OURS = readdirSync('prisma/migrations').filter((name) => /^2026112902\d{4}_edition_(attendance|check|reflections|messages|materials)$/.test(name)).sort();
const ID = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore(FIRST, 'before_edition_running');
});
afterAll(() => before.drop());

it('what there is of editions, teams, delegates and modules stays as it was when editions begin to run; then each thing has its time', async () => {
  const { client } = before;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' limit 1");
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${ID(2)}', 'some', 'x', '{}');
    insert into edition (id, network_id, curriculum_id, state, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at) values ('${ID(3)}', '${network?.id}', '${ID(2)}', 'selecting', '${sealed}', '2026-12-01', '2026-12-07', 'UTC', '{en}', 2, 3, 'USD', now());
    insert into edition_team (id, edition_id, organisation_id, state) values ('${ID(4)}', '${ID(3)}', '${network?.id}', 'selected')`);
  const old = (await client.query('select * from edition, edition_team')).rows;
  for (const name of OURS) await client.query(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'));
  expect(OURS).toHaveLength(5);
  expect((await client.query('select * from edition, edition_team')).rows).toEqual(old);
  const message = `insert into edition_message (id, edition_id, text) values (gen_random_uuid(), '${ID(3)}', '${sealed}')`;
  await client.query(message);
  await client.query(`insert into edition_check (edition_id) values ('${ID(3)}')`);
  await expect(client.query(`insert into edition_message (id, edition_id, text) values (gen_random_uuid(), '${ID(3)}', 'plain')`)).rejects.toThrow('sealed');
  await expect(client.query(`insert into edition_material (id, edition_id, day, kind) values (gen_random_uuid(), '${ID(3)}', '2026-12-01', 'file')`)).rejects.toThrow('whole');
  await client.query("update edition set state = 'cancelled', ended_at = now()");
  for (const late of [message, `insert into edition_check (edition_id) values ('${ID(3)}')`]) await expect(client.query(late)).rejects.toThrow('in this state');
  await client.query('delete from edition');
  expect((await client.query('select 1 from edition_message union all select 1 from edition_check')).rows).toEqual([]);
});
