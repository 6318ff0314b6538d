import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivities } from '#app/domain/activity/activity.server.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database, inTransaction } from '#app/platform/database.server.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { decideNow, delegacyOf, delegateEntry, editionEntry, finishEdition, makeCurriculum, makeEdition, makeTeam, nameNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startTakingOut } from '../departures.server.ts';
import { changeEdition, moveEdition } from './edition-changes.server.ts';
import { confirmDelegacy, leaveTeam, readDelegacy } from './edition-delegates.server.ts';
import { makeLetter } from './edition-letter.server.ts';
import { DELEGATE_MOVES, TEAM_MOVES } from './edition-model.ts';
import { readEdition } from './edition-page.server.ts';
import { findPart } from './edition-part.server.ts';
import { decideTeam, readSelection } from './edition-selection.server.ts';
import { readTeam } from './edition-team-page.server.ts';
import { nominateTeam, readNomination, withdrawTeam } from './edition-teams.server.ts';
import { findEdition } from './editions.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let other: AskingPerson;
let edition: string;

interface House {
  organisationId: string;
  lead: AskingPerson;
  people: AskingPerson[];
}

async function makeHouse(country = 'KE', size = 3): Promise<House> {
  const organisationId = await makeOrganisation({ networkId, country });
  const people = [];
  for (let i = 0; i < size; i += 1) people.push(await makePerson([{ organisationId, role: 'member' }]));
  return { organisationId, lead: await makePerson([{ organisationId, role: 'lead' }]), people };
}

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  await makeCurriculum();
  [coordinator, other] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'coordinator' }])];
  edition = await makeEdition(coordinator, networkId, { entry: { teams: 1 }, venue: 'House with the blue door', venueFrom: '2099-02-23', state: 'call_open' });
});
afterEach(() => setClock());

const versionOf = async () => (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version;
const statesOf = async () => (await database().editionTeam.findMany({ where: { editionId: edition }, orderBy: { nominatedAt: 'asc' } })).map(({ state }) => state);
/** Which texts are kept of those who are or were in a team. */
const saidBy = async (teamId: string) => (await connectionPool().query<{ name: string }>("select distinct e.key as name from edition_delegate d, jsonb_each_text(to_jsonb(d)) e where d.team_id = $1 and e.key in ('paper_name', 'gender', 'access', 'diet', 'not_public') and e.value is not null order by 1", [teamId])).rows.map(({ name }) => name);
const toldOf = async (subjectId: string, person: AskingPerson) => (await database().notification.findMany({ where: { subjectId, personId: person.id } })).map(({ kind }) => kind).sort();

it('the life cycles are the same tables in the database', async () => {
  const pairs = (moves: Record<string, { from: readonly string[]; to: string }>) => Object.values(moves).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)).sort();
  for (const [table, moves] of Object.entries({ edition_team: TEAM_MOVES, edition_delegate: DELEGATE_MOVES })) {
    const [row] = await database().$queryRaw<{ said: string }[]>`select pg_get_triggerdef(oid) as said from pg_trigger where tgname = ${`${table}_moves`}`;
    expect([...(row?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort(), table).toEqual(pairs(moves));
  }
});

describe('a team', () => {
  it('is named by a lead of an organisation of the network while the call is open; of others nobody is in it', async () => {
    const { lead, organisationId, people } = await makeHouse();
    const stranger = (await makeHouse()).people[0];
    const abroad = await makeOrganisation({ networkId: NETWORKS.APNSW });
    const leadAbroad = await makePerson([{ organisationId: abroad, role: 'lead' }]);
    await expect(readNomination(leadAbroad, edition, abroad)).rejects.toThrow(NotFound);
    await expect(readNomination(people[0] as AskingPerson, edition, organisationId)).rejects.toThrow(NotFound);
    await expect(nameNow(lead, edition, organisationId, { people: [stranger?.id ?? ''], reason: '' })).rejects.toThrow(NotFound);
    const six = await makeHouse('KE', 6);
    await expect(nameNow(six.lead, edition, six.organisationId, { people: six.people.map(({ id }) => id), reason: '' })).rejects.toMatchObject({ reason: 'academy.editions.refusals.manyDelegates' });
    await makeTeam(edition, { lead, organisationId, people, said: [] });
    await moveEdition(coordinator, edition, 'select');
    await expect(nameNow(lead, edition, organisationId, { people: people.map(({ id }) => id), reason: '' })).rejects.toMatchObject({ reason: 'academy.editions.refusals.callOver' });
  });

  it('named anew keeps who has said yes, asks who comes to it and lets who is left out go', async () => {
    const { lead, organisationId, people } = await makeHouse('KE', 4);
    const [first, second, third, fourth] = people as [AskingPerson, AskingPerson, AskingPerson, AskingPerson];
    const id = await makeTeam(edition, { lead, organisationId, people: [first, second, third], said: [{}, null, {}] });
    expect(await toldOf(await delegacyOf(id, second), second)).toEqual(['delegate_asked']);
    await nameNow(lead, edition, organisationId, { people: [first.id, fourth.id], reason: 'Both of them lead' });
    expect((await readTeam(lead, id)).delegates.map(({ pseudonym, state }) => [pseudonym, state])).toEqual([[first.pseudonym, 'confirmed'], [second.pseudonym, 'withdrawn'], [third.pseudonym, 'withdrawn'], [fourth.pseudonym, 'nominated']]);
    expect(await toldOf(await delegacyOf(id, second), second)).toEqual([]);
    await expect(findEdition(second, edition)).rejects.toThrow(NotFound);
    await nameNow(lead, edition, organisationId, { people: [first.id, second.id], reason: '' });
    expect((await readDelegacy(second, await delegacyOf(id, second))).state).toBe('nominated');
    // Who was left out finds nothing of what they had said.
    await nameNow(lead, edition, organisationId, { people: [first.id, third.id], reason: '' });
    expect((await readDelegacy(third, await delegacyOf(id, third))).said).toMatchObject({ paperName: null, languages: [], firstTime: null });
  });

  it('is named by what was seen: over an answer, or another naming, nothing is kept and whoever said no is not asked again', async () => {
    const { lead, organisationId, people } = await makeHouse('KE', 4);
    const [first, second, third, fourth] = people as [AskingPerson, AskingPerson, AskingPerson, AskingPerson];
    const refused = { reason: 'academy.editions.refusals.changedMeanwhile' };
    const name = (who: readonly AskingPerson[], version: number) => nominateTeam(lead, edition, organisationId, { people: who.map((one) => one.id), reason: '', version });
    const seen = async () => (await readNomination(lead, edition, organisationId)).team?.version ?? 0;
    await expect(name(people, 1)).rejects.toMatchObject(refused);
    const id = await name([first, second, third], 0);
    await expect(name([first], 0)).rejects.toMatchObject(refused);
    const before = await seen();
    await confirmDelegacy(first, await delegacyOf(id, first), delegateEntry());
    await expect(name([second, third, fourth], before)).rejects.toMatchObject(refused);
    const then = await seen();
    await leaveTeam(second, await delegacyOf(id, second), 'decline');
    await expect(name([first, second, third], then)).rejects.toMatchObject(refused);
    expect((await readTeam(lead, id)).delegates.map(({ state }) => state)).toEqual(['confirmed', 'declined', 'nominated']);
    // What somebody puts right in their own words is not seen there.
    const now = await seen();
    await confirmDelegacy(first, await delegacyOf(id, first), delegateEntry({ diet: 'No fish', version: 2 }));
    await name([first, third, fourth], now);
    const outcomes = await Promise.allSettled([name([first, third], now + 1), name([first, fourth], now + 1)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const last = await seen();
    await withdrawTeam(lead, id);
    await expect(name([first, third], last)).rejects.toMatchObject(refused);
  });

  it('has nobody in it who left the organisation: nothing is kept that they said, and its leads and the coordinators are told', async () => {
    startTakingOut();
    const { lead, organisationId, people } = await makeHouse('KE', 4);
    const [first, second, third, fourth] = people as [AskingPerson, AskingPerson, AskingPerson, AskingPerson];
    const id = await makeTeam(edition, { lead, organisationId, people, said: [{ diet: 'No fish', notPublic: 'My face' }, {}, {}, null] });
    const end = async (person: AskingPerson) => endMembership(lead, (await database().membership.findFirstOrThrow({ where: { personId: person.id, organisationId, endedAt: null } })).id);
    await moveEdition(coordinator, edition, 'select');
    await decideNow(coordinator, id, 'select');
    const version = (await readNomination(lead, edition, organisationId)).team?.version ?? 0;
    await inTransaction((tx) => recordActivities(tx, ['edition.timetablePublished', 'edition.messaged'].map((kind) => ({ actor: coordinator.id, organisationId: null, kind, subjectType: 'edition', subjectId: edition }))));
    await database().notification.deleteMany({ where: { subjectId: id } });
    await end(fourth);
    await end(first);
    expect((await readTeam(lead, id)).delegates.map(({ pseudonym, state }) => [pseudonym, state])).toEqual([[first.pseudonym, 'withdrawn'], [second.pseudonym, 'confirmed'], [third.pseudonym, 'confirmed'], [fourth.pseudonym, 'withdrawn']]);
    expect(JSON.stringify(await readTeam(coordinator, id))).not.toMatch(/No fish|My face/);
    expect(await saidBy(id)).toEqual(['paper_name']);
    expect((await readSelection(coordinator, edition)).balance.delegates).toBe(2);
    expect([await toldOf(id, coordinator), await toldOf(edition, first), await toldOf(await delegacyOf(id, fourth), fourth)]).toEqual([['team_answered'], [], []]);
    await expect(nominateTeam(lead, edition, organisationId, { people: [second.id, third.id], reason: '', version })).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    // By another role they are there as before; of what is finished they were a part.
    await database().membership.create({ data: { personId: second.id, organisationId, role: 'mentor' } });
    await end(second);
    await moveEdition(coordinator, edition, 'begin');
    await finishEdition(coordinator, edition);
    await end(third);
    expect((await database().editionDelegate.findMany({ where: { teamId: id, state: 'confirmed' } })).map(({ personId }) => personId).sort()).toEqual([second.id, third.id].sort());
  });

  it('of an organisation that closes goes nowhere', async () => {
    startTakingOut();
    const house = await makeHouse();
    const id = await makeTeam(edition, { ...house, said: [{ diet: 'No fish' }, {}, null] });
    await closeOrganisation(coordinator, house.organisationId);
    expect([await saidBy(id), (await database().editionDelegate.findMany({ where: { teamId: id } })).map(({ state }) => state)]).toEqual([[], ['withdrawn', 'withdrawn', 'withdrawn']]);
    expect(await toldOf(id, other)).toEqual(['team_answered', 'team_nominated']);
  });

  it('that is selected has somebody else in the place of who falls ill, until the edition begins: who is replaced reads nothing any more, and the coordinators are told', async () => {
    const { lead, organisationId, people } = await makeHouse('KE', 4);
    const [first, second, third, fourth] = people as [AskingPerson, AskingPerson, AskingPerson, AskingPerson];
    const id = await makeTeam(edition, { lead, organisationId, people: [first, second, third] });
    const waiting = await makeHouse();
    await makeTeam(edition, waiting);
    await moveEdition(coordinator, edition, 'select');
    await decideNow(coordinator, id, 'select');
    const version = await versionOf();
    expect([(await readTeam(lead, id)).mayChange, (await readNomination(lead, edition, organisationId)).mayNominate, (await readNomination(waiting.lead, edition, waiting.organisationId)).mayNominate]).toEqual([true, true, false]);
    await expect(nameNow(waiting.lead, edition, waiting.organisationId, { people: waiting.people.map((one) => one.id), reason: '' })).rejects.toMatchObject({ reason: 'academy.editions.refusals.callOver' });
    await nameNow(lead, edition, organisationId, { people: [first.id, second.id, third.id], reason: 'In other words' });
    expect([await toldOf(id, coordinator), await versionOf()]).toEqual([['team_nominated'], version]);
    await inTransaction((tx) => recordActivities(tx, ['edition.timetablePublished', 'edition.moved', 'edition.messaged', 'edition.checkOpened'].map((kind) => ({ actor: coordinator.id, organisationId: null, kind, subjectType: 'edition', subjectId: edition }))));
    const toldOfEdition = ['check_opened', 'edition_changed', 'edition_message', 'timetable_told'];
    const own = await delegacyOf(id, third);
    expect([await toldOf(edition, third), await toldOf(id, third)]).toEqual([toldOfEdition, ['team_selected']]);
    await nameNow(lead, edition, organisationId, { people: [first.id, second.id, fourth.id], reason: '' });
    // Nothing leads them any more to what is not there for them; what is their own says that they are in it no more.
    expect([await toldOf(edition, third), await toldOf(id, third), await toldOf(own, third)]).toEqual([[], [], ['team_changed']]);
    expect([await toldOf(edition, first), await toldOf(id, first)]).toEqual([toldOfEdition, ['team_selected']]);
    expect((await readDelegacy(third, own)).state).toBe('withdrawn');
    expect([(await readTeam(lead, id)).state, await toldOf(id, coordinator), await toldOf(id, other), await versionOf()]).toEqual(['selected', ['team_changed', 'team_nominated'], ['team_changed', 'team_nominated'], version + 1]);
    for (const read of [() => findEdition(third, edition), () => readTeam(third, id), () => findPart(third, edition)]) await expect(read()).rejects.toThrow(NotFound);
    expect((await readDelegacy(third, await delegacyOf(id, third))).said).toMatchObject({ paperName: null, languages: [], firstTime: null });
    await expect(findPart(fourth, edition)).rejects.toThrow(NotFound);
    await confirmDelegacy(fourth, await delegacyOf(id, fourth), delegateEntry());
    expect((await findPart(fourth, edition)).delegateId).toBe(await delegacyOf(id, fourth));
    expect((await readTeam(coordinator, id)).delegates.map(({ pseudonym }) => pseudonym).sort()).toEqual([first, second, fourth].map(({ pseudonym }) => pseudonym).sort());
    await moveEdition(coordinator, edition, 'begin');
    expect((await readTeam(lead, id)).mayChange).toBe(false);
    await expect(nameNow(lead, edition, organisationId, { people: [first.id, second.id, third.id], reason: '' })).rejects.toMatchObject({ reason: 'academy.editions.refusals.callOver' });
  });

  it('is not there for anyone without a part in it; what its people need, the coordinators read once it is selected', async () => {
    const { lead, organisationId, people } = await makeHouse();
    const house = await makeHouse();
    const id = await makeTeam(edition, { lead, organisationId, people, reason: 'Because of the border', said: [{ access: 'A ramp', diet: 'No fish', notPublic: 'My face', gender: 'Trans woman', paperName: 'Amina Odhiambo' }, {}, {}] });
    for (const one of [house.lead, house.people[0] as AskingPerson, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])]) await expect(readTeam(one, id)).rejects.toThrow(NotFound);
    await moveEdition(coordinator, edition, 'select');
    const needs = /A ramp|No fish|My face/;
    expect(JSON.stringify(await readTeam(coordinator, id))).not.toMatch(needs);
    await decideNow(coordinator, id, 'select');
    expect((await readTeam(coordinator, id)).delegates[0]?.needs).toEqual({ access: 'A ramp', diet: 'No fish', notPublic: 'My face' });
    for (const one of [lead, people[1] as AskingPerson]) expect(JSON.stringify(await readTeam(one, id))).not.toMatch(/A ramp|No fish|My face|Amina|Trans woman/);
    expect((await readTeam(people[1] as AskingPerson, id)).reason).toBeNull();
    // The name for the papers is nobody else's to read, whatever page it is.
    expect(JSON.stringify([await readTeam(coordinator, id), await readSelection(coordinator, edition), await readEdition(coordinator, edition, 'en')])).not.toContain('Amina');
    const { rows } = await connectionPool().query<{ row: string }>('select to_jsonb(d)::text as row from edition_delegate d union all select to_jsonb(t)::text from edition_team t');
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/A ramp|No fish|My face|Amina|Trans woman|border/);
  });
});

describe('whoever is named', () => {
  it('says yes for themselves, changes what they said, and takes it back with all of it', async () => {
    const { lead, organisationId, people } = await makeHouse();
    const [first, second] = people as [AskingPerson, AskingPerson, AskingPerson];
    const id = await makeTeam(edition, { lead, organisationId, people, said: [] });
    const own = await delegacyOf(id, first);
    for (const one of [second, lead, coordinator]) await expect(confirmDelegacy(one, own, delegateEntry())).rejects.toThrow(NotFound);
    await confirmDelegacy(first, own, delegateEntry({ diet: 'No fish' }));
    await expect(confirmDelegacy(first, own, delegateEntry())).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    await confirmDelegacy(first, own, delegateEntry({ diet: 'No meat', version: 2 }));
    expect((await readDelegacy(first, own)).said).toMatchObject({ diet: 'No meat', paperName: 'A. N. Other', firstTime: true });
    expect(await toldOf(id, lead)).toEqual(['team_answered']);
    await leaveTeam(first, own, 'withdraw');
    expect((await readDelegacy(first, own)).said).toMatchObject({ diet: null, paperName: null, languages: [], firstTime: null });
    await leaveTeam(second, await delegacyOf(id, second), 'decline');
    await expect(leaveTeam(second, await delegacyOf(id, second), 'decline')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
  });

  it('by two organisations goes with one', async () => {
    const [one, two] = [await makeHouse(), await makeHouse()];
    const both = await makePerson([{ organisationId: one.organisationId, role: 'member' }, { organisationId: two.organisationId, role: 'member' }]);
    const here = await makeTeam(edition, { ...one, people: [both], said: [{}] });
    const there = await makeTeam(edition, { ...two, people: [both], said: [] });
    const second = await delegacyOf(there, both);
    await expect(confirmDelegacy(both, second, delegateEntry())).rejects.toMatchObject({ reason: 'academy.editions.refusals.otherTeam' });
    await leaveTeam(both, await delegacyOf(here, both), 'withdraw');
    await confirmDelegacy(both, second, delegateEntry());
  });
});

describe('a selection', () => {
  async function twoTeams() {
    const [kenya, senegal] = [await makeHouse('KE'), await makeHouse('SN')];
    const teams = [await makeTeam(edition, { ...kenya, said: [{ gender: 'Woman' }, { gender: 'woman', firstTime: false, languages: ['sw'] }, { diet: 'No fish', notPublic: 'My face' }] }), await makeTeam(edition, { ...senegal, said: [{ languages: ['fr'] }, { languages: ['fr'] }, { languages: ['fr'], access: 'A ramp', diet: 'No meat', notPublic: 'My voice' }] })] as const;
    await moveEdition(coordinator, edition, 'select');
    return { kenya, senegal, teams };
  }

  it('shows what the teams come to by each criterion, and to coordinators alone', async () => {
    const { teams, kenya } = await twoTeams();
    await decideNow(coordinator, teams[0], 'select');
    const { balance, free } = await readSelection(coordinator, edition);
    expect(balance).toEqual({ teams: 1, delegates: 3, countries: [{ country: 'KE', teams: 1 }], genders: [{ gender: 'Woman', delegates: 2 }], genderNotGiven: 1, languages: [{ language: 'en', delegates: 2 }, { language: 'fr', delegates: 0 }], withoutLanguage: 1, firstTime: 2 });
    expect(free).toBe(0);
    await expect(readSelection(kenya.lead, edition)).rejects.toMatchObject({ reason: 'academy.editions.refusals.coordinatorsOnly' });
  });

  it('takes no team of which fewer than three have said yes, and none before the call has ended', async () => {
    const { lead, organisationId, people } = await makeHouse();
    const id = await makeTeam(edition, { lead, organisationId, people, said: [{}, {}, null] });
    await expect(decideNow(coordinator, id, 'select')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
    await moveEdition(coordinator, edition, 'select');
    await expect(decideNow(coordinator, id, 'select')).rejects.toMatchObject({ reason: 'academy.editions.refusals.fewConfirmed' });
    await confirmDelegacy(people[2] as AskingPerson, await delegacyOf(id, people[2] as AskingPerson), delegateEntry());
    await decideNow(coordinator, id, 'select');
  });

  it('by two coordinators at once ends in one state, and the later is told', async () => {
    const { teams } = await twoTeams();
    const version = await versionOf();
    const outcomes = await Promise.allSettled([decideTeam(coordinator, teams[0], 'select', version), decideTeam(other, teams[1], 'select', version)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: 'academy.editions.refusals.selectionChanged' } });
    expect((await statesOf()).sort()).toEqual(['nominated', 'selected']);
  });

  it('gives the last place to one, whichever way it is asked for', async () => {
    const { teams } = await twoTeams();
    await decideNow(coordinator, teams[0], 'select');
    await expect(decideNow(other, teams[1], 'select')).rejects.toMatchObject({ reason: 'academy.editions.refusals.noPlace' });
    await expect(connectionPool().query("update edition_team set state = 'selected' where id = $1", [teams[1]])).rejects.toThrow('no place free');
    await changeEdition(coordinator, edition, editionEntry({ teams: 2, version: await versionOf() }));
    await decideNow(other, teams[1], 'select');
    await expect(changeEdition(coordinator, edition, editionEntry({ teams: 1, version: await versionOf() }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.roomTaken' });
    await expect(connectionPool().query('update edition set teams = 1 where id = $1', [edition])).rejects.toThrow('more teams are selected');
  });

  it('leaves each team as many places as people are named in it; one that was taken back stands in nobody’s way', async () => {
    const { lead, organisationId, people } = await makeHouse('KE', 5);
    const team = await makeTeam(edition, { lead, organisationId, people, said: [{}, {}, {}, {}] });
    await moveEdition(coordinator, edition, 'select');
    const places = async (placesPerTeam: number) => changeEdition(coordinator, edition, editionEntry({ teams: 1, placesPerTeam, version: await versionOf() }));
    await expect(places(4)).rejects.toMatchObject({ field: 'placesPerTeam', reason: 'academy.editions.refusals.teamLarger', details: { count: 5 } });
    await leaveTeam(people[0] as AskingPerson, await delegacyOf(team, people[0] as AskingPerson), 'withdraw');
    await places(4);
    await expect(places(3)).rejects.toMatchObject({ field: 'placesPerTeam', details: { count: 4 } });
    await withdrawTeam(lead, team);
    await places(3);
  });

  it('of a place that a team gives back meanwhile tells whoever decides by what they saw; the waiting list takes it', async () => {
    const { teams, kenya, senegal } = await twoTeams();
    await decideNow(coordinator, teams[0], 'select');
    await decideNow(coordinator, teams[1], 'wait');
    expect(await toldOf(teams[1], senegal.lead)).toEqual(['team_answered', 'team_waiting']);
    await moveEdition(coordinator, edition, 'begin');
    const seen = await versionOf();
    await withdrawTeam(kenya.lead, teams[0]);
    expect(await toldOf(teams[0], coordinator)).toEqual(['team_withdrawn']);
    await expect(decideTeam(other, teams[1], 'pass', seen)).rejects.toMatchObject({ reason: 'academy.editions.refusals.selectionChanged' });
    await decideNow(coordinator, teams[1], 'select');
    expect(await toldOf(teams[1], senegal.lead)).toEqual(['team_answered', 'team_selected']);
    for (const one of senegal.people) expect(await toldOf(teams[1], one)).toEqual(['team_selected']);
    for (const one of kenya.people) await expect(findEdition(one, edition)).rejects.toThrow(NotFound);
    expect(await saidBy(teams[0])).toEqual([]);
    expect(await saidBy(teams[1])).toEqual(['access', 'diet', 'not_public', 'paper_name']);
    await finishEdition(coordinator, edition);
    expect(await saidBy(teams[1])).toEqual(['not_public', 'paper_name']);
    await expect(withdrawTeam(senegal.lead, teams[1])).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
  });

  it('that is taken back leads nobody to what is not there for them any more', async () => {
    const { teams, kenya } = await twoTeams();
    const [going] = kenya.people as [AskingPerson, AskingPerson, AskingPerson];
    for (const decision of ['wait', 'pass'] as const) {
      await decideNow(coordinator, teams[0], 'select');
      const happening = (kind: string, subjectType: string, subjectId: string) => ({ actor: coordinator.id, organisationId: null, kind, subjectType, subjectId });
      await inTransaction((tx) => recordActivities(tx, [...['edition.timetablePublished', 'edition.moved', 'edition.messaged', 'edition.checkOpened'].map((kind) => happening(kind, 'edition', edition)), happening('plan.presented', 'team', teams[0])]));
      expect([await toldOf(edition, going), await toldOf(teams[0], going)]).toEqual([['check_opened', 'edition_changed', 'edition_message', 'timetable_told'], ['plan_presented', 'team_selected']]);
      await decideNow(coordinator, teams[0], decision);
      const told = { wait: 'team_waiting', pass: 'team_not_selected' }[decision];
      // They are in the team as before, and hear of other days.
      expect([await toldOf(edition, going), await toldOf(teams[0], going)]).toEqual([['edition_changed'], [told]]);
      expect((await toldOf(teams[0], kenya.lead)).filter((kind) => kind !== 'team_answered')).toEqual([told]);
    }
  });

  it('that comes to an end with the edition tells all who have a part', async () => {
    const { teams, kenya } = await twoTeams();
    await decideNow(coordinator, teams[0], 'select');
    await moveEdition(coordinator, edition, 'cancel');
    for (const one of [kenya.lead, ...kenya.people]) expect(await toldOf(edition, one)).toContain('edition_cancelled');
    expect(await saidBy(teams[0])).toEqual(['gender', 'paper_name']);
    await expect(makeLetter(kenya.people[0] as AskingPerson, await delegacyOf(teams[0], kenya.people[0] as AskingPerson), 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notSelected' });
  });
});

describe('a letter of invitation', () => {
  it('is in the name that was chosen, names no network, no organisation and no venue; it is the delegate’s alone; they read the venue on its page, from its day on', async () => {
    const { lead, organisationId, people } = await makeHouse();
    const [first, second] = people as [AskingPerson, AskingPerson, AskingPerson];
    const id = await makeTeam(edition, { lead, organisationId, people, said: [{ paperName: 'Amina Odhiambo' }, {}, {}] });
    const own = await delegacyOf(id, first);
    await expect(makeLetter(first, own, 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notSelected' });
    await moveEdition(coordinator, edition, 'select');
    await decideNow(coordinator, id, 'select');
    const before = await makeLetter(first, own, 'en');
    const text = readPdf(before).text.replace(/\s+/g, ' ');
    expect(text).toContain('Amina Odhiambo');
    expect(text).toContain('2 March 2099');
    for (const word of ['African', 'Alliance', 'Spring edition', 'blue door', first.pseudonym, 'Organisation ']) expect(text).not.toContain(word);
    expect(Object.values(readPdf(before).properties).join()).not.toMatch(/Amina|invit/i);
    expect(readPdf(before).untold).toEqual([]);
    for (const tag of ['Document', 'H1', 'P']) expect(readPdf(before).raw, tag).toContain(`/S /${tag}\n`);
    expect((await readEdition(first, edition, 'en')).venue).toBeNull();
    setClock(() => new Date('2099-02-23T00:00:00Z'));
    const later = readPdf(await makeLetter(first, own, 'fr')).text.replace(/\s+/g, ' ');
    expect(later).toContain('du 2 mars 2099');
    expect(later).not.toContain('blue door');
    expect((await readEdition(first, edition, 'en')).venue).toBe('House with the blue door');
    for (const one of [second, lead, coordinator]) await expect(makeLetter(one, own, 'en')).rejects.toThrow(NotFound);
  });
});
