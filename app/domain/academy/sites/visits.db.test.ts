import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { dayAhead, makeVisit } from '#prisma/seed/visits.server.ts';
import { addDays, nextChangeOfClocks } from '#tests/journeys/setup/days.ts';
import { startTakingOut } from '../departures.server.ts';
import { keepProfile, readProfile } from './site-profile.server.ts';
import { acknowledgeBriefing, consentToShow, debriefVisit, keepPreparation, listTakenHome, sayHeld, thankHost } from './visit-course.server.ts';
import { leaveVisitsWith, takeOutOfVisit } from './visit-leaving.server.ts';
import { VISIT_MOVES } from './visit-life.ts';
import { callOff, confirmVisit, declineVisit, requestVisit } from './visit-requests.server.ts';
import { listVisits, pagesOfVisits, readVisit } from './visits.server.ts';

const EVERY = { q: '', order: '-when', page: 1, state: '' } as const;
const CANARY = 'canary-5V2-tamarind';
const ADDRESS = 'canary-8K1-street';
const who = {} as Record<'host' | 'coordinator' | 'watcher' | 'otherCoordinator' | 'secretariat' | 'otherHost' | 'asker' | 'visitor' | 'colleague' | 'stranger', AskingPerson>;
let [organisationId, asking, siteId] = ['', '', ''];
let day = 30;

beforeAll(async () => {
  startTelling();
  [organisationId, asking] = [await makeOrganisation(), await makeOrganisation()];
  who.host = await makePerson([{ organisationId, role: 'site_host' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.watcher = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
  who.otherHost = await makePerson([{ organisationId: await makeOrganisation(), role: 'site_host' }]);
  who.asker = await makePerson([{ organisationId: asking, role: 'lead' }]);
  who.visitor = await makePerson([{ organisationId: asking, role: 'member' }]);
  who.colleague = await makePerson([{ organisationId: asking, role: 'member' }]);
  who.stranger = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  siteId = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId: NETWORKS.ASWA, address: ADDRESS, place: { capacity: 3 }, profile: { safety: CANARY } });
});
afterEach(() => setClock());

const visit = async (entry: Partial<Parameters<typeof makeVisit>[0]> = {}) => makeVisit({ siteId, host: who.host, asker: who.asker, visitors: [who.asker, who.visitor], source: { kind: 'organisation', id: asking }, inDays: (day += 1), words: CANARY, ...entry });
const order = (entry: object = {}) => ({ siteId, source: { kind: 'organisation' as const, id: asking }, visitors: [who.visitor.id], day: dayAhead((day += 1)), time: '10:00', minutes: 120, purpose: 'x', security: '', ...entry });
const told = (person: AskingPerson, subjectId: string) => database().notification.findMany({ where: { personId: person.id, subjectId }, select: { kind: true } }).then((rows) => rows.map(({ kind }) => kind).sort());
/** One who comes has read what is there to read. */
const haveRead = async (person: AskingPerson, id: string) => acknowledgeBriefing(person, id, { version: (await readVisit(person, id)).briefingVersion });
/** Everyone but the hosts, who asked and who comes. */
const others = () => [who.otherCoordinator, who.secretariat, who.otherHost, who.colleague, who.stranger];

describe('a visit', () => {
  it('is asked for on a day and for people that fit, for whatever it is for', async () => {
    await expect(requestVisit(who.asker, order({ visitors: [who.asker.id, who.visitor.id, who.colleague.id, who.stranger.id] }))).rejects.toMatchObject({ reason: 'academy.errors.room', details: { count: 4, room: 3 } });
    await expect(requestVisit(who.asker, order({ day: '2020-01-01' }))).rejects.toMatchObject({ reason: 'academy.errors.past' });
    const elsewhere = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId: NETWORKS.ASWA, place: { zone: 'Europe/Paris' }, profile: { weekdays: [7] } });
    await expect(requestVisit(who.asker, order({ siteId: elsewhere, day: addDays(nextChangeOfClocks(), 1) }))).rejects.toMatchObject({ reason: 'academy.errors.weekday' });
    await expect(requestVisit(who.asker, order({ siteId: elsewhere, day: nextChangeOfClocks(), time: '02:30' }))).rejects.toMatchObject({ reason: 'academy.errors.never' });
    for (const kind of ['edition', 'engagement', 'pairing'] as const) expect(await requestVisit(who.asker, order({ source: { kind, id: newId() } }))).toBeTruthy();
    await expect(requestVisit(await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.APNSW }), role: 'lead' }]), order())).rejects.toBeInstanceOf(NotFound);
  });

  it('is there for its hosts, who asked and who comes; the network watches it without a word, and for others it is not there', async () => {
    const id = await visit({ upTo: 'prepared' });
    for (const person of [who.host, who.asker, who.visitor]) expect(JSON.stringify(await readVisit(person, id)).split(CANARY).length - 1).toBeGreaterThanOrEqual(4);
    const watched = await readVisit(who.watcher, id);
    expect(JSON.stringify(watched)).not.toContain(CANARY);
    expect([watched.visitors, Object.values(watched.may).some(Boolean)]).toEqual([[], false]);
    for (const person of others()) {
      await expect(readVisit(person, id)).rejects.toBeInstanceOf(NotFound);
      expect((await listVisits(person, EVERY)).visits.some((one) => one.id === id)).toBe(false);
      for (const move of [() => confirmVisit(person, id, dayAhead(1)), () => declineVisit(person, id, 'x'), () => callOff(person, id), () => keepPreparation(person, id, { questions: 'x', agenda: 'x', version: 1 }), () => acknowledgeBriefing(person, id, { version: 0 }), () => sayHeld(person, id), () => thankHost(person, id, ''), () => consentToShow(person, id, true)]) await expect(move()).rejects.toBeInstanceOf(NotFound);
    }
    for (const move of [() => confirmVisit(who.watcher, id, dayAhead(1)), () => callOff(who.watcher, id), () => acknowledgeBriefing(who.watcher, id, { version: 0 })]) await expect(move()).rejects.toBeInstanceOf(Refusal);
    const { rows } = await connectionPool().query<{ found: boolean }>('select bool_or(to_jsonb(v)::text like $1) as found from site_visit v', [`%${CANARY}%`]);
    expect(rows).toEqual([{ found: false }]);
    await expect(connectionPool().query("update site_visit set security = 'in plain words' where id = $1", [id])).rejects.toThrow(/texts_sealed/);
  });

  it('holds the site and its visitors once it is confirmed, tells them in neutral words, and lets them go when it is called off', async () => {
    const id = await visit();
    expect(await told(who.host, id)).toEqual(['visit_requested']);
    const { bookingId: none } = await database().siteVisit.findUniqueOrThrow({ where: { id } });
    expect(none).toBeNull();
    await confirmVisit(who.host, id, dayAhead(day));
    const { bookingId, startsAt } = await database().siteVisit.findUniqueOrThrow({ where: { id } });
    expect((await database().hold.findMany({ where: { bookingId: bookingId ?? '' } })).map(({ personId, siteId: held }) => personId ?? held).sort()).toEqual([who.asker.id, who.visitor.id, siteId].sort());
    expect([await told(who.host, id), await told(who.visitor, id), await told(who.visitor, bookingId ?? '')]).toEqual([[], ['visit_confirmed'], ['time_set']]);
    expect(await pagesOfVisits(who.visitor, [bookingId ?? ''])).toEqual({ [bookingId ?? '']: { to: `/visits/${id}` } });
    expect(await pagesOfVisits(who.stranger, [bookingId ?? ''])).toEqual({});
    await callOff(who.asker, id);
    expect(await database().hold.count({ where: { bookingId: bookingId ?? '', releasedAt: null } })).toBe(0);
    expect([await told(who.host, id), await told(who.visitor, id)]).toEqual([['visit_off'], []]);
    // Who only came has no more to do with it; who asked reads that it is off.
    await expect(readVisit(who.visitor, id)).rejects.toBeInstanceOf(NotFound);
    expect((await readVisit(who.asker, id)).state).toBe('withdrawn');
    await makeBooking({ people: [who.visitor.id], sites: [siteId], at: startsAt });
  });

  it('is declined with a reason, which who asked reads and nobody who would have come', async () => {
    const id = await visit();
    await declineVisit(who.host, id, CANARY);
    expect((await readVisit(who.asker, id)).reason).toBe(CANARY);
    await expect(readVisit(who.visitor, id)).rejects.toBeInstanceOf(NotFound);
    await expect(confirmVisit(who.host, id, dayAhead(day))).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
    expect(await told(who.asker, id)).toEqual(['visit_declined']);
  });

  it('where its host writes another safety protocol, whoever has read the one before is told and reads anew, and nobody says so of one that they have not read; of other words nobody is told', async () => {
    const own = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId: NETWORKS.ASWA, address: ADDRESS, place: { capacity: 3 }, profile: { safety: 'Ring twice.' } });
    const [prepared, past, askedFor] = [await visit({ siteId: own, upTo: 'prepared' }), await visit({ siteId: own, inDays: -71, upTo: 'held' }), await visit({ siteId: own, upTo: 'prepared', visitors: [who.visitor] })];
    const write = async (entry: object) => {
      const { row, profile } = await readProfile(who.host, own);
      await keepProfile(who.host, own, { ...profile, weekdays: row.weekdays, ...entry } as Parameters<typeof keepProfile>[2], row.criteria.map((id, i) => ({ id, component: row.components[i] ?? row.components[0] ?? '' })));
    };
    const whoHasRead = async (id: string) => (await readVisit(who.host, id)).visitors.map(({ hasRead }) => hasRead);
    await write({ learned: 'Other words.' });
    expect([await whoHasRead(prepared), await told(who.visitor, prepared)]).toEqual([[true, true], expect.not.arrayContaining(['briefing_changed'])]);
    const { briefingVersion: before } = await readVisit(who.visitor, prepared);
    await write({ safety: 'Do not ring. Call from the corner.' });
    await expect(acknowledgeBriefing(who.visitor, prepared, { version: before })).rejects.toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
    expect([await whoHasRead(prepared), await whoHasRead(past)]).toEqual([[false, false], [true, true]]);
    expect([await told(who.visitor, prepared), await told(who.asker, prepared), await told(who.host, prepared)].map((kinds) => kinds.includes('briefing_changed'))).toEqual([true, true, false]);
    // Who asked and stays away has nothing to read.
    expect([await told(who.visitor, askedFor), await told(who.asker, askedFor)].map((kinds) => kinds.includes('briefing_changed'))).toEqual([true, false]);
    const { state, may } = await readVisit(who.visitor, prepared);
    expect([state, may.acknowledge, (await told(who.visitor, past)).includes('briefing_changed')]).toEqual(['prepared', true, false]);
    await haveRead(who.visitor, prepared);
    expect((await whoHasRead(prepared)).sort()).toEqual([false, true]);
    await callOff(who.host, prepared);
    expect(await told(who.visitor, prepared)).not.toContain('briefing_changed');
  });

  it('tells its safety protocol and whose site it is once its host has said yes, and no more once it is off', async () => {
    const tells = async (person: AskingPerson, id: string) => {
      const { briefing, site } = await readVisit(person, id);
      return [briefing, site.host].map((one) => Boolean(one));
    };
    const id = await visit();
    for (const person of [who.asker, who.visitor]) expect(await tells(person, id)).toEqual([false, false]);
    expect(await tells(who.host, id)).toEqual([true, true]);
    await confirmVisit(who.host, id, dayAhead(day));
    for (const person of [who.asker, who.visitor]) expect(await tells(person, id)).toEqual([true, true]);
    expect(await tells(who.watcher, id)).toEqual([false, true]);
    const [withdrawn, declined, cancelled] = [await visit(), await visit(), id];
    await callOff(who.asker, withdrawn);
    await declineVisit(who.host, declined, 'x');
    await callOff(who.host, cancelled);
    for (const one of [withdrawn, declined, cancelled]) expect([one, await tells(who.asker, one)]).toEqual([one, [false, false]]);
  });
});

describe('of one place and time', () => {
  it('fifty confirmations at once give exactly one', { timeout: 60_000 }, async () => {
    const at = (day += 1);
    const ids = await Promise.all(Array.from({ length: 50 }, async () => visit({ inDays: at, visitors: [await makePerson([{ organisationId: asking, role: 'member' }])] })));
    const done = await Promise.allSettled(ids.map((id) => confirmVisit(who.host, id, dayAhead(at))));
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'academy.errors.taken' });
    expect(await database().siteVisit.count({ where: { id: { in: ids }, state: 'confirmed' } })).toBe(1);
    expect(await database().hold.count({ where: { siteId, releasedAt: null, booking: { subjectId: { in: ids } } } })).toBe(1);
  });

  it('no more come than there is room for, and nobody once it is confirmed: the database says so too', async () => {
    const id = await visit();
    await database().siteVisitor.createMany({ data: [who.colleague, who.stranger].map((one) => ({ visitId: id, personId: one.id })) });
    await expect(confirmVisit(who.host, id, dayAhead(day))).rejects.toMatchObject({ reason: 'academy.errors.room' });
    const booking = await makeBooking({ people: [], sites: [siteId], at: new Date(Date.now() + 400 * 86_400_000) });
    const force = (visitId: string) => connectionPool().query("update site_visit set state = 'confirmed', booking_id = $2, address_from = now() where id = $1", [visitId, booking.id]);
    await expect(force(id)).rejects.toThrow(/no room/);
    await database().siteVisitor.delete({ where: { visitId_personId: { visitId: id, personId: who.stranger.id } } });
    await force(id);
    await expect(connectionPool().query('insert into site_visitor (visit_id, person_id) values ($1, $2)', [id, who.stranger.id])).rejects.toThrow(/before a visit is confirmed/);
  });
});

it('the address is read by those who come, from its day on, and by nobody else at any time', async () => {
  const id = await visit({ upTo: 'prepared' });
  const { startsAt, endsAt, addressFrom } = await database().siteVisit.findUniqueOrThrow({ where: { id } });
  // Midnight by the clock of the site, which is three hours ahead.
  expect(addressFrom?.toISOString().slice(11)).toBe('21:00:00.000Z');
  const readers = async (at: Date) => {
    setClock(() => at);
    const all = { ...who };
    return (await Promise.all(Object.entries(all).map(async ([name, person]) => (JSON.stringify(await readVisit(person, id).catch(() => '')).includes(ADDRESS) ? name : '')))).filter(Boolean).sort();
  };
  const from = addressFrom ?? startsAt;
  expect(await readers(new Date(from.getTime() - 1))).toEqual([]);
  expect(await readers(from)).toEqual(['asker', 'visitor']);
  expect(await readers(endsAt)).toEqual(['asker', 'visitor']);
  expect(await readers(new Date(endsAt.getTime() + 1))).toEqual([]);
  setClock(() => from);
  await callOff(who.host, id);
  expect(await readers(from)).toEqual([]);
  const later = await visit();
  await expect(confirmVisit(who.host, later, dayAhead(day + 1))).rejects.toMatchObject({ reason: 'academy.errors.addressDay' });
});

it('whoever has left the organisation that comes reads neither the visit nor the address any more, whatever else they are', async () => {
  const leaving = await makePerson([{ organisationId: asking, role: 'member' }, { organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  const id = await visit({ upTo: 'prepared', visitors: [leaving, who.visitor], addressDaysBefore: 400 });
  expect((await readVisit(leaving, id)).address).toBe(ADDRESS);
  const left = { ...leaving, memberships: leaving.memberships.filter((held) => held.organisationId !== asking) };
  expect(await readVisit(left, id)).toMatchObject({ isIn: false, isVisitor: false, address: null, purpose: '', visitors: [] });
  await expect(readVisit({ ...left, memberships: (await makePerson([{ organisationId: await makeOrganisation(), role: 'member' }])).memberships }, id)).rejects.toBeInstanceOf(NotFound);
});

it('is prepared with the last thing that was missing, whoever brings it, and neither side writes over the other', async () => {
  const id = await visit({ upTo: 'confirmed' });
  const state = async () => (await readVisit(who.host, id)).state;
  await keepPreparation(who.host, id, { questions: '', agenda: 'Tea', version: 0 });
  await expect(keepPreparation(who.visitor, id, { questions: 'Why?', agenda: '', version: 0 })).rejects.toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
  await haveRead(who.asker, id);
  await haveRead(who.asker, id);
  await keepPreparation(who.visitor, id, { questions: 'Why?', agenda: 'Tea', version: 1 });
  expect(await state()).toBe('confirmed');
  await expect(acknowledgeBriefing(who.host, id, { version: 0 })).rejects.toBeInstanceOf(Refusal);
  await expect(sayHeld(who.host, id)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
  await haveRead(who.visitor, id);
  expect(await state()).toBe('prepared');
  await expect(sayHeld(who.host, id)).rejects.toMatchObject({ reason: 'academy.refusals.notYet' });
  expect((await told(who.host, id)).includes('visit_prepared')).toBe(true);
});

it('what is taken home stands on the site\'s page with consent alone, which any of those who came take back', async () => {
  const id = await visit({ inDays: -40, upTo: 'prepared' });
  await sayHeld(who.visitor, id);
  await expect(consentToShow(who.asker, id, true)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
  const texts = { saw: 'We saw', takeHome: 'We take a rota home', willTry: 'We will try', version: 1 };
  await expect(debriefVisit(who.host, id, texts)).rejects.toBeInstanceOf(Refusal);
  await debriefVisit(who.visitor, id, texts);
  await thankHost(who.asker, id, 'Thank you');
  expect([await told(who.host, id)].flat()).toContain('visit_told');
  const shown = async () => (await listTakenHome(siteId)).map(({ text }) => text);
  expect(await shown()).not.toContain('We take a rota home');
  await expect(consentToShow(who.host, id, true)).rejects.toBeInstanceOf(Refusal);
  await consentToShow(who.visitor, id, true);
  expect([await told(who.asker, id), await told(who.visitor, id)].map((kinds) => kinds.includes('visit_shown'))).toEqual([true, false]);
  expect(await shown()).toContain('We take a rota home');
  expect(JSON.stringify(await listTakenHome(siteId))).not.toContain('We saw');
  await consentToShow(who.asker, id, false);
  expect(await told(who.asker, id)).not.toContain('visit_shown');
  expect(await shown()).not.toContain('We take a rota home');
});

it('consent is given by who came, and not by who asked and stayed away, who can take it back', async () => {
  const id = await visit({ inDays: -45, upTo: 'prepared', visitors: [who.visitor, who.colleague] });
  await sayHeld(who.host, id);
  await debriefVisit(who.colleague, id, { saw: 'x', takeHome: 'x', willTry: 'x', version: 1 });
  expect([(await readVisit(who.asker, id)).may.consent, (await readVisit(who.visitor, id)).may.consent]).toEqual([false, true]);
  await expect(consentToShow(who.asker, id, true)).rejects.toBeInstanceOf(Refusal);
  await consentToShow(who.visitor, id, true);
  expect([await told(who.asker, id), await told(who.colleague, id)].map((kinds) => kinds.includes('visit_shown'))).toEqual([true, true]);
  await consentToShow(who.colleague, id, false);
  expect((await readVisit(who.asker, id)).isShown).toBe(false);
});

it('of two who come one is taken out by the host or who asked: told by the calendar alone, they read nothing of it, and the visit goes its way', async () => {
  const id = await visit({ inDays: -50, upTo: 'confirmed', addressDaysBefore: 400 });
  await keepPreparation(who.asker, id, { questions: 'Why?', agenda: 'Tea', version: 0 });
  await haveRead(who.asker, id);
  await expect(sayHeld(who.host, id)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
  for (const person of [who.visitor, who.watcher]) await expect(takeOutOfVisit(person, id, who.asker.id)).rejects.toBeInstanceOf(Refusal);
  for (const person of others()) await expect(takeOutOfVisit(person, id, who.visitor.id)).rejects.toBeInstanceOf(NotFound);
  expect((await readVisit(who.host, id)).may.takeOut).toBe(true);
  await takeOutOfVisit(who.host, id, who.visitor.id);
  await expect(takeOutOfVisit(who.host, id, who.visitor.id)).rejects.toBeInstanceOf(NotFound);
  await expect(readVisit(who.visitor, id)).rejects.toBeInstanceOf(NotFound);
  const { bookingId } = await database().siteVisit.findUniqueOrThrow({ where: { id } });
  expect([await told(who.visitor, id), await told(who.visitor, bookingId ?? ''), (await told(who.asker, id)).includes('visit_fewer')]).toEqual([[], ['time_cancelled', 'time_set'], true]);
  expect(await database().hold.count({ where: { bookingId: bookingId ?? '', personId: who.visitor.id, releasedAt: null } })).toBe(0);
  // Nobody waits for who stays away.
  expect((await readVisit(who.host, id)).state).toBe('prepared');
  await expect(takeOutOfVisit(who.asker, id, who.asker.id)).rejects.toMatchObject({ reason: 'academy.refusals.lastVisitor' });
  await sayHeld(who.host, id);
  await expect(takeOutOfVisit(who.host, id, who.asker.id)).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
});

it('whoever is taken out while the host confirms is not held', { timeout: 60_000 }, async () => {
  for (let turn = 0; turn < 4; turn += 1) {
    const id = await visit();
    const done = await Promise.allSettled([confirmVisit(who.host, id, dayAhead(day)), takeOutOfVisit(who.asker, id, who.visitor.id)]);
    expect(done[1].status).toBe('fulfilled');
    expect(await database().hold.count({ where: { personId: who.visitor.id, releasedAt: null, booking: { subjectId: id } } })).toBe(0);
    if ((await readVisit(who.host, id)).state === 'requested') await confirmVisit(who.host, id, dayAhead(day));
    await callOff(who.asker, id);
  }
});

it('whoever leaves an organisation is out of the visits for it and of those for a pairing, and what is left for nobody is withdrawn; what was held stays as it was', async () => {
  const leaving = await makePerson([{ organisationId: asking, role: 'member' }, { organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  const both = await visit({ upTo: 'prepared', visitors: [leaving, who.visitor], addressDaysBefore: 400 });
  const paired = await visit({ upTo: 'prepared', visitors: [leaving], addressDaysBefore: 400, source: { kind: 'pairing', id: newId() } });
  const elsewhere = await visit({ visitors: [leaving], source: { kind: 'organisation', id: NETWORKS.ASWA } });
  const over = await visit({ inDays: -60, upTo: 'held', visitors: [leaving] });
  expect((await readVisit(leaving, paired)).address).toBe(ADDRESS);
  await inTransaction((tx) => leaveVisitsWith(tx, asking, [leaving.id], null));
  for (const id of [both, paired]) await expect(readVisit(leaving, id)).rejects.toBeInstanceOf(NotFound);
  expect([(await readVisit(who.host, both)).visitors.map(({ id }) => id), (await readVisit(who.host, paired)).state]).toEqual([[who.visitor.id], 'withdrawn']);
  expect([(await told(who.host, paired)).includes('visit_off'), await database().hold.count({ where: { booking: { subjectId: paired }, releasedAt: null } })]).toEqual([true, 0]);
  expect([(await readVisit(leaving, elsewhere)).isVisitor, (await readVisit(who.host, over)).visitors.length]).toEqual([true, 1]);
});

it('whoever leaves an organisation is no more who asked for visits for an engagement or a pairing, and does not call them off; those that were held are theirs', async () => {
  const leaving = await makePerson([{ organisationId: asking, role: 'lead' }, { organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  const [paired, engaged, over] = [await visit({ upTo: 'confirmed', asker: leaving, visitors: [leaving, who.visitor], source: { kind: 'pairing', id: newId() } }), await visit({ asker: leaving, visitors: [who.visitor], source: { kind: 'engagement', id: newId() } }), await visit({ inDays: -75, upTo: 'held', asker: leaving, source: { kind: 'pairing', id: newId() } })];
  await inTransaction((tx) => leaveVisitsWith(tx, asking, [leaving.id], null));
  for (const id of [paired, engaged]) for (const act of [readVisit, callOff]) await expect(act(leaving, id)).rejects.toBeInstanceOf(NotFound);
  expect((await readVisit(who.host, engaged)).visitors.map(({ id }) => id)).toEqual([who.visitor.id]);
  expect((await readVisit(leaving, over)).may.debrief).toBe(true);
});

it('at the sites of an organisation that closes is off: who asked and who comes are told, nobody reads the address, and nobody can ask there', async () => {
  startTakingOut();
  const closing = await makeOrganisation();
  const host = await makePerson([{ organisationId: closing, role: 'site_host' }]);
  const closed = await makeDemonstration({ coordinator: who.coordinator, host, organisationId: closing, networkId: NETWORKS.ASWA, address: ADDRESS, place: { capacity: 3 }, profile: { safety: 'x' } });
  const at = { siteId: closed, host };
  const [coming, asked, over, elsewhere] = [await visit({ ...at, upTo: 'prepared', addressDaysBefore: 400 }), await visit(at), await visit({ ...at, inDays: -80, upTo: 'held' }), await visit({ upTo: 'confirmed' })];
  const { bookingId } = await database().siteVisit.findUniqueOrThrow({ where: { id: coming } });
  expect((await readVisit(who.visitor, coming)).address).toBe(ADDRESS);
  await closeOrganisation(who.coordinator, closing);
  const states = async (...ids: string[]) => Promise.all(ids.map(async (id) => (await database().siteVisit.findUniqueOrThrow({ where: { id } })).state));
  expect(await states(coming, asked, over, elsewhere)).toEqual(['cancelled', 'cancelled', 'held', 'confirmed']);
  expect([await told(who.asker, coming), await told(who.asker, asked), await told(who.visitor, bookingId ?? '')]).toEqual([['visit_off'], ['visit_off'], ['time_cancelled']]);
  await expect(readVisit(who.visitor, coming)).rejects.toBeInstanceOf(NotFound);
  expect((await readVisit(who.asker, coming)).address).toBeNull();
  expect(await database().hold.count({ where: { bookingId: bookingId ?? '', releasedAt: null } })).toBe(0);
  await expect(requestVisit(who.coordinator, order({ siteId: closed }))).rejects.toMatchObject({ reason: 'academy.refusals.siteClosed' });
});

it('moves in the database as the table says', async () => {
  const { rows } = await connectionPool().query<{ said: string }>("select pg_get_triggerdef(oid) as said from pg_trigger where tgname = 'site_visit_moves'");
  expect([...(rows[0]?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort()).toEqual(Object.values(VISIT_MOVES).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)).sort());
});
