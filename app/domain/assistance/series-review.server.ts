import { localOf } from '#app/domain/calendar/local-time.ts';
import { expandSeries } from '#app/domain/calendar/series.ts';
import { isZone } from '#app/domain/calendar/zone.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Locale } from '#app/i18n/locales.ts';
import type { ShownRow } from './components/series-form.tsx';
import { reviewPlan, type Attendee } from './scheduling.server.ts';
import { gapAt, isTwice, rowsOf, seriesSchema, type PlannedRow, type SeriesStart } from './session-forms.ts';
import { showTime } from './shown-plan.ts';
import { tellTime } from '#app/domain/calendar/told-times.ts';
import { wholeTime } from '#app/domain/calendar/whole-time.ts';

/** The rows with which a series begins: its hour on the clock stays, whatever the clocks do between. */
export function firstRows({ day, time, zone, every, count }: SeriesStart): PlannedRow[] {
  return expandSeries({ day, time, zone, everyWeeks: every, count }).map((one) => ({ day: one.day, time: one.time, keep: true, which: '' }));
}

/** The fields of a form that holds these rows. */
export function fieldsOf(rows: readonly PlannedRow[]): Record<string, string> {
  return Object.fromEntries(rows.flatMap(({ day, time, keep, which }, i) => [[`day-${i}`, day], [`time-${i}`, time], [`which-${i}`, which], ...(keep ? [[`keep-${i}`, 'on']] : [])]));
}

/** Which of the times of a plan are over, told by their days. */
export function pastErrors(times: readonly { row: number; startsAt: Date }[]): Record<string, string> {
  return Object.fromEntries(times.filter(({ startsAt }) => startsAt <= now()).map(({ row }) => [`day-${row}`, 'assistance.sessions.errors.past']));
}

/** The fields of a plan, with a row to fill in where none was sent. */
export function withRow<Fields extends Readonly<Record<string, unknown>>>(fields: Fields): Fields {
  return rowsOf(fields).length > 0 ? fields : { ...fields, rows: '1', 'keep-0': 'on' };
}

/** For whom, on whose clock and how long a plan is, as far as its fields can be understood. */
export function planOf(fields: Readonly<Record<string, unknown>>): { people: string[]; zone: string; minutes: number } {
  return { people: ([] as unknown[]).concat(fields.people ?? []).map(String), zone: typeof fields.zone === 'string' && isZone(fields.zone) ? fields.zone : 'UTC', minutes: Number(fields.minutes) || 60 };
}

/** A plan as its page shows it: whatever of it can be understood is told for everyone who can take part, and checked; whatever cannot is said. */
export async function reviewRows(locale: Locale, attendees: readonly Attendee[], fields: Readonly<Record<string, unknown>>): Promise<ShownRow[]> {
  const { people: typed, zone, minutes } = planOf(fields);
  const chosen = attendees.filter(({ id }) => typed.includes(id));
  const people = chosen.map(({ id }) => id);
  const rows = rowsOf(fields);
  const times = rows.flatMap((row, i) => {
    const parsed = seriesSchema.safeParse({ ...fieldsOf([row]), zone, minutes: String(minutes), people, rows: '1', form: 'remote', place: '', agenda: '' });
    return row.keep && parsed.success && parsed.data.times[0] ? [{ ...parsed.data.times[0], row: i }] : [];
  });
  const reviewed = new Map((await reviewPlan(attendees, { people, minutes, times })).map((one) => [one.row, one]));
  return rows.map((row, i) => {
    const known = reviewed.get(i);
    return {
      ...row,
      shown: known ? showTime(locale, { ...known.time, blocked: known.blocked, earlyOrLate: known.earlyOrLate }, chosen, zone) : null,
      gap: row.keep ? gapAt(row, zone) : null,
      isTwice: isTwice(row, zone),
      instead: (known?.instead ?? []).map((time) => ({ ...localOf(time.startsAt, zone), told: wholeTime(tellTime(locale, time, zone)) })),
    };
  });
}
