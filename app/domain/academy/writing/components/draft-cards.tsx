import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import type { ListedDraft } from '../drafts.server.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';

/** Drafts, each as a card. */
export function DraftCards({ drafts, timeZone }: { drafts: readonly ListedDraft[]; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {drafts.map(({ id, title, language, network, state, version, minutes, editedAt }) => (
        <li key={id}>
          <Card level={2} title={title ? <span lang={language}>{title}</span> : t('academy.authoring.untitled')} to={`/drafts/${id}`} status={<Badge kind={state === 'in_review' ? 'accent' : 'plain'}>{t(`academy.authoring.states.${state}`)}</Badge>} footer={<span>{[network, t('academy.module.version', { version }), format.dateTime(editedAt, timeZone)].join(' · ')}</span>}>
            <p className="text-muted"><Duration minutes={minutes} /></p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
