import { beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { decideNow, delegacyOf, makeEdition, makeTeam, nameNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { makeTaught, makeTimetable } from '#prisma/seed/timetables.server.ts';
import { callOff, confirmVisit, declineVisit, requestVisit } from '../sites/visit-requests.server.ts';
import { moveVisitTo } from '../sites/visit-time.server.ts';
import { readVisit } from '../sites/visits.server.ts';
import { startTakingOut } from '../departures.server.ts';
import { moveEdition } from './edition-changes.server.ts';
import { leaveTeam } from './edition-delegates.server.ts';
import { holdThoseGoing, listEditionVisitors } from './edition-visitors.server.ts';
import { withdrawTeam } from './edition-teams.server.ts';
import { moveToVisit, readAsking, standForVisit } from './entry-visits.server.ts';
import { listTimesOfDelegate } from './timetable-feed.server.ts';
import { valuesOf } from './timetable-choices.ts';
import { addEntry, changeEntry, readChoices, removeEntry, restoreEntry } from './timetable-entries.server.ts';
import { entrySchema, newEntrySchema } from './timetable-forms.ts';
import { readTimetable } from './timetable-page.server.ts';
import { readPlaces, removePlace } from './timetable-places.server.ts';
import { proposeAnew, publishTimetable, readPublication } from './timetable-proposal.server.ts';

const networkId = NETWORKS.ASWA;
const CANARY = 'canary-2H6-sesame';
const ADDRESS = 'canary-9J4-lane';
const who = {} as Record<'coordinator' | 'second' | 'elsewhere' | 'trainer' | 'host' | 'lead' | 'going' | 'staying', AskingPerson>;
let [edition, site] = ['', ''];
let people: AskingPerson[];

beforeEach(async () => {
  startTelling();
  await database().siteVisit.deleteMany();
  await database().edition.deleteMany();
  await makeTaught('taught', [120, 120, 90, 90, 60, 120]);
  for (const name of ['coordinator', 'second'] as const) who[name] = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  who.elsewhere = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.trainer = await makePerson([{ organisationId: networkId, role: 'trainer' }]);
  const hosting = await makeOrganisation({ networkId });
  who.host = await makePerson([{ organisationId: hosting, role: 'site_host' }]);
  site = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId: hosting, networkId, address: ADDRESS, place: { capacity: 15 }, profile: { reach: 'everyone' } });
  edition = await makeEdition(who.coordinator, networkId, { entry: { curriculum: 'taught', startsOn: '2099-03-02', endsOn: '2099-03-04' }, faculty: [who.trainer], state: 'call_open' });
  const organisationId = await makeOrganisation({ networkId });
  [who.lead, ...people] = (await Promise.all([0, 1, 2, 3].map((k) => makePerson([{ organisationId, role: k === 0 ? 'lead' : 'member' }])))) as [AskingPerson, ...AskingPerson[]];
  [who.going, who.staying] = [people[0] as AskingPerson, people[2] as AskingPerson];
  const team = await makeTeam(edition, { lead: who.lead, organisationId, people });
  await moveEdition(who.coordinator, edition, 'select');
  await decideNow(who.coordinator, team, 'select');
  await makeTimetable(who.coordinator, edition, { sites: [{ id: site, name: 'The house', travel: 30 }] });
});

const seen = (person = who.coordinator) => readTimetable(person, edition, 'en', 'all');
const entry = async () => {
  const found = (await readChoices(who.coordinator, edition, 'en')).entries.find(({ kind }) => kind === 'visit');
  if (!found) throw new Error('there is no visit in it');
  return found;
};
const shown = async (person = who.coordinator) => (await seen(person)).entries.find(({ kind }) => kind === 'visit');
/** Asks for the visit of the entry as its page does; all who come but the last. */
async function ask(person = who.coordinator, visitors = people.slice(0, 2)): Promise<string> {
  const { editionId, entry: from, when } = await readAsking(person, (await entry()).id, site, 'en');
  return requestVisit(person, { siteId: site, source: { kind: 'edition', id: editionId }, visitors: visitors.map(({ id }) => id), ...when, purpose: CANARY, security: CANARY, entry: standForVisit(person, { editionId, entry: from }) });
}
const confirm = (id: string) => confirmVisit(who.host, id, '2099-03-01');
const hostMoves = (id: string, day: string, time: string, minutes = 120) => database().siteVisit.findUniqueOrThrow({ where: { id }, include: { booking: true } }).then(({ booking }) => moveVisitTo(who.host, id, { day, time, minutes, sequence: booking?.sequence ?? 0, anyway: new Date(`${day}T${time}:00+03:00`).toISOString() }));
async function move(to: Partial<Record<string, unknown>>): Promise<void> {
  const found = await entry();
  await changeEntry(who.coordinator, edition, found.id, entrySchema.parse({ ...valuesOf(found), version: found.version, ...to }), 'en');
}
const clashes = async () => (await seen()).clashes.map(({ kind, visit }) => [kind, visit?.version ?? null]);
const siteHeld = async () => (await database().hold.findMany({ where: { siteId: site, releasedAt: null, booking: { is: { state: 'booked' } } }, include: { booking: true } })).map(({ booking }) => booking.subjectType);

it('is asked for from its entry in one step, at the time of the entry; its state is told to those whom it concerns, and its words to nobody', async () => {
  expect((await shown())?.visit).toMatchObject({ state: 'none', ask: 'now', to: null, askAt: `/sites/${site}/visits/new?entry=${(await entry()).id}` });
  const id = await ask();
  const { startsAt, endsAt, entryId } = await database().siteVisit.findUniqueOrThrow({ where: { id } });
  expect([startsAt, endsAt, entryId]).toEqual([new Date('2099-03-03T06:00:00Z'), new Date('2099-03-03T08:00:00Z'), (await entry()).id]);
  expect((await shown())?.visit).toEqual({ state: 'requested', ask: null, askAt: null, to: `/visits/${id}` });
  expect((await shown(who.second))?.visit?.to).toBe(`/visits/${id}`);
  await confirm(id);
  await publishTimetable(who.coordinator, edition, 'en');
  expect((await shown())?.visit?.state).toBe('confirmed');
  // Who comes reads that it is confirmed; who goes there besides, who teaches and who leads reads the entry as ever.
  expect((await shown(who.going))?.visit).toEqual({ state: 'confirmed', ask: null, askAt: null, to: `/visits/${id}` });
  expect((await shown(who.staying))?.visit).toBeNull();
  expect((await shown(who.trainer))?.visit).toBeNull();
  for (const person of [who.coordinator, who.going, who.staying, who.trainer]) {
    const text = JSON.stringify(await seen(person));
    for (const word of [CANARY, ADDRESS]) expect(text).not.toContain(word);
  }
  expect(JSON.stringify(await seen(who.staying))).not.toContain(id);
  // Once in the calendar of each: for whoever comes by the visit itself.
  expect(await Promise.all([who.staying, who.going].map(async ({ id: personId }) => (await listTimesOfDelegate(personId)).some((one) => +one.startsAt === +startsAt)))).toEqual([true, false]);
  expect((await readVisit(who.host, id)).people).toBe(2);
});

it('who coordinates another network finds nothing there, and who only sees the edition may not', async () => {
  const { id: entryId } = await entry();
  await expect(readAsking(who.elsewhere, entryId, site, 'en')).rejects.toBeInstanceOf(NotFound);
  await expect(readAsking(who.elsewhere, edition, site, 'en')).rejects.toBeInstanceOf(NotFound);
  await expect(moveToVisit(who.elsewhere, edition, entryId, 1, 'en')).rejects.toBeInstanceOf(NotFound);
  await expect(readAsking(who.lead, entryId, site, 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.coordinatorsOnly' });
  await expect(readAsking(who.coordinator, entryId, edition, 'en')).rejects.toBeInstanceOf(NotFound);
  const module = (await readChoices(who.coordinator, edition, 'en')).entries.find(({ kind }) => kind === 'module');
  await expect(readAsking(who.coordinator, module?.id ?? '', site, 'en')).rejects.toBeInstanceOf(NotFound);
  const id = await ask();
  await expect(readVisit(who.elsewhere, id)).rejects.toBeInstanceOf(NotFound);
});

it('of two coordinators who ask at once for one entry one does, and the database would have it no other way', { timeout: 60_000 }, async () => {
  for (let turn = 0; turn < 5; turn += 1) {
    const asked = await Promise.allSettled([ask(who.coordinator), ask(who.second), ask(who.second, people.slice(1))]);
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: expect.stringMatching(/visitThere|changedMeanwhile/) });
    const [visit] = await database().siteVisit.findMany({ where: { entryId: (await entry()).id, state: 'requested' } });
    await expect(connectionPool().query('insert into site_visit (id, site_id, source, source_id, entry_id, starts_at, ends_at, zone, requested_at) select gen_random_uuid(), site_id, source, source_id, entry_id, starts_at, ends_at, zone, now() from site_visit where id = $1', [visit?.id])).rejects.toThrow(/site_visit_one_of_entry/);
    await callOff(turn % 2 ? who.host : await asker(visit?.requestedById ?? ''), visit?.id ?? '');
  }
  expect(await database().siteVisit.count({ where: { entryId: (await entry()).id } })).toBe(5);
});
const asker = async (id: string) => [who.coordinator, who.second].find((one) => one.id === id) ?? who.coordinator;

it('one that was declined or called off frees its entry: another can be asked for', async () => {
  const declined = await ask();
  await declineVisit(who.host, declined, 'Not that day.');
  expect((await shown())?.visit).toMatchObject({ state: 'declined', ask: 'now', to: `/visits/${declined}` });
  expect((await readPublication(who.coordinator, edition, 'en')).unsettled).toMatchObject([{ state: 'declined' }]);
  const asked = await ask(who.second);
  expect((await shown())?.visit).toMatchObject({ state: 'requested', ask: null });
  await expect(readAsking(who.coordinator, (await entry()).id, site, 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.visitThere' });
  await confirm(asked);
  await callOff(who.host, asked);
  expect((await shown())?.visit).toMatchObject({ state: 'cancelled', ask: 'now' });
  // Whoever plans the edition can call it off, also what another of them asked for, and reads no word of it.
  const other = await ask(who.second);
  await confirm(other);
  const watched = await readVisit(who.coordinator, other);
  expect([JSON.stringify(watched).includes(CANARY), Object.entries(watched.may).filter(([, may]) => may).map(([what]) => what)]).toEqual([false, ['withdraw']]);
  await callOff(who.coordinator, other);
  expect((await shown())?.visit).toMatchObject({ state: 'withdrawn', ask: 'now' });
  expect(await siteHeld()).toEqual([]);
});

it('its host holds the time of the site from then on: the timetable books it no more, and neither stands in the way of the other', async () => {
  await publishTimetable(who.coordinator, edition, 'en');
  expect(await siteHeld()).toEqual(['edition']);
  const id = await ask();
  expect(await siteHeld()).toEqual([]);
  await confirm(id);
  expect(await siteHeld()).toEqual(['visit']);
  expect(await clashes()).toEqual([]);
  // A change of something else leaves it so.
  await proposeAnew(who.coordinator, edition, 'en');
  expect([await siteHeld(), await clashes(), (await shown())?.visit?.state]).toEqual([['visit'], [], 'confirmed']);
});

it('is told at once where the two say different times, with the step that mends it', async () => {
  const id = await ask();
  await confirm(id);
  await publishTimetable(who.coordinator, edition, 'en');
  expect(await hostMoves(id, '2099-03-04', '14:00', 180)).toEqual({ ok: true });
  const { clashes: told } = await seen();
  expect(told).toMatchObject([{ kind: 'visitTime', isHard: false, about: [{ title: 'The house', from: '09:00' }], visit: { state: 'confirmed', to: `/visits/${id}`, when: 'Wednesday 4 March 2099, 14:00–17:00', version: 2 } }]);
  expect((await shown())?.clashes).toEqual(['visitTime']);
  expect((await seen(who.going)).clashes).toEqual([]);
  const found = await entry();
  await expect(moveToVisit(who.coordinator, edition, found.id, found.version - 1, 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.changedMeanwhile' });
  // Where it is published nobody is wanted in two places.
  await move({ trainers: [who.trainer.id] });
  const module = (await readChoices(who.coordinator, edition, 'en')).entries.find(({ kind, day }) => kind === 'module' && day === 2);
  await changeEntry(who.coordinator, edition, module?.id ?? '', { day: 2, from: '13:30', minutes: 60, place: module?.placeId ?? null, trainers: [who.trainer.id], group: null, words: null, version: module?.version ?? 0 }, 'en');
  const before = await entry();
  await expect(moveToVisit(who.coordinator, edition, before.id, before.version, 'en')).rejects.toMatchObject({ reason: expect.stringMatching(/refusals.booked|hard/) });
  for (const one of (await readChoices(who.coordinator, edition, 'en')).entries.filter(({ kind, day }) => kind === 'module' && day === 2)) await removeEntry(who.coordinator, edition, one.id, 'en');
  const { version } = await entry();
  expect(await moveToVisit(who.coordinator, edition, found.id, version, 'en')).toBe(2);
  expect(await entry()).toMatchObject({ day: 2, fromMinute: 840, untilMinute: 1020 });
  expect((await clashes()).filter(([kind]) => kind === 'visitTime')).toEqual([]);
  // Moved by hand in the timetable, it is told as well; and a visit on no day of the edition has no such step.
  await move({ day: '0', from: '17:00', minutes: '60' });
  expect((await clashes()).filter(([kind]) => kind === 'visitTime')).toEqual([['visitTime', version + 2]]);
  await hostMoves(id, '2099-03-09', '10:00');
  expect((await clashes()).filter(([kind]) => kind === 'visitTime')).toEqual([['visitTime', null]]);
  await expect(moveToVisit(who.coordinator, edition, found.id, version + 2, 'en')).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.visitOutside' });
  await callOff(who.host, id);
  expect((await clashes()).filter(([kind]) => kind === 'visitTime')).toEqual([]);
  await expect(moveToVisit(who.coordinator, edition, found.id, version + 2, 'en')).rejects.toMatchObject({ reason: 'academy.editions.refusals.notNow' });
});

it('that its host has moved holds its site there against what else is planned, and not against its own entry', async () => {
  await confirm(await ask());
  expect((await clashes()).filter(([kind]) => kind === 'booked')).toEqual([]);
  const [visit] = await database().siteVisit.findMany({ select: { id: true } });
  expect(await hostMoves(visit?.id ?? '', '2099-03-04', '14:00')).toEqual({ ok: true });
  expect((await clashes()).filter(([kind]) => kind === 'booked')).toEqual([]);
  const { placeId } = await entry();
  await addEntry(who.coordinator, edition, newEntrySchema.parse({ what: placeId, day: '2', from: '14:30', minutes: '60', place: placeId, version: '0' }), 'en');
  expect((await seen()).clashes.filter(({ kind }) => kind === 'booked').map(({ about }) => about.map(({ from }) => from))).toEqual([['14:30']]);
});

it('taken out, its visit goes on and is told until it is put back or called off; neither a proposal nor its place leaves it behind', async () => {
  const id = await ask();
  const { id: entryId } = await entry();
  await removeEntry(who.coordinator, edition, entryId, 'en');
  expect(await clashes()).toContainEqual(['visitLeft', 3]);
  await proposeAnew(who.coordinator, edition, 'en');
  expect(await database().siteVisit.findUniqueOrThrow({ where: { id } })).toMatchObject({ entryId });
  const laidOut = await entry();
  await removeEntry(who.coordinator, edition, laidOut.id, 'en');
  const place = (await readPlaces(who.coordinator, edition)).places.find(({ siteId }) => siteId === site)?.id ?? '';
  await expect(removePlace(who.coordinator, edition, place)).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.placeUsed' });
  await restoreEntry(who.coordinator, edition, entryId, 'en');
  expect((await shown())?.visit?.state).toBe('requested');
  await removeEntry(who.coordinator, edition, entryId, 'en');
  await callOff(who.coordinator, id);
  await removePlace(who.coordinator, edition, place);
  expect(await database().siteVisit.findUniqueOrThrow({ where: { id } })).toMatchObject({ entryId: null, state: 'withdrawn' });
});

it('what is not confirmed is told before it is published, and can be published all the same', async () => {
  const unsettled = async () => (await readPublication(who.coordinator, edition, 'en')).unsettled.map(({ title, state, clash }) => [title, state, clash]);
  expect(await unsettled()).toEqual([['The house', 'none', null]]);
  const id = await ask();
  expect(await unsettled()).toEqual([['The house', 'requested', null]]);
  await confirm(id);
  expect(await unsettled()).toEqual([]);
  await move({ from: '09:30' });
  expect(await unsettled()).toEqual([['The house', 'confirmed', 'visitTime']]);
  await publishTimetable(who.coordinator, edition, 'en');
  expect((await seen()).isPublished).toBe(true);
});

it('cannot be asked for while nobody could come, where no visits are taken, and never for more than there is room for', async () => {
  await database().site.update({ where: { id: site }, data: { capacity: 1 } });
  await expect(ask()).rejects.toMatchObject({ reason: 'academy.errors.room', details: { count: 2, room: 1 } });
  expect(await database().siteVisit.count({ where: { siteId: site } })).toBe(0);
  await database().demonstrationSite.update({ where: { siteId: site }, data: { weekdays: [] } });
  await expect(ask(who.coordinator, [who.going])).rejects.toMatchObject({ reason: 'academy.errors.weekday' });
  await database().demonstrationSite.update({ where: { siteId: site }, data: { confirmedAt: new Date('2020-01-01'), state: 'self_checked' } });
  expect((await shown())?.visit?.ask).toBe('siteClosed');
  await expect(ask()).rejects.toMatchObject({ reason: 'academy.editions.timetable.refusals.siteClosed' });
  await database().editionDelegate.updateMany({ where: { team: { is: { editionId: edition } } }, data: { state: 'withdrawn' } });
  await database().demonstrationSite.update({ where: { siteId: site }, data: { confirmedAt: new Date() } });
  expect((await shown())?.visit?.ask).toBe('nobody');
});

it('is withdrawn with an edition that is cancelled: the site and its host are free again, and the host is told', async () => {
  const id = await ask();
  await confirm(id);
  expect(await siteHeld()).toEqual(['visit']);
  await moveEdition(who.second, edition, 'cancel');
  expect(await database().siteVisit.findUniqueOrThrow({ where: { id }, select: { state: true } })).toEqual({ state: 'withdrawn' });
  expect(await siteHeld()).toEqual([]);
  expect((await database().notification.findMany({ where: { personId: who.host.id, readAt: null } })).map(({ kind, subjectId }) => [kind, subjectId])).toContainEqual(['visit_off', id]);
});

it('stays as it was when it has been held, whatever becomes of its edition', async () => {
  const id = await ask();
  await confirm(id);
  for (const state of ['prepared', 'held'] as const) await database().siteVisit.update({ where: { id }, data: { state }, select: { id: true } });
  await moveEdition(who.coordinator, edition, 'cancel');
  expect(await database().siteVisit.findUniqueOrThrow({ where: { id }, select: { state: true } })).toEqual({ state: 'held' });
});

/** As a visitor reads the address, when it may be read. */
const addressOf = async (person: AskingPerson, id: string) => {
  setClock(() => new Date('2099-03-03T05:00:00Z'));
  return readVisit(person, id).then(({ address }) => address, () => null).finally(() => setClock());
};

it('whoever takes their yes back reads the address no more, nor is held; once the team is taken back the visit is withdrawn', async () => {
  const id = await ask();
  await confirm(id);
  expect(await addressOf(who.going, id)).toBe(ADDRESS);
  const { id: team } = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } });
  await leaveTeam(who.going, await delegacyOf(team, who.going), 'withdraw');
  expect(await addressOf(who.going, id)).toBeNull();
  await expect(readVisit(who.going, id)).rejects.toBeInstanceOf(NotFound);
  expect((await readVisit(who.host, id)).visitors.map(({ id: one }) => one)).toEqual([people[1]?.id]);
  expect(await addressOf(people[1] as AskingPerson, id)).toBe(ADDRESS);
  expect(await siteHeld()).toEqual(['visit']);
  await withdrawTeam(who.lead, team);
  expect(await addressOf(people[1] as AskingPerson, id)).toBeNull();
  expect((await database().siteVisit.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn');
  expect(await siteHeld()).toEqual([]);
});

it('so does whoever is replaced in a team that is selected', async () => {
  const id = await ask();
  await confirm(id);
  const team = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } });
  const staying = await database().editionDelegate.findMany({ where: { teamId: team.id, personId: { not: who.going.id } } });
  await nameNow(who.lead, edition, team.organisationId, { people: staying.map(({ personId }) => personId), reason: '' });
  expect([await addressOf(who.going, id), await addressOf(people[1] as AskingPerson, id)]).toEqual([null, ADDRESS]);
});

it('so do those whose team is kept waiting after all, and who leave their organisation', async () => {
  startTakingOut();
  const id = await ask();
  await confirm(id);
  const team = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } });
  const membership = await database().membership.findFirstOrThrow({ where: { personId: who.going.id } });
  await endMembership(who.lead, membership.id);
  expect([await addressOf(who.going, id), await addressOf(people[1] as AskingPerson, id)]).toEqual([null, ADDRESS]);
  await decideNow(who.coordinator, team.id, 'wait');
  expect(await addressOf(people[1] as AskingPerson, id)).toBeNull();
  expect((await database().siteVisit.findUniqueOrThrow({ where: { id } })).state).toBe('withdrawn');
});

it('a lead who asked for it reads of it no more once they have left; who coordinates besides does', async () => {
  startTakingOut();
  const both = await makePerson([{ organisationId: networkId, role: 'coordinator' }, { organisationId: (await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } })).organisationId, role: 'lead' }]);
  const [id, other] = [await ask(), await ask(both).catch(() => '')];
  await database().siteVisit.update({ where: { id }, data: { requestedById: who.lead.id }, select: { id: true } });
  await endMembership(both, (await database().membership.findFirstOrThrow({ where: { personId: who.lead.id } })).id);
  for (const act of [readVisit, callOff]) await expect(act({ ...who.lead, memberships: both.memberships.filter(({ role }) => role === 'mentor') }, id)).rejects.toBeInstanceOf(NotFound);
  expect([other, (await readVisit(who.host, id)).state]).toEqual(['', 'requested']);
});

it('nobody is asked for who takes their yes back, or leaves, before it is written', async () => {
  const asked = () => requestVisit(who.lead, { siteId: site, source: { kind: 'edition', id: edition, hold: (tx, ids) => holdThoseGoing(tx, edition, ids) }, visitors: people.slice(0, 2).map(({ id }) => id), day: '2099-03-03', time: '10:00', minutes: 60, purpose: 'x', security: '' });
  expect((await listEditionVisitors(who.lead, edition)).length).toBe(3);
  expect(await asked()).toBeTruthy();
  await database().siteVisit.deleteMany();
  const { id: team } = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } });
  await leaveTeam(who.going, await delegacyOf(team, who.going), 'withdraw');
  await expect(asked()).rejects.toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
  expect(await database().siteVisit.count()).toBe(0);
  await endMembership(who.lead, (await database().membership.findFirstOrThrow({ where: { personId: people[1]?.id ?? '' } })).id);
  expect((await listEditionVisitors(who.lead, edition)).map(({ id }) => id)).toEqual([who.staying.id]);
});
