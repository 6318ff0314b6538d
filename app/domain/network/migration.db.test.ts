import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
let before: Awaited<ReturnType<typeof openBefore>>;

/** A database as it was before the migration, filled. */
beforeAll(async () => {
  before = await openBefore('20261124090000_network_kept_and_searched', 'scratch_filled');
  await before.client.query(`
    insert into organisation (id, kind, name, acronym, region_id, country, network_id) values ('${id(1)}', 'national', 'Étoiles du Sahel', 'ÉDS', 'africa', 'SN', '${NETWORK}');
    insert into person (id, pseudonym, sign_in_name) values ('${id(2)}', 'Néré', 'néré');
    insert into membership (id, person_id, organisation_id, role) values ('${id(3)}', '${id(2)}', '${id(1)}', 'lead');
    insert into invitation (id, token_hash, organisation_id, role, expires_at, accepted_at, accepted_by_id) values ('${id(4)}', 'a', '${id(1)}', 'lead', now(), now(), '${id(2)}');`);
  await before.migrate();
});

afterAll(() => before.drop());

it('what was there stays, and can be searched at once', async () => {
  const { rows } = await before.client.query(`select o.name, o.search_text as organisation, p.search_text as person, i.accepted_by_id as accepted from organisation o, person p, invitation i where o.id = '${id(1)}'`);
  expect(rows).toEqual([{ name: 'Étoiles du Sahel', organisation: 'etoiles du sahel eds', person: 'nere', accepted: id(2) }]);
  expect((await before.client.query(`select search_text from organisation where id = '${NETWORK}'`)).rows).toEqual([{ search_text: 'african sex workers alliance aswa' }]);
});

it('somebody who has taken up an invitation can take up another', async () => {
  await before.client.query(`insert into invitation (id, token_hash, organisation_id, role, expires_at, accepted_at, accepted_by_id) values ('${id(5)}', 'b', '${NETWORK}', 'mentor', now(), now(), '${id(2)}')`);
  expect((await before.client.query(`select count(*)::int as count from invitation where accepted_by_id = '${id(2)}'`)).rows).toEqual([{ count: 2 }]);
});
