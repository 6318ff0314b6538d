import { Link } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Table } from '#app/ui/table.tsx';
import { RequestBadge, TopicLine, UrgencyBadge } from './badges.tsx';

interface RequestListProps {
  requests: readonly { id: string; state: string; topics: readonly string[]; urgency: string; network: string; createdAt: string; submittedAt: string | null; excerpt: string }[];
}

/** What an organisation has asked for. */
export function RequestList({ requests }: RequestListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('assistance.list.title')}
      rows={requests}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('assistance.list.what'),
          cell: ({ id, topics, excerpt }) => (
            <>
              <Link to={`/requests/${id}`} className="link">{excerpt || t('assistance.list.empty')}</Link>
              {topics.length > 0 ? <span className="block text-sm font-normal text-muted"><TopicLine topics={topics} /></span> : null}
            </>
          ),
        },
        { name: t('assistance.facts.state'), cell: ({ state }) => <RequestBadge state={state} /> },
        { name: t('assistance.facts.urgency'), cell: ({ urgency }) => <UrgencyBadge urgency={urgency} /> },
        { name: t('assistance.facts.network'), cell: ({ network }) => network },
        { name: t('assistance.facts.sent'), cell: ({ submittedAt, createdAt }) => (submittedAt ? format.date(submittedAt) : t('assistance.list.begun', { date: format.date(createdAt) })) },
      ]}
    />
  );
}
