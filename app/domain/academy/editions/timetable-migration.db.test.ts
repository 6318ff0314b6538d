import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129010000_edition_timetable', 'before_edition_timetable');
});
afterAll(() => before.drop());

it('editions and who teaches in them stay as they were, and each begins without a timetable', async () => {
  const { client } = before;
  const [edition, network, person] = ['0199a000-0000-7000-8000-0000000000e1', '0199a000-0000-7000-8000-000000000011', '0199a000-0000-7000-8000-0000000000f1'];
  const sealed = 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA';
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${edition}', 'some', 'x', '{}');
    insert into edition (id, network_id, curriculum_id, name, starts_on, ends_on, zone, languages, teams, places_per_team, currency) values ('${edition}', '${network}', '${edition}', '${sealed}', '2099-03-02', '2099-03-08', 'UTC', '{en}', 3, 5, 'USD');
    insert into person (id, pseudonym, sign_in_name) values ('${person}', 'Marigold', 'marigold');
    insert into edition_trainer (edition_id, person_id) values ('${edition}', '${person}')`);
  const told = async () => (await client.query('select (select to_jsonb(e) from edition e) as edition, (select to_jsonb(t) from edition_trainer t) as trainer')).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  for (const table of ['edition_timetable', 'timetable_place', 'timetable_entry', 'timetable_trainer']) expect((await client.query(`select 1 from ${table}`)).rowCount, table).toBe(0);

  const entry = (id: string, more: string) => client.query(`insert into timetable_entry (id, edition_id, kind, place_id, day, from_minute, until_minute, words${more.includes('removed') ? ', removed_at' : ''}) values ('0199a000-0000-7000-8000-0000000000${id}', '${edition}', 'own', '${person}', 0, ${more.replace('removed', 'now()').replace('words', `'${sealed}'`)})`);
  await client.query(`insert into timetable_place (id, edition_id, name) values ('${person}', '${edition}', '${sealed}')`);
  await entry('01', '540, 600, words');
  await entry('02', '600, 660, words');
  await expect(entry('03', '590, 620, words')).rejects.toThrow(/timetable_entry_place_apart/);
  await entry('04', '590, 620, words, removed');
  await expect(client.query(`update timetable_entry set removed_at = null where id = '0199a000-0000-7000-8000-000000000004'`)).rejects.toThrow(/timetable_entry_place_apart/);
  await expect(client.query(`update timetable_entry set words = 'plain'`)).rejects.toThrow(/timetable_entry_words_sealed/);
  await expect(client.query(`update timetable_entry set until_minute = from_minute`)).rejects.toThrow(/timetable_entry_time|range/);
  await client.query(`update edition set state = 'cancelled', ended_at = now()`);
  await expect(client.query(`update timetable_entry set day = 1`)).rejects.toThrow(/is over/);
});
