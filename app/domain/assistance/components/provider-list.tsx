import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import type { SelectChoice } from '#app/ui/forms/select-field.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { ProvidersQuery } from '../lists.ts';
import { LanguageList, SkillList } from './skills.tsx';

interface ProviderListProps {
  list: {
    query: ProvidersQuery;
    count: number;
    pages: number;
    providers: readonly { id: string; pseudonym: string; open: boolean; weeklyHours: number; topics: readonly { topic: string; level: number }[]; languages: readonly { name: string; level: number }[] }[];
    topics: readonly string[];
    languages: readonly SelectChoice[];
  };
}

/** The network's peer providers, with what they know. */
export function ProviderList({ list: { query, count, pages, providers, topics, languages } }: ProviderListProps) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('assistance.providers.title')}
      query={query}
      count={count}
      pages={pages}
      rows={providers}
      keyOf={({ id }) => id}
      search={t('assistance.providers.pseudonym')}
      empty={<Empty title={t('assistance.providers.none')}>{t('assistance.providers.noneHint')}</Empty>}
      filters={[
        { name: 'topic', label: t('assistance.providers.topic'), choices: topics.map((topic, index) => ({ value: String(index + 1), label: t(`assistance.topics.${topic}`) })) },
        { name: 'language', label: t('assistance.providers.languages'), choices: languages },
      ]}
      columns={[
        { name: t('assistance.providers.pseudonym'), sort: 'name', cell: ({ id, pseudonym }) => <TextLink to={`/providers/${id}`}>{pseudonym}</TextLink> },
        { name: t('assistance.providers.topics'), cell: ({ topics: known }) => <SkillList topics={known} /> },
        { name: t('assistance.providers.languages'), cell: ({ languages: spoken }) => <LanguageList languages={spoken} /> },
        { name: t('assistance.providers.weeklyHours'), sort: 'weeklyHours', sortKind: 'number', align: 'end', cell: ({ weeklyHours, open }) => (open ? weeklyHours : <Badge>{t('assistance.providers.notOpen')}</Badge>) },
      ]}
    />
  );
}
