import { useTranslation } from '#app/i18n/page-words.tsx';
import { tellDuration } from '../durations.ts';

/** How long something takes: 45 min, 3 h, 3 h 25. */
export function Duration({ minutes }: { minutes: number }) {
  const { t } = useTranslation();
  return tellDuration(minutes, t);
}
