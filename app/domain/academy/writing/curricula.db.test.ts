import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { pathOf } from '#app/domain/notifications/telling.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { lookAndOpen } from '#prisma/seed/opened.server.ts';
import { GLOBAL, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { changedRows, hashRows } from '#tests/setup/rows.ts';
import { readCurriculumProvenance } from '../library/provenance.server.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { listCurricula, readCurriculum } from '../library/reading.server.ts';
import { addModule, beginCurriculum, decideOrder, decideText, moveModule, removeCurriculum, replaceModule, saveCurriculumTexts, takeOut } from './curricula.server.ts';
import { countOffers, readOrderPage } from './curriculum-page.server.ts';

let trainer: AskingPerson;
let outsiders: AskingPerson[];
let ids: Record<string, string>;
const TEXTS = { titleEn: 'Ours', titleFr: 'À nous', summaryEn: 'All', summaryFr: 'Tout' };

/** What the files say: each time the order that is given. */
async function publish(order: readonly string[], more: readonly string[] = []): Promise<void> {
  const made = makeCurriculumFolder();
  for (const slug of ['one', 'two', 'three', 'four']) made.module(slug, slug === 'two' ? { prerequisites: '[one]' } : {});
  made.curriculum('whole', order);
  for (const slug of more) made.curriculum(slug, ['one']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
}

beforeAll(async () => {
  await publish(['one', 'two', 'three']);
  trainer = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  outsiders = [await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]), await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])];
  ids = Object.fromEntries((await database().module.findMany()).map(({ slug, id }) => [slug, id]));
});

const begin = (from: string | null, address = `c-${newId().slice(-8)}`) => beginCurriculum(trainer, { network: NETWORKS.APNSW, address, ...TEXTS }, from);
const addresses = async (slug: string) => (await readOrderPage(trainer, slug, 'en')).modules.map(({ address }) => address);
const id = (slug: string) => ids[slug] ?? '';

it('begins as a copy that names what it was adapted from, on both pages and for good; one’s own trainers alone change it', async () => {
  const slug = await begin('whole');
  expect(await addresses(slug)).toEqual(['one', 'two', 'three']);
  expect(await readCurriculumProvenance(trainer, slug, 'fr')).toMatchObject({ networkId: NETWORKS.APNSW, origin: { slug: 'whole', title: 'Ordre' }, licence: 'CC-BY-NC-SA-4.0' });
  expect((await readCurriculumProvenance(trainer, 'whole', 'fr'))?.adaptations.map((one) => one.slug)).toContain(slug);
  await expect(database().curriculum.update({ where: { slug }, data: { originId: null } })).rejects.toThrow('constraint');
  const before = await hashRows();
  for (const person of outsiders) {
    await expect(readOrderPage(person, slug, 'en')).rejects.toThrow('not found');
    await expect(addModule(person, slug, id('four'))).rejects.toThrow('not found');
    await expect(moveModule(person, slug, id('two'), 'up')).rejects.toThrow('not found');
    await expect(removeCurriculum(person, slug)).rejects.toThrow('not found');
    await expect(saveCurriculumTexts(person, slug, { ...TEXTS, edit: 1 })).rejects.toThrow('not found');
  }
  await expect(addModule(trainer, 'whole', id('four'))).rejects.toThrow('not found');
  for (const address of ['whole', 'new']) await expect(begin(null, address)).rejects.toThrow('addressTaken');
  await expect(begin(null, 'sex-work')).rejects.toThrow('addressTells');
  await expect(begin('none-such')).rejects.toThrow('not found');
  expect(changedRows(before, await hashRows())).toEqual([]);
});

it('is put in an order by steps; what needs another before it is told; time is told of all', async () => {
  const slug = await begin('whole');
  await moveModule(trainer, slug, id('two'), 'up');
  await addModule(trainer, slug, id('four'));
  await replaceModule(trainer, slug, id('three'), id('four')).then(() => expect.fail(), (error: unknown) => expect(error).toMatchObject({ field: 'by' }));
  await takeOut(trainer, slug, id('four'));
  await replaceModule(trainer, slug, id('three'), id('four'));
  expect(await addresses(slug)).toEqual(['two', 'one', 'four']);
  const { modules, minutes } = await readOrderPage(trainer, slug, 'en');
  expect(modules[0]).toMatchObject({ later: [{ title: 'About one', language: 'en' }], absent: [] });
  expect(minutes).toBe(3 * 200);
  await takeOut(trainer, slug, id('one'));
  expect((await readOrderPage(trainer, slug, 'en')).modules[0]).toMatchObject({ later: [], absent: [{ title: 'About one', language: 'en' }] });
  await expect(addModule(trainer, slug, newId())).rejects.toMatchObject({ field: 'module' });
  await expect(takeOut(trainer, slug, id('one'))).rejects.toMatchObject({ field: 'module' });
  expect((await readCurriculum(outsiders[1]!, slug, 'fr')).title).toBe('À nous');
});

it('is shown what its origin changes later, and takes or leaves each', async () => {
  const slug = await begin('whole');
  await publish(['one', 'four', 'three']);
  const offers = async () => (await readOrderPage(trainer, slug, 'en')).offers.map(({ module, kind }) => `${kind} ${Object.keys(ids).find((one) => id(one) === module)}`);
  expect(await offers()).toEqual(['added four', 'removed two']);
  await decideOrder(trainer, slug, { module: id('four'), kind: 'added', choice: 'take' });
  await decideOrder(trainer, slug, { module: id('two'), kind: 'removed', choice: 'leave' });
  expect([await offers(), await addresses(slug)]).toEqual([[], ['one', 'four', 'two', 'three']]);
  await expect(decideOrder(trainer, slug, { module: id('two'), kind: 'removed', choice: 'take' })).rejects.toMatchObject({ field: 'module' });
  // What it was adapted from stays as long as it is.
  const second = await begin(slug);
  await expect(removeCurriculum(trainer, slug)).rejects.toThrow('inUse');
  await removeCurriculum(trainer, second);
  await removeCurriculum(trainer, slug);
});

it('whoever adapted it is told when modules come in or go, where each is theirs to take; a new order alone is offered there, and tells nobody', async () => {
  startTelling();
  const author = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  const of = await beginCurriculum(author, { network: NETWORKS.ASWA, address: 'of-another', ...TEXTS }, 'whole');
  const slug = await begin(of);
  const { id: curriculumId } = await database().curriculum.findUniqueOrThrow({ where: { slug } });
  const told = async () => (await database().notification.findMany({ where: { personId: trainer.id, kind: 'origin_changed', readAt: null } })).map(({ place, subjectId }) => pathOf(place, subjectId));
  const [first = '', second = ''] = (await readOrderPage(author, of, 'en')).modules.map((module) => module.id);
  await moveModule(author, of, first, 'down');
  expect([await told(), await countOffers(trainer, slug)]).toEqual([[], 1]);
  const [offer] = (await readOrderPage(trainer, slug, 'en')).offers;
  expect([offer?.kind, offer?.after]).toEqual(['moved', expect.objectContaining({ language: 'en' })]);
  await decideOrder(trainer, slug, { module: offer?.module ?? '', kind: 'moved', choice: 'take' });
  expect([await addresses(slug), await countOffers(trainer, slug)]).toEqual([(await readOrderPage(author, of, 'en')).modules.map(({ address }) => address), 0]);
  // What one left is offered no more.
  await moveModule(author, of, first, 'up');
  const [back] = (await readOrderPage(trainer, slug, 'en')).offers;
  const before = await addresses(slug);
  await decideOrder(trainer, slug, { module: back?.module ?? '', kind: 'moved', choice: 'leave' });
  expect([back?.kind, await addresses(slug), await countOffers(trainer, slug)]).toEqual(['moved', before, 0]);
  await expect(decideOrder(trainer, slug, { module: back?.module ?? '', kind: 'moved', choice: 'take' })).rejects.toMatchObject({ field: 'module' });
  await takeOut(author, of, second);
  expect([await told(), await countOffers(trainer, slug), await countOffers(author, slug)]).toEqual([[`/curricula/${curriculumId}/order`], 1, 0]);
  expect(await readOrderPage(trainer, curriculumId, 'en')).toMatchObject({ slug, offers: [{ module: second, kind: 'removed' }] });
  await decideOrder(trainer, slug, { module: second, kind: 'removed', choice: 'leave' });
  expect(await countOffers(trainer, slug)).toBe(0);
});

it('that is empty is listed for those who order it, and a file of its name stops the import', async () => {
  const slug = await begin(null);
  expect((await listCurricula(trainer, 'en')).map((one) => one.slug)).toContain(slug);
  expect((await listCurricula(outsiders[0]!, 'en')).map((one) => one.slug)).not.toContain(slug);
  await expect(publish(['one'], [slug])).rejects.toThrow(`curriculum/curricula/${slug}.yaml:1: name: ${slug} is ordered by a network`);
  const both = await Promise.all([addModule(trainer, slug, id('one')), addModule(trainer, slug, id('three'))]);
  expect([both.length, (await addresses(slug)).toSorted()]).toEqual([2, ['one', 'three']]);
  await expect(saveCurriculumTexts(trainer, slug, { ...TEXTS, edit: 1 })).rejects.toThrow('changedMeanwhile');
});

it('that is open to visitors closes when a module comes in or its texts change, and the secretariat is told; no other change closes it', async () => {
  startTelling();
  const secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  const slug = await begin('whole');
  const { id: curriculumId } = await database().curriculum.findUniqueOrThrow({ where: { slug } });
  const isOpen = () => readCurriculum(null, slug, 'en').then(() => true, () => false);
  const told = () => database().notification.count({ where: { personId: secretariat.id, kind: 'reading_changed', place: 'curriculum_opening', subjectId: curriculumId, readAt: null } });
  const edit = async () => (await readOrderPage(trainer, slug, 'en')).edit;
  const [first = '', second = ''] = (await readOrderPage(trainer, slug, 'en')).modules.map((module) => module.id);
  const other = Object.values(ids).find((one) => one !== first && one !== second) ?? '';
  const open = async () => {
    await lookAndOpen(secretariat, 'curriculum', slug);
    expect([await isOpen(), await told()]).toEqual([true, 0]);
  };
  await open();
  await moveModule(trainer, slug, first, 'down');
  await saveCurriculumTexts(trainer, slug, { ...TEXTS, edit: await edit() });
  if ((await readOrderPage(trainer, slug, 'en')).modules.some((module) => module.id === other)) await takeOut(trainer, slug, other);
  expect([await isOpen(), await told()]).toEqual([true, 0]);
  const changes = [() => addModule(trainer, slug, other), async () => saveCurriculumTexts(trainer, slug, { ...TEXTS, summaryFr: 'Autre', edit: await edit() })];
  for (const change of changes) {
    await change();
    expect([await isOpen(), await told()]).toEqual([false, 1]);
    await open();
  }
});

it('what its origin calls itself or is for otherwise later is offered text by text, as it was seen; taken it replaces one’s own, left it is offered no more', async () => {
  const author = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  const of = await beginCurriculum(author, { network: NETWORKS.ASWA, address: 'of-other-words', ...TEXTS }, 'whole');
  const slug = await begin(of);
  const page = () => readOrderPage(trainer, slug, 'en');
  const say = async (person: AskingPerson, address: string, texts: Partial<typeof TEXTS>) => saveCurriculumTexts(person, address, { ...(await readOrderPage(person, address, 'en')).texts, ...texts, edit: (await readOrderPage(person, address, 'en')).edit });
  const decide = async (text: 'titleEn' | 'titleFr' | 'summaryEn', said: string, choice: 'take' | 'leave', edit?: number) => decideText(trainer, slug, { text, said, choice, edit: edit ?? (await page()).edit });
  const offered = async () => (await page()).textOffers.map(({ text, said, isAdapted }) => [text, said, isAdapted]);
  expect([await offered(), await countOffers(trainer, slug)]).toEqual([[], 0]);
  await say(trainer, slug, { titleFr: 'Le nôtre' });
  expect(await offered()).toEqual([]);
  await say(author, of, { titleEn: 'Anew', titleFr: 'De nouveau', summaryEn: 'For all' });
  expect(await offered()).toEqual([['titleEn', 'Anew', false], ['titleFr', 'De nouveau', true], ['summaryEn', 'For all', false]]);
  expect(await countOffers(trainer, slug)).toBe(3);
  for (const person of outsiders) await expect(decideText(person, slug, { text: 'titleEn', said: 'Anew', choice: 'take', edit: (await page()).edit })).rejects.toThrow('not found');
  await expect(decide('titleEn', 'Something else', 'take')).rejects.toMatchObject({ field: 'text' });
  await expect(decide('titleEn', 'Anew', 'take', 1)).rejects.toThrow('changedMeanwhile');
  await decide('titleEn', 'Anew', 'take');
  await decide('titleFr', 'De nouveau', 'leave');
  await expect(decide('titleFr', 'De nouveau', 'take')).rejects.toMatchObject({ field: 'text' });
  expect((await page()).texts).toEqual({ ...TEXTS, titleEn: 'Anew', titleFr: 'Le nôtre' });
  expect(await offered()).toEqual([['summaryEn', 'For all', false]]);
  // What says the same already is not offered; what was left is, once it is said otherwise again.
  await say(trainer, slug, { summaryEn: 'For all' });
  await say(author, of, { titleFr: 'Encore autre' });
  expect(await offered()).toEqual([['titleFr', 'Encore autre', true]]);
  // As a file may say it: no form sends the new line along.
  const { id, texts } = await database().curriculum.findUniqueOrThrow({ where: { slug: of } });
  await database().curriculum.update({ where: { id }, data: { texts: { ...(texts as { title: object; summary: object }), summary: { en: 'In a block\n', fr: TEXTS.summaryFr } } } });
  await decide('summaryEn', 'In a block', 'take');
  expect([(await page()).texts.summaryEn, await offered()]).toEqual(['In a block', [['titleFr', 'Encore autre', true]]]);
});

it('what is not published waits for nobody to take it', async () => {
  const author = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  const of = await beginCurriculum(author, { network: NETWORKS.ASWA, address: 'of-one-gone', ...TEXTS }, 'whole');
  const slug = await begin(of);
  const [first = ''] = (await readOrderPage(author, of, 'en')).modules.map((module) => module.id);
  await takeOut(author, of, first);
  expect(await countOffers(trainer, slug)).toBe(1);
  await database().moduleVersion.updateMany({ where: { moduleId: first, state: 'published' }, data: { state: 'withdrawn', endedAt: new Date() } });
  expect([await countOffers(trainer, slug), (await readOrderPage(trainer, slug, 'en')).offers]).toEqual([0, []]);
});
