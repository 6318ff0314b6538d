import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261128230100_demonstration_sites', 'before_demonstration_sites');
});
afterAll(() => before.drop());

it('places that there are and what was told stay as they were; none shows its work yet, and one can begin to', async () => {
  const { client } = before;
  const [site, person, membership] = ['0199a000-0000-7000-8000-0000000000a1', '0199a000-0000-7000-8000-0000000000b1', '0199a000-0000-7000-8000-0000000000c1'];
  const network = '0199a000-0000-7000-8000-000000000011';
  await client.query(`
    insert into site (id, network_id, name, capacity) values ('${site}', '${network}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8);
    insert into person (id, pseudonym, sign_in_name) values ('${person}', 'Robin', 'robin');
    insert into membership (id, person_id, organisation_id, role) values ('${membership}', '${person}', '${network}', 'coordinator');
    insert into notification (id, person_id, membership_id, kind, place, subject_id) values ('0199a000-0000-7000-8000-0000000000d1', '${person}', '${membership}', 'time_set', 'booking', '${site}')`);
  const told = async () => (await client.query('select (select to_jsonb(s) from site s) as site, (select to_jsonb(n) from notification n) as notification')).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  expect((await client.query('select 1 from demonstration_site')).rowCount).toBe(0);
  await client.query('insert into demonstration_site (site_id, organisation_id) values ($1, $2)', [site, network]);
  await expect(client.query("update demonstration_site set title = 'in plain words'")).rejects.toThrow(/texts_sealed/);
});
