import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { zoneOfPerson } from './availability.server.ts';
import { readMoves } from './bookings.server.ts';
import { loadCalendars } from './calendars.server.ts';
import { layOverDays, shownBy, type View } from './day-plan.ts';
import type { Entry } from './icalendar.ts';
import { timeKnown } from './known-times.ts';
import { dayIn, spanOfDay } from './local-time.ts';
import { absentSpans, openSpans } from './open-times.ts';
import { dateOf, spanOf, spansWithout, type Span } from './spans.ts';

/** One thing in a calendar: a booking, or a time that is busy elsewhere. */
export interface CalendarItem extends Span {
  kind: 'booking' | 'busy';
  id: string;
  isCancelled: boolean;
  subject: { type: string; id: string } | null;
}

/** What a person's calendar shows around a day (today, when none is named), in their zone. */
export async function readOwnCalendar(person: AskingPerson, view: View, around: string | undefined) {
  const zone = zoneOfPerson(person);
  const today = dayIn(zone, now());
  const shown = shownBy(view, around ?? today, today);
  const period = { from: spanOfDay(shown.firstDay, zone).from, until: spanOfDay(lastDayOf(shown), zone).until };
  const [[calendar], bookings] = await Promise.all([loadCalendars({ people: [person.id] }, period), readOwnBookings(person, period)]);
  const busy = (calendar?.busy ?? []).filter(({ from, until }) => from < period.until && until > period.from).map((span, i): CalendarItem => ({ ...span, kind: 'busy', id: `busy-${i}`, isCancelled: false, subject: null }));
  const lay = (spans: readonly Span[]) => layOverDays(spans, shown.firstDay, shown.days, zone);
  const absences = calendar ? absentSpans(calendar) : [];
  const open = calendar?.hasSaid ? lay(spansWithout(openSpans(calendar, period), absences)) : [];
  const absent = lay(absences);
  return {
    zone,
    isZoneChosen: person.timeZone !== null,
    hasSaid: calendar?.hasSaid ?? false,
    shown,
    days: layOverDays([...bookings, ...busy], shown.firstDay, shown.days, zone).map(({ day, parts }, i) => ({
      day,
      parts,
      open: (open[i]?.parts ?? []).map(({ from, until }) => ({ from, until })),
      isAbsent: (absent[i]?.parts.length ?? 0) > 0,
    })),
  };
}

function lastDayOf({ firstDay, days }: { firstDay: string; days: number }): string {
  return new Date(Date.parse(firstDay) + (days - 1) * 86_400_000).toISOString().slice(0, 10);
}

const HELD = { personId: true, releasedAt: true, startsAt: true, endsAt: true, booking: { select: { id: true, zone: true, state: true, sequence: true, changedAt: true, subjectType: true, subjectId: true } } } as const;

async function readOwnBookings(person: AskingPerson, period: Span): Promise<CalendarItem[]> {
  const holds = await database().hold.findMany({ where: { personId: person.id, startsAt: { lt: dateOf(period.until) }, endsAt: { gt: dateOf(period.from) } }, relationLoadStrategy: 'join', select: HELD });
  return holds.filter(isToTheEnd).map((hold) => ({ ...spanOf(hold), kind: 'booking', id: hold.booking.id, isCancelled: hold.booking.state === 'cancelled', subject: { type: hold.booking.subjectType, id: hold.booking.subjectId } }));
}

/** Whether a hold is in force, or was when its booking was cancelled: whoever was let go before has no more to do with it. */
function isToTheEnd({ releasedAt, booking }: { releasedAt: Date | null; booking: { state: string; changedAt: Date } }): boolean {
  return releasedAt === null || (booking.state === 'cancelled' && +releasedAt === +booking.changedAt);
}

/**
 * One booking of the person's own: when, in their zone and in the one in which it was meant, and what it was before. For whoever was
 * let go it is off, and stands where it stood then. @throws NotFound
 */
export async function readOwnBooking(person: AskingPerson, id: string) {
  const { releasedAt, state, zone, subject, moves, ...time } = await findOwnTime(person, id);
  return {
    id,
    zone: zoneOfPerson(person),
    meantIn: zone,
    state,
    startsAt: time.startsAt.toISOString(),
    endsAt: time.endsAt.toISOString(),
    subject,
    moves: moves.filter(({ at }) => releasedAt === null || at <= releasedAt).map((move) => ({ kind: move.kind, at: move.at.toISOString(), startsAt: move.startsAt.toISOString(), by: move.by?.pseudonym ?? null })),
  };
}

/** The same as a calendar file takes it. @throws NotFound */
export async function readOwnEntry(person: AskingPerson, id: string): Promise<Entry> {
  const { startsAt, endsAt, zone, state, sequence, changedAt } = await findOwnTime(person, id);
  return { id, startsAt, endsAt, zone, state, sequence, changedAt };
}

async function findOwnTime(person: AskingPerson, bookingId: string) {
  const [holds, moves] = await Promise.all([database().hold.findMany({ where: { personId: person.id, bookingId }, relationLoadStrategy: 'join', orderBy: { releasedAt: { sort: 'desc', nulls: 'first' } }, select: HELD }), readMoves(bookingId)]);
  const hold = holds.find(isToTheEnd) ?? holds[0];
  if (!hold) throw new NotFound();
  const { booking, startsAt, endsAt } = hold;
  const isOff = !isToTheEnd(hold);
  const time = isOff ? timeKnown({ startsAt, endsAt }, hold.releasedAt, moves) : { startsAt, endsAt };
  const { zone, sequence, changedAt, subjectType: type, subjectId } = booking;
  return { ...time, zone, sequence, changedAt, moves, subject: { type, id: subjectId }, releasedAt: isOff ? hold.releasedAt : null, state: isOff ? ('cancelled' as const) : booking.state };
}
