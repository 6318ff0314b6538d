import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
let before: Awaited<ReturnType<typeof openBefore>>;

/** A site with a visit each of a pairing that was erased, of one that ended, and of an organisation. */
beforeAll(async () => {
  before = await openBefore('20261129171100_visits_end_with_pairings', 'before_visits_end');
  const visit = (n: number, source: string, of: string, day: number) => `
    insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ('${id(30 + n)}', now() + interval '${day} days', now() + interval '${day} days 1 hour', 'UTC', 'visit', '${id(20 + n)}');
    insert into hold (id, booking_id, starts_at, ends_at, person_id) select '${id(40 + n)}', id, starts_at, ends_at, '${id(2)}' from booking where id = '${id(30 + n)}';
    insert into site_visit (id, site_id, source, source_id, requested_by_id, state, starts_at, ends_at, zone, requested_at, booking_id, address_from)
      select '${id(20 + n)}', '${id(9)}', '${source}', '${of}', '${id(2)}', 'confirmed', starts_at, ends_at, 'UTC', now(), id, starts_at from booking where id = '${id(30 + n)}';
    insert into data_key (id, owner_id, master_kid, wrapped) values ('${id(50 + n)}', '${id(20 + n)}', 'k', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA');`;
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta');
    insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, ended_at, ending, erased_at) values
      ('${id(3)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'closed', now(), 'ended_early', now()), ('${id(4)}', '${id(1)}', '${id(2)}', '${NETWORK}', '${NETWORK}', 'closed', now(), 'ended_early', null);
    insert into site (id, network_id, name, capacity) values ('${id(9)}', '${NETWORK}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8);
    insert into demonstration_site (site_id, organisation_id, state, checked_at, confirmed_at, criteria) values ('${id(9)}', '${NETWORK}', 'confirmed', now(), now(), '{ce-membership}');
    ${visit(1, 'pairing', id(3), 3)} ${visit(2, 'pairing', id(4), 4)} ${visit(3, 'organisation', NETWORK, 5)}`);
  await before.migrate();
});

afterAll(() => before.drop());

it('those of erased pairings are gone with their keys, those of ended ones off, and all others as they were', async () => {
  const { client } = before;
  const read = async (query: string) => (await client.query(query)).rows.map((row: object) => Object.values(row));
  expect(await read('select id, state from site_visit order by id')).toEqual([[id(22), 'withdrawn'], [id(23), 'confirmed']]);
  expect(await read('select id, state from booking order by id')).toEqual([[id(32), 'cancelled'], [id(33), 'booked']]);
  expect(await read('select booking_id, released_at is null as held from hold order by id')).toEqual([[id(32), false], [id(33), true]]);
  expect(await read('select owner_id from data_key order by id')).toEqual([[id(22)], [id(23)]]);
});
