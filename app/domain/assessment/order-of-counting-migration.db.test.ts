import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '../../../tests/setup/before-migration.ts';

const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const BEGAN = '2026-10-01T10:00:00.000Z';
let before: Awaited<ReturnType<typeof openBefore>>;

/** Assessments under way and over, with what the activity knows of them, as they were before the migration. */
beforeAll(async () => {
  before = await openBefore('20261129232000_order_of_counting', 'scratch_order_of_counting');
  await before.client.query(`
    insert into organisation (id, kind, name, region_id, country, network_id) values ('${id(1)}', 'national', 'House', 'africa', 'SN', '${NETWORK}');
    insert into instrument (id, key, version, content_hash, content) values ('${id(2)}', 'scratch', 1, 'x', '{}');
    insert into assessment (id, organisation_id, instrument_id, mode, components, state)
      select ('0199b000-0000-7000-8000-' || lpad((10 + n)::text, 12, '0'))::uuid, '${id(1)}', '${id(2)}', 'each_first', '{a}', s::assessment_state
        from unnest(array['answering', 'answering', 'consensus', 'consensus', 'answering']) with ordinality as x (s, n);
    insert into activity (id, organisation_id, kind, subject_type, subject_id, at)
      select gen_random_uuid(), '${id(1)}', 'assessment.consensusBegun', 'assessment', s::uuid, at
        from (values ('${id(12)}', '${BEGAN}'::timestamptz), ('${id(12)}', '2026-11-01'), ('${id(13)}', '${BEGAN}'), ('${id(15)}', '${BEGAN}')) x (s, at);
    update assessment set state = 'completed', completed_at = now() where id = '${id(15)}'`);
  await before.migrate();
});

afterAll(() => before.drop());

it('a group under way is known to have talked since it first did, and none else', async () => {
  const { rows } = await before.client.query<{ id: string; began: Date | null }>('select id, consensus_at as began from assessment order by id');
  expect(rows.map(({ began }) => began?.toISOString() ?? null)).toEqual([null, BEGAN, BEGAN, expect.stringMatching(/Z$/), null]);
});

it('whoever is counted keeps one place in a figure, in the order of coming, and none once it is gone', async () => {
  const { client } = before;
  const place = (figure: string) => `insert into figure_place (network_id, figure, is_shared, organisation_id) values ('${NETWORK}', '${figure}', false, '${id(1)}') returning place`;
  const [first, second] = [await client.query<{ place: string }>(place('a')), await client.query<{ place: string }>(place('b'))];
  expect(Number(second.rows[0]?.place)).toBeGreaterThan(Number(first.rows[0]?.place));
  await expect(client.query(place('a'))).rejects.toThrow(/figure_place_pkey/);
  await client.query(`delete from assessment where organisation_id = '${id(1)}' and state <> 'completed'`);
  await client.query(`update assessment set state = 'withdrawn', withdrawn_at = now() where organisation_id = '${id(1)}'`);
  await client.query(`delete from organisation where id = '${id(1)}'`);
  expect((await client.query('select 1 from figure_place')).rowCount).toBe(0);
});
