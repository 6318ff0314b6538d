import { instantMeant, localOf, momentOf, weekdayOf, type WhichOfTwo } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { roomOf } from '#app/domain/calendar/room.ts';
import { Refusal, RefusedField } from '#app/domain/refusal.ts';

interface Wanted {
  /** Such as `2027-03-30`, and `09:30` by the clock of `zone`. */
  day: string;
  time: string;
  /** Which is meant where the clocks show it twice. */
  which?: WhichOfTwo;
  minutes: number;
  zone: string;
}

interface Opening {
  /** Days of the week on which the site receives, from Monday (1). */
  weekdays: readonly number[];
  site: { capacity: number | null };
}

/**
 * The time of a visit, asked for or moved: one that is to come, on a day on which its site receives as many as come. Where the clocks show it twice it is asked which is meant. Pure.
 * @throws RefusedField `which`; Refusal `academy.errors.never`, `academy.errors.past`, `academy.errors.weekday`, `academy.errors.room`
 */
export function timeOfVisit({ day, time, which = '', minutes, zone }: Wanted, { weekdays, site }: Opening, count: number, present: Date): BookingTime {
  const moment = momentOf(day, time, zone);
  if (moment.kind === 'never') throw new Refusal('academy.errors.never');
  const startsAt = instantMeant(moment, which);
  if (!startsAt) throw new RefusedField('which', 'academy.errors.twice');
  if (startsAt <= present) throw new Refusal('academy.errors.past');
  if (!weekdays.includes(weekdayOf(day))) throw new Refusal('academy.errors.weekday');
  const room = roomOf([site]);
  if (room !== null && count > room) throw new Refusal('academy.errors.room', { count, room });
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/** A time as the fields of a form have it that moves a visit, with which of two it is where the clocks show it twice. Pure. */
export function fieldsOfTime({ startsAt, endsAt }: BookingTime, zone: string): { day: string; time: string; which: WhichOfTwo; minutes: string } {
  const { day, time } = localOf(startsAt, zone);
  const moment = momentOf(day, time, zone);
  return { day, time, which: moment.kind !== 'twice' ? '' : +moment.again === +startsAt ? 'second' : 'first', minutes: String(Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000)) };
}
