import { useTranslation } from '#app/i18n/page-words.tsx';

/** Minutes since the begin as a clock shows them: 1:05. */
export function clockOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** How long something takes: 45 min, 3 h, 3 h 25. */
export function Duration({ minutes }: { minutes: number }) {
  const { t } = useTranslation();
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours === 0 ? t('academy.duration.minutes', { minutes }) : rest === 0 ? t('academy.duration.hours', { hours }) : t('academy.duration.both', { hours, minutes: String(rest).padStart(2, '0') });
}
