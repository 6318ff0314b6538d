import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What a sealed text looks like. */
const SEALED = `v1.key.${'a'.repeat(16)}.${'b'.repeat(22)}`;
const network = (n: number) => `0199a000-0000-7000-8000-0000000000${n}`;
const [LEFT, HANDLES, ASKED] = [network(11), network(12), network(13)];
let before: Awaited<ReturnType<typeof openBefore>>;

/** Requests that one network handles, referred to just that (1), to another (2), and not at all (3); coordinators of the one that was left (31), of that which handles (32), of the one that is asked (33); each was told all that can be told of each. */
beforeAll(async () => {
  before = await openBefore('20261130051000_handed_on_settled', 'scratch_handed_on_settled');
  await before.client.query(`
    set session_replication_role = replica;
    insert into organisation (id, kind, name, search_text, region_id, network_id, country) values ('${id(1)}', 'national', 'Asks', 'asks', 'africa', '${HANDLES}', 'KE');
    insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, submitted_at)
      select ('0199b000-0000-7000-8000-00000000001' || n)::uuid, '${id(1)}', '${HANDLES}', (case n when 3 then 'submitted' else 'referred' end)::request_state, '{governance}', 'remote', '{en}', 'can_wait', '${SEALED}', '${SEALED}', '${SEALED}', now() from generate_series(1, 3) n;
    insert into referral (id, request_id, from_network_id, to_network_id, reason) values ('${id(21)}', '${id(11)}', '${LEFT}', '${HANDLES}', '${SEALED}'), ('${id(22)}', '${id(12)}', '${LEFT}', '${ASKED}', '${SEALED}');
    insert into person (id, pseudonym, sign_in_name) select ('0199b000-0000-7000-8000-0000000000' || n)::uuid, 'P' || n, 'p' || n from generate_series(31, 33) n;
    insert into membership (id, person_id, organisation_id, role) values ('${id(41)}', '${id(31)}', '${LEFT}', 'coordinator'), ('${id(42)}', '${id(32)}', '${HANDLES}', 'coordinator'), ('${id(43)}', '${id(33)}', '${ASKED}', 'coordinator');
    insert into notification (id, person_id, membership_id, kind, place, subject_id)
      select gen_random_uuid(), m.person_id, m.id, k::notification_kind, 'request', r.id from membership m, assistance_request r, unnest(array['request_sent', 'request_referred', 'question_answered']) k;
    set session_replication_role = origin;`);
  await before.migrate();
});

afterAll(() => before.drop());

it('settles what was referred to just the network that handles it, and nothing else', async () => {
  const { rows } = await before.client.query('select r.id, r.state, f.state as referral, f.answered_at is not null as answered from assistance_request r left join referral f on f.request_id = r.id order by r.id');
  expect(rows).toEqual([
    { id: id(11), state: 'submitted', referral: 'recalled', answered: true },
    { id: id(12), state: 'referred', referral: 'waiting', answered: false },
    { id: id(13), state: 'submitted', referral: null, answered: false },
  ]);
});

it('leads nobody to what they handle no more', async () => {
  const { rows } = await before.client.query("select person_id, subject_id, array_agg(kind::text order by kind::text) as kinds from notification group by 1, 2 order by 1, 2");
  expect(rows).toEqual([
    ...[11, 12, 13].map((n) => ({ person_id: id(32), subject_id: id(n), kinds: ['question_answered', 'request_sent'] })),
    { person_id: id(33), subject_id: id(12), kinds: ['question_answered', 'request_referred', 'request_sent'] },
  ]);
});
