import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';

/** From when to when, as a line. */
export function useDays() {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => (startsOn === endsOn ? format.date(startsOn) : t('academy.editions.days', { from: format.date(startsOn), to: format.date(endsOn) }));
}
