import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What a sealed text looks like. */
const SEALED = `v1.key.${'a'.repeat(16)}.${'b'.repeat(22)}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const ANOTHER = '0199a000-0000-7000-8000-000000000012';
let before: Awaited<ReturnType<typeof openBefore>>;

/** Accepted requests, by the states of their engagements: helped and over (1), helped and going on (2), all cancelled (3), helped and handed to another network (4), left what goes on (5). */
const ENGAGEMENTS = [[1, 'closed', false], [1, 'cancelled', false], [2, 'closed', false], [2, 'underway', false], [3, 'cancelled', false], [4, 'closed', false], [5, 'closed', false], [5, 'underway', true]] as const;

beforeAll(async () => {
  before = await openBefore('20261130043000_helped_and_over', 'scratch_helped_and_over');
  await before.client.query(`
    set session_replication_role = replica;
    insert into organisation (id, kind, name, search_text, region_id, network_id, country) values ('${id(1)}', 'national', 'Asks', 'asks', 'africa', '${NETWORK}', 'KE');
    insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, security, submitted_at, decided_at)
      select ('0199b000-0000-7000-8000-00000000001' || n)::uuid, '${id(1)}', case when n = 4 then '${ANOTHER}'::uuid else '${NETWORK}'::uuid end, 'accepted', '{governance}', 'remote', '{en}', 'can_wait', '${SEALED}', '${SEALED}', '${SEALED}', '${SEALED}', now(), now() from generate_series(1, 5) n;
    insert into data_key (id, owner_id, master_kid, wrapped) select gen_random_uuid(), id, 'kid', '${SEALED}' from assistance_request;`);
  for (const [i, [request, state, isLeft]] of ENGAGEMENTS.entries()) {
    const ended = state === 'underway' ? 'null' : `'2026-11-0${i + 1}T09:00:00Z'`;
    await before.client.query(`
      insert into engagement (id, network_id, state, topics, form, languages, ended_at) values ('${id(20 + i)}', '${NETWORK}', '${state}', '{governance}', 'remote', '{en}', ${ended});
      insert into engagement_organisation (engagement_id, request_id, organisation_id, left_at) values ('${id(20 + i)}', '${id(10 + request)}', '${id(1)}', ${isLeft ? 'now()' : 'null'});`);
  }
  await before.client.query('set session_replication_role = origin;');
  await before.migrate();
});

afterAll(() => before.drop());

it('completes what was helped and is over, throws away what was said of its security, and changes nothing else', async () => {
  const { rows } = await before.client.query<{ state: string; security: string | null; ended: string | null; keys: string }>(`
    select r.state, r.security, to_char(r.ended_at at time zone 'UTC', 'YYYY-MM-DD') as ended, (select count(*) from data_key k where k.owner_id = r.id) as keys from assistance_request r order by id`);
  const [accepted, completed] = [{ state: 'accepted', security: SEALED, ended: null, keys: '1' }, { state: 'completed', security: null, keys: '0' }];
  expect(rows).toEqual([{ ...completed, ended: '2026-11-02' }, accepted, accepted, accepted, { ...completed, ended: '2026-11-07' }]);
});
