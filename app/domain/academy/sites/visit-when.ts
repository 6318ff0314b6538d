import { momentOf, weekdayOf } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { roomOf } from '#app/domain/calendar/room.ts';
import { Refusal } from '#app/domain/refusal.ts';

interface Wanted {
  /** Such as `2027-03-30`, and `09:30` by the clock of `zone`. */
  day: string;
  time: string;
  minutes: number;
  zone: string;
}

interface Opening {
  /** Days of the week on which the site receives, from Monday (1). */
  weekdays: readonly number[];
  site: { capacity: number | null };
}

/**
 * The time of a visit, asked for or moved: one that is to come, on a day on which its site receives as many as come. Pure.
 * @throws Refusal `academy.errors.never`, `academy.errors.past`, `academy.errors.weekday`, `academy.errors.room`
 */
export function timeOfVisit({ day, time, minutes, zone }: Wanted, { weekdays, site }: Opening, count: number, present: Date): BookingTime {
  const moment = momentOf(day, time, zone);
  if (moment.kind === 'never') throw new Refusal('academy.errors.never');
  if (moment.at <= present) throw new Refusal('academy.errors.past');
  if (!weekdays.includes(weekdayOf(day))) throw new Refusal('academy.errors.weekday');
  const room = roomOf([site]);
  if (room !== null && count > room) throw new Refusal('academy.errors.room', { count, room });
  return { startsAt: moment.at, endsAt: new Date(moment.at.getTime() + minutes * 60_000) };
}
