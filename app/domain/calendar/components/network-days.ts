import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import type { readNetworkCalendar } from '../network-calendar.server.ts';
import type { View } from '../day-plan.ts';
import type { ShownDay } from './parts.ts';

type NetworkDay = Awaited<ReturnType<typeof readNetworkCalendar>>['days'][number];

/** The pages on which a booking is told and moved, by its id; as far as there are any for the reader. */
export type BookingPages = Readonly<Record<string, { to: string; moveTo?: string; label?: string }>>;

/** The days of a network in words: who is held when. */
export function useNetworkDays(days: readonly NetworkDay[], view: View, pages: BookingPages): ShownDay[] {
  const { t } = useTranslation();
  const format = useFormat();
  return days.map(({ day, parts, more }) => ({
    day,
    more: more > 0 ? { count: more, to: `?view=${view === 'month' ? 'week' : 'agenda'}&on=${day}` } : undefined,
    parts: parts.map(({ item, ...part }) => ({
      ...part,
      key: `${item.id}-${day}`,
      look: 'booking',
      label: format.list(item.people),
      detail: [pages[item.id]?.label, item.isAtSite ? t('calendar.network.atSite') : ''].filter(Boolean).join(' · ') || undefined,
      to: pages[item.id]?.to,
      moveTo: pages[item.id]?.moveTo,
    })),
  }));
}
