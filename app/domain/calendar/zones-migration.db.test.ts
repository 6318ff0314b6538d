import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (kind: string, n: number) => `0199b000-0000-7000-8000-${kind}${String(n).padStart(11, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

/** Calendars in UTC of people whose account has another zone, but for the fourth: with absences alone, with hours, with an exception, with no zone chosen. */
beforeAll(async () => {
  before = await openBefore('20261129213000_calendars_follow_accounts', 'scratch_calendar_zones');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name, time_zone)
      select ('0199b000-0000-7000-8000-1' || lpad(n::text, 11, '0'))::uuid, 'Person ' || n, 'person ' || n, case n when 4 then null else 'Asia/Kolkata' end from generate_series(1, 4) n;
    insert into availability (id, person_id, zone) select ('0199b000-0000-7000-8000-2' || lpad(n::text, 11, '0'))::uuid, ('0199b000-0000-7000-8000-1' || lpad(n::text, 11, '0'))::uuid, 'UTC' from generate_series(1, 4) n;
    insert into absence (id, availability_id, first_day, last_day) values ('${id('3', 1)}', '${id('2', 1)}', '2026-12-01', '2026-12-02');
    insert into weekly_hours (id, availability_id, weekday, from_minute, to_minute) values ('${id('4', 2)}', '${id('2', 2)}', 1, 540, 720);
    insert into availability_exception (id, availability_id, day, from_minute, to_minute) values ('${id('5', 3)}', '${id('2', 3)}', '2026-12-01', 540, 720)`);
  await before.migrate();
});

afterAll(() => before.drop());

it('calendars without hours take the zone of the account, all others keep theirs', async () => {
  const { rows } = await before.client.query<{ zone: string }>('select zone from availability order by id');
  expect(rows.map(({ zone }) => zone)).toEqual(['Asia/Kolkata', 'UTC', 'UTC', 'UTC']);
});
