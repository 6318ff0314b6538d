import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const STATES = ['planned', 'held', 'missed', 'cancelled', 'missed'];
let before: Awaited<ReturnType<typeof openBefore>>;

/** A pairing with a meeting in each state, as it was before the migration. */
beforeAll(async () => {
  before = await openBefore('20261129172000_meeting_misses', 'scratch_meeting_misses');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta');
    insert into mentor_profile (person_id, places, forms) values ('${id(1)}', 1, '{call}');
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, active_at) values ('${id(3)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'active', now());`);
  for (const [k, state] of STATES.entries()) {
    await before.client.query(`
      insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ('${id(10 + k)}', '2026-03-0${k + 1}T10:00Z', '2026-03-0${k + 1}T11:00Z', 'UTC', 'pairing', '${id(3)}');
      insert into meeting (id, pairing_id, booking_id, form, state, settled_at) values ('${id(20 + k)}', '${id(3)}', '${id(10 + k)}', 'call', '${state}', ${state === 'planned' ? 'null' : 'now()'});`);
  }
  await before.migrate();
});

afterAll(() => before.drop());

it('what stands as missed is kept as a miss at its time, and no meeting has changed', async () => {
  expect((await before.client.query('select meeting_id, starts_at from meeting_miss order by starts_at')).rows).toEqual([2, 4].map((k) => ({ meeting_id: id(20 + k), starts_at: new Date(`2026-03-0${k + 1}T10:00Z`) })));
  expect((await before.client.query<{ state: string }>('select state from meeting order by id')).rows.map(({ state }) => state)).toEqual(STATES);
});

it('a miss goes with its meeting', async () => {
  await before.client.query(`delete from meeting where id = '${id(22)}'`);
  expect((await before.client.query('select meeting_id from meeting_miss')).rows).toEqual([{ meeting_id: id(24) }]);
});
