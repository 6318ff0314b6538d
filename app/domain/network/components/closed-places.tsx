import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Notice } from '#app/ui/notice.tsx';

/** What one belonged to and is closed: why nothing is there, and that nothing is lost. */
export function ClosedPlaces({ closed }: { closed: readonly { id: string; name: string; closedAt: string | null }[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return closed.map(({ id, name, closedAt }) => (
    <Notice key={id} standing className="mb-4" title={t('network.home.closed', { organisation: name, date: format.date(closedAt ?? '') })}>
      {t('network.home.closedWhy')}
    </Notice>
  ));
}
