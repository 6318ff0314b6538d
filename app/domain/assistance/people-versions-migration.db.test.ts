import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

/** A session that was held by seven, and one that is to come, whose plan was changed twice. */
beforeAll(async () => {
  before = await openBefore('20261130044000_versions_of_people_and_hours', 'scratch_people_versions');
  await before.client.query(`
    set session_replication_role = replica;
    insert into assistance_session (id, engagement_id, booking_id, state, form, headcount, plan_version, settled_at) values
      ('${id(1)}', '${id(9)}', '${id(11)}', 'held', 'remote', 7, 1, now()), ('${id(2)}', '${id(9)}', '${id(12)}', 'planned', 'remote', null, 3, null);
    set session_replication_role = origin;`);
  await before.migrate();
});

afterAll(() => before.drop());

it('what was said of sessions stays, and its versions are counted from one', async () => {
  const { rows } = await before.client.query('select state::text, headcount, plan_version, people_version from assistance_session order by id');
  expect(rows).toEqual([{ state: 'held', headcount: 7, plan_version: 1, people_version: 1 }, { state: 'planned', headcount: null, plan_version: 3, people_version: 1 }]);
});
