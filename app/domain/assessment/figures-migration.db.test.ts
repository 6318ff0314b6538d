import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [NETWORK, OTHER] = ['0199a000-0000-7000-8000-000000000011', '0199a000-0000-7000-8000-000000000012'];
let before: Awaited<ReturnType<typeof openBefore>>;

/** Organisations, one of them closed, and kept figures, as they were before the migration. */
beforeAll(async () => {
  before = await openBefore('20261129210000_figures_without_who_left', 'scratch_figures_left');
  await before.client.query(`
    insert into organisation (id, kind, name, region_id, country, network_id, closed_at)
      select ('0199b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'national', 'House ' || n, 'africa', 'SN', '${NETWORK}', case n when 3 then now() end from generate_series(1, 3) n`);
  await keep();
  await before.migrate();
});

afterAll(() => before.drop());

async function keep(): Promise<void> {
  await before.client.query(`insert into region_figures (network_id, counted_at, figures) values ('${NETWORK}', now(), '{}'), ('${OTHER}', now(), '{}') on conflict do nothing`);
}

const kept = async () => (await before.client.query<{ network_id: string }>('select network_id from region_figures order by network_id')).rows.map(({ network_id }) => network_id);

it('what was kept may hold some that had left: it is counted anew', async () => {
  expect(await kept()).toEqual([]);
});

it.each([
  ['closes', `closed_at = now() where id = '${id(1)}'`, [OTHER]],
  ['is reopened', `closed_at = null where id = '${id(1)}'`, [NETWORK, OTHER]],
  ['moves away', `network_id = '${OTHER}' where id = '${id(2)}'`, [OTHER]],
  ['moves while it is closed', `network_id = '${OTHER}' where id = '${id(3)}'`, [NETWORK, OTHER]],
  ['is called otherwise', `name = 'House of ours' where id = '${id(1)}'`, [NETWORK, OTHER]],
])('of an organisation that was there before and %s, figures stay only where it was not counted', async (_move, change, stay) => {
  await keep();
  await before.client.query(`update organisation set ${change}`);
  expect(await kept()).toEqual(stay);
});
