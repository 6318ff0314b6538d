import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { cancelEngagement } from './cancellation.server.ts';
import { closeEngagement } from './closure.server.ts';
import { readEngagement } from './engagement-page.server.ts';
import { invitationsQuerySchema } from './lists.ts';
import { acceptInvitation, endProviding, inviteProvider, listInvitations, readInvitation } from './provider-invitations.server.ts';
import { rankForEngagement } from './provider-matching.server.ts';
import { keepReport, readReports } from './reports.server.ts';
import { readSession } from './sessions.server.ts';
import { findStanding } from './standing.server.ts';
import { findToStepBack, stepBack } from './stepping-back.server.ts';

const CANARY = 'canary-5T3-willow';
const who = {} as Record<'lead' | 'coordinator' | 'provider' | 'second' | 'otherCoordinator', AskingPerson>;
let engagementId: string;
let invitation: string;

beforeEach(async () => {
  const organisationId = await makeOrganisation();
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  for (const name of ['provider', 'second'] as const) {
    who[name] = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile(who[name]);
  }
  engagementId = await makeAgreedEngagement({ ...who, organisationId });
  invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
});

const stateOf = async (id: string) => (await database().providerInvitation.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
const asked = async () => (await rankForEngagement(who.coordinator, engagementId)).invitations.map(({ state, answer }) => ({ state, answer }));

describe('to step back', () => {
  it('is offered to who gives what goes on, and to nobody else', async () => {
    expect((await readEngagement(who.provider, engagementId)).stepsBackBy).toBe(invitation);
    for (const person of [who.lead, who.coordinator]) expect((await readEngagement(person, engagementId)).stepsBackBy).toBeNull();
    const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }, { organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    expect((await readEngagement(both, engagementId)).stepsBackBy).toBeNull();
  });

  it('is each provider’s own: to all others it is nothing', async () => {
    for (const person of [who.lead, who.coordinator, who.second, who.otherCoordinator]) {
      await expect(findToStepBack(person, invitation)).rejects.toBeInstanceOf(NotFound);
      await expect(stepBack(person, invitation, CANARY)).rejects.toBeInstanceOf(NotFound);
    }
    expect(await stateOf(invitation)).toBe('accepted');
  });

  it('needs a part that was accepted, in what is not over', async () => {
    await inviteProvider(who.coordinator, engagementId, who.second.id);
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: who.second.id } });
    for (const act of [() => findToStepBack(who.second, id), () => stepBack(who.second, id, null)]) await expect(act()).rejects.toMatchObject({ reason: 'assistance.refusals.notNow' });
    await acceptInvitation(who.second, id);
    await closeEngagement(who.coordinator, engagementId, 'Nothing more');
    for (const [person, one] of [[who.second, id], [who.provider, invitation]] as const) {
      for (const act of [() => findToStepBack(person, one), () => stepBack(person, one, null)]) await expect(act()).rejects.toMatchObject({ reason: 'assistance.refusals.notNow' });
      expect((await readEngagement(person, engagementId)).stepsBackBy).toBeNull();
      expect(await stateOf(one)).toBe('accepted');
    }
  });
});

describe('who has stepped back', () => {
  it('need say nothing; what they say is sealed, and the coordinators alone read it', async () => {
    await makeAcceptance(who.coordinator, engagementId, who.second);
    await stepBack(who.provider, invitation, CANARY);
    await stepBack(who.second, (await findOf(who.second)).id, null);
    expect(await asked()).toEqual([{ state: 'ended', answer: CANARY }, { state: 'ended', answer: null }]);
    const { answer, endedAt } = await findOf(who.provider);
    expect(answer).toMatch(/^v1\./);
    expect(endedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(await readEngagement(who.lead, engagementId))).not.toContain(CANARY);
    await expect(rankForEngagement(who.lead, engagementId)).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.notYours' });
    expect(JSON.stringify(await database().activity.findMany({ where: { subjectId: invitation } }))).not.toContain(CANARY);
  });

  it('sees what they see whose part a coordinator has ended: nothing of it, and no report either', async () => {
    const [session = ''] = await makeSessions(who.coordinator, engagementId, [who.provider.id, who.lead.id], { at: new Date('2027-03-02T09:00:00Z'), words: CANARY });
    await keepReport(who.provider, engagementId, { step: 'keep', done: CANARY, results: '', lessons: '', halfDays: 1, version: 0 });
    await makeAcceptance(who.coordinator, engagementId, who.second);
    const second = (await findOf(who.second)).id;
    await endProviding(who.coordinator, second);
    await stepBack(who.provider, invitation, null);
    for (const [person, one] of [[who.provider, invitation], [who.second, second]] as const) {
      const report = () => keepReport(person, engagementId, { step: 'hand_in', done: 'x', results: 'x', lessons: 'x', halfDays: 1, version: 1 });
      const ways = [() => findStanding(person, engagementId), () => readEngagement(person, engagementId), () => readReports(person, engagementId), () => readSession(person, session), report, () => readInvitation(person, one), () => findToStepBack(person, one), () => stepBack(person, one, 'again')];
      for (const way of ways) await expect(way(), String(way)).rejects.toBeInstanceOf(NotFound);
      expect((await listInvitations(person, invitationsQuerySchema.parse({}))).count).toBe(0);
    }
  });

  it('can be asked anew, and accepts anew', async () => {
    await stepBack(who.provider, invitation, null);
    const again = await makeAcceptance(who.coordinator, engagementId, who.provider);
    expect(again).not.toBe(invitation);
    expect((await readEngagement(who.provider, engagementId)).stepsBackBy).toBe(again);
  });

  it('in the moment in which a coordinator ends it, has stepped back once: it ends once, and is told once', async () => {
    const outcomes = await Promise.allSettled([stepBack(who.provider, invitation, null), endProviding(who.coordinator, invitation), stepBack(who.provider, invitation, null)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await database().activity.count({ where: { kind: 'providerInvitation.ended', subjectId: invitation } })).toBe(1);
  });

  it('in the moment in which it is cancelled, has done so before that or not at all', async () => {
    const [stepped] = await Promise.allSettled([stepBack(who.provider, invitation, null), cancelEngagement(who.coordinator, engagementId)]);
    expect((await database().engagement.findUniqueOrThrow({ where: { id: engagementId } })).state).toBe('cancelled');
    expect(await stateOf(invitation)).toBe(stepped?.status === 'fulfilled' ? 'ended' : 'accepted');
    if (stepped?.status === 'rejected') expect(stepped.reason).toMatchObject({ reason: 'assistance.refusals.notNow' });
  });
});

async function findOf(person: AskingPerson) {
  return database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: person.id } });
}
