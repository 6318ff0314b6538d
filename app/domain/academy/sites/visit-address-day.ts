// Apart from the life of a visit: pages name that, and must not bring what reckons with days into the browser.
import { dayOfNumber, numberOfDay } from '#app/domain/calendar/local-time.ts';

/**
 * From which day on the address is read once a visit is moved, days being such as `2027-03-30`: as many days before it as it was,
 * and never before the day that the host had set, unless the visit itself is.
 */
export function addressDayAfter({ addressDay, from, to }: { addressDay: string; from: string; to: string }): string {
  const [set, by] = [numberOfDay(addressDay), numberOfDay(to) - numberOfDay(from)];
  return dayOfNumber(Math.min(numberOfDay(to), Math.max(set, set + by)));
}
