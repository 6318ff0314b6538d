import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { editionEntry, finishEdition, makeEdition } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeRunning } from '#prisma/seed/running.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { changeEdition } from './edition-changes.server.ts';
import { layOutFile, layOutPapers, readLayingOut, readMaterialFile, readMaterials, takeMaterialAway } from './day-materials.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let delegate: AskingPerson;
let lead: AskingPerson;
let edition: string;
let module: string;

beforeAll(async () => {
  const made = makeCurriculumFolder();
  made.module('laid-out');
  made.module('taken-back');
  made.module('elsewhere');
  made.curriculum('laying', ['laid-out', 'taken-back']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  module = (await database().module.findUniqueOrThrow({ where: { slug: 'laid-out' } })).id;
});

beforeEach(async () => {
  await database().edition.deleteMany();
  [coordinator, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const organisationId = await makeOrganisation({ networkId });
  const member = () => makePerson([{ organisationId, role: 'member' as const }]);
  delegate = await member();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  edition = await makeRunning(coordinator, networkId, { houses: [{ organisationId, lead, people: [delegate, await member(), await member()] }], faculty: [trainer], curriculum: 'laying' });
});

const file = (text = 'The plan of the red gate') => layOutFile(trainer, edition, 2, { title: 'Plan with a marigold', bytes: Buffer.from(text), givenName: 'plan.txt' });
const seen = async (person: AskingPerson, day = 2) => (await readMaterials(person, edition, day, 'en')).materials.map(({ title, kind }) => `${kind}: ${title}`);

describe('what is laid out for a day', () => {
  it('is read by all who take part, guides by those who lead alone; for others it is not there', async () => {
    await layOutPapers(coordinator, edition, 2, { module, papers: ['guide', 'handout'] });
    await layOutPapers(trainer, edition, 2, { module, papers: ['handout', 'slides'] });
    const id = await file();
    expect(await seen(trainer)).toEqual(['guide: About laid-out', 'handout: About laid-out', 'slides: About laid-out', 'file: Plan with a marigold']);
    expect(await seen(delegate)).toEqual(['handout: About laid-out', 'slides: About laid-out', 'file: Plan with a marigold']);
    expect(await seen(delegate, 1)).toEqual([]);
    expect((await readMaterialFile(delegate, edition, id)).content.toString()).toContain('red gate');
    await expect(readLayingOut(delegate, edition, 2, 'en')).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    for (const one of [lead, await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) for (const ask of [() => readMaterials(one, edition, 2, 'en'), () => readMaterialFile(one, edition, id), () => takeMaterialAway(one, edition, id)]) await expect(ask()).rejects.toThrow(NotFound);
  });

  it('lies sealed, name and bytes', async () => {
    await file();
    const { rows } = await connectionPool().query<{ row: string }>("select to_jsonb(m)::text as row from edition_material m union all select encode(sealed, 'escape') from edition_material_content");
    expect(rows).toHaveLength(2);
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/marigold|red gate/);
  });

  it('takes no module of another curriculum, and no file that is not what its name says', async () => {
    const { id } = await database().module.findUniqueOrThrow({ where: { slug: 'elsewhere' } });
    await expect(layOutPapers(trainer, edition, 2, { module: id, papers: ['handout'] })).rejects.toMatchObject({ field: 'module' });
    await expect(layOutFile(trainer, edition, 2, { title: 'x', bytes: Buffer.from('PK\u0003\u0004 and nothing'), givenName: 'picture.png' })).rejects.toMatchObject({ field: 'file' });
    await expect(layOutPapers(trainer, edition, 8, { module, papers: ['handout'] })).rejects.toThrow(NotFound);
    expect(await database().editionMaterial.count()).toBe(0);
  });

  it('of a module that is withdrawn meanwhile those who lead are told, and nobody is offered what cannot be opened', async () => {
    const { id: own } = await database().module.findUniqueOrThrow({ where: { slug: 'taken-back' } });
    await layOutPapers(coordinator, edition, 2, { module: own, papers: ['handout'] });
    await database().moduleVersion.updateMany({ where: { moduleId: own }, data: { state: 'withdrawn', endedAt: now() } });
    const [{ id, ...paper } = { id: '' }, ...others] = (await readMaterials(trainer, edition, 2, 'en')).materials;
    expect(paper).toMatchObject({ kind: 'handout', title: 'About taken-back', language: 'en', isWithdrawn: true });
    expect(others).toEqual([]);
    expect(await seen(delegate)).toEqual([]);
    await takeMaterialAway(trainer, edition, id);
    expect(await seen(trainer)).toEqual([]);
  });

  it('goes with its day when the edition is moved, as the timetable does; of fewer days none with something on it is lost', async () => {
    const selecting = await makeEdition(coordinator, networkId, { entry: { curriculum: 'laying', startsOn: '2099-03-02', endsOn: '2099-03-04' }, state: 'selecting' });
    for (const number of [1, 2]) await layOutPapers(coordinator, selecting, number, { module, papers: ['handout'] });
    const id = await layOutFile(coordinator, selecting, 3, { title: 'Last', bytes: Buffer.from('x'), givenName: 'a.txt' });
    const days = async () => (await Promise.all([1, 2, 3].map((number) => readMaterials(coordinator, selecting, number, 'en').then(({ day, materials }) => `${day}: ${materials.map(({ kind }) => kind).join()}`, () => 'none'))));
    const moveTo = async (startsOn: string, endsOn: string) => changeEdition(coordinator, selecting, editionEntry({ curriculum: 'laying', startsOn, endsOn, version: (await database().edition.findUniqueOrThrow({ where: { id: selecting } })).version }));
    await moveTo('2099-03-03', '2099-03-05');
    expect(await days()).toEqual(['2099-03-03: handout', '2099-03-04: handout', '2099-03-05: file']);
    await moveTo('2099-02-20', '2099-02-24');
    expect(await days()).toEqual(['2099-02-20: handout', '2099-02-21: handout', '2099-02-22: file']);
    for (const [startsOn, endsOn] of [['2099-02-20', '2099-02-21'], ['2099-02-23', '2099-02-24']] as const) await expect(moveTo(startsOn, endsOn)).rejects.toMatchObject({ field: 'endsOn', reason: 'academy.editions.refusals.materialsLeft', details: { count: 1 } });
    expect(await days()).toEqual(['2099-02-20: handout', '2099-02-21: handout', '2099-02-22: file']);
    await takeMaterialAway(coordinator, selecting, id);
    await moveTo('2099-02-23', '2099-02-24');
    expect(await days()).toEqual(['2099-02-23: handout', '2099-02-24: handout', 'none']);
  });

  it('is taken away for good by those who lead, as long as the edition is not over; what is there then can still be read', async () => {
    const [first, second] = [await file(), await file()];
    await expect(takeMaterialAway(delegate, edition, first)).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    expect(await takeMaterialAway(coordinator, edition, first)).toBe(2);
    await expect(readMaterialFile(trainer, edition, first)).rejects.toThrow(NotFound);
    expect(await database().editionMaterialContent.count()).toBe(1);
    await finishEdition(coordinator, edition);
    for (const ask of [() => file(), () => takeMaterialAway(coordinator, edition, second)]) await expect(ask()).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
    expect((await readMaterialFile(delegate, edition, second)).kind).toBe('txt');
  });
});
