import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const HOME = id(1);
let before: Awaited<ReturnType<typeof openBefore>>;

/** Of one organisation: who asked for themselves, whom a lead named who is here still, and whom one named whose account is gone. */
beforeAll(async () => {
  before = await openBefore('20261130042100_own_asks', 'scratch_own_asks');
  await before.client.query(`
    insert into organisation (id, kind, name, network_id, country, region_id) values ('${HOME}', 'national', 'Home', '${NETWORK}', 'KE', 'africa');
    insert into person (id, pseudonym, sign_in_name) select ('0199b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'P' || n, 'p' || n from generate_series(10, 16) n;
    insert into nomination (id, person_id, organisation_id, network_id, state, nominated_by_id, answered_at, ended_at) values
      ('${id(21)}', '${id(11)}', '${HOME}', '${NETWORK}', 'confirmed', null, now(), null),
      ('${id(22)}', '${id(12)}', '${HOME}', '${NETWORK}', 'placed', null, now(), null),
      ('${id(23)}', '${id(13)}', '${HOME}', '${NETWORK}', 'confirmed', '${id(10)}', now(), null),
      ('${id(24)}', '${id(14)}', '${HOME}', '${NETWORK}', 'confirmed', null, now(), null),
      ('${id(25)}', '${id(15)}', '${HOME}', '${NETWORK}', 'declined', null, now(), null),
      ('${id(26)}', '${id(16)}', '${HOME}', '${NETWORK}', 'withdrawn', null, null, now());
    insert into membership (id, person_id, organisation_id, role, ended_at) values ('${id(51)}', '${id(11)}', '${HOME}', 'emerging_leader', null), ('${id(53)}', '${id(13)}', '${HOME}', 'emerging_leader', null), ('${id(54)}', '${id(14)}', '${HOME}', 'emerging_leader', now());
    insert into activity (id, kind, subject_type, subject_id) values ('${id(31)}', 'nomination.confirmed', 'nomination', '${id(21)}'), ('${id(34)}', 'nomination.made', 'nomination', '${id(24)}');`);
  await before.migrate();
});

afterAll(() => before.drop());

it('marks what somebody asked for themselves, and nothing that a lead had named', async () => {
  expect((await before.client.query('select id, is_own from nomination order by id')).rows).toEqual([21, 22, 23, 24, 25, 26].map((n) => ({ id: id(n), is_own: n === 21 || n === 22 })));
});

it('lets nobody wait in a network in which they are an emerging leader no more, and leaves who is one', async () => {
  expect((await before.client.query(`select id, state, ended_at is not null as ended from nomination where state not in ('declined') order by id`)).rows).toEqual([
    { id: id(21), state: 'confirmed', ended: false },
    { id: id(22), state: 'placed', ended: false },
    { id: id(23), state: 'confirmed', ended: false },
    { id: id(24), state: 'withdrawn', ended: true },
    { id: id(26), state: 'withdrawn', ended: true },
  ]);
});

it('lets a lead name who asked for themselves, and nobody twice', async () => {
  const name = (personId: string, nomination: string) => before.client.query(`insert into nomination (id, person_id, organisation_id, network_id) values ('${nomination}', '${personId}', '${HOME}', '${NETWORK}')`);
  await name(id(11), id(41));
  await expect(name(id(13), id(43))).rejects.toThrow('nomination_one_open');
});
