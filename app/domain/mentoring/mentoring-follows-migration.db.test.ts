import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const network = (n: number) => `0199a000-0000-7000-8000-0000000000${n}`;
const [BEFORE, AFTER] = [network(11), network(12)];
const MOVED = id(1);
const STAYED = id(2);
let before: Awaited<ReturnType<typeof openBefore>>;
const rows = async (statement: string) => (await before.client.query(statement)).rows as object[];

/** An organisation that had moved, and one that had not: each with someone who waits, someone who is paired, and a mentor; and what was told. */
beforeAll(async () => {
  before = await openBefore('20261129230000_mentoring_follows', 'scratch_mentoring_follows');
  await before.client.query(`
    insert into organisation (id, kind, name, network_id, country, region_id) values ('${MOVED}', 'national', 'Moved', '${AFTER}', 'KE', 'africa'), ('${STAYED}', 'national', 'Stayed', '${BEFORE}', 'KE', 'africa');
    insert into activity (id, kind, subject_type, subject_id, organisation_id) values ('${id(3)}', 'organisation.moved', 'organisation', '${MOVED}', '${MOVED}');
    insert into person (id, pseudonym, sign_in_name) select ('0199b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'P' || n, 'p' || n from generate_series(10, 29) n;
    insert into membership (id, person_id, organisation_id, role) values ('${id(90)}', '${id(29)}', '${BEFORE}', 'coordinator'), ('${id(91)}', '${id(28)}', '${AFTER}', 'coordinator');
    insert into matching_round (id, network_id, state, proposed_at) values ('${id(60)}', '${BEFORE}', 'proposed', now());
    insert into round_network (round_id, network_id, joined_at) values ('${id(60)}', '${BEFORE}', now());`);
  for (const [home, at] of [[MOVED, 10], [STAYED, 20]] as const) {
    const [waiting, paired, mentor, ended] = [at, at + 1, at + 2, at + 3];
    await before.client.query(`
      insert into membership (id, person_id, organisation_id, role) values
        ('${id(100 + waiting)}', '${id(waiting)}', '${home}', 'emerging_leader'), ('${id(100 + paired)}', '${id(paired)}', '${home}', 'emerging_leader'),
        ('${id(100 + mentor)}', '${id(mentor)}', '${home}', 'mentor'), ('${id(100 + ended)}', '${id(ended)}', '${home}', 'emerging_leader');
      insert into mentor_profile (person_id, places, forms) values ('${id(mentor)}', 3, '{call}');
      insert into nomination (id, person_id, organisation_id, network_id, state, answered_at) values ('${id(200 + waiting)}', '${id(waiting)}', '${home}', '${BEFORE}', 'confirmed', now()), ('${id(200 + paired)}', '${id(paired)}', '${home}', '${BEFORE}', 'placed', now());
      insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, active_at) values ('${id(300 + at)}', '${id(mentor)}', '${id(paired)}', '${BEFORE}', '${BEFORE}', 'active', now());
      insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, ended_at, ending) values ('${id(301 + at)}', '${id(mentor)}', '${id(ended)}', '${BEFORE}', '${BEFORE}', 'closed', now(), 'completed');
      insert into proposal (id, round_id, mentor_id, mentee_id, reasons) values ('${id(400 + at)}', '${id(60)}', '${id(mentor)}', '${id(waiting)}', '[]');
      insert into notification (id, person_id, membership_id, kind, place, subject_id) values
        ('${id(500 + at)}', '${id(29)}', '${id(90)}', 'pairing_raised', 'oversight', '${id(300 + at)}'), ('${id(501 + at)}', '${id(29)}', '${id(90)}', 'pairing_ended', 'oversight', '${id(301 + at)}'),
        ('${id(502 + at)}', '${id(waiting)}', '${id(100 + waiting)}', 'proposal_made', 'proposal', '${id(400 + at)}');`);
  }
  await before.migrate();
});

afterAll(() => before.drop());

it('what goes on goes along with an organisation that had moved, and what has ended or stayed does not', async () => {
  expect(await rows('select id, mentor_network_id, mentee_network_id, mentee_moved_at is not null as moved from pairing order by id')).toEqual([
    { id: id(310), mentor_network_id: AFTER, mentee_network_id: AFTER, moved: true },
    ...[311, 320, 321].map((n) => ({ id: id(n), mentor_network_id: BEFORE, mentee_network_id: BEFORE, moved: false })),
  ]);
  expect(await rows(`select id, network_id from nomination where state = 'confirmed' order by id`)).toEqual([{ id: id(210), network_id: AFTER }, { id: id(220), network_id: BEFORE }]);
});

it('what waited in a round of the network that was left is over, and both the proposals and what was told say so', async () => {
  expect(await rows('select id, state from proposal order by id')).toEqual([{ id: id(410), state: 'lapsed' }, { id: id(420), state: 'waiting' }]);
  expect(await rows(`select id, kind from notification where place = 'proposal' order by id`)).toEqual([{ id: id(512), kind: 'proposal_over' }, { id: id(522), kind: 'proposal_made' }]);
});

it('who watches no more has nothing left that was told them of it', async () => {
  expect(await rows(`select id from notification where place = 'oversight' order by id`)).toEqual([511, 520, 521].map((n) => ({ id: id(n) })));
});

it('somebody can be named by two organisations, and wait by one', async () => {
  await before.client.query(`insert into nomination (id, person_id, organisation_id, network_id) values ('${id(230)}', '${id(10)}', '${STAYED}', '${BEFORE}')`);
  await expect(before.client.query(`update nomination set state = 'confirmed', answered_at = now() where id = '${id(230)}'`)).rejects.toThrow('nomination_one_confirmed');
});
