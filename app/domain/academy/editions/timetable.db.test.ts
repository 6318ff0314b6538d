import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookSeries } from '#app/domain/calendar/bookings.server.ts';
import { findBusy } from '#app/domain/calendar/busy-days.server.ts';
import { uidFor, writeCalendar } from '#app/domain/calendar/icalendar.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now, setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeSite } from '#prisma/seed/calendar.server.ts';
import { decideNow, editionEntry, makeEdition, makeTeam, teachNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeTaught, makeTimetable, ownEntry, placeEntry, placeNamed } from '#prisma/seed/timetables.server.ts';
import { startTakingOut } from '../departures.server.ts';
import { changeEdition, keepFaculty, moveEdition, readFaculty } from './edition-changes.server.ts';
import { pagesOfTimetables } from './timetable-bookings.server.ts';
import { valuesOf } from './timetable-choices.ts';
import { addEntry, changeEntry, readChoices, readEntry, removeEntry, restoreEntry } from './timetable-entries.server.ts';
import { listTimesOfDelegate } from './timetable-feed.server.ts';
import { entrySchema, frameSchema, newEntrySchema } from './timetable-forms.ts';
import { keepFrame, readFrameForm } from './timetable-frame.server.ts';
import { readTimetable } from './timetable-page.server.ts';
import { keepPlace, readPlaces, removePlace } from './timetable-places.server.ts';
import { proposeAnew, publishTimetable } from './timetable-proposal.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainers: AskingPerson[];
let lead: AskingPerson;
let going: AskingPerson;
let named: AskingPerson;
let edition: string;
let site: string;

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  await makeTaught('taught', [120, 120, 90, 90, 60, 120]);
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  trainers = [await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  site = await makeSite(networkId, { capacity: 20 });
  edition = await makeEdition(coordinator, networkId, { entry: { curriculum: 'taught', startsOn: '2099-03-02', endsOn: '2099-03-04' }, faculty: trainers, state: 'call_open' });
  const houses = [];
  for (let house = 0; house < 2; house += 1) {
    const organisationId = await makeOrganisation({ networkId });
    const [one, ...people] = await Promise.all([0, 1, 2, 3].map((k) => makePerson([{ organisationId, role: k === 0 ? 'lead' : 'member' }])));
    if (one) houses.push({ organisationId, lead: one, people, team: await makeTeam(edition, { lead: one, organisationId, people }) });
  }
  await moveEdition(coordinator, edition, 'select');
  await decideNow(coordinator, houses[0]?.team ?? '', 'select');
  [lead, going, named] = [houses[0]?.lead as AskingPerson, houses[0]?.people[0] as AskingPerson, houses[1]?.people[0] as AskingPerson];
});
afterEach(() => {
  vi.useRealTimers();
  setClock();
});

const seen = (person = coordinator) => readTimetable(person, edition, 'en', 'all');
const lay = (isPublished = false) => makeTimetable(coordinator, edition, { rooms: ['Big room', 'Small room'], sites: [{ id: site, name: 'The house', travel: 30 }], isPublished });
const linesOf = async () => (await seen()).entries.map(({ day, from, title, kind }) => `${day} ${from} ${title ?? kind}`);
const entryOf = async (title: string) => (await readChoices(coordinator, edition, 'en')).entries.find((one) => one.title === title);
/** Moves an entry by the form in which it stands. */
async function move(title: string, to: Partial<Record<string, unknown>>): Promise<void> {
  const found = await entryOf(title);
  if (!found) throw new Error(`there is no ${title}`);
  await changeEntry(coordinator, edition, found.id, entrySchema.parse({ ...valuesOf(found), version: found.version, ...to }), 'en');
}
const heldBy = async (person: AskingPerson) => (await database().hold.findMany({ where: { personId: person.id, releasedAt: null, booking: { is: { state: 'booked' } } }, orderBy: { startsAt: 'asc' } })).map(({ startsAt }) => startsAt.toISOString().slice(0, 16));
const toldOf = async (person: AskingPerson) => (await database().notification.findMany({ where: { subjectId: edition, personId: person.id, kind: 'timetable_told' } })).length;

describe('a proposal', () => {
  it('keeps order, rooms, trainers and the way to a site, and stands anew around what was set by hand', async () => {
    await lay();
    expect(await linesOf()).toEqual(['0 08:30 Module 1', '0 13:30 Module 2', '1 09:00 visit', '1 13:30 Module 3', '1 15:15 Module 4', '2 08:30 Module 5', '2 09:45 Module 6']);
    expect((await seen()).clashes).toEqual([]);
    expect((await seen()).missing).toEqual([]);
    await move('Module 6', { day: '2', from: '15:00' });
    expect(await proposeAnew(coordinator, edition, 'en')).toBe(0);
    expect((await linesOf()).at(-1)).toBe('2 15:00 Module 6');
    await keepFrame(coordinator, edition, frameSchema.parse({ from: '09:00', until: '13:00', pause: '15', groups: '2', visit: '60', daysOff: ['1'], version: String((await database().editionTimetable.findUniqueOrThrow({ where: { editionId: edition } })).version) }));
    expect(await proposeAnew(coordinator, edition, 'en')).toBeGreaterThan(0);
    const { entries, missing } = await seen();
    expect(entries.every(({ day }) => day !== 1)).toBe(true);
    expect(missing.length).toBeGreaterThan(0);
  });

  it('leaves alone the times at which who teaches is booked or away, and asks for a room first', async () => {
    await expect(proposeAnew(coordinator, edition, 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.noRoom' });
    const busy = { startsAt: new Date('2099-03-02T05:00Z'), endsAt: new Date('2099-03-02T10:00Z') };
    await inTransaction((tx) => bookSeries(tx, { subject: { type: 'engagement', id: newId() }, times: [busy], zone: 'UTC', people: trainers.map(({ id }) => id), byId: null }));
    await lay();
    expect((await linesOf())[0]).toBe('0 13:30 Module 1');
    expect([...(await findBusy({ people: [trainers[0]?.id ?? ''] }, { first: '2099-03-02', last: '2099-03-04', zone: 'Africa/Nairobi' })).values()]).toEqual([[{ day: 0, from: 480, until: 780, isBooked: true }]]);
  });

  it('takes no hour that the clocks of the place show twice or leave out, nor goes over one or ends as it begins', async () => {
    const on = async (startsOn: string) => {
      const { version } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
      await changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', startsOn, endsOn: startsOn, zone: 'Europe/Paris', version }));
      await proposeAnew(coordinator, edition, 'en');
      return (await database().timetableEntry.findMany({ where: { editionId: edition }, orderBy: { fromMinute: 'asc' } })).map(({ fromMinute, untilMinute }) => [fromMinute, untilMinute]);
    };
    await lay();
    await database().timetableEntry.deleteMany({ where: { editionId: edition } });
    await keepFrame(coordinator, edition, frameSchema.parse({ from: '00:00', until: '08:00', pause: '0', groups: '1', visit: '60', daysOff: [], version: String((await database().editionTimetable.findUniqueOrThrow({ where: { editionId: edition } })).version) }));
    expect((await on('2099-10-24')).slice(0, 2)).toEqual([[0, 120], [120, 240]]);
    expect((await on('2099-10-25')).slice(0, 2)).toEqual([[180, 300], [300, 420]]);
    expect((await on('2099-03-29')).slice(0, 2)).toEqual([[180, 300], [300, 420]]);
  });
});

describe('by hand', () => {
  it('nothing begins or ends at an hour that the clocks of the place show twice', async () => {
    const { version } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
    await changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', startsOn: '2099-10-25', endsOn: '2099-10-27', zone: 'Europe/Paris', version }));
    const refused = { reason: 'academy.editions.timetable.errors.twice' };
    await expect(placeEntry(coordinator, edition, { words: 'Late', day: 0, from: '02:30', minutes: 120 })).rejects.toMatchObject({ ...refused, field: 'from' });
    await expect(placeEntry(coordinator, edition, { words: 'Late', day: 0, from: '01:30', minutes: 60 })).rejects.toMatchObject({ ...refused, field: 'minutes' });
    for (const [day, from, minutes] of [[0, '01:00', 30], [0, '01:30', 120], [1, '02:30', 60]] as const) await placeEntry(coordinator, edition, { words: 'Late', day, from, minutes });
    expect((await seen()).entries.filter(({ title }) => title === 'Late')).toHaveLength(3);
  });

  beforeEach(() => lay());

  it('a clash is told at once with both, and the same place is refused by its field and by the database', async () => {
    await move('Module 2', { day: '0', from: '10:00', place: await placeNamed(coordinator, edition, 'Small room'), trainers: (await entryOf('Module 1'))?.trainers });
    const { clashes } = await seen();
    expect(clashes.filter(({ isHard }) => isHard).map(({ kind, about }) => [kind, about.map(({ title }) => title)])).toEqual([['trainer', ['Module 1', 'Module 2']], ['group', ['Module 1', 'Module 2']]]);
    await expect(move('Module 2', { place: await placeNamed(coordinator, edition, 'Big room') })).rejects.toMatchObject({ field: 'place', details: { what: 'Module 1', from: '08:30', until: '10:30' } });
    const first = await entryOf('Module 1');
    await expect(database().timetableEntry.update({ where: { id: (await entryOf('Module 2'))?.id ?? '' }, data: { placeId: first?.placeId ?? null } })).rejects.toThrow(/timetable_entry_place_apart/);
    await expect(publishTimetable(coordinator, edition, 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.clashes', details: { count: 2 } });
    expect(await heldBy(trainers[0] as AskingPerson)).toEqual([]);
  });

  it('refuses by the field what cannot be: no such day, past midnight, others’ people and places, and what was changed meanwhile', async () => {
    const stranger = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
    await expect(move('Module 1', { day: '3' })).rejects.toMatchObject({ field: 'day' });
    await expect(move('Module 1', { from: '23:00' })).rejects.toMatchObject({ field: 'minutes' });
    await expect(move('Module 1', { trainers: [stranger.id] })).rejects.toMatchObject({ field: 'trainers' });
    await expect(move('Module 1', { place: newId() })).rejects.toMatchObject({ field: 'place' });
    await expect(move('Module 1', { group: '2' })).rejects.toMatchObject({ field: 'group' });
    await expect(move('Module 1', { version: 99 })).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
    await expect(addEntry(coordinator, edition, ownEntry({ words: null }), 'en')).rejects.toMatchObject({ field: 'words' });
    await expect(addEntry(coordinator, edition, ownEntry({ what: newId() }), 'en')).rejects.toMatchObject({ field: 'what' });
  });

  it('what was taken out is not put back on a day or for a group that there is no more, nor at an hour that the clocks now show twice: it is said what to do', async () => {
    const refusal = (name: string) => ({ reason: `academy.editions.timetable.refusals.${name}` });
    const { version } = await database().editionTimetable.findUniqueOrThrow({ where: { editionId: edition } });
    const hours = { from: '08:30', until: '17:30', pause: '15', visit: '120', daysOff: [] };
    await keepFrame(coordinator, edition, frameSchema.parse({ ...hours, groups: '2', version: String(version) }));
    await database().timetableEntry.deleteMany({ where: { editionId: edition, day: 2 } });
    for (const entry of [{ words: 'Last', day: 2, from: '18:00' }, { words: 'First', group: 1, from: '20:00' }, { words: 'Second', group: 2, from: '18:00' }, { words: 'Night', from: '02:30' }, { words: 'Again', day: 1, from: '19:00' }]) await placeEntry(coordinator, edition, entry);
    const ids = new Map<string, string>();
    const ofOneGroup = async () => keepFrame(coordinator, edition, frameSchema.parse({ ...hours, groups: '1', version: String((await database().editionTimetable.findUniqueOrThrow({ where: { editionId: edition } })).version) }));
    for (const title of ['Last', 'Second', 'Night', 'Again', 'First']) {
      const { id = '' } = (await entryOf(title)) ?? {};
      ids.set(title, id);
      // Of one group there is no first.
      if (title === 'First') await expect(ofOneGroup()).rejects.toMatchObject({ field: 'groups', ...refusal('groupWanted') });
      await removeEntry(coordinator, edition, id, 'en');
    }
    await ofOneGroup();
    await changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', startsOn: '2099-10-25', endsOn: '2099-10-26', zone: 'Europe/Paris', version: (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version }));
    const back = (title: string) => restoreEntry(coordinator, edition, ids.get(title) ?? '', 'en');
    await expect(back('Last')).rejects.toMatchObject({ ...refusal('dayGone'), details: { number: 3 } });
    await expect(back('Second')).rejects.toMatchObject({ ...refusal('groupGone'), details: { number: 2 } });
    await expect(back('First')).rejects.toMatchObject({ ...refusal('groupGone'), details: { number: 1 } });
    await expect(back('Night')).rejects.toMatchObject(refusal('hourTwice'));
    expect(await back('Again')).toBe(1);
    expect((await seen()).removed.map(({ title }) => title).sort()).toEqual(['First', 'Last', 'Night', 'Second']);
  });

  it('what was taken out can be put back, unless its place is taken; a place in use stays', async () => {
    const found = await entryOf('Module 1');
    await removeEntry(coordinator, edition, found?.id ?? '', 'en');
    expect((await seen()).removed.map(({ title }) => title)).toEqual(['Module 1']);
    await placeEntry(coordinator, edition, { from: '09:30', place: found?.placeId ?? null });
    await expect(restoreEntry(coordinator, edition, found?.id ?? '', 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.placeTaken' });
    await removeEntry(coordinator, edition, (await entryOf('Opening'))?.id ?? '', 'en');
    expect(await restoreEntry(coordinator, edition, found?.id ?? '', 'en')).toBe(0);
    await expect(removePlace(coordinator, edition, found?.placeId ?? '')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.placeUsed' });
    const { places } = await readPlaces(coordinator, edition);
    const [, spare] = places;
    await keepPlace(coordinator, edition, spare?.id ?? '', { name: 'Attic', site: null, capacity: 8, travel: null, version: spare?.version ?? 0 });
    await removePlace(coordinator, edition, spare?.id ?? '');
    expect((await readPlaces(coordinator, edition)).places.map(({ name }) => name)).toEqual(['Big room', 'The house']);
    await expect(keepPlace(coordinator, edition, null, { name: 'x', site, capacity: null, travel: null, version: 0 })).rejects.toMatchObject({ field: 'site' });
  });
});

describe('published', () => {
  it('it books who teaches and the site, tells faculty and those who go there, and stands in their calendars', async () => {
    await lay(true);
    const all = [...(await heldBy(trainers[0] as AskingPerson)), ...(await heldBy(trainers[1] as AskingPerson))].sort();
    expect(all).toEqual(['2099-03-02T05:30', '2099-03-02T10:30', '2099-03-03T06:00', '2099-03-03T10:30', '2099-03-03T12:15', '2099-03-04T05:30', '2099-03-04T06:45']);
    expect(await database().hold.count({ where: { siteId: site, releasedAt: null } })).toBe(1);
    for (const one of [...trainers, going]) expect(await toldOf(one)).toBe(1);
    for (const one of [lead, named, coordinator]) expect(await toldOf(one)).toBe(0);
    // As one whole, and not a notice for each time.
    expect(await database().notification.count({ where: { personId: trainers[0]?.id ?? '', kind: 'time_set' } })).toBe(0);
    const { bookingId = null, id } = (await entryOf('Module 1')) ?? {};
    expect(await pagesOfTimetables(trainers[0] as AskingPerson, [bookingId ?? ''])).toEqual({ [bookingId ?? '']: { to: `/editions/${edition}/timetable?day=1` } });
    expect(await pagesOfTimetables(named, [bookingId ?? ''])).toEqual({});
    await publishTimetable(coordinator, edition, 'en');
    expect((await readEntry(coordinator, edition, id ?? '', 'en')).entry.bookingId).toBe(bookingId);
  });

  it('a clash with what someone is booked for is told with whom and when, and nothing is half-booked', async () => {
    await lay();
    const last = await entryOf('Module 6');
    const who = trainers.find(({ id }) => last?.trainers.includes(id)) as AskingPerson;
    const time = { startsAt: new Date('2099-03-04T08:00Z'), endsAt: new Date('2099-03-04T08:30Z') };
    await inTransaction((tx) => bookSeries(tx, { subject: { type: 'engagement', id: newId() }, times: [time], zone: 'UTC', people: [who.id], byId: null }));
    await expect(publishTimetable(coordinator, edition, 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.booked', details: { who: who.pseudonym, day: '2099-03-04', from: '09:45', until: '11:45' } });
    expect(await database().booking.count({ where: { subjectType: 'edition', subjectId: edition } })).toBe(0);
    expect((await seen()).isPublished).toBe(false);
    expect((await seen()).clashes.map(({ kind, isHard }) => [kind, isHard])).toEqual([['booked', true]]);
  });

  it('calendars follow each change; what cannot be is refused and leaves all as it was', async () => {
    await lay(true);
    const before = await entryOf('Module 1');
    const [first, second] = before?.trainers[0] === trainers[0]?.id ? trainers : [...trainers].reverse();
    await move('Module 1', { from: '09:15' });
    expect((await entryOf('Module 1'))?.bookingId).toBe(before?.bookingId);
    expect((await heldBy(first as AskingPerson))[0]).toBe('2099-03-02T06:15');
    await move('Module 1', { trainers: [second?.id] });
    expect((await heldBy(second as AskingPerson))[0]).toBe('2099-03-02T06:15');
    expect((await heldBy(first as AskingPerson))[0]).not.toBe('2099-03-02T06:15');
    const held = await heldBy(second as AskingPerson);
    await expect(move('Module 1', { from: '13:30', place: await placeNamed(coordinator, edition, 'Small room') })).rejects.toMatchObject({ name: 'Refusal' });
    expect(await heldBy(second as AskingPerson)).toEqual(held);
    await removeEntry(coordinator, edition, (await entryOf('Module 1'))?.id ?? '', 'en');
    expect((await heldBy(second as AskingPerson))[0]).not.toBe('2099-03-02T06:15');
    await restoreEntry(coordinator, edition, before?.id ?? '', 'en');
    expect(await heldBy(second as AskingPerson)).toEqual(held);
    await proposeAnew(coordinator, edition, 'en');
    expect((await seen()).entries).toHaveLength(7);
    // Unread, it is told once.
    expect(await toldOf(going)).toBe(1);
  });

  it('no day is cut off on which something stands in it; what was taken out stands in the way of nothing', async () => {
    await lay(true);
    const moveTo = async (startsOn: string, endsOn: string) => changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', startsOn, endsOn, version: (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version }));
    const held = await heldBy(trainers[0] as AskingPerson);
    for (const [startsOn, endsOn] of [['2099-03-02', '2099-03-03'], ['2099-03-09', '2099-03-10']] as const) await expect(moveTo(startsOn, endsOn)).rejects.toMatchObject({ field: 'endsOn', reason: 'academy.editions.refusals.entriesLeft', details: { count: 2 } });
    expect(await heldBy(trainers[0] as AskingPerson)).toEqual(held);
    for (const title of ['Module 5', 'Module 6']) await removeEntry(coordinator, edition, (await entryOf(title))?.id ?? '', 'en');
    await moveTo('2099-03-09', '2099-03-10');
    expect((await linesOf()).at(-1)).toBe('1 15:15 Module 4');
  });

  it('moves with its edition, lets go of who teaches no longer, and of all when it is cancelled', async () => {
    await lay(true);
    const { version } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
    await changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', startsOn: '2099-03-09', endsOn: '2099-03-11', version }));
    const [first, second] = trainers as [AskingPerson, AskingPerson];
    expect([...(await heldBy(first)), ...(await heldBy(second))].every((at) => at >= '2099-03-09')).toBe(true);
    await teachNow(coordinator, edition, [second.id]);
    expect(await heldBy(first)).toEqual([]);
    expect((await seen()).entries.flatMap((one) => one.trainers)).not.toContain(first.pseudonym);
    await expect(readTimetable(first, edition, 'en', null)).rejects.toThrow(NotFound);
    await moveEdition(coordinator, edition, 'cancel');
    expect(await heldBy(second)).toEqual([]);
    expect(await database().hold.count({ where: { siteId: site, releasedAt: null, booking: { is: { state: 'booked' } } } })).toBe(0);
    await expect(addEntry(coordinator, edition, ownEntry(), 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.over' });
  });
});

it('who teaches is said over what was seen, and whoever could not be chosen, as their account is suspended, keeps their sessions', async () => {
  await lay();
  const [first, second] = trainers as [AskingPerson, AskingPerson];
  for (const one of trainers) await placeEntry(coordinator, edition, { words: `Of ${one.id}`, day: one === first ? 0 : 1, from: '18:00', trainers: [one.id] });
  const sessionsOf = (one: AskingPerson) => database().timetableTrainer.count({ where: { personId: one.id } });
  const { version } = await readFaculty(coordinator, edition);
  await keepFaculty(coordinator, edition, { trainers: [first.id, second.id], version });
  await expect(keepFaculty(coordinator, edition, { trainers: [second.id], version })).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
  expect(await sessionsOf(first)).toBeGreaterThan(0);
  await database().person.update({ where: { id: first.id }, data: { suspendedAt: new Date() } });
  const sessions = await sessionsOf(first);
  const shown = await readFaculty(coordinator, edition);
  expect(shown.trainers.map(({ id }) => id)).not.toContain(first.id);
  await keepFaculty(coordinator, edition, { trainers: [], version: shown.version });
  expect([await sessionsOf(first), await sessionsOf(second)]).toEqual([sessions, 0]);
});

it('a trainer whose role ends is named in no timetable and held by none; the coordinators are told, and the others stay held as they are', async () => {
  startTakingOut();
  const [leaving, staying] = trainers as [AskingPerson, AskingPerson];
  const other = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  const past = await makeEdition(coordinator, networkId, { entry: { curriculum: 'taught', startsOn: '2025-03-02', endsOn: '2025-03-04' }, faculty: [leaving], state: 'finished' });
  await lay();
  for (const day of [0, 1]) await placeEntry(coordinator, edition, { words: `Both ${day}`, day, from: '18:00', trainers: [leaving.id, staying.id] });
  await publishTimetable(coordinator, edition, 'en');
  const [held, bookings] = [await heldBy(staying), await database().booking.count()];
  expect((await heldBy(leaving)).length).toBeGreaterThan(2);
  await database().notification.deleteMany();
  const { id } = await database().membership.findFirstOrThrow({ where: { personId: leaving.id } });
  await endMembership(coordinator, id);
  expect([await heldBy(leaving), await heldBy(staying), await database().booking.count()]).toEqual([[], held, bookings]);
  expect((await seen()).entries.flatMap((one) => one.trainers)).not.toContain(leaving.pseudonym);
  expect((await database().editionTrainer.findMany({ where: { personId: leaving.id } })).map(({ editionId }) => editionId)).toEqual([past]);
  const told = async (person: AskingPerson) => (await database().notification.findMany({ where: { personId: person.id } })).map(({ kind }) => kind);
  expect([await told(other), (await told(coordinator)).includes('faculty_left'), (await told(leaving)).filter((kind) => kind !== 'time_cancelled')]).toEqual([['faculty_left'], false, []]);
  expect((await told(staying)).filter((kind) => kind === 'time_cancelled')).toEqual([]);
  await teachNow(coordinator, edition, [staying.id]);
  expect(await told(other)).toEqual([]);
});

describe('who follows it', () => {
  it('coordinators as it is planned; faculty and who goes there once it is published; nobody else', async () => {
    await lay();
    expect((await seen(going)).isShown).toBe(false);
    expect((await seen(going)).entries).toEqual([]);
    for (const one of [lead, named, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) await expect(seen(one)).rejects.toThrow(NotFound);
    await publishTimetable(coordinator, edition, 'en');
    for (const one of [going, trainers[0] as AskingPerson]) {
      const read = await seen(one);
      expect(read.entries).toHaveLength(7);
      expect([read.clashes, read.removed, read.missing, read.mayChange]).toEqual([[], [], [], false]);
    }
    expect((await seen(trainers[0])).entries.some(({ isMine }) => isMine)).toBe(true);
    for (const one of [going, trainers[0] as AskingPerson]) await expect(addEntry(one, edition, ownEntry(), 'en')).rejects.toThrow('coordinatorsOnly');
  });

  it('the feed of who goes there has its times once it is published, and of nobody else', async () => {
    await lay();
    expect(await listTimesOfDelegate(going.id)).toEqual([]);
    await publishTimetable(coordinator, edition, 'en');
    expect((await listTimesOfDelegate(going.id)).map(({ startsAt }) => startsAt.toISOString())).toContain('2099-03-02T05:30:00.000Z');
    for (const one of [lead, named, trainers[0] as AskingPerson]) expect(await listTimesOfDelegate(one.id)).toEqual([]);
    await moveEdition(coordinator, edition, 'cancel');
    const off = await listTimesOfDelegate(going.id);
    expect([off.length, new Set(off.map(({ state }) => state))]).toEqual([7, new Set(['cancelled'])]);
    for (const one of [lead, named]) expect(await listTimesOfDelegate(one.id)).toEqual([]);
    setClock(() => new Date(Date.now() + 91 * 86_400_000));
    expect(await listTimesOfDelegate(going.id)).toEqual([]);
  });

  it('calendars that read the feed learn of each change: its number and its stamp grow with the entry and with the edition, and what is off is told as such for a season', async () => {
    await lay();
    await placeEntry(coordinator, edition, { words: 'Never told', day: 0, from: '07:00' });
    await removeEntry(coordinator, edition, (await entryOf('Never told'))?.id ?? '', 'en');
    await publishTimetable(coordinator, edition, 'en');
    /** Days pass between what is done, so that stamps tell one from the other. */
    let passed = 0;
    const later = (days = 1) => { passed += days; setClock(() => new Date(Date.now() + passed * 86_400_000)); };
    const read = async () => new Map(new ICAL.Component(ICAL.parse(writeCalendar(going.id, await listTimesOfDelegate(going.id), { entry: 'Busy', name: 'Calendar' }, now())) as []).getAllSubcomponents('vevent').map((one) => [new ICAL.Event(one).uid, { sequence: new ICAL.Event(one).sequence, start: new ICAL.Event(one).startDate.toString(), stamp: +(one.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate(), status: one.getFirstPropertyValue('status') }] as const));
    const newer = (before: Awaited<ReturnType<typeof read>>, after: Awaited<ReturnType<typeof read>>) => [...before].map(([uid, one]) => { const next = after.get(uid); return next !== undefined && next.sequence > one.sequence && next.stamp > one.stamp; });
    const first = await read();
    expect([first.size, [...first.values()].every(({ status }) => status === 'CONFIRMED')]).toEqual([7, true]);
    for (const entry of [{ startsOn: '2099-03-09', endsOn: '2099-03-11' }, { startsOn: '2099-03-09', endsOn: '2099-03-11', zone: 'Asia/Kolkata' }]) {
      const before = await read();
      later();
      await changeEdition(coordinator, edition, editionEntry({ curriculum: 'taught', ...entry, version: (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version }));
      const after = await read();
      expect(newer(before, after)).toEqual(Array.from({ length: 7 }, () => true));
      expect([...before].map(([uid, { start }]) => after.get(uid)?.start === start)).not.toContain(entry.zone === undefined);
    }
    const moved = await read();
    const uid = uidFor(going.id, (await entryOf('Module 1'))?.id ?? '');
    later();
    await removeEntry(coordinator, edition, (await entryOf('Module 1'))?.id ?? '', 'en');
    const removed = await read();
    expect([removed.get(uid)?.status, [...removed.values()].filter(({ status }) => status === 'CANCELLED').length, (removed.get(uid)?.sequence ?? 0) > (moved.get(uid)?.sequence ?? 0)]).toEqual(['CANCELLED', 1, true]);
    // Also where the place goes in which they were held.
    later();
    const { id: room } = await database().timetablePlace.findFirstOrThrow({ where: { editionId: edition, siteId: null, entries: { some: { removedAt: { not: null } } } } });
    await database().timetableEntry.updateMany({ where: { editionId: edition, placeId: room, removedAt: null }, data: { placeId: null } });
    await removePlace(coordinator, edition, room);
    const closed = await read();
    expect([closed.get(uid)?.status, closed.get(uid)?.sequence]).toEqual(['CANCELLED', removed.get(uid)?.sequence]);
    // Laid out anew the entries are others, and those that were told are off.
    later();
    await proposeAnew(coordinator, edition, 'en');
    const anew = await read();
    expect([...first.keys()].map((one) => anew.get(one)?.status)).toEqual(Array.from({ length: 7 }, () => 'CANCELLED'));
    expect([...first.keys()].map((one) => (anew.get(one)?.sequence ?? 0) >= (removed.get(one)?.sequence ?? 0))).not.toContain(false);
    expect([...anew.values()].filter(({ status }) => status === 'CONFIRMED')).toHaveLength(7);
    later(91);
    expect([...(await read()).values()].map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => 'CONFIRMED'));
    later();
    await proposeAnew(coordinator, edition, 'en');
    expect(await database().timetableGone.count({ where: { editionId: edition } })).toBe(7);
  });

  it('a module that is withdrawn, or taken out of the curriculum, keeps its title for everyone; who leads is told what became of it', async () => {
    await makeTaught('former', [60, 60, 60]);
    const [withdrawn, takenOut] = await Promise.all(['former-1', 'former-2'].map((slug) => database().module.findUniqueOrThrow({ where: { slug } })));
    await database().edition.update({ where: { id: edition }, data: { curriculumId: (await database().curriculum.findUniqueOrThrow({ where: { slug: 'former' } })).id } });
    await lay(true);
    await database().moduleVersion.updateMany({ where: { moduleId: withdrawn?.id ?? '' }, data: { state: 'withdrawn', endedAt: now() } });
    await database().curriculumModule.deleteMany({ where: { moduleId: takenOut?.id ?? '' } });
    const modules = async (person: AskingPerson) => (await seen(person)).entries.filter(({ kind }) => kind === 'module').map(({ title, address, former }) => [title, address, former]);
    const led = [['Module 1', null, 'withdrawn'], ['Module 2', 'former-2', 'takenOut'], ['Module 3', 'former-3', null]];
    expect(await modules(coordinator)).toEqual(led);
    expect(await modules(trainers[0] as AskingPerson)).toEqual(led);
    expect(await modules(going)).toEqual(led.map(([title, address]) => [title, address, null]));
    expect((await entryOf('Module 1'))?.title).toBe('Module 1');
  });

  it('rooms and sites have their names once the venue is told', async () => {
    await lay(true);
    expect((await seen(going)).places.map(({ name, number }) => [name, number])).toEqual([[null, 1], [null, 2], [null, 1]]);
    expect((await seen()).places.map(({ name }) => name)).toEqual(['Big room', 'Small room', 'The house']);
    await database().edition.update({ where: { id: edition }, data: { venueFrom: new Date('2020-01-01') } });
    expect((await seen(going)).places.map(({ name }) => name)).toEqual(['Big room', 'Small room', 'The house']);
  });
});

it('where those who come are divided each team is in one group, evenly or as was chosen; they read, and have in their feed, what is for all and for it', async () => {
  const { id: second } = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: named.id } } } });
  const { id: first } = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: going.id } } } });
  await database().edition.update({ where: { id: edition }, data: { teams: 4 }, select: { id: true } });
  await decideNow(coordinator, second, 'select');
  await lay();
  const hours = async (teams: Record<string, string> = {}) => {
    const { version, values } = await readFrameForm(coordinator, edition);
    await keepFrame(coordinator, edition, frameSchema.parse({ ...values, groups: '2', version: String(version), ...teams }));
  };
  await hours();
  const groups = async () => Object.fromEntries((await database().editionTeam.findMany({ where: { editionId: edition } })).map(({ id, group }) => [id, group]));
  expect(Object.values(await groups()).sort()).toEqual([1, 2]);
  expect((await readFrameForm(coordinator, edition)).teams).toHaveLength(2);
  for (const [number, words] of [['1', 'For the first'], ['2', 'For the second'], ['', 'For all']] as const) await addEntry(coordinator, edition, newEntrySchema.parse({ what: 'own', words, day: '2', from: number === '2' ? '18:00' : number === '1' ? '19:00' : '20:00', minutes: '30', group: number, version: '0' }), 'en');
  await hours({ [`team.${first}`]: '2', [`team.${second}`]: '1' });
  expect(await groups()).toEqual({ [first]: 2, [second]: 1 });
  expect(() => frameSchema.parse({ from: '09:00', until: '13:00', pause: '15', groups: '2', visit: '60', version: '0', [`team.${first}`]: '9' })).toThrow();
  await database().editionTimetable.update({ where: { editionId: edition }, data: { publishedAt: new Date() }, select: { editionId: true } });
  const own = async (person: AskingPerson) => (await seen(person)).entries.map(({ title }) => title).filter((title) => title?.startsWith('For '));
  expect([(await seen(going)).ownGroup, await own(going), await own(named), await own(coordinator)]).toEqual([2, ['For the second', 'For all'], ['For the first', 'For all'], ['For the second', 'For the first', 'For all']]);
  const entries = await database().timetableEntry.findMany({ where: { editionId: edition, kind: 'own' } });
  const inFeed = async (person: AskingPerson) => { const ids = new Set((await listTimesOfDelegate(person.id)).map(({ id }) => id)); return entries.filter(({ id }) => ids.has(id)).map(({ group }) => group).sort(); };
  expect([await inFeed(going), await inFeed(named)]).toEqual([[2, null], [1, null]]);
});

it('where an entry or a team is in another group, calendars hear from the feed that it is off at the time that they knew, and that it is on again once it is', async () => {
  const teamOf = async ({ id }: AskingPerson) => (await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: id } } } })).id;
  const [first, second] = [await teamOf(going), await teamOf(named)];
  await database().edition.update({ where: { id: edition }, data: { teams: 4 }, select: { id: true } });
  await decideNow(coordinator, second, 'select');
  await lay();
  const hours = async (entry: Record<string, string>) => {
    const { version, values } = await readFrameForm(coordinator, edition);
    await keepFrame(coordinator, edition, frameSchema.parse({ ...values, version: String(version), ...entry }));
  };
  await hours({ groups: '2' });
  await hours({ [`team.${first}`]: '1', [`team.${second}`]: '2' });
  for (const [group, words, from] of [['', 'For all', '18:00'], ['1', 'For the first', '19:00'], ['2', 'For the second', '20:00']] as const) await placeEntry(coordinator, edition, { words, day: 2, from, group: group === '' ? null : Number(group) });
  await publishTimetable(coordinator, edition, 'en');
  const ids = Object.fromEntries((await readChoices(coordinator, edition, 'en')).entries.map(({ title, id }) => [title, id]));
  let passed = 0;
  const later = (days = 1) => { passed += days; setClock(() => new Date(Date.now() + passed * 86_400_000)); };
  /** What the calendar of somebody says of an entry. */
  const read = async (person: AskingPerson, title: string) => {
    const events = new ICAL.Component(ICAL.parse(writeCalendar(person.id, await listTimesOfDelegate(person.id), { entry: 'Busy', name: 'Calendar' }, now())) as []).getAllSubcomponents('vevent').filter((one) => new ICAL.Event(one).uid === uidFor(person.id, ids[title] ?? ''));
    expect(events.length).toBeLessThan(2);
    return events.map((one) => ({ status: one.getFirstPropertyValue('status'), start: new ICAL.Event(one).startDate.toString().slice(8, 16), sequence: new ICAL.Event(one).sequence, stamp: +(one.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate() }))[0];
  };
  const isNewer = (before: Awaited<ReturnType<typeof read>>, after: Awaited<ReturnType<typeof read>>) => before !== undefined && after !== undefined && after.sequence > before.sequence && after.stamp > before.stamp;
  const [known, ofOther] = [await read(going, 'For all'), await read(named, 'For all')];
  expect([known, ofOther, await read(going, 'For the second')]).toMatchObject([{ status: 'CONFIRMED', start: '04T18:00' }, { status: 'CONFIRMED' }, undefined]);
  // An entry that was for all is for the second group, and at another time: the first hears of no time that is not theirs.
  later();
  await move('For all', { group: '2', from: '21:00' });
  const off = await read(going, 'For all');
  expect([off, isNewer(known, off)]).toMatchObject([{ status: 'CANCELLED', start: '04T18:00' }, true]);
  expect([await read(named, 'For all'), isNewer(ofOther, await read(named, 'For all'))]).toMatchObject([{ status: 'CONFIRMED', start: '04T21:00' }, true]);
  // A team comes into another group: what was for its own is off, what is for the other is on, also what it was told as off.
  later();
  const own = await read(going, 'For the first');
  await hours({ [`team.${first}`]: '2' });
  const [ownOff, again, fresh] = [await read(going, 'For the first'), await read(going, 'For all'), await read(going, 'For the second')];
  expect([ownOff, again, fresh]).toMatchObject([{ status: 'CANCELLED', start: '04T19:00' }, { status: 'CONFIRMED', start: '04T21:00' }, { status: 'CONFIRMED', start: '04T20:00' }]);
  expect([isNewer(own, ownOff), isNewer(off, again)]).toEqual([true, true]);
  // And back.
  later();
  await hours({ [`team.${first}`]: '1' });
  const back = await read(going, 'For the first');
  expect([back, isNewer(ownOff, back), (await read(going, 'For the second'))?.status, (await read(going, 'For all'))?.status]).toMatchObject([{ status: 'CONFIRMED' }, true, 'CANCELLED', 'CANCELLED']);
  later(91);
  expect([await read(going, 'For the second'), await read(going, 'For all'), (await read(going, 'For the first'))?.status]).toEqual([undefined, undefined, 'CONFIRMED']);
  await hours({ [`team.${first}`]: '2' });
  expect(await database().timetableLetGo.count({ where: { editionId: edition, entryId: ids['For all'] ?? '' } })).toBe(0);
});

it('once it is told nobody is in another group because others come; of more groups than before none is nobody\'s', async () => {
  const teamOf = async ({ id }: AskingPerson) => (await database().editionTeam.findFirstOrThrow({ where: { editionId: edition, delegates: { some: { personId: id } } } })).id;
  const [first, second] = [await teamOf(going), await teamOf(named)];
  const groups = async () => Object.fromEntries((await database().editionTeam.findMany({ where: { editionId: edition } })).map(({ id, group }) => [id, group]));
  await database().edition.update({ where: { id: edition }, data: { teams: 4 }, select: { id: true } });
  await lay();
  await database().editionTimetable.update({ where: { editionId: edition }, data: { groups: 2 }, select: { editionId: true } });
  await publishTimetable(coordinator, edition, 'en');
  expect(await groups()).toEqual({ [first]: 1, [second]: null });
  await database().editionDelegate.deleteMany({ where: { teamId: first, personId: { not: going.id } } });
  await decideNow(coordinator, second, 'select');
  expect(await groups()).toEqual({ [first]: 1, [second]: 2 });
  const hours = async (entry: Record<string, string>) => {
    const { version, values } = await readFrameForm(coordinator, edition);
    await keepFrame(coordinator, edition, frameSchema.parse({ ...values, version: String(version), ...entry }));
  };
  await hours({ [`team.${first}`]: '2' });
  expect(await groups()).toEqual({ [first]: 2, [second]: 2 });
  await hours({ groups: '3' });
  expect(Object.values(await groups()).sort()).toEqual([1, 2]);
});
