import { readFileSync } from 'node:fs';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { pathOf } from '#app/domain/notifications/telling.ts';
import { unpackArchive } from '#app/platform/archive.server.ts';
import { database } from '#app/platform/database.server.ts';
import { GLOBAL, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { lookAndOpen } from '#prisma/seed/opened.server.ts';
import { openBefore } from '#tests/setup/before-migration.ts';
import { makeCurriculumFolder, KNOWN } from '#tests/setup/module-files.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { closeReading, openReading, readOpening } from './open-reading.server.ts';
import { keepBook, keepPack, keepPaper } from '../papers/papers.server.ts';
import { publishCurriculum } from './publishing.server.ts';
import { readCurriculum, readModule } from './reading.server.ts';

const VISITOR = null;
const namesIn = () => Promise.resolve({ components: { 'community-empowerment': 'A component' }, criteria: {}, competencies: {} });
let secretariat: AskingPerson;
let others: AskingPerson[];

/** What the files say: the order, and the version of `two`. */
async function publish(order: readonly string[], version = '1', purpose = ''): Promise<void> {
  const made = makeCurriculumFolder();
  made.module('one', {}, { purpose: 'For sex workers, of the SWIT.' });
  made.module('two', { prerequisites: '[one]', version }, purpose ? { purpose } : {});
  made.module('three');
  made.write('modules/three/fr.md', readFileSync(`${made.folder}/modules/three/fr.md`, 'utf8').replace('Au sujet de three', 'Le travail du sexe'));
  made.curriculum('whole', order);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
}

beforeAll(async () => {
  await publish(['one', 'two', 'three']);
  secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  others = await Promise.all((['coordinator', 'trainer'] as const).map((role) => makePerson([{ organisationId: NETWORKS.ASWA, role }])));
}, 60_000);

beforeEach(async () => {
  for (const address of ['one', 'two', 'three']) await closeReading(secretariat, 'module', address);
  await closeReading(secretariat, 'curriculum', 'whole');
});

const opened = async () => (await Promise.all(['one', 'two', 'three'].map((address) => readModule(VISITOR, address, 'en').then(() => address, () => null)))).filter((address) => address !== null);

it('nothing is open to visitors before the secretariat opens it', async () => {
  expect(await opened()).toEqual([]);
  await expect(readCurriculum(VISITOR, 'whole', 'en')).rejects.toThrow('not found');
  for (const kind of ['guide', 'handout', 'slides'] as const) await expect(keepPaper(VISITOR, kind, 'one', 'en', null, namesIn)).rejects.toThrow('not found');
  for (const keep of [keepPack, keepBook]) await expect(keep(VISITOR, 'whole', 'en', null, namesIn)).rejects.toThrow('not found');
});

it('a module is opened and closed again, and nothing else with it', async () => {
  await lookAndOpen(secretariat, 'module', 'two');
  expect(await opened()).toEqual(['two']);
  await expect(readCurriculum(VISITOR, 'whole', 'en')).rejects.toThrow('not found');
  expect(await readModule(VISITOR, 'two', 'en')).toMatchObject({ title: 'About two', components: [], criteria: [], competencies: [], prerequisites: [] });
  await closeReading(secretariat, 'module', 'two');
  expect(await opened()).toEqual([]);
});

it('a curriculum is opened with its modules, but for those whose titles tell', async () => {
  await lookAndOpen(secretariat, 'curriculum', 'whole');
  expect(await opened()).toEqual(['one', 'two', 'three']);
  await expect(readModule(VISITOR, 'three', 'fr')).rejects.toThrow('not found');
  expect((await readCurriculum(VISITOR, 'whole', 'fr')).modules.map(({ address }) => address)).toEqual(['one', 'two']);
  const pack = await unpackArchive(readFileSync(await keepPack(VISITOR, 'whole', 'fr', null, namesIn)), { files: 50, bytes: 10_000_000 }, (name) => name.endsWith('.html'));
  expect([...pack.keys()]).toEqual(['index.html', '01.html', '02.html']);
});

it('papers of visitors say nothing of what a module serves', async () => {
  await lookAndOpen(secretariat, 'module', 'two');
  const [theirs, ours] = await Promise.all([VISITOR, secretariat].map(async (person) => readPdf(readFileSync(await keepPaper(person, 'guide', 'two', 'en', null, namesIn))).text));
  expect([theirs?.includes('A component'), ours?.includes('A component')]).toEqual([false, true]);
});

it('tells the secretariat what it would show, and refuses what tells by its title', async () => {
  expect(await readOpening(secretariat, 'module', 'one', 'fr')).toMatchObject({ title: 'Au sujet de one', isOpen: false, telling: [{ word: 'sex workers', count: 2 }, { word: 'swit', count: 2 }], tellingTitles: [] });
  expect(await readOpening(secretariat, 'curriculum', 'whole', 'en')).toMatchObject({ title: 'Order', tellingTitles: [{ title: 'Le travail du sexe', language: 'fr' }] });
  await expect(lookAndOpen(secretariat, 'module', 'three')).rejects.toThrow('academy.refusals.tells');
});

it('is there for the secretariat alone', async () => {
  for (const person of others) {
    for (const [kind, address] of [['module', 'one'], ['curriculum', 'whole']] as const) {
      for (const move of [openReading, closeReading]) await expect(move(person, kind, address, '')).rejects.toThrow('not found');
      await expect(readOpening(person, kind, address, 'en')).rejects.toThrow('not found');
    }
  }
  for (const address of ['nothing', '', "x' or true"]) await expect(lookAndOpen(secretariat, 'module', address)).rejects.toThrow('not found');
  expect(await opened()).toEqual([]);
});

it('writes down each change once, and who made it', async () => {
  const count = () => database().activity.count({ where: { actorId: secretariat.id, kind: 'module.opened' } });
  const before = await count();
  await lookAndOpen(secretariat, 'module', 'two');
  await lookAndOpen(secretariat, 'module', 'two');
  expect(await count()).toBe(before + 1);
});

const told = async () => (await database().notification.findMany({ where: { personId: secretariat.id, readAt: null } })).map(({ kind, place, subjectId }) => ({ kind, path: pathOf(place, subjectId) }));

it('a new version of what is open stays closed until it is opened anew, and the secretariat is told where', async () => {
  startTelling();
  await lookAndOpen(secretariat, 'module', 'two');
  await lookAndOpen(secretariat, 'curriculum', 'whole');
  await publish(['one', 'two', 'three'], '2');
  expect(await opened()).toEqual(['one', 'three']);
  expect((await readCurriculum(VISITOR, 'whole', 'en')).modules.map(({ address }) => address)).toEqual(['one', 'three']);
  await expect(keepPaper(VISITOR, 'guide', 'two', 'en', null, namesIn)).rejects.toThrow('not found');
  expect((await readModule(secretariat, 'two', 'en')).isOpen).toBe(false);
  const [{ id: moduleId }, { id: curriculumId }] = [await database().module.findUniqueOrThrow({ where: { slug: 'two' } }), await database().curriculum.findUniqueOrThrow({ where: { slug: 'whole' } })];
  expect((await told()).map(({ kind, path }) => `${kind} ${path}`).sort()).toEqual([`reading_changed /curricula/${curriculumId}/opening`, `reading_changed /modules/${moduleId}/opening`]);
  expect(await readOpening(secretariat, 'module', moduleId, 'fr')).toMatchObject({ address: 'two', isOpen: false, newer: [{ title: 'About two', language: 'en' }, { title: 'Au sujet de two', language: 'fr' }] });
  expect(await readOpening(secretariat, 'curriculum', curriculumId, 'en')).toMatchObject({ address: 'whole', isOpen: true, newer: [{ title: 'About two' }, { title: 'Au sujet de two' }] });
  await lookAndOpen(secretariat, 'curriculum', 'whole');
  expect(await opened()).toEqual(['one', 'two', 'three']);
  await closeReading(secretariat, 'curriculum', 'whole');
  await lookAndOpen(secretariat, 'module', 'two');
  expect([await opened(), await told()]).toEqual([['two'], []]);
  expect((await readOpening(secretariat, 'module', 'two', 'en')).newer).toEqual([]);
});

it('a curriculum into which the files put a module closes', async () => {
  await publish(['one', 'three'], '2');
  await lookAndOpen(secretariat, 'curriculum', 'whole');
  await publish(['three', 'one'], '2');
  expect(await opened()).toEqual(['one', 'three']);
  await publish(['three', 'one', 'two'], '2');
  expect(await opened()).toEqual([]);
});

it('a summary that tells is shown to no visitor, and is weighed with the rest', async () => {
  const { texts } = await database().curriculum.findUniqueOrThrow({ where: { slug: 'whole' } });
  const { title, summary } = texts as { title: object; summary: Record<string, string> };
  await database().curriculum.update({ where: { slug: 'whole' }, data: { texts: { title, summary: { ...summary, en: 'For escorts' } } }, select: { id: true } });
  await lookAndOpen(secretariat, 'curriculum', 'whole');
  expect((await readOpening(secretariat, 'curriculum', 'whole', 'en')).telling).toContainEqual({ word: 'escorts', count: 1 });
  const [theirs, ours] = await Promise.all([VISITOR, secretariat].map((person) => readCurriculum(person, 'whole', 'en')));
  expect([theirs?.summary, ours?.summary]).toEqual(['', 'For escorts']);
  expect(theirs?.modules.find(({ address }) => address === 'one')?.summary).toBe('');
  expect(ours?.modules.find(({ address }) => address === 'one')?.summary).toContain('sex workers');
  const book = await unpackArchive(readFileSync(await keepPack(VISITOR, 'whole', 'en', null, namesIn)), { files: 50, bytes: 10_000_000 }, (name) => name === 'index.html');
  expect(String(book.get('index.html'))).not.toContain('escorts');
  await database().curriculum.update({ where: { slug: 'whole' }, data: { texts: { title, summary } }, select: { id: true } });
});

it('the migration leaves everything closed that was there', async () => {
  const before = await openBefore('20261128193000_read_signed_out', 'before_read_signed_out');
  try {
    await before.client.query("insert into module (id, slug, address) values (gen_random_uuid(), 'one', 'one')");
    await before.client.query("insert into curriculum (id, slug, content_hash, texts) values (gen_random_uuid(), 'whole', 'x', '{}')");
    await before.migrate();
    for (const table of ['module', 'curriculum']) expect((await before.client.query<{ open_at: Date | null }>(`select open_at from ${table}`)).rows).toEqual([{ open_at: null }]);
  } finally {
    await before.drop();
  }
});

it('nothing is opened but what was looked at', async () => {
  const { seen } = await readOpening(secretariat, 'module', 'two', 'fr');
  const whole = await readOpening(secretariat, 'curriculum', 'whole', 'en');
  await publish(['one', 'two', 'three'], '7');
  expect((await readOpening(secretariat, 'module', 'two', 'en')).seen).toBe(seen);
  await publish(['one', 'two', 'three'], '8', 'For escorts.');
  await expect(openReading(secretariat, 'module', 'two', seen)).rejects.toThrow('academy.authoring.refusals.changedMeanwhile');
  await expect(openReading(secretariat, 'curriculum', 'whole', whole.seen)).rejects.toThrow('academy.authoring.refusals.changedMeanwhile');
  expect(await opened()).toEqual([]);
  await openReading(secretariat, 'module', 'two', (await readOpening(secretariat, 'module', 'two', 'en')).seen);
  expect(await opened()).toEqual(['two']);
});
