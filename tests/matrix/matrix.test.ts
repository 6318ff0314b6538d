import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addAbsence, addException } from '#app/domain/calendar/availability.server.ts';
import { importBusyTimes } from '#app/domain/calendar/busy-imports.server.ts';
import { makeFeed } from '#app/domain/calendar/feeds.server.ts';
import { closeEngagement } from '#app/domain/assistance/closure.server.ts';
import { evaluate } from '#app/domain/assistance/evaluations.server.ts';
import { addOutput } from '#app/domain/assistance/outputs.server.ts';
import { writeClarification } from '#app/domain/assistance/clarification.server.ts';
import { declineInvitation, inviteProvider } from '#app/domain/assistance/provider-invitations.server.ts';
import { referRequest } from '#app/domain/assistance/referral.server.ts';
import { keepReport } from '#app/domain/assistance/reports.server.ts';
import { writeNote } from '#app/domain/assistance/session-notes.server.ts';
import { settleSession } from '#app/domain/assistance/sessions.server.ts';
import { acceptRequest } from '#app/domain/assistance/triage.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { invite } from '#app/domain/network/invitations.server.ts';
import { declareLedBy } from '#app/domain/network/led-by.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeDraft, makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
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
  people.provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  people.declined = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  const spareMember = await makePerson([{ organisationId: organisation, role: 'member' }], { pseudonym: `Sparrow ${CANARY}` });
  await database().membership.updateMany({ where: { personId: people.formerMember.id }, data: { endedAt: new Date() } });
  const { lead, participant } = people;
  const scene = { lead, organisationId: organisation, participants: [lead, participant], answer: () => ({ note: CANARY, evidence: CANARY }) };
  await declareLedBy(lead, organisation, { decisionBodyShare: 60, spokespersonsShare: 60, staffShare: 40, staffSameContracts: true, decisionBodyAnswer: CANARY, spokespersonsAnswer: '', staffAnswer: '' });
  await invite(lead, organisation, { role: 'member', locale: 'en', note: CANARY });
  Object.assign(ids, {
    organisation,
    network: NETWORKS.ASWA,
    completed: await makeCompletedAssessment(scene),
    open: await makeOpenAssessment({ ...scene, mode: 'each_first' }),
    session: newId(),
    token: (await invite(lead, organisation, { role: 'member', locale: 'en', note: '' })).split('/').pop() ?? '',
    membership: (await database().membership.findFirstOrThrow({ where: { personId: spareMember.id } })).id,
    declaration: (await database().ledByDeclaration.findFirstOrThrow()).id,
    invitation: (await database().invitation.findFirstOrThrow({ where: { note: { not: null } } })).id,
  });
  Object.assign(ids, await makeCalendarOf(lead));
  Object.assign(ids, await makeDelivery(organisation));
  Object.assign(ids, await makeAsking(organisation));
  app = await startApp();
  for (const who of WHO) if (who !== 'visitor') cookies[who] = await app.cookieOf(people[who]);
});

/** What a person's calendar holds of their own: nothing of it is anybody else's. */
async function makeCalendarOf(person: AskingPerson): Promise<Record<string, string>> {
  const inAWeek = new Date(Date.now() + 7 * 86_400_000);
  await addAbsence(person, { firstDay: inAWeek.toISOString().slice(0, 10), lastDay: inAWeek.toISOString().slice(0, 10) });
  await addException(person, { day: inAWeek.toISOString().slice(0, 10), fromMinute: 60, toMinute: 120 });
  await importBusyTimes(person, `BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nSUMMARY:${CANARY}\nDTSTART:${inAWeek.toISOString().slice(0, 10).replaceAll('-', '')}T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n`);
  await makeFeed(person, { words: CANARY, locale: 'en' });
  return {
    feedSecret: (await makeFeed(person, { words: null, locale: 'en' })).split('/')[2] ?? '',
    feed: (await database().calendarFeed.findFirstOrThrow({ where: { words: { not: null } } })).id,
    absence: (await database().absence.findFirstOrThrow()).id,
    exception: (await database().availabilityException.findFirstOrThrow()).id,
    busyImport: (await database().busyImport.findFirstOrThrow()).id,
    booking: (await makeBooking({ people: [person.id], at: inAWeek })).id,
  };
}

/** Engagements of the organisation at each point that their pages tell apart, with words in all that is sealed. */
async function makeDelivery(organisationId: string): Promise<Record<string, string>> {
  const { lead, coordinator, provider, declined } = people;
  const agree = () => makeAgreedEngagement({ lead, coordinator, organisationId }, { words: CANARY });
  const invited = async (person: AskingPerson, engagementId: string) => {
    await inviteProvider(coordinator, engagementId, person.id);
    return (await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: person.id } })).id;
  };
  await makeProfile(provider, { about: CANARY });
  await makeProfile(declined);
  const [engagement, closed, ending] = [await agree(), await agree(), await agree()];
  await declineInvitation(declined, await invited(declined, engagement), CANARY);
  for (const one of [engagement, closed]) await makeAcceptance(coordinator, one, provider);
  const [heldMeeting = '', meeting = '', cancellable = ''] = await makeSessions(coordinator, engagement, [lead.id, provider.id], { at: new Date(Date.now() - 86_400_000), count: 3, words: CANARY });
  await settleSession(provider, heldMeeting, 'hold');
  for (const kind of ['shared', 'private'] as const) await writeNote(lead, meeting, { kind, text: CANARY });
  await keepReport(provider, engagement, { step: 'hand_in', done: CANARY, results: CANARY, lessons: CANARY, halfDays: 2, version: 0 });
  await evaluate(lead, closed, { organisation: organisationId, usefulness: 5, fit: 5, respect: 5, safety: 5, text: CANARY });
  await closeEngagement(coordinator, closed, CANARY);
  return {
    engagement, closed, meeting, heldMeeting, cancellable,
    agreed: await agree(),
    providing: provider.id,
    invited: await invited(provider, await agree()),
    refusable: await invited(provider, await agree()),
    recallable: await invited(provider, await agree()),
    ending: await makeAcceptance(coordinator, ending, provider),
    note: (await database().sessionNote.findFirstOrThrow({ where: { kind: 'private' } })).id,
    output: await addOutput(lead, engagement, { title: CANARY, sessionId: null, bytes: Buffer.from(CANARY), givenName: 'a.txt' }),
    followUp: (await database().followUp.findFirstOrThrow({ where: { month: 3 } })).id,
  };
}

/** Requests at each point that their pages tell apart, with words in all that is sealed. The referred ones are of an organisation whose name may be read there. */
async function makeAsking(organisationId: string): Promise<Record<string, string>> {
  const { lead, coordinator } = people;
  const words = { need: CANARY, difference: CANARY, takingPart: CANARY, urgencyReason: CANARY, security: CANARY };
  const elsewhere = await makeOrganisation({ name: 'Quiet House' });
  await database().membership.create({ data: { id: newId(), personId: lead.id, organisationId: elsewhere, role: 'lead' } });
  const leadElsewhere = { ...lead, memberships: [...lead.memberships, { organisationId: elsewhere, role: 'lead' as const, kind: 'national' as const, networkId: NETWORKS.ASWA }] };
  const sent = () => makeRequest(lead, organisationId, words);
  const alone = { engagementId: null, topics: ['governance' as const], form: 'remote' as const };
  const engage = async () => acceptRequest(coordinator, await sent(), alone);
  Object.assign(fresh, {
    freshRequest: sent,
    freshEngagement: engage,
    async freshReferred() {
      const id = await makeRequest(leadElsewhere, elsewhere);
      await referRequest(coordinator, id, { networkId: NETWORKS.APNSW, reason: 'why' });
      return id;
    },
  });
  const asked = await sent();
  await writeClarification(coordinator, asked, CANARY);
  return {
    asked,
    scoping: await engage(),
    unsent: await makeDraft(lead, organisationId, words),
    givenRequest: (await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId: ids.engagement ?? '' } })).requestId,
  };
}

/** What a move uses up, made anew for each who tries it. */
const fresh: Record<string, () => Promise<string>> = {};

afterAll(() => app.stop());

async function pathOf(path: string): Promise<string> {
  if (path.includes(':spare')) ids.spare = await makeOpenAssessment({ lead: people.lead, organisationId: ids.organisation ?? '', participants: [people.lead, people.participant] });
  for (const [name, make] of Object.entries(fresh)) if (path.includes(`:${name}`)) ids[name] = await make();
  return path.replace(/:([a-z]+)/gi, (_, name: string) => ids[name] ?? '');
}

function isFor(audience: Decided['read'], who: Who): boolean {
  if (audience === 'anyone') return true;
  return audience === 'signedIn' ? who !== 'visitor' : (audience ?? []).includes(who);
}

/** Who may read the planted words where they are shown to them: a provider only on pages that are meant for one. */
function isOfTheHouse(who: Who, audience: Decided['read']): boolean {
  return ['lead', 'participant', 'member', 'coordinator', 'secretariat'].includes(who) || (who === 'provider' && Array.isArray(audience) && audience.includes(who));
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
      const isInside = isOfTheHouse(who, read);
      if (expected !== 200 || !isInside) for (const answer of [page, data, legacy]) if (!isFor(read, who) || !isInside) expect(answer.body.includes(CANARY) && _id !== 'routes/join.$token', `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it.each(Object.entries(ROUTES).filter(([, route]) => route.act !== null))('%s lets only those act for whom it is meant', async (_id, { path, read, act, refused = [], form = { nothing: '' } }) => {
    for (const who of [...WHO].sort((a, b) => Number(isFor(act, a)) - Number(isFor(act, b)))) {
      if (_id.startsWith('routes/account.sessions.ending') || _id === 'routes/sign-out') continue;
      const to = await pathOf(path);
      const answer = await app.send(to, { method: 'POST', form: { ...form }, ...(cookies[who] ? { cookie: cookies[who] } : {}) });
      const mayAct = isFor(act, who);
      if (mayAct) expect([200, 302, 303, 400, 401, 404, 409, 422], `${who} POST ${path}`).toContain(answer.status);
      else expect(answer.status, `${who} POST ${path}`).toBe(refused.includes(who) ? 409 : who === 'visitor' ? 401 : 404);
      if (!isOfTheHouse(who, act) && !isOfTheHouse(who, read)) expect(answer.body.includes(CANARY), `${who} reads a word in ${path}`).toBe(false);
    }
  });

  it('knows no other method', async () => {
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) expect((await app.send('/home', { method, cookie: cookies.lead ?? '' })).status, method).toBe(405);
  });

  it('tells an id of others and an id of nobody apart in nothing', async () => {
    const known: Record<string, string | undefined> = { assessments: ids.completed, organisations: ids.organisation, requests: ids.asked, engagements: ids.engagement };
    for (const path of ['/assessments/:id/results', '/assessments/:id', '/organisations/:id', '/organisations/:id/people', '/organisations/:id/requests', '/requests/:id', '/requests/:id/edit', '/engagements/:id', '/engagements/:id/terms']) {
      const theirs = await app.send(path.replace(':id', known[path.split('/')[1] ?? ''] ?? ''), { cookie: cookies.otherLead ?? '' });
      const nobodys = await app.send(path.replace(':id', newId()), { cookie: cookies.otherLead ?? '' });
      const plain = (body: string) => body.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID').replace(/nonce="[^"]*"/g, '').replace(/\\?"nonce\\?",\\?"[^"\\]*\\?"/g, '');
      expect([theirs.status, nobodys.status]).toEqual([404, 404]);
      expect(plain(theirs.body)).toBe(plain(nobodys.body));
    }
  });
});
