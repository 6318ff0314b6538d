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
