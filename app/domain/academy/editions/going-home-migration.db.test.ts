import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129030100_action_plans', 'before_going_home');
});
afterAll(() => before.drop());

it('editions, their teams and those who go stay as they were; plans begin empty', async () => {
  const { client } = before;
  const id = (last: string) => `0199a000-0000-7000-8000-0000000000${last}`;
  const network = '0199a000-0000-7000-8000-000000000011';
  const sealed = 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA';
  await client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id('c1')}', 'Fern', 'fern');
    insert into curriculum (id, slug, content_hash, texts) values ('${id('c2')}', 'some', 'x', '{}');
    insert into edition (id, network_id, curriculum_id, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency) values ('${id('c3')}', '${network}', '${id('c2')}', '${sealed}', '2026-01-01', '2026-01-08', 'UTC', '{en}', 2, 3, 'USD');
    insert into edition_team (id, edition_id, organisation_id, state, reason) values ('${id('c4')}', '${id('c3')}', '${network}', 'nominated', '${sealed}');
    insert into edition_delegate (id, team_id, person_id, languages, paper_name) values ('${id('c5')}', '${id('c4')}', '${id('c1')}', '{en}', '${sealed}')`);
  const told = async () => (await client.query('select (select to_jsonb(e) from edition e) as edition, (select to_jsonb(t) from edition_team t) as team, (select to_jsonb(d) from edition_delegate d) as delegate')).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  for (const table of ['action_plan', 'plan_line']) expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0);
});
