import { Link } from '@remix-run/react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Table } from '#app/ui/table.tsx';
import { EngagementBadge, TopicLine } from './badges.tsx';

interface EngagementListProps {
  engagements: readonly { id: string; state: string; topics: readonly string[]; form: string; createdAt: string; organisations: readonly string[] }[];
}

export function EngagementList({ engagements }: EngagementListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Table
      caption={t('assistance.engagements.title')}
      rows={engagements}
      keyOf={({ id }) => id}
      columns={[
        {
          name: t('assistance.engagements.organisations'),
          cell: ({ id, organisations, topics }) => (
            <>
              <Link to={`/engagements/${id}`} className="link">{format.list(organisations) || '–'}</Link>
              <span className="block text-sm font-normal text-muted"><TopicLine topics={topics} /></span>
            </>
          ),
        },
        { name: t('assistance.facts.form'), cell: ({ form }) => t(`assistance.forms.${form}`) },
        { name: t('assistance.facts.state'), cell: ({ state }) => <EngagementBadge state={state} /> },
        { name: t('assistance.engagements.begun'), cell: ({ createdAt }) => format.date(createdAt) },
      ]}
    />
  );
}
