import { useFormat } from '#app/i18n/format.ts';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { DraftsQuery } from '../draft-lists.ts';
import type { ListedDraft } from '../drafts.server.ts';
import { Duration } from '#app/domain/academy/library/components/duration.tsx';

/** Drafts, searched, narrowed and ordered, each as a card. */
export function DraftList({ list: { query, count, pages, drafts }, timeZone }: { list: { query: DraftsQuery; count: number; pages: number; drafts: readonly ListedDraft[] }; timeZone: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('academy.authoring.list.title')}
      query={query}
      count={count}
      pages={pages}
      rows={drafts}
      keyOf={({ id }) => id}
      search={t('academy.authoring.list.name')}
      empty={<Empty title={t('academy.authoring.list.none')}>{t('academy.authoring.list.noneHint')}</Empty>}
      filters={[{ name: 'state', label: t('academy.authoring.list.state'), choices: ['draft', 'in_review'].map((value) => ({ value, label: t(`academy.authoring.states.${value}`) })) }]}
      columns={[
        { name: t('academy.authoring.list.edited'), sort: 'edited', sortKind: 'date', cell: () => null },
        { name: t('academy.authoring.list.name'), sort: 'title', cell: () => null },
      ]}
      draw={({ id, title, language, network, state, version, minutes, editedAt }) => (
        <Card level={2} title={title ? <span lang={language}>{title}</span> : t('academy.authoring.untitled')} to={`/drafts/${id}`} status={<Badge kind={state === 'in_review' ? 'accent' : 'plain'}>{t(`academy.authoring.states.${state}`)}</Badge>} footer={<span>{[network, t('academy.module.version', { version }), format.dateTime(editedAt, timeZone)].join(' · ')}</span>}>
          <p className="text-muted"><Duration minutes={minutes} /></p>
        </Card>
      )}
    />
  );
}
