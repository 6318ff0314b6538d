import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { changeAvailability, ownAvailability } from '#app/domain/calendar/availability.server.ts';
import { changeHolders } from '#app/domain/calendar/bookings.server.ts';
import { newId } from '#app/platform/id.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSentRequest, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { keepAttendance } from './attendance.server.ts';
import { pagesOfBookings } from './booking-pages.server.ts';
import { cancelEngagement, endEngagement } from './cancellation.server.ts';
import { closeEngagement, readClosure } from './closure.server.ts';
import { evaluate, readEvaluations } from './evaluations.server.ts';
import { answerFollowUp, listFollowUps, nameAssessment } from './follow-ups.server.ts';
import { letGoOfFormer } from './letting-go.server.ts';
import { outputsQuerySchema, sessionsQuerySchema } from './lists.ts';
import { moveInvitation, moveSession } from './moving.server.ts';
import { addOutput, listOutputs, readOutput, removeOutput } from './outputs.server.ts';
import { invitationsQuerySchema } from './lists.ts';
import { acceptInvitation, declineInvitation, endProviding, inviteProvider, listInvitations, readInvitation } from './provider-invitations.server.ts';
import { rankForEngagement } from './provider-matching.server.ts';
import { keepProfile, listProviders, readOwnProfile, readProvider } from './provider-profile.server.ts';
import { keepReport, readReports } from './reports.server.ts';
import { bookPlan, bookScheduled, readScheduling, searchTimes } from './scheduling.server.ts';
import { peopleSchema } from './session-forms.ts';
import { changeNote, listNotes, readOwnNote, writeNote } from './session-notes.server.ts';
import { pastErrors } from './series-review.server.ts';
import { changeSessionPeople, readSessionPeople } from './session-people.server.ts';
import { changeSessionPlan } from './session-plan.server.ts';
import { cancelSession, listSessions, moveSessionTo, pageSessions, readSession, settleSession } from './sessions.server.ts';

const ALL = outputsQuerySchema.parse({});
const CANARY = 'canary-9P4-ginger';
/** The same for whoever could once and whoever never could. */
const CAN_NO_MORE = { field: 'people', reason: 'assistance.sessions.errors.canNoMore' };
const LISTED = { q: '', order: 'name', page: 1, topic: '', language: '' } as const;
let organisationId: string;
const who = {} as Record<'lead' | 'otherLead' | 'coordinator' | 'otherCoordinator' | 'provider' | 'second' | 'member', AskingPerson>;

beforeAll(async () => {
  organisationId = await makeOrganisation({ name: `House of ${CANARY}` });
  const other = await makeOrganisation({ networkId: NETWORKS.APNSW, country: 'IN' });
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.member = await makePerson([{ organisationId, role: 'member' }]);
  who.otherLead = await makePerson([{ organisationId: other, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }], { pseudonym: 'Cedar' });
  who.second = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }], { pseudonym: 'Acacia' });
  await makeProfile(who.provider, { about: CANARY });
});

// All of it lies ahead of a clock that goes on from the first of February 2027.
const AHEAD = Date.parse('2027-02-01T08:00:00Z') - Date.now();
beforeEach(() => setClock(() => new Date(Date.now() + AHEAD)));
afterEach(() => setClock());

const agreed = () => makeAgreedEngagement({ lead: who.lead, coordinator: who.coordinator, organisationId }, { words: CANARY });

async function underway(): Promise<{ engagementId: string; sessions: string[] }> {
  const engagementId = await agreed();
  await makeAcceptance(who.coordinator, engagementId, who.provider);
  await database().hold.updateMany({ where: { releasedAt: null }, data: { releasedAt: new Date() } });
  return { engagementId, sessions: await makeSessions(who.coordinator, engagementId, [who.provider.id, who.lead.id], { at: new Date('2027-03-02T09:00:00Z'), count: 3, words: CANARY }) };
}

describe('a profile', () => {
  it('is its provider’s to keep, sealed where it could hurt, and never overwritten unseen', async () => {
    const before = await readOwnProfile(who.provider);
    expect(before).toMatchObject({ about: CANARY, version: 1, topics: [{ topic: 'governance', level: 3 }] });
    await expect(makeProfile(who.provider, { version: 0 })).rejects.toThrow(Refusal);
    const row = await database().providerProfile.findUniqueOrThrow({ where: { personId: who.provider.id } });
    expect(JSON.stringify(row)).not.toContain(CANARY);
    await expect(readOwnProfile(who.lead)).rejects.toThrow(NotFound);
    await expect(keepProfile(who.lead, { ...before!, exclusions: [], topics: [], languages: [] } as never)).rejects.toThrow(NotFound);
  });

  it('is read by the coordinators of the network, and by nobody else', async () => {
    expect((await listProviders(who.coordinator, { ...LISTED, topic: '1', language: 'en' })).providers.map(({ pseudonym }) => pseudonym)).toContain('Cedar');
    expect((await listProviders(who.coordinator, { ...LISTED, topic: '10' })).count).toBe(0);
    expect((await listProviders(who.otherCoordinator, LISTED)).count).toBe(0);
    expect(await readProvider(who.coordinator, who.provider.id)).toMatchObject({ about: CANARY });
    for (const person of [who.otherCoordinator, who.lead, who.second]) await expect(readProvider(person, who.provider.id)).rejects.toThrow(NotFound);
  });
});

describe('an invitation', () => {
  it('shows topics, languages and dates, and nothing of the organisation until it is accepted', async () => {
    const engagementId = await agreed();
    await inviteProvider(who.coordinator, engagementId, who.provider.id);
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId } });
    const shown = await readInvitation(who.provider, id);
    expect(shown).toEqual({ id, state: 'invited', isOpen: true, invitedAt: expect.any(Date), topics: ['governance'], languages: ['en'], startsOn: new Date('2027-03-01'), endsOn: new Date('2027-05-31'), engagementId: null });
    expect(JSON.stringify([shown, await listInvitations(who.provider, invitationsQuerySchema.parse({}))])).not.toMatch(new RegExp(`${CANARY}|${engagementId}|${organisationId}`));
    const counts = await Promise.all([{}, { state: 'invited' }, { state: 'accepted' }, { topic: 'never-heard-of' }].map(async (query) => (await listInvitations(who.provider, invitationsQuerySchema.parse(query))).count));
    expect(counts).toEqual([counts[0], counts[0], 0, counts[0]]);
    expect(counts[0]).toBeGreaterThan(0);
    for (const person of [who.second, who.lead, who.otherCoordinator, who.coordinator]) await expect(readInvitation(person, id)).rejects.toThrow(NotFound);
    await expect(listSessions(who.provider, engagementId)).rejects.toThrow(NotFound);
    await expect(inviteProvider(who.coordinator, engagementId, who.provider.id)).rejects.toThrow(Refusal);
    expect(await acceptInvitation(who.provider, id)).toBe(engagementId);
    expect((await listSessions(who.provider, engagementId)).standing.isProvider).toBe(true);
  });

  it('that is declined opens nothing, and its answer is read by the coordinators', async () => {
    const engagementId = await agreed();
    await inviteProvider(who.coordinator, engagementId, who.provider.id);
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId } });
    await declineInvitation(who.provider, id, CANARY);
    await expect(readInvitation(who.provider, id)).rejects.toThrow(NotFound);
    await expect(acceptInvitation(who.provider, id)).rejects.toThrow(NotFound);
    await expect(listSessions(who.provider, engagementId)).rejects.toThrow(NotFound);
    expect((await rankForEngagement(who.coordinator, engagementId)).invitations).toMatchObject([{ state: 'declined', answer: CANARY }]);
    await inviteProvider(who.coordinator, engagementId, who.provider.id);
  });

  it('never reaches someone in a conflict of interest, nor one who got into it meanwhile', async () => {
    const engagementId = await agreed();
    await makeProfile(who.second);
    await inviteProvider(who.coordinator, engagementId, who.second.id);
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId } });
    await makeProfile(who.second, { exclusions: [`HOUSE OF ${CANARY.toUpperCase()}`], version: 1 });
    const ranked = await rankForEngagement(who.coordinator, engagementId);
    expect(ranked.matches.find((one) => one.id === who.second.id)?.ruledOut).toEqual(['conflict']);
    expect(ranked.matches[0]?.id).toBe(who.provider.id);
    await expect(acceptInvitation(who.second, id)).rejects.toMatchObject({ reason: 'assistance.providers.errors.noLongerOpen' });
    await expect(readInvitation(who.second, id)).rejects.toThrow(NotFound);
    await expect(inviteProvider(who.coordinator, engagementId, who.second.id)).rejects.toMatchObject({ reason: 'assistance.providers.errors.ruledOut' });
  });

  it('waits for agreed terms, and is the coordinator’s own to send', async () => {
    const engagementId = await agreed();
    await expect(inviteProvider(who.lead, engagementId, who.provider.id)).rejects.toThrow(Refusal);
    await expect(inviteProvider(who.otherCoordinator, engagementId, who.provider.id)).rejects.toThrow(NotFound);
    await expect(rankForEngagement(who.lead, engagementId)).rejects.toThrow(Refusal);
    await cancelEngagement(who.coordinator, engagementId);
    await expect(inviteProvider(who.coordinator, engagementId, who.provider.id)).rejects.toMatchObject({ reason: 'assistance.providers.errors.termsFirst' });
  });
});

describe('sessions', () => {
  it('are booked as a whole; with the first the engagement is under way', async () => {
    const { engagementId, sessions } = await underway();
    expect(sessions).toHaveLength(3);
    const { standing, sessions: listed } = await listSessions(who.lead, engagementId);
    expect([standing.engagement.state, listed.map(({ startsAt }) => startsAt.toISOString())]).toEqual(['underway', ['2027-03-02T09:00:00.000Z', '2027-03-09T09:00:00.000Z', '2027-03-16T09:00:00.000Z']]);
    const again = await bookPlan(who.coordinator, engagementId, { step: 'book', people: [who.lead.id], minutes: 60, zone: 'UTC', form: 'remote', place: null, agenda: null, times: [{ row: 0, startsAt: new Date('2027-04-01T09:00:00Z'), endsAt: new Date('2027-04-01T10:00:00Z') }, { row: 4, startsAt: new Date('2027-03-09T09:30:00Z'), endsAt: new Date('2027-03-09T10:30:00Z') }] });
    expect(again).toMatchObject({ ok: false, clashes: [{ row: 4 }] });
    expect((await listSessions(who.lead, engagementId)).sessions).toHaveLength(3);
    const days = async (query: object) => (await pageSessions(who.lead, engagementId, sessionsQuerySchema.parse(query))).sessions.map(({ startsAt }) => startsAt.getUTCDate());
    expect([await days({}), await days({ order: '-when' }), await days({ state: 'held' }), await days({ state: 'planned', page: '2' })]).toEqual([[2, 9, 16], [16, 9, 2], [], []]);
  });

  it('are for those who can take part only, and for the coordinator to book', async () => {
    const { engagementId } = await underway();
    const { attendees } = await readScheduling(who.coordinator, engagementId);
    expect(attendees.map(({ id }) => id)).toEqual(expect.arrayContaining([who.provider.id, who.lead.id, who.member.id, who.coordinator.id]));
    expect(attendees.some(({ id }) => id === who.otherLead.id)).toBe(false);
    await expect(searchTimes(attendees, { people: [who.otherLead.id], minutes: 60, zone: 'UTC', from: '2027-04-05', until: '2027-04-06', every: 1, count: 1 })).rejects.toMatchObject(CAN_NO_MORE);
    expect((await searchTimes(attendees, { people: [who.lead.id, who.provider.id], minutes: 60, zone: 'UTC', from: '2027-04-05', until: '2027-04-06', every: 1, count: 1 })).times.length).toBeGreaterThan(0);
    for (const person of [who.lead, who.provider]) await expect(readScheduling(person, engagementId)).rejects.toThrow(Refusal);
    for (const person of [who.otherCoordinator, who.otherLead, who.member]) await expect(readScheduling(person, engagementId)).rejects.toThrow(NotFound);
  });

  it('are moved with their history, and offer the next free times where someone is held', async () => {
    const { sessions } = await underway();
    const [first = '', second = ''] = sessions;
    const moved = await moveSessionTo(who.coordinator, first, { startsAt: new Date('2027-03-03T09:00:00Z'), endsAt: new Date('2027-03-03T10:00:00Z'), zone: 'UTC' });
    expect(moved).toMatchObject({ ok: true, booking: { sequence: 1 } });
    const read = await readSession(who.provider, first);
    expect([read.session.startsAt.toISOString(), read.moves.map(({ startsAt }) => startsAt.toISOString())]).toEqual(['2027-03-03T09:00:00.000Z', ['2027-03-02T09:00:00.000Z']]);
    const clash = await moveSessionTo(who.coordinator, second, { startsAt: new Date('2027-03-03T09:30:00Z'), endsAt: new Date('2027-03-03T10:30:00Z'), zone: 'UTC' });
    expect(clash).toMatchObject({ ok: false, clash: { position: 0, instead: expect.arrayContaining([expect.anything()]) } });
    await expect(moveSessionTo(who.lead, first, { startsAt: new Date(), endsAt: new Date(Date.now() + 3_600_000), zone: 'UTC' })).rejects.toThrow(Refusal);
    await expect(moveSessionTo(who.otherCoordinator, first, { startsAt: new Date(), endsAt: new Date(Date.now() + 3_600_000), zone: 'UTC' })).rejects.toThrow(NotFound);
  });

  it('are moved over what someone said of their time only when that is meant, and never into the past', async () => {
    const { engagementId, sessions: [first = ''] } = await underway();
    await database().providerInvitation.create({ data: { id: newId(), engagementId, personId: who.second.id, state: 'accepted', answeredAt: new Date() }, select: { id: true } });
    const own = ownAvailability(who.second);
    const engaged = await database().assistanceSession.findUniqueOrThrow({ where: { id: first } });
    await inTransaction((tx) => changeHolders(tx, engaged.bookingId, { people: [who.lead.id, who.second.id] }, null));
    await changeAvailability(own, (tx, availabilityId) => tx.absence.create({ data: { id: newId(), availabilityId, firstDay: new Date('2027-03-04'), lastDay: new Date('2027-03-05') } }));
    const to = { startsAt: new Date('2027-03-04T09:00:00Z'), endsAt: new Date('2027-03-04T10:00:00Z'), zone: 'UTC' };
    const refused = await moveSessionTo(who.coordinator, first, to);
    expect(refused).toEqual({ ok: false, objections: [{ key: expect.any(String), name: 'Acacia', reason: 'absent' }] });
    const anyway = 'objections' in refused ? refused.objections.map(({ key }) => key) : [];
    expect(await moveSessionTo(who.coordinator, first, { ...to, startsAt: new Date('2027-03-03T03:00:00Z'), endsAt: new Date('2027-03-03T04:00:00Z') })).toMatchObject({ ok: false, objections: [{ reason: 'hours' }, { reason: 'hours' }] });
    expect((await readSession(who.coordinator, first)).session.startsAt).toEqual(new Date('2027-03-02T09:00:00Z'));
    // What was shown of another time, or came up since, is not overruled with it.
    expect(await moveSessionTo(who.coordinator, first, { ...to, startsAt: new Date('2027-03-05T09:00:00Z'), endsAt: new Date('2027-03-05T10:00:00Z'), anyway })).toMatchObject({ ok: false, objections: [{ reason: 'absent' }] });
    await changeAvailability(ownAvailability(who.lead), (tx, availabilityId) => tx.absence.create({ data: { id: newId(), availabilityId, firstDay: new Date('2027-03-04'), lastDay: new Date('2027-03-04') } }));
    const again = await moveSessionTo(who.coordinator, first, { ...to, anyway });
    expect(again).toMatchObject({ ok: false, objections: [{ reason: 'absent' }, { reason: 'absent' }] });
    expect(await moveSessionTo(who.coordinator, first, { ...to, anyway: 'objections' in again ? again.objections.map(({ key }) => key) : [] })).toMatchObject({ ok: true });
    setClock(() => new Date('2027-03-04T09:00:00Z'));
    expect(await moveSessionTo(who.coordinator, first, { ...to, anyway })).toEqual({ ok: false, isPast: true });
    expect(pastErrors([{ row: 0, startsAt: to.startsAt }, { row: 2, startsAt: new Date('2027-03-04T09:01:00Z') }])).toEqual({ 'day-0': 'assistance.sessions.errors.past' });
  });

  it('are booked, and change their people, over what was shown alone', async () => {
    const { engagementId, sessions: [first = ''] } = await underway();
    await changeAvailability(ownAvailability(who.member), (tx, availabilityId) => tx.absence.create({ data: { id: newId(), availabilityId, firstDay: new Date('2027-03-01'), lastDay: new Date('2027-04-30') } }));
    const times = [{ row: 3, startsAt: new Date('2027-04-20T09:00:00Z'), endsAt: new Date('2027-04-20T10:00:00Z') }];
    const scheduling = await readScheduling(who.coordinator, engagementId);
    const plan = { step: 'book' as const, people: [who.member.id], minutes: 60, zone: 'UTC', form: 'remote' as const, place: null, agenda: null, times };
    const [key] = [`${+(times[0]?.startsAt ?? 0) / 60_000}.${+(times[0]?.endsAt ?? 0) / 60_000}.${who.member.id}.absent`];
    for (const anyway of [undefined, [], [key.replace('absent', 'hours')]]) expect(await bookScheduled(who.coordinator, scheduling, { ...plan, anyway })).toEqual({ ok: false, unseen: [3] });
    expect(await bookScheduled(who.coordinator, scheduling, { ...plan, anyway: [key] })).toEqual({ ok: true, sessions: 1 });
    const known = await readSessionPeople(who.coordinator, first);
    const change = (anyway: readonly string[]) => changeSessionPeople(who.coordinator, first, known, { version: known.version, people: [who.lead.id, who.member.id, who.coordinator.id], anyway });
    const refused = await change([key]);
    expect(refused).toMatchObject({ ok: false, objections: [{ reason: 'absent' }] });
    expect(await change('objections' in refused ? refused.objections.map((one) => one.key) : [])).toMatchObject({ ok: true });
  });

  it('are held or missed once they have begun, moved once missed, and never taken up once cancelled', async () => {
    const { sessions } = await underway();
    const [first = '', second = '', third = ''] = sessions;
    setClock(() => new Date('2027-03-02T08:59:00Z'));
    await expect(settleSession(who.provider, first, 'hold')).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.notYet' });
    setClock(() => new Date('2027-03-10T12:00:00Z'));
    await settleSession(who.provider, first, 'hold');
    await expect(settleSession(who.provider, first, 'hold')).rejects.toThrow(Refusal);
    await expect(settleSession(who.lead, second, 'miss')).rejects.toThrow(Refusal);
    await settleSession(who.coordinator, second, 'miss');
    expect((await moveSessionTo(who.coordinator, second, { startsAt: new Date('2027-03-12T09:00:00Z'), endsAt: new Date('2027-03-12T10:00:00Z'), zone: 'UTC' })).ok).toBe(true);
    expect((await readSession(who.lead, second)).session.state).toBe('planned');
    await cancelSession(who.coordinator, third);
    for (const move of ['hold', 'miss'] as const) await expect(settleSession(who.coordinator, third, move)).rejects.toThrow(Refusal);
    expect(await database().hold.count({ where: { booking: { assistanceSession: { id: third } }, releasedAt: null } })).toBe(0);
    await keepAttendance(who.provider, first, { version: 1, headcount: 7, presences: [{ personId: who.lead.id, presence: 'present' }, { personId: who.otherLead.id, presence: 'present' }] });
    expect((await readSession(who.lead, first)).people.map(({ id, presence }) => [id, presence])).toEqual(expect.arrayContaining([[who.lead.id, 'present'], [who.provider.id, null]]));
    expect(await database().attendance.count({ where: { personId: who.otherLead.id } })).toBe(0);
    // Of two who write it down the later overwrites nothing that they have not seen.
    await expect(keepAttendance(who.coordinator, first, { version: 1, headcount: null, presences: [{ personId: who.lead.id, presence: 'absent' }] })).rejects.toMatchObject({ reason: 'assistance.sessions.errors.changedMeanwhile' });
    const { session, people } = await readSession(who.coordinator, first);
    expect([session.headcount, session.peopleVersion, people.find(({ id }) => id === who.lead.id)?.presence]).toEqual([7, 2, 'present']);
  });

  it('change their people by what their writer saw: whoever was let go meanwhile is not held again', async () => {
    const { sessions: [session = ''] } = await underway();
    const held = async () => (await readSession(who.coordinator, session)).people.map(({ id }) => id).sort();
    const seen = await readSessionPeople(who.coordinator, session);
    expect(await changeSessionPeople(who.coordinator, session, seen, { version: seen.version, people: [who.lead.id] })).toMatchObject({ ok: true });
    const meanwhile = { reason: 'assistance.sessions.errors.changedMeanwhile' };
    const late = { version: seen.version, people: [who.lead.id, who.provider.id, who.coordinator.id] };
    await expect(changeSessionPeople(who.coordinator, session, await readSessionPeople(who.coordinator, session), late)).rejects.toMatchObject(meanwhile);
    // Also where it was looked at just before the other had done.
    await expect(changeSessionPeople(who.coordinator, session, seen, late)).rejects.toMatchObject(meanwhile);
    expect(await held()).toEqual([who.lead.id]);
    expect(peopleSchema.safeParse({ people: [newId()] }).success).toBe(false);
  });

  it('hold sealed words, shared and private notes, each read by whom it is for', async () => {
    const { sessions } = await underway();
    const [first = ''] = sessions;
    await writeNote(who.provider, first, { kind: 'shared', text: `shared ${CANARY}` });
    await writeNote(who.provider, first, { kind: 'private', text: `private ${CANARY}` });
    expect((await listNotes(who.provider, first)).map(({ text }) => text)).toEqual([`shared ${CANARY}`, `private ${CANARY}`]);
    expect((await listNotes(who.lead, first)).map(({ text, isOwn }) => [text, isOwn])).toEqual([[`shared ${CANARY}`, false]]);
    const rows = JSON.stringify([await database().sessionNote.findMany(), await database().assistanceSession.findMany(), await database().activity.findMany()]);
    expect(rows).not.toContain(CANARY);
    const { id } = await database().sessionNote.findFirstOrThrow({ where: { sessionId: first, kind: 'private' } });
    for (const person of [who.lead, who.coordinator]) await expect(readOwnNote(person, id)).rejects.toThrow(NotFound);
    await changeNote(who.provider, id, { text: 'changed', version: 1 });
    await expect(changeNote(who.provider, id, { text: 'lost', version: 1 })).rejects.toThrow(Refusal);
    expect((await readOwnNote(who.provider, id)).text).toBe('changed');
    for (const person of [who.otherLead, who.otherCoordinator, who.second]) await expect(listNotes(person, first)).rejects.toThrow(NotFound);
  });

  it('are told to someone of the organisation who is held by one, as far as they need to come', async () => {
    const { engagementId, sessions } = await underway();
    const [first = ''] = sessions;
    await writeNote(who.lead, first, { kind: 'shared', text: CANARY });
    await expect(readSession(who.member, first)).rejects.toThrow(NotFound);
    const times = [{ row: 0, startsAt: new Date('2027-04-07T09:00:00Z'), endsAt: new Date('2027-04-07T10:00:00Z') }];
    await bookPlan(who.coordinator, engagementId, { step: 'book', people: [who.member.id], minutes: 60, zone: 'UTC', form: 'remote', place: 'The usual call', agenda: null, times });
    const { id, bookingId } = await database().assistanceSession.findFirstOrThrow({ where: { engagementId, booking: { startsAt: new Date('2027-04-07T09:00:00Z') } } });
    expect(await readSession(who.member, id)).toMatchObject({ isShared: false, session: { place: 'The usual call' }, may: { move: false, cancel: false, hold: false, miss: false, attend: false, write: false } });
    expect(await pagesOfBookings(who.member, [bookingId])).toEqual({ [bookingId]: { to: `/sessions/${id}` } });
    await expect(readSession(who.member, first)).rejects.toThrow(NotFound);
    for (const look of [() => listNotes(who.member, id), () => writeNote(who.member, id, { kind: 'shared', text: 'x' }), () => listSessions(who.member, engagementId), () => pageSessions(who.member, engagementId, sessionsQuerySchema.parse({})), () => listOutputs(who.member, engagementId, ALL)]) await expect(look()).rejects.toThrow(NotFound);
    const former = { ...who.member, memberships: [] };
    await expect(readSession(former, id)).rejects.toThrow(NotFound);
    expect(await pagesOfBookings(who.coordinator, [bookingId])).toEqual({ [bookingId]: { to: `/sessions/${id}`, moveTo: `/sessions/${id}/time` } });
    // Neither what it was before, nor who came, nor who else it is for.
    const other = await makeOrganisation();
    const theirs = await makeSentRequest({ lead: await makePerson([{ organisationId: other, role: 'lead' }]), organisationId: other });
    await database().engagementOrganisation.create({ data: { engagementId, requestId: theirs, organisationId: other } });
    expect((await moveSessionTo(who.coordinator, id, { startsAt: new Date('2027-05-05T09:00:00Z'), endsAt: new Date('2027-05-05T10:00:00Z'), zone: 'UTC' })).ok).toBe(true);
    setClock(() => new Date('2027-05-05T12:00:00Z'));
    await settleSession(who.coordinator, id, 'hold');
    await keepAttendance(who.coordinator, id, { version: 1, headcount: 9, presences: [{ personId: who.member.id, presence: 'absent' }] });
    const seenBy = async (person: AskingPerson) => {
      const { session, moves, people, standing } = await readSession(person, id);
      return [session.headcount, moves.length, people.map(({ presence }) => presence), standing.organisations.length];
    };
    expect([await seenBy(who.coordinator), await seenBy(who.member)]).toEqual([[9, 1, ['absent'], 2], [null, 0, [null], 1]]);
  });

  it('are for others when the coordinator says so: the new are held, those left out are free, and nothing changes where someone is held elsewhere', async () => {
    const { sessions: [session = '', next = ''] } = await underway();
    const people = async () => (await readSession(who.coordinator, session)).people.map(({ id }) => id).sort();
    const change = async (chosen: readonly AskingPerson[], by = who.coordinator) => {
      const known = await readSessionPeople(by, session);
      const choice = { people: chosen.map(({ id }) => id), version: known.version };
      const changed = await changeSessionPeople(by, session, known, choice);
      return 'objections' in changed ? changeSessionPeople(by, session, known, { ...choice, anyway: changed.objections.map(({ key }) => key) }) : changed;
    };
    expect((await readSessionPeople(who.coordinator, session)).chosen.sort()).toEqual([who.lead.id, who.provider.id].sort());
    expect(await change([who.lead, who.member])).toMatchObject({ ok: true, booking: { sequence: 1 } });
    expect(await people()).toEqual([who.lead.id, who.member.id].sort());
    await makeBooking({ people: [who.provider.id], at: new Date('2027-03-02T09:30:00Z') });
    expect(await change([who.provider])).toMatchObject({ ok: false, clash: { holders: [{ personId: who.provider.id }] } });
    expect(await people()).toEqual([who.lead.id, who.member.id].sort());
    await expect(change([who.otherLead])).rejects.toMatchObject(CAN_NO_MORE);
    for (const person of [who.lead, who.provider]) await expect(readSessionPeople(person, session)).rejects.toThrow(Refusal);
    for (const person of [who.otherCoordinator, who.otherLead, who.member]) await expect(readSessionPeople(person, session)).rejects.toThrow(NotFound);
    // Whom the session holds stays to be chosen, though another coordinator put them in.
    const colleague = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    await change([who.lead, who.coordinator]);
    expect((await readSessionPeople(colleague, session)).attendees.filter(({ id }) => id === who.coordinator.id)).toMatchObject([{ part: 'coordinator' }]);
    await cancelSession(who.coordinator, next);
    await expect(readSessionPeople(who.coordinator, next)).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.notNow' });
  });

  it('end with their engagement', async () => {
    const { engagementId, sessions } = await underway();
    await cancelEngagement(who.coordinator, engagementId);
    expect(await database().assistanceSession.count({ where: { id: { in: sessions }, state: 'cancelled' } })).toBe(3);
    expect(await database().hold.count({ where: { booking: { subjectId: engagementId }, releasedAt: null } })).toBe(0);
  });

  const LATER = { startsAt: new Date('2027-03-23T09:00:00Z'), endsAt: new Date('2027-03-23T10:00:00Z'), zone: 'Africa/Nairobi' };
  const PLAN = { form: 'in_person', place: null, agenda: 'Another', version: 1 } as const;

  it('are planned no more once it is over: what was missed or has passed is not moved, and what was held can still be said', async () => {
    const { engagementId, sessions: [missed = '', passed = '', coming = ''] } = await underway();
    setClock(() => new Date('2027-03-10T09:00:00Z'));
    await settleSession(who.coordinator, missed, 'miss');
    const people = await readSessionPeople(who.coordinator, passed);
    await closeEngagement(who.coordinator, engagementId, CANARY);
    expect((await listSessions(who.coordinator, engagementId)).sessions.map(({ state, mayMove }) => ({ state, mayMove }))).toEqual([{ state: 'missed', mayMove: false }, { state: 'planned', mayMove: false }, { state: 'cancelled', mayMove: false }]);
    const notGoingOn = { reason: 'assistance.sessions.refusals.notGoingOn' };
    for (const id of [missed, passed, coming]) await expect(moveSessionTo(who.coordinator, id, LATER)).rejects.toMatchObject(notGoingOn);
    await expect(readSessionPeople(who.coordinator, passed)).rejects.toMatchObject(notGoingOn);
    await expect(changeSessionPeople(who.coordinator, passed, people, { version: people.version, people: [who.lead.id] })).rejects.toMatchObject(notGoingOn);
    await expect(changeSessionPlan(who.coordinator, passed, PLAN)).rejects.toMatchObject(notGoingOn);
    expect((await readSession(who.coordinator, passed)).may).toMatchObject({ move: false, people: false, plan: false, hold: true, miss: true });
    await settleSession(who.provider, passed, 'hold');
    expect(await database().hold.count({ where: { booking: { subjectId: engagementId, startsAt: { gt: new Date('2027-03-10T09:00:00Z') } }, releasedAt: null } })).toBe(0);
  });

  it.each([
    ['moved', (id: string) => moveSessionTo(who.coordinator, id, LATER)],
    ['planned', (id: string) => changeSessionPlan(who.coordinator, id, PLAN)],
    ['given other people', async (id: string) => changeSessionPeople(who.coordinator, id, await readSessionPeople(who.coordinator, id), { version: 1, people: [who.lead.id] })],
  ])('are not %s by somebody who began before it ended', async (_, change) => {
    const { engagementId, sessions: [passed = ''] } = await underway();
    setClock(() => new Date('2027-03-02T12:00:00Z'));
    const changing = await inTransaction(async (tx) => {
      await endEngagement(tx, who.coordinator.id, engagementId, 'close');
      const outcome = change(passed).catch((error: unknown) => error);
      await expect.poll(countWaiting, { timeout: 5_000 }).toBe(1);
      return () => outcome;
    });
    expect(await changing()).toMatchObject({ reason: 'assistance.sessions.refusals.notGoingOn' });
    expect(await database().assistanceSession.findUniqueOrThrow({ where: { id: passed }, select: { state: true, planVersion: true, booking: { select: { startsAt: true } } } })).toEqual({ state: 'planned', planVersion: 1, booking: { startsAt: new Date('2027-03-02T09:00:00Z') } });
  });
});

it('who came is not said of a session that somebody says was missed at the same moment', async () => {
  const { sessions: [id = ''] } = await underway();
  setClock(() => new Date('2027-03-02T12:00:00Z'));
  await settleSession(who.provider, id, 'hold');
  const saying = await inTransaction(async (tx) => {
    await moveSession(tx, id, 'miss');
    const outcome = keepAttendance(who.provider, id, { version: 1, headcount: 2, presences: [{ personId: who.lead.id, presence: 'present' }] }).catch((error: unknown) => error);
    await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
    return () => outcome;
  });
  expect(await saying()).toMatchObject({ reason: 'assistance.sessions.errors.changedMeanwhile' });
  expect(await database().attendance.count({ where: { sessionId: id } })).toBe(0);
});

describe('who is booked while their part ends', () => {
  const times = [{ row: 0, startsAt: new Date('2027-04-13T09:00:00Z'), endsAt: new Date('2027-04-13T10:00:00Z') }];
  const people = () => [who.lead.id, who.provider.id];

  /** What a coordinator does who had chosen them before. */
  const WAYS = {
    'for a plan': async (engagementId: string) => {
      const scheduling = await readScheduling(who.coordinator, engagementId);
      return () => bookScheduled(who.coordinator, scheduling, { step: 'book', people: people(), minutes: 60, zone: 'UTC', form: 'remote', place: null, agenda: null, times });
    },
    'for a session that is planned': async (_engagementId: string, first: string) => {
      const known = await readSessionPeople(who.coordinator, first);
      return () => changeSessionPeople(who.coordinator, first, known, { version: known.version, people: [...people(), who.coordinator.id] });
    },
  };

  it.each(Object.entries(WAYS))('is not booked %s, be it over or just ending', async (_, way) => {
    const { engagementId, sessions: [first = ''] } = await underway();
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: who.provider.id } });
    const book = await way(engagementId, first);
    const booking = await inTransaction(async (tx) => {
      await moveInvitation(tx, id, 'end', { endedAt: new Date() });
      const outcome = book().catch((error: unknown) => error);
      await expect.poll(countWaiting, { timeout: 5_000 }).toBe(1);
      await letGoOfFormer(tx, { engagementId }, who.coordinator.id);
      return () => outcome;
    });
    const notNow = { reason: 'assistance.refusals.notNow' };
    expect(await booking()).toMatchObject(notNow);
    await expect(book()).rejects.toMatchObject(notNow);
    expect(await database().hold.count({ where: { personId: who.provider.id, releasedAt: null, booking: { subjectId: engagementId } } })).toBe(0);
  });

  it('and stays among those whom a session of before held, whoever else is added to it', async () => {
    const { engagementId, sessions: [first = ''] } = await underway();
    setClock(() => new Date('2027-03-03T09:00:00Z'));
    await endProviding(who.coordinator, (await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: who.provider.id } })).id);
    const known = await readSessionPeople(who.coordinator, first);
    expect(known.chosen).toContain(who.provider.id);
    const choice = { version: known.version, people: [...known.chosen, who.coordinator.id] };
    const shown = await changeSessionPeople(who.coordinator, first, known, choice);
    expect(await changeSessionPeople(who.coordinator, first, known, { ...choice, anyway: 'objections' in shown ? shown.objections.map(({ key }) => key) : [] })).toMatchObject({ ok: true });
    expect((await readSession(who.coordinator, first)).people.map(({ id }) => id)).toContain(who.provider.id);
  });
});

describe('a file', () => {
  const text = { title: CANARY, sessionId: null, bytes: Buffer.from(`What ${CANARY} came out of it`), givenName: 'secret plan.txt' };

  it('is sealed in the database, opened for those who share in it, and gone when it is removed', async () => {
    const { engagementId } = await underway();
    const id = await addOutput(who.provider, engagementId, text);
    expect((await listOutputs(who.lead, engagementId, ALL)).outputs).toMatchObject([{ id, title: CANARY, kind: 'txt', by: 'Cedar', mayRemove: false }]);
    expect((await readOutput(who.lead, id)).content.toString()).toBe(text.bytes.toString());
    const content = await database().outputContent.findUniqueOrThrow({ where: { outputId: id } });
    expect(Buffer.from(content.sealed).includes(CANARY)).toBe(false);
    for (const person of [who.otherLead, who.otherCoordinator, who.second, who.member]) {
      await expect(readOutput(person, id)).rejects.toThrow(NotFound);
      await expect(removeOutput(person, id)).rejects.toThrow(NotFound);
      await expect(addOutput(person, engagementId, text)).rejects.toThrow(NotFound);
    }
    await expect(removeOutput(who.lead, id)).rejects.toThrow(Refusal);
    await removeOutput(who.provider, id);
    await expect(readOutput(who.provider, id)).rejects.toThrow(NotFound);
    expect(await database().outputContent.count({ where: { outputId: id } })).toBe(0);
  });

  it('is listed by name and by whom, filtered, ordered and paged, though the name is sealed', async () => {
    const { engagementId } = await underway();
    await Promise.all([['Été', 'plan.txt', 'a'], ['Budget', 'plan.csv', 'a;b;c'], ['Agenda', 'plan.txt', 'a longer one']].map(([title = '', givenName = '', content = '']) => addOutput(who.provider, engagementId, { title, sessionId: null, givenName, bytes: Buffer.from(content) })));
    const names = async (query: object) => (await listOutputs(who.lead, engagementId, outputsQuerySchema.parse(query))).outputs.map(({ title }) => title);
    expect([await names({ order: 'name' }), await names({ order: '-size' })]).toEqual([['Agenda', 'Budget', 'Été'], ['Agenda', 'Budget', 'Été']]);
    expect([await names({ q: 'ete' }), await names({ kind: 'csv' }), await names({ q: 'ete', kind: 'csv' }), await names({ page: 2 })]).toEqual([['Été'], ['Budget'], [], []]);
    expect((await names({ q: 'cedar', order: 'name' })).length).toBe(3);
  });

  it('cannot be moved to another place, and is refused in words', async () => {
    const { engagementId, sessions } = await underway();
    const [first, second] = [await addOutput(who.provider, engagementId, text), await addOutput(who.provider, engagementId, { ...text, bytes: Buffer.from('another') })];
    const { sealed } = await database().outputContent.findUniqueOrThrow({ where: { outputId: first } });
    await database().outputContent.update({ where: { outputId: second }, data: { sealed } });
    await expect(readOutput(who.provider, second)).rejects.toThrow('a sealed text cannot be opened here');
    await expect(addOutput(who.provider, engagementId, { ...text, givenName: 'plan.pdf' })).rejects.toMatchObject({ reason: 'assistance.outputs.refused.notItsName', details: { kind: 'TXT' } });
    await expect(addOutput(who.provider, engagementId, { ...text, bytes: Buffer.from('<svg/>') })).rejects.toMatchObject({ reason: 'assistance.outputs.refused.kind' });
    await expect(addOutput(who.provider, await agreed(), { ...text, sessionId: sessions[0] ?? '' })).rejects.toThrow(NotFound);
  });
});

describe('the end', () => {
  const report = { step: 'hand_in' as const, done: CANARY, results: CANARY, lessons: CANARY, halfDays: 5, version: 0 };
  const evaluation = () => ({ organisation: organisationId, usefulness: 4, fit: 5, respect: 5, safety: 3, text: CANARY });
  const hold = async (session: string) => {
    setClock(() => new Date('2027-03-02T12:00:00Z'));
    await settleSession(who.coordinator, session, 'hold');
  };

  it('has a report that only its writer sees until it is handed in, and that never changes then', async () => {
    const { engagementId } = await underway();
    await keepReport(who.provider, engagementId, { ...report, step: 'keep' });
    expect((await readReports(who.lead, engagementId)).handedIn).toEqual([]);
    await expect(keepReport(who.provider, engagementId, report)).rejects.toThrow(Refusal);
    await keepReport(who.provider, engagementId, { ...report, version: 1 });
    for (const person of [who.lead, who.coordinator]) expect((await readReports(person, engagementId)).handedIn).toMatchObject([{ done: CANARY, halfDays: 5, writer: 'Cedar' }]);
    await expect(keepReport(who.provider, engagementId, { ...report, version: 2 })).rejects.toThrow(Refusal);
    await expect(keepReport(who.lead, engagementId, report)).rejects.toThrow(Refusal);
    await expect(database().providerReport.updateMany({ where: { engagementId }, data: { halfDays: 9 } })).rejects.toThrow();
    expect(JSON.stringify(await database().providerReport.findMany())).not.toContain(CANARY);
  });

  it('has an evaluation that the provider never reads, given once', async () => {
    const { engagementId, sessions: [first = ''] } = await underway();
    // What never changes is not given before there is something to tell of.
    for (const engagement of [await agreed(), engagementId]) {
      expect(await readEvaluations(who.lead, engagement)).toMatchObject({ isTooSoon: true, mayEvaluate: [] });
      await expect(evaluate(who.lead, engagement, evaluation())).rejects.toMatchObject({ reason: 'assistance.closing.refusals.tooSoon' });
    }
    await hold(first);
    await evaluate(who.lead, engagementId, evaluation());
    expect((await readEvaluations(who.coordinator, engagementId)).evaluations).toMatchObject([{ levels: { usefulness: 4, safety: 3 }, text: CANARY }]);
    await expect(readEvaluations(who.provider, engagementId)).rejects.toThrow(NotFound);
    await expect(evaluate(who.lead, engagementId, evaluation())).rejects.toThrow(Refusal);
    await expect(evaluate(who.coordinator, engagementId, evaluation())).rejects.toThrow(Refusal);
    expect(JSON.stringify(await database().evaluation.findMany())).not.toContain(CANARY);
  });

  it('has an evaluation that a coordinator who gives the help reads as little, then and afterwards, and the others do', async () => {
    const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }, { organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile(both);
    const engagementId = await agreed();
    const invitation = await makeAcceptance(who.coordinator, engagementId, both);
    const [session = ''] = await makeSessions(who.coordinator, engagementId, [both.id], { at: new Date('2027-03-02T09:00:00Z') });
    await hold(session);
    await evaluate(who.lead, engagementId, evaluation());
    const seenBy = async (person: AskingPerson) => (await readEvaluations(person, engagementId)).evaluations.length;
    expect([await seenBy(both), await seenBy(who.coordinator), await seenBy(who.lead)]).toEqual([0, 1, 1]);
    await expect(evaluate(both, engagementId, { ...evaluation(), organisation: NETWORKS.ASWA })).rejects.toThrow(Refusal);
    // Neither the end of their part nor that of the role makes it theirs to read.
    await endProviding(who.coordinator, invitation);
    expect(await seenBy(both)).toBe(0);
    expect(await seenBy({ ...both, memberships: both.memberships.filter(({ role }) => role === 'coordinator') })).toBe(0);
    // Who was asked and declined gave nothing.
    const other = await agreed();
    await inviteProvider(who.coordinator, other, both.id);
    await declineInvitation(both, (await database().providerInvitation.findFirstOrThrow({ where: { engagementId: other } })).id, null);
    // Where nothing was ever planned, once it is closed.
    await closeEngagement(who.coordinator, other, CANARY);
    await evaluate(who.lead, other, evaluation());
    expect((await readEvaluations(both, other)).evaluations).toHaveLength(1);
  });

  it('closes it, completes the request, and lays out check-ins that the organisation answers', async () => {
    const { engagementId, sessions } = await underway();
    setClock(() => new Date('2027-03-08T12:00:00Z'));
    expect(await readClosure(who.coordinator, engagementId)).toMatchObject({ planned: 3, missing: { reports: 1, evaluations: 1 }, mayClose: true });
    // The report of somebody whose part has ended stands for nobody else's.
    await database().providerReport.create({ data: { id: newId(), engagementId, personId: who.second.id, submittedAt: new Date() }, select: { id: true } });
    expect((await readClosure(who.coordinator, engagementId)).missing).toEqual({ reports: 1, evaluations: 1 });
    await expect(closeEngagement(who.lead, engagementId, CANARY)).rejects.toThrow(Refusal);
    await closeEngagement(who.coordinator, engagementId, CANARY);
    await expect(closeEngagement(who.coordinator, engagementId, CANARY)).rejects.toThrow(Refusal);
    expect((await readClosure(who.provider, engagementId)).agreedNext).toBe(CANARY);
    expect(await database().assistanceSession.count({ where: { id: { in: sessions }, state: 'cancelled' } })).toBe(2);
    expect((await database().assistanceRequest.findFirstOrThrow({ where: { engagements: { some: { engagementId } } } })).state).toBe('completed');
    const { groups } = await listFollowUps(who.lead, engagementId);
    expect(groups[0]?.followUps.map(({ month, dueOn, isDue }) => [month, dueOn.toISOString().slice(0, 10), isDue])).toEqual([[3, '2027-06-08', false], [6, '2027-09-08', false], [12, '2028-03-08', false]]);
    const id = groups[0]?.followUps[0]?.id ?? '';
    await expect(answerFollowUp(who.coordinator, id, { changed: CANARY, assessmentId: null })).rejects.toThrow(Refusal);
    await expect(answerFollowUp(who.provider, id, { changed: CANARY, assessmentId: null })).rejects.toThrow(NotFound);
    await expect(answerFollowUp(who.lead, id, { changed: CANARY, assessmentId: null })).rejects.toMatchObject({ reason: 'assistance.followUps.refusals.notYet' });
    setClock(() => new Date('2027-06-08T00:00:00Z'));
    await answerFollowUp(who.lead, id, { changed: CANARY, assessmentId: null });
    await expect(answerFollowUp(who.lead, id, { changed: 'again', assessmentId: null })).rejects.toThrow(Refusal);
    expect((await listFollowUps(who.coordinator, engagementId)).groups[0]?.followUps[0]).toMatchObject({ state: 'answered', changed: CANARY, mayAnswer: false });
    // The assessment that shows it may come later: it is named once, and what was said stays.
    await expect(nameAssessment(who.lead, groups[0]?.followUps[1]?.id ?? '', newId())).rejects.toThrow(Refusal);
    await expect(nameAssessment(who.coordinator, id, newId())).rejects.toThrow(Refusal);
    const assessment = newId();
    await nameAssessment(who.lead, id, assessment);
    await expect(nameAssessment(who.lead, id, newId())).rejects.toThrow(Refusal);
    expect((await listFollowUps(who.coordinator, engagementId)).groups[0]?.followUps[0]).toMatchObject({ assessmentId: assessment, changed: CANARY, mayName: false });
    expect(JSON.stringify([await database().followUp.findMany(), await database().engagement.findMany()])).not.toContain(CANARY);
  });
});
