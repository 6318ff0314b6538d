import { useTranslation } from '#app/i18n/page-words.tsx';
import { Notice } from '#app/ui/notice.tsx';

const PARTS: Readonly<Record<string, string>> = { topics: 'about', need: 'about', difference: 'about', takingPart: 'how', languages: 'how', form: 'how' };

/** What a draft still lacks before it can be sent, field by field, each with the way to its part of the form. */
export function Missing({ id, missing }: { id: string; missing: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  return (
    <Notice kind="warn" standing className="mb-8" title={t('assistance.submission.missing', { count: Object.keys(missing).length })}>
      <ul className="list-disc ps-5">
        {Object.entries(missing).map(([field, message]) => (
          <li key={field}>
            <a href={`/requests/${id}/edit#${PARTS[field] ?? 'when'}`}>{t(`assistance.ask.${field}`)}</a> {message}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
