import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBefore } from '#tests/setup/before-migration.ts';

let before: Awaited<ReturnType<typeof openBefore>>;

beforeAll(async () => {
  before = await openBefore('20261130046000_origin_texts', 'before_origin_texts');
});
afterAll(() => before.drop());

it('an adapted curriculum begins from what its origin says; it and all others say what they said', async () => {
  const { client } = before;
  const id = (last: string) => `0199b000-0000-7000-8000-0000000000${last}`;
  const texts = (word: string) => JSON.stringify({ title: { en: word, fr: word }, summary: { en: '', fr: '' } });
  await client.query(`
    insert into curriculum (id, slug, content_hash, texts) values ('${id('01')}', 'whole', 'x', '${texts('Theirs')}');
    insert into curriculum (id, slug, content_hash, texts, network_id, origin_id) values ('${id('02')}', 'ours', '', '${texts('Ours')}', '0199a000-0000-7000-8000-000000000011', '${id('01')}')`);
  const said = async () => (await client.query('select slug, texts, origin_id, origin_modules, edit from curriculum order by slug')).rows;
  const old = await said();
  await before.migrate();
  expect(await said()).toEqual(old);
  expect((await client.query("select slug, origin_texts->'title'->>'en' as title from curriculum order by slug")).rows).toEqual([{ slug: 'ours', title: 'Theirs' }, { slug: 'whole', title: null }]);
  await expect(client.query(`update curriculum set origin_texts = null where slug = 'ours'`)).rejects.toThrow('curriculum_origin_texts');
});
