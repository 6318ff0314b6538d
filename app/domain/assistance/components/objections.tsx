import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Notice } from '#app/ui/notice.tsx';

/** Who cannot at a time, and why, by name; with what can be done all the same. */
export function Objections({ objections, actions }: { objections: readonly { key: string; name: string; reason: string }[]; actions?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Notice kind="warn" className="mb-8" title={t('assistance.sessions.notAll')} actions={actions}>
      <ul className="list-disc ps-6">
        {objections.map(({ key, name, reason }) => (
          <li key={key}>{t('assistance.sessions.blocker', { name, reasons: t(`assistance.sessions.reasons.${reason}`) })}</li>
        ))}
      </ul>
    </Notice>
  );
}
