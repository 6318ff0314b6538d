import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
let before: Awaited<ReturnType<typeof openBefore>>;

/** A mentor who coordinates as well, and another coordinator: both were told of the pairing. */
beforeAll(async () => {
  before = await openBefore('20261129171000_watching_apart', 'scratch_watching_apart');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta'), ('${id(3)}', 'Cleo', 'cleo');
    insert into membership (id, person_id, organisation_id, role) values ('${id(11)}', '${id(1)}', '${NETWORK}', 'coordinator'), ('${id(13)}', '${id(3)}', '${NETWORK}', 'coordinator');
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, ended_at, ending) values ('${id(4)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'closed', now(), 'ended_early');
    insert into notification (id, person_id, membership_id, kind, place, subject_id) values
      ('${id(21)}', '${id(1)}', '${id(11)}', 'message_received', 'oversight', '${id(4)}'),
      ('${id(22)}', '${id(1)}', '${id(11)}', 'pairing_begun', 'pairing', '${id(4)}'),
      ('${id(23)}', '${id(3)}', '${id(13)}', 'message_received', 'oversight', '${id(4)}');`);
  await before.migrate();
});

afterAll(() => before.drop());

it('takes from one of the two what they were told as a coordinator, and nothing else', async () => {
  expect((await before.client.query('select id from notification order by id')).rows.map((row: { id: string }) => row.id)).toEqual([id(22), id(23)]);
});
