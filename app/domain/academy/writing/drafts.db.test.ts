import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeDraft, makeWholeDraft } from '#prisma/seed/authoring.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { changedRows, hashRows } from '#tests/setup/rows.ts';
import { beginModule, discardDraft, findDraft, listDrafts, readDraft } from './drafts.server.ts';
import { readDraftPage } from './draft-page.server.ts';
import { saveFacts } from './facts.server.ts';
import { readPiecePage } from './piece-page.server.ts';
import { addPiece, movePiece, removePiece, savePiece } from './pieces.server.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { beginNextVersion } from './revision.server.ts';

let trainer: AskingPerson;
let second: AskingPerson;
let outsiders: AskingPerson[];

beforeAll(async () => {
  const folder = makeCurriculumFolder();
  folder.module('one');
  folder.module('two', { prerequisites: '[one]' });
  await publishCurriculum(folder.folder, KNOWN).finally(() => folder.remove());
  trainer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  second = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  outsiders = [await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }])];
});

const begin = (address: string) => makeDraft(trainer, { networkId: NETWORKS.ASWA, address });
/** As two others would. */
async function approve(versionId: string): Promise<void> {
  const { edit } = await database().moduleVersion.update({ where: { id: versionId }, data: { minutes: 60, state: 'in_review' }, select: { edit: true } });
  for (const { id: personId } of outsiders) await database().reviewApproval.create({ data: { versionId, personId, edit } });
}
const piecesOf = async (id: string, kind: string) => (await readDraft(trainer, id)).pieces.filter((piece) => piece.kind === kind);
const said = (text: string, edit: number) => ({ title: '', body: text, notes: '', edit });

describe('a draft', () => {
  it('is written by the trainers of its network, and nobody else knows of it', async () => {
    const id = await begin('first-steps');
    expect((await listDrafts(second, { q: '', order: '-edited', page: 1, state: '' })).drafts.map((one) => one.id)).toContain(id);
    const [audience] = await piecesOf(id, 'audience');
    for (const person of outsiders) {
      const before = await hashRows();
      await expect(findDraft(person, id)).rejects.toThrow('not found');
      await expect(savePiece(person, id, audience?.id ?? '', 'en', said('x', 1))).rejects.toThrow('not found');
      await expect(addPiece(person, id, 'block')).rejects.toThrow('not found');
      await expect(discardDraft(person, id, 1)).rejects.toThrow('not found');
      expect(changedRows(before, await hashRows())).toEqual([]);
    }
    await expect(beginModule(outsiders[1]!, { network: NETWORKS.ASWA, title: 'x', address: 'x', language: 'en', available: 60 })).rejects.toThrow('not found');
  });

  it('lies in the database sealed', async () => {
    await makeDraft(trainer, { networkId: NETWORKS.ASWA, address: 'sealed', words: 'walnut-in-the-draft' });
    const rows = await database().pieceText.findMany();
    expect(JSON.stringify(rows)).not.toContain('walnut');
  });

  it('has an address of its own, which tells nothing', async () => {
    await begin('taken');
    const before = await hashRows();
    await expect(begin('taken')).rejects.toThrow('academy.authoring.refusals.addressTaken');
    await expect(begin('one')).rejects.toThrow('academy.authoring.refusals.addressTaken');
    await expect(begin('about-sex-work')).rejects.toThrow('academy.authoring.refusals.addressTells');
    expect(changedRows(before, await hashRows())).toEqual([]);
    const both = await Promise.allSettled([begin('at-once'), makeDraft(second, { networkId: NETWORKS.ASWA, address: 'at-once' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('loses no words of two who write one piece: the one who saw less is shown the other’s, and nothing is written', async () => {
    const id = await begin('two-write');
    const [handout] = await piecesOf(id, 'handout');
    const piece = handout?.id ?? '';
    expect(await savePiece(trainer, id, piece, 'en', said('Mine', 1))).toMatchObject({ state: 'saved', version: 2 });
    expect(await savePiece(second, id, piece, 'en', said('Theirs', 1))).toMatchObject({ state: 'conflict', theirs: { body: 'Mine', edit: 2 } });
    expect(await savePiece(second, id, piece, 'en', said('Mine', 1))).toMatchObject({ state: 'saved', version: 2 });
    expect(await savePiece(second, id, piece, 'en', said('Theirs', 2))).toMatchObject({ state: 'saved', version: 3 });
    const outcomes = await Promise.all(Array.from({ length: 6 }, (_, i) => savePiece(i % 2 ? trainer : second, id, piece, 'en', said(`At once ${i}`, 3))));
    expect(outcomes.filter(({ state }) => state === 'saved')).toHaveLength(1);
    // In another language nobody is in the way, and the first words there begin at 1.
    expect(await savePiece(second, id, piece, 'fr', said('Bonjour', 0))).toMatchObject({ state: 'saved', version: 1 });
    expect(await savePiece(trainer, id, piece, 'fr', said('Salut', 0))).toMatchObject({ state: 'conflict', theirs: { body: 'Bonjour', edit: 1 } });
    expect(await database().moduleAuthor.count({ where: { versionId: id } })).toBe(2);
  });

  it('is not changed by a piece that is sent as it stands: whoever only looked at it has written nothing, and approvals hold', async () => {
    const id = await begin('as-it-stands');
    const [handout] = await piecesOf(id, 'handout');
    const piece = handout?.id ?? '';
    await savePiece(trainer, id, piece, 'en', said('Mine', 1));
    await savePiece(trainer, id, piece, 'fr', { ...said('Le mien', 0), seen: 2 });
    const stands = () => database().moduleVersion.findUniqueOrThrow({ where: { id }, select: { edit: true, editedAt: true, authors: true } });
    const before = await stands();
    expect(await savePiece(second, id, piece, 'en', said('Mine', 2))).toMatchObject({ state: 'saved', version: 2 });
    expect(await savePiece(second, id, piece, 'fr', { ...said('Le mien', 1), seen: 2 })).toMatchObject({ state: 'saved', version: 1 });
    expect(await stands()).toEqual(before);
    // As in a copy, where no translation says what it is made from.
    await database().pieceText.updateMany({ where: { pieceId: piece }, data: { basedOn: null } });
    expect(await savePiece(second, id, piece, 'fr', { ...said('Le mien', 1), seen: 2 })).toMatchObject({ state: 'saved', version: 1 });
    expect(await savePiece(second, id, (await piecesOf(id, 'purpose'))[0]?.id ?? '', 'fr', { ...said('', 0), seen: 1 })).toMatchObject({ state: 'saved', version: 0 });
    expect(await stands()).toEqual(before);
    // That a translation is up to date again says something, with the same words too.
    await savePiece(trainer, id, piece, 'en', said('Mine, and more', 2));
    expect(await savePiece(second, id, piece, 'fr', { ...said('Le mien', 1), seen: 3, upToDate: 'on' })).toMatchObject({ state: 'saved', version: 2 });
    expect((await stands()).authors).toHaveLength(2);
  });

  it('keeps its blocks in the order that they are moved to, whoever moves at once', async () => {
    const id = await begin('in-order');
    await addPiece(trainer, id, 'block');
    const ids = (await piecesOf(id, 'block')).map((piece) => piece.id);
    const [a = '', b = '', c = ''] = ids;
    await movePiece(trainer, id, a, 'down');
    expect((await piecesOf(id, 'block')).map((piece) => piece.id)).toEqual([b, a, c]);
    await movePiece(trainer, id, c, '1');
    expect((await piecesOf(id, 'block')).map((piece) => piece.id)).toEqual([c, b, a]);
    await movePiece(trainer, id, c, 'up');
    expect((await piecesOf(id, 'block')).map((piece) => piece.id)).toEqual([c, b, a]);
    await Promise.all([movePiece(trainer, id, a, '1'), movePiece(second, id, b, 'down'), movePiece(second, id, c, '3')]);
    expect((await database().modulePiece.findMany({ where: { versionId: id, kind: 'block' }, orderBy: { position: 'asc' } })).map(({ position }) => position)).toEqual([1, 2, 3]);
    const [first] = await piecesOf(id, 'block');
    await expect(removePiece(trainer, id, first?.id ?? '', 99)).rejects.toThrow('changedMeanwhile');
    await removePiece(trainer, id, first?.id ?? '', first?.edits.en ?? 0);
    expect(await piecesOf(id, 'block')).toHaveLength(2);
    const [purpose] = await piecesOf(id, 'purpose');
    await expect(removePiece(trainer, id, purpose?.id ?? '', 1)).rejects.toThrow('not found');
  });

  it('takes a block away with its translations only as they were seen', async () => {
    const id = await begin('taken-away');
    const [block] = await piecesOf(id, 'block');
    const piece = block?.id ?? '';
    await savePiece(second, id, piece, 'fr', { ...said('Bonjour', 0), seen: 1 });
    const { editsInAll } = await readPiecePage(trainer, id, piece, null);
    await savePiece(second, id, piece, 'fr', { ...said('Bonjour à toutes', 1), seen: 1 });
    await expect(removePiece(trainer, id, piece, editsInAll)).rejects.toThrow('changedMeanwhile');
    expect((await piecesOf(id, 'block'))[0]?.words.fr?.body).toBe('Bonjour à toutes');
    await removePiece(trainer, id, piece, (await readPiecePage(trainer, id, piece, 'fr')).editsInAll);
    expect(await piecesOf(id, 'block')).toHaveLength(1);
  });

  describe('in another language', () => {
    /** What the page of the French handout shows as changed, and the edits that it sends along. */
    async function shown(id: string) {
      const [handout] = await piecesOf(id, 'handout');
      const piece = handout?.id ?? '';
      const { changes, edit, seen } = await readPiecePage(second, id, piece, 'fr');
      return { piece, edit, seen: seen ?? 0, changed: changes && changes.body.map(({ kind, text }) => `${kind} ${text}`).join('|') };
    }
    const source = async (id: string, text: string) => {
      const { piece } = await shown(id);
      const { edit } = await readPiecePage(trainer, id, piece, 'en');
      await savePiece(trainer, id, piece, 'en', said(text, edit));
    };
    const translate = async (id: string, text: string, { piece, edit, seen }: { piece: string; edit: number; seen: number }, upToDate: '' | 'on' = '') => savePiece(second, id, piece, 'fr', { ...said(text, edit), seen, upToDate });

    it('shows what changed in the source until its translator says that all of it is in, however much is written meanwhile', async () => {
      const id = await begin('two-languages');
      await source(id, 'Bring water');
      await translate(id, 'Apporter', await shown(id));
      expect((await shown(id)).changed).toBeNull();
      await source(id, 'Bring cold water');
      const behind = await shown(id);
      expect(behind.changed).toContain('cold');
      await translate(id, 'Apporter d', behind);
      await translate(id, 'Apporter de l’eau', await shown(id));
      expect((await shown(id)).changed).toBe(behind.changed);
      await translate(id, 'Apporter de l’eau fraîche', await shown(id), 'on');
      expect((await shown(id)).changed).toBeNull();
      expect((await readDraftPage(trainer, id)).others).toMatchObject([{ language: 'fr', behind: 0 }]);
    });

    it('is made from what stood beside it, not from what its translator had not seen when they saved', async () => {
      const id = await begin('not-yet-seen');
      await source(id, 'Bring water');
      const before = await shown(id);
      await source(id, 'Bring water and salt');
      await translate(id, 'Apporter de l’eau', before);
      expect((await shown(id)).changed).toContain('salt');
      await translate(id, 'Apporter de l’eau et du sel', await shown(id), 'on');
      const upToDate = await shown(id);
      expect(upToDate.changed).toBeNull();
      await source(id, 'Bring water, salt and sugar');
      await translate(id, 'Apporter de l’eau, du sel', upToDate, 'on');
      expect((await shown(id)).changed).toContain('sugar');
    });

    it('falls behind in a next version too, which begins as a copy', async () => {
      const whole = await makeWholeDraft(trainer, { networkId: NETWORKS.ASWA, address: 'copied-on' }, KNOWN);
      const [handout] = await piecesOf(whole, 'handout');
      await database().pieceText.deleteMany({ where: { pieceId: handout?.id ?? '', language: 'fr' } });
      await savePiece(trainer, whole, handout?.id ?? '', 'fr', { ...said('Des mots', 0), seen: 1 });
      // As a copy begins: with its words, and with no word of what they were made from.
      await database().pieceText.updateMany({ where: { pieceId: handout?.id ?? '' }, data: { basedOn: null } });
      expect((await shown(whole)).changed).toBeNull();
      await source(whole, 'Other words');
      expect((await shown(whole)).changed).toContain('Other');
    });
  });

  it('keeps facts that there are, over those that were seen, and no circle of modules', async () => {
    const id = await begin('with-facts');
    const facts = { available: 200, licence: 'CC-BY-4.0' as const, audience: ['board' as const], components: ['community-empowerment'], criteria: ['first-criterion'], competencies: ['advocacy'], prerequisites: ['two'], edit: 1 };
    await expect(saveFacts(trainer, id, { ...facts, criteria: ['none'] }, KNOWN)).rejects.toMatchObject({ field: 'criteria' });
    await expect(saveFacts(trainer, id, { ...facts, prerequisites: ['none'] }, KNOWN)).rejects.toMatchObject({ field: 'prerequisites' });
    expect(await saveFacts(trainer, id, facts, KNOWN)).toMatchObject({ state: 'saved', version: 2 });
    // Sent again, as its answer was lost: it is saved, and nobody else's.
    expect(await saveFacts(trainer, id, facts, KNOWN)).toMatchObject({ state: 'saved', version: 2 });
    // As it stands, in whatever order a page lists it, it is nobody's change.
    const edits = async () => database().moduleVersion.findUniqueOrThrow({ where: { id }, select: { edit: true, factsEdit: true, _count: { select: { authors: true } } } });
    const before = await edits();
    expect(await saveFacts(second, id, { ...facts, edit: 2 }, KNOWN)).toMatchObject({ state: 'saved', version: 2 });
    expect(await edits()).toEqual(before);
    expect(await saveFacts(second, id, { ...facts, audience: [] }, KNOWN)).toMatchObject({ state: 'conflict', theirs: { factsEdit: 2, available: 200, audience: ['board'] } });
    const { module } = await findDraft(trainer, id);
    await database().$executeRaw`alter table module_version disable trigger module_version_published`;
    await database().$executeRaw`update module_version set prerequisites = array['with-facts'] where module_id = (select id from module where slug = 'one') and state = 'published'`;
    await expect(saveFacts(trainer, id, { ...facts, edit: 2 }, KNOWN)).rejects.toMatchObject({ field: 'prerequisites', reason: 'academy.authoring.errors.circle', details: { modules: expect.stringContaining(module.slug) as string } });
    await database().$executeRaw`update module_version set prerequisites = '{}' where module_id = (select id from module where slug = 'one') and state = 'published'`;
    await database().$executeRaw`alter table module_version enable trigger module_version_published`;
  });

  it('lacks nothing once all is written, and its page tells its time', async () => {
    const page = await readDraftPage(trainer, await makeWholeDraft(trainer, { networkId: NETWORKS.ASWA, address: 'whole-one' }, KNOWN));
    expect(page).toMatchObject({ lacking: 0, minutes: 120, available: 240 });
    expect(page.plan.map(({ from, to }) => [from, to])).toEqual([[0, 40], [40, 80], [80, 120]]);
    const begun = await readDraftPage(trainer, await begin('not-whole'));
    expect(begun.lacks.map(({ what }) => what.split('.').at(-1))).toEqual(['criteria', 'competencies', 'audience', 'blocks', 'questions']);
  });

  it('opens with marks beyond measure that were kept before they were refused, and is not reviewed with them', async () => {
    const id = await makeWholeDraft(trainer, { networkId: NETWORKS.ASWA, address: 'too-marked' }, KNOWN);
    const [handout] = await piecesOf(id, 'handout');
    await savePiece(trainer, id, handout?.id ?? '', 'en', said('>'.repeat(2_000), 1));
    expect((await readPiecePage(trainer, id, handout?.id ?? '', null)).drawn).toBe(`<p>${'>'.repeat(2_000)}</p>`);
    const { parts, lacking } = await readDraftPage(trainer, id);
    expect([lacking, parts.find(({ kind }) => kind === 'handout')?.lack?.what]).toEqual([1, 'academy.authoring.lacks.marks']);
  });

  it('is thrown away as it was seen, and leaves its address free', async () => {
    const id = await begin('thrown-away');
    await expect(discardDraft(trainer, id, 1)).rejects.toThrow('changedMeanwhile');
    await discardDraft(second, id, (await findDraft(trainer, id)).edit);
    expect(await database().module.count({ where: { address: 'thrown-away' } })).toBe(0);
    await begin('thrown-away');
  });
});

describe('the next version of a module', () => {
  it('begins as a copy, once, for the trainers of its network alone; what comes from files has none', async () => {
    await database().module.update({ where: { address: 'two' }, data: { networkId: NETWORKS.ASWA }, select: { id: true } });
    await expect(beginNextVersion(trainer, 'one')).rejects.toThrow('not found');
    for (const person of outsiders) await expect(beginNextVersion(person, 'two')).rejects.toThrow('not found');
    const both = await Promise.allSettled([beginNextVersion(trainer, 'two'), beginNextVersion(second, 'two')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const id = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))[0] ?? '';
    const { draft, pieces } = await readDraft(trainer, id);
    expect(draft).toMatchObject({ version: 2, state: 'draft', prerequisites: ['one'] });
    expect(pieces.find(({ key }) => key === 'block-2')).toMatchObject({ blockKind: 'input', minutes: 35, words: { en: { title: 'Block 2', body: '1. Do what is done in input.', notes: 'Take time.' }, fr: { title: 'Block 2' } } });
    expect((await readDraftPage(trainer, id)).lacking).toBe(0);
    const folder = makeCurriculumFolder();
    folder.module('two', { version: '2' });
    await expect(publishCurriculum(folder.folder, KNOWN).finally(() => folder.remove())).rejects.toThrow('two is written by a network');
  });
});

describe('what is published', () => {
  it('takes no more pieces, even from whoever began to write before', async () => {
    const id = await begin('closing-up');
    const [audience] = await piecesOf(id, 'audience');
    await approve(id);
    await database().moduleVersion.update({ where: { id }, data: { state: 'published', publishedAt: new Date() }, select: { id: true } });
    const refused = /does not change/;
    await expect(database().pieceText.updateMany({ where: { pieceId: audience?.id ?? '' }, data: { edit: 9 } })).rejects.toThrow(refused);
    await expect(database().modulePiece.deleteMany({ where: { versionId: id } })).rejects.toThrow(refused);
    await expect(database().modulePiece.create({ data: { id: newId(), versionId: id, kind: 'online', key: 'x', position: 1 } })).rejects.toThrow(refused);
    await database().pieceText.updateMany({ where: { pieceId: audience?.id ?? '' }, data: { editedById: null } });
    await expect(savePiece(trainer, id, audience?.id ?? '', 'en', said('x', 2))).rejects.toThrow('not found');
  });

  it('waits for a text that is just being written, and a text that comes later is refused', async () => {
    const id = await begin('racing');
    await approve(id);
    const order: string[] = [];
    const text = { versionId: id, language: 'en', title: 'x', summary: 'x', markdown: 'x', page: {}, rendering: 1 };
    let publishing: Promise<unknown> = Promise.resolve();
    await database().$transaction(async (tx) => {
      await tx.moduleText.create({ data: { id: newId(), ...text } });
      publishing = database().moduleVersion.update({ where: { id }, data: { state: 'published', publishedAt: new Date() }, select: { id: true } }).then(() => order.push('published'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push('written');
    });
    await publishing;
    expect(order).toEqual(['written', 'published']);
    await expect(database().moduleText.create({ data: { id: newId(), ...text, language: 'fr' } })).rejects.toThrow(/does not change|constraint violated/);
  });
});
