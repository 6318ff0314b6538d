import { asWritten } from './day-words.ts';
import type { Locale } from './locales.ts';
import { useLocale } from './page-words.tsx';

/** How dates, numbers and lists are written in a language. Dates come as instants (ISO 8601) or as days (`2026-11-23`). */
export interface Format {
  /** A day: 23 November 2026. */
  date(value: string | Date, timeZone?: string): string;
  /** A month, by any day of it: November 2026. */
  month(value: string | Date): string;
  /** A moment: 23 November 2026, 14:02. */
  dateTime(value: string | Date, timeZone?: string): string;
  /** A time of day: 14:02. */
  time(value: string | Date, timeZone?: string): string;
  number(value: number, fractionDigits?: number): string;
  /** 0.42 → 42 %. */
  percent(share: number): string;
  list(items: readonly string[]): string;
}

const FORMS = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A day as it comes without a time: `2026-11-23`. */
const A_DAY = 10;

const [NARROW, NO_BREAK] = ['\u202f', '\u00a0'];

/**
 * Days without a time are read as UTC midnight; instants are told in `timeZone`, or UTC where none is known. Only forms on
 * which the server and every browser agree are used: a page must read the same once its script runs.
 */
export function formatIn(locale: Locale): Format {
  const tag = locale === 'en' ? 'en-GB' : 'fr-FR';
  const moment = (value: string | Date, form: keyof typeof FORMS, timeZone = 'UTC') =>
    cached(`${tag}|${timeZone}|${form}`, () => new Intl.DateTimeFormat(tag, { ...FORMS[form], timeZone })).format(new Date(value));
  const day = (value: string | Date, timeZone?: string) => asWritten(locale, moment(value, 'day', timeZone));
  // Days come again and again; instants hardly do.
  const date: Format['date'] = (value, timeZone) => (import.meta.env.SSR && typeof value === 'string' && value.length === A_DAY ? keep(`${tag}|${value}|${timeZone ?? ''}`, () => day(value, timeZone)) : day(value, timeZone));
  const time: Format['time'] = (value, timeZone) => moment(value, 'time', timeZone);
  return {
    date,
    month: (value) => moment(value, 'month'),
    time,
    dateTime: (value, timeZone) => `${date(value, timeZone)}, ${time(value, timeZone)}`,
    number: (value, fractionDigits = 0) => figure(`${tag}|n${fractionDigits}`, value, () => new Intl.NumberFormat(tag, { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits })),
    percent: (share) => figure(`${tag}|percent`, share, () => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 })),
    list: (items) => cached(`${tag}|list`, () => new Intl.ListFormat(tag, { type: 'conjunction' })).format(items),
  };
}

const formatters = new Map<string, object>();

function cached<T extends object>(key: string, make: () => T): T {
  const known = formatters.get(key) as T | undefined;
  if (known) return known;
  const made = make();
  if (formatters.size < 500) formatters.set(key, made);
  return made;
}

function figure(form: string, value: number, make: () => Intl.NumberFormat): string {
  const write = () => cached(form, make).format(value).replaceAll(NARROW, NO_BREAK);
  return import.meta.env.SSR ? keep(`${form}|${value}`, write) : write();
}

/** Figures and days that the server wrote before, by form and value: scores, counts and dates come again and again, and `Intl` takes more than a microsecond for each. */
const figures = new Map<string, string>();

function keep(key: string, write: () => string): string {
  const known = figures.get(key);
  if (known !== undefined) return known;
  const written = write();
  if (figures.size < 2_000) figures.set(key, written);
  return written;
}

const formats = new Map<Locale, Format>();

/** The format of the page's language: one for all that asks. */
export function useFormat(): Format {
  const locale = useLocale();
  let format = formats.get(locale);
  if (!format) formats.set(locale, (format = formatIn(locale)));
  return format;
}
