import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { makeCurriculumFolder, KNOWN } from '#tests/setup/module-files.ts';
import { searchLibrary } from './library.server.ts';
import { libraryQuerySchema } from '../lists.ts';
import { addressesOf } from './published.server.ts';
import { publishCurriculum } from './publishing.server.ts';
import { listCurricula, readCurriculum, readModule } from './reading.server.ts';

const person = { memberships: [] as AskingPerson['memberships'] } as AskingPerson;

beforeAll(async () => {
  const made = makeCurriculumFolder();
  made.module('one', {}, { purpose: 'Santé et sécurité de la nuit.' });
  made.module('two', { prerequisites: '[one]', address: 'second', components: '[addressing-violence]', competencies: '[advocacy]', audience: '[trainers]', plan: Array.from({ length: 5 }, (_, i) => `\n  - { id: b${i}, kind: break, minutes: 32 }`).join('') }, { purpose: "L'argent du collectif: organising budgets.", handout: 'Walnut.' });
  made.curriculum('whole', ['one', 'two']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
});

const search = async (asked: Record<string, string>) => (await searchLibrary(person, 'en', libraryQuerySchema.parse(asked), KNOWN.components)).modules.map(({ address }) => address);

it.each([
  [{}, ['one', 'second']],
  [{ q: 'sante' }, ['one']],
  [{ q: 'SÉCURITÉ' }, ['one']],
  [{ q: 'organise budget' }, ['second']],
  [{ q: 'argent' }, ['second']],
  [{ q: 'walnut' }, ['second']],
  [{ q: "nothing'); drop" }, []],
  [{ component: '2' }, ['second']],
  [{ component: '6' }, []],
  [{ competency: 'facilitation' }, ['one']],
  [{ audience: 'trainers' }, ['second']],
  [{ length: 'short' }, ['second']],
  [{ length: 'long' }, ['one']],
  [{ language: 'fr' }, ['one', 'second']],
  [{ language: 'es' }, []],
  [{ order: '-title' }, ['second', 'one']],
  [{ order: 'length' }, ['second', 'one']],
] as const)('finds by %j', async (asked, found) => {
  expect(await search(asked)).toEqual(found);
});

it('says how many there are past the last page too', async () => {
  expect(await searchLibrary(person, 'en', libraryQuerySchema.parse({ page: '3' }), KNOWN.components)).toMatchObject({ modules: [], count: 2, pages: 1 });
});

it('reads a module in the language that is asked for, else in one there is', async () => {
  expect(await readModule(person, 'second', 'fr')).toMatchObject({ language: 'fr', title: 'Au sujet de two', slug: 'two', prerequisites: [{ address: 'one', title: 'Au sujet de one' }] });
  expect((await readModule(person, 'second', 'en', 'fr')).language).toBe('fr');
  expect((await readModule(person, 'second', 'en', 'de')).language).toBe('en');
  for (const asked of ['\u0000', '', 'FR', 'en-GB', "x' or true"]) expect((await readModule(person, 'second', 'fr', asked)).language).toBe('fr');
  for (const address of ['two', 'nothing', "x' or true", '']) await expect(readModule(person, address, 'en')).rejects.toThrow('not found');
});

it('reads a curriculum in its order, with the time of all', async () => {
  expect((await readCurriculum(person, 'whole', 'fr')).modules.map(({ title, minutes }) => [title, minutes])).toEqual([['Au sujet de one', 200], ['Au sujet de two', 160]]);
  expect(await listCurricula(person, 'en')).toEqual([{ slug: 'whole', title: 'Order', modules: 2, minutes: 360 }]);
  expect(await addressesOf()).toEqual({ one: 'one', two: 'second' });
});
