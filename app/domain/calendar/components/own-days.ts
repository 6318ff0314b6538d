import { useTranslation } from '#app/i18n/page-words.tsx';
import type { readOwnCalendar } from '../own-calendar.server.ts';
import type { ShownDay } from './parts.ts';

type OwnDay = Awaited<ReturnType<typeof readOwnCalendar>>['days'][number];

/** A person's own days in words. Bookings bear a neutral one: what they are about stands on their page. */
export function useOwnDays(days: readonly OwnDay[]): ShownDay[] {
  const { t } = useTranslation();
  return days.map(({ day, parts, open, isAbsent }) => ({
    day,
    open,
    isAbsent,
    parts: parts.map(({ item, ...part }) => ({
      ...part,
      key: `${item.id}-${day}`,
      look: item.isCancelled ? 'cancelled' : item.kind,
      label: item.kind === 'busy' ? t('calendar.own.busy') : t('calendar.own.booking'),
      to: item.kind === 'booking' ? `/calendar/bookings/${item.id}` : undefined,
    })),
  }));
}
