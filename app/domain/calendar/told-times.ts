import { localOf } from './local-time.ts';
import type { BookingTime } from './model.ts';
import type { Locale } from '#app/i18n/locales.ts';

/** A time as the clocks of one zone show it, in words of a language. */
export interface ToldTime {
  /** Tuesday 30 March 2027 */
  day: string;
  /** 14:00–15:30 */
  hours: string;
  zone: string;
}

/** The time of each person, with their day where it is another one than for whoever reads. */
export interface ToldFor extends ToldTime {
  name: string;
  isOtherDay: boolean;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Told by the server alone: browsers differ in how they write days, and in how new their zones are. */
export function tellTime(locale: Locale, { startsAt, endsAt }: BookingTime, zone: string): ToldTime {
  return { day: tellDay(locale, startsAt, zone), hours: `${localOf(startsAt, zone).time}–${localOf(endsAt, zone).time}`, zone };
}

export function tellDay(locale: Locale, at: Date, zone: string): string {
  const key = `${locale}|${zone}`;
  const known = formats.get(key);
  const format = known ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: zone });
  if (!known && formats.size < 500) formats.set(key, format);
  return format.format(at).replace(',', '');
}

/** The same time for each of several people. */
export function tellTimeFor(locale: Locale, time: BookingTime, people: readonly { name: string; zone: string }[], readersZone: string): ToldFor[] {
  const readersDay = localOf(time.startsAt, readersZone).day;
  return people.map(({ name, zone }) => ({ name, ...tellTime(locale, time, zone), isOtherDay: localOf(time.startsAt, zone).day !== readersDay }));
}
