import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130045100_address_version', 'before_address_version');
});
afterAll(() => before.drop());

it('sites keep their address, and its versions are counted from none', async () => {
  const { client } = before;
  const id = '0199a000-0000-7000-8000-000000000001';
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const { rows: [network] } = await client.query<{ id: string }>("select id from organisation where kind = 'regional_network' limit 1");
  await client.query(`insert into site (id, network_id, name) values ('${id}', '${network?.id}', '${sealed}'); insert into demonstration_site (site_id, organisation_id, address, version) values ('${id}', '${network?.id}', '${sealed}', 4)`);
  await before.migrate();
  expect((await client.query('select address, version, address_version from demonstration_site')).rows).toEqual([{ address: sealed, version: 4, address_version: 0 }]);
});
