import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookSeries, type Clash } from '#app/domain/calendar/bookings.server.ts';
import { findFreeTimes, type FreeTimes } from '#app/domain/calendar/free-times.server.ts';
import { instantMeant, localOf, momentOf, spanOfDay, type LocalMoment, type WhichOfTwo } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { expandSeries } from '#app/domain/calendar/series.ts';
import { dateOf } from '#app/domain/calendar/spans.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { WEEKS_SEARCHED, type MeetingSearch, type PlanEntry } from './meeting-forms.ts';
import { findGoingOn, holdPairing, isGoingOn, type Standing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';

/** The zone of whoever plans. */
export function zoneOf(standing: Standing, person: AskingPerson): string {
  return standing.people.find(({ id }) => id === person.id)?.zone ?? 'UTC';
}

/** The pairing, where meetings can be planned in it now. @throws NotFound, Refusal */
export async function findPlanning(person: AskingPerson, pairingId: string): Promise<Standing> {
  const standing = await findGoingOn(person, pairingId);
  if (!standing.other) throw new Refusal('mentoring.refusals.over');
  if (standing.pairing.state === 'paused') throw new Refusal('mentoring.refusals.paused');
  return standing;
}

/** Times that suit the two, within four weeks of a day. */
export async function searchMeetingTimes(standing: Standing, zone: string, { from, minutes }: MeetingSearch): Promise<FreeTimes> {
  const start = dateOf(spanOfDay(from, zone).from);
  return findFreeTimes({ people: standing.people.map(({ id }) => id), minutes, period: { from: start < now() ? now() : start, until: new Date(start.getTime() + WEEKS_SEARCHED * 7 * 86_400_000) }, limit: 9 });
}

export type Planned = { ok: true; meetings: number } | { ok: false; clashes: readonly Clash[] };

/** The instant of an hour on a day: it is never guessed which is meant. */
function instantOf(day: string, moment: LocalMoment, which: WhichOfTwo): Date {
  if (moment.kind === 'never') throw new Refusal('mentoring.errors.never', { day });
  const at = instantMeant(moment, which);
  if (!at) throw new RefusedField('which', 'mentoring.errors.twice', { day });
  return at;
}

/** The time to which a meeting is moved. @throws Refusal on a day on which there is no such hour; RefusedField `which` where the clocks show it twice and it was not said which is meant */
export function timeOfMeeting({ day, time, which, minutes }: { day: string; time: string; which: WhichOfTwo; minutes: number }, zone: string): BookingTime {
  const startsAt = instantOf(day, momentOf(day, time, zone), which);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** The times of a series: the hour on the clock stays. @throws Refusal with the day on which there is no such hour, or when it has begun; RefusedField `which` with the day on which there are two, until it was said which is meant */
function timesOfPlan({ start, day, time, which = '', minutes, every, count }: Pick<PlanEntry, 'start' | 'day' | 'time' | 'which' | 'minutes' | 'every' | 'count'>, zone: string, today: Date): BookingTime[] {
  const first = start ? { ...localOf(new Date(start), zone) } : { day, time };
  return expandSeries({ ...first, zone, everyWeeks: every, count }).map((one, i) => {
    const at = start && i === 0 ? new Date(start) : instantOf(one.day, one.moment, which);
    if (at <= today) throw new Refusal('mentoring.errors.past');
    return { startsAt: at, endsAt: new Date(at.getTime() + minutes * 60_000) };
  });
}

/**
 * Books one meeting or a series for the two, as a whole or not at all; then it says which of the times clash, and what would
 * be free. With `leaveOut` what clashes is left out, unless that is all. @throws NotFound, Refusal
 */
export async function planMeetings(person: AskingPerson, pairingId: string, entry: PlanEntry): Promise<Planned> {
  const standing = await findPlanning(person, pairingId);
  const zone = zoneOf(standing, person);
  const times = timesOfPlan(entry, zone, now());
  return inTransaction(async (tx) => {
    const held = await holdPairing(tx, pairingId);
    if (!isGoingOn({ pairing: held }) || held.state === 'paused') throw new Refusal('mentoring.refusals.notNow');
    const book = (wanted: readonly BookingTime[]) => bookSeries(tx, { subject: { type: 'pairing', id: pairingId }, times: wanted, zone, people: standing.people.map(({ id }) => id), byId: person.id });
    let booked = await book(times);
    if (!booked.ok && entry.leaveOut) {
      const clashing = new Set(booked.clashes.map(({ position }) => position));
      const free = times.filter((_, position) => !clashing.has(position));
      if (free.length > 0) booked = await book(free);
    }
    if (!booked.ok) return { ok: false, clashes: booked.clashes };
    const safe = await openPairing(pairingId, tx);
    const rows = booked.bookings.map(({ id: bookingId }) => ({ id: newId(), bookingId }));
    const seal = (field: 'agenda' | 'place', text: string, rowId: string) => safe.seal(text || null, { model: 'meeting', field, rowId });
    await tx.meeting.createMany({ data: rows.map(({ id, bookingId }) => ({ id, bookingId, pairingId, form: entry.form, agenda: seal('agenda', entry.agenda, id), place: seal('place', entry.place, id), createdAt: now() })) });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'meeting.planned', subjectType: 'pairing', subjectId: pairingId, data: { count: rows.length } });
    return { ok: true, meetings: rows.length };
  });
}

/** How many weeks from one meeting to the next the two agreed; null before that. The caller has asked who reads. */
export async function readRhythm(pairingId: string): Promise<number | null> {
  const signed = await database().pairingAgreement.findFirst({ where: { pairingId, state: 'signed' }, select: { rhythmWeeks: true } });
  return signed?.rhythmWeeks ?? null;
}
