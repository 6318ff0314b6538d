import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makePublished, makeReviewers, publishDraft, publishNext, rewrite } from '#prisma/seed/adaptations.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { changedRows, hashRows } from '#tests/setup/rows.ts';
import { readShelf } from '../library/published.server.ts';
import { adaptModule, readAdaptable } from './adaptations.server.ts';
import { discardDraft, readDraft } from './drafts.server.ts';
import { saveFacts } from './facts.server.ts';
import { decideChange, undoChoice } from './origin-choices.server.ts';
import { readOrigin } from './origin-offers.server.ts';
import { readOriginPage } from './origin-page.server.ts';
import { withdrawModule } from './publication.server.ts';
import { readProvenance } from '../library/provenance.server.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { readModule } from '../library/reading.server.ts';
import { beginNextVersion, listWithdrawn } from './revision.server.ts';

let author: AskingPerson;
let reviewers: AskingPerson[];
let adapter: AskingPerson;
let others: AskingPerson[];
const ALL_NEW = { audience: 'Whoever leads.', handout: 'Theirs, anew.' };

beforeAll(async () => {
  author = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  reviewers = await makeReviewers(NETWORKS.ASWA);
  adapter = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  others = await makeReviewers(NETWORKS.APNSW);
});

const address = () => `a-${newId().slice(-8)}`;
const origin = () => makePublished(author, reviewers, { networkId: NETWORKS.ASWA, address: address(), title: 'The first' }, KNOWN);
const adapt = (of: string, own = address()) => adaptModule(adapter, of, { network: NETWORKS.APNSW, address: own, language: 'en' });
const bodyOf = async (id: string, kind: string) => (await readDraft(adapter, id)).pieces.find((piece) => piece.kind === kind)?.words.en?.body;
async function decide(id: string, key: string, choice: 'take' | 'leave') {
  const { draft, newest } = await readOrigin(adapter, id);
  await decideChange(adapter, id, { key, origin: newest.id, choice, edit: draft.edit });
}
const offered = async (id: string) => (await readOrigin(adapter, id)).offers.map(({ key }) => key);

describe('an adaptation', () => {
  it('begins with all pieces of a published version under their names, of files as of networks, and keeps which that was', async () => {
    const folder = makeCurriculumFolder();
    folder.module('one');
    await publishCurriculum(folder.folder, KNOWN).finally(() => folder.remove());
    for (const of of ['one', await origin()]) {
      const id = await adapt(of);
      const { draft, pieces } = await readDraft(adapter, id);
      const published = await database().moduleVersion.findFirstOrThrow({ where: { state: 'published', module: { address: of } }, include: { texts: true } });
      expect(draft.module).toMatchObject({ originId: published.id, networkId: NETWORKS.APNSW });
      expect(draft).toMatchObject({ version: 1, licence: published.licence, criteria: published.criteria });
      expect(pieces.filter(({ kind }) => kind === 'block').map(({ key }) => key)).toEqual((published.plan as { id: string }[]).map(({ id: key }) => key));
      expect(Object.keys(pieces[0]?.words ?? {}).sort()).toEqual(published.texts.map(({ language }) => language).sort());
      expect(await offered(id)).toEqual([]);
      await expect(database().module.update({ where: { id: draft.moduleId }, data: { originId: null } })).rejects.toThrow('constraint');
    }
  });

  it('is begun by trainers alone, for a network of theirs, under an address of its own; nobody else sees it or decides in it', async () => {
    const of = await origin();
    const coordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    await expect(readAdaptable(coordinator, of, 'en')).rejects.toThrow('not found');
    await expect(adaptModule(coordinator, of, { network: NETWORKS.APNSW, address: address(), language: 'en' })).rejects.toThrow('not found');
    await expect(adaptModule(adapter, of, { network: NETWORKS.ASWA, address: address(), language: 'en' })).rejects.toMatchObject({ field: 'network' });
    await expect(adaptModule(adapter, of, { network: NETWORKS.APNSW, address: address(), language: 'fr' })).rejects.toMatchObject({ field: 'language' });
    await expect(adapt(of, of)).rejects.toThrow('addressTaken');
    await expect(adapt(of, 'sex-work')).rejects.toThrow('addressTells');
    const id = await adapt(of);
    for (const person of [author, coordinator]) {
      await expect(readOrigin(person, id)).rejects.toThrow('not found');
      await expect(decideChange(person, id, { key: 'handout', origin: newId(), choice: 'take', edit: 1 })).rejects.toThrow('not found');
      await expect(undoChoice(person, id, { key: 'handout', origin: newId(), edit: 1 })).rejects.toThrow('not found');
    }
  });

  it('is told on both pages once it is published, and not before; its licence is one that the origin allows', async () => {
    const [of, own] = [await origin(), address()];
    const id = await adapt(of, own);
    expect(await readProvenance(author, of, 'en')).toEqual({ origin: null, adaptations: [] });
    const { draft } = await readDraft(adapter, id);
    const { available, audience, components, criteria, competencies } = draft;
    await expect(saveFacts(adapter, id, { available, licence: 'CC0-1.0', audience: audience as ['delegates'], components, criteria, competencies, prerequisites: [], edit: 1 }, KNOWN)).rejects.toMatchObject({ field: 'licence' });
    await publishDraft(adapter, others, id);
    expect((await readProvenance(author, of, 'en')).adaptations).toMatchObject([{ address: own, title: 'The first' }]);
    // In the library they are told apart by whose they are.
    const { modules } = await readShelf();
    const [theirs, ours] = [of, own].map((one) => modules.find((module) => module.address === one));
    expect([theirs?.adaptedFrom, ours?.adaptedFrom]).toEqual([null, theirs?.network]);
    expect(new Set([null, theirs?.network, ours?.network])).toHaveProperty('size', 3);
    expect((await readProvenance(author, own, 'en')).origin).toMatchObject({ address: of, version: 1, newest: 1 });
    await publishNext(author, reviewers, of, ALL_NEW);
    expect((await readProvenance(author, own, 'en')).origin).toMatchObject({ version: 1, newest: 2 });
    await withdrawModule(author, of);
    expect((await readProvenance(author, own, 'en')).origin).toMatchObject({ version: 1, newest: null });
    expect(await offered(await beginNextVersion(adapter, own))).toEqual([]);
  });
});

describe('what the origin changes later', () => {
  it('is offered piece by piece, taken or left by one press, and not offered again, in the next version either', async () => {
    const [of, own] = [await origin(), address()];
    const id = await adapt(of, own);
    await publishNext(author, reviewers, of, ALL_NEW);
    expect(await offered(id)).toEqual(['audience', 'handout']);
    await decide(id, 'audience', 'take');
    await decide(id, 'handout', 'leave');
    expect([await offered(id), await bodyOf(id, 'audience'), await bodyOf(id, 'handout')]).toEqual([[], 'Whoever leads.', 'Words.']);
    await expect(decide(id, 'handout', 'take')).rejects.toMatchObject({ field: 'key' });
    await publishDraft(adapter, others, id);
    const next = await beginNextVersion(adapter, own);
    expect(await offered(next)).toEqual([]);
    await publishNext(author, reviewers, of, { handout: 'A third time.' });
    expect(await offered(next)).toEqual(['handout']);
    const [handout] = (await readOriginPage(adapter, next)).offers;
    // From what it said when that change was left.
    expect(handout?.changes.flatMap(({ changes }) => changes).filter(({ kind }) => kind !== 'in').map(({ text }) => text).join('')).toBe('Theirs, anew.');
    await expect(database().originChoice.updateMany({ where: { versionId: id }, data: { isTaken: false, before: null } })).rejects.toThrow('constraint');
  });

  it('shows both where a piece was made one’s own, and gives back one’s own words when it is undone', async () => {
    const of = await origin();
    const id = await adapt(of);
    await rewrite(adapter, id, { handout: 'walnut ours' });
    await publishNext(author, reviewers, of, ALL_NEW);
    const { offers } = await readOriginPage(adapter, id);
    expect(offers.map(({ key, own }) => [key, own.length])).toEqual([['audience', 0], ['handout', 1]]);
    await decide(id, 'handout', 'take');
    expect(await bodyOf(id, 'handout')).toBe('Theirs, anew.');
    expect(JSON.stringify(await database().originChoice.findMany({ where: { versionId: id } }))).not.toContain('walnut');
    const { decided, edit, newest } = await readOriginPage(adapter, id);
    expect(decided[0]?.since[0]?.changes.filter(({ kind }) => kind !== 'in').map(({ text }) => text).join('')).toBe('walnut ours');
    await undoChoice(adapter, id, { key: 'handout', origin: newest.id, edit });
    expect([await bodyOf(id, 'handout'), await offered(id)]).toEqual(['walnut ours', ['audience', 'handout']]);

    await decide(id, 'handout', 'take');
    await rewrite(adapter, id, { handout: 'Both.' });
    const before = await hashRows();
    const again = await readOriginPage(adapter, id);
    await expect(undoChoice(adapter, id, { key: 'handout', origin: newest.id, edit: again.edit })).rejects.toThrow('takenAndChanged');
    await expect(decideChange(adapter, id, { key: 'audience', origin: newest.id, choice: 'take', edit: again.edit - 1 })).rejects.toThrow('changedMeanwhile');
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('goes with a draft that is thrown away; two who decide at once decide once', async () => {
    const [of, own] = [await origin(), address()];
    const id = await adapt(of, own);
    await publishNext(author, reviewers, of, ALL_NEW);
    const { draft, newest } = await readOrigin(adapter, id);
    const entry = { key: 'audience', origin: newest.id, edit: draft.edit };
    const both = await Promise.allSettled([decideChange(adapter, id, { ...entry, choice: 'take' }), decideChange(adapter, id, { ...entry, choice: 'leave' })]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await discardDraft(adapter, id, (await readDraft(adapter, id)).draft.edit);
    expect(await database().originChoice.count({ where: { versionId: id } })).toBe(0);
    expect(await database().module.count({ where: { address: own } })).toBe(0);
  });

  it('brings new blocks in their place and takes away those that are gone; both can be undone', async () => {
    const of = await origin();
    const id = await adapt(of);
    const next = await beginNextVersion(author, of);
    const { addPiece, movePiece, removePiece, savePiece } = await import('./pieces.server.ts');
    const { pieces } = await readDraft(author, next);
    const blocks = pieces.filter(({ kind }) => kind === 'block');
    await removePiece(author, next, blocks[1]?.id ?? '', blocks[1]?.edits.en ?? 0);
    const added = await addPiece(author, next, 'block');
    await savePiece(author, next, added, 'en', { title: 'Breathing', body: '1. In.', notes: 'Slowly.', blockKind: 'energiser', minutes: 10, edit: 0 });
    await movePiece(author, next, added, '2');
    await publishDraft(author, reviewers, next);
    const of2 = (await readOrigin(adapter, id)).offers;
    expect(of2.map(({ kind }) => kind).sort()).toEqual(['gone', 'new']);
    for (const { key } of of2) await decide(id, key, 'take');
    const titles = async () => (await readDraft(adapter, id)).pieces.filter(({ kind }) => kind === 'block').map(({ words }) => words.en?.title);
    expect(await titles()).toEqual(['A block Words.', 'Breathing', 'A block Words.']);
    for (const { key } of of2) {
      const { draft, newest } = await readOrigin(adapter, id);
      await undoChoice(adapter, id, { key, origin: newest.id, edit: draft.edit });
    }
    expect(await titles()).toEqual(['A block Words.', 'A block Words.', 'A block Words.']);
  });
});

it('what was withdrawn is written anew by its network, and stands again when it is published', async () => {
  const of = await origin();
  await withdrawModule(author, of);
  await expect(readModule(author, of, 'en')).rejects.toThrow('withdrawn');
  expect((await listWithdrawn(author, 'en')).map((one) => one.address)).toContain(of);
  expect(await listWithdrawn(adapter, 'en')).toEqual([]);
  await expect(beginNextVersion(adapter, of)).rejects.toThrow('not found');
  await publishNext(author, reviewers, of, ALL_NEW);
  expect((await readModule(author, of, 'en')).version).toBe(2);
  expect((await listWithdrawn(author, 'en')).map((one) => one.address)).not.toContain(of);
});
