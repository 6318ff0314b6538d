import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeReviewers, publishDraft } from '#prisma/seed/adaptations.server.ts';
import { makeWholeDraft } from '#prisma/seed/authoring.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { openBefore } from '#tests/setup/before-migration.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { adaptModule } from './adaptations.server.ts';
import { readDraftPage } from './draft-page.server.ts';
import { readDraft } from './drafts.server.ts';
import { decideChange, undoChoice } from './origin-choices.server.ts';
import { readOrigin } from './origin-offers.server.ts';
import { readOriginPage } from './origin-page.server.ts';
import { readPiecePage } from './piece-page.server.ts';
import { savePiece } from './pieces.server.ts';
import { beginNextVersion } from './revision.server.ts';

let trainer: AskingPerson;
let reviewers: AskingPerson[];
const named = [1, 2, 3, 4, 1, 2];
const questions = (of: readonly (number | null)[]) => of.map((objective, i) => `\n  - { id: q${i + 1}, right: ${'abc'[i % 3] ?? 'a'}${objective === null ? '' : `, objective: ${objective}`} }`).join('');
const objectivesOf = async (id: string) => (await readDraft(trainer, id)).pieces.flatMap(({ kind, objective }) => (kind === 'question' ? [objective] : []));
const address = () => `o-${newId().slice(-8)}`;

async function ship(slug: string, version: number, of: readonly (number | null)[]): Promise<void> {
  const folder = makeCurriculumFolder();
  folder.module(slug, { version: String(version), questions: questions(of) });
  await publishCurriculum(folder.folder, KNOWN).finally(() => folder.remove());
}

beforeAll(async () => {
  trainer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  reviewers = await makeReviewers(NETWORKS.ASWA);
});

it('questions that name an objective name it in an adaptation, in what is published of it, and in its next version', async () => {
  await ship('with-objectives', 1, named);
  const own = address();
  const id = await adaptModule(trainer, 'with-objectives', { network: NETWORKS.ASWA, address: own, language: 'en' });
  expect(await objectivesOf(id)).toEqual(named);
  await publishDraft(trainer, reviewers, id);
  const { questions: published } = await database().moduleVersion.findUniqueOrThrow({ where: { id } });
  expect((published as { objective?: number }[]).map(({ objective }) => objective)).toEqual(named);
  expect(await objectivesOf(await beginNextVersion(trainer, own))).toEqual(named);
});

it('a trainer chooses one of the objectives in words, and none is lost or made up', async () => {
  const id = await makeWholeDraft(trainer, { networkId: NETWORKS.ASWA, address: address() }, KNOWN);
  const piece = async () => (await readDraft(trainer, id)).pieces.find(({ kind }) => kind === 'question');
  const pieceId = (await piece())?.id ?? '';
  const save = async (objective: number | null | undefined, language = 'en') => savePiece(trainer, id, pieceId, language, { title: 'Q', body: 'A\nB\nC', notes: 'W', edit: (await piece())?.edits[language] ?? 0, ...(language === 'en' ? { right: 'b' as const } : {}), ...(objective === undefined ? {} : { objective }) });
  expect(await readPiecePage(trainer, id, pieceId, null)).toMatchObject({ objectives: ['Name a thing. Words', 'Draw a thing. Words', 'Show a thing. Words', 'Choose a thing. Words'], values: { objective: '' } });
  await save(3);
  await save(undefined);
  await save(undefined, 'fr');
  expect((await piece())?.objective).toBe(3);
  // Somebody else chose another: whoever saw less is shown it.
  expect(await savePiece(trainer, id, pieceId, 'en', { title: 'Q', body: 'A\nB\nC', notes: 'W', edit: 1, right: 'b', objective: 2 })).toMatchObject({ state: 'conflict', theirs: { objective: '3' } });
  // One that the list no longer has keeps a module from review.
  await save(7);
  expect(JSON.stringify((await readDraftPage(trainer, id)))).toContain('academy.authoring.lacks.objective"');
  await save(null);
  expect((await piece())?.objective).toBeNull();
  await expect(connectionPool().query('update module_piece set objective = 8 where id = $1', [pieceId])).rejects.toThrow(/module_piece_objective/);
  await expect(connectionPool().query("update module_piece set objective = 1 where version_id = $1 and kind = 'block'", [id])).rejects.toThrow(/module_piece_objective/);
});

it('what is shipped names them in a next version: the one before stays as it was, and who adapted it is offered each', async () => {
  await ship('named-later', 1, [null, null, null, null, null, null]);
  const id = await adaptModule(trainer, 'named-later', { network: NETWORKS.ASWA, address: address(), language: 'en' });
  // Without a new number nothing is published.
  await expect(ship('named-later', 1, named)).rejects.toThrow();
  await ship('named-later', 2, named);
  const versions = await database().moduleVersion.findMany({ where: { module: { slug: 'named-later' } }, orderBy: { version: 'asc' } });
  expect(versions.map(({ version, state, questions: asked }) => [version, state, (asked as { objective?: number }[]).map(({ objective = null }) => objective)])).toEqual([[1, 'superseded', [null, null, null, null, null, null]], [2, 'published', named]]);
  const { offers } = await readOriginPage(trainer, id);
  expect(offers.map(({ key, objective, changes }) => [key, objective, changes])).toEqual(named.map((after, i) => [`q${i + 1}`, { before: null, after }, []]));
  const decide = async (key: string, undo = false) => {
    const { draft, newest } = await readOrigin(trainer, id);
    await (undo ? undoChoice(trainer, id, { key, origin: newest.id, edit: draft.edit }) : decideChange(trainer, id, { key, origin: newest.id, choice: 'take', edit: draft.edit }));
  };
  await decide('q2');
  expect(await objectivesOf(id)).toEqual([null, 2, null, null, null, null]);
  await decide('q2', true);
  expect(await objectivesOf(id)).toEqual([null, null, null, null, null, null]);
});

it('pieces that were written before name no objective', async () => {
  const before = await openBefore('20261129082200_question_objectives', 'before_question_objectives');
  const { client } = before;
  const [module, version] = ['0199a000-0000-7000-8000-0000000000a1', '0199a000-0000-7000-8000-0000000000b1'];
  await client.query(`
    insert into module (id, slug, address, network_id) values ('${module}', 'one', 'one', '0199a000-0000-7000-8000-000000000011');
    insert into module_version (id, module_id, version, content_hash, licence, plan, minutes, questions) values ('${version}', '${module}', 1, '', 'CC0-1.0', '[]', 0, '[]');
    insert into module_piece (id, version_id, kind, key, position, "right") values ('0199a000-0000-7000-8000-0000000000c1', '${version}', 'question', 'q1', 1, 'b')`);
  const told = async () => (await client.query("select to_jsonb(p) - 'objective' as piece from module_piece p")).rows;
  const old = await told();
  await before.migrate();
  expect(await told()).toEqual(old);
  expect((await client.query('select objective from module_piece')).rows).toEqual([{ objective: null }]);
  await before.drop();
});
