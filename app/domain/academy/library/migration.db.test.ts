import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261128194000_library_shelf', 'before_library_shelf');
});
afterAll(() => before.drop());

it('titles, and what tells how well a module fits, are filled in for what is published, which stays as it was and closed to changes', async () => {
  const { client } = before;
  await client.query(`
    insert into module (id, slug, address) values ('0199a000-0000-7000-8000-0000000000a1', 'one', 'one');
    insert into module_version (id, module_id, version, content_hash, licence, plan, minutes, questions) values ('0199a000-0000-7000-8000-0000000000b1', '0199a000-0000-7000-8000-0000000000a1', 1, 'x', 'CC0-1.0', '[]', 200, '[]');
    insert into module_text (id, version_id, language, title, summary, markdown, page, rendering) values ('0199a000-0000-7000-8000-0000000000c1', '0199a000-0000-7000-8000-0000000000b1', 'fr', 'Élan', 'La sécurité', 'Une forêt', '{}', 1);
    update module_version set state = 'published', published_at = now()`);
  const { rows: [old] } = await client.query<{ search: string }>('select search::text from module_text');
  await before.migrate();
  const { rows } = await client.query<Record<string, unknown>>("select search::text, sort_title, head @@ to_tsquery('french', 'securite') as in_head, head @@ to_tsquery('french', 'foret') as text_in_head, search @@ to_tsquery('french', 'foret') as in_text, title, markdown from module_text");
  expect(rows).toEqual([{ search: old?.search, sort_title: 'elan', in_head: true, text_in_head: false, in_text: true, title: 'Élan', markdown: 'Une forêt' }]);
  await expect(client.query("update module_text set title = 'x'")).rejects.toThrow('does not change');
});

it('modules that are there come from nowhere else, and stay as they are, when trainers begin to adapt', async () => {
  const adapted = await openBefore('20261129040000_module_origin', 'before_module_origin');
  const { client } = adapted;
  await client.query(`
    insert into module (id, slug, address) values ('0199a000-0000-7000-8000-0000000000a1', 'one', 'one');
    insert into module_version (id, module_id, version, content_hash, licence, plan, minutes, questions) values ('0199a000-0000-7000-8000-0000000000b1', '0199a000-0000-7000-8000-0000000000a1', 1, 'x', 'CC0-1.0', '[]', 200, '[]');
    update module_version set state = 'published', published_at = now()`);
  await adapted.migrate();
  expect((await client.query('select slug, origin_id from module')).rows).toEqual([{ slug: 'one', origin_id: null }]);
  expect((await client.query('select state from module_version')).rows).toEqual([{ state: 'published' }]);
  await expect(client.query("insert into module (id, slug, address, origin_id) values (gen_random_uuid(), 'two', 'two', '0199a000-0000-7000-8000-0000000000b1')")).rejects.toThrow('by a network');
  await expect(client.query("update module set origin_id = '0199a000-0000-7000-8000-0000000000b1'")).rejects.toThrow('stays');
  await adapted.drop();
});

it('curricula that are there are nobody’s copy and of the usual licence when networks begin to order their own', async () => {
  const ordered = await openBefore('20261129041000_network_curricula', 'before_network_curricula');
  const { client } = ordered;
  await client.query("insert into curriculum (id, slug, content_hash, texts) values ('0199a000-0000-7000-8000-0000000000d1', 'core', 'x', '{}')");
  await ordered.migrate();
  expect((await client.query('select slug, content_hash, licence, edit, network_id, origin_id, origin_modules from curriculum')).rows).toEqual([{ slug: 'core', content_hash: 'x', licence: 'CC-BY-NC-SA-4.0', edit: 1, network_id: null, origin_id: null, origin_modules: null }]);
  await expect(client.query("insert into curriculum (id, slug, content_hash, texts, origin_id) values (gen_random_uuid(), 'two', '', '{}', '0199a000-0000-7000-8000-0000000000d1')")).rejects.toThrow('curriculum_origin');
  await ordered.drop();
});

it('what is published stays as it is when trainers begin to write; a change that is only of its drawing is still made', async () => {
  const written = await openBefore('20261128220200_module_authoring', 'before_module_authoring');
  const { client } = written;
  await client.query(`
    insert into module (id, slug, address) values ('0199a000-0000-7000-8000-0000000000a1', 'one', 'one');
    insert into module_version (id, module_id, version, content_hash, licence, plan, minutes, questions) values ('0199a000-0000-7000-8000-0000000000b1', '0199a000-0000-7000-8000-0000000000a1', 1, 'x', 'CC0-1.0', '[]', 200, '[]');
    insert into module_text (id, version_id, language, title, summary, markdown, page, rendering) values ('0199a000-0000-7000-8000-0000000000c1', '0199a000-0000-7000-8000-0000000000b1', 'fr', 'x', 'x', 'x', '{}', 1);
    update module_version set state = 'published', published_at = now()`);
  const { rows: [old] } = await client.query<Record<string, unknown>>('select * from module_version');
  await written.migrate();
  const { rows: [now] } = await client.query<Record<string, unknown>>('select * from module_version');
  expect(now).toMatchObject(old ?? {});
  expect(now).toMatchObject({ edit: 1, facts_edit: 1, available: 240, language: 'en' });
  expect((await client.query('select network_id from module')).rows).toEqual([{ network_id: null }]);
  await expect(client.query("update module_text set markdown = 'y'")).rejects.toThrow('does not change');
  await expect(client.query('update module_version set minutes = 1')).rejects.toThrow('does not change');
  await client.query('update module_text set rendering = 2');
  await expect(client.query("insert into module_version (id, module_id, version, content_hash, licence, plan, minutes, questions) select gen_random_uuid(), id, n, '', 'x', '[]', 0, '[]' from module, generate_series(2, 3) n")).rejects.toThrow('one_written');
  await written.drop();
});
