import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130052100_let_go_for_good', 'before_let_go_for_good');
});
afterAll(() => before.drop());

const id = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
const [EDITION, HOUSE, PERSON, TEAM, DELEGATE] = [id(1), id(3), id(5), id(30), id(40)] as const;

it('what somebody was let go from keeps its time as an instant, by the clock of the place; what lies in an hour that is left out is not kept', async () => {
  const { client } = before;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' and region_id = 'africa' limit 1");
  const letGo = (n: number, day: number, from: number, until: number) => `insert into timetable_let_go (entry_id, delegate_id, edition_id, day, from_minute, until_minute, version, let_go_at) values ('${id(n)}', '${DELEGATE}', '${EDITION}', ${day}, ${from}, ${until}, 4, '2027-03-01T00:00Z');`;
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${id(20)}', 'some', 'x', '{}');
    insert into edition (id, network_id, curriculum_id, state, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at) values ('${EDITION}', '${network?.id}', '${id(20)}', 'running', '${sealed}', '2027-03-27', '2027-03-29', 'Europe/Paris', '{en}', 2, 3, 'USD', now());
    insert into organisation (id, kind, name, network_id, country, region_id) values ('${HOUSE}', 'national', 'House', '${network?.id}', 'KE', 'africa');
    insert into person (id, pseudonym, sign_in_name) values ('${PERSON}', 'one', 'one');
    insert into edition_team (id, edition_id, organisation_id, state) values ('${TEAM}', '${EDITION}', '${HOUSE}', 'selected');
    insert into edition_delegate (id, team_id, person_id, state, languages, first_time, answered_at, paper_name) values ('${DELEGATE}', '${TEAM}', '${PERSON}', 'confirmed', '{en}', true, now(), '${sealed}');
    ${letGo(50, 0, 540, 600)} ${letGo(51, 2, 1380, 1440)} ${letGo(52, 1, 120, 180)}`);
  await before.migrate();
  const { rows } = await client.query<{ entry_id: string; starts_at: Date; ends_at: Date; zone: string; version: number }>('select entry_id, starts_at, ends_at, zone, version from timetable_let_go order by entry_id');
  const kept = (n: number, from: string, until: string) => ({ entry_id: id(n), starts_at: new Date(from), ends_at: new Date(until), zone: 'Europe/Paris', version: 4 });
  expect(rows).toEqual([kept(50, '2027-03-27T08:00Z', '2027-03-27T09:00Z'), kept(51, '2027-03-29T21:00Z', '2027-03-29T22:00Z')]);
  await expect(client.query('update timetable_let_go set ends_at = starts_at')).rejects.toThrow(/timetable_let_go_time/);
});
