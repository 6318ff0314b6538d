import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { decideNow, finishEdition, makeCurriculum, makeEdition, makeTeam } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { planLine, presentPlan, writeLine } from '#prisma/seed/plans.server.ts';
import { addLine, findLine, moveLine, movePlan, readLine, saveLine } from './action-plan-changes.server.ts';
import { PLAN_LINE_MOVES, PLAN_MOVES } from './action-plan-life.ts';
import { listPlans, readGoingHome, readPlan } from './action-plan.server.ts';
import { moveEdition } from './edition-changes.server.ts';
import { readEdition } from './edition-page.server.ts';
import { listFollowUps } from './plan-follow-up.server.ts';
import { findWanted } from './plan-support.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let lead: AskingPerson;
let people: [AskingPerson, AskingPerson, AskingPerson];
let organisationId: string;
let edition: string;
let team: string;

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  await makeCurriculum();
  organisationId = await makeOrganisation({ networkId, country: 'KE' });
  const person = (role: 'member' | 'lead') => makePerson([{ organisationId, role }]);
  [coordinator, trainer, lead] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }]), await person('lead')];
  people = [await person('member'), await person('member'), await person('member')];
  edition = await makeEdition(coordinator, networkId, { faculty: [trainer], state: 'call_open' });
  team = await makeTeam(edition, { lead, organisationId, people });
  await moveEdition(coordinator, edition, 'select');
  await decideNow(coordinator, team, 'select');
});
afterEach(() => setClock());

it('the life cycles are the same tables in the database', async () => {
  const pairs = (moves: Record<string, { from: readonly string[]; to: string }>) => Object.values(moves).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)).sort();
  for (const [table, moves] of Object.entries({ action_plan: PLAN_MOVES, plan_line: PLAN_LINE_MOVES })) {
    const [row] = await database().$queryRaw<{ said: string }[]>`select pg_get_triggerdef(oid) as said from pg_trigger where tgname = ${`${table}_moves`}`;
    expect([...(row?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort(), table).toEqual(pairs(moves));
  }
});

describe('a plan', () => {
  it('is there once the edition has begun, for its team, who leads its organisation, and who hears it', async () => {
    await expect(readPlan(people[0], team)).rejects.toThrow(NotFound);
    expect(await readGoingHome(people[0], await readEdition(people[0], edition, 'en'))).toBeNull();
    await moveEdition(coordinator, edition, 'begin');
    for (const one of [...people, lead, coordinator, trainer]) expect((await readPlan(one, team)).lines, one.pseudonym).toEqual([]);
    const outside = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]), await makePerson([{ organisationId: await makeOrganisation({ networkId }), role: 'lead' }])];
    for (const one of outside) await expect(readPlan(one, team)).rejects.toThrow(NotFound);
    expect(await readGoingHome(people[0], await readEdition(people[0], edition, 'en'))).toMatchObject({ isHeard: false, teams: [{ id: team }] });
    expect(await readGoingHome(trainer, await readEdition(trainer, edition, 'en'))).toMatchObject({ isHeard: true, teams: [] });
    await expect(listPlans(lead, edition)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.facultyOnly' });
  });

  it('is read by its team and its lead as it is written, by those who hear it from its presentation on; nobody else is told a word, nor is the disk', async () => {
    await moveEdition(coordinator, edition, 'begin');
    const id = await writeLine(people[0], team, { problem: 'The wolves at the gate' });
    for (const one of [people[1], lead]) expect((await readPlan(one, team)).lines[0]?.problem).toBe('The wolves at the gate');
    for (const one of [coordinator, trainer]) {
      expect(await readPlan(one, team)).toMatchObject({ count: 1, lines: [], may: { present: true, write: false } });
      await expect(findLine(one, id)).rejects.toThrow(NotFound);
    }
    await expect(movePlan(people[0], team, 'present')).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.facultyOnly' });
    await movePlan(trainer, team, 'present');
    for (const one of [coordinator, trainer]) expect((await readPlan(one, team)).lines[0]?.problem).toBe('The wolves at the gate');
    expect((await listPlans(coordinator, edition)).teams).toMatchObject([{ state: 'presented', lines: 1 }]);
    const told = async () => (await database().notification.findMany({ where: { subjectId: team, kind: 'plan_presented' } })).map(({ personId }) => personId).sort();
    expect(await told()).toEqual([lead, ...people].map((one) => one.id).sort());
    const { rows } = await connectionPool().query<{ row: string }>('select to_jsonb(l)::text as row from plan_line l');
    expect(rows.map(({ row }) => row).join('\n')).not.toMatch(/wolves|Nobody answers|night line|June/);
    await movePlan(coordinator, team, 'resume');
    expect(await told()).toEqual([]);
    expect((await readPlan(trainer, team)).lines).toEqual([]);
  });

  it('does not change once it was presented, whichever way one comes, nor when the edition is closed', async () => {
    await moveEdition(coordinator, edition, 'begin');
    const [id = ''] = await presentPlan(people[0], coordinator, team, [{}]);
    await expect(saveLine(people[0], id, planLine({ edit: 2 }))).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.fixed' });
    await expect(addLine(people[0], team)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.fixed' });
    await expect(moveLine(people[0], id, 'remove')).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.fixed' });
    await expect(connectionPool().query('update plan_line set edit = edit + 1')).rejects.toThrow(/does not change/);
    await movePlan(coordinator, team, 'resume');
    await finishEdition(coordinator, edition);
    await moveEdition(coordinator, edition, 'close');
    await expect(addLine(people[0], team)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.fixed' });
  });

  it('that nobody marked as presented before its edition was closed still can be: from then on its lead asks for what it names, and it stays', async () => {
    await moveEdition(coordinator, edition, 'begin');
    const id = await writeLine(people[0], team, { support: 'assistance' });
    await finishEdition(coordinator, edition);
    await moveEdition(coordinator, edition, 'close');
    await expect(findWanted(lead, id, 'assistance')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
    expect((await readPlan(trainer, team)).may).toMatchObject({ present: true, resume: false });
    await movePlan(trainer, team, 'present');
    expect((await readPlan(trainer, team)).may).toMatchObject({ present: false, resume: false });
    expect((await findWanted(lead, id, 'assistance')).line.support).toBe('assistance');
    expect(await listFollowUps(lead, team)).toHaveLength(3);
    await expect(movePlan(coordinator, team, 'resume')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
  });

  it('is not presented before it has a line', async () => {
    await moveEdition(coordinator, edition, 'begin');
    await expect(movePlan(coordinator, team, 'present')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
    await moveLine(people[0], await writeLine(people[0], team), 'remove');
    await expect(movePlan(coordinator, team, 'present')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
  });
});

describe('a line', () => {
  beforeEach(() => moveEdition(coordinator, edition, 'begin'));

  it('is saved over what its writer saw; over a newer one both stand, and what says the same is saved', async () => {
    const id = await writeLine(people[0], team, { activity: 'First' });
    expect(await saveLine(people[1], id, planLine({ activity: 'Second', edit: 2 }))).toMatchObject({ state: 'saved', version: 3 });
    expect(await saveLine(people[0], id, planLine({ activity: 'Third', edit: 2 }))).toMatchObject({ state: 'conflict', theirs: { version: 3, fields: { activity: 'Second' } } });
    expect(await saveLine(people[2], id, planLine({ activity: 'Second', edit: 2 }))).toMatchObject({ state: 'saved', version: 3 });
    expect((await readLine(people[0], id)).values.activity).toBe('Second');
  });

  it('of two who save at the same moment one stands, and the other is shown it', async () => {
    const id = await writeLine(people[0], team);
    const saved = await Promise.all(['One', 'Other'].map((activity, i) => saveLine(people[i] as AskingPerson, id, planLine({ activity, edit: 2 }))));
    expect(saved.map(({ state }) => state).sort()).toEqual(['conflict', 'saved']);
  });

  it('that was removed is put back as it was; who leads or hears sees nothing of it meanwhile', async () => {
    const id = await writeLine(people[0], team, { problem: 'Kept in mind' });
    await moveLine(people[1], id, 'remove');
    await expect(saveLine(people[0], id, planLine({ edit: 2 }))).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.removed' });
    expect((await readPlan(people[2], team)).removed[0]?.problem).toBe('Kept in mind');
    expect(JSON.stringify(await readPlan(lead, team))).not.toContain('Kept in mind');
    await expect(findLine(lead, id)).rejects.toThrow(NotFound);
    await moveLine(people[2], id, 'restore');
    expect((await readPlan(lead, team)).lines[0]?.problem).toBe('Kept in mind');
  });

  it('is written by the team alone', async () => {
    const id = await writeLine(people[0], team);
    await expect(saveLine(lead, id, planLine({ edit: 2 }))).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.teamOnly' });
    await expect(addLine(lead, team)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.teamOnly' });
    await expect(addLine(coordinator, team)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.teamOnly' });
    for (const one of [await makePerson([{ organisationId, role: 'member' }]), coordinator]) await expect(saveLine(one, id, planLine({ edit: 2 }))).rejects.toThrow(NotFound);
  });
});
