import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readPlan } from '#app/domain/academy/editions/action-plan.server.ts';
import { callOff } from '#app/domain/academy/sites/visit-requests.server.ts';
import { findWanted, takeStep } from '#app/domain/academy/editions/plan-support.server.ts';
import { readRequestForm, startRequest } from '#app/domain/assistance/asking.server.ts';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { withdrawNomination } from '#app/domain/mentoring/nominations.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeGoingHomeCast, type GoingHomeCast } from '#prisma/seed/going-home-cast.server.ts';
import { presentPlan, writeLine } from '#prisma/seed/plans.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { makeVisit } from '#prisma/seed/visits.server.ts';
import { askForAssistance, findOpenLine, nominateFor, readNominating, tellSteps } from './plan-steps.server.ts';
import { findSource, listSources } from './visit-sources.server.ts';

let cast: GoingHomeCast;
let [assistance, mentoring, visit] = ['', '', ''];
const stepsFor = async (person: AskingPerson) => tellSteps(person, await readPlan(person, cast.team));

beforeEach(async () => {
  await database().edition.deleteMany();
  cast = await makeGoingHomeCast({}, 'emerging_leader');
  [assistance = '', mentoring = '', visit = ''] = await presentPlan(cast.people[0], cast.coordinator, cast.team, [
    { problem: 'Raids at night', activity: 'A phone tree', who: 'The outreach four', wanted: 'Someone who has built one', support: 'assistance' },
    { wanted: 'Leading meetings', support: 'mentoring' },
    { wanted: 'To see a night line', support: 'visit' },
  ]);
});

describe('a line that wants assistance', () => {
  it('becomes a draft of the organisation with its words, once, however often it is pressed', async () => {
    const pressed = await Promise.allSettled([askForAssistance(cast.lead, assistance), askForAssistance(cast.lead, assistance)]);
    const id = /\/requests\/([0-9a-f-]{36})\/edit/.exec(pressed.map((one) => (one.status === 'fulfilled' ? one.value : '')).join(' '))?.[1] ?? '';
    expect(await database().assistanceRequest.count({ where: { organisationId: cast.organisationId } })).toBe(1);
    const { written } = await readRequestForm(cast.lead, id);
    expect(written).toMatchObject({ need: 'Someone who has built one\n\nRaids at night\n\nA phone tree', takingPart: 'The outreach four\n\nJune' });
    expect(await askForAssistance(cast.lead, assistance)).toBe(`/requests/${id}`);
  });

  it('has a draft of its own, also where another line is asked for at the same moment and one lies there that nobody wrote on', async () => {
    const other = await makeGoingHomeCast();
    const lines = await presentPlan(other.people[0], other.coordinator, other.team, [{ wanted: 'Books that balance', support: 'assistance' }, { wanted: 'A lawyer at night', support: 'assistance' }]);
    const untouched = await startRequest(other.lead, other.organisationId);
    const made = await Promise.all(lines.map((line) => askForAssistance(other.lead, line)));
    const words = await Promise.all(made.map(async (path) => (await readRequestForm(other.lead, path.split('/')[2] ?? '')).written.need));
    expect(words.map((need) => need.split('\n')[0])).toEqual(['Books that balance', 'A lawyer at night']);
    expect((await readRequestForm(other.lead, untouched)).written).toMatchObject({ need: '', version: 1 });
  });

  it('then shows what became of it to those who may see that; its team hears that it was asked for, others nothing', async () => {
    await askForAssistance(cast.lead, assistance);
    expect((await stepsFor(cast.lead))[assistance]).toMatchObject({ state: 'draft', to: expect.stringContaining('/requests/') as string });
    expect((await stepsFor(cast.people[1]))[assistance]).toMatchObject({ state: null, to: null });
    for (const one of [cast.coordinator, cast.trainer]) expect(await stepsFor(one)).toEqual({});
  });

  it('is asked for by who leads the organisation, of a plan that was presented, and for nothing else', async () => {
    for (const one of [cast.people[0], cast.coordinator, cast.trainer]) await expect(askForAssistance(one, assistance)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.leadsOnly' });
    await expect(askForAssistance(cast.lead, mentoring)).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
    const stranger = await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.ASWA }), role: 'lead' }]);
    await expect(askForAssistance(stranger, assistance)).rejects.toThrow(NotFound);
    const other = await makeGoingHomeCast();
    await expect(askForAssistance(other.lead, await writeLine(other.people[0], other.team, { support: 'assistance' }))).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
  });
});

it('a line that wants mentoring nominates one of the emerging leaders, of whom the team stands first', async () => {
  const other = await makePerson([{ organisationId: cast.organisationId, role: 'emerging_leader' }], { pseudonym: `Aaa ${newId().slice(-6)}` });
  const { people } = await readNominating(cast.lead, mentoring);
  expect(people.at(-1)?.id).toBe(other.id);
  await expect(nominateFor(cast.lead, mentoring, cast.lead.id)).rejects.toThrow(NotFound);
  await nominateFor(cast.lead, mentoring, cast.people[2].id);
  expect((await stepsFor(cast.lead))[mentoring]).toMatchObject({ state: 'nominated', to: `/organisations/${cast.organisationId}/nominations` });
  expect((await stepsFor(cast.people[0]))[mentoring]).toMatchObject({ state: null });
  await expect(nominateFor(cast.lead, mentoring, other.id)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.askedAlready' });
});

it('a line of whose support nothing came can be asked for again; what had become of it is told until then', async () => {
  const request = /\/requests\/([0-9a-f-]{36})/.exec(await askForAssistance(cast.lead, assistance))?.[1] ?? '';
  expect((await stepsFor(cast.lead))[assistance]).toMatchObject({ state: 'draft', isOver: false });
  await withdrawRequest(cast.lead, request);
  expect((await stepsFor(cast.lead))[assistance]).toMatchObject({ state: 'withdrawn', isOver: true });
  const again = await Promise.allSettled([askForAssistance(cast.lead, assistance), askForAssistance(cast.lead, assistance)]);
  const made = new Set(again.flatMap((one) => (one.status === 'fulfilled' ? [one.value.split('/')[2]] : [])));
  expect([made.size, made.has(request)]).toEqual([1, false]);
  expect((await stepsFor(cast.lead))[assistance]).toMatchObject({ state: 'draft', isOver: false });

  await nominateFor(cast.lead, mentoring, cast.people[2].id);
  await withdrawNomination(cast.lead, (await database().planStep.findUniqueOrThrow({ where: { lineId: mentoring } })).subjectId);
  expect(await readNominating(cast.lead, mentoring)).toMatchObject({ isTaken: false });
  await nominateFor(cast.lead, mentoring, cast.people[1].id);
  await expect(nominateFor(cast.lead, mentoring, cast.people[0].id)).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.askedAlready' });
});

it('a line whose visit was called off, or whose nominee has left, is open for every lead, also for who is shown nothing of it', async () => {
  const hosting = await makeOrganisation({ networkId: NETWORKS.ASWA });
  const host = await makePerson([{ organisationId: hosting, role: 'site_host' }]);
  const siteId = await makeDemonstration({ coordinator: cast.coordinator, host, organisationId: hosting, networkId: NETWORKS.ASWA, place: { capacity: 3 }, profile: { safety: 'x' } });
  const other = await makePerson([{ organisationId: cast.organisationId, role: 'lead' }]);
  const { plan } = await findWanted(cast.lead, visit, 'visit');
  const asked = await takeStep(cast.lead, plan, visit, 'visit', () => makeVisit({ siteId, host, asker: cast.lead, visitors: [cast.people[0]], source: { kind: 'edition', id: cast.edition }, inDays: 400 }));
  expect((await stepsFor(other))[visit]).toMatchObject({ state: null, isOver: false });
  await callOff(cast.lead, asked);
  expect((await stepsFor(other))[visit]).toMatchObject({ state: null, to: null, isOver: true });
  expect((await stepsFor(cast.people[1]))[visit]).toMatchObject({ state: null, isOver: false });
  expect(await findOpenLine(other, visit, 'visit')).toMatchObject({ taken: null, insteadOf: { subjectId: asked } });

  await nominateFor(cast.lead, mentoring, cast.people[2].id);
  expect((await stepsFor(other))[mentoring]).toMatchObject({ isOver: false });
  await database().membership.updateMany({ where: { personId: cast.people[2].id, role: 'emerging_leader' }, data: { endedAt: new Date() } });
  expect((await stepsFor(other))[mentoring]).toMatchObject({ state: null, isOver: true });
  expect(await readNominating(other, mentoring)).toMatchObject({ isTaken: false });
});

it('what could not be asked for again leaves its line as it was', async () => {
  const request = (await askForAssistance(cast.lead, assistance)).split('/')[2] ?? '';
  await withdrawRequest(cast.lead, request);
  const before = await database().planStep.findUniqueOrThrow({ where: { lineId: assistance } });
  const { plan, insteadOf } = await findOpenLine(cast.lead, assistance, 'assistance');
  await expect(takeStep(cast.lead, plan, assistance, 'assistance', () => Promise.reject(new NotFound()), insteadOf)).rejects.toThrow(NotFound);
  expect(await database().planStep.findUniqueOrThrow({ where: { lineId: assistance } })).toEqual(before);
});

it('on behalf of an edition those come who said yes: of one’s own team for who leads it, of all for who coordinates', async () => {
  const value = `edition:${cast.edition}`;
  for (const one of [cast.lead, cast.coordinator]) {
    expect((await listSources(one)).map((source) => source.value)).toContain(value);
    expect((await findSource(one, value)).people.map(({ id }) => id).sort()).toEqual(cast.people.map(({ id }) => id).sort());
  }
  for (const one of [cast.people[0], cast.trainer, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) await expect(findSource(one, value)).rejects.toThrow(NotFound);
  await expect(findSource(cast.lead, `edition:${newId()}`)).rejects.toThrow(NotFound);
  const { plan } = await findWanted(cast.lead, visit, 'visit');
  await expect(takeStep(cast.lead, plan, visit, 'visit', () => Promise.reject(new NotFound()))).rejects.toThrow(NotFound);
  const first = newId();
  expect(await takeStep(cast.lead, plan, visit, 'visit', async () => first)).toBe(first);
  await expect(takeStep(cast.lead, plan, visit, 'visit', async () => newId())).rejects.toMatchObject({ reason: 'academy.goingHome.refusals.askedAlready' });
  expect((await findWanted(cast.lead, visit, 'visit')).taken?.subjectId).toBe(first);
});
