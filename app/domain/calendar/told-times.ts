import { localOf } from './local-time.ts';
import type { BookingTime } from './model.ts';
import { asWritten } from '#app/i18n/day-words.ts';
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


/** Told by the server alone: browsers differ in how they write days, and in how new their zones are. */
export function tellTime(locale: Locale, { startsAt, endsAt }: BookingTime, zone: string): ToldTime {
  const { day, time } = localOf(startsAt, zone);
  return { day: tellDay(locale, day), hours: `${time}–${localOf(endsAt, zone).time}`, zone };
}

const formatOf = (language: string) => new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const FORMATS: Readonly<Record<Locale, Intl.DateTimeFormat>> = { en: formatOf('en-GB'), fr: formatOf('fr-FR') };
const told: Readonly<Record<Locale, Map<string, string>>> = { en: new Map(), fr: new Map() };

/** A day such as `2027-03-30` in words. A page tells the same few days hundreds of times. */
function tellDay(locale: Locale, day: string): string {
  const known = told[locale].get(day);
  if (known !== undefined) return known;
  const words = asWritten(locale, FORMATS[locale].format(new Date(`${day}T00:00Z`)).replace(',', ''));
  if (told[locale].size >= 1_000) told[locale].clear();
  told[locale].set(day, words);
  return words;
}

/** The same time for each of several people. */
export function tellTimeFor(locale: Locale, time: BookingTime, people: readonly { name: string; zone: string }[], readersZone: string): ToldFor[] {
  const readersDay = tellTime(locale, time, readersZone).day;
  return people.map(({ name, zone }) => {
    const theirs = tellTime(locale, time, zone);
    return { name, ...theirs, isOtherDay: theirs.day !== readersDay };
  });
}
