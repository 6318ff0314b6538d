import type { Reason } from '#app/domain/calendar/painting.ts';
import { localOf } from '#app/domain/calendar/local-time.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { tellTime, type ToldTime } from '#app/domain/calendar/told-times.ts';
import { keyOf } from './objections.ts';
import { MOST_SEARCHED } from './session-forms.ts';

interface Attending {
  id: string;
  name: string;
  zone: string;
}

/** A time on one clock, for all who live by it and against whom the same stands. */
export interface ToldTogether extends ToldTime {
  names: string[];
  /** Whether their day is another one than for whoever reads. */
  isOtherDay: boolean;
  /** Why they cannot, or that they have it early or late. */
  mark: string | null;
}

/** A time of a plan or a search as a page shows it, all of it in words. */
export interface Shown {
  told: ToldTime;
  times: ToldTogether[];
  blocked: { key: string; name: string; reason: string }[];
}

/** Tells a time to whoever reads, and for each of the people: those with one clock together, so that twelve are taken in at a glance. */
export function showTime(locale: Locale, time: BookingTime & { blocked?: readonly { id: string; reason: Reason }[]; earlyOrLate?: readonly string[] }, people: readonly Attending[], zone: string): Shown {
  const { blocked = [], earlyOrLate = [] } = time;
  const told = tellTime(locale, time, zone);
  const together = new Map<string, ToldTogether>();
  for (const one of people) {
    const mark = blocked.find(({ id }) => id === one.id)?.reason ?? (earlyOrLate.includes(one.id) ? 'early' : null);
    const key = `${one.zone} ${mark}`;
    const known = together.get(key);
    if (known) {
      known.names.push(one.name);
      continue;
    }
    const theirs = tellTime(locale, time, one.zone);
    together.set(key, { ...theirs, names: [one.name], isOtherDay: theirs.day !== told.day, mark });
  }
  return { told, times: [...together.values()], blocked: blocked.map(({ id, reason }) => ({ key: keyOf(time, id, reason), name: people.find((one) => one.id === id)?.name ?? '', reason })) };
}

/** What a plan that begins at a time is asked with. */
export function planQuery({ startsAt }: BookingTime, { people, remote = [], minutes, zone, every, count }: { people: readonly string[]; remote?: readonly string[] | undefined; minutes: number; zone: string; every: number; count: number }): string {
  const { day, time } = localOf(startsAt, zone);
  const query = new URLSearchParams({ day, time, zone, minutes: String(minutes), every: String(every), count: String(count) });
  for (const id of people) query.append('people[]', id);
  for (const id of remote) query.append('remote[]', id);
  return query.toString();
}

/** The query of a plan as that of a search for its day. */
export function searchQuery(plan: URLSearchParams): string {
  const query = new URLSearchParams([...plan].filter(([name]) => name !== 'day' && name !== 'time'));
  for (const end of ['from', 'until']) query.set(end, plan.get('day') ?? '');
  return query.toString();
}

/** What a search begins with: everyone who gives and leads, as far as it takes them, within the dates that were agreed, from tomorrow on at the earliest. */
export function firstSearch(terms: { startsOn: Date | null; endsOn: Date | null } | null, attendees: readonly (Attending & { part: string })[], zone: string, now: Date): Record<string, string | string[]> {
  const DAY = 86_400_000;
  const from = new Date(Math.max(terms?.startsOn?.getTime() ?? 0, now.getTime() + DAY));
  const until = new Date(Math.min(Math.max(terms?.endsOn?.getTime() ?? 0, from.getTime() + 7 * DAY), from.getTime() + 28 * DAY));
  const dayOf = (at: Date) => at.toISOString().slice(0, 10);
  return { people: attendees.filter(({ part }) => part === 'provider' || part === 'lead').slice(0, MOST_SEARCHED).map(({ id }) => id), from: dayOf(from), until: dayOf(until), minutes: '60', zone, count: '1', every: '1' };
}

interface Found {
  times: readonly (BookingTime & { blocked: readonly { id: string; reason: Reason }[]; earlyOrLate: readonly string[] })[];
  partial: Found['times'];
  blockers: readonly { id: string; steps: number; alone: number; reasons: readonly string[] }[];
  people: readonly { id: string; zone: string; hasSaid: boolean }[];
}

/** The result of a search in words, each time with the way to plan from it. */
export function showSearch(locale: Locale, engagementId: string, { times, partial, blockers, people }: Found, attendees: readonly Attending[], entry: { people: readonly string[]; remote?: readonly string[] | undefined; minutes: number; zone: string; every: number; count: number }) {
  const chosen = attendees.filter(({ id }) => entry.people.includes(id)).map((one) => ({ ...one, zone: people.find(({ id }) => id === one.id)?.zone ?? one.zone }));
  const nameOf = (id: string) => chosen.find((one) => one.id === id)?.name ?? '';
  const show = (time: Found['times'][number]) => ({ ...showTime(locale, time, chosen, entry.zone), to: `/engagements/${engagementId}/schedule/series?${planQuery(time, entry)}` });
  return {
    times: times.map(show),
    partial: partial.map(show),
    blockers: blockers.map(({ id, ...one }) => ({ ...one, name: nameOf(id) })),
    unsaid: people.filter(({ hasSaid }) => !hasSaid).map(({ id }) => nameOf(id)).filter(Boolean),
  };
}
