import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { finishEdition } from '#prisma/seed/editions.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { makeGoingHomeCast, type GoingHomeCast } from '#prisma/seed/going-home-cast.server.ts';
import { presentPlan } from '#prisma/seed/plans.server.ts';
import { moveEdition } from './edition-changes.server.ts';
import { answerFollowUp, listFollowUps, readFollowUp } from './plan-follow-up.server.ts';

let cast: GoingHomeCast;
let lines: string[];
const on = (day: string) => setClock(() => new Date(`${day}T10:00:00Z`));
const told = async (kind: 'plan_follow_up_due' | 'plan_follow_up_answered') => (await database().notification.findMany({ where: { subjectId: cast.team, kind } })).map(({ personId }) => personId).sort();
const answer = (edit = 0, words = 'The wolves are gone') => ({ standing: 'done' as const, words, edit });

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  cast = await makeGoingHomeCast({ startsOn: '2026-11-24', endsOn: '2026-11-30' });
  lines = await presentPlan(cast.people[0], cast.coordinator, cast.team, [{}, { activity: 'Another' }]);
});
afterEach(() => setClock());

describe('a follow-up', () => {
  it('is there once the edition is over, also when it is closed, and is answered from two weeks before its day on', async () => {
    expect(await listFollowUps(cast.lead, cast.team)).toEqual([]);
    await finishEdition(cast.coordinator, cast.edition);
    on('2027-02-13');
    expect((await listFollowUps(cast.lead, cast.team)).map(({ month, due, standing, mayAnswer }) => [month, due, standing, mayAnswer])).toEqual([[3, '2027-02-28', 'coming', false], [6, '2027-05-30', 'coming', false], [12, '2027-11-30', 'coming', false]]);
    await expect(readFollowUp(cast.lead, lines[0] ?? '', 3)).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
    on('2027-02-14');
    await moveEdition(cast.coordinator, cast.edition, 'close');
    for (const one of [cast.lead, ...cast.people]) expect((await listFollowUps(one, cast.team))[0]).toMatchObject({ standing: 'open', mayAnswer: true });
    for (const one of [cast.coordinator, cast.trainer]) expect((await listFollowUps(one, cast.team))[0]).toMatchObject({ standing: 'open', mayAnswer: false });
    await expect(readFollowUp(cast.lead, lines[0] ?? '', 4)).rejects.toThrow(NotFound);
    await expect(readFollowUp(cast.coordinator, lines[0] ?? '', 3)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.ownOnly' });
    await expect(readFollowUp(await makePerson([{ organisationId: cast.organisationId, role: 'member' }]), lines[0] ?? '', 3)).rejects.toThrow(NotFound);
  });

  it('is told line by line, and anew over what was seen; its words are sealed', async () => {
    await finishEdition(cast.coordinator, cast.edition);
    on('2027-03-01');
    await answerFollowUp(cast.people[1], lines[0] ?? '', 3, answer());
    await expect(answerFollowUp(cast.lead, lines[0] ?? '', 3, answer(0, 'Other'))).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    expect(await told('plan_follow_up_answered')).toEqual([]);
    await answerFollowUp(cast.lead, lines[1] ?? '', 3, { standing: 'changed', words: '', edit: 0 });
    expect(await told('plan_follow_up_answered')).toContain(cast.coordinator.id);
    await answerFollowUp(cast.lead, lines[0] ?? '', 3, answer(1, 'The wolves came back'));
    const [first] = await listFollowUps(cast.coordinator, cast.team);
    expect(first).toMatchObject({ standing: 'answered', answers: [{ answer: { standing: 'done', words: 'The wolves came back' } }, { answer: { standing: 'changed', words: '' } }] });
    expect((await connectionPool().query<{ row: string }>('select to_jsonb(f)::text as row from plan_follow_up f')).rows.map(({ row }) => row).join('\n')).not.toContain('wolves');
  });
});

describe('what is due', () => {
  it('is told on its day to the team and who leads its organisation, once, unless it was told before', async () => {
    await finishEdition(cast.coordinator, cast.edition);
    on('2027-02-27');
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toEqual([]);
    on('2027-02-28');
    await tellWhatIsDue();
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toEqual([cast.lead, ...cast.people].map(({ id }) => id).sort());
    await database().notification.deleteMany({ where: { subjectId: cast.team } });
    on('2027-03-02');
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toEqual([]);
    on('2027-05-20');
    for (const line of lines) await answerFollowUp(cast.lead, line, 6, answer());
    on('2027-05-30');
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toEqual([]);
    on('2027-11-30');
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toHaveLength(4);
    for (const line of lines) await answerFollowUp(cast.people[0], line, 12, answer());
    expect(await told('plan_follow_up_due')).toEqual([]);
  });

  it('is told of no plan that was not presented', async () => {
    await database().actionPlan.updateMany({ data: { state: 'writing', presentedAt: null } });
    await finishEdition(cast.coordinator, cast.edition);
    on('2027-02-28');
    await tellWhatIsDue();
    expect(await told('plan_follow_up_due')).toEqual([]);
  });
});
