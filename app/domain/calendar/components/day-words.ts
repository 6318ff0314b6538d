import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';

/** Names of days and months, the same on the server and in every browser. */
export function useDayWords() {
  const { t } = useTranslation();
  const format = useFormat();
  const weekday = (day: string) => weekdayOf(day);
  return {
    /** Tuesday 24 November 2026. */
    full: (day: string) => t('calendar.day.full', { weekday: t(`calendar.weekdays.${weekday(day)}`), date: format.date(day) }),
    weekday: (day: string) => t(`calendar.weekdays.${weekday(day)}`),
    short: (number: number) => t(`calendar.weekdaysShort.${number}`),
    /** November 2026. */
    month: (day: string) => t('calendar.day.month', { month: t(`calendar.months.${Number(day.slice(5, 7))}`), year: day.slice(0, 4) }),
    period: (from: string, until: string) => t('calendar.day.period', { from: from.slice(0, 7) === until.slice(0, 7) ? Number(from.slice(8)) : format.date(from), until: format.date(until) }),
    ofMonth: (day: string) => String(Number(day.slice(8))),
  };
}

/** ISO 8601: Monday is 1. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Africa/Dar_es_Salaam, as one reads it. */
export function tellZone(zone: string): string {
  return zone.replaceAll('_', ' ');
}
