import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeRequest } from '#prisma/seed/assistance.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { closeEngagement } from './closure.server.ts';
import { writeClarification } from './clarification.server.ts';
import { evaluate } from './evaluations.server.ts';
import { answerFollowUp } from './follow-ups.server.ts';
import { inviteProvider } from './provider-invitations.server.ts';
import { referRequest } from './referral.server.ts';
import { keepReport } from './reports.server.ts';
import { settleSession } from './sessions.server.ts';
import { agreeToTerms, proposeTerms, readTerms, saveTerms } from './terms.server.ts';
import { readWaiting } from './waiting.server.ts';

const at = (time: string) => setClock(() => new Date(time));
let organisationId: string;
let coordinator: AskingPerson;
let other: AskingPerson;
let lead: AskingPerson;
let provider: AskingPerson;
let bystander: AskingPerson;

beforeEach(async () => {
  at('2027-02-01T08:00:00Z');
  organisationId = await makeOrganisation({ networkId: NETWORKS.ASWA });
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  other = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  bystander = await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.ASWA }), role: 'lead' }]);
  await makeProfile(provider);
});
afterEach(() => setClock());

/** What waits, by kind: only what leads to one of the places, where there are others of other tests. */
async function waitsFor(person: AskingPerson, ...targets: string[]) {
  return (await readWaiting(person)).filter(({ target }) => targets.length === 0 || targets.includes(target)).map(({ kind, more }) => (more === null ? kind : `${kind} ${more}`)).sort();
}

it('is what has to be decided, counted for the network that decides', async () => {
  const countOf = async (person: AskingPerson, kind: string) => (await readWaiting(person)).find((one) => one.kind === kind)?.count ?? 0;
  const before = [await countOf(coordinator, 'requests'), await countOf(other, 'referrals')] as const;
  await makeRequest(lead, organisationId, {});
  const sentOn = await makeRequest(lead, organisationId, {});
  const asked = await makeRequest(lead, organisationId, {});
  expect(await countOf(coordinator, 'requests')).toBe(before[0] + 3);
  await referRequest(coordinator, sentOn, { networkId: NETWORKS.APNSW, reason: 'why' });
  await writeClarification(coordinator, asked, 'Since when?');
  expect([await countOf(coordinator, 'requests'), await countOf(other, 'referrals')]).toEqual([before[0] + 1, before[1] + 1]);
  expect(await waitsFor(lead)).toEqual(['question']);
  for (const person of [bystander, provider]) expect(await waitsFor(person, NETWORKS.ASWA, asked)).toEqual([]);
});

it('is what an engagement asks of each who shares in it, until it is done, and of nobody else', async () => {
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId }, { startsOn: new Date('2027-02-01'), endsOn: new Date('2027-02-20') });
  await inviteProvider(coordinator, engagement, provider.id);
  expect(await waitsFor(provider)).toEqual(['invitations']);
  await database().providerInvitation.deleteMany({ where: { engagementId: engagement } });
  await makeAcceptance(coordinator, engagement, provider);
  const [session = ''] = await makeSessions(coordinator, engagement, [provider.id, lead.id], { at: new Date('2027-02-04T09:00:00Z') });
  expect([await waitsFor(provider), await waitsFor(lead), await waitsFor(coordinator, session), await waitsFor(other, session, engagement), await waitsFor(bystander)]).toEqual([['session'], ['session'], ['week'], [], []]);

  at('2027-02-05T08:00:00Z');
  expect([await waitsFor(provider), await waitsFor(coordinator, session), await waitsFor(lead)]).toEqual([['unsettled'], ['unsettled'], []]);
  await settleSession(provider, session, 'hold');
  expect([await waitsFor(provider), await waitsFor(coordinator, session)]).toEqual([[], []]);

  await proposeTerms(lead, engagement);
  const edit = async () => (await readTerms(lead, engagement)).versions.find(({ state }) => state === 'draft')?.edit ?? 0;
  await saveTerms(lead, engagement, { objectives: 'x', outputs: 'x', method: 'x', halfDays: 6, startsOn: new Date('2027-02-01'), endsOn: new Date('2027-02-21'), edit: await edit() });
  expect(await waitsFor(coordinator, engagement)).toEqual([]);
  await agreeToTerms(lead, engagement, await edit());
  expect([await waitsFor(coordinator, engagement), await waitsFor(lead)]).toEqual([['terms'], []]);
  await agreeToTerms(coordinator, engagement, await edit());

  at('2027-02-22T08:00:00Z');
  expect([await waitsFor(provider), await waitsFor(coordinator, engagement)]).toEqual([['report'], []]);
  await keepReport(provider, engagement, { step: 'hand_in', done: 'x', results: 'x', lessons: 'x', halfDays: 2, version: 0 });
  expect(await waitsFor(provider)).toEqual([]);
  await closeEngagement(coordinator, engagement, 'next');
  expect([await waitsFor(lead), await waitsFor(provider), await waitsFor(coordinator, engagement), await waitsFor(bystander)]).toEqual([['evaluation'], [], [], []]);
  await evaluate(lead, engagement, { organisation: organisationId, usefulness: 4, fit: 4, respect: 5, safety: 5, text: '' });
  expect(await waitsFor(lead)).toEqual([]);

  at('2027-09-01T08:00:00Z');
  const { id } = await database().followUp.findFirstOrThrow({ where: { engagementId: engagement, month: 3 }, select: { id: true } });
  expect([await waitsFor(lead), await waitsFor(coordinator, engagement), await waitsFor(other, engagement), await waitsFor(bystander), await waitsFor(provider)]).toEqual([['followUp 3', 'followUp 6'], ['followUps 3', 'followUps 6'], [], [], []]);
  await answerFollowUp(lead, id, { changed: 'More of us speak', assessmentId: null });
  expect([await waitsFor(lead), await waitsFor(coordinator, engagement)]).toEqual([['followUp 6'], ['followUps 6']]);
});

it('is numbers alone for the secretariat', async () => {
  const secretariat = await makePerson([{ organisationId: (await database().organisation.findFirstOrThrow({ where: { kind: 'global_network' } })).id, role: 'secretariat' }]);
  await makeRequest(lead, organisationId, {});
  const rows = await readWaiting(secretariat);
  expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['network']));
  expect(rows.find(({ target }) => target === NETWORKS.ASWA)?.count).toBeGreaterThan(0);
});

it.each(['Asia/Tokyo', 'America/New_York'])('has the days of the calendar, wherever the program runs: %s', async (zone) => {
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  const session = await makeSessions(coordinator, engagement, [lead.id], { at: new Date('2027-02-01T09:00:00Z') });
  at('2027-02-02T08:00:00Z');
  for (const id of session) await settleSession(coordinator, id, 'hold');
  await closeEngagement(coordinator, engagement, 'next');
  const { dueOn } = await database().followUp.findFirstOrThrow({ where: { engagementId: engagement, month: 3 }, select: { dueOn: true } });
  const followUp = async (time: number) => {
    at(new Date(time).toISOString());
    return (await readWaiting(lead)).find(({ kind }) => kind === 'followUp')?.at;
  };
  const before = process.env.TZ;
  process.env.TZ = zone;
  try {
    expect([await followUp(dueOn.getTime() - 1), await followUp(dueOn.getTime())]).toEqual([undefined, dueOn.toISOString()]);
  } finally {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  }
});
