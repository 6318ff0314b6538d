import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const [MENTOR, MENTEE, COORDINATOR] = [id(1), id(2), id(3)];
/** By whom the mentee was invited, as it was written down. */
const BY = { mentor: MENTOR, coordinator: COORDINATOR, unheard: null, nobody: null } as const;
let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130050000_inviting_anew', 'scratch_inviting_anew');
  await before.client.query(`insert into person (id, pseudonym, sign_in_name) values ('${MENTOR}', 'Awa', 'awa'), ('${MENTEE}', 'Binta', 'binta'), ('${COORDINATOR}', 'Coumba', 'coumba')`);
  for (const [k, [name, actor]] of Object.entries(BY).entries()) {
    const pairing = id(10 + k);
    await before.client.query(`insert into pairing (id, mentor_id, mentee_id, mentor_network_id, mentee_network_id, state, ending, active_at, ended_at) values ('${pairing}', '${MENTOR}', '${MENTEE}', '${NETWORK}', '${NETWORK}', 'closed', 'completed', now(), now())`);
    await before.client.query(`insert into pairing_closing (pairing_id, invited_at, answered_at) values ('${pairing}', ${name === 'nobody' ? 'null, null' : "'2026-05-01T10:00Z', '2026-05-02T10:00Z'"})`);
    if (actor) await before.client.query(`insert into activity (id, actor_id, kind, subject_type, subject_id) values ('${id(20 + k)}', '${actor}', 'mentor.invited', 'pairing', '${pairing}')`);
  }
  await before.migrate();
});

afterAll(() => before.drop());

it('every invitation that there is was by who made it, and by the mentor where nothing was told of it', async () => {
  const { rows } = await before.client.query('select invited_at is not null as invited, mentor_invited_at = invited_at as mentor, coordinators_invited_at = invited_at as coordinators, answered_at is not null as answered from pairing_closing order by pairing_id');
  expect(rows).toEqual([
    { invited: true, mentor: true, coordinators: null, answered: true },
    { invited: true, mentor: null, coordinators: true, answered: true },
    { invited: true, mentor: true, coordinators: null, answered: true },
    { invited: false, mentor: null, coordinators: null, answered: false },
  ]);
});
