import { afterEach, beforeEach, expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { bodyText, headText, KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { hashRows } from '#tests/setup/rows.ts';
import { publishCurriculum } from './publishing.server.ts';

let made: ReturnType<typeof makeCurriculumFolder>;
beforeEach(async () => {
  made = makeCurriculumFolder();
  made.module('one');
  made.module('two', { prerequisites: '[one]', address: 'second' });
  made.curriculum('whole', ['one', 'two']);
});
afterEach(() => made.remove());

const publish = () => publishCurriculum(made.folder, KNOWN);

it('publishes once, and the same again changes nothing', async () => {
  await publish();
  const before = await hashRows();
  await publish();
  expect(await hashRows()).toEqual(before);
  const [one, two] = await database().moduleVersion.findMany({ orderBy: { module: { slug: 'asc' } }, include: { module: true, texts: true } });
  expect(one).toMatchObject({ state: 'published', version: 1, minutes: 200 });
  expect(two?.module).toMatchObject({ slug: 'two', address: 'second' });
  expect(one?.texts.map(({ language, title }) => [language, title]).sort()).toEqual([['en', 'About one'], ['fr', 'Au sujet de one']]);
  expect(await database().curriculumModule.findMany({ orderBy: { position: 'asc' }, select: { position: true, module: { select: { slug: true } } } })).toEqual([{ position: 1, module: { slug: 'one' } }, { position: 2, module: { slug: 'two' } }]);
});

it('publishes once when two start at the same time', async () => {
  made.module('three');
  await Promise.all([publish(), publish()]);
  expect(await database().moduleVersion.count({ where: { module: { slug: 'three' } } })).toBe(1);
});

it('stops at anything wrong, and leaves all as it was', async () => {
  await publish();
  const before = await hashRows();
  made.module('four');
  made.write('modules/two/module.yaml', headText({ version: '2', colour: 'red' }));
  await expect(publish()).rejects.toThrow('curriculum/modules/two/module.yaml:21: colour: is no field that there is');
  made.module('two', { prerequisites: '[one]', address: 'second' }, { purpose: 'Changed.' });
  await expect(publish()).rejects.toThrow('curriculum/modules/two/module.yaml:1: version: version 1 is published and never changes: set it to 2 to publish the changed text');
  expect(await hashRows()).toEqual(before);
});

it('says whose an address is already, when that module is in no file any more', async () => {
  await publish();
  const before = await hashRows();
  made.take('two');
  made.curriculum('whole', ['one', 'six']);
  made.module('six', { address: 'second' });
  await expect(publish()).rejects.toThrow('curriculum/modules/six/module.yaml:21: address: second means two already');
  expect(await hashRows()).toEqual(before);
});

it('publishes a new version in place of the one before, which stays readable as it was', async () => {
  await publish();
  made.module('one', { version: '2' }, { purpose: 'A better purpose.' });
  await publish();
  const versions = await database().moduleVersion.findMany({ where: { module: { slug: 'one' } }, orderBy: { version: 'asc' }, select: { version: true, state: true, texts: { where: { language: 'en' }, select: { summary: true } } } });
  expect(versions).toEqual([{ version: 1, state: 'superseded', texts: [{ summary: 'A purpose.' }] }, { version: 2, state: 'published', texts: [{ summary: 'A better purpose.' }] }]);
  made.module('one', { version: '1' });
  await publish().catch(() => null);
  expect((await database().moduleVersion.findFirstOrThrow({ where: { module: { slug: 'one' }, state: 'published' } })).version).toBe(2);
});

it('keeps what is published from every change but being drawn anew', async () => {
  await publish();
  const version = await database().moduleVersion.findFirstOrThrow({ where: { state: 'published' }, include: { texts: true } });
  const text = version.texts[0]?.id ?? '';
  const refused = /does not change|does not go from|constraint violated/;
  await expect(database().moduleVersion.update({ where: { id: version.id }, data: { minutes: 1 } })).rejects.toThrow(refused);
  await expect(database().moduleVersion.update({ where: { id: version.id }, data: { state: 'draft', publishedAt: null } })).rejects.toThrow(refused);
  await expect(database().moduleVersion.delete({ where: { id: version.id } })).rejects.toThrow(refused);
  await expect(database().moduleText.update({ where: { id: text }, data: { markdown: 'x' } })).rejects.toThrow(refused);
  await expect(database().moduleText.delete({ where: { id: text } })).rejects.toThrow(refused);
  await expect(database().moduleText.create({ data: { versionId: version.id, language: 'es', title: 'x', summary: 'x', markdown: 'x', page: {}, rendering: 1 } })).rejects.toThrow(refused);
  await database().moduleText.update({ where: { id: text }, data: { page: {}, rendering: 0 } });
  await publish();
  expect((await database().moduleText.findUniqueOrThrow({ where: { id: text } })).rendering).toBe(1);
});

it('keeps markup that somebody wrote as words, and nothing of it as markup', async () => {
  made.module('five', {}, { handout: 'See <script>alert(1)</script> and <img src=x onerror=alert(1)>' });
  await publish();
  const { page } = await database().moduleText.findFirstOrThrow({ where: { language: 'en', version: { module: { slug: 'five' } } } });
  expect((page as { handout: string }).handout).not.toMatch(/<(script|img)/);
  expect((page as { handout: string }).handout).toContain('alert(1)');
  expect(bodyText('en', 'x')).not.toContain('<');
});
