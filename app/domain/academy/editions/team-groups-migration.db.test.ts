import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129176100_questions_of_objectives', 'before_team_groups');
});
afterAll(() => before.drop());

it('teams and checks that there are stay as they were, nobody is in a group, and as many questions as a module has objectives can be asked', async () => {
  const { client } = before;
  const id = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' limit 1");
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${id(2)}', 'some', 'x', '{}');
    insert into module (id, slug, address) values ('${id(5)}', 'some', 'some');
    insert into module_version (id, module_id, version, content_hash, licence, components, criteria, competencies, audience, prerequisites, plan, minutes, questions) values ('${id(6)}', '${id(5)}', 1, 'x', 'CC0-1.0', '{}', '{}', '{}', '{}', '{}', '[]', 60, '[]');
    insert into edition (id, network_id, curriculum_id, state, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at) values ('${id(3)}', '${network?.id}', '${id(2)}', 'selecting', '${sealed}', '2026-12-01', '2026-12-07', 'UTC', '{en}', 2, 3, 'USD', now());
    insert into edition_team (id, edition_id, organisation_id, state) values ('${id(4)}', '${id(3)}', '${network?.id}', 'selected');
    insert into edition_check (edition_id) values ('${id(3)}');
    insert into edition_check_part (edition_id, position, version_id, questions) values ('${id(3)}', 1, '${id(6)}', '{q1,q2}')`);
  const told = async () => (await client.query("select to_jsonb(t) - 'group_number' as team, to_jsonb(p) as part from edition_team t, edition_check_part p")).rows;
  const old = await told();
  for (const name of ['20261129176100_questions_of_objectives', '20261129176200_team_groups']) await client.query(readFileSync(`prisma/migrations/${name}/migration.sql`, 'utf8'));
  expect(await told()).toEqual(old);
  expect((await client.query('select group_number from edition_team')).rows).toEqual([{ group_number: null }]);
  await client.query(`insert into edition_check_part (edition_id, position, version_id, questions) values ('${id(3)}', 2, '${id(6)}', '{q1,q2,q3,q4,q5,q6,q7}')`);
  await client.query('update edition_team set group_number = 4');
  await expect(client.query('update edition_team set group_number = 5')).rejects.toThrow(/edition_team_group/);
});
