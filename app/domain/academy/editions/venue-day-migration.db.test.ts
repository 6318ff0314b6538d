import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130052200_venue_day_set', 'before_venue_day_set');
});
afterAll(() => before.drop());

const id = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;

it('the day on which a venue is told is what was said last, of the first day that there is now; of what is over nothing changes', async () => {
  const { client } = before;
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' and region_id = 'africa' limit 1");
  const edition = (n: number, state: string, venueFrom: string, endedAt = 'null') => `insert into edition (id, network_id, curriculum_id, state, name, venue_from, starts_on, ends_on, zone, languages, teams, places_per_team, currency, called_at, ended_at) values ('${id(n)}', '${network?.id}', '${id(20)}', '${state}', '${sealed}', ${venueFrom}, '2027-03-27', '2027-03-29', 'Europe/Paris', '{en}', 2, 3, 'USD', now(), ${endedAt});`;
  await client.query(`insert into curriculum (id, slug, content_hash, texts) values ('${id(20)}', 'some', 'x', '{}'); ${edition(1, 'running', "'2027-03-20'")} ${edition(2, 'call_open', 'null')} ${edition(3, 'closed', "'2027-03-20'", 'now()')}`);
  await before.migrate();
  const { rows } = await client.query("select id, venue_from::text as told, venue_set_from::text as set_from, venue_set_for::text as set_for from edition order by id");
  expect(rows).toEqual([
    { id: id(1), told: '2027-03-20', set_from: '2027-03-20', set_for: '2027-03-27' },
    { id: id(2), told: null, set_from: null, set_for: null },
    { id: id(3), told: '2027-03-20', set_from: null, set_for: null },
  ]);
  await expect(client.query(`update edition set venue_set_for = null where id = '${id(1)}'`)).rejects.toThrow(/edition_venue_set/);
});
