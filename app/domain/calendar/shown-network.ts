import { formatIn } from '#app/i18n/format.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { wordsOf } from '#app/i18n/words.server.ts';
import type { ShownDay, ShownPart } from './components/parts.ts';
import type { CutDay, View } from './day-plan.ts';
import type { NetworkItem } from './network-calendar.server.ts';

/** The pages on which a booking is told and moved, by its id; as far as there are any for the reader. */
export type BookingPages = Readonly<Record<string, { to: string; moveTo?: string }>>;

/**
 * The days of a network in words: who is held when, and where. Told before the page is drawn, and without what is not so: of a busy month it is
 * very much, and a page's data is written down as a whole.
 */
export function showNetworkDays(locale: Locale, days: readonly CutDay<NetworkItem>[], view: View, pages: BookingPages): ShownDay[] {
  const [t, format] = [wordsOf(locale), formatIn(locale)];
  const atSite = t('calendar.network.atSite');
  const listed = (names: readonly string[]) => (names.length === 1 ? (names[0] ?? '') : format.list(names));
  return days.map(({ day, parts, more }) => ({
    day,
    ...(more > 0 ? { more: { count: more, to: `?view=${view === 'month' ? 'week' : 'agenda'}&on=${day}` } } : {}),
    parts: parts.map(({ item: { id, people, isAtSite, sites }, from, until, began, goesOn }): ShownPart => ({
      // Nobody is held twice at one time.
      key: id ?? `${from} ${listed(people)}`,
      from,
      until,
      ...(began ? { began } : {}),
      ...(goesOn ? { goesOn } : {}),
      label: listed(people),
      ...(isAtSite ? { detail: sites.length > 0 ? listed(sites) : atSite } : {}),
      ...(id === null ? {} : pages[id]),
    })),
  }));
}
