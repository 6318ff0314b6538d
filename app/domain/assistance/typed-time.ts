import { localOf } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { gapAt, isTwice } from './session-forms.ts';

/** The fields of a form that moves a session: its time now, or the one that an address names (where it was dropped). */
export function toMove({ startsAt, endsAt }: BookingTime, zone: string, wanted?: URLSearchParams): { day: string; time: string; zone: string; minutes: string; which: string } {
  const { day, time } = localOf(startsAt, zone);
  const minutes = String(Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000));
  const named = (name: string, form: RegExp) => (form.test(wanted?.get(name) ?? '') ? (wanted?.get(name) ?? null) : null);
  return { day: named('day', /^\d{4}-\d\d-\d\d$/) ?? day, time: named('time', /^\d\d:\d\d$/) ?? time, zone, minutes, which: '' };
}

/** What the clocks do at a time that was typed: jump over it, or show it twice. */
export function whatIsTyped(typed: Readonly<Record<string, unknown>>): { gap: { from: string; to: string } | null; isTwice: boolean } {
  const [day, time, zone] = [String(typed.day ?? ''), String(typed.time ?? ''), String(typed.zone ?? '')];
  return { gap: gapAt({ day, time }, zone), isTwice: isTwice({ day, time }, zone) };
}
