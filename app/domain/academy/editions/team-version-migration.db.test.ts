import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130045000_team_version', 'before_team_version');
});
afterAll(() => before.drop());

it('teams that there are stay as they were, and their versions are counted from the first', async () => {
  const { client } = before;
  const id = (n: number) => `0199a000-0000-7000-8000-00000000000${n}`;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' limit 1");
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${id(2)}', 'some', 'x', '{}');
    insert into edition (id, network_id, curriculum_id, state, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at) values ('${id(3)}', '${network?.id}', '${id(2)}', 'selecting', '${sealed}', '2026-12-01', '2026-12-07', 'UTC', '{en}', 2, 3, 'USD', now());
    insert into edition_team (id, edition_id, organisation_id, state, reason) values ('${id(4)}', '${id(3)}', '${network?.id}', 'selected', '${sealed}')`);
  const told = async () => (await client.query("select to_jsonb(t) - 'version' as team from edition_team t")).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  expect((await client.query('select version from edition_team')).rows).toEqual([{ version: 1 }]);
});
