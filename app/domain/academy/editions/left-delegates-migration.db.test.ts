import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130045200_left_delegates', 'before_left_delegates');
});
afterAll(() => before.drop());

const id = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
const [EDITION, FINISHED, OPEN, CLOSED, STAYS, LEFT, RESTS] = [id(1), id(2), id(3), id(4), id(5), id(6), id(7)] as const;

it('whoever left their organisation, or whose organisation is closed, is in its team no more until the edition is finished, with nothing kept that they said', async () => {
  const { client } = before;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' and region_id = 'africa' limit 1");
  const edition = (one: string, state: string) => `insert into edition (id, network_id, curriculum_id, state, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at) values ('${one}', '${network?.id}', '${id(20)}', '${state}', '${sealed}', '2026-12-01', '2026-12-07', 'UTC', '{en}', 2, 3, 'USD', now());`;
  const house = (one: string, closed: string) => `insert into organisation (id, kind, name, network_id, country, region_id, closed_at) values ('${one}', 'national', 'House', '${network?.id}', 'KE', 'africa', ${closed});`;
  const person = (one: string, organisation: string, ended: string) => `insert into person (id, pseudonym, sign_in_name) values ('${one}', '${one}', '${one}'); insert into membership (id, person_id, organisation_id, role, ended_at) values (gen_random_uuid(), '${one}', '${organisation}', 'member', ${ended});`;
  const team = (n: number, one: string, organisation: string) => `insert into edition_team (id, edition_id, organisation_id, state) values ('${id(n)}', '${one}', '${organisation}', 'selected');`;
  const named = (n: number, teamNumber: number, one: string) => `insert into edition_delegate (id, team_id, person_id, state, paper_name, diet, languages, first_time, answered_at) values ('${id(n)}', '${id(teamNumber)}', '${one}', 'confirmed', '${sealed}', '${sealed}', '{en}', true, now());`;
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${id(20)}', 'some', 'x', '{}');
    ${edition(EDITION, 'running')} ${edition(FINISHED, 'finished')}
    ${house(OPEN, 'null')} ${house(CLOSED, 'now()')}
    ${person(STAYS, OPEN, 'null')} ${person(LEFT, OPEN, 'now()')} ${person(RESTS, CLOSED, 'null')}
    ${team(30, EDITION, OPEN)} ${team(31, EDITION, CLOSED)} ${team(32, FINISHED, OPEN)}
    ${named(40, 30, STAYS)} ${named(41, 30, LEFT)} ${named(42, 31, RESTS)} ${named(43, 32, LEFT)}`);
  await before.migrate();
  const { rows } = await client.query('select id, state, paper_name, diet, languages, first_time, version from edition_delegate order by id');
  const kept = { state: 'confirmed', paper_name: sealed, diet: sealed, languages: ['en'], first_time: true, version: 1 };
  const gone = { state: 'withdrawn', paper_name: null, diet: null, languages: [], first_time: null, version: 2 };
  expect(rows).toEqual([{ id: id(40), ...kept }, { id: id(41), ...gone }, { id: id(42), ...gone }, { id: id(43), ...kept }]);
});
