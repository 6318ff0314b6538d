import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What a sealed text looks like. */
const SEALED = `v1.key.${'a'.repeat(16)}.${'b'.repeat(22)}`;
const network = (n: number) => `0199a000-0000-7000-8000-0000000000${n}`;
const [LEFT, JOINED] = [network(11), network(12)];
let before: Awaited<ReturnType<typeof openBefore>>;

/** An organisation that had moved (1) and one that had not (2), each with a request in each state; and what the network that was left had been told (31), a lead (32), and nobody of the network that was joined (33). */
beforeAll(async () => {
  before = await openBefore('20261130043100_requests_move_along', 'scratch_moving_along');
  await before.client.query(`
    set session_replication_role = replica;
    insert into organisation (id, kind, name, search_text, region_id, network_id, country) values ('${id(1)}', 'national', 'Moved', 'moved', 'africa', '${JOINED}', 'KE'), ('${id(2)}', 'national', 'Stayed', 'stayed', 'africa', '${LEFT}', 'KE');
    insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, submitted_at, decided_at)
      select ('0199b000-0000-7000-8000-0000000000' || o || n)::uuid, ('0199b000-0000-7000-8000-00000000000' || o)::uuid, '${LEFT}', s::request_state, '{governance}', 'remote', '{en}', 'can_wait', '${SEALED}', '${SEALED}', '${SEALED}', case when s <> 'draft' then now() end, case when s = 'accepted' then now() end
        from generate_series(1, 2) o, (values (1, 'draft'), (2, 'submitted'), (3, 'accepted')) r (n, s);
    insert into person (id, pseudonym, sign_in_name) select ('0199b000-0000-7000-8000-0000000000' || n)::uuid, 'P' || n, 'p' || n from generate_series(31, 33) n;
    insert into membership (id, person_id, organisation_id, role) values ('${id(41)}', '${id(31)}', '${LEFT}', 'coordinator'), ('${id(42)}', '${id(32)}', '${id(1)}', 'lead'), ('${id(43)}', '${id(33)}', '${JOINED}', 'coordinator');
    insert into notification (id, person_id, membership_id, kind, place, subject_id) values ('${id(51)}', '${id(31)}', '${id(41)}', 'request_sent', 'request', '${id(12)}'), ('${id(52)}', '${id(31)}', '${id(41)}', 'request_sent', 'request', '${id(22)}');
    set session_replication_role = origin;`);
  await before.migrate();
});

afterAll(() => before.drop());

it('takes along what nobody has decided on, and leaves what was accepted and what stayed', async () => {
  const { rows } = await before.client.query<{ network_id: string }>('select network_id from assistance_request order by id');
  expect(rows.map((row) => row.network_id)).toEqual([JOINED, JOINED, LEFT, LEFT, LEFT, LEFT]);
});

it('tells both sides of what was sent, and leads those nowhere who handle it no more', async () => {
  const { rows } = await before.client.query('select person_id, kind, subject_id from notification order by person_id, subject_id');
  expect(rows).toEqual([{ person_id: id(31), kind: 'request_sent', subject_id: id(22) }, { person_id: id(32), kind: 'request_passed_on', subject_id: id(12) }, { person_id: id(33), kind: 'request_sent', subject_id: id(12) }]);
});
