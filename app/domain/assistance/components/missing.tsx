import { useTranslation } from '#app/i18n/page-words.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** What a draft still lacks before it can be sent, field by field. */
export function Missing({ missing }: { missing: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  return (
    <Notice kind="warn" standing className="mb-8" title={t('assistance.submission.missing', { count: Object.keys(missing).length })}>
      <ul className="list-disc ps-5">
        {Object.entries(missing).map(([field, message]) => (
          <li key={field}>
            {t(`assistance.ask.${field}`)} {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
