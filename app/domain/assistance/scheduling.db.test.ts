import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction, isContention } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeAvailability, makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { holdThoseWithPart } from './letting-go.server.ts';
import { bookScheduled, readScheduling, reviewPlan } from './scheduling.server.ts';
import { findStanding, findStandingOf } from './standing.server.ts';

const at = (time: string, row = 0) => ({ row, startsAt: new Date(time), endsAt: new Date(Date.parse(time) + 3_600_000) });
/** Back to back on one Tuesday. */
const INROW = ['08', '09', '10', '11', '12'].map((hour, row) => at(`2027-03-02T${hour}:00:00Z`, row));
/** On five Tuesdays. */
const APART = ['02', '09', '16', '23', '30'].map((day, row) => at(`2027-03-${day}T08:00:00Z`, row));
let coordinator: AskingPerson;
let provider: AskingPerson;
let engagementId: string;

beforeEach(async () => {
  setClock(() => new Date('2027-02-01T08:00:00Z'));
  const organisationId = await makeOrganisation();
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(provider);
  engagementId = await makeAgreedEngagement({ lead: await makePerson([{ organisationId, role: 'lead' }]), coordinator, organisationId });
  await makeAcceptance(coordinator, engagementId, provider);
});
afterEach(() => setClock());

const say = (entry: Parameters<typeof makeAvailability>[1]) => makeAvailability(provider.id, { zone: 'UTC', from: 6, until: 20, ...entry });
const review = async (times: typeof INROW) => (await reviewPlan((await readScheduling(coordinator, engagementId)).attendees, { people: [provider.id], minutes: 60, times })).map(({ blocked, instead }) => ({ reasons: blocked.map(({ reason }) => reason), instead }));
const reasons = async (times: typeof INROW) => (await review(times)).map((row) => row.reasons);
const book = async (times: typeof INROW, anyway: string[] = []) => bookScheduled(coordinator, await readScheduling(coordinator, engagementId), { step: 'book', people: [provider.id], minutes: 60, zone: 'UTC', form: 'remote', place: null, agenda: null, times, anyway });

it('shows of a plan that its sessions leave no room between them, and books it only over what was shown', async () => {
  await say({ bufferMinutes: 15 });
  expect(await reasons(INROW)).toEqual(INROW.map(() => ['buffer']));
  expect(await reasons(APART)).toEqual(APART.map(() => []));
  expect(await reasons([INROW[0] ?? at(''), at('2027-03-02T09:15:00Z', 1)])).toEqual([[], []]);
  expect(await book(INROW)).toEqual({ ok: false, unseen: [0, 1, 2, 3, 4] });
  expect(await database().hold.count({ where: { personId: provider.id } })).toBe(0);
  expect(await book(INROW, INROW.map(({ startsAt, endsAt }) => `${+startsAt / 60_000}.${+endsAt / 60_000}.${provider.id}.buffer`))).toEqual({ ok: true, sessions: 5 });
});

it('shows of a plan that with what is booked it fills the hours of a week', async () => {
  await say({ hoursAWeek: 4 });
  await makeBooking({ people: [provider.id], at: new Date('2027-03-04T08:00:00Z') });
  expect(await reasons(INROW.slice(0, 3))).toEqual([[], [], []]);
  expect(await reasons(INROW)).toEqual(INROW.map(() => ['full']));
  expect(await reasons(APART)).toEqual(APART.map(() => []));
  expect(await book(INROW)).toEqual({ ok: false, unseen: [0, 1, 2, 3, 4] });
  expect(await book(INROW.slice(0, 3))).toEqual({ ok: true, sessions: 3 });
});

it('offers for a session that clashes only times beside the other sessions of its plan', async () => {
  await say({ bufferMinutes: 30 });
  await makeBooking({ people: [provider.id], at: new Date('2027-03-02T08:00:00Z') });
  const [first, second] = await review([at('2027-03-02T08:00:00Z'), at('2027-03-02T10:00:00Z', 1)]);
  expect([first?.reasons, second?.reasons]).toEqual([['booked'], []]);
  expect(first?.instead.map(({ startsAt }) => startsAt.toISOString().slice(5, 16))).toEqual(['03-02T11:30', '03-02T12:30', '03-02T13:30']);
});

it('reads an engagement for its coordinator as the policy would find it, and as nobody’s for another network’s', async () => {
  const also = await makeOrganisation({ name: 'Ünion « Étoile »' });
  const request = await database().assistanceRequest.findFirstOrThrow({ where: { engagements: { some: { engagementId } } } });
  const another = await database().assistanceRequest.create({ data: { ...request, id: newId(), organisationId: also, languages: ['fr', 'sw'] }, select: { id: true } });
  await database().engagementOrganisation.create({ data: { engagementId, requestId: another.id, organisationId: also, joinedAt: new Date('2027-02-01T09:00:00Z') } });
  const found = await findStanding(coordinator, engagementId);
  expect(found).toEqual(await findStandingOf(coordinator, { invitations: { some: { engagementId } } }));
  expect([found.organisations.length, found.providers.length, found.isCoordinator, found.terms?.startsOn]).toEqual([2, 1, true, expect.any(Date)]);
  await expect(findStanding(await makePerson([{ organisationId: NETWORKS.ICRSE, role: 'coordinator' }]), engagementId)).rejects.toMatchObject({ name: 'NotFound' });
});

it('tells that others hold the people it books for as just that, so that one can try again', async () => {
  await inTransaction(async (holder) => {
    await holder.$executeRaw`select 1 from membership where person_id = ${provider.id}::uuid for update`;
    const hindered = inTransaction(async (tx) => {
      await tx.$executeRaw`set local lock_timeout = '50ms'`;
      await holdThoseWithPart(tx, engagementId, [provider.id]);
    });
    expect(isContention(await hindered.catch((error: unknown) => error))).toBe(true);
  });
});
