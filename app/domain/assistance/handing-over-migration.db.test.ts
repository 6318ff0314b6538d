import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
/** What a sealed text looks like. */
const SEALED = `v1.key.${'a'.repeat(16)}.${'b'.repeat(22)}`;
let before: Awaited<ReturnType<typeof openBefore>>;

/** Requests of a network that has closed (1), of an open one (2), and of an organisation that rests (4), as they were before the migration. */
beforeAll(async () => {
  before = await openBefore('20261128191000_accepted_handed_over', 'scratch_handed_over');
  await before.client.query(`
    set session_replication_role = replica;
    insert into organisation (id, kind, name, search_text, region_id, network_id, country, closed_at) values
      ('${id(1)}', 'regional_network', 'Closed', 'closed', 'africa', null, null, now()), ('${id(2)}', 'regional_network', 'Open', 'open', 'africa', null, null, null),
      ('${id(3)}', 'national', 'Lives', 'lives', 'africa', '${id(2)}', 'KE', null), ('${id(4)}', 'national', 'Rests', 'rests', 'africa', '${id(2)}', 'KE', now());
    insert into assistance_request (id, organisation_id, network_id, state, topics, form, languages, urgency, need, difference, taking_part, decline_reason, submitted_at, decided_at)
      select ('0199b000-0000-7000-8000-00000000001' || n)::uuid, o::uuid, w::uuid, s::request_state, '{governance}', 'remote', '{en}', 'can_wait', '${SEALED}', '${SEALED}', '${SEALED}', case when s = 'declined' then '${SEALED}' end, now(), now()
        from (values (1, '${id(3)}', '${id(1)}', 'accepted'), (2, '${id(4)}', '${id(1)}', 'accepted'), (3, '${id(3)}', '${id(1)}', 'declined'), (4, '${id(3)}', '${id(2)}', 'accepted')) r (n, o, w, s);
    set session_replication_role = origin;`);
  await before.migrate();
});

afterAll(() => before.drop());

it('hands over what was accepted by a network that has closed, and changes nothing else that was decided', async () => {
  const { rows } = await before.client.query<{ network_id: string }>('select network_id from assistance_request order by id');
  expect(rows.map((row) => row.network_id)).toEqual([id(2), id(1), id(1), id(2)]);
  for (const change of [`network_id = '${id(1)}' where id = '${id(14)}'`, `network_id = '${id(2)}' where id = '${id(13)}'`, `need = '${SEALED}x' where id = '${id(12)}'`]) await expect(before.client.query(`update assistance_request set ${change}`)).rejects.toThrow(/does not change/);
});
