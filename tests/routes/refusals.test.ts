import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitToPriorities } from '#app/domain/assessment/commitments.server.ts';
import { readResults } from '#app/domain/assessment/results.server.ts';
import { withdrawRequest } from '#app/domain/assistance/withdrawal.server.ts';
import { reviewDeclaration } from '#app/domain/network/led-by.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeRequest } from '#prisma/seed/assistance.server.ts';
import { NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';
import { makeScene, type Scene, type SignedIn } from '../setup/scene.ts';

/** Somebody else was quicker: what was being written meanwhile cannot be taken, and is lost to nobody. */
let app: RunningApp;
let scene: Scene;
let withdrawn: string;
const WORDS = 'Half an hour of words & "more", hazel-7Q2';
const DRAWN = 'Half an hour of words &amp; &quot;more&quot;, hazel-7Q2';

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
  const { ids, people } = scene;
  withdrawn = await makeRequest(people.lead, ids.organisation ?? '');
  await withdrawRequest(people.lead, withdrawn);
  await reviewDeclaration(people.coordinator, ids.declaration ?? '', 'confirmed', '');
}, 120_000);

afterAll(() => app.stop());

interface Overtaken {
  who: SignedIn;
  path: (ids: Record<string, string>) => string;
  form: Record<string, string>;
}

/** By what had been opened before it was settled otherwise. */
const OVERTAKEN: Readonly<Record<string, Overtaken>> = {
  'a request that was accepted': { who: 'lead', path: (ids) => `/requests/${ids.givenRequest}/edit`, form: { need: WORDS, difference: '', takingPart: '', form: 'remote', urgency: 'can_wait', urgencyReason: '', security: '', earliestOn: '', latestOn: '', version: '1' } },
  'terms that were agreed to': { who: 'lead', path: (ids) => `/engagements/${ids.agreed}/terms/draft`, form: { objectives: WORDS, outputs: '', method: '', halfDays: '2', startsOn: '', endsOn: '', edit: '1' } },
  'a conversation that has ended': { who: 'coordinator', path: () => `/requests/${withdrawn}/clarifications`, form: { text: WORDS } },
  'a request that is no longer to be declined': { who: 'coordinator', path: (ids) => `/requests/${ids.givenRequest}/declining`, form: { reason: WORDS } },
  'a request that is no longer to be passed on': { who: 'coordinator', path: (ids) => `/requests/${ids.givenRequest}/referral`, form: { networkId: NETWORKS.APNSW, reason: WORDS } },
  'work that has ended': { who: 'coordinator', path: (ids) => `/engagements/${ids.endedEngagement}/closure`, form: { agreedNext: WORDS } },
  'a declaration that was confirmed': { who: 'coordinator', path: (ids) => `/led-by/${ids.declaration}/confirmation`, form: { answer: WORDS } },
  'a declaration that was confirmed, and is sent back': { who: 'coordinator', path: (ids) => `/led-by/${ids.declaration}/return`, form: { answer: WORDS } },
  'an assessment that is not completed': { who: 'lead', path: (ids) => `/assessments/${ids.open}/revision`, form: { reason: WORDS } },
  'answers of one before the group talks': { who: 'participant', path: (ids) => `/assessments/${ids.consensus}/components/1`, form: { 'ce-decision-making.choice': '2', 'ce-decision-making.note': WORDS, 'ce-decision-making.evidence': '', 'ce-decision-making.version': '0' } },
};

describe('what was typed when somebody else was quicker', () => {
  it.each(Object.entries(OVERTAKEN))('%s: is told why, and stands on the page', { timeout: 60_000 }, async (_what, { who, path, form }) => {
    const to = path(scene.ids);
    const cookie = await app.cookieOf(scene.people[who]);
    const page = await app.send(to, { method: 'POST', cookie, form });
    expect(page.status).toBe(409);
    expect(page.body).toContain(DRAWN);
    expect(page.body).toContain('What you had typed');
    const forScripts = await app.send(`${to}.data`, { method: 'POST', cookie, form });
    expect(forScripts.status).toBe(409);
    expect(JSON.parse(forScripts.body)).toContain(WORDS);
  });

  it('stands in the form again, where the page still has it', async () => {
    const cookie = await app.cookieOf(scene.people.coordinator);
    const { body } = await app.send(`/requests/${scene.ids.givenRequest}/declining`, { method: 'POST', cookie, form: { reason: WORDS } });
    expect(formsIn(body, '/').flatMap(({ controls }) => controls).find(({ name }) => name === 'reason')?.value).toBe(WORDS);
  });

  it('counts too: who was there is told again where the page itself is closed by now', async () => {
    const cookie = await app.cookieOf(scene.people.coordinator);
    const { status, body } = await app.send(`/sessions/${scene.ids.meeting}/attendance`, { method: 'POST', cookie, form: { version: '1', headcount: '17', [`presence.${scene.people.lead.id}`]: 'excused' } });
    expect(status).toBe(409);
    expect(body).toContain('headcount: 17');
    expect(body).toContain('excused');
  });

  it('stands there too when what it was for is no longer shown to who writes', async () => {
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { personId: scene.people.declined.id, state: 'declined' } });
    const { status, body } = await app.send(`/provider-invitations/${id}/refusal`, { method: 'POST', cookie: await app.cookieOf(scene.people.declined), form: { answer: WORDS } });
    expect([status, body.includes(DRAWN), body.includes('What you had typed')]).toEqual([404, true, true]);
  });

  it('alone is not saved as the group’s, whatever the channel, once the group talks', async () => {
    const cookie = await app.cookieOf(scene.people.participant);
    const entry = { criterion: 'ce-decision-making', choice: '2', note: WORDS, evidence: '', version: 0 };
    const before = await database().answer.count({ where: { assessmentId: scene.ids.consensus ?? '', personId: null } });
    expect((await app.send(`/assessments/${scene.ids.consensus}/answers`, { method: 'POST', cookie, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entry) })).status).toBe(409);
    expect(await database().answer.count({ where: { assessmentId: scene.ids.consensus ?? '', personId: null } })).toBe(before);
  });

  it('is never a passphrase', async () => {
    const cookie = await app.cookieOf(scene.people.coordinator);
    const { body } = await app.send(`/requests/${scene.ids.givenRequest}/declining`, { method: 'POST', cookie, form: { reason: WORDS, passphrase: 'never-shown-1', current: 'never-shown-2', code: 'never-shown-3' } });
    expect(body).toContain(DRAWN);
    expect(body).not.toContain('never-shown');
  });
});

it('completing with open questions is refused by its field, on a page of its own, also without a script', async () => {
  const cookie = await app.cookieOf(scene.people.lead);
  const to = `/assessments/${scene.ids.together}/completion`;
  expect(formsIn((await app.send(to, { cookie })).body, to).find(({ action }) => action === to)?.controls.map(({ name }) => name)).toEqual(['pageOf', 'leaveOpen']);
  for (const at of [to, `${to}.data`]) {
    const { status, body } = await app.send(at, { method: 'POST', cookie, form: {} });
    expect([at, status]).toEqual([at, 422]);
    if (at === to) expect(body).toContain('questions are still open');
  }
  expect((await database().assessment.findUniqueOrThrow({ where: { id: scene.ids.together ?? '' } })).state).toBe('answering');
});

describe('the day by which an assessment is to be done', () => {
  const post = async (dueOn: string) => app.send(`/assessments/${scene.ids.together}/participants`, { method: 'POST', cookie: await app.cookieOf(scene.people.lead), form: { 'participants[]': scene.people.lead.id, dueOn } });
  const standing = async () => (await database().assessment.findUniqueOrThrow({ where: { id: scene.ids.together ?? '' } })).dueOn;

  it('can be changed later, to a day of this century that has not passed', async () => {
    const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    for (const wrong of ['0001-01-01', '1999-12-31', '2020-02-02', 'soon']) {
      const { status, body } = await post(wrong);
      expect([wrong, status]).toEqual([wrong, 422]);
      expect(formsIn(body, '/').flatMap(({ controls }) => controls).find(({ name }) => name === 'dueOn')?.value).toBe(wrong);
    }
    expect(await standing()).toBeNull();
    expect((await post(day)).status).toBe(303);
    expect((await standing())?.toISOString().slice(0, 10)).toBe(day);
    // One that has passed meanwhile may stand, while who takes part is changed.
    await database().assessment.update({ where: { id: scene.ids.together ?? '' }, data: { dueOn: new Date('2024-05-05') }, select: { id: true } });
    expect((await post('2024-05-05')).status).toBe(303);
    expect((await post('')).status).toBe(303);
    expect(await standing()).toBeNull();
  });

  it('cannot have passed when one starts', async () => {
    const start = async (dueOn: string) => app.send(`/organisations/${scene.ids.organisation}/assessments/new`, { method: 'POST', cookie: await app.cookieOf(scene.people.lead), form: { mode: 'together', 'components[]': 'community-empowerment', dueOn } });
    for (const wrong of ['0001-01-01', '2020-02-02']) expect((await start(wrong)).status).toBe(422);
    expect((await start('')).status).toBe(303);
  });
});

describe('a form that is sent where there is no page of its own', () => {
  const long = `${WORDS} `.repeat(100);

  it.each([
    ['a declaration that is given back', (ids: Record<string, string>) => `/led-by/${ids.declaration}/return`, 'answer'],
    ['an invitation that is declined', (ids: Record<string, string>) => `/provider-invitations/${ids.organisation}/refusal`, 'answer'],
  ])('is told what is wrong, and what was typed: %s', async (_what, path, field) => {
    const { status, body } = await app.send(path(scene.ids), { method: 'POST', cookie: await app.cookieOf(scene.people.coordinator), form: { [field]: long } });
    expect([status, body.includes('This is too long: at most'), body.includes(DRAWN), body.includes('Something changed meanwhile')]).toEqual([422, true, true, false]);
  });
});

it('what is wrong with the weights of components leaves the places of priorities alone', async () => {
  const { ids, people } = scene;
  const id = ids.completed ?? '';
  const [, criterion = ''] = (await readResults(people.lead, id)).priorities.map((one) => one.id);
  await commitToPriorities(people.lead, id, [criterion]);
  const { status, body } = await app.send(`/assessments/${id}/priorities`, { method: 'POST', cookie: await app.cookieOf(people.lead), form: { part: 'weights', 'weight.community-empowerment': '9' } });
  expect(status).toBe(422);
  const order = formsIn(body, '/').find(({ controls }) => controls.some(({ name }) => name === `place.${criterion}`));
  expect(order?.controls.find(({ name }) => name === `place.${criterion}`)?.value).toBe('1');
});
