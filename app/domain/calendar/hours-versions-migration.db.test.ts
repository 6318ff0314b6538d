import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

/** Someone who has said hours, and someone who has said nothing but a zone. */
beforeAll(async () => {
  before = await openBefore('20261130044000_versions_of_people_and_hours', 'scratch_hours_versions');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) select ('0199b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n, 'person ' || n from generate_series(1, 2) n;
    insert into availability (id, person_id, zone, notice_minutes, hours_a_week) values ('${id(11)}', '${id(1)}', 'Asia/Kolkata', 720, 6), ('${id(12)}', '${id(2)}', 'UTC', 1440, null);
    insert into weekly_hours (id, availability_id, weekday, from_minute, to_minute) values ('${id(21)}', '${id(11)}', 1, 540, 720)`);
  await before.migrate();
});

afterAll(() => before.drop());

it('what was said of hours stays, and its versions are counted from none', async () => {
  const { rows } = await before.client.query('select a.zone, a.notice_minutes, a.hours_a_week, a.version, w.from_minute from availability a left join weekly_hours w on w.availability_id = a.id order by a.id');
  expect(rows).toEqual([{ zone: 'Asia/Kolkata', notice_minutes: 720, hours_a_week: 6, version: 0, from_minute: 540 }, { zone: 'UTC', notice_minutes: 1440, hours_a_week: null, version: 0, from_minute: null }]);
});
