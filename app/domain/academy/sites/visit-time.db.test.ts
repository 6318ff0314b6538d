import { afterEach, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readMoves } from '#app/domain/calendar/bookings.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { makeBooking } from '#prisma/seed/calendar.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeDemonstration } from '#prisma/seed/sites.server.ts';
import { dayAhead, makeVisit } from '#prisma/seed/visits.server.ts';
import { keepPreparation, sayHeld } from './visit-course.server.ts';
import { callOff } from './visit-requests.server.ts';
import { moveVisitTo } from './visit-time.server.ts';
import { readVisit } from './visits.server.ts';

const ADDRESS = 'canary-3Q7-quay';
const ZONE_HOURS = 3;
const who = {} as Record<'host' | 'secondHost' | 'coordinator' | 'asker' | 'visitor' | 'stranger', AskingPerson>;
let [asking, siteId] = ['', ''];
let day = 40;

beforeAll(async () => {
  startTelling();
  const organisationId = await makeOrganisation();
  asking = await makeOrganisation();
  for (const name of ['host', 'secondHost'] as const) who[name] = await makePerson([{ organisationId, role: 'site_host' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.asker = await makePerson([{ organisationId: asking, role: 'lead' }]);
  who.visitor = await makePerson([{ organisationId: asking, role: 'member' }]);
  who.stranger = await makePerson([{ organisationId: await makeOrganisation(), role: 'lead' }]);
  siteId = await makeDemonstration({ coordinator: who.coordinator, host: who.host, organisationId, networkId: NETWORKS.ASWA, address: ADDRESS, place: { capacity: 3 } });
});
afterEach(() => setClock());

const visit = async (entry: Partial<Parameters<typeof makeVisit>[0]> = {}) => makeVisit({ siteId, host: who.host, asker: who.asker, visitors: [who.visitor], source: { kind: 'organisation', id: asking }, inDays: (day += 30), upTo: 'prepared', ...entry });
/** In the afternoon of the site, when it is day where they live as well. */
const to = (inDays: number, more: object = {}) => ({ day: dayAhead(inDays), time: '15:00', minutes: 120, sequence: 0, ...more });
const at = (inDays: number, time = '15:00') => new Date(Date.parse(`${dayAhead(inDays)}T${time}:00Z`) - ZONE_HOURS * 3_600_000);
const read = (id: string) => database().siteVisit.findUniqueOrThrow({ where: { id } });
const told = (person: AskingPerson, subjectId: string) => database().notification.findMany({ where: { personId: person.id, subjectId }, select: { kind: true } }).then((rows) => rows.map(({ kind }) => kind).sort());

it('moves with all that it holds and all that was prepared, and everyone is told', async () => {
  const id = await visit();
  const before = await read(id);
  expect(await moveVisitTo(who.host, id, to(day + 3))).toEqual({ ok: true });
  const { startsAt, endsAt, addressFrom, ...after } = await read(id);
  expect([startsAt, +endsAt - +startsAt]).toEqual([at(day + 3), 7_200_000]);
  expect(after).toEqual({ ...after, state: 'prepared', questions: before.questions, agenda: before.agenda, version: before.version, bookingId: before.bookingId });
  expect(await database().siteVisitor.count({ where: { visitId: id, acknowledgedAt: null } })).toBe(0);
  const booking = await database().booking.findUniqueOrThrow({ where: { id: before.bookingId ?? '' }, include: { holds: true } });
  expect(booking).toMatchObject({ startsAt, endsAt, sequence: 1, state: 'booked' });
  expect(booking.holds.map((hold) => [hold.personId ?? hold.siteId, hold.startsAt, hold.endsAt]).sort()).toEqual([who.visitor.id, siteId].map((one) => [one, startsAt, endsAt]).sort());
  expect(await readMoves(booking.id)).toMatchObject([{ kind: 'moved', startsAt: before.startsAt, endsAt: before.endsAt }]);
  expect(await told(who.visitor, booking.id)).toEqual(['time_changed', 'time_set']);
  expect([await told(who.asker, id), await told(who.secondHost, id)].map((kinds) => kinds.includes('visit_moved'))).toEqual([true, true]);
  expect((await told(who.host, id)).includes('visit_moved')).toBe(false);
  // The hour that it left is free again.
  await makeBooking({ people: [who.visitor.id], sites: [siteId], at: before.startsAt });
  // Called off, nobody reads any more that it was moved.
  await callOff(who.asker, id);
  expect(await told(who.secondHost, id)).toEqual(['visit_off']);
});

it('keeps its address withheld until its new day, also from who could read it already', async () => {
  const id = await visit({ addressDaysBefore: 2 });
  const { addressFrom } = await read(id);
  const seen = async (person: AskingPerson, moment: Date) => {
    setClock(() => moment);
    return (await readVisit(person, id)).address;
  };
  expect(await seen(who.visitor, addressFrom ?? new Date())).toBe(ADDRESS);
  await moveVisitTo(who.host, id, to(day + 9));
  const from = at(day + 7, '00:00');
  expect((await read(id)).addressFrom).toEqual(from);
  expect(await seen(who.visitor, addressFrom ?? new Date())).toBeNull();
  expect(await seen(who.visitor, new Date(+from - 1))).toBeNull();
  expect(await seen(who.visitor, from)).toBe(ADDRESS);
  for (const person of [who.host, who.asker, who.coordinator]) expect(await seen(person, from)).toBeNull();
  // Sooner: never before the day that the host had set, unless the visit itself is.
  setClock();
  await moveVisitTo(who.host, id, to(day + 8, { sequence: 1 }));
  expect((await read(id)).addressFrom).toEqual(from);
  await moveVisitTo(who.host, id, to(day + 4, { sequence: 2 }));
  expect((await read(id)).addressFrom).toEqual(at(day + 4, '00:00'));
});

it('is moved by its hosts alone, while it has not been held', async () => {
  const id = await visit();
  for (const person of [who.asker, who.visitor, who.coordinator]) await expect(moveVisitTo(person, id, to(day + 1))).rejects.toMatchObject({ reason: 'academy.refusals.notYours' });
  await expect(moveVisitTo(who.stranger, id, to(day + 1))).rejects.toBeInstanceOf(NotFound);
  expect([(await readVisit(who.host, id)).may.move, (await readVisit(who.asker, id)).may.move]).toEqual([true, false]);
  const others = [await visit({ upTo: 'requested' }), await visit({ inDays: -30, upTo: 'held' })];
  await callOff(who.host, id);
  for (const one of [...others, id]) await expect(moveVisitTo(who.host, one, to(day + 1))).rejects.toMatchObject({ reason: 'academy.refusals.notNow' });
  for (const one of [others[1], id]) await expect(connectionPool().query("update site_visit set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' where id = $1", [one])).rejects.toThrow(/over does not change/);
  // Nobody came, and it was not held: it can be another time, and then it has not yet been held.
  const missed = await visit({ inDays: -20 });
  await moveVisitTo(who.host, missed, to(day + 2));
  await expect(sayHeld(who.host, missed)).rejects.toMatchObject({ reason: 'academy.refusals.notYet' });
});

it('keeps to what was decided of the site: days, hours, room', async () => {
  const id = await visit();
  const move = (entry: object) => moveVisitTo(who.host, id, to(day + 1, entry));
  await expect(move({ day: '2020-01-01' })).rejects.toMatchObject({ reason: 'academy.errors.past' });
  await database().demonstrationSite.update({ where: { siteId }, data: { weekdays: [] } });
  await expect(move({})).rejects.toMatchObject({ reason: 'academy.errors.weekday' });
  await database().demonstrationSite.update({ where: { siteId }, data: { weekdays: [1, 2, 3, 4, 5, 6, 7] } });
  const crowd = await visit({ visitors: [who.visitor, who.asker] });
  await database().site.update({ where: { id: siteId }, data: { capacity: 1 } });
  await expect(moveVisitTo(who.host, crowd, to(day + 1))).rejects.toMatchObject({ reason: 'academy.errors.room', details: { count: 2, room: 1 } });
  await expect(connectionPool().query("update site_visit set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' where id = $1", [crowd])).rejects.toThrow(/no room/);
  await database().site.update({ where: { id: siteId }, data: { capacity: 3 } });
  await expect(connectionPool().query("update site_visit set address_from = starts_at + interval '1 hour' where id = $1", [crowd])).rejects.toThrow(/address_in_time/);
});

it('where someone is held nothing moves and the next times that suit all are told; what calendars say besides, the host can overrule', async () => {
  const id = await visit();
  const before = await read(id);
  await makeBooking({ people: [who.visitor.id], at: at(day + 5, '16:00') });
  const taken = await moveVisitTo(who.host, id, to(day + 5, { anyway: at(day + 5).toISOString() }));
  expect(taken).toMatchObject({ ok: false, isTaken: true });
  if (taken.ok) throw new Error('it is taken');
  expect(taken.instead.length).toBe(3);
  for (const one of taken.instead) expect([one.startsAt >= at(day + 5), +one.endsAt - +one.startsAt]).toEqual([true, 7_200_000]);
  // At night: nobody has said that they are open then.
  const night = to(day + 6, { time: '02:00' });
  expect(await moveVisitTo(who.host, id, night)).toMatchObject({ ok: false, isTaken: false });
  // What was overruled is one time, and no other.
  expect(await moveVisitTo(who.host, id, { ...night, anyway: at(day + 7, '02:00').toISOString() })).toMatchObject({ ok: false, isTaken: false });
  expect(await read(id)).toEqual(before);
  expect(await moveVisitTo(who.host, id, { ...night, anyway: at(day + 6, '02:00').toISOString() })).toEqual({ ok: true });
  expect((await read(id)).startsAt).toEqual(at(day + 6, '02:00'));
});

it('of two who move it at once one does, and the other is told; so with who calls it off, and with two visits to one time', { timeout: 60_000 }, async () => {
  const id = await visit();
  const both = await Promise.allSettled([who.host, who.secondHost].map((person, i) => moveVisitTo(person, id, to(day + 2 + i))));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  for (const one of both) if (one.status === 'rejected') expect(one.reason).toMatchObject({ reason: 'academy.refusals.changedMeanwhile' });
  const { startsAt, bookingId } = await read(id);
  expect(await database().booking.findUniqueOrThrow({ where: { id: bookingId ?? '' } })).toMatchObject({ startsAt, sequence: 1 });
  for (let turn = 0; turn < 5; turn += 1) {
    const one = await visit();
    const done = await Promise.allSettled([callOff(who.asker, one), moveVisitTo(who.host, one, to(day + 2)), keepPreparation(who.visitor, one, { questions: 'a', agenda: 'b', version: 1 })]);
    for (const result of done) if (result.status === 'rejected') expect(result.reason instanceof Refusal || result.reason instanceof NotFound, String(result.reason)).toBe(true);
    expect(await read(one)).toMatchObject({ state: 'withdrawn' });
    expect(await database().hold.count({ where: { booking: { subjectId: one }, releasedAt: null } })).toBe(0);
  }
  const [first, second] = [await visit(), await visit({ visitors: [who.asker] })];
  const wanted = to(day + 4);
  const moved = await Promise.all([first, second].map((one) => moveVisitTo(who.host, one, wanted)));
  expect(moved.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(await database().hold.count({ where: { siteId, startsAt: at(day + 4), releasedAt: null } })).toBe(1);
});

it('to an hour that the clocks of the site show twice is asked which is meant, and goes to that one', async () => {
  const id = await visit();
  await database().siteVisit.update({ where: { id }, data: { zone: 'Europe/Paris' }, select: { id: true } });
  // The last Sunday of October.
  const last = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 9, 31));
  const sunday = new Date(+last - last.getUTCDay() * 86_400_000).toISOString().slice(0, 10);
  const twice = { day: sunday, time: '02:30', minutes: 60, sequence: 0 };
  await expect(moveVisitTo(who.host, id, twice)).rejects.toMatchObject({ field: 'which', reason: 'academy.errors.twice' });
  const second = `${sunday}T01:30:00.000Z`;
  // It is night where they live: what stands against it is known.
  expect(await moveVisitTo(who.host, id, { ...twice, which: 'second', anyway: second })).toEqual({ ok: true });
  expect((await read(id)).startsAt.toISOString()).toBe(second);
});
