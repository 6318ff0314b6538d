import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129082100_visit_times', 'before_visit_times');
});
afterAll(() => before.drop());

it('visits that there are stay as they were; from then on what is over keeps its time', async () => {
  const { client } = before;
  const [site, network] = ['0199a000-0000-7000-8000-0000000000a1', '0199a000-0000-7000-8000-000000000011'];
  const idOf = (number: number) => `0199a000-0000-7000-8000-0000000000c${String(number)}`;
  const bookingOf = (number: number) => `0199a000-0000-7000-8000-0000000000b${String(number)}`;
  await client.query(`
    insert into site (id, network_id, name, capacity) values ('${site}', '${network}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8);
    insert into demonstration_site (site_id, organisation_id, state, checked_at, confirmed_at, criteria) values ('${site}', '${network}', 'confirmed', now(), now(), '{ce-membership}');
    insert into person (id, pseudonym, sign_in_name) values ('0199a000-0000-7000-8000-0000000000d1', 'Robin', 'robin')`);
  for (const [i, state] of (['requested', 'confirmed', 'thanked'] as const).entries()) {
    if (state !== 'requested') await client.query(`insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ($1, now(), now() + interval '1 hour', 'UTC', 'visit', $2)`, [bookingOf(i), idOf(i)]);
    await client.query(`insert into site_visit (id, site_id, source, source_id, state, starts_at, ends_at, zone, booking_id, address_from, requested_at) values ($1, '${site}', 'organisation', '${network}', $2, now(), now() + interval '1 hour', 'UTC', $3, $4, now())`, [idOf(i), state, state === 'requested' ? null : bookingOf(i), state === 'requested' ? null : '2026-01-01']);
  }
  const told = async () => (await client.query('select to_jsonb(v) as visit from site_visit v order by id')).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  const move = (number: number) => client.query("update site_visit set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' where id = $1", [idOf(number)]);
  await move(0);
  await expect(move(1)).rejects.toThrow(/no room/);
  await expect(move(2)).rejects.toThrow(/over does not change/);
});
