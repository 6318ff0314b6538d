import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { decideNow, delegacyOf, delegateEntry, finishEdition, nameNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { answerCheck, makeRunning } from '#prisma/seed/running.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { confirmDelegacy, leaveTeam } from './edition-delegates.server.ts';
import { keepAnswers, openCheck, openSecondRound, readCheck, readCheckPart } from './knowledge-check.server.ts';
import { readGains, readKnowledgeGains } from './knowledge-gains.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let people: AskingPerson[];
let lead: AskingPerson;
let edition: string;

/** Six questions of which the first four name the objectives that they check. */
const QUESTIONS = Array.from({ length: 6 }, (_, i) => `\n  - { id: q${i + 1}, right: ${'abc'[i % 3]}${i < 4 ? `, objective: ${(i % 2) + 1}` : ''} }`).join('');

beforeAll(async () => {
  const made = makeCurriculumFolder();
  made.module('first', { questions: QUESTIONS });
  made.module('second');
  made.curriculum('checked', ['first', 'second']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
});

beforeEach(async () => {
  await database().edition.deleteMany();
  [coordinator, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const houses = [];
  for (const _ of [1, 2]) {
    const organisationId = await makeOrganisation({ networkId });
    const [one, two, three] = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])];
    houses.push({ organisationId, lead: await makePerson([{ organisationId, role: 'lead' }]), people: [one, two, three] });
  }
  people = houses.flatMap((house) => house.people);
  lead = houses[0]?.lead as AskingPerson;
  edition = await makeRunning(coordinator, networkId, { houses, faculty: [trainer], curriculum: 'checked' });
});

const first = () => people[0] as AskingPerson;

describe('a knowledge check', () => {
  it('is told to those who go there, in each round anew, and to nobody once the edition is over', async () => {
    startTelling();
    const told = async () => (await database().notification.findMany({ where: { subjectId: edition, kind: 'check_opened', place: 'edition_check', readAt: null } })).map(({ personId }) => personId).sort();
    await openCheck(trainer, edition, 'each');
    expect(await told()).toEqual(people.map(({ id }) => id).sort());
    await database().notification.updateMany({ where: { subjectId: edition }, data: { readAt: new Date() } });
    await leaveTeam(first(), await delegacyOf((await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: first().id } } } })).id, first()), 'withdraw');
    await openSecondRound(trainer, edition);
    expect(await told()).toEqual(people.slice(1).map(({ id }) => id).sort());
    await finishEdition(coordinator, edition);
    expect(await told()).toEqual([]);
  });

  it('is told to who comes later while a round is open: a team that is selected, somebody who says yes; not to who has answered', async () => {
    startTelling();
    const told = async () => (await database().notification.findMany({ where: { subjectId: edition, kind: 'check_opened', place: 'edition_check', readAt: null } })).map(({ personId }) => personId).sort();
    const { id: team } = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: first().id } } } });
    const ofTeam = people.slice(0, 3).map(({ id }) => id);
    await decideNow(coordinator, team, 'wait');
    await openCheck(trainer, edition, 'each');
    expect(await told()).toEqual(people.slice(3).map(({ id }) => id).sort());
    await decideNow(coordinator, team, 'select');
    expect(await told()).toEqual(people.map(({ id }) => id).sort());
    await answerCheck(first(), edition, 1, 1);
    await database().notification.updateMany({ where: { subjectId: edition }, data: { readAt: new Date() } });
    await decideNow(coordinator, team, 'wait');
    await decideNow(coordinator, team, 'select');
    expect(await told()).toEqual(ofTeam.slice(1).sort());
  });

  it('is told to who takes the place of another and says yes, once', async () => {
    startTelling();
    const { organisationId } = lead.memberships[0] as { organisationId: string };
    const [one, two, three] = people as [AskingPerson, AskingPerson, AskingPerson];
    const later = await makePerson([{ organisationId, role: 'member' }]);
    const selecting = await makeRunning(coordinator, networkId, { houses: [{ organisationId, lead, people: [one, two, three] }], faculty: [trainer], curriculum: 'checked', state: 'selecting' });
    await openCheck(trainer, selecting, 'each');
    const told = async () => (await database().notification.findMany({ where: { subjectId: selecting, kind: 'check_opened', place: 'edition_check', readAt: null } })).map(({ personId }) => personId).sort();
    const team = await nameNow(lead, selecting, organisationId, { people: [two.id, three.id, later.id], reason: '' });
    const named = await delegacyOf(team, later);
    expect(await told()).toEqual([two.id, three.id].sort());
    await confirmDelegacy(later, named, delegateEntry());
    expect(await told()).toEqual([two.id, three.id, later.id].sort());
    await database().notification.updateMany({ where: { subjectId: selecting }, data: { readAt: new Date() } });
    await confirmDelegacy(later, named, delegateEntry({ version: 2 }));
    expect(await told()).toEqual([]);
  });

  it('asks one question for each objective, where that is wanted, and tells of those that no question names that they were not asked about', async () => {
    await openCheck(trainer, edition, 'each');
    expect((await readCheckPart(first(), edition, 1, 'en')).questions.map(({ id }) => id)).toEqual(['q1', 'q2']);
    await expect(connectionPool().query("update edition_check_part set questions = array_fill('q'::text, array[21])")).rejects.toThrow(/edition_check_part_bounds|does not change/);
    for (const person of people.slice(0, 5)) await answerCheck(person, edition, 1, 1);
    await openSecondRound(trainer, edition);
    for (const person of people.slice(0, 5)) await answerCheck(person, edition, 1, 2);
    const [gain] = await readKnowledgeGains(edition);
    expect([gain?.objectives.length, gain?.gain?.objectives.map(({ objective }) => objective)]).toEqual([4, [1, 2]]);
  });

  it('is opened by faculty or coordinators, once, and asks the same of each module in both rounds, each objective before any twice', async () => {
    await expect(openCheck(first(), edition, 2)).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    await expect(openCheck(lead, edition, 2)).rejects.toThrow(NotFound);
    await openCheck(trainer, edition, 2);
    await expect(openCheck(coordinator, edition, 3)).rejects.toMatchObject({ reason: 'academy.running.refusals.checkOpened' });
    const asked = async () => (await readCheckPart(first(), edition, 1, 'fr')).questions.map(({ id }) => id);
    expect(await asked()).toEqual(['q1', 'q2']);
    expect((await readCheckPart(first(), edition, 2, 'fr')).module).toBe('Au sujet de second');
    await openSecondRound(coordinator, edition);
    expect(await asked()).toEqual(['q1', 'q2']);
    await expect(openSecondRound(coordinator, edition)).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
  });

  it('tells what is right after the second time, to who answered and to nobody else', async () => {
    await openCheck(trainer, edition, 2);
    await answerCheck(first(), edition, 1, 1);
    expect(JSON.stringify(await readCheckPart(first(), edition, 1, 'en'))).not.toMatch(/Because of|"right":"/);
    await openSecondRound(trainer, edition);
    expect(JSON.stringify(await readCheckPart(first(), edition, 1, 'en'))).not.toMatch(/Because of|"right":"/);
    await answerCheck(first(), edition, 1, 2);
    const { questions, mayAnswer } = await readCheckPart(first(), edition, 1, 'en');
    expect(mayAnswer).toBe(false);
    expect(questions.map(({ told }) => [told?.before, told?.after, told?.right])).toEqual([['a', 'a', 'a'], ['none', 'b', 'b']]);
    for (const one of [coordinator, trainer]) {
      await expect(readCheckPart(one, edition, 1, 'en')).rejects.toMatchObject({ reason: 'academy.running.refusals.delegatesOnly' });
      expect(JSON.stringify(await readCheck(one, edition, 'en'))).not.toMatch(/"(before|after)":true/);
    }
    for (const one of [lead, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) for (const ask of [() => readCheck(one, edition, 'en'), () => readCheckPart(one, edition, 1, 'en'), () => readGains(one, edition, 'en'), () => answerCheck(one, edition, 1, 1)]) await expect(ask()).rejects.toThrow(NotFound);
    await expect(readGains(first(), edition, 'en')).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
  });

  it('wants an answer to each question, keeps the first that arrives, and takes none out of turn', async () => {
    await openCheck(trainer, edition, 2);
    await expect(keepAnswers(first(), edition, 1, new Map([['q1', 'a']]))).rejects.toMatchObject({ field: 'answer.q2' });
    await expect(answerCheck(first(), edition, 1, 2).then(() => keepAnswers(first(), edition, 3, new Map()))).rejects.toThrow(NotFound);
    await Promise.all([answerCheck(first(), edition, 1, 0), answerCheck(first(), edition, 1, 1), answerCheck(first(), edition, 1, 2)]);
    const [row] = await database().editionAnswers.findMany();
    expect(await database().editionAnswers.count()).toBe(1);
    expect(row?.answers).toEqual({ q1: 'a', q2: 'b' });
    await expect(connectionPool().query("update edition_answers set answers = '{}'")).rejects.toThrow('does not change');
    await expect(connectionPool().query("insert into edition_answers (delegate_id, edition_id, position, round, answers) select delegate_id, edition_id, position, 'after', answers from edition_answers")).rejects.toThrow('not open');
    await finishEdition(coordinator, edition);
    await expect(answerCheck(first(), edition, 2, 1)).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
    expect((await readCheckPart(first(), edition, 1, 'en')).isTold).toBe(true);
  });

  it('tells faculty what it came to from five people up, by module and objective, and nothing more with the sixth or without the first', async () => {
    await openCheck(trainer, edition, 2);
    for (const one of people) await answerCheck(one, edition, 1, 0);
    await openSecondRound(trainer, edition);
    const gain = async () => (await readKnowledgeGains(edition))[0]?.gain;
    for (const one of people.slice(0, 4)) await answerCheck(one, edition, 1, 1);
    expect(await gain()).toBeNull();
    await answerCheck(people[4] as AskingPerson, edition, 1, 2);
    const told = { people: 5, before: 0, after: 0.6, gain: 0.6, objectives: [{ objective: 1, before: 0, after: 1, gain: 1 }, { objective: 2, before: 0, after: 0.2, gain: 0.2 }] };
    expect(await gain()).toEqual(told);
    await answerCheck(people[5] as AskingPerson, edition, 1, 2);
    expect(await gain()).toEqual(told);
    const delegate = await database().editionDelegate.findFirstOrThrow({ where: { personId: first().id } });
    await leaveTeam(first(), delegate.id, 'withdraw');
    const gains = await readGains(trainer, edition, 'fr');
    expect(gains.map(({ slug, gain: of }) => [slug, of])).toEqual([['first', told], ['second', null]]);
    expect(gains[0]?.objectives).toEqual(['Name a thing', 'Draw a thing', 'Show a thing', 'Choose a thing']);
    expect(JSON.stringify(gains)).not.toContain(delegate.id);
  });
});
