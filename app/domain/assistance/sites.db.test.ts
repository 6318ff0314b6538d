import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookPlan, readScheduling, reviewPlan, searchTimes } from './scheduling.server.ts';
import { changeSessionPeople, readSessionPeople } from './session-people.server.ts';
import { readSession } from './sessions.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeSite } from '#prisma/seed/calendar.server.ts';
import { makeAcceptance, makeAgreedEngagement, makeProfile } from '#prisma/seed/engagements.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { sitesQuerySchema } from '#app/domain/calendar/lists.ts';
import { siteSchema } from '#app/domain/calendar/site-form.ts';
import { ownAvailability, readAvailability, saveAvailability } from '#app/domain/calendar/availability.server.ts';
import { importBusyTimes, listBusyImports, removeBusyImport } from '#app/domain/calendar/busy-imports.server.ts';
import { addAbsence, addException, readDaysAhead, removeAbsence, removeException } from '#app/domain/calendar/days-ahead.server.ts';
import { addSite, closeSite, listOpenSites, listSites, siteAvailability } from '#app/domain/calendar/sites.server.ts';

const ALL = sitesQuerySchema.parse({});
const HALL = { name: 'The upper room', zone: 'Asia/Kolkata', capacity: 12 };
const at = (time: string, row = 0) => ({ row, startsAt: new Date(time), endsAt: new Date(Date.parse(time) + 3_600_000) });
let coordinator: AskingPerson;
let otherCoordinator: AskingPerson;
let lead: AskingPerson;
let provider: AskingPerson;
let organisationId: string;

beforeEach(async () => {
  setClock(() => new Date('2027-02-01T08:00:00Z'));
  organisationId = await makeOrganisation();
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
  await makeProfile(provider);
});
afterEach(() => setClock());

async function underway(): Promise<string> {
  const engagement = await makeAgreedEngagement({ lead, coordinator, organisationId });
  await makeAcceptance(coordinator, engagement, provider);
  return engagement;
}

it('is its network\'s coordinators\' alone, and its name is sealed', async () => {
  const id = await addSite(coordinator, NETWORKS.ASWA, HALL);
  expect((await listSites(coordinator, NETWORKS.ASWA, ALL)).sites).toContainEqual({ id, ...HALL, isClosed: false });
  const { rows } = await connectionPool().query<{ name: string }>('select name from site where id = $1', [id]);
  expect(rows[0]?.name).toMatch(/^v1\./);
  await expect(connectionPool().query("insert into site (id, network_id, name) values ($1, $2, 'in plain words')", [newId(), NETWORKS.ASWA])).rejects.toThrow(/site_name_sealed/);
  for (const person of [otherCoordinator, lead, provider]) {
    await expect(listSites(person, NETWORKS.ASWA, ALL)).rejects.toBeInstanceOf(NotFound);
    await expect(addSite(person, NETWORKS.ASWA, HALL)).rejects.toBeInstanceOf(NotFound);
    await expect(closeSite(person, id)).rejects.toBeInstanceOf(NotFound);
    await expect(siteAvailability(person, id)).rejects.toBeInstanceOf(NotFound);
  }
  await expect(addSite(coordinator, NETWORKS.ASWA, { ...HALL, zone: 'Mars/Olympus' })).rejects.toBeInstanceOf(Refusal);
});

it('is listed by name and zone, filtered, ordered and paged, though the name is sealed', async () => {
  const network = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
  for (let i = 0; i < 27; i += 1) await addSite(network, NETWORKS.SWAN, { name: i === 3 ? 'Salle d’été' : `Hall ${String(i).padStart(2, '0')}`, zone: i === 5 ? 'America/New_York' : 'Europe/Warsaw', capacity: i + 1 });
  const list = async (query: object) => listSites(network, NETWORKS.SWAN, sitesQuerySchema.parse(query));
  const [first, second] = [await list({}), await list({ page: 2 })];
  expect([first.count, first.pages, first.sites.length, second.sites.map(({ name }) => name)]).toEqual([27, 2, 25, ['Hall 26', 'Salle d’été']]);
  expect((await list({ q: 'ETE salle' })).sites.map(({ name }) => name)).toEqual(['Salle d’été']);
  expect((await list({ q: 'new york' })).sites.map(({ name }) => name)).toEqual(['Hall 05']);
  expect((await list({ order: '-capacity' })).sites[0]?.name).toBe('Hall 26');
  await closeSite(network, first.sites[0]?.id ?? '');
  expect([(await list({ state: 'closed' })).sites.map(({ name }) => name), (await list({ state: 'open' })).count, (await list({ q: 'none such' })).count]).toEqual([['Hall 00'], 26, 0]);
});

it('says when it can be booked as fully as a person does, and is found and booked by it', async () => {
  const id = await addSite(coordinator, NETWORKS.ASWA, HALL);
  const hall = await siteAvailability(coordinator, id);
  expect(hall.site).toEqual({ id, name: HALL.name, networkId: NETWORKS.ASWA });
  const first = await readAvailability(hall);
  expect(first).toMatchObject({ zone: 'Asia/Kolkata', noticeMinutes: 0, weekly: [] });
  // Tuesdays and Wednesdays from 10 to 14 h there: 4:30 to 8:30 in UTC.
  await saveAvailability(hall, { ...first, bufferMinutes: 30, hoursAWeek: 6, weekly: [2, 3].map((weekday) => ({ weekday, fromMinute: 600, toMinute: 840 })) });
  expect(await readAvailability(hall)).toMatchObject({ bufferMinutes: 30, hoursAWeek: 6, weekly: [{ weekday: 2 }, { weekday: 3 }] });

  const engagement = await underway();
  const { attendees } = await readScheduling(coordinator, engagement);
  const free = async (day: string) => (await searchTimes(attendees, { people: [id], minutes: 60, zone: 'UTC', from: day, until: day, every: 1, count: 1 })).times.map(({ startsAt }) => startsAt.toISOString().slice(11, 16)).sort();
  expect(await free('2027-03-02')).toEqual(['04:30', '05:30', '06:30', '07:30']);
  await addException(hall, { day: '2027-03-02', fromMinute: 900, toMinute: 960 });
  expect(await free('2027-03-02')).toEqual(['09:30']);
  await importBusyTimes(hall, ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:canary-plum', 'DTSTART:20270303T060000Z', 'DURATION:PT1H', 'END:VEVENT', 'END:VCALENDAR', ''].join('\n'));
  expect(await free('2027-03-03')).toEqual(['04:30', '07:00']);
  await addAbsence(hall, { firstDay: '2027-03-02', lastDay: '2027-03-03' });
  expect([await free('2027-03-02'), await free('2027-03-03')]).toEqual([[], []]);
  const [reviewed] = await reviewPlan(attendees, { people: [id], minutes: 60, times: [at('2027-03-02T09:30:00Z')] });
  expect(reviewed?.blocked).toEqual([{ id, reason: 'absent' }]);

  const { absences: [absence], exceptions: [exception] } = await readDaysAhead(hall);
  const [busy] = await listBusyImports(hall);
  for (const person of [otherCoordinator, lead, provider]) {
    await expect(siteAvailability(person, id)).rejects.toBeInstanceOf(NotFound);
    await expect(removeAbsence(person, absence?.id ?? '')).rejects.toBeInstanceOf(NotFound);
    await expect(removeException(person, exception?.id ?? '')).rejects.toBeInstanceOf(NotFound);
    await expect(removeBusyImport(person, busy?.id ?? '')).rejects.toBeInstanceOf(NotFound);
  }
  expect([await removeAbsence(coordinator, absence?.id ?? ''), await removeException(coordinator, exception?.id ?? ''), await removeBusyImport(coordinator, busy?.id ?? '')]).toEqual([id, id, id]);
  expect(await free('2027-03-02')).toEqual(['04:30', '05:30', '06:30', '07:30']);
  // What is the site's is not its coordinator's own.
  expect(await readDaysAhead(ownAvailability(coordinator))).toMatchObject({ absences: [], exceptions: [] });
});

it('has room for so many people, and no more are booked there', async () => {
  const [room, more, engagement] = [await addSite(coordinator, NETWORKS.ASWA, { ...HALL, capacity: 1 }), await addSite(coordinator, NETWORKS.ASWA, { ...HALL, capacity: 1 }), await underway()];
  const { attendees } = await readScheduling(coordinator, engagement);
  const plan = (people: string[]) => ({ step: 'book' as const, people, minutes: 60, zone: 'UTC', form: 'in_person' as const, place: null, agenda: null, times: [at('2027-03-09T09:00:00Z')] });
  const full = { reason: 'assistance.sessions.errors.room', details: { count: 2, room: 1 } };
  await expect(bookPlan(coordinator, engagement, plan([lead.id, provider.id, room]))).rejects.toMatchObject(full);
  await expect(searchTimes(attendees, { people: [lead.id, provider.id, room], minutes: 60, zone: 'UTC', from: '2027-03-09', until: '2027-03-09', every: 1, count: 1 })).rejects.toMatchObject(full);
  expect(await database().assistanceSession.count({ where: { engagementId: engagement } })).toBe(0);
  expect(await bookPlan(coordinator, engagement, plan([lead.id, provider.id, room, more]))).toMatchObject({ ok: true });
});

it('has room for whoever joins from afar: only who comes there is counted, when it is booked and when its people change', async () => {
  const [room, engagement] = [await addSite(coordinator, NETWORKS.ASWA, { ...HALL, capacity: 1 }), await underway()];
  const { attendees } = await readScheduling(coordinator, engagement);
  const people = [lead.id, provider.id, room];
  const plan = { step: 'book' as const, people, minutes: 60, zone: 'UTC', form: 'in_person' as const, place: null, agenda: null, times: [at('2027-03-09T09:00:00Z')] };
  expect((await searchTimes(attendees, { people, remote: [provider.id], minutes: 60, zone: 'UTC', from: '2027-03-09', until: '2027-03-09', every: 1, count: 1 })).times.length).toBeGreaterThan(0);
  expect(await bookPlan(coordinator, engagement, { ...plan, remote: [provider.id, room] })).toMatchObject({ ok: true });
  const { id } = await database().assistanceSession.findFirstOrThrow({ where: { engagementId: engagement } });
  const fromAfar = async () => (await readSession(lead, id)).people.filter(({ isRemote }) => isRemote).map((one) => one.id);
  expect(await fromAfar()).toEqual([provider.id]);
  const shown = await readSessionPeople(coordinator, id);
  const change = async (remote: string[], { version } = shown) => changeSessionPeople(coordinator, id, await readSessionPeople(coordinator, id), { people, remote, version });
  await expect(change([])).rejects.toMatchObject({ reason: 'assistance.sessions.errors.room' });
  expect((await readSessionPeople(coordinator, id)).remote).toEqual([provider.id]);
  expect(await change([lead.id])).toMatchObject({ ok: true });
  expect(await fromAfar()).toEqual([lead.id]);
  await expect(change([provider.id, lead.id])).rejects.toMatchObject({ reason: 'assistance.sessions.errors.changedMeanwhile' });
  const { bookingId } = await database().assistanceSession.findUniqueOrThrow({ where: { id } });
  await database().hold.updateMany({ where: { bookingId, personId: lead.id }, data: { releasedAt: new Date() } });
  expect((await readSessionPeople(coordinator, id)).remote).toEqual([]);
});

it('takes part in looking for a time, and two sessions are never there at one time', async () => {
  const [hall, first, second] = [await addSite(coordinator, NETWORKS.ASWA, HALL), await underway(), await underway()];
  const stranger = await makeSite(NETWORKS.APNSW);
  const { attendees } = await readScheduling(coordinator, first);
  expect(attendees.filter(({ part }) => part === 'site').map(({ id }) => id)).toContain(hall);
  const plan = (people: string[], times = [at('2027-03-02T09:00:00Z')]) => ({ step: 'book' as const, people, minutes: 60, zone: 'UTC', form: 'in_person' as const, place: null, agenda: null, times });
  expect(await bookPlan(coordinator, first, plan([lead.id, hall]))).toMatchObject({ ok: true });
  expect(await bookPlan(coordinator, second, plan([provider.id, hall], [at('2027-03-02T09:30:00Z')]))).toMatchObject({ ok: false, clashes: [{ holders: [{ siteId: hall }] }] });
  const [reviewed] = await reviewPlan(attendees, plan([provider.id, hall], [at('2027-03-02T09:30:00Z')]));
  expect(reviewed).toMatchObject({ blocked: [{ id: hall, reason: 'booked' }] });
  expect(reviewed?.instead.length).toBeGreaterThan(0);
  const found = await searchTimes(attendees, { people: [provider.id, hall], minutes: 60, zone: 'UTC', from: '2027-03-02', until: '2027-03-02', every: 1, count: 1 });
  // Beside what is booked there: from 8 to 20 h of its own clock, half an hour off the full one.
  expect(found.times.every(({ startsAt }) => startsAt.toISOString() < '2027-03-02T08:01' || startsAt.toISOString() > '2027-03-02T09:59')).toBe(true);
  await expect(bookPlan(coordinator, first, plan([lead.id, stranger], [at('2027-03-03T09:00:00Z')]))).rejects.toMatchObject({ field: 'people', reason: 'assistance.sessions.errors.canNoMore' });
});

it('is named to those who take part in the session, and chosen no more once it is closed', async () => {
  const [hall, engagement] = [await addSite(coordinator, NETWORKS.ASWA, HALL), await underway()];
  await bookPlan(coordinator, engagement, { step: 'book', people: [lead.id, hall], minutes: 60, zone: 'UTC', form: 'in_person', place: null, agenda: null, times: [at('2027-03-04T09:00:00Z')] });
  const { id } = await database().assistanceSession.findFirstOrThrow({ where: { engagementId: engagement } });
  expect((await readSession(lead, id)).sites).toEqual([HALL.name]);
  expect(await closeSite(coordinator, hall)).toBe(NETWORKS.ASWA);
  expect(await closeSite(coordinator, hall)).toBe(NETWORKS.ASWA);
  expect((await listOpenSites(NETWORKS.ASWA)).map((site) => site.id)).not.toContain(hall);
  expect((await listSites(coordinator, NETWORKS.ASWA, ALL)).sites.find((site) => site.id === hall)).toMatchObject({ isClosed: true });
  expect((await readSession(lead, id)).sites).toEqual([HALL.name]);
  await expect(bookPlan(coordinator, engagement, { step: 'book', people: [hall], minutes: 60, zone: 'UTC', form: 'in_person', place: null, agenda: null, times: [at('2027-03-05T09:00:00Z')] })).rejects.toMatchObject({ field: 'people', reason: 'assistance.sessions.errors.canNoMore' });
});

it('needs a name and a zone, and room for someone', () => {
  const told = (entry: Record<string, string>) => siteSchema.safeParse({ name: 'Hall', zone: 'UTC', ...entry });
  expect(told({}).data).toEqual({ name: 'Hall', zone: 'UTC', capacity: null });
  expect(told({ capacity: ' 30 ' }).data?.capacity).toBe(30);
  for (const entry of [{ name: ' ' }, { zone: '' }, { capacity: '0' }, { capacity: '-1' }, { capacity: 'many' }, { capacity: '10001' }] as Record<string, string>[]) expect(told(entry).success).toBe(false);
});
