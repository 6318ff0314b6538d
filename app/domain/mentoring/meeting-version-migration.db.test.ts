import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
/** One of which all was erased, whose rows refuse to be written, and one that goes on. */
const PAIRINGS = ['erased', 'active'] as const;
const SEALED = `v1.k1.${'A'.repeat(16)}.${'A'.repeat(22)}`;
let before: Awaited<ReturnType<typeof openBefore>>;
const meetings = async () => (await before.client.query("select id, pairing_id, booking_id, form, state, agenda, place, settled_at from meeting order by id")).rows;
let was: unknown[];

beforeAll(async () => {
  before = await openBefore('20261130041000_meeting_version', 'scratch_meeting_version');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta');
    insert into mentor_profile (person_id, places, forms) values ('${id(1)}', 1, '{call}');`);
  for (const [k, state] of PAIRINGS.entries()) {
    await before.client.query(`
      insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, active_at) values ('${id(3 + k)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'active', now());
      insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ('${id(10 + k)}', '2026-03-0${k + 1}T10:00Z', '2026-03-0${k + 1}T11:00Z', 'UTC', 'pairing', '${id(3 + k)}');
      insert into meeting (id, pairing_id, booking_id, form, state, settled_at, agenda, place) values ('${id(20 + k)}', '${id(3 + k)}', '${id(10 + k)}', 'call', 'held', now(), '${SEALED}', null);`);
    if (state === 'erased') await before.client.query(`update pairing set state = 'closed', ending = 'ended_early', ended_at = now(), erased_at = now() where id = '${id(3 + k)}'`);
  }
  was = await meetings();
  await before.migrate();
});

afterAll(() => before.drop());

it('every meeting that there is begins with its first version, and is else as it was', async () => {
  expect(was).toHaveLength(2);
  expect(await meetings()).toEqual(was);
  expect((await before.client.query('select version from meeting order by id')).rows).toEqual([{ version: 1 }, { version: 1 }]);
});
