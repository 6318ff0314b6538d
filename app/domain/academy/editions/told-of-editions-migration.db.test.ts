import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

const id = (n: number) => `0199c000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const [ACTIVE, CLOSED] = [id(5), id(6)];
let before: Awaited<ReturnType<typeof openBefore>>;

/** Visits that are to come: for an engagement that was cancelled and one that goes on, of which a provider's part has ended; and at the site of an organisation that has closed. */
beforeAll(async () => {
  before = await openBefore('20261129212000_told_of_editions', 'before_told_of_editions');
  const visit = (n: number, { source, of, site = id(9), people }: { source: string; of: string; site?: string; people: readonly string[] }) => `
    insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id) values ('${id(30 + n)}', now() + interval '${n} days', now() + interval '${n} days 1 hour', 'UTC', 'visit', '${id(20 + n)}');
    insert into hold (id, booking_id, starts_at, ends_at, person_id) select gen_random_uuid(), b.id, starts_at, ends_at, p::uuid from booking b, unnest(array['${people.join("','")}']) p where b.id = '${id(30 + n)}';
    insert into site_visit (id, site_id, source, source_id, state, starts_at, ends_at, zone, requested_at) select '${id(20 + n)}', '${site}', '${source}', '${of}', 'requested', starts_at, ends_at, 'UTC', now() from booking where id = '${id(30 + n)}';
    insert into site_visitor (visit_id, person_id) select '${id(20 + n)}', p::uuid from unnest(array['${people.join("','")}']) p;
    update site_visit set state = 'confirmed', booking_id = '${id(30 + n)}', address_from = now() where id = '${id(20 + n)}';`;
  await before.client.query(`
    insert into person (id, pseudonym, sign_in_name) values ('${id(1)}', 'Awa', 'awa'), ('${id(2)}', 'Binta', 'binta');
    insert into organisation (id, kind, name, country, region_id, network_id, closed_at) select o.id::uuid, 'national', o.name, 'KE', n.region_id, n.id, o.closed_at from organisation n, (values ('${ACTIVE}', 'Here', null::timestamptz), ('${CLOSED}', 'Gone', now())) o (id, name, closed_at) where n.id = '${NETWORK}';
    insert into membership (id, person_id, organisation_id, role) values ('${id(7)}', '${id(1)}', '${NETWORK}', 'coordinator'), ('${id(8)}', '${id(2)}', '${NETWORK}', 'peer_provider');
    insert into engagement (id, network_id, state, ended_at, form, topics, languages) values ('${id(3)}', '${NETWORK}', 'cancelled', now(), 'remote', '{governance}', '{en}'), ('${id(4)}', '${NETWORK}', 'underway', null, 'remote', '{governance}', '{en}');
    insert into provider_invitation (id, engagement_id, person_id, state, answered_at, ended_at) values ('${id(10)}', '${id(4)}', '${id(2)}', 'ended', now(), now());
    insert into site (id, network_id, name, capacity) values ('${id(9)}', '${NETWORK}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8), ('${id(11)}', '${NETWORK}', 'v1.k.AAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA', 8);
    insert into demonstration_site (site_id, organisation_id, state, checked_at, confirmed_at, criteria) values ('${id(9)}', '${ACTIVE}', 'confirmed', now(), now(), '{ce-membership}'), ('${id(11)}', '${CLOSED}', 'confirmed', now(), now(), '{ce-membership}');
    ${visit(1, { source: 'engagement', of: id(3), people: [id(1)] })} ${visit(2, { source: 'engagement', of: id(4), people: [id(1), id(2)] })} ${visit(3, { source: 'engagement', of: id(4), people: [id(2)] })}
    ${visit(4, { source: 'organisation', of: NETWORK, site: id(11), people: [id(1)] })} ${visit(5, { source: 'organisation', of: NETWORK, people: [id(1)] })}`);
  // Asked for by who has no part any more, of what goes on and of what is off; by who has one; and for what is nobody's engagement.
  await before.client.query(`update site_visit set requested_by_id = '${id(2)}' where id in ('${id(22)}', '${id(23)}', '${id(25)}'); update site_visit set requested_by_id = '${id(1)}' where id = '${id(24)}';
    insert into site_visit (id, site_id, source, source_id, state, starts_at, ends_at, zone, requested_at, requested_by_id) select '${id(26)}', site_id, source, source_id, 'requested', starts_at + interval '9 days', ends_at + interval '9 days', zone, now(), '${id(1)}' from site_visit where id = '${id(22)}';
    insert into site_visitor (visit_id, person_id) values ('${id(26)}', '${id(1)}');`);
  await before.migrate();
});

afterAll(() => before.drop());

it('visits of what is over are off, those at closed organisations cancelled, whoever has no part any more is out, and all others are as they were', async () => {
  const read = async (query: string) => (await before.client.query(query)).rows.map((row: object) => Object.values(row).join(' '));
  expect(await read('select id, state from site_visit order by id')).toEqual([`${id(21)} withdrawn`, `${id(22)} confirmed`, `${id(23)} withdrawn`, `${id(24)} cancelled`, `${id(25)} confirmed`, `${id(26)} requested`]);
  expect(await read(`select id, coalesce(requested_by_id::text, 'nobody') from site_visit where id > '${id(21)}' order by id`)).toEqual([`${id(22)} nobody`, `${id(23)} ${id(2)}`, `${id(24)} ${id(1)}`, `${id(25)} ${id(2)}`, `${id(26)} ${id(1)}`]);
  expect(await read('select id, state, sequence from booking order by id')).toEqual([`${id(31)} cancelled 1`, `${id(32)} booked 1`, `${id(33)} cancelled 1`, `${id(34)} cancelled 1`, `${id(35)} booked 0`]);
  expect(await read('select booking_id, person_id from hold where released_at is null order by booking_id')).toEqual([`${id(32)} ${id(1)}`, `${id(35)} ${id(1)}`]);
  expect(await read(`select person_id from site_visitor where visit_id = '${id(22)}'`)).toEqual([id(1)]);
  await expect(before.client.query(`insert into timetable_gone (id, edition_id, day, from_minute, until_minute, version) values ('${id(40)}', '${id(41)}', 0, 600, 540, 1)`)).rejects.toThrow(/timetable_gone_time/);
});
