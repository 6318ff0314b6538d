import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { updateAccount } from '#app/domain/accounts/account.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeAvailability, makeBooking, makeSite } from '#prisma/seed/calendar.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { ownAvailability, readAvailability, saveAvailability, startFollowingZones } from './availability.server.ts';
import { cancelBooking, changeHolders, moveBooking } from './bookings.server.ts';
import { importBusyTimes, listBusyImports, removeBusyImport } from './busy-imports.server.ts';
import { addAbsence, addException, readDaysAhead, removeAbsence } from './days-ahead.server.ts';
import { listFeeds, makeFeed, readFeed, revokeFeed } from './feeds.server.ts';
import { findFreeTimes } from './free-times.server.ts';
import { readNetworkCalendar } from './network-calendar.server.ts';
import { showNetworkDays } from './shown-network.ts';
import { deletePastTimes } from './past-times.server.ts';
import { readOwnBooking, readOwnCalendar, readOwnEntry } from './own-calendar.server.ts';

const at = (time: string) => new Date(time);
let person: AskingPerson;
let other: AskingPerson;

beforeEach(async () => {
  setClock(() => at('2026-11-20T08:00:00Z'));
  const organisationId = await makeOrganisation();
  person = { ...(await makePerson([{ organisationId, role: 'lead' }])), timeZone: 'Africa/Nairobi' };
  other = await makePerson([{ organisationId, role: 'member' }]);
});
afterEach(() => setClock());

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: { reason?: string; name: string }) => error.reason ?? error.name);
const FREE = () => findFreeTimes({ people: [person.id], minutes: 60, period: { from: at('2026-11-23T00:00:00Z'), until: at('2026-11-24T00:00:00Z') }, limit: 50 }).then(({ times }) => times.map(({ startsAt }) => startsAt.toISOString().slice(11, 16)));

describe('what someone says of their time', () => {
  it('is kept, replaced as a whole, and asked by the slot finder', async () => {
    expect(await readAvailability(ownAvailability(person))).toMatchObject({ zone: 'Africa/Nairobi', weekly: [], noticeMinutes: 1440 });
    const hours = [{ weekday: 1, fromMinute: 540, toMinute: 720 }, { weekday: 1, fromMinute: 840, toMinute: 960 }];
    await saveAvailability(ownAvailability(person), { version: 0, zone: 'Africa/Nairobi', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: [{ weekday: 1, fromMinute: 0, toMinute: 1440 }] });
    await saveAvailability(ownAvailability(person), { version: 1, zone: 'Africa/Nairobi', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: hours });
    expect(await readAvailability(ownAvailability(person))).toMatchObject({ version: 2, weekly: hours });
    // Of two who say it, the later overwrites nothing that they have not seen.
    expect(await refusal(saveAvailability(ownAvailability(person), { version: 1, zone: 'UTC', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: [] }))).toBe('calendar.errors.changedMeanwhile');
    expect(await readAvailability(ownAvailability(person))).toMatchObject({ version: 2, zone: 'Africa/Nairobi', weekly: hours });
    expect(await FREE()).toEqual(['06:00', '07:00', '08:00', '11:00', '12:00']);
    await addException(ownAvailability(person), { day: '2026-11-23', fromMinute: 600, toMinute: 660 });
    expect(await refusal(addException(ownAvailability(person), { day: '2026-11-23', fromMinute: 630, toMinute: 700 }))).toBe('calendar.errors.overlaps');
    expect(await FREE()).toEqual(['07:00']);
    await addAbsence(ownAvailability(person), { firstDay: '2026-11-22', lastDay: '2026-11-23' });
    expect(await FREE()).toEqual([]);
    const { absences, exceptions } = await readDaysAhead(ownAvailability(person));
    expect([absences, exceptions]).toMatchObject([[{ firstDay: '2026-11-22', lastDay: '2026-11-23' }], [{ day: '2026-11-23', fromMinute: 600 }]]);
    expect(await refusal(removeAbsence(other, absences[0]?.id ?? ''))).toBe('NotFound');
    await removeAbsence(person, absences[0]?.id ?? '');
    expect(await FREE()).toEqual(['07:00']);
  });

  it('cannot be hours that the clocks leave out on that day: it is told between which times they jump', async () => {
    await saveAvailability(ownAvailability(person), { version: 0, zone: 'Europe/Paris', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: [] });
    const say = (fromMinute: number, toMinute: number, day = '2027-03-28') => addException(ownAvailability(person), { day, fromMinute, toMinute });
    await expect(say(135, 165)).rejects.toMatchObject({ field: 'from', reason: 'calendar.errors.never', details: { from: '02:00', to: '03:00' } });
    await expect(say(60, 150)).rejects.toMatchObject({ field: 'until', reason: 'calendar.errors.never', details: { from: '02:00', to: '03:00' } });
    // What ends as the clocks jump, or begins as they have, is there; and so is that hour on any other day.
    for (const [from, until] of [[60, 120], [180, 240], [1380, 1440]] as const) await say(from, until);
    await say(135, 165, '2027-03-29');
    expect((await readDaysAhead(ownAvailability(person))).exceptions).toHaveLength(4);
  });

  it('goes by the clocks of their account until they say hours, and by those of their hours from then on', async () => {
    startFollowingZones();
    const chosen = (timeZone: string | null) => updateAccount(person, { locale: 'en', timeZone, recoveryAddress: null });
    const zone = async () => (await readAvailability(ownAvailability(person))).zone;
    await addAbsence(ownAvailability(person), { firstDay: '2026-11-24', lastDay: '2026-11-24' });
    await chosen('Asia/Kolkata');
    expect(await zone()).toBe('Asia/Kolkata');
    await chosen(null);
    expect(await zone()).toBe('Asia/Kolkata');
    await addException(ownAvailability(person), { day: '2026-11-23', fromMinute: 600, toMinute: 660 });
    await chosen('Africa/Lagos');
    expect(await zone()).toBe('Asia/Kolkata');
    await saveAvailability(ownAvailability(other), { version: 0, zone: 'Africa/Dakar', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: [{ weekday: 1, fromMinute: 540, toMinute: 720 }] });
    await updateAccount(other, { locale: 'en', timeZone: 'Africa/Lagos', recoveryAddress: null });
    expect((await readAvailability(ownAvailability(other))).zone).toBe('Africa/Dakar');
  });

  it('is refused when it is over or of no zone', async () => {
    expect(await refusal(addAbsence(ownAvailability(person), { firstDay: '2026-11-01', lastDay: '2026-11-19' }))).toBe('calendar.errors.past');
    expect(await refusal(addAbsence(ownAvailability(person), { firstDay: '2026-11-01', lastDay: '2026-11-20' }))).toBe(null);
    expect(await refusal(saveAvailability(ownAvailability(person), { version: 0, zone: 'Mars/Olympus', noticeMinutes: 0, bufferMinutes: 0, hoursAWeek: null, weekly: [] }))).toBe('calendar.errors.zone');
  });
});

describe('busy times from elsewhere', () => {
  const FILE = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'UID:1', 'SUMMARY:canary-plum', 'LOCATION:canary-plum', 'DTSTART:20261123T090000', 'DURATION:PT2H', 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

  it('keep the times alone, and are forgotten at a word', async () => {
    await importBusyTimes(ownAvailability(person), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FILE, 'utf16le')]));
    expect(await FREE()).not.toContain('06:00');
    const [kept] = await listBusyImports(ownAvailability(person));
    expect(kept).toMatchObject({ times: 1 });
    const rows = await database().$queryRaw<{ row: string }[]>`select to_jsonb(t)::text || to_jsonb(i)::text as row from busy_time t join busy_import i on i.id = t.import_id`;
    expect(rows.map(({ row }) => row).join()).not.toMatch(/canary|SUMMARY/);
    expect(await listBusyImports(ownAvailability(other))).toEqual([]);
    expect(await refusal(removeBusyImport(other, kept?.id ?? ''))).toBe('NotFound');
    await removeBusyImport(person, kept?.id ?? '');
    expect(await FREE()).toContain('06:00');
  });

  it('go with absences and revoked feeds once they are long over', async () => {
    await importBusyTimes(ownAvailability(person), FILE);
    await addAbsence(ownAvailability(person), { firstDay: '2026-11-22', lastDay: '2026-11-23' });
    await makeFeed(person, { words: null, locale: 'en' });
    await revokeFeed(person, (await listFeeds(person))[0]?.id ?? '');
    const own = { availability: { personId: person.id } };
    const count = async () => [await database().busyTime.count({ where: { import: own } }), await database().absence.count({ where: own }), await database().calendarFeed.count({ where: { personId: person.id } })];
    await deletePastTimes();
    expect(await count()).toEqual([1, 1, 1]);
    setClock(() => at('2026-12-28T08:00:00Z'));
    await deletePastTimes();
    expect(await count()).toEqual([0, 0, 0]);
  });

  it('are refused in words, and nothing of them is kept', async () => {
    expect(await refusal(importBusyTimes(ownAvailability(person), Buffer.alloc(10 * 1024 * 1024 + 1, 'x')))).toBe('calendar.busy.errors.tooLarge');
    expect(await refusal(importBusyTimes(ownAvailability(person), 'hello'))).toBe('calendar.busy.errors.notACalendar');
    expect(await refusal(importBusyTimes(ownAvailability(person), FILE.replace('20261123', '20161123')))).toBe('calendar.busy.errors.nothingAhead');
    for (let i = 0; i < 10; i += 1) await importBusyTimes(ownAvailability(person), FILE);
    expect(await refusal(importBusyTimes(ownAvailability(person), FILE))).toBe('calendar.busy.errors.tooManyImports');
  });
});

describe('a feed', () => {
  it('tells bookings, changes and cancellations, and of those who were let go no more than they knew', async () => {
    const secret = (await makeFeed(person, { words: null, locale: 'fr' })).split('/')[2] ?? '';
    const [kept, gone, left] = [await makeBooking({ people: [person.id, other.id], at: at('2026-11-23T09:00:00Z') }), await makeBooking({ people: [person.id], at: at('2026-11-24T09:00:00Z') }), await makeBooking({ people: [person.id, other.id], at: at('2026-11-25T09:00:00Z') })];
    await inTransaction((tx) => cancelBooking(tx, gone.id, null));
    await inTransaction((tx) => changeHolders(tx, left.id, { people: [other.id] }, null));
    setClock(() => at('2026-11-20T09:00:00Z'));
    await inTransaction((tx) => moveBooking(tx, left.id, { startsAt: at('2026-11-28T09:00:00Z'), endsAt: at('2026-11-28T10:00:00Z') }, null));
    const feed = await readFeed(secret);
    expect(feed).toMatchObject({ personId: person.id, locale: 'fr', words: null, zone: 'UTC' });
    await database().person.update({ where: { id: person.id }, data: { timeZone: 'Asia/Tokyo' }, select: { id: true } });
    expect(await readFeed(secret)).toMatchObject({ zone: 'Asia/Tokyo' });
    expect(feed.entries.map(({ id, state, startsAt }) => ({ id, state, startsAt }))).toEqual(expect.arrayContaining([
      { id: kept.id, state: 'booked', startsAt: at('2026-11-23T09:00:00Z') },
      { id: gone.id, state: 'cancelled', startsAt: at('2026-11-24T09:00:00Z') },
      { id: left.id, state: 'cancelled', startsAt: at('2026-11-25T09:00:00Z') },
    ]));
    expect(await readOwnEntry(person, gone.id)).toMatchObject({ state: 'cancelled', sequence: 1 });
    expect(await readOwnEntry(person, left.id)).toMatchObject({ state: 'cancelled', startsAt: at('2026-11-25T09:00:00Z') });
    expect(await readOwnBooking(person, left.id)).toMatchObject({ state: 'cancelled', startsAt: '2026-11-25T09:00:00.000Z', moves: [] });
    await expect(readOwnBooking(other, gone.id)).rejects.toBeInstanceOf(NotFound);
    expect((await listFeeds(person))[0]).toMatchObject({ lastReadOn: '2026-11-20', words: null });
  });

  it('is kept as a hash, with its word sealed, and ends when it is revoked its owner belongs nowhere, or only where it is closed', async () => {
    const secrets = [];
    for (const words of ['canary-plum', null]) secrets.push((await makeFeed(person, { words, locale: 'en' })).split('/')[2] ?? '');
    const rows = JSON.stringify(await database().calendarFeed.findMany({ where: { personId: person.id } }));
    expect(rows).not.toMatch(new RegExp(`canary|${secrets.join('|')}`));
    expect(await readFeed(secrets[0] ?? '')).toMatchObject({ words: 'canary-plum' });
    const [, own] = (await listFeeds(person)).sort((a, b) => Number(Boolean(a.words)) - Number(Boolean(b.words)));
    await expect(revokeFeed(other, own?.id ?? '')).rejects.toBeInstanceOf(NotFound);
    await revokeFeed(person, own?.id ?? '');
    await expect(readFeed(secrets[0] ?? '')).rejects.toBeInstanceOf(NotFound);
    expect(await readFeed(secrets[1] ?? '')).toBeTruthy();
    const organisation = { where: { id: person.memberships[0]?.organisationId ?? '' }, select: { id: true } };
    await database().organisation.update({ ...organisation, data: { closedAt: at('2026-11-20T08:00:00Z') } });
    await expect(readFeed(secrets[1] ?? '')).rejects.toBeInstanceOf(NotFound);
    await database().organisation.update({ ...organisation, data: { closedAt: null } });
    expect(await readFeed(secrets[1] ?? '')).toBeTruthy();
    await database().membership.updateMany({ where: { personId: person.id }, data: { endedAt: at('2026-11-20T08:00:00Z') } });
    await expect(readFeed(secrets[1] ?? '')).rejects.toBeInstanceOf(NotFound);
  });

  it('is one of five at the most, also when many are asked for at once', async () => {
    const made = await Promise.allSettled(Array.from({ length: 9 }, () => makeFeed(person, { words: null, locale: 'en' })));
    expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
  });
});

describe('calendars', () => {
  it('one’s own shows bookings and busy times on the clock of one’s zone', async () => {
    await makeAvailability(person.id, { zone: 'Africa/Nairobi', absences: [{ firstDay: '2026-11-26', lastDay: '2026-11-26' }] });
    await makeBooking({ people: [person.id], at: at('2026-11-24T20:00:00Z'), hours: 2 });
    await importBusyTimes(ownAvailability(person), 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261125T100000\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n');
    const { days, zone, shown } = await readOwnCalendar(person, 'week', '2026-11-24');
    expect([zone, shown.firstDay, days.length]).toEqual(['Africa/Nairobi', '2026-11-23', 7]);
    expect(days.map(({ parts }) => parts.map(({ from, until, item }) => `${item.kind} ${from}-${until}`))).toEqual([[], ['booking 23:00-24:00'], ['booking 00:00-01:00', 'busy 10:00-11:00'], [], [], [], []]);
    expect(days.map(({ open, isAbsent }) => [open.length, isAbsent])).toEqual([[1, false], [1, false], [1, false], [0, true], [1, false], [0, false], [0, false]]);
    expect((await readOwnCalendar(other, 'month', '2026-11-24')).days.every(({ parts }) => parts.length === 0)).toBe(true);
  });

  it('a network’s names its own people and the hours of its providers, for its coordinators alone', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    const provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    const stranger = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'peer_provider' }]);
    await makeAvailability(provider.id, { hoursAWeek: 10 });
    await makeBooking({ people: [provider.id, stranger.id], at: at('2027-02-09T08:00:00Z'), hours: 3 });
    await makeBooking({ people: [stranger.id], at: at('2027-02-10T08:00:00Z') });
    const { days, loads, total } = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'week', '2027-02-09');
    expect(days.flatMap(({ parts }) => parts.map(({ item }) => item.people))).toEqual([[provider.pseudonym]]);
    expect(total).toBe(1);
    expect(loads.find(({ id }) => id === provider.id)).toMatchObject({ bookedMinutes: 180, givenMinutes: 600, hasSaid: true });
    await expect(readNetworkCalendar(coordinator, NETWORKS.APNSW, 'week', undefined)).rejects.toBeInstanceOf(NotFound);
    await expect(readNetworkCalendar(person, NETWORKS.ASWA, 'week', undefined)).rejects.toBeInstanceOf(NotFound);
  });

  it('a network’s tells by no order who is paired with whom, where several meet at one time', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    const [first, second, third, fourth] = await Promise.all(['Pair 1', 'Pair 2', 'Pair 3', 'Pair 4'].map((pseudonym) => makePerson([{ organisationId: NETWORKS.ASWA, role: 'member' }], { pseudonym })));
    for (const people of [[first, third], [second, fourth]]) await makeBooking({ people: people.map((one) => one?.id ?? ''), at: at('2027-06-08T08:00:00Z'), subject: { type: 'pairing', id: newId() } });
    const { days } = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'week', '2027-06-08');
    expect(days.flatMap(({ parts }) => parts.flatMap(({ item }) => item.people))).toEqual(['Pair 1', 'Pair 2', 'Pair 3', 'Pair 4']);
  });

  it('a network’s tells of what the two of a pairing have together each one’s hold, and nowhere that it is with the other', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    const [one, two, third] = [await makePerson([{ organisationId: NETWORKS.ASWA, role: 'member' }], { pseudonym: 'Apart one' }), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }], { pseudonym: 'Apart two' }), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'member' }], { pseudonym: 'Beside' })];
    await makeAvailability(two.id, { hoursAWeek: 10 });
    const { id } = await makeBooking({ people: [one.id, two.id], at: at('2027-05-11T08:00:00Z'), subject: { type: 'pairing', id: newId() } });
    const { id: plain } = await makeBooking({ people: [third.id, two.id], at: at('2027-05-12T08:00:00Z') });
    const { days, loads } = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'week', '2027-05-11');
    expect(days.flatMap(({ parts }) => parts.map(({ item }) => [item.id, item.people])).sort()).toEqual([[null, ['Apart one']], [null, ['Apart two']], [plain, ['Apart two', 'Beside']]].sort());
    expect(loads.find((load) => load.id === two.id)).toMatchObject({ bookedMinutes: 120 });
    const shown = showNetworkDays('en', days, 'week', { [id]: { to: '/somewhere' } });
    expect(JSON.stringify(shown)).not.toMatch(new RegExp(`${id}|somewhere`));
    expect(new Set(shown.flatMap(({ parts }) => parts.map(({ key }) => key))).size).toBe(3);
  });

  it('a network’s names its own sites and no others, and counts of a month its own days', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
    const provider = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'peer_provider' }]);
    const [hall, attic, theirs] = [await makeSite(NETWORKS.ASWA, { name: 'Hall of canary' }), await makeSite(NETWORKS.ASWA, { name: 'Attic' }), await makeSite(NETWORKS.APNSW, { name: 'canary-elsewhere' })];
    await makeBooking({ people: [provider.id], sites: [hall, attic], at: at('2027-03-31T08:00:00Z') });
    await makeBooking({ people: [provider.id], sites: [theirs], at: at('2027-04-01T08:00:00Z') });
    await makeBooking({ people: [provider.id], sites: [theirs, attic], at: at('2027-04-02T08:00:00Z') });
    await makeBooking({ people: [provider.id], at: at('2027-04-02T10:00:00Z') });
    const month = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'month', '2027-03-15');
    const shown = showNetworkDays('en', month.days, 'month', {}).flatMap(({ parts }) => parts.map(({ detail }) => detail));
    expect([shown[0]?.split(' and ').sort(), ...shown.slice(1)]).toEqual([['Attic', 'Hall of canary'], 'at a site', 'Attic', undefined]);
    const loadIn = ({ loads }: typeof month) => loads.find(({ id }) => id === provider.id)?.bookedMinutes;
    expect([month.total, loadIn(month)]).toEqual([1, 60]);
    const next = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'month', '2027-04-15');
    expect([next.total, loadIn(next)]).toEqual([3, 180]);
    const week = await readNetworkCalendar(coordinator, NETWORKS.ASWA, 'week', '2027-03-31');
    expect([week.total, loadIn(week)]).toEqual([4, 240]);
  });

  it('a network’s with thousands in a month shows some of each day, and leads on to all of them', async () => {
    const coordinator = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
    const people = await Promise.all(Array.from({ length: 10 }, () => makePerson([{ organisationId: NETWORKS.SWAN, role: 'member' }])));
    // Ten people, each day of April 2027, ten hours each: three thousand.
    await connectionPool().query(
      `with made as (
         insert into booking (id, starts_at, ends_at, zone, subject_type, subject_id)
         select gen_random_uuid(), at, at + interval '1 hour', 'UTC', 'other', gen_random_uuid()
           from generate_series(timestamptz '2027-04-01T00:00Z', '2027-04-30T00:00Z', interval '1 day') day, generate_series(8, 17) hour, lateral (select day + hour * interval '1 hour' as at) t, generate_series(1, 10)
         returning id, starts_at, ends_at)
       insert into hold (id, booking_id, starts_at, ends_at, person_id)
       select gen_random_uuid(), id, starts_at, ends_at, ($1::uuid[])[row_number() over (partition by starts_at)] from made`,
      [people.map(({ id }) => id)],
    );
    const shownIn = async (view: 'month' | 'week' | 'agenda', page?: number) => readNetworkCalendar(coordinator, NETWORKS.SWAN, view, '2027-04-05', page);
    const month = await shownIn('month');
    expect(month.total).toBe(3000);
    expect(month.days.filter(({ day }) => day.startsWith('2027-04')).map(({ parts, more }) => [parts.length, more])).toEqual(Array.from({ length: 30 }, () => [3, 97]));
    expect((await shownIn('week')).days.map(({ parts, more }) => [parts.length, more])).toEqual(Array.from({ length: 7 }, () => [12, 88]));
    const first = await shownIn('agenda');
    expect([first.total, first.pages]).toEqual([2600, 26]);
    const ids = new Set<string | null>();
    for (let page = 1; page <= first.pages; page += 1) for (const { parts } of (await shownIn('agenda', page)).days) for (const { item } of parts) ids.add(item.id);
    expect(ids.size).toBe(2600);
  });
});
