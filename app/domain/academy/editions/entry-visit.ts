import { minuteOf } from '#app/domain/calendar/days-ahead.ts';
import { localOf, momentOf, numberOfDay, timeOfMinute } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import type { VisitState } from '#app/platform/generated/enums.ts';
import type { VisitClash } from './timetable-clashes.ts';
import { isCalledOff, isGoingOn } from '../sites/visit-life.ts';

/** What is known of an entry that is a visit to a site. */
export interface VisitingEntry {
  /** Null for an hour that the clocks of the place leave out. */
  time: BookingTime | null;
  isRemoved: boolean;
  /** The latest that was asked for from it. */
  visit: (BookingTime & { state: VisitState }) | null;
  /** Whether its site receives visits; null where nobody hosts any. */
  receives: boolean | null;
  /** How many people could come. */
  coming: number;
}

/** Where the visit of an entry stands. */
export interface StandOfVisit {
  state: VisitState | 'none';
  /** The host has said yes, and the visit is when the entry is. */
  isSettled: boolean;
  /** The two say different times; or the visit goes on though its entry was taken out. */
  clash: VisitClash | null;
  /** Whether a visit can be asked for now, or what stands against it; null where there is nothing to ask for. */
  ask: 'now' | 'noHost' | 'siteClosed' | 'nobody' | null;
}

/** The state of an entry's visit: what is told of it, what clashes, what can be done. One that was held clashes with nothing. Pure. */
export function standOfVisit({ time, isRemoved, visit, receives, coming }: VisitingEntry, present: Date): StandOfVisit {
  const isThere = visit !== null && !isCalledOff(visit.state);
  const differs = visit !== null && (time === null || +visit.startsAt !== +time.startsAt || +visit.endsAt !== +time.endsAt);
  const clash = !visit || !isGoingOn(visit.state) ? null : isRemoved ? 'visitLeft' : differs ? 'visitTime' : null;
  const isToCome = time !== null && time.startsAt > present;
  return {
    state: visit?.state ?? 'none',
    isSettled: isThere && visit.state !== 'requested' && clash === null,
    clash,
    ask: isThere || isRemoved || !isToCome ? null : receives === null ? 'noHost' : !receives ? 'siteClosed' : coming === 0 ? 'nobody' : 'now',
  };
}

/** The days of an edition, by the clock of its place. */
export interface EditionDays {
  /** Its first day, such as `2026-11-23`. */
  startsOn: string;
  days: number;
  zone: string;
}

/** Whether an entry stands in the timetable at the time of a visit. Pure. */
export function isAtVisit(entry: { day: number; fromMinute: number; untilMinute: number }, visit: BookingTime, edition: EditionDays): boolean {
  const at = timeInEdition(visit, edition);
  return at !== null && at.day === entry.day && at.fromMinute === entry.fromMinute && at.untilMinute === entry.untilMinute;
}

/** Where an entry stands that is at the time of a visit; null where the edition has no such day, or the visit passes midnight. Pure. */
export function timeInEdition({ startsAt, endsAt }: BookingTime, { startsOn, days, zone }: EditionDays): { day: number; fromMinute: number; untilMinute: number } | null {
  const [from, until] = [localOf(startsAt, zone), localOf(endsAt, zone)];
  const day = numberOfDay(from.day) - numberOfDay(startsOn);
  const isMidnight = until.time === '00:00' && numberOfDay(until.day) === numberOfDay(from.day) + 1;
  const [fromMinute, untilMinute] = [minuteOf(from.time, false), isMidnight ? 1440 : minuteOf(until.time, false)];
  if (day < 0 || day >= days || (until.day !== from.day && !isMidnight) || untilMinute <= fromMinute) return null;
  // An hour that comes twice, or seconds: an entry could not say it.
  const isSaid = (at: Date, on: string, minute: number) => { const moment = momentOf(on, timeOfMinute(minute % 1440), zone); return moment.kind !== 'never' && +moment.at === +at; };
  return isSaid(startsAt, from.day, fromMinute) && isSaid(endsAt, until.day, untilMinute) ? { day, fromMinute, untilMinute } : null;
}
