import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { EngagementsQuery } from '../lists.ts';
import { EngagementBadge, TopicLine } from './badges.tsx';

interface EngagementListProps {
  list: { query: EngagementsQuery; count: number; pages: number; engagements: readonly { id: string; state: string; topics: readonly string[]; form: string; createdAt: string; organisations: readonly string[] }[] };
  topics: readonly string[];
  forms: readonly string[];
}

/** A network's engagements: those that go on, unless the others are asked for. */
export function EngagementList({ list: { query, count, pages, engagements }, topics, forms }: EngagementListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('assistance.engagements.title')}
      query={query}
      count={count}
      pages={pages}
      rows={engagements}
      keyOf={({ id }) => id}
      search={t('assistance.engagements.organisations')}
      // Where nothing goes on there may be what is over: the way to it stays.
      empty={<Empty title={t('assistance.engagements.none')} action={<Link to="?over=1" className="link">{t('assistance.engagements.over')}</Link>}>{t('assistance.engagements.noneHint')}</Empty>}
      filters={[
        { name: 'over', label: t('assistance.engagements.which'), open: t('assistance.engagements.goingOn'), choices: [{ value: '1', label: t('assistance.engagements.over') }] },
        { name: 'topic', label: t('assistance.facts.topics'), choices: topics.map((topic, index) => ({ value: String(index + 1), label: t(`assistance.topics.${topic}`) })) },
        { name: 'form', label: t('assistance.facts.form'), choices: forms.map((value) => ({ value, label: t(`assistance.forms.${value}`) })) },
      ]}
      columns={[
        {
          name: t('assistance.engagements.organisations'),
          cell: ({ id, organisations, topics: about }) => (
            <>
              <Link to={`/engagements/${id}`} className="link">{format.list(organisations) || '–'}</Link>
              <span className="block text-sm font-normal text-muted"><TopicLine topics={about} /></span>
            </>
          ),
        },
        { name: t('assistance.facts.form'), cell: ({ form }) => t(`assistance.forms.${form}`) },
        { name: t('assistance.facts.state'), cell: ({ state }) => <EngagementBadge state={state} /> },
        { name: t('assistance.engagements.begun'), sort: 'begun', sortKind: 'date', cell: ({ createdAt }) => format.date(createdAt) },
      ]}
    />
  );
}
