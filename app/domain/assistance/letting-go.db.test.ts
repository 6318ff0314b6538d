import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { listUnread } from '#app/domain/notifications/notifications.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSentRequest, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { startLettingGo } from './letting-go.server.ts';
import { endProviding } from './provider-invitations.server.ts';
import { readScheduling } from './scheduling.server.ts';
import { settleSession } from './sessions.server.ts';
import { acceptRequest } from './triage.server.ts';
import { withdrawRequest } from './withdrawal.server.ts';

const AT = new Date('2027-03-02T09:00:00Z');
const who = {} as Record<'lead' | 'member' | 'coordinator' | 'provider' | 'colleague', AskingPerson>;
let organisationId: string;
let engagementId: string;

beforeAll(() => {
  startTelling();
  startLettingGo();
});

beforeEach(async () => {
  setClock();
  organisationId = await makeOrganisation();
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.member = await makePerson([{ organisationId, role: 'member' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.colleague = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(who.provider);
  engagementId = await makeAgreedEngagement({ ...who, organisationId });
});

const book = (people: readonly AskingPerson[], count = 2) => makeSessions(who.coordinator, engagementId, people.map(({ id }) => id), { at: AT, count });
const sessions = async () => (await database().assistanceSession.findMany({ where: { engagementId }, orderBy: { booking: { startsAt: 'asc' } }, select: { state: true, booking: { select: { state: true, holds: { where: { releasedAt: null }, select: { personId: true } } } } } })).map(({ state, booking }) => ({ state, booking: booking.state, people: booking.holds.map(({ personId }) => personId) }));
const kinds = async (person: AskingPerson) => (await listUnread(person, 100)).map(({ kind, path }) => `${kind} ${path}`);
const roleOf = async (person: AskingPerson) => (await database().membership.findFirstOrThrow({ where: { personId: person.id, endedAt: null } })).id;

it('a provider whose part ends is let go from what is to come, and can be booked elsewhere then; what was held stays', async () => {
  const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
  const [held = '', coming = ''] = await book([who.provider, who.lead]);
  setClock(() => new Date('2027-03-03T09:00:00Z'));
  await settleSession(who.coordinator, held, 'hold');
  await endProviding(who.coordinator, invitation);
  expect(await sessions()).toEqual([{ state: 'held', booking: 'booked', people: expect.arrayContaining([who.provider.id, who.lead.id]) }, { state: 'planned', booking: 'booked', people: [who.lead.id] }]);
  await makeBooking({ people: [who.provider.id], at: new Date('2027-03-09T09:00:00Z') });
  for (const person of [who.lead, who.colleague]) expect(await kinds(person)).toContain(`time_changed /sessions/${coming}`);
  expect(await kinds(who.provider)).toContain('help_ended /provider-invitations');
});

it('a session that is left for nobody is cancelled, and they hear it who have a part', async () => {
  const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
  const [session = ''] = await book([who.provider], 1);
  await endProviding(who.coordinator, invitation);
  expect(await sessions()).toEqual([{ state: 'cancelled', booking: 'cancelled', people: [] }]);
  for (const person of [who.lead, who.colleague]) expect(await kinds(person)).toContain(`time_cancelled /sessions/${session}`);
});

it('whose role ends is let go with it, unless another role keeps them', async () => {
  const both = await makePerson([{ organisationId, role: 'member' }, { organisationId, role: 'emerging_leader' }]);
  await makeAcceptance(who.coordinator, engagementId, who.provider);
  await book([who.lead, who.member, who.provider, both], 1);
  const people = async () => (await sessions())[0]?.people.sort();
  const roles = await database().membership.findMany({ where: { personId: both.id } });
  await endMembership(who.lead, await roleOf(who.member));
  await endMembership(who.lead, roles[0]!.id);
  expect(await people()).toEqual([who.lead.id, who.provider.id, both.id].sort());
  await makeBooking({ people: [who.member.id], at: AT });
  await endMembership(who.coordinator, await roleOf(who.provider));
  await endMembership(who.lead, roles[1]!.id);
  expect(await people()).toEqual([who.lead.id]);
  expect((await readScheduling(who.coordinator, engagementId)).attendees.map(({ id }) => id)).not.toContain(who.provider.id);
});

it('the people of an organisation that leaves are let go, and those of the one that stays are not', async () => {
  const other = await makeOrganisation();
  const theirLead = await makePerson([{ organisationId: other, role: 'lead' }]);
  const theirs = await makeSentRequest({ lead: theirLead, organisationId: other });
  await acceptRequest(who.coordinator, theirs, { engagementId: null, topics: ['governance'], form: 'remote' });
  await database().engagementOrganisation.create({ data: { engagementId, requestId: theirs, organisationId: other } });
  await book([who.lead, theirLead], 1);
  await withdrawRequest(theirLead, theirs);
  expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
  await makeBooking({ people: [theirLead.id], at: AT });
});

it('who was to come hears that it is off, when their organisation is the last to leave', async () => {
  await book([who.member], 1);
  const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
  await withdrawRequest(who.lead, requestId);
  expect(await sessions()).toEqual([{ state: 'cancelled', booking: 'cancelled', people: [] }]);
  expect((await kinds(who.member)).join()).toMatch(/^time_cancelled \/calendar\/bookings\//);
});
