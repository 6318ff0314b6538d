import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation, reopenOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { addNetwork, moveOrganisation } from '#app/domain/network/networks.server.ts';
import { listUnread } from '#app/domain/notifications/notifications.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { readOwnBooking } from '#app/domain/calendar/own-calendar.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { makeDraft } from '#prisma/seed/assistance.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSentRequest, makeSessions } from '#prisma/seed/engagements.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { startRequest, submitRequest } from './asking.server.ts';
import { readBoard } from './board.server.ts';
import { cancelEngagement } from './cancellation.server.ts';
import { writeClarification } from './clarification.server.ts';
import { closeEngagement } from './closure.server.ts';
import { letGoOfSuspended, startLettingGo } from './departures.server.ts';
import { leaveEngagement } from './leaving.server.ts';
import { holdRequest, moveEngagement, moveRequest } from './moving.server.ts';
import { readAssistanceOverview } from './overview.server.ts';
import { boardSchema } from './request-form.ts';
import { endProviding, inviteProvider } from './provider-invitations.server.ts';
import { readScheduling } from './scheduling.server.ts';
import { moveSessionTo, settleSession } from './sessions.server.ts';
import { referRequest } from './referral.server.ts';
import { readRequest } from './request-page.server.ts';
import { changeSessionPeople, readSessionPeople } from './session-people.server.ts';
import { stepBack } from './stepping-back.server.ts';
import { acceptRequest, declineRequest, engageAgain } from './triage.server.ts';
import { readWaiting } from './waiting.server.ts';
import { withdrawRequest } from './withdrawal.server.ts';

const AT = new Date('2027-03-02T09:00:00Z');
const who = {} as Record<'lead' | 'member' | 'coordinator' | 'provider' | 'colleague', AskingPerson>;
let organisationId: string;
let engagementId: string;

beforeAll(() => {
  startTelling();
  startLettingGo();
});

// A clock that goes on: who came first is told by it.
const AHEAD = Date.parse('2027-02-01T08:00:00Z') - Date.now();

beforeEach(async () => {
  setClock(() => new Date(Date.now() + AHEAD));
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

/** Both ways in which the part of a provider ends: what follows is the same. */
const ENDINGS: readonly (readonly [string, (invitation: string) => Promise<unknown>])[] = [
  ['whose part a coordinator ends', (invitation) => endProviding(who.coordinator, invitation)],
  ['who steps back', (invitation) => stepBack(who.provider, invitation, null)],
];

it.each(ENDINGS)('a provider %s is let go from what is to come, and can be booked elsewhere then; what was held stays', async (_how, end) => {
  const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
  const [held = '', coming = ''] = await book([who.provider, who.lead]);
  setClock(() => new Date('2027-03-03T09:00:00Z'));
  await settleSession(who.coordinator, held, 'hold');
  await end(invitation);
  expect(await sessions()).toEqual([{ state: 'held', booking: 'booked', people: expect.arrayContaining([who.provider.id, who.lead.id]) }, { state: 'planned', booking: 'booked', people: [who.lead.id] }]);
  await makeBooking({ people: [who.provider.id], at: new Date('2027-03-09T09:00:00Z') });
  expect(await kinds(who.lead)).toEqual(expect.arrayContaining([`time_changed /sessions/${coming}`, `help_ended /engagements/${engagementId}`]));
  expect(await kinds(who.colleague)).toEqual(expect.arrayContaining([`time_changed /sessions/${coming}`, `help_ended /engagements/${engagementId}/providers`]));
});

it('whoever ends a part is not told of it, and the others of the two sides are', async () => {
  const hears = async (person: AskingPerson) => (await kinds(person)).filter((kind) => kind.startsWith('help_ended'));
  await endProviding(who.coordinator, await makeAcceptance(who.coordinator, engagementId, who.provider));
  expect([await hears(who.coordinator), await hears(who.provider)]).toEqual([[], ['help_ended /provider-invitations']]);
  await database().notification.deleteMany({ where: { personId: who.provider.id } });
  await stepBack(who.provider, await makeAcceptance(who.coordinator, engagementId, who.provider), null);
  expect([await hears(who.coordinator), await hears(who.provider)]).toEqual([[`help_ended /engagements/${engagementId}/providers`], []]);
});

it.each(ENDINGS)('a session that is left for nobody, after a provider %s, is cancelled, and they hear it who have a part', async (_how, end) => {
  const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
  const [session = ''] = await book([who.provider], 1);
  await end(invitation);
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

describe('a session that gets another time after it has passed', () => {
  const LATER = new Date('2027-03-09T09:00:00Z');
  const move = (session: string) => moveSessionTo(who.coordinator, session, { startsAt: LATER, endsAt: new Date(LATER.getTime() + 3_600_000), zone: 'UTC' });
  const miss = async (people: readonly AskingPerson[]) => {
    const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
    const [session = ''] = await book(people, 1);
    setClock(() => new Date('2027-03-03T09:00:00Z'));
    await settleSession(who.coordinator, session, 'miss');
    return { invitation, session };
  };

  it.each(ENDINGS)('is for nobody %s any more: they are not asked, and not told where it went', async (_how, end) => {
    const { invitation, session } = await miss([who.provider, who.lead]);
    await end(invitation);
    expect(await sessions()).toMatchObject([{ state: 'missed', people: expect.arrayContaining([who.provider.id]) as string[] }]);
    await makeBooking({ people: [who.provider.id], at: LATER });
    expect(await move(session)).toMatchObject({ ok: true });
    expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
    const { bookingId } = await database().assistanceSession.findUniqueOrThrow({ where: { id: session } });
    expect(await readOwnBooking(who.provider, bookingId)).toMatchObject({ state: 'cancelled', startsAt: AT.toISOString() });
    expect((await readOwnBooking(who.lead, bookingId)).startsAt).toBe(LATER.toISOString());
  });

  it('does so too where nobody has said how it went', async () => {
    const invitation = await makeAcceptance(who.coordinator, engagementId, who.provider);
    const [session = ''] = await book([who.provider, who.lead, who.member], 1);
    setClock(() => new Date('2027-03-03T09:00:00Z'));
    await stepBack(who.provider, invitation, null);
    await endMembership(who.lead, await roleOf(who.member));
    expect((await sessions())[0]?.people).toHaveLength(3);
    expect(await move(session)).toMatchObject({ ok: true });
    expect((await sessions())[0]?.people).toEqual([who.lead.id]);
  });

  it('stays with whom it held where it stays at its time', async () => {
    const { invitation, session } = await miss([who.provider, who.lead]);
    await endProviding(who.coordinator, invitation);
    await makeBooking({ people: [who.lead.id], at: LATER });
    expect(await move(session)).toMatchObject({ ok: false, clash: { holders: [{ personId: who.lead.id }] } });
    expect(await sessions()).toMatchObject([{ state: 'missed', people: expect.arrayContaining([who.provider.id, who.lead.id]) as string[] }]);
  });

  it('is not moved where it would be for nobody', async () => {
    const { invitation, session } = await miss([who.provider]);
    await endProviding(who.coordinator, invitation);
    await expect(move(session)).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.nobodyLeft' });
    expect(await sessions()).toEqual([{ state: 'missed', booking: 'booked', people: [who.provider.id] }]);
  });
});

it('who was to come hears that it is off, when their organisation is the last to leave', async () => {
  await book([who.member], 1);
  const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
  await withdrawRequest(who.lead, requestId);
  expect(await sessions()).toEqual([{ state: 'cancelled', booking: 'cancelled', people: [] }]);
  expect((await kinds(who.member)).join()).toMatch(/^time_cancelled \/calendar\/bookings\//);
});

it('who is let go and has no other part hears that it is off, and finds it so; who stays hears that it changed', async () => {
  const [session = ''] = await book([who.lead, who.member], 1);
  const known = await readSessionPeople(who.coordinator, session);
  const { bookingId } = await database().assistanceSession.findUniqueOrThrow({ where: { id: session } });
  await changeSessionPeople(who.coordinator, session, known, { version: known.version, people: [who.lead.id] });
  expect(await kinds(who.member)).toContain(`time_cancelled /calendar/bookings/${bookingId}`);
  expect(await kinds(who.member)).not.toContain(`time_changed /calendar/bookings/${bookingId}`);
  expect(await readOwnBooking(who.member, bookingId)).toMatchObject({ state: 'cancelled', startsAt: AT.toISOString() });
  expect((await kinds(who.lead)).join()).not.toContain('time_cancelled');
  await expect(readOwnBooking(who.coordinator, bookingId)).rejects.toBeInstanceOf(NotFound);
});

describe('an organisation that closes', () => {
  const share = async () => {
    const other = await makeOrganisation();
    const theirLead = await makePerson([{ organisationId: other, role: 'lead' }]);
    const theirs = await makeSentRequest({ lead: theirLead, organisationId: other });
    await acceptRequest(who.coordinator, theirs, { engagementId: null, topics: ['governance'], form: 'remote' });
    await database().engagementOrganisation.create({ data: { engagementId, requestId: theirs, organisationId: other } });
    return { other, theirLead, theirs };
  };

  it('leaves what it shares, its people are let go, and what it asked rests until it reopens', async () => {
    const { other, theirLead, theirs } = await share();
    const waiting = await makeSentRequest({ lead: theirLead, organisationId: other });
    const shown = async () => (await readBoard(who.coordinator, NETWORKS.ASWA, boardSchema.parse({}))).requests.map(({ id }) => id);
    const counted = async () => (await readBoard(who.coordinator, NETWORKS.ASWA, boardSchema.parse({}))).counts.submitted ?? 0;
    const secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
    const overseen = async () => [(await readAssistanceOverview(secretariat)).find(({ id }) => id === NETWORKS.ASWA)?.requests.submitted ?? 0, (await readWaiting(secretariat)).find(({ target }) => target === NETWORKS.ASWA)?.count ?? 0];
    await book([who.lead, theirLead], 1);
    expect(await shown()).toContain(waiting);
    const before = await counted();
    const [submitted = 0, open = 0] = await overseen();
    await closeOrganisation(who.coordinator, other);
    expect(await overseen()).toEqual([submitted - 1, open - 1]);
    expect(await counted()).toBe(before - 1);
    expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
    expect(await shown()).not.toContain(waiting);
    await expect(acceptRequest(who.coordinator, waiting, { engagementId: null, topics: ['governance'], form: 'remote' })).rejects.toMatchObject({ reason: 'network.refusals.closed' });
    await reopenOrganisation(who.coordinator, other);
    expect(await shown()).toContain(waiting);
    expect([await counted(), ...(await overseen())]).toEqual([before, submitted, open]);
    await acceptRequest(who.coordinator, waiting, { engagementId: null, topics: ['governance'], form: 'remote' });
    await engageAgain(who.coordinator, theirs, { engagementId: null, topics: ['governance'], form: 'remote' });
    expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
  });

  it('is done with what was helped in another that was closed', async () => {
    const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
    const next = await engageAgain(who.coordinator, requestId, { engagementId: null, topics: ['governance'], form: 'remote' });
    await closeEngagement(who.coordinator, engagementId, 'Next');
    await closeOrganisation(who.coordinator, organisationId);
    expect(await database().engagement.findUniqueOrThrow({ where: { id: next }, select: { state: true } })).toEqual({ state: 'cancelled' });
    expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id: requestId }, select: { state: true, security: true } })).toEqual({ state: 'completed', security: null });
  });

  it('the last one ends the engagement: its sessions are cancelled, and whoever was asked to help is asked no more', async () => {
    const asked = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile(asked);
    await makeAcceptance(who.coordinator, engagementId, who.provider);
    await inviteProvider(who.coordinator, engagementId, asked.id);
    await book([who.provider, who.lead], 1);
    await closeOrganisation(who.coordinator, organisationId);
    expect(await sessions()).toEqual([{ state: 'cancelled', booking: 'cancelled', people: [] }]);
    expect(await database().engagement.findUniqueOrThrow({ where: { id: engagementId }, select: { state: true } })).toEqual({ state: 'cancelled' });
    expect(await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: asked.id }, select: { state: true } })).toEqual({ state: 'recalled' });
    expect((await kinds(who.provider)).join()).toContain('work_cancelled');
  });

  it('takes its providers along: they give help no more, and are asked for none', async () => {
    const home = await makeOrganisation();
    const givers = [await makePerson([{ organisationId: home, role: 'peer_provider' }]), await makePerson([{ organisationId: home, role: 'peer_provider' }])] as const;
    for (const one of givers) await makeProfile(one);
    const ends = await makeAcceptance(who.coordinator, engagementId, givers[0]);
    await inviteProvider(who.coordinator, engagementId, givers[1].id);
    await book([givers[0], who.lead], 1);
    await closeOrganisation(who.coordinator, home);
    expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
    expect((await database().providerInvitation.findMany({ where: { engagementId }, orderBy: { invitedAt: 'asc' }, select: { state: true } })).map(({ state }) => state)).toEqual(['ended', 'recalled']);
    expect(await kinds(who.colleague)).toContain(`help_ended /engagements/${engagementId}/providers`);
    expect(ends).not.toBe('');
  });
});

it('a network that closes cancels what it schedules, gives back what was referred to it, and hands on what it was to decide', async () => {
  const secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  const network = await addNetwork(secretariat, { name: 'A network that ends', acronym: null, regionId: 'africa', languages: ['en'] });
  const organisation = await makeOrganisation({ networkId: network });
  const [coordinator, lead] = [await makePerson([{ organisationId: network, role: 'coordinator' }]), await makePerson([{ organisationId: organisation, role: 'lead' }])];
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId: organisation });
  const [undecided, referred] = [await makeSentRequest({ lead, organisationId: organisation }), await makeSentRequest({ lead: who.lead, organisationId })];
  await referRequest(who.coordinator, referred, { networkId: network, reason: 'They know' });
  await moveOrganisation(secretariat, organisation, NETWORKS.ASWA);
  await closeOrganisation(secretariat, network);
  expect(await database().engagement.findUniqueOrThrow({ where: { id: engagement }, select: { state: true } })).toEqual({ state: 'cancelled' });
  expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id: undecided }, select: { state: true, networkId: true } })).toEqual({ state: 'submitted', networkId: NETWORKS.ASWA });
  expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id: referred }, select: { state: true, networkId: true } })).toEqual({ state: 'submitted', networkId: NETWORKS.ASWA });
  expect((await kinds(who.colleague)).join()).toContain(`request_returned /requests/${referred}`);
});

it('what a network had accepted that closes goes on with the network that the organisation belongs to, also when that reopens later', async () => {
  const secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  const network = await addNetwork(secretariat, { name: 'Another that ends', acronym: null, regionId: 'africa', languages: ['en'] });
  const coordinator = await makePerson([{ organisationId: network, role: 'coordinator' }]);
  const lead = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  const resting = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  const take = async (asks: AskingPerson) => {
    const request = await makeSentRequest({ lead: asks, organisationId: asks.memberships[0]?.organisationId ?? '' });
    await referRequest(who.coordinator, request, { networkId: network, reason: 'They know' });
    await acceptRequest(coordinator, request, { engagementId: null, topics: ['governance'], form: 'remote' });
    return request;
  };
  const [accepted, rests] = [await take(lead), await take(resting)];
  await closeOrganisation(who.coordinator, resting.memberships[0]?.organisationId ?? '');
  await closeOrganisation(secretariat, network);
  const handledBy = async (id: string) => (await database().assistanceRequest.findUniqueOrThrow({ where: { id }, select: { state: true, networkId: true } }));
  expect([await handledBy(accepted), await handledBy(rests)]).toEqual([{ state: 'accepted', networkId: NETWORKS.ASWA }, { state: 'accepted', networkId: network }]);
  expect((await kinds(who.coordinator)).join()).toContain(`request_sent /requests/${accepted}`);
  expect((await kinds(lead)).join()).toContain(`request_passed_on /requests/${accepted}`);
  await expect(engageAgain(who.coordinator, rests, { engagementId: null, topics: ['governance'], form: 'remote' })).rejects.toBeInstanceOf(NotFound);
  await reopenOrganisation(who.coordinator, resting.memberships[0]?.organisationId ?? '');
  expect(await handledBy(rests)).toEqual({ state: 'accepted', networkId: NETWORKS.ASWA });
  for (const id of [accepted, rests]) await engageAgain(who.coordinator, id, { engagementId: null, topics: ['governance'], form: 'remote' });
  expect(await database().engagement.count({ where: { networkId: NETWORKS.ASWA, organisations: { some: { requestId: { in: [accepted, rests] } } } } })).toBe(2);
});

describe('a network that closes', () => {
  const sendTo = async (networkId: string) => {
    const organisation = await makeOrganisation({ networkId });
    return { organisation, lead: await makePerson([{ organisationId: organisation, role: 'lead' }]) };
  };
  const begin = async () => {
    const secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
    const network = await addNetwork(secretariat, { name: 'One more that ends', acronym: null, regionId: 'africa', languages: ['en'] });
    return { secretariat, network, coordinator: await makePerson([{ organisationId: network, role: 'coordinator' }]), ...(await sendTo(network)) };
  };
  const STATES = { state: true, networkId: true, security: true } as const;
  const requestsOf = async (engagement: string) => database().assistanceRequest.findMany({ where: { engagements: { some: { engagementId: engagement } } }, select: STATES });

  it('completes what was helped and is over with it, and hands on what was not', async () => {
    const { secretariat, network, coordinator, organisation, lead } = await begin();
    const helped = await makeAgreedEngagement({ lead, coordinator, organisationId: organisation });
    const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId: helped } });
    await engageAgain(coordinator, requestId, { engagementId: null, topics: ['governance'], form: 'remote' });
    await closeEngagement(coordinator, helped, 'Next');
    const other = await makeAgreedEngagement({ lead, coordinator, organisationId: organisation });
    expect(await requestsOf(helped)).toMatchObject([{ state: 'accepted', networkId: network }]);
    await moveOrganisation(secretariat, organisation, NETWORKS.ASWA);
    await closeOrganisation(secretariat, network);
    expect(await requestsOf(helped)).toEqual([{ state: 'completed', networkId: network, security: null }]);
    expect(await database().dataKey.count({ where: { ownerId: requestId } })).toBe(0);
    expect(await requestsOf(other)).toMatchObject([{ state: 'accepted', networkId: NETWORKS.ASWA }]);
  });

  it('leads its coordinators to none of what was handed on, should it open again', async () => {
    const { secretariat, network, coordinator, organisation, lead } = await begin();
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId: organisation });
    const { requestId: accepted } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId: engagement } });
    const [sent, asked] = [await makeSentRequest({ lead, organisationId: organisation }), await makeSentRequest({ lead, organisationId: organisation })];
    const referred = await makeSentRequest({ lead: who.lead, organisationId });
    await referRequest(who.coordinator, referred, { networkId: network, reason: 'They know' });
    await writeClarification(coordinator, asked, 'Who?');
    await writeClarification(lead, asked, 'We.');
    await writeClarification(lead, accepted, 'One more thing.');
    await writeClarification(who.lead, referred, 'One more thing.');
    const told = async () => (await database().notification.findMany({ where: { personId: coordinator.id }, select: { kind: true, subjectId: true } })).map(({ kind, subjectId }) => `${kind} ${subjectId === engagement ? 'E' : [accepted, sent, asked, referred].indexOf(subjectId)}`);
    expect(await told()).toEqual(expect.arrayContaining(['request_sent 1', 'request_sent 2', 'request_referred 3', 'question_answered 0', 'question_answered 2', 'question_answered 3']));
    await moveOrganisation(secretariat, organisation, NETWORKS.ASWA);
    await closeOrganisation(secretariat, network);
    await reopenOrganisation(secretariat, network);
    expect(await told()).toEqual(['terms_agreed E']);
  });

  it('waits for whoever withdraws a request meanwhile, and holds nothing then that they need', async () => {
    const { secretariat, network, coordinator, organisation, lead } = await begin();
    const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId: organisation });
    const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId: engagement } });
    await moveOrganisation(secretariat, organisation, NETWORKS.ASWA);
    const closed = await inTransaction(async (tx) => {
      await moveRequest(tx, requestId, 'withdraw', { endedAt: AT });
      const closing = closeOrganisation(secretariat, network).then(() => 'closed');
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      await leaveEngagement(tx, lead.id, engagement, requestId);
      return () => closing;
    });
    expect(await closed()).toBe('closed');
    expect(await requestsOf(engagement)).toMatchObject([{ state: 'withdrawn', networkId: network }]);
  });
});

describe('what an organisation that moves has asked', () => {
  const networkOf = async (id: string) => (await database().assistanceRequest.findUniqueOrThrow({ where: { id }, select: { networkId: true } })).networkId;
  const theirBoard = async (person: AskingPerson, networkId: string) => (await readBoard(person, networkId, boardSchema.parse({}))).requests.map(({ id }) => id);
  const moveIt = async () => moveOrganisation(await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]), organisationId, NETWORKS.PLAPERTS);

  it('goes along while it is undecided, and is read by the network that it left no more; what was accepted stays', async () => {
    const theirs = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }]);
    const [sent, referred] = [await makeSentRequest({ lead: who.lead, organisationId }), await makeSentRequest({ lead: who.lead, organisationId })];
    await referRequest(who.coordinator, referred, { networkId: NETWORKS.APNSW, reason: 'They know' });
    const { requestId: accepted } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
    const draft = await startRequest(who.lead, organisationId);
    for (const person of [who.coordinator, who.colleague]) expect(await kinds(person)).toContain(`request_sent /requests/${sent}`);
    await moveIt();
    expect(await Promise.all([sent, referred, draft, accepted].map(networkOf))).toEqual([NETWORKS.PLAPERTS, NETWORKS.PLAPERTS, NETWORKS.PLAPERTS, NETWORKS.ASWA]);
    await expect(readRequest(who.coordinator, sent)).rejects.toBeInstanceOf(NotFound);
    expect((await readRequest(theirs, sent)).may.accept).toBe(true);
    expect([(await theirBoard(theirs, NETWORKS.PLAPERTS)).includes(sent), (await theirBoard(who.coordinator, NETWORKS.ASWA)).includes(sent)]).toEqual([true, false]);
    expect([await kinds(theirs), await kinds(who.lead)]).toEqual([expect.arrayContaining([`request_sent /requests/${sent}`]), expect.arrayContaining([`request_passed_on /requests/${sent}`])]);
    for (const person of [who.coordinator, who.colleague]) expect(await kinds(person)).not.toContain(`request_sent /requests/${sent}`);
    expect((await kinds(who.lead)).join()).not.toContain(draft);
  });

  it('is decided on by the network that it joins as its own where it was referred to just that', async () => {
    const theirs = await makePerson([{ organisationId: NETWORKS.PLAPERTS, role: 'coordinator' }]);
    const id = await makeSentRequest({ lead: who.lead, organisationId });
    await referRequest(who.coordinator, id, { networkId: NETWORKS.PLAPERTS, reason: 'They know' });
    expect(await kinds(theirs)).toEqual([`request_referred /requests/${id}`]);
    await moveIt();
    expect(await kinds(theirs)).toEqual([`request_sent /requests/${id}`]);
    expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id }, select: { state: true, networkId: true } })).toEqual({ state: 'submitted', networkId: NETWORKS.PLAPERTS });
    expect(await database().referral.findMany({ where: { requestId: id }, select: { state: true, toNetworkId: true, answeredAt: true } })).toEqual([{ state: 'recalled', toNetworkId: NETWORKS.PLAPERTS, answeredAt: expect.any(Date) as Date }]);
    expect((await readRequest(theirs, id)).may).toMatchObject({ accept: true, refer: true, decline: true });
    await acceptRequest(theirs, id, { engagementId: null, topics: ['governance'], form: 'remote' });
  });

  it('is sent there where it moves at the same moment, whichever was first', async () => {
    const draft = await makeDraft(who.lead, organisationId);
    await database().assistanceRequest.update({ where: { id: draft }, data: { networkId: NETWORKS.PLAPERTS }, select: { id: true } });
    const both = await inTransaction(async (tx) => {
      // Whoever sends it is about to tell the network that is left.
      await tx.$queryRaw`select 1 from person where id = ${who.coordinator.id}::uuid for update`;
      const sending = submitRequest(who.lead, draft);
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      let isMoved = false;
      const moving = moveIt().then(() => (isMoved = true));
      await expect.poll(async () => isMoved || (await countWaiting()) === 2, { timeout: 9_000 }).toBe(true);
      return () => Promise.all([sending, moving]);
    });
    expect(await both()).toEqual([{}, true]);
    expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id: draft }, select: { state: true, networkId: true } })).toEqual({ state: 'submitted', networkId: NETWORKS.PLAPERTS });
  });

  it.each([
    ['accepted', (id: string) => acceptRequest(who.coordinator, id, { engagementId: null, topics: ['governance'], form: 'remote' })],
    ['declined', (id: string) => declineRequest(who.coordinator, id, 'no')],
    ['referred', (id: string) => referRequest(who.coordinator, id, { networkId: NETWORKS.PLAPERTS, reason: 'They know' })],
    ['asked about', (id: string) => writeClarification(who.coordinator, id, 'Who?')],
  ])('is not %s by the network that it leaves at the same moment', async (_how, decide) => {
    const id = await makeSentRequest({ lead: who.lead, organisationId });
    const outcome = await inTransaction(async (tx) => {
      await tx.organisation.update({ where: { id: organisationId }, data: { networkId: NETWORKS.PLAPERTS }, select: { id: true } });
      await holdRequest(tx, id);
      const deciding = decide(id).catch((error: unknown) => error);
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      await recordActivity(tx, { actor: null, organisationId, kind: 'organisation.moved', subjectType: 'organisation', subjectId: organisationId });
      return () => deciding;
    });
    expect(await outcome()).toMatchObject({ reason: 'assistance.refusals.notNow' });
    expect(await database().assistanceRequest.findUniqueOrThrow({ where: { id }, select: { state: true, networkId: true } })).toEqual({ state: 'submitted', networkId: NETWORKS.PLAPERTS });
  });

  it('moves while the network that it leaves accepts it: neither waits for the other in a circle', async () => {
    const id = await makeSentRequest({ lead: who.lead, organisationId });
    const outcome = await inTransaction(async (tx) => {
      await tx.organisation.update({ where: { id: organisationId }, data: { networkId: NETWORKS.PLAPERTS }, select: { id: true } });
      const accepting = acceptRequest(who.coordinator, id, { engagementId: null, topics: ['governance'], form: 'remote' }).catch((error: unknown) => error);
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      await recordActivity(tx, { actor: null, organisationId, kind: 'organisation.moved', subjectType: 'organisation', subjectId: organisationId });
      return () => accepting;
    });
    expect(await outcome()).toMatchObject({ reason: 'assistance.refusals.notNow' });
    expect(await networkOf(id)).toBe(NETWORKS.PLAPERTS);
  });

  it('is sent to the network in which it is then, whatever the draft began with', async () => {
    const draft = await startRequest(who.lead, organisationId);
    await moveIt();
    await database().assistanceRequest.update({ where: { id: draft }, data: { networkId: NETWORKS.ASWA }, select: { id: true } });
    expect(await makeSentRequest({ lead: who.lead, organisationId })).toBe(draft);
    expect(await networkOf(draft)).toBe(NETWORKS.PLAPERTS);
  });
});

describe('who loses every role while they are asked in one engagement and held by another, is let go from what is to come in no circle', () => {
  const setUp = async () => {
    const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
    const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }, { organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile(both);
    // The second was begun later, and has a session since before the first has one.
    const later = await engageAgain(who.coordinator, requestId, { engagementId: null, topics: ['governance'], form: 'remote' });
    await inTransaction((tx) => moveEngagement(tx, later, 'agree'));
    await makeSessions(both, later, [both.id, who.lead.id], { at: new Date('2027-03-04T09:00:00Z') });
    await makeSessions(both, engagementId, [both.id, who.lead.id], { at: AT });
    return { requestId, both, later };
  };
  /** Ends the roles of somebody, of whom something is held already as by whoever does that, while another thing is done. */
  const meanwhile = async (one: AskingPerson, hold: (tx: Transaction) => Promise<unknown>, act: () => Promise<unknown>) => {
    const acting = await inTransaction(async (tx) => {
      await tx.membership.updateMany({ where: { personId: one.id }, data: { endedAt: AT } });
      await hold(tx);
      const done = act().then(() => 'done', (error: unknown) => error);
      await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
      const { id } = await tx.membership.findFirstOrThrow({ where: { personId: one.id }, select: { id: true } });
      await recordActivity(tx, { actor: null, organisationId: NETWORKS.ASWA, kind: 'membership.ended', subjectType: 'membership', subjectId: id });
      return () => done;
    });
    expect(await acting()).toBe('done');
  };
  const holdInvitation = (engagement: string, { id }: AskingPerson) => (tx: Transaction) => tx.$queryRaw`select 1 from provider_invitation where engagement_id = ${engagement}::uuid and person_id = ${id}::uuid for update`;
  const holdBookingOf = (engagement: string) => (tx: Transaction) => tx.$queryRaw`select 1 from booking where id in (select booking_id from assistance_session where engagement_id = ${engagement}::uuid) for update`;
  const ended = async (engagements: readonly string[]) => {
    expect(await database().engagement.count({ where: { id: { in: [...engagements] }, state: 'cancelled' } })).toBe(engagements.length);
    expect(await database().assistanceSession.count({ where: { engagementId: { in: [...engagements] }, OR: [{ state: { not: 'cancelled' } }, { booking: { state: { not: 'cancelled' } } }] } })).toBe(0);
  };

  it('where it is cancelled', async () => {
    const { both } = await setUp();
    await inviteProvider(who.coordinator, engagementId, both.id);
    await meanwhile(both, holdInvitation(engagementId, both), () => cancelEngagement(who.coordinator, engagementId));
    await ended([engagementId]);
    expect(await database().providerInvitation.findMany({ where: { personId: both.id }, select: { state: true } })).toEqual([{ state: 'recalled' }]);
  });

  const LEAVINGS: readonly (readonly [string, (requestId: string) => Promise<unknown>])[] = [
    ['its request is withdrawn', (requestId) => withdrawRequest(who.lead, requestId)],
    ['its organisation closes', async () => closeOrganisation(who.coordinator, organisationId)],
    ['its network closes', async () => inTransaction((tx) => recordActivity(tx, { actor: null, organisationId: NETWORKS.ASWA, kind: 'organisation.closed', subjectType: 'organisation', subjectId: NETWORKS.ASWA }))],
  ];

  it.each(LEAVINGS)('where %s, and they are asked in the later', async (_how, leave) => {
    const { requestId, both, later } = await setUp();
    await inviteProvider(who.coordinator, later, both.id);
    await meanwhile(both, holdInvitation(later, both), () => leave(requestId));
    await ended([engagementId, later]);
  });

  it.each(LEAVINGS)('where %s, and they are held by the later first', async (_how, leave) => {
    const { requestId, both, later } = await setUp();
    await meanwhile(both, holdBookingOf(later), () => leave(requestId));
    await ended([engagementId, later]);
  });

  it('where the organisation of theirs that closes leaves the one, and they are asked elsewhere', async () => {
    const theirs = await makePerson([{ organisationId, role: 'member' }, { organisationId, role: 'peer_provider' }]);
    await makeProfile(theirs);
    const home = await makeOrganisation();
    const elsewhere = await makeAgreedEngagement({ lead: await makePerson([{ organisationId: home, role: 'lead' }]), coordinator: who.coordinator, organisationId: home });
    await inviteProvider(who.coordinator, elsewhere, theirs.id);
    await book([theirs, who.lead], 1);
    await meanwhile(theirs, holdInvitation(elsewhere, theirs), () => closeOrganisation(who.coordinator, organisationId));
    await ended([engagementId]);
  });
});

it('who is suspended is let go from what is to come, and gives no help; asked again nothing changes', async () => {
  const asked = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(asked);
  await makeAcceptance(who.coordinator, engagementId, who.provider);
  await inviteProvider(who.coordinator, engagementId, asked.id);
  await book([who.provider, who.lead, who.member], 1);
  await database().person.updateMany({ where: { id: { in: [who.provider.id, who.member.id, asked.id] } }, data: { suspendedAt: AT } });
  await letGoOfSuspended();
  await letGoOfSuspended();
  expect(await sessions()).toEqual([{ state: 'planned', booking: 'booked', people: [who.lead.id] }]);
  expect((await database().providerInvitation.findMany({ where: { engagementId }, orderBy: { invitedAt: 'asc' }, select: { state: true } })).map(({ state }) => state)).toEqual(['ended', 'recalled']);
  expect(await database().activity.count({ where: { kind: { startsWith: 'providerInvitation.' }, actorId: null, subjectId: { in: (await database().providerInvitation.findMany({ where: { engagementId } })).map(({ id }) => id) } } })).toBe(2);
});
