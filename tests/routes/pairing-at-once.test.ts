import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openRound } from '#app/domain/mentoring/rounds.server.ts';
import { propose, solve } from '#app/domain/mentoring/solution.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** Several people who answer, solve and ask at the same moment, through the door that a browser uses: each time one state, and a message. */
const networkId = NETWORKS.ASWA;
let app: RunningApp;
let organisationId: string;
let mentor: AskingPerson;
const coordinators: AskingPerson[] = [];
const cookies = new Map<string, string>();

beforeAll(async () => {
  startTelling();
  app = await startApp();
});

afterAll(() => app.stop());

beforeEach(async () => {
  await database().matchingRound.deleteMany();
  await database().pairing.deleteMany();
  await database().nomination.deleteMany();
  await database().mentorProfile.deleteMany();
  organisationId = await makeOrganisation({ networkId });
  mentor = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
  await makeMentorProfile(mentor, { places: 2 });
  coordinators.splice(0, 2, ...(await Promise.all([1, 2].map(() => makePerson([{ organisationId: networkId, role: 'coordinator' }])))));
});

async function cookieOf(person: AskingPerson): Promise<string> {
  if (!cookies.has(person.id)) cookies.set(person.id, await app.cookieOf(person));
  return cookies.get(person.id) ?? '';
}

/** What a move comes to: its status, and what its sender reads in the end. */
async function move(person: AskingPerson, to: string, form: Record<string, string> = {}): Promise<{ status: number; told: string }> {
  const cookie = await cookieOf(person);
  const { status, body, headers } = await app.send(to, { method: 'POST', cookie, form: { nothing: '', ...form } });
  if (status !== 303) return { status, told: body };
  const notice = headers.getSetCookie().map((one) => one.split(';')[0]).join('; ');
  return { status, told: (await app.send(headers.get('location') ?? '', { cookie: [cookie, notice].filter(Boolean).join('; ') })).body };
}

const roundOf = (id: string) => database().matchingRound.findUniqueOrThrow({ where: { id } });
const stateOf = async (id: string) => (await database().proposal.findUniqueOrThrow({ where: { id } })).state;
const [coordinator, other] = [() => coordinators[0] as AskingPerson, () => coordinators[1] as AskingPerson];

/** So many mentees who are asked about the one mentor. */
async function asked(count = 1): Promise<{ mentee: AskingPerson; proposal: string }[]> {
  const mentees = await Promise.all(Array.from({ length: count }, () => makeWaiting(organisationId)));
  const round = await openRound(coordinator(), networkId, []);
  await solve(coordinator(), round, 1);
  await propose(coordinator(), round, 2);
  return Promise.all(mentees.map(async (mentee) => ({ mentee, proposal: (await database().proposal.findFirstOrThrow({ where: { menteeId: mentee.id } })).id })));
}

it('two coordinators solve one round at once: one solution is kept, and the later is told', { timeout: 60_000 }, async () => {
  await Promise.all([1, 2, 3].map(() => makeWaiting(organisationId)));
  const id = await openRound(coordinator(), networkId, []);
  const answers = await Promise.all([coordinator(), other()].map((person) => move(person, `/rounds/${id}/solution`, { version: '1' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(answers.find(({ status }) => status === 409)?.told).toContain('Someone else changed or solved this round a moment ago');
  expect(await roundOf(id)).toMatchObject({ state: 'solved', version: 2, placed: 2 });
  expect(await database().roundPair.count({ where: { roundId: id } })).toBe(2);
});

it('one asks everyone while another solves anew: the round is in one of the two states, and nobody is asked of a solution that is gone', { timeout: 60_000 }, async () => {
  await makeWaiting(organisationId);
  const id = await openRound(coordinator(), networkId, []);
  await solve(coordinator(), id, 1);
  const [asking, solving] = await Promise.all([move(coordinator(), `/rounds/${id}/proposals`, { version: '2' }), move(other(), `/rounds/${id}/solution`, { version: '2' })]);
  expect([asking.status, solving.status].sort()).toEqual([303, 409]);
  const { state, version } = await roundOf(id);
  expect([state, version]).toEqual([asking.status === 303 ? 'proposed' : 'solved', 3]);
  expect([await database().proposal.count({ where: { roundId: id } }), await database().roundPair.count({ where: { roundId: id } })]).toEqual(state === 'proposed' ? [1, 0] : [0, 1]);
});

it('two coordinators open a round at once: there is one, and the later is told', { timeout: 60_000 }, async () => {
  const answers = await Promise.all([coordinator(), other()].map((person) => move(person, `/networks/${networkId}/rounds`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
  expect(await database().matchingRound.count({ where: { networkId, state: { not: 'closed' } } })).toBe(1);
});

describe('a network takes part in one open round at a time', () => {
  const far = NETWORKS.APNSW;
  let abroad: AskingPerson;
  let shared: string;

  beforeEach(async () => {
    abroad = await makePerson([{ organisationId: far, role: 'coordinator' }]);
    shared = await openRound(coordinator(), networkId, [far]);
  });

  const openOf = () => database().roundNetwork.count({ where: { networkId: far, joinedAt: { not: null }, round: { is: { state: { not: 'closed' } } } } });

  it('while its own is open it does not join another, and can once that is closed', { timeout: 60_000 }, async () => {
    const own = await openRound(abroad, far, []);
    const refused = await move(abroad, `/rounds/${shared}/joining`);
    expect([refused.status, refused.told.includes('takes part in another round that is open')]).toEqual([409, true]);
    expect(await openOf()).toBe(1);
    expect((await move(abroad, `/rounds/${own}/closure`)).status).toBe(303);
    expect((await move(abroad, `/rounds/${shared}/joining`)).status).toBe(303);
    expect(await openOf()).toBe(1);
  });

  it('two of its coordinators open one and join another at once: one of the two holds, and the later is told', { timeout: 60_000 }, async () => {
    const second = await makePerson([{ organisationId: far, role: 'coordinator' }]);
    const answers = await Promise.all([move(abroad, `/networks/${far}/rounds`), move(second, `/rounds/${shared}/joining`)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await openOf()).toBe(1);
  });

  it('and where it took part in two, of which both ask at once, nobody is asked twice: one asks, and the other is told to solve again', { timeout: 60_000 }, async () => {
    await makeMentorProfile(await makePerson([{ organisationId: far, role: 'mentor' }]), { places: 3 });
    await Promise.all([1, 2].map(async () => makeWaiting(await makeOrganisation({ networkId: far }))));
    const own = await openRound(abroad, far, []);
    // As it could be before joining was refused.
    await database().roundNetwork.update({ where: { roundId_networkId: { roundId: shared, networkId: far } }, data: { joinedAt: new Date() } });
    await solve(abroad, own, 1);
    await solve(coordinator(), shared, 1);
    const answers = await Promise.all([move(abroad, `/rounds/${own}/proposals`, { version: '2' }), move(coordinator(), `/rounds/${shared}/proposals`, { version: '2' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)?.told).toContain('Nobody was asked: solve it again');
    expect(await database().proposal.groupBy({ by: ['menteeId'], _count: true })).toMatchObject([{ _count: 1 }, { _count: 1 }]);
  });
});

it('one declines after the other accepted: it is over, nobody is paired, and the one who accepted is told no more than that', async () => {
  const [{ mentee, proposal } = { mentee: mentor, proposal: '' }] = await asked();
  expect((await move(mentor, `/proposals/${proposal}/acceptance`)).told).toContain('The other one has not answered yet');
  expect((await move(mentee, `/proposals/${proposal}/refusal`)).told).toContain('You have declined');
  const again = await move(mentor, `/proposals/${proposal}/acceptance`);
  expect([again.status, again.told.includes('come to nothing meanwhile'), again.told.includes(mentee.pseudonym)]).toEqual([409, true, false]);
  expect([await stateOf(proposal), await database().pairing.count()]).toEqual(['declined', 0]);
});

it('one accepts in the moment in which the other takes their yes back: one of the two holds, and the other reads which', { timeout: 120_000 }, async () => {
  const both = await asked(2);
  for (const { mentee, proposal } of both) {
    await move(mentor, `/proposals/${proposal}/acceptance`);
    const [yes, no] = await Promise.all([move(mentee, `/proposals/${proposal}/acceptance`), move(mentor, `/proposals/${proposal}/refusal`)]);
    const paired = (await stateOf(proposal)) === 'accepted';
    expect([yes.status, no.status]).toEqual(paired ? [303, 409] : [409, 303]);
    expect((paired ? no : yes).told).toContain(paired ? 'Both of you have accepted already' : 'come to nothing meanwhile');
    expect(await database().pairing.count({ where: { menteeId: mentee.id } })).toBe(paired ? 1 : 0);
  }
});

it('the last place is taken meanwhile: of several who accept at once one is paired, and the others read that it can no longer be, and wait on', { timeout: 120_000 }, async () => {
  const both = await asked(2);
  for (const { proposal } of both) await move(mentor, `/proposals/${proposal}/acceptance`);
  await makeMentorProfile(mentor, { places: 1 });
  const answers = await Promise.all(both.map(({ mentee, proposal }) => move(mentee, `/proposals/${proposal}/acceptance`)));
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  const states = await Promise.all(both.map(({ proposal }) => stateOf(proposal)));
  expect([...states].sort()).toEqual(['accepted', 'lapsed']);
  const late = states.indexOf('lapsed');
  expect(answers[late]?.told).toContain('can no longer be paired');
  expect(answers[late]?.told).not.toContain(mentor.pseudonym);
  expect(await database().pairing.count({ where: { mentorId: mentor.id } })).toBe(1);
  expect(await database().nomination.findFirstOrThrow({ where: { personId: both[late]?.mentee.id ?? '' } })).toMatchObject({ state: 'confirmed' });
});
