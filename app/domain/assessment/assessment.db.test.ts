import readXlsxFile from 'read-excel-file/node';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { answerAll, makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { readAnswerPage, saveAnswer, savePage, saveTogether } from './answering.server.ts';
import { completeAssessment } from './completion.server.ts';
import { commitToPriorities, weighComponents } from './commitments.server.ts';
import { beginConsensus, readConsensus, readSettlement, reopenAnswering } from './consensus.server.ts';
import { exportCsv, exportXlsx } from './export.server.ts';
import { importInstrument } from './import.server.ts';
import { assessmentsQuerySchema, regionQuerySchema } from './lists.ts';
import { participantsSchema } from './model.ts';
import { makeForm, readForm } from './offline-form.server.ts';
import { readRegion } from './region.server.ts';
import { viewResults } from './result-view.ts';
import { exportPdf } from './results-pdf.server.ts';
import { listAssessments, readOverview, readParticipants } from './overview.server.ts';
import { readResults } from './results.server.ts';
import { reviseAssessment, withdrawAssessment } from './revision.server.ts';
import { listScores } from './scores.server.ts';
import { readSharing, shareAssessment } from './sharing.server.ts';
import { readStart, setParticipants } from './start.server.ts';

const FOLDER = join(process.cwd(), 'curriculum', 'swit');
const FIRST = 'ce-decision-making';
const ONE = ['community-empowerment'];
let organisationId: string;
let lead: AskingPerson;
let second: AskingPerson;
let coordinator: AskingPerson;

beforeAll(async () => {
  await importInstrument(FOLDER);
  organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  second = await makePerson([{ organisationId, role: 'member' }]);
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
});

afterEach(() => setClock());

const ALL = regionQuerySchema.parse({});
const entry = (choice: '0' | '1' | '2' | '3' | '4', note: string, version: number) => ({ criterion: FIRST, choice, note, evidence: '', version });

/** A form as it comes back from a device, with its first question answered. */
async function fillForm(form: Buffer, { level, note = '', mark }: { level: string; note?: string; mark?: string }): Promise<Buffer> {
  const [sheet] = await readXlsxFile(form);
  const rows = (sheet?.data ?? []).map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  rows[2]?.splice(4, 2, level, note);
  if (mark) rows[0]?.splice(0, 1, mark);
  return writeXlsxFile([{ sheet: 'P', data: rows.map((row) => row.map((value) => (value === null || value === '' ? null : { value, type: String }))) }]).toBuffer();
}

describe('the instrument', () => {
  it('is published once, and a changed text under the same version stops with the file to mend', async () => {
    await importInstrument(FOLDER);
    expect(await database().instrument.count()).toBe(1);
    const copy = join(mkdtempSync(join(tmpdir(), 'swit-')), 'swit');
    cpSync(FOLDER, copy, { recursive: true });
    const file = join(copy, 'components', '1-community-empowerment.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Who decides', 'Who truly decides'));
    await expect(importInstrument(copy)).rejects.toThrow(/`version` in curriculum\/swit\/instrument\.yaml/);
    await expect(database().$executeRaw`update instrument set version = 9`).rejects.toThrow();
    expect(await database().instrument.count()).toBe(1);
  });

  it('with a fault names the file', async () => {
    const copy = join(mkdtempSync(join(tmpdir(), 'swit-')), 'swit');
    cpSync(FOLDER, copy, { recursive: true });
    const file = join(copy, 'components', '2-addressing-violence.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('assistance: [addressing-violence]', 'assistance: [nothing-known]'));
    await expect(importInstrument(copy)).rejects.toThrow(/components\/2-addressing-violence\.yaml: .*nothing-known is not in topics\.yaml/);
  });
});

describe('who takes part', () => {
  it('says when there are more people than a page holds, and loses nobody who was chosen', async () => {
    const large = await makeOrganisation();
    const leader = await makePerson([{ organisationId: large, role: 'lead' }], { pseudonym: 'Aaa' });
    const last = await makePerson([{ organisationId: large, role: 'member' }], { pseudonym: 'Zzz' });
    const id = await makeOpenAssessment({ lead: leader, organisationId: large, participants: [leader, last], components: ONE });
    expect(await readStart(leader, large)).toMatchObject({ more: false });
    const many = Array.from({ length: 500 }, (_, i) => ({ id: newId(), pseudonym: `Member ${i}`, signInName: `member ${i} of ${large}` }));
    await database().person.createMany({ data: many });
    await database().membership.createMany({ data: many.map((one) => ({ id: newId(), personId: one.id, organisationId: large, role: 'member' as const })) });
    const start = await readStart(leader, large);
    expect([start.more, start.people.length, start.people.some((one) => one.id === last.id)]).toEqual([true, 500, false]);
    const offered = await readParticipants(leader, id);
    expect([offered.more, offered.people.length, offered.people.some((one) => one.id === last.id)]).toEqual([true, 501, true]);
    await setParticipants(leader, id, offered.chosen);
    await setParticipants(leader, id, many.slice(0, 499).map((one) => one.id).concat(last.id));
    expect(await database().participant.count({ where: { assessmentId: id } })).toBe(500);
    await expect(setParticipants(leader, id, [lead.id])).rejects.toBeInstanceOf(NotFound);
    expect(participantsSchema.safeParse({ participants: Array.from({ length: 501 }, () => newId()) }).error?.issues).toMatchObject([{ message: 'assessment.start.tooManyPeople' }]);
  });
});

describe('answering', () => {
  it('never overwrites silently: of many writers at once one succeeds, the others are shown what stands', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], components: ONE });
    const first = await Promise.all(Array.from({ length: 20 }, (_, i) => saveAnswer(i % 2 ? lead : second, id, entry('1', `writer ${i}`, 0))));
    expect(first.filter(({ state }) => state === 'saved')).toHaveLength(1);
    const winner = first.findIndex(({ state }) => state === 'saved');
    for (const one of first) if (one.state === 'conflict') expect(one.theirs).toMatchObject({ note: `writer ${winner}`, version: 1 });
    expect(await saveAnswer(second, id, entry('2', 'on top', 1))).toMatchObject({ state: 'saved', version: 2 });
    expect(await savePage(lead, id, [entry('3', 'stale', 1)])).toMatchObject([{ theirs: { note: 'on top', version: 2 } }]);
  });

  it('alone is read by its writer only, and by nobody from outside', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: ONE });
    await saveAnswer(second, id, entry('4', 'only mine', 0));
    expect((await readAnswerPage(second, id, 1)).answers.map(({ note }) => note)).toEqual(['only mine']);
    expect((await readAnswerPage(lead, id, 1)).answers).toEqual([]);
    const outsider = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
    for (const person of [outsider, coordinator]) await expect(saveAnswer(person, id, entry('0', 'x', 0))).rejects.toBeInstanceOf(NotFound);
    await expect(saveAnswer(lead, id, { ...entry('0', 'x', 0), criterion: 'av-crisis' })).rejects.toBeInstanceOf(NotFound);
  });

  it('is sealed at rest, under the key of the organisation', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, components: ONE });
    await saveAnswer(lead, id, entry('1', 'secret-canary', 0));
    const [row] = await database().$queryRaw<{ note: string }[]>`select note from answer where assessment_id = ${id}::uuid`;
    expect(row?.note).toMatch(/^v1\./);
    expect(row?.note).not.toContain('secret');
    const safe = await openSafe(await makeOrganisation());
    expect(() => safe.unseal(row?.note ?? '', { model: 'answer', field: 'note', rowId: id })).toThrow();
    await expect(database().$executeRaw`insert into answer (id, assessment_id, criterion_key, note) values (${newId()}::uuid, ${id}::uuid, 'x', 'plain words')`).rejects.toThrow(/answer_texts_sealed/);
  });
});

describe('consensus and completion', () => {
  it('shows the widest disagreement first, without names, and completes once with scores', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: ONE });
    await answerAll(lead, id, ONE, (i) => ({ choice: i === 3 ? '0' : '2' }));
    await answerAll(second, id, ONE, (i) => ({ choice: i === 3 ? '4' : '2' }));
    await expect(completeAssessment(lead, id, true)).rejects.toBeInstanceOf(Refusal);
    await beginConsensus(lead, id);
    const { criteria } = await readConsensus(second, id);
    // Of two, each would read the other's answer: they learn that these differ.
    expect(criteria.map(({ position, spread }) => [position, spread])).toEqual([4, 1, 2, 3, 5, 6, 7, 8, 9, 10].map((position) => [position, { told: position === 4 ? 'differing' : 'alike' }]));
    expect(JSON.stringify(criteria)).not.toContain(second.id);
    expect((await readSettlement(second, id, 4)).spread).toEqual({ told: 'differing' });
    await expect(saveAnswer(second, id, entry('3', 'only mine', 0))).rejects.toMatchObject({ reason: 'assessment.refusals.notAnswering' });
    await saveAnswer(second, id, entry('3', 'we agreed', 0), true);
    await expect(completeAssessment(lead, id, false)).rejects.toMatchObject({ reason: 'assessment.refusals.stillOpen', details: { count: 9 } });
    await expect(completeAssessment(second, id, true)).rejects.toMatchObject({ reason: 'assessment.refusals.leadOnly' });
    const done = await Promise.allSettled([completeAssessment(lead, id, true), completeAssessment(lead, id, true)]);
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database().componentScore.findMany({ where: { assessmentId: id } })).toMatchObject([{ componentKey: 'community-empowerment', score: 3, coverage: 0.1 }]);
  });

  it('leaves nobody out, and takes nobody in, once the group began to talk: also when it answers alone again', async () => {
    const others = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])];
    const people = [lead, second, ...others].map((one) => one.id);
    const [leaver = '', late = ''] = others.map((one) => one.id);
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second, ...others], mode: 'each_first', components: ONE });
    await setParticipants(lead, id, people.filter((one) => one !== late));
    for (const person of [lead, second]) await answerAll(person, id, ONE, () => ({ choice: '1' }));
    await answerAll(others[0] ?? lead, id, ONE, () => ({ choice: '4' }));
    await beginConsensus(lead, id);
    expect((await readConsensus(second, id)).criteria[0]?.spread).toEqual({ told: 'levels', levels: [0, 2, 0, 0, 1], notApplicable: 0, unknown: 0 });
    for (const state of ['consensus', 'answering']) {
      if (state === 'answering') await reopenAnswering(lead, id);
      expect((await readParticipants(lead, id)).stands).toBe(true);
      for (const changed of [people.slice(0, 1), people, [lead.id, second.id, late], []]) await expect(setParticipants(lead, id, changed)).rejects.toMatchObject({ reason: 'assessment.refusals.groupStands' });
    }
    expect(await database().answer.count({ where: { assessmentId: id, personId: leaver } })).toBe(10);
    // The day can still change; whoever left the organisation is nobody's choice any more.
    await setParticipants(lead, id, [leaver, second.id, lead.id], new Date('2099-01-01'));
    await database().membership.updateMany({ where: { personId: leaver }, data: { endedAt: new Date() } });
    await setParticipants(lead, id, [second.id, lead.id], new Date('2099-02-01'));
    expect([(await readParticipants(lead, id)).dueOn, await database().participant.count({ where: { assessmentId: id } })]).toEqual(['2099-02-01', 3]);
  });

  it('makes it immutable, in the program and in the database', async () => {
    const id = await makeCompletedAssessment({ lead, organisationId, components: ONE });
    await expect(saveAnswer(lead, id, entry('0', 'late', 1))).rejects.toBeInstanceOf(Refusal);
    await expect(database().$executeRaw`update answer set level = 0, kind = 'level' where assessment_id = ${id}::uuid`).rejects.toThrow(/does not change/);
    await expect(database().$executeRaw`update component_score set score = 4 where assessment_id = ${id}::uuid`).rejects.toThrow(/never change/);
    await expect(database().$executeRaw`delete from activity where subject_id = ${id}::uuid`).rejects.toThrow(/never change/);
  });

  it('is corrected by a new one that says why, and compared with it', async () => {
    const id = await makeCompletedAssessment({ lead, organisationId, components: ONE, answer: () => ({ choice: '1', note: 'as it was' }) });
    const revision = await reviseAssessment(lead, id, 'we misread the first question');
    await expect(reviseAssessment(lead, id, 'again')).rejects.toMatchObject({ reason: 'assessment.refusals.alreadyRevised' });
    const { answers } = await readAnswerPage(lead, revision, 1);
    expect(answers.find(({ criterion }) => criterion === FIRST)).toMatchObject({ note: 'as it was', level: 1 });
    await saveAnswer(lead, revision, entry('3', 'as it is', 1));
    await completeAssessment(lead, revision, true);
    const results = await readResults(lead, revision, { earlierId: id });
    expect(results.comparison?.criteria.filter(({ change }) => change !== 'same')).toMatchObject([{ id: FIRST, change: 'rose', difference: 2 }]);
    expect((await readResults(lead, id)).components[0]?.score).toBe(1);
  });

  it('stands in for the one that it corrects once it is complete and may be seen, and is shared in its place', async () => {
    const organisation = await makeOrganisation({ networkId: NETWORKS.CSWC, country: 'JM' });
    const [leader, watcher] = [await makePerson([{ organisationId: organisation, role: 'lead' }]), await makePerson([{ organisationId: NETWORKS.CSWC, role: 'coordinator' }])];
    const id = await makeCompletedAssessment({ lead: leader, organisationId: organisation, components: ONE, answer: () => ({ choice: '1' }) });
    await shareAssessment(leader, id, { sharing: 'everything', inAggregates: true });
    const scored = async (person: AskingPerson) => (await listScores(person, organisation)).map((one) => one.id);
    const shown = async () => (await readRegion(watcher, NETWORKS.CSWC, ALL)).organisations.find((one) => one.id === organisation)?.assessmentId;
    const revision = await reviseAssessment(leader, id, 'one level was wrong');
    expect([await scored(leader), await scored(watcher)]).toEqual([[id], [id]]);
    await completeAssessment(leader, revision, true);
    // Not shared yet: the network keeps what it was shown, and the lead is told.
    expect([await scored(leader), await scored(watcher), await shown()]).toEqual([[revision], [id], id]);
    const [corrected, first] = [(await listScores(leader, organisation))[0], (await listScores(watcher, organisation))[0]];
    expect([corrected?.replaces, first?.replaces]).toEqual([[id], []]);
    expect([corrected?.asOf, first?.asOf]).toEqual([first?.completedAt, first?.completedAt]);
    expect(corrected?.completedAt).not.toEqual(first?.completedAt);
    expect(await readSharing(leader, revision)).toMatchObject({ sharing: 'nobody', replaces: { sharing: 'everything', inAggregates: true } });
    await shareAssessment(leader, revision, { sharing: 'scores', inAggregates: true });
    expect([await scored(watcher), await shown()]).toEqual([[revision], revision]);
    expect(await database().assessment.findUniqueOrThrow({ where: { id }, select: { sharing: true, inAggregates: true } })).toEqual({ sharing: 'nobody', inAggregates: false });
    await expect(readResults(watcher, id)).rejects.toBeInstanceOf(NotFound);
    expect(await readSharing(leader, revision)).toMatchObject({ sharing: 'scores', replaces: null });
    // By way of a correction of which nothing was shared, and back to nobody.
    const again = await reviseAssessment(leader, revision, 'another one');
    await completeAssessment(leader, again, true);
    const last = await reviseAssessment(leader, again, 'and one more');
    await completeAssessment(leader, last, true);
    expect(await readSharing(leader, last)).toMatchObject({ replaces: { sharing: 'scores', inAggregates: true } });
    expect((await listScores(leader, organisation))[0]).toMatchObject({ id: last, asOf: first?.completedAt, replaces: [again, revision, id] });
    await shareAssessment(leader, last, { sharing: 'nobody', inAggregates: false });
    expect([await scored(watcher), await shown(), await scored(leader)]).toEqual([[], null, [last]]);
  });
});

describe('sharing', () => {
  it('shows the network what was chosen, no more, and takes it back at once', async () => {
    const id = await makeCompletedAssessment({ lead, organisationId, components: ONE, answer: () => ({ choice: '2', note: 'words of ours' }) });
    const fellow = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    await expect(readResults(coordinator, id)).rejects.toBeInstanceOf(NotFound);
    await shareAssessment(lead, id, { sharing: 'scores', inAggregates: true });
    expect(JSON.stringify(await readResults(coordinator, id))).not.toContain('words of ours');
    for (const take of [exportCsv, exportXlsx]) await expect(take(coordinator, id, 'en')).rejects.toBeInstanceOf(NotFound);
    await expect(readResults(fellow, id)).rejects.toBeInstanceOf(NotFound);
    await shareAssessment(lead, id, { sharing: 'everything', inAggregates: true });
    expect(JSON.stringify(await readResults(coordinator, id))).toContain('words of ours');
    expect(JSON.stringify(await readResults(coordinator, id, { withTexts: false }))).not.toContain('words of ours');
    const region = await readRegion(coordinator, NETWORKS.ASWA, ALL);
    expect(region.organisations.find((one) => one.id === organisationId)).toMatchObject({ assessmentId: id, scores: { 'community-empowerment': 2 } });
    expect(region.aggregates.every(({ mean }) => mean === null)).toBe(true);
    await shareAssessment(lead, id, { sharing: 'nobody', inAggregates: false });
    await expect(readResults(coordinator, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('of scores shows the levels and what follows from them: not how far people lay apart, nor what the organisation weighed and committed to', async () => {
    const third = await makePerson([{ organisationId, role: 'member' }]);
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second, third], mode: 'each_first', components: ['community-empowerment', 'addressing-violence'] });
    for (const one of [lead, third]) await answerAll(one, id, ['community-empowerment', 'addressing-violence'], () => ({ choice: '0' }));
    await answerAll(second, id, ONE, (i) => ({ choice: i === 2 ? '2' : '0' }));
    await beginConsensus(lead, id);
    await answerAll(lead, id, ['community-empowerment', 'addressing-violence'], (i) => ({ choice: String(i % 4) as '0' }));
    await completeAssessment(lead, id, true);
    await weighComponents(lead, id, { 'community-empowerment': 1, 'addressing-violence': 3 });
    const [last = ''] = (await readResults(lead, id)).priorities.map((one) => one.id).reverse();
    await commitToPriorities(lead, id, [last]);
    await shareAssessment(lead, id, { sharing: 'scores', inAggregates: true });
    const [inside, outside] = [await readResults(lead, id), await readResults(coordinator, id)];
    expect(inside.priorities.some(({ points }) => !Number.isInteger(points))).toBe(true);
    expect(outside.components.map(({ score }) => score)).toEqual(inside.components.map(({ score }) => score));
    expect(outside.components.every(({ confidence, criteria }) => confidence === null && criteria.every(({ disagreement }) => disagreement === null))).toBe(true);
    expect(outside).toMatchObject({ committed: [], weights: {}, sharing: { inAggregates: false } });
    expect(outside.priorities.map(({ points, weight, disagreement }) => [points, weight, disagreement])).toEqual(outside.priorities.map(({ gap }) => [gap, 1, null]));
    expect(outside.priorities.map(({ gap }) => gap)).toEqual(outside.priorities.map(({ gap }) => gap).sort((a, b) => b - a));
    // The same levels, weighed and agreed upon otherwise, look the same from outside: on the page and in the file.
    const told = async () => [JSON.stringify(viewResults(await readResults(coordinator, id), 'en', 'now')), readPdf(await exportPdf(coordinator, id, 'en')).text];
    const before = await told();
    await weighComponents(lead, id, { 'community-empowerment': 3, 'addressing-violence': 1 });
    await commitToPriorities(lead, id, []);
    expect(await told()).toEqual(before);
    expect(before[1]).not.toContain('committed');
    await shareAssessment(lead, id, { sharing: 'everything', inAggregates: true });
    expect(await readResults(coordinator, id)).toMatchObject({ weights: { 'community-empowerment': 3 }, components: [{ confidence: expect.any(String) as string }, {}] });
  });

  it('finds, narrows and orders what the network was shown', async () => {
    const names = ['Ágora du Fleuve', 'Bridge 100%', 'Cedar House'];
    const [agora, bridge, cedar] = await Promise.all(names.map((name) => makeOrganisation({ name, networkId: NETWORKS.SWAN, country: 'RS' })));
    const watcher = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
    const shown = async (query: Record<string, string>) => (await readRegion(watcher, NETWORKS.SWAN, regionQuerySchema.parse(query))).organisations.filter(({ id }) => [agora, bridge, cedar].includes(id)).map(({ name }) => name);
    for (const [organisation, sharing] of [[agora, 'scores'], [cedar, 'everything']] as const) {
      const leader = await makePerson([{ organisationId: organisation ?? '', role: 'lead' }]);
      await shareAssessment(leader, await makeCompletedAssessment({ lead: leader, organisationId: organisation ?? '', components: ONE }), { sharing, inAggregates: false });
    }
    expect(await shown({})).toEqual(names);
    expect(await shown({ order: '-name' })).toEqual([...names].reverse());
    expect(await shown({ order: '-completed' })).toEqual([names[2], names[0], names[1]]);
    expect(await shown({ q: 'agora' })).toEqual([names[0]]);
    expect(await shown({ q: '100%' })).toEqual([names[1]]);
    expect(await shown({ q: '%' })).toEqual([names[1]]);
    expect(await shown({ shared: 'nothing' })).toEqual([names[1]]);
    expect(await shown({ shared: 'everything' })).toEqual([names[2]]);
    expect((await readRegion(watcher, NETWORKS.SWAN, regionQuerySchema.parse({ shared: 'scores' }))).total).toBe(1);
    // Past the last page nothing is listed, and it is told how many there are.
    const [first, past] = [await readRegion(watcher, NETWORKS.SWAN, ALL), await readRegion(watcher, NETWORKS.SWAN, regionQuerySchema.parse({ page: '99' }))];
    expect(past).toMatchObject({ organisations: [], total: first.total, pages: first.pages });
    expect(await readRegion(watcher, NETWORKS.SWAN, regionQuerySchema.parse({ page: '2', q: 'no such words' }))).toMatchObject({ organisations: [], total: 0, pages: 0 });
  });

  it('counts a region once a day, and at once without those who take theirs back', async () => {
    setClock(() => new Date('2027-03-01T11:00:00Z'));
    const watcher = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const told = async () => (await readRegion(watcher, NETWORKS.APNSW, ALL)).aggregates.find(({ component }) => component === 'community-empowerment');
    const share = async () => {
      const organisation = await makeOrganisation({ networkId: NETWORKS.APNSW, country: 'IN' });
      const leader = await makePerson([{ organisationId: organisation, role: 'lead' }]);
      const id = await makeCompletedAssessment({ lead: leader, organisationId: organisation, components: ONE, answer: () => ({ choice: '3' }) });
      await shareAssessment(leader, id, { sharing: 'nobody', inAggregates: true });
      return { leader, id };
    };
    const shared = [];
    for (let i = 0; i < 5; i += 1) shared.push(await share());
    expect(await told()).toMatchObject({ organisations: 5, mean: 3 });
    await Promise.all([share(), share(), share(), share(), share()]);
    expect(await told()).toMatchObject({ organisations: 5 });
    setClock(() => new Date('2027-03-02T00:00:00Z'));
    expect(await told()).toMatchObject({ organisations: 10 });
    const [first, other] = shared;
    await shareAssessment(first?.leader ?? lead, first?.id ?? '', { sharing: 'nobody', inAggregates: false });
    expect(await told()).toMatchObject({ organisations: 5 });
    for (const one of shared.slice(2)) await withdrawAssessment(one.leader, one.id);
    await withdrawAssessment(other?.leader ?? lead, other?.id ?? '');
    expect(await told()).toMatchObject({ organisations: 5 });
  });

  it('tells no figure from which an unseen organisation is left over once the shared ones are taken away', async () => {
    const watcher = await makePerson([{ organisationId: NETWORKS.ICRSE, role: 'coordinator' }]);
    const told = async () => {
      const { aggregates, commonest } = await readRegion(watcher, NETWORKS.ICRSE, ALL);
      return [aggregates.find(({ component }) => component === 'community-empowerment')?.organisations, commonest[0]?.organisations];
    };
    const share = async (sharing: 'nobody' | 'scores' | 'everything') => {
      const organisation = await makeOrganisation({ networkId: NETWORKS.ICRSE, country: 'DE' });
      const leader = await makePerson([{ organisationId: organisation, role: 'lead' }]);
      const id = await makeCompletedAssessment({ lead: leader, organisationId: organisation, components: ONE, answer: () => ({ choice: '3' }) });
      await commitToPriorities(leader, id, [FIRST]);
      await shareAssessment(leader, id, { sharing, inAggregates: true });
      return { leader, id };
    };
    const four = await Promise.all([share('everything'), share('everything'), share('everything'), share('scores')]);
    const hidden = await share('nobody');
    expect(await told()).toEqual([null, undefined]);
    // Whoever shows theirs is counted among the shown at the next look: with scores only, for the means alone.
    await shareAssessment(hidden.leader, hidden.id, { sharing: 'scores', inAggregates: true });
    expect(await told()).toEqual([5, undefined]);
    for (const { leader, id } of [...four, hidden]) await shareAssessment(leader, id, { sharing: 'everything', inAggregates: true });
    expect(await told()).toEqual([5, 5]);
    await shareAssessment(hidden.leader, hidden.id, { sharing: 'nobody', inAggregates: true });
    expect(await told()).toEqual([null, undefined]);
  });

  it('is found in the list by the names of its components, in the language of the page', async () => {
    const organisation = await makeOrganisation({ networkId: NETWORKS.SWAN, country: 'UA' });
    const leader = await makePerson([{ organisationId: organisation, role: 'lead' }]);
    const part = await makeOpenAssessment({ lead: leader, organisationId: organisation, participants: [leader], components: ONE });
    const two = await makeCompletedAssessment({ lead: leader, organisationId: organisation, components: [...ONE, 'addressing-violence'] });
    const found = async (q: string, locale: 'en' | 'fr' = 'en') => (await listAssessments(leader, organisation, assessmentsQuerySchema.parse({ q }), locale)).assessments.map(({ id }) => id).sort();
    expect(await found('')).toEqual([part, two].sort());
    expect(await found('EMPOWERMENT')).toEqual([part, two].sort());
    expect(await found('violence')).toEqual([two]);
    expect(await found('violence empowerment')).toEqual([two]);
    expect(await found('empowerment', 'fr')).toEqual([]);
    expect(await found('violence', 'fr')).toEqual([two]);
    for (const nothing of ['condom', '%', 'x'.repeat(90)]) expect(await found(nothing), nothing).toEqual([]);
    const { assessments, count } = await listAssessments(leader, organisation, assessmentsQuerySchema.parse({ q: 'violence' }), 'en');
    expect([count, assessments[0]?.parts]).toEqual([1, ['Community empowerment', 'Addressing violence against sex workers']]);
  });

  it('ends with a withdrawal, for everyone and wherever it stood', async () => {
    const organisation = await makeOrganisation({ networkId: NETWORKS.PLAPERTS, country: 'BR' });
    const [leader, member] = [await makePerson([{ organisationId: organisation, role: 'lead' }]), await makePerson([{ organisationId: organisation, role: 'member' }])];
    const watcher = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }]);
    const id = await makeCompletedAssessment({ lead: leader, organisationId: organisation, participants: [leader, member], components: ONE });
    await shareAssessment(leader, id, { sharing: 'everything', inAggregates: true });
    const later = await makeCompletedAssessment({ lead: leader, organisationId: organisation, components: ONE });
    const underWay = await makeOpenAssessment({ lead: leader, organisationId: organisation, participants: [leader, member], components: ONE });
    const listed = async (person: AskingPerson) => (await listAssessments(person, organisation, assessmentsQuerySchema.parse({}), 'en')).assessments.map((one) => one.id);
    const shown = async () => (await readRegion(watcher, NETWORKS.PLAPERTS, ALL)).organisations.map((one) => one.assessmentId);
    const scored = async (person: AskingPerson) => (await listScores(person, organisation)).map((one) => one.id);
    const compared = async () => (await readResults(leader, later)).earlier.map((one) => one.id);
    expect([await listed(member), await shown(), await scored(watcher), await compared()]).toEqual([expect.arrayContaining([id, underWay]), [id], [id], [id]]);
    for (const one of [id, underWay]) await withdrawAssessment(leader, one);
    for (const person of [leader, member]) expect([await listed(person), await scored(person)]).toEqual([[later], [later]]);
    expect([await shown(), await scored(watcher), await compared()]).toEqual([[null], [], []]);
    await expect(readResults(leader, later, { earlierId: id })).rejects.toBeInstanceOf(NotFound);
    for (const person of [leader, member, watcher]) {
      // The page of criteria reads the results with their texts, the others without.
      for (const take of [readResults, (who: AskingPerson, of: string) => readResults(who, of, { withTexts: false }), readOverview]) await expect(take(person, id)).rejects.toBeInstanceOf(NotFound);
      for (const take of [exportPdf, exportCsv, exportXlsx]) await expect(take(person, id, 'en')).rejects.toBeInstanceOf(NotFound);
      for (const take of [readOverview, (who: AskingPerson, of: string) => readAnswerPage(who, of, 1), (who: AskingPerson, of: string) => makeForm(who, of, 'en')]) await expect(take(person, underWay)).rejects.toBeInstanceOf(NotFound);
    }
  });

  it('commits to five priorities at most, in the order of the organisation', async () => {
    const id = await makeCompletedAssessment({ lead, organisationId, answer: () => ({ choice: '1' }) });
    const keys = (await readResults(lead, id)).priorities.map((one) => one.id);
    await commitToPriorities(lead, id, [keys[7] ?? '', keys[2] ?? '']);
    expect((await readResults(lead, id)).priorities.slice(0, 2).map((one) => one.id)).toEqual([keys[7], keys[2]]);
    await expect(commitToPriorities(lead, id, keys.slice(0, 6))).rejects.toBeInstanceOf(Refusal);
    await expect(commitToPriorities(second, id, [])).rejects.toBeInstanceOf(Refusal);
  });
});

describe('files', () => {
  it('hold the answers, take no text for a formula, and draw a PDF in both languages', async () => {
    const id = await makeCompletedAssessment({ lead, organisationId, answer: (i) => ({ choice: '2', note: i === 0 ? '=HYPERLINK("x")' : 'ça va, «bien» — مرحبا 🌿' }) });
    const csv = await exportCsv(lead, id, 'fr');
    expect(csv.split('\r\n').filter((line) => line.includes(',ce-')).length).toBe(10);
    expect(csv).toContain('"\'=HYPERLINK(""x"")"');
    expect(csv.split('\r\n')[0]).toMatch(/,Score de la composante,Couverture$/);
    for (const line of csv.split('\r\n').filter((one) => one.includes(',ce-'))) expect(line).toMatch(/,[\d.]+,[\d.]+$/);
    await commitToPriorities(lead, id, [FIRST]);
    const sheets = await readXlsxFile(await exportXlsx(lead, id, 'en'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Results', 'Answers', 'Priorities']);
    expect(sheets[0]?.data.at(-1)?.[0]).toBe('Overall');
    expect(sheets[2]?.data[0]).toEqual(['Component', 'Code', 'Question', 'Level', 'Weight', 'Disagreement', 'Points', 'Committed to, place']);
    expect(sheets[2]?.data[1]).toEqual(expect.arrayContaining([FIRST, 2, 1]));
    expect(sheets[2]?.data.slice(1).every((row) => typeof row[6] === 'number')).toBe(true);
    for (const locale of ['en', 'fr'] as const) {
      const pdf = await exportPdf(lead, id, locale);
      expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
      expect(pdf.length).toBeGreaterThan(20_000);
    }
  });

  it('a form goes out and comes back whole, or not at all', async () => {
    const id = await makeOpenAssessment({ lead, organisationId });
    await saveAnswer(lead, id, entry('2', '-starts with a sign', 0));
    const form = await makeForm(lead, id, 'en');
    const [sheet] = await readXlsxFile(form);
    expect(sheet?.data[1]?.slice(7)).toHaveLength(5);
    expect(sheet?.data[2]?.slice(7).every((descriptor) => typeof descriptor === 'string' && descriptor.length > 10)).toBe(true);
    expect(await readForm(lead, id, form)).toEqual([]);
    expect((await readAnswerPage(lead, id, 1)).answers).toMatchObject([{ criterion: FIRST, level: 2, note: '-starts with a sign', version: 1 }]);
    expect(await readForm(lead, id, form)).toEqual([]);
    await saveAnswer(lead, id, entry('3', 'meanwhile', 1));
    expect(await readForm(lead, id, form)).toMatchObject([{ row: 3, problem: 'newer' }]);
    const other = await makeOpenAssessment({ lead, organisationId });
    await expect(readForm(lead, other, await makeForm(lead, id, 'fr'))).rejects.toMatchObject({ reason: 'assessment.import.otherAssessment' });
    expect(await database().answer.count({ where: { assessmentId: other } })).toBe(0);
    await expect(readForm(lead, id, Buffer.from('no workbook'))).rejects.toBeInstanceOf(Refusal);
  });

  it('a form that was filled in alone never speaks for the group, nor one of the group for somebody alone', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: ONE });
    const own = await fillForm(await makeForm(second, id, 'en'), { level: '3', note: 'my words alone' });
    await saveAnswer(lead, id, entry('1', '', 0));
    await beginConsensus(lead, id);
    await expect(readForm(second, id, own)).rejects.toMatchObject({ reason: 'assessment.import.nowTogether' });
    await expect(saveTogether(second, id, [entry('3', 'my words alone', 0)], 'own')).rejects.toBeInstanceOf(Refusal);
    expect(await database().answer.count({ where: { assessmentId: id, personId: null } })).toBe(0);
    const together = await fillForm(await makeForm(second, id, 'en'), { level: '2', note: 'what we agreed' });
    expect(await readForm(second, id, together)).toEqual([]);
    await reopenAnswering(lead, id);
    await expect(readForm(second, id, together)).rejects.toMatchObject({ reason: 'assessment.import.nowAlone' });
    expect(await readForm(second, id, own)).toEqual([]);
    expect(await database().answer.findMany({ where: { assessmentId: id, savedById: second.id }, select: { personId: true, level: true }, orderBy: { level: 'asc' } })).toEqual([{ personId: null, level: 2 }, { personId: second.id, level: 3 }]);
  });

  it('a form from before forms said of which assessment they are is refused with advice', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, components: ONE });
    await expect(readForm(lead, id, await fillForm(await makeForm(lead, id, 'fr'), { level: '1', mark: 'P1' }))).rejects.toMatchObject({ reason: 'assessment.import.oldForm' });
    await expect(readForm(lead, id, await fillForm(await makeForm(lead, id, 'fr'), { level: '1', mark: 'P2' }))).rejects.toMatchObject({ reason: 'assessment.import.notAForm' });
  });
});

it('a new version of the instrument leaves what was assessed in its own words, and is compared with it by id', async () => {
  const old = await makeCompletedAssessment({ lead, organisationId, components: ONE, answer: () => ({ choice: '1' }) });
  const underWay = await makeOpenAssessment({ lead, organisationId, components: ONE });
  const before = await readResults(lead, old);
  const copy = join(mkdtempSync(join(tmpdir(), 'swit-')), 'swit');
  cpSync(FOLDER, copy, { recursive: true });
  const change = (file: string, from: string | RegExp, to: string) => writeFileSync(join(copy, file), readFileSync(join(copy, file), 'utf8').replace(from, to));
  change('instrument.yaml', /^version: \d+$/m, `version: ${before.instrument.version + 1}`);
  change('components/1-community-empowerment.yaml', 'Who decides', 'Who truly decides');
  change('components/1-community-empowerment.yaml', /^  - id: ce-membership$/m, '  - id: ce-membership-anew');
  await importInstrument(copy);

  expect(await readResults(lead, old)).toEqual(before);
  const titleIn = async (id: string) => (await readAnswerPage(lead, id, 1)).component.criteria.find((one) => one.id === FIRST)?.title.en;
  const anew = await makeOpenAssessment({ lead, organisationId, components: ONE });
  expect([await titleIn(underWay), await titleIn(anew)]).toEqual(['Who decides', 'Who truly decides']);
  await answerAll(lead, anew, ONE, () => ({ choice: '3' }));
  await completeAssessment(lead, anew, true);
  const changes = new Map((await readResults(lead, anew, { earlierId: old })).comparison?.criteria.map(({ id, change: kind }) => [id, kind]));
  expect([changes.get(FIRST), changes.get('ce-membership'), changes.get('ce-membership-anew')]).toEqual(['rose', 'dropped', 'added']);
});

it('a transaction that fails leaves nothing behind', async () => {
  const before = await database().activity.count();
  await expect(
    inTransaction(async (tx) => {
      await tx.activity.create({ data: { kind: 'x', subjectType: 'x', subjectId: newId() } });
      throw new Error('on purpose');
    }),
  ).rejects.toThrow('on purpose');
  expect(await database().activity.count()).toBe(before);
});
