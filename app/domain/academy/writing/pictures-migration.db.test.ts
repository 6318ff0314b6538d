import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

const ID = (n: number) => `0199a000-0000-7000-8000-0000000000${n.toString(16).padStart(2, '0')}`;
let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261129080000_module_pictures', 'before_module_pictures');
});
afterAll(() => before.drop());

it('what is written and published stays as it was when pictures come; these are sealed until they are published, and then do not change', async () => {
  const { client, migrate } = before;
  const version = (id: number, number: number, state: string) => `insert into module_version (id, module_id, version, state, content_hash, licence, plan, minutes, questions, published_at) values ('${ID(id)}', '${ID(1)}', ${number}, '${state}', 'x', 'CC0-1.0', '[]', 30, '[]', ${state === 'draft' ? 'null' : 'now()'})`;
  await client.query(`insert into module (id, slug, address) values ('${ID(1)}', 'some', 'some'); ${version(2, 1, 'published')}; ${version(3, 2, 'draft')}`);
  const old = (await client.query('select * from module_version order by id')).rows;
  await migrate();
  expect((await client.query('select * from module_version order by id')).rows).toEqual(old);
  const sealed = `v1.key.${'a'.repeat(16)}.${'a'.repeat(22)}.a`;
  const draft = (at: number, seen: string, bytes = `v1.${'a'.repeat(70)}`) => `insert into draft_picture (id, version_id, key, seen, width, height, small, large) values (gen_random_uuid(), '${ID(at)}', '1a2b3c4d', '${seen}', 1, 1, '${bytes}', '${bytes}')`;
  const shown = (at: number, small = 'RIFFx') => `insert into module_picture (version_id, key, seen, width, height, small, large) values ('${ID(at)}', '1a2b3c4d', '{}', 1, 1, '${small}', '\\xffd8ff')`;
  await client.query(draft(3, sealed));
  await client.query(shown(3));
  await expect(client.query(draft(3, 'plain'))).rejects.toThrow('sealed');
  await expect(client.query(draft(3, sealed, 'RIFF'))).rejects.toThrow('sealed');
  await expect(client.query(shown(3, '<svg'))).rejects.toThrow('parts');
  for (const late of [draft(2, sealed), shown(2)]) await expect(client.query(late)).rejects.toThrow('does not change');
});
