import { localOf } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';
import type { Locale } from '#app/i18n/locales.ts';
import type { FoundTime } from './components/plan-form.tsx';
import type { OneOfTwo } from './pairing.server.ts';

interface Found extends BookingTime {
  earlyOrLate: readonly string[];
}

/** Times that were found, each on the clock of whoever plans and of the other. */
export function showTimes(locale: Locale, times: readonly Found[], zone: string, other: OneOfTwo, early: (name: string) => string): FoundTime[] {
  return times.map((time) => ({
    start: time.startsAt.toISOString(),
    told: wholeTime(tellTime(locale, time, zone)),
    theirs: `${other.name}: ${wholeTime(tellTime(locale, time, other.zone))}`,
    note: time.earlyOrLate.includes(other.id) ? early(other.name) : null,
  }));
}

/** What clashed, with what would be free instead. */
export function showClashes(locale: Locale, clashes: readonly { time: BookingTime; instead: readonly BookingTime[] }[], zone: string): { told: string; instead: string[] }[] {
  const tell = (time: BookingTime) => wholeTime(tellTime(locale, time, zone));
  return clashes.map(({ time, instead }) => ({ told: tell(time), instead: instead.map(tell) }));
}

/** With what a search begins: from tomorrow on, an hour, in the rhythm that was agreed. */
export function firstSearch(today: Date, zone: string, rhythmWeeks: number | null): Record<string, string> {
  return { from: localOf(new Date(today.getTime() + 86_400_000), zone).day, minutes: '60', count: '1', every: String(rhythmWeeks ?? 3) };
}
