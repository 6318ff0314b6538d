import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { config } from '#app/platform/config.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeAvailability, makeBooking, makeSite } from '#prisma/seed/calendar.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { ownAvailability, readAvailability } from './availability.server.ts';
import { bookSeries, cancelBooking, changeHolders, moveBooking, readBookings, readMoves, type SeriesOrder } from './bookings.server.ts';
import { checkTimes, findFreeTimes } from './free-times.server.ts';

const at = (time: string) => new Date(time);
const hour = (time: string) => ({ startsAt: at(time), endsAt: new Date(at(time).getTime() + 3_600_000) });
let provider: AskingPerson;
let leader: AskingPerson;

beforeEach(async () => {
  setClock(() => at('2026-11-20T08:00:00Z'));
  provider = await makePerson([]);
  leader = await makePerson([]);
  await makeAvailability(provider.id, { zone: 'Africa/Nairobi', bufferMinutes: 15 });
  await makeAvailability(leader.id, { zone: 'Africa/Lagos' });
});
afterEach(() => setClock());

const order = (entry: Partial<SeriesOrder> = {}): SeriesOrder => ({ subject: { type: 'meeting', id: newId() }, zone: 'Africa/Nairobi', byId: null, people: [provider.id, leader.id], times: [hour('2026-11-24T09:00:00Z')], ...entry });
const book = (entry: Partial<SeriesOrder> = {}) => inTransaction((tx) => bookSeries(tx, order(entry)));

describe('a booking', () => {
  it('of one time, tried by fifty at once, is one, and the others hear the next free times', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => book()));
    const taken = answers.filter(({ ok }) => ok);
    expect(taken).toHaveLength(1);
    expect(await database().hold.count({ where: { personId: provider.id } })).toBe(1);
    for (const answer of answers) {
      if (answer.ok) continue;
      expect(answer.clashes[0]?.holders).toEqual(expect.arrayContaining([{ personId: provider.id }, { personId: leader.id }]));
      // From 9 Nairobi ends at 14, Lagos begins at 8: beside the booking and its quarter of an hour, the same day.
      expect(answer.clashes[0]?.instead.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2026-11-24T10:15:00.000Z', '2026-11-24T11:15:00.000Z', '2026-11-24T12:15:00.000Z']);
    }
  });

  it('tried by fifty at once without any of our care is one, by the constraint of the database alone', async () => {
    const clients = await Promise.all(Array.from({ length: 50 }, async () => {
      const client = new pg.Client({ connectionString: config().databaseUrl ?? '' });
      await client.connect();
      return client;
    }));
    const ids = clients.map(() => newId());
    await database().booking.createMany({ data: ids.map((id) => ({ id, ...hour('2026-11-24T09:00:00Z'), zone: 'UTC', subjectType: 'meeting', subjectId: newId() })) });
    const hold = 'insert into hold (id, booking_id, starts_at, ends_at, person_id) values ($1, $2, $3, $4, $5)';
    const valuesOf = (i: number) => [newId(), ids[i], at('2026-11-24T09:00:00Z'), at('2026-11-24T10:00:00Z'), provider.id];
    // Those who lose step back: bare inserts that exclude each other would also end in one, but after a second of deadlock each.
    const rows = await Promise.all(clients.map(async (client, i) => (await client.query(`${hold} on conflict do nothing`, valuesOf(i))).rowCount));
    const late = await clients[0]?.query(hold, valuesOf(0)).then(() => 'held', (error: pg.DatabaseError) => error.code);
    await Promise.all(clients.map((client) => client.end()));
    expect(rows.filter((count) => count === 1)).toHaveLength(1);
    expect(late).toBe('23P01');
  });

  it('that loses to someone who took no turn is told in words, and its transaction goes on', async () => {
    const client = new pg.Client({ connectionString: config().databaseUrl ?? '' });
    await client.connect();
    const other = newId();
    await database().booking.create({ data: { id: other, ...hour('2026-11-24T09:00:00Z'), zone: 'UTC', subjectType: 'meeting', subjectId: newId() } });
    await client.query('begin');
    await client.query('insert into hold (id, booking_id, starts_at, ends_at, person_id) values ($1, $2, $3, $4, $5)', [newId(), other, at('2026-11-24T09:00:00Z'), at('2026-11-24T10:00:00Z'), provider.id]);
    const waiting = inTransaction(async (tx) => {
      const answer = await bookSeries(tx, order());
      return { answer, people: await tx.person.count({ where: { id: provider.id } }) };
    });
    await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
    await client.query('commit');
    await client.end();
    const { answer, people } = await waiting;
    expect(answer).toMatchObject({ ok: false, clashes: [{ holders: [{ personId: provider.id }] }] });
    expect(people).toBe(1);
    expect(await database().hold.count({ where: { personId: leader.id } })).toBe(0);
  });

  it('may begin when another ends', async () => {
    await book();
    expect(await book({ times: [hour('2026-11-24T10:00:00Z')] })).toMatchObject({ ok: true });
  });

  it('holds sites as it holds people', async () => {
    const site = await makeSite(NETWORKS.ASWA);
    expect(await book({ people: [], sites: [site] })).toMatchObject({ ok: true });
    expect(await book({ people: [leader.id], sites: [site] })).toMatchObject({ ok: false, clashes: [{ holders: [{ siteId: site }] }] });
  });
});

describe('a series', () => {
  const tuesdays = ['2026-11-24', '2026-12-08', '2026-12-22', '2027-01-05'].map((day) => hour(`${day}T09:00:00Z`));

  it('is booked whole or not at all, and says each clash', async () => {
    await makeBooking({ people: [leader.id], at: at('2026-12-08T09:30:00Z') });
    await makeBooking({ people: [provider.id], at: at('2027-01-05T08:30:00Z') });
    const answer = await book({ times: tuesdays });
    expect(answer).toMatchObject({ ok: false, clashes: [{ position: 1, holders: [{ personId: leader.id }] }, { position: 3, holders: [{ personId: provider.id }] }] });
    expect(await database().booking.count({ where: { seriesId: { not: null } } })).toBe(0);
    if (answer.ok) return;
    const mended = tuesdays.map((time, i) => answer.clashes.find(({ position }) => position === i)?.instead[0] ?? time);
    const booked = await book({ times: mended });
    expect(booked.ok && booked.bookings).toHaveLength(4);
    expect(new Set(booked.ok ? booked.bookings.map(({ seriesId }) => seriesId) : [])).toHaveProperty('size', 1);
  });

  it('goes as a whole when its transaction fails', async () => {
    await expect(inTransaction(async (tx) => {
      await bookSeries(tx, order({ times: tuesdays }));
      throw new Error('something after it');
    })).rejects.toThrow('something after it');
    expect(await database().hold.count({ where: { personId: provider.id } })).toBe(0);
  });

  it('that would overlap itself is a fault of the caller', async () => {
    await expect(book({ times: [hour('2026-11-24T09:00:00Z'), hour('2026-11-24T09:30:00Z')] })).rejects.toThrow(/overlap/);
    await expect(book({ zone: 'Mars/Olympus' })).rejects.toThrow(/zone/);
  });
});

describe('moving and cancelling', () => {
  it('keep what was, and tell calendars by a growing number', async () => {
    const booking = await makeBooking({ people: [provider.id, leader.id], at: at('2026-11-24T09:00:00Z') });
    const moved = await inTransaction((tx) => moveBooking(tx, booking.id, { ...hour('2026-11-25T10:00:00Z'), zone: 'Africa/Lagos' }, provider.id));
    expect(moved).toMatchObject({ ok: true, booking: { sequence: 1, zone: 'Africa/Lagos', startsAt: at('2026-11-25T10:00:00Z') } });
    const holds = await database().hold.findMany({ where: { bookingId: booking.id } });
    expect(holds.map(({ startsAt }) => startsAt)).toEqual([at('2026-11-25T10:00:00Z'), at('2026-11-25T10:00:00Z')]);
    expect(await inTransaction((tx) => cancelBooking(tx, booking.id, leader.id))).toMatchObject({ state: 'cancelled', sequence: 2 });
    expect(await inTransaction((tx) => cancelBooking(tx, booking.id, leader.id))).toMatchObject({ state: 'cancelled', sequence: 2 });
    expect((await readMoves(booking.id)).map(({ kind, startsAt, by }) => ({ kind, startsAt, by: by?.pseudonym }))).toEqual([
      { kind: 'cancelled', startsAt: at('2026-11-25T10:00:00Z'), by: leader.pseudonym },
      { kind: 'moved', startsAt: at('2026-11-24T09:00:00Z'), by: provider.pseudonym },
    ]);
    expect(await readBookings([booking.id])).toMatchObject([{ people: [] }]);
    await expect(inTransaction((tx) => moveBooking(tx, booking.id, hour('2026-11-26T10:00:00Z'), null))).rejects.toBeInstanceOf(Refusal);
    await expect(database().$executeRaw`update booking set state = 'booked' where id = ${booking.id}::uuid`).rejects.toThrow(/stays cancelled/);
    await expect(database().$executeRaw`update booking_move set starts_at = now()`).rejects.toThrow(/never change/);
    await expect(inTransaction((tx) => cancelBooking(tx, newId(), null))).rejects.toBeInstanceOf(NotFound);
  });

  it('onto a time that is taken change nothing, and say what is free', async () => {
    await makeBooking({ people: [leader.id], at: at('2026-11-25T10:00:00Z') });
    const booking = await makeBooking({ people: [provider.id, leader.id], at: at('2026-11-24T09:00:00Z') });
    const moved = await inTransaction((tx) => moveBooking(tx, booking.id, hour('2026-11-25T10:30:00Z'), null));
    expect(moved).toMatchObject({ ok: false, clash: { holders: [{ personId: leader.id }] } });
    expect(moved.ok ? [] : moved.clash.instead[0]?.startsAt).toEqual(at('2026-11-25T11:00:00Z'));
    expect(await readBookings([booking.id])).toMatchObject([{ startsAt: at('2026-11-24T09:00:00Z'), sequence: 0 }]);
    expect(await inTransaction((tx) => moveBooking(tx, booking.id, hour('2026-11-24T09:30:00Z'), null))).toMatchObject({ ok: true });
  });

  it('that change places with each other at once leave both as they were or both moved, never two at one time', async () => {
    const one = await makeBooking({ people: [provider.id, leader.id], at: at('2026-11-24T09:00:00Z') });
    const two = await makeBooking({ people: [leader.id, provider.id], at: at('2026-11-24T11:00:00Z') });
    await Promise.all(Array.from({ length: 10 }, (_, i) => inTransaction((tx) => moveBooking(tx, i % 2 ? one.id : two.id, hour(`2026-11-24T${String(8 + i).padStart(2, '0')}:30:00Z`), null))));
    const [first, second] = await readBookings([one.id, two.id]);
    expect(first && second && first.endsAt <= second.startsAt).toBe(true);
  });

  it('another person into it holds them and lets the one go', async () => {
    const booking = await makeBooking({ people: [provider.id], at: at('2026-11-24T09:00:00Z') });
    expect(await inTransaction((tx) => changeHolders(tx, booking.id, { people: [leader.id] }, null))).toMatchObject({ ok: true, booking: { sequence: 1 } });
    expect(await readBookings([booking.id])).toMatchObject([{ people: [leader.id] }]);
    await makeBooking({ people: [provider.id], at: at('2026-11-24T09:00:00Z') });
    expect(await inTransaction((tx) => changeHolders(tx, booking.id, { people: [leader.id, provider.id] }, null))).toMatchObject({ ok: false, clash: { holders: [{ personId: provider.id }] } });
  });
});

describe('free times', () => {
  it('are those of everyone, in their zones, beside what is booked; one that is to be moved is left out', async () => {
    const booking = await makeBooking({ people: [provider.id], at: at('2026-11-24T08:00:00Z'), hours: 5 });
    const wanted = { people: [provider.id, leader.id], minutes: 60, period: { from: at('2026-11-24T00:00:00Z'), until: at('2026-11-25T00:00:00Z') } };
    const found = await findFreeTimes(wanted);
    expect(found.times).toEqual([]);
    expect(found.partial[0]?.blocked).toHaveLength(1);
    expect(found.blockers.map(({ id }) => id)).toContain(provider.id);
    expect(found.people).toEqual([{ id: provider.id, zone: 'Africa/Nairobi', hasSaid: true }, { id: leader.id, zone: 'Africa/Lagos', hasSaid: true }]);
    expect((await findFreeTimes({ ...wanted, besides: [booking.id] })).times[0]?.startsAt).toEqual(at('2026-11-24T08:00:00Z'));
  });

  it('of someone who has said nothing keep the notice and the room that their form shows', async () => {
    const silent = await makePerson([]);
    const shown = await readAvailability(ownAvailability(silent));
    expect([shown.noticeMinutes, shown.bufferMinutes]).toEqual([1440, 15]);
    await makeBooking({ people: [silent.id], at: at('2026-11-21T10:00:00Z') });
    const checked = await checkTimes({ people: [silent.id], times: [hour('2026-11-20T10:00:00Z'), hour('2026-11-21T11:10:00Z'), hour('2026-11-21T11:15:00Z')] });
    expect(checked.map(({ blocked }) => blocked.map(({ reason }) => reason))).toEqual([['notice'], ['buffer'], []]);
  });

  it('that were chosen by hand are looked at for all that stands against them', async () => {
    await makeBooking({ people: [leader.id], at: at('2026-11-24T09:00:00Z') });
    const looked = async (...times: string[]) => (await checkTimes({ people: [provider.id, leader.id], times: times.map((time) => hour(`2026-11-24T${time}:00Z`)) })).map(({ blocked }) => blocked);
    expect(await looked('09:00', '16:00', '10:15')).toEqual([[{ id: leader.id, reason: 'booked' }], [{ id: provider.id, reason: 'hours' }, { id: leader.id, reason: 'hours' }], []]);
    // Also for what the others leave of it: the one wants room between bookings, and the other does not.
    expect((await looked('11:00', '10:00')).flat()).toEqual([{ id: provider.id, reason: 'buffer' }, { id: provider.id, reason: 'buffer' }]);
  });
});
