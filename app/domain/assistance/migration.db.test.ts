import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

/** Check-ins in each state, as they were before the migration: of whom they are is of no matter to it. */
beforeAll(async () => {
  before = await openBefore('20261124170000_check_ins_due_or_answered', 'scratch_check_ins');
  await before.client.query(`
    set session_replication_role = replica;
    insert into follow_up (id, engagement_id, organisation_id, month, due_on, state, answered_at) values
      ('${id(1)}', '${id(9)}', '${id(8)}', 3, '2027-01-01', 'answered', '2027-01-02'), ('${id(2)}', '${id(9)}', '${id(8)}', 6, '2027-04-01', 'skipped', null), ('${id(3)}', '${id(9)}', '${id(8)}', 12, '2027-10-01', 'due', null);
    set session_replication_role = origin;`);
  await before.migrate();
});

afterAll(() => before.drop());

it('keeps every check-in; one that was skipped is due', async () => {
  expect((await before.client.query('select month, state from follow_up order by month')).rows).toEqual([{ month: 3, state: 'answered' }, { month: 6, state: 'due' }, { month: 12, state: 'due' }]);
  await expect(before.client.query(`update follow_up set state = 'skipped'`)).rejects.toThrow(/follow_up_state/);
  await expect(before.client.query(`update follow_up set state = 'due', answered_at = null where month = 3`)).rejects.toThrow();
});
