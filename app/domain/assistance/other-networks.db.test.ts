import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { ownAvailability, saveAvailability } from '#app/domain/calendar/availability.server.ts';
import { readHoursAWeek } from '#app/domain/calendar/hours-a-week.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeAgreedEngagement, makeProfile, makeSessions } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { openBefore } from '../../../tests/setup/before-migration.ts';
import { cancelEngagement } from './cancellation.server.ts';
import { acceptInvitation, endProviding, inviteProvider, listInvitations, readInvitation } from './provider-invitations.server.ts';
import { invitationsQuerySchema, providersQuerySchema } from './lists.ts';
import { rankForEngagement } from './provider-matching.server.ts';
import { listProviders, readHoursGiven, readProvider } from './provider-profile.server.ts';
import { readRequest } from './request-page.server.ts';
import { readScheduling } from './scheduling.server.ts';
import { listSessions, readSession } from './sessions.server.ts';
import { findStanding } from './standing.server.ts';

const CANARY = 'canary-2K7-saffron';
const who = {} as Record<'lead' | 'coordinator' | 'homeCoordinator' | 'provider', AskingPerson>;
let organisationId: string;
let engagementId: string;

beforeAll(async () => {
  startTelling();
  organisationId = await makeOrganisation({ name: `House of ${CANARY}` });
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.homeCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.provider = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'peer_provider' }]);
  engagementId = await makeAgreedEngagement({ lead: who.lead, coordinator: who.coordinator, organisationId }, { words: CANARY });
});

let version = 0;
const keep = async (entry: Parameters<typeof makeProfile>[1]) => makeProfile(who.provider, { ...entry, about: CANARY, version: version++ });
const match = async () => (await rankForEngagement(who.coordinator, engagementId)).matches.find(({ id }) => id === who.provider.id);
const told = async (person: AskingPerson) => (await database().notification.findMany({ where: { personId: person.id }, select: { kind: true } })).map(({ kind }) => kind);

describe('a peer provider whose home is another network', () => {
  it('is found only where they opened their profile and named a place that is near', async () => {
    await keep({ openToNetworks: false, regions: ['africa'] });
    expect(await match()).toBeUndefined();
    await expect(inviteProvider(who.coordinator, engagementId, who.provider.id)).rejects.toBeInstanceOf(NotFound);
    await keep({ openToNetworks: true, regions: ['asia-pacific'], countries: ['IN'] });
    expect(await match()).toBeUndefined();
    await keep({ openToNetworks: true, regions: [], countries: [] });
    expect(await match()).toBeUndefined();
    await keep({ openToNetworks: true, regions: [], countries: ['KE'] });
    expect(await match()).toMatchObject({ ruledOut: [], elsewhere: { region: 'asia-pacific' } });
  });

  it('is told of by pseudonym, reasons and region alone; and not at all where something rules them out', async () => {
    await keep({ openToNetworks: true, regions: ['africa'] });
    const shown = await match();
    expect(Object.keys(shown ?? {}).sort()).toEqual(['asked', 'elsewhere', 'id', 'pseudonym', 'reasons', 'ruledOut']);
    expect(shown?.reasons.map(({ key }) => key)).toContain('southToSouth');
    expect(JSON.stringify(shown)).not.toContain(CANARY);
    await expect(readProvider(who.coordinator, who.provider.id)).rejects.toBeInstanceOf(NotFound);
    expect((await listProviders(who.coordinator, providersQuerySchema.parse({}))).providers.map(({ id }) => id)).not.toContain(who.provider.id);
    await keep({ openToNetworks: true, regions: ['africa'], exclusions: [`House of ${CANARY}`] });
    expect(await match()).toBeUndefined();
    await expect(inviteProvider(who.coordinator, engagementId, who.provider.id)).rejects.toMatchObject({ reason: 'assistance.providers.errors.ruledOut' });
  });

  it('is invited as others are, reads nothing of the organisation before accepting, and then takes part as others do', async () => {
    await keep({ openToNetworks: true, regions: ['africa'] });
    await inviteProvider(who.coordinator, engagementId, who.provider.id);
    expect(await told(who.provider)).toEqual(['help_asked']);
    expect(await told(who.homeCoordinator)).toEqual([]);
    const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId, personId: who.provider.id } });
    expect(JSON.stringify([await readInvitation(who.provider, id), await listInvitations(who.provider, invitationsQuerySchema.parse({}))])).not.toMatch(new RegExp(`${CANARY}|${engagementId}|${organisationId}|${NETWORKS.ASWA}`));
    const { requestId } = await database().engagementOrganisation.findFirstOrThrow({ where: { engagementId } });
    for (const read of [() => findStanding(who.provider, engagementId), () => readRequest(who.provider, requestId)]) await expect(read()).rejects.toBeInstanceOf(NotFound);
    await expect(readProvider(who.coordinator, who.provider.id)).rejects.toBeInstanceOf(NotFound);

    // Who has been asked may still answer when they are open to others no more.
    await keep({ openToNetworks: false, regions: ['africa'] });
    expect(await acceptInvitation(who.provider, id)).toBe(engagementId);
    expect(await readProvider(who.coordinator, who.provider.id)).toMatchObject({ about: CANARY });
    expect(await readRequest(who.provider, requestId)).toMatchObject({ texts: { need: CANARY } });
    expect((await readScheduling(who.coordinator, engagementId)).attendees.find((one) => one.id === who.provider.id)).toMatchObject({ part: 'provider' });
    const [session = ''] = await makeSessions(who.coordinator, engagementId, [who.provider.id, who.lead.id], { at: new Date('2027-03-02T09:00:00Z'), words: CANARY });
    expect((await listSessions(who.provider, engagementId)).standing.isProvider).toBe(true);
    expect((await readSession(who.provider, session)).people.map((one) => one.id)).toContain(who.provider.id);
    expect(await told(who.provider)).toContain('time_set');
    for (const read of [() => findStanding(who.homeCoordinator, engagementId), () => readSession(who.homeCoordinator, session)]) await expect(read()).rejects.toBeInstanceOf(NotFound);
    expect(await told(who.homeCoordinator)).toEqual([]);

    await endProviding(who.coordinator, id);
    await expect(listSessions(who.provider, engagementId)).rejects.toBeInstanceOf(NotFound);
    await expect(readProvider(who.coordinator, who.provider.id)).rejects.toBeInstanceOf(NotFound);
  });
});

it('a peer of another network is one of those whom a network sees for as long as the help goes on', async () => {
  await keep({ openToNetworks: true, regions: ['africa'] });
  const over = await makeAgreedEngagement({ lead: who.lead, coordinator: who.coordinator, organisationId }, { words: CANARY });
  await inviteProvider(who.coordinator, over, who.provider.id);
  const { id } = await database().providerInvitation.findFirstOrThrow({ where: { engagementId: over, personId: who.provider.id } });
  await acceptInvitation(who.provider, id);
  expect(await readProvider(who.coordinator, who.provider.id)).toMatchObject({ about: CANARY });
  // To other work of the network they are a peer from elsewhere all the same.
  expect(await match()).toMatchObject({ elsewhere: { region: 'asia-pacific' } });
  await cancelEngagement(who.coordinator, over);
  await expect(readProvider(who.coordinator, who.provider.id)).rejects.toBeInstanceOf(NotFound);
});

describe('the hours that a profile names', () => {
  it('bound a calendar that has no bound yet, and leave what was said there', async () => {
    const made = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    const peer = { ...made, timeZone: 'Africa/Nairobi' };
    await makeProfile(peer, { weeklyHours: 5 });
    expect([await readHoursAWeek(peer), await readHoursGiven(peer)]).toEqual([5, 5]);
    // Fewer hours in the profile bound what came from there; more leave it as it is.
    await makeProfile(peer, { weeklyHours: 4, version: 1 });
    expect([await readHoursAWeek(peer), await readHoursGiven(peer)]).toEqual([4, 4]);
    await makeProfile(peer, { weeklyHours: 7, version: 2 });
    expect([await readHoursAWeek(peer), await readHoursGiven(peer)]).toEqual([4, 7]);
    const { version } = await database().availability.findUniqueOrThrow({ where: { personId: peer.id } });
    const hours = { version, zone: 'Africa/Nairobi', noticeMinutes: 0, bufferMinutes: 0, weekly: [{ weekday: 1, fromMinute: 540, toMinute: 1020 }] };
    await saveAvailability(ownAvailability(peer), { ...hours, hoursAWeek: null });
    await makeProfile(peer, { weeklyHours: 2, version: 3 });
    expect(await database().availability.findUniqueOrThrow({ where: { personId: peer.id }, include: { hours: true } })).toMatchObject({ hoursAWeek: 2, zone: 'Africa/Nairobi', hours: [{ weekday: 1 }] });
  });

  it('make no calendar for who has chosen no zone, and none of rest', async () => {
    const peer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    await makeProfile({ ...peer, timeZone: null }, { weeklyHours: 5 });
    await makeProfile({ ...peer, timeZone: 'Africa/Nairobi' }, { weeklyHours: 0, version: 1 });
    expect(await readHoursAWeek(peer)).toBeNull();
    expect(await readHoursGiven(who.lead)).toBeNull();
  });
});

describe('the migrations, on filled tables', () => {
  const id = (n: number) => `0199b000-0000-7000-8000-${String(n).padStart(12, '0')}`;
  const opened: Awaited<ReturnType<typeof openBefore>>[] = [];
  const open = async (migration: string, name: string) => {
    const before = await openBefore(migration, name);
    opened.push(before);
    return before;
  };
  afterAll(() => Promise.all(opened.map((one) => one.drop())));

  it('keep every profile, open to nobody new', async () => {
    const { client, migrate } = await open('20261129174200_open_to_networks', 'scratch_open_profiles');
    await client.query(`set session_replication_role = replica; insert into provider_profile (person_id, open, regions, countries, weekly_hours) values ('${id(1)}', true, '{africa}', '{KE}', 5), ('${id(2)}', false, '{}', '{}', 0)`);
    await migrate();
    expect((await client.query('select person_id, open, regions, weekly_hours, open_to_networks from provider_profile order by person_id')).rows).toEqual([
      { person_id: id(1), open: true, regions: ['africa'], weekly_hours: 5, open_to_networks: false },
      { person_id: id(2), open: false, regions: [], weekly_hours: 0, open_to_networks: false },
    ]);
  });

  it('keep every request and all terms, and let drafts alone have their days the wrong way round', async () => {
    const { client, migrate } = await open('20261129174100_drafts_as_typed', 'scratch_drafts_as_typed');
    await client.query(`set session_replication_role = replica; alter table assistance_request drop constraint assistance_request_whole;
      insert into assistance_request (id, organisation_id, network_id, topics, languages, state, earliest_on, latest_on, submitted_at, changed_at) values
        ('${id(1)}', '${id(8)}', '${id(9)}', '{governance}', '{en}', 'draft', '2027-01-01', '2027-02-01', null, now()), ('${id(2)}', '${id(8)}', '${id(9)}', '{governance}', '{en}', 'submitted', '2027-01-01', '2027-02-01', now(), now());
      insert into terms (id, engagement_id, version, state, starts_on, ends_on) values ('${id(3)}', '${id(7)}', 1, 'draft', '2027-01-01', '2027-02-01')`);
    await migrate();
    expect((await client.query('select count(*)::int as count from assistance_request')).rows).toEqual([{ count: 2 }]);
    const turn = (row: string) => client.query(`update assistance_request set earliest_on = '2027-03-01' where id = '${row}'`);
    expect((await turn(id(1))).rowCount).toBe(1);
    await expect(turn(id(2))).rejects.toThrow(/assistance_request_dates/);
    expect((await client.query(`update terms set starts_on = '2027-03-01'`)).rowCount).toBe(1);
    await expect(client.query(`update terms set state = 'agreed', agreed_at = now()`)).rejects.toThrow(/terms_dates/);
  });
});
