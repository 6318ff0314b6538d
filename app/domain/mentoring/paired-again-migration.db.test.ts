import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
let before: Awaited<ReturnType<typeof openBefore>>;

/** A pairing that ended early, as it was before the migration. */
beforeAll(async () => {
  before = await openBefore('20261129050000_paired_again', 'scratch_paired_again');
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta');
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, ended_at, ending, ended_by_id) values ('${id(3)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'closed', now(), 'ended_early', '${id(2)}');`);
  await before.migrate();
});

afterAll(() => before.drop());

it('what ended early keeps the two apart as it did', async () => {
  expect((await before.client.query('select id, ending, keeps_apart from pairing')).rows).toEqual([{ id: id(3), ending: 'ended_early', keeps_apart: true }]);
});
