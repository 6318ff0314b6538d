import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { declareLedBy } from '#app/domain/network/led-by.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { ROUTES, WHO, type Decided, type Who } from './routes.ts';

/** Words that only the organisation's own people may ever read. */
const CANARY = 'canary-7Q2-walnut';
let app: RunningApp;
const people = {} as Record<Exclude<Who, 'visitor'>, AskingPerson>;
const cookies: Partial<Record<Who, string>> = {};
const ids: Record<string, string> = {};

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  const organisation = await makeOrganisation({ name: `House ${CANARY}` });
  const other = await makeOrganisation({ networkId: NETWORKS.APNSW, country: 'IN' });
  people.lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  people.participant = await makePerson([{ organisationId: organisation, role: 'member' }]);
  people.member = await makePerson([{ organisationId: organisation, role: 'emerging_leader' }]);
  people.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  people.secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  people.otherLead = await makePerson([{ organisationId: other, role: 'lead' }]);
  people.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  people.formerMember = await makePerson([{ organisationId: organisation, role: 'member' }]);
  const spareMember = await makePerson([{ organisationId: organisation, role: 'member' }], { pseudonym: `Sparrow ${CANARY}` });
  await database().membership.updateMany({ where: { personId: people.formerMember.id }, data: { endedAt: new Date() } });
  const { lead, participant, member } = people;
  const left = await makePerson([{ organisationId: organisation, role: 'member' }]);
  await database().membership.updateMany({ where: { personId: left.id }, data: { endedAt: new Date() } });
  const [closing, closed] = [await makeOrganisation(), await makeOrganisation()];
  await database().membership.createMany({ data: [closing, closed].flatMap((organisationId) => [lead, participant, member].map(({ id }, i) => ({ id: newId(), personId: id, organisationId, role: i === 0 ? ('lead' as const) : ('member' as const) }))) });
  await database().organisation.update({ where: { id: closed }, data: { closedAt: new Date() } });
  const scene = { lead, organisationId: organisation, participants: [lead, participant], answer: () => ({ note: CANARY, evidence: CANARY }) };
  await declareLedBy(lead, organisation, { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: CANARY, spokespersonsAnswer: '', staffAnswer: '' });
  await invite(lead, organisation, { role: 'member', locale: 'en', note: CANARY });
  Object.assign(ids, {
    organisation,
    network: NETWORKS.ASWA,
    closing,
    closed,
    person: spareMember.id,
    ended: (await database().membership.findFirstOrThrow({ where: { personId: left.id } })).id,
    completed: await makeCompletedAssessment(scene),
    open: await makeOpenAssessment({ ...scene, mode: 'each_first' }),
    session: newId(),
    token: (await invite(lead, organisation, { role: 'member', locale: 'en', note: '' })).split('/').pop() ?? '',
    membership: (await database().membership.findFirstOrThrow({ where: { personId: spareMember.id } })).id,
    declaration: (await database().ledByDeclaration.findFirstOrThrow()).id,
    invitation: (await database().invitation.findFirstOrThrow({ where: { note: { not: null } } })).id,
  });
  app = await startApp();
  for (const who of WHO) if (who !== 'visitor') cookies[who] = await app.cookieOf(people[who]);
});

afterAll(() => app.stop());

async function pathOf(path: string): Promise<string> {
  if (path.includes(':spare')) ids.spare = await makeOpenAssessment({ lead: people.lead, organisationId: ids.organisation ?? '', participants: [people.lead, people.participant] });
  return path.replace(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? '');
}

function isFor(audience: Decided['read'], who: Who): boolean {
  if (audience === 'anyone') return true;
  return audience === 'signedIn' ? who !== 'visitor' : (audience ?? []).includes(who);
}

describe('the matrix', () => {
  it('decides every route of the build', async () => {
    const path = '../../build/server/index.js';
    const { routes } = (await import(/* @vite-ignore */ path)) as { routes: Record<string, { module: Record<string, unknown> }> };
    expect(Object.keys(routes).sort()).toEqual(Object.keys(ROUTES).sort());
    for (const [id, { module }] of Object.entries(routes)) expect(Boolean(module.action), `${id} has an action`).toBe(ROUTES[id]?.act !== null || id === 'routes/join.$token');
  });

  it.each(Object.entries(ROUTES).filter(([, route]) => route.read !== null))('%s is shown to whom it is meant for, on every channel', async (_id, { path, read, refused = [] }) => {
    const to = await pathOf(path);
    for (const who of WHO) {
      const own = { ...(cookies[who] ? { cookie: cookies[who] } : {}) };
      const [page, head, data, legacy] = await Promise.all([app.send(to, own), app.send(to, { ...own, method: 'HEAD' }), app.send(`${to}.data`, own), app.send(`${to}?_data=${encodeURIComponent(_id)}`, own)]);
      const expected = isFor(read, who) ? 200 : refused.includes(who) ? 409 : who === 'visitor' ? 302 : _id === 'routes/sign-in' ? 302 : 404;
      expect(page.status, `${who} GET ${path}`).toBe(expected);
      expect(head.status, `${who} HEAD ${path}`).toBe(expected);
      expect(legacy.status, `${who} _data ${path}`).toBe(400);
      const isInside = ['lead', 'participant', 'member', 'coordinator', 'secretariat'].includes(who);
      if (expected !== 200 || !isInside) for (const answer of [page, data, legacy]) if (!isFor(read, who) || !isInside) expect(answer.body.includes(CANARY) && _id !== 'routes/join.$token', `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it.each(Object.entries(ROUTES).filter(([, route]) => route.act !== null))('%s lets only those act for whom it is meant', async (_id, { path, act, refused = [], form = { nothing: '' } }) => {
    for (const who of [...WHO].sort((a, b) => Number(isFor(act, a)) - Number(isFor(act, b)))) {
      if (_id.startsWith('routes/account.sessions.ending') || _id === 'routes/sign-out') continue;
      const to = await pathOf(path);
      const answer = await app.send(to, { method: 'POST', form: { ...form }, ...(cookies[who] ? { cookie: cookies[who] } : {}) });
      const mayAct = isFor(act, who);
      if (mayAct) expect([200, 302, 303, 400, 401, 404, 409, 422], `${who} POST ${path}`).toContain(answer.status);
      else expect(answer.status, `${who} POST ${path}`).toBe(refused.includes(who) ? 409 : who === 'visitor' ? 401 : 404);
      if (!['lead', 'participant', 'member', 'coordinator', 'secretariat'].includes(who)) expect(answer.body.includes(CANARY), `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it('knows no other method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) expect((await app.send('/home', { method, cookie: cookies.lead ?? '' })).status, method).toBe(405);
  });

  it('tells an id of others and an id of nobody apart in nothing', async () => {
    for (const path of ['/assessments/:id/results', '/assessments/:id', '/organisations/:id', '/organisations/:id/people']) {
      const theirs = await app.send(path.replace(':id', (path.startsWith('/org') ? ids.organisation : ids.completed) ?? ''), { cookie: cookies.otherLead ?? '' });
      const nobodys = await app.send(path.replace(':id', newId()), { cookie: cookies.otherLead ?? '' });
      const plain = (body: string) => body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/nonce="[^"]*"/g, '').replace(/\\?"nonce\\?",\\?"[^"\\]*\\?"/g, '');
      expect([theirs.status, nobodys.status]).toEqual([404, 404]);
      expect(plain(theirs.body)).toBe(plain(nobodys.body));
    }
  });
});
