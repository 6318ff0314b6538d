import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129130000_visits_of_entries', 'before_visits_of_entries');
});
afterAll(() => before.drop());

it('visits and timetables stay as they were; a visit stands for an entry of its own edition at its own site, and one at a time', async () => {
  const { client } = before;
  const id = (kind: string, number: number) => `0199a000-0000-7000-8000-0000000${kind}00${String(number)}`;
  const [network, sealed] = ['0199a000-0000-7000-8000-000000000011', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA'];
  await client.query(`insert into curriculum (id, slug, content_hash, texts) values ('${id('e0', 9)}', 'some', 'x', '{}')`);
  for (const one of [1, 2]) {
    await client.query(`
      insert into edition (id, network_id, curriculum_id, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency) values ('${id('e0', one)}', '${network}', '${id('e0', 9)}', '${sealed}', '2099-03-02', '2099-03-08', 'UTC', '{en}', 3, 5, 'USD');
      insert into site (id, network_id, name, capacity) values ('${id('a0', one)}', '${network}', '${sealed}', 8);
      insert into demonstration_site (site_id, organisation_id, state, checked_at, confirmed_at, criteria) values ('${id('a0', one)}', '${network}', 'confirmed', now(), now(), '{ce-membership}');
      insert into timetable_place (id, edition_id, name, site_id) values ('${id('b0', one)}', '${id('e0', one)}', '${sealed}', '${id('a0', one)}');
      insert into timetable_entry (id, edition_id, kind, place_id, day, from_minute, until_minute) values ('${id('c0', one)}', '${id('e0', one)}', 'visit', '${id('b0', one)}', 0, 540, 600)`);
  }
  await client.query(`insert into timetable_entry (id, edition_id, kind, place_id, day, from_minute, until_minute, words) values ('${id('c0', 3)}', '${id('e0', 1)}', 'own', '${id('b0', 1)}', 1, 540, 600, '${sealed}')`);
  const ask = (number: number, more = '') => client.query(`insert into site_visit (id, site_id, source, source_id, starts_at, ends_at, zone, requested_at${more ? ', entry_id' : ''}) values ('${id('d0', number)}', '${id('a0', 1)}', '${number === 8 ? 'organisation' : 'edition'}', '${id('e0', number === 7 ? 2 : 1)}', now(), now() + interval '1 hour', 'UTC', now()${more ? `, '${more}'` : ''})`);
  await ask(1);
  await ask(2);
  const told = async () => (await client.query("select (select jsonb_agg(to_jsonb(v) - 'entry_id' order by v.id) from site_visit v) as visits, (select jsonb_agg(to_jsonb(t) order by t.id) from timetable_entry t) as entries")).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  expect((await client.query('select 1 from site_visit where entry_id is not null')).rowCount).toBe(0);

  const stand = (number: number, entry: string) => client.query('update site_visit set entry_id = $2 where id = $1', [id('d0', number), entry]);
  await expect(stand(1, id('c0', 2))).rejects.toThrow(/its own edition, at its own site/);
  await expect(stand(1, id('c0', 3))).rejects.toThrow(/its own edition, at its own site/);
  for (const other of [7, 8]) await expect(ask(other, id('c0', 1))).rejects.toThrow(/its own edition, at its own site/);
  await stand(1, id('c0', 1));
  await expect(client.query("update site_visit set source = 'organisation' where id = $1", [id('d0', 1)])).rejects.toThrow(/its own edition, at its own site/);
  await expect(stand(2, id('c0', 1))).rejects.toThrow(/site_visit_one_of_entry/);
  await client.query("update site_visit set state = 'declined' where id = $1", [id('d0', 1)]);
  await stand(2, id('c0', 1));
  // An entry that is deleted leaves its visits, also of an edition that is over.
  await client.query(`delete from timetable_entry where id = '${id('c0', 1)}'`);
  expect((await client.query('select 1 from site_visit where entry_id is null')).rowCount).toBe(2);
});
