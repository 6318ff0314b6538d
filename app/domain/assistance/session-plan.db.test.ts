import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { openBefore } from '../../../tests/setup/before-migration.ts';
import { changeSessionPlan, readSessionPlan } from './session-plan.server.ts';
import { cancelSession, moveSessionTo, readSession, settleSession } from './sessions.server.ts';

const SEALED = `v1.key.${'a'.repeat(16)}.${'b'.repeat(22)}`;
const CANARY = 'canary-7Q2-saffron';
const PLAN = { form: 'in_person', place: `Room of ${CANARY}`, agenda: `Budget, ${CANARY}`, version: 1 } as const;
const who = {} as Record<'lead' | 'coordinator' | 'otherCoordinator' | 'provider', AskingPerson>;
let session: string;

beforeEach(async () => {
  setClock(() => new Date('2027-02-01T08:00:00Z'));
  const organisationId = await makeOrganisation();
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(who.provider);
  const engagement = await makeAgreedEngagement({ lead: who.lead, coordinator: who.coordinator, organisationId });
  await makeAcceptance(who.coordinator, engagement, who.provider);
  [session = ''] = await makeSessions(who.coordinator, engagement, [who.provider.id, who.lead.id], { at: new Date('2027-03-02T09:00:00Z'), count: 1 });
});
afterEach(() => setClock());

it('is changed by who schedules, read by all who take part, sealed, and stays with a move', async () => {
  await changeSessionPlan(who.coordinator, session, PLAN);
  expect(JSON.stringify(await database().assistanceSession.findUniqueOrThrow({ where: { id: session } }))).not.toContain(CANARY);
  const moved = await moveSessionTo(who.coordinator, session, { startsAt: new Date('2027-03-03T09:00:00Z'), endsAt: new Date('2027-03-03T10:00:00Z'), zone: 'UTC' });
  expect(moved.ok).toBe(true);
  for (const person of [who.lead, who.provider]) expect((await readSession(person, session)).session).toMatchObject({ form: 'in_person', place: PLAN.place, agenda: PLAN.agenda });
  await changeSessionPlan(who.coordinator, session, { form: 'remote', place: null, agenda: PLAN.agenda, version: 2 });
  expect((await readSessionPlan(who.coordinator, session)).plan).toEqual({ form: 'remote', place: null, agenda: PLAN.agenda, version: 3 });
});

it('is written over nothing that its writer did not see, and of two at once one is told so', async () => {
  const both = await Promise.allSettled([PLAN, { ...PLAN, place: 'elsewhere' }].map((plan) => changeSessionPlan(who.coordinator, session, plan)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(changeSessionPlan(who.coordinator, session, { ...PLAN, place: 'late' })).rejects.toMatchObject({ reason: 'assistance.sessions.errors.changedMeanwhile' });
  // What is as it was already is no change.
  const { plan } = await readSessionPlan(who.coordinator, session);
  await changeSessionPlan(who.coordinator, session, plan);
  expect((await readSessionPlan(who.coordinator, session)).plan.version).toBe(2);
});

it('is not for those who do not schedule it, and not once it was held or cancelled', async () => {
  for (const person of [who.lead, who.provider]) await expect(changeSessionPlan(person, session, PLAN)).rejects.toMatchObject({ reason: 'assistance.sessions.refusals.notYours' });
  await expect(readSessionPlan(who.otherCoordinator, session)).rejects.toBeInstanceOf(NotFound);
  setClock(() => new Date('2027-03-02T12:00:00Z'));
  await settleSession(who.provider, session, 'hold');
  await expect(changeSessionPlan(who.coordinator, session, PLAN)).rejects.toBeInstanceOf(Refusal);
  await settleSession(who.provider, session, 'miss');
  await cancelSession(who.coordinator, session);
  await expect(changeSessionPlan(who.coordinator, session, PLAN)).rejects.toBeInstanceOf(Refusal);
});

let before: Awaited<ReturnType<typeof openBefore>>;
beforeAll(async () => {
  before = await openBefore('20261129173000_plans_of_sessions', 'scratch_plans');
});
afterAll(() => before.drop());

it('was kept of sessions from before it could be changed', async () => {
  const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  await before.client.query(`
    set session_replication_role = replica;
    insert into assistance_session (id, engagement_id, booking_id, form, agenda, place) values ('${id(1)}', '${id(9)}', '${id(8)}', 'remote', '${SEALED}', null);
    set session_replication_role = origin;`);
  await before.migrate();
  expect((await before.client.query('select form, agenda, place, plan_version from assistance_session')).rows).toEqual([{ form: 'remote', agenda: SEALED, place: null, plan_version: 1 }]);
});
