import type { BookingTime } from '#app/domain/calendar/model.ts';
import type { Reason } from '#app/domain/calendar/painting.ts';

/** Who cannot at a time, and why. */
export interface Objection {
  /** Tells it from all others, also of the same person at another time. */
  key: string;
  name: string;
  reason: Reason;
}

/** What of it all a form sends back of an objection that it showed. */
export function keyOf({ startsAt, endsAt }: BookingTime, id: string, reason: Reason): string {
  return `${startsAt.getTime() / 60_000}.${endsAt.getTime() / 60_000}.${id}.${reason}`;
}

/** Whether there is one that was not shown to whoever overrules those that were. */
export function isAnyNew(objections: readonly Pick<Objection, 'key'>[], shown: readonly string[]): boolean {
  return objections.some(({ key }) => !shown.includes(key));
}
