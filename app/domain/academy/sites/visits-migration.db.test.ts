import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261128230200_site_visits', 'before_site_visits');
});
afterAll(() => before.drop());

it('sites that show their work, and bookings, stay as they were; visits begin empty', async () => {
  const { client } = before;
  const [site, network] = ['0199a000-0000-7000-8000-0000000000a1', '0199a000-0000-7000-8000-000000000011'];
  await client.query(`
    insert into site (id, network_id, name, capacity) values ('${site}', '${network}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8);
    insert into demonstration_site (site_id, organisation_id, state, checked_at, confirmed_at, criteria) values ('${site}', '${network}', 'confirmed', now(), now(), '{ce-membership}');
    insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ('0199a000-0000-7000-8000-0000000000b1', now(), now() + interval '1 hour', 'UTC', 'engagement', '${site}')`);
  const told = async () => (await client.query('select (select to_jsonb(d) from demonstration_site d) as site, (select to_jsonb(b) from booking b) as booking')).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  expect((await client.query('select 1 from site_visit')).rowCount).toBe(0);
});
