import { useTranslation } from '#app/i18n/page-words.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Before one writes to the coordinators: that nobody but the two coordinates now, and what that means. */
export function Unwatched() {
  const { t } = useTranslation();
  return <Notice standing kind="warn" className="mb-8" title={t('mentoring.unwatched.title')}>{t('mentoring.unwatched.text')}</Notice>;
}
