import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { RequestsQuery } from '../lists.ts';
import { RequestBadge, TopicLine, UrgencyBadge } from './badges.tsx';

interface RequestListProps {
  list: { query: RequestsQuery; count: number; pages: number; requests: readonly { id: string; state: string; topics: readonly string[]; urgency: string; network: string; createdAt: string; submittedAt: string | null; excerpt: string }[] };
  topics: readonly string[];
  states: readonly string[];
  empty: ReactNode;
}

/** What an organisation has asked for. */
export function RequestList({ list: { query, count, pages, requests }, topics, states, empty }: RequestListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('assistance.list.title')}
      query={query}
      count={count}
      pages={pages}
      rows={requests}
      keyOf={({ id }) => id}
      empty={empty}
      filters={[
        { name: 'state', label: t('assistance.facts.state'), choices: states.map((value) => ({ value, label: t(`assistance.states.${value}`) })) },
        { name: 'topic', label: t('assistance.facts.topics'), choices: topics.map((topic, index) => ({ value: String(index + 1), label: t(`assistance.topics.${topic}`) })) },
      ]}
      columns={[
        {
          name: t('assistance.list.what'),
          cell: ({ id, topics: about, excerpt }) => (
            <>
              <Link to={`/requests/${id}`} className="link">{excerpt || t('assistance.list.empty')}</Link>
              {about.length > 0 ? <span className="block text-sm font-normal text-muted"><TopicLine topics={about} /></span> : null}
            </>
          ),
        },
        { name: t('assistance.facts.state'), cell: ({ state }) => <RequestBadge state={state} /> },
        { name: t('assistance.facts.urgency'), sort: 'urgency', sortKind: 'number', cell: ({ urgency }) => <UrgencyBadge urgency={urgency} /> },
        { name: t('assistance.facts.network'), cell: ({ network }) => network },
        { name: t('assistance.list.begunOn'), sort: 'begun', sortKind: 'date', cell: ({ createdAt }) => format.date(createdAt) },
        { name: t('assistance.facts.sent'), sort: 'sent', sortKind: 'date', cell: ({ submittedAt }) => (submittedAt ? format.date(submittedAt) : '–') },
      ]}
    />
  );
}
