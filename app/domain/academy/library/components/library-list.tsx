import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import type { SelectChoice } from '#app/ui/forms/select-field.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { FoundModule } from '../library.server.ts';
import type { LibraryQuery } from '#app/domain/academy/lists.ts';
import { AUDIENCES } from '#app/domain/academy/vocabulary.ts';
import { Duration } from './duration.tsx';

interface LibraryListProps {
  /** Components by their names; to be chosen by their places. */
  list: { query: LibraryQuery; count: number; pages: number; modules: readonly FoundModule[]; components: readonly SelectChoice[]; competencies: readonly SelectChoice[]; languages: readonly SelectChoice[] };
}

/** The modules that fit, each as a card. */
export function LibraryList({ list: { query, count, pages, modules, components, competencies, languages } }: LibraryListProps) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('academy.library.title')}
      query={query}
      count={count}
      pages={pages}
      rows={modules}
      keyOf={({ address }) => address}
      search={t('academy.library.search')}
      empty={<Empty title={t('academy.library.none')}>{t('academy.library.noneHint')}</Empty>}
      filters={[
        { name: 'component', label: t('academy.library.component'), choices: components },
        { name: 'competency', label: t('academy.library.competency'), choices: competencies },
        { name: 'audience', label: t('academy.library.audience'), choices: AUDIENCES.map((value) => ({ value, label: t(`academy.audiences.${value}`) })) },
        { name: 'length', label: t('academy.library.length'), choices: (['short', 'long'] as const).map((value) => ({ value, label: t(`academy.library.lengths.${value}`) })) },
        { name: 'language', label: t('academy.library.language'), choices: languages },
      ]}
      columns={[
        { name: t('academy.library.byRelevance'), sort: 'relevance', sortKind: 'number', cell: () => null },
        { name: t('academy.library.byTitle'), sort: 'title', cell: () => null },
        { name: t('academy.library.length'), sort: 'length', sortKind: 'number', cell: () => null },
      ]}
      draw={({ address, language, title, summary, minutes, components: served, audience, network, adaptedFrom }) => (
        <Card level={2} title={<span lang={language}>{title}</span>} to={language === query.language ? `/modules/${address}?in=${language}` : `/modules/${address}`} status={<Badge><Duration minutes={minutes} /></Badge>} footer={<span>{[...(network ? [network] : []), ...(adaptedFrom === null ? [] : [adaptedFrom ? t('academy.library.adaptedFrom', { network: adaptedFrom }) : t('academy.library.adapted')]), ...served, ...audience.map((id) => t(`academy.audiences.${id}`))].join(' · ')}</span>}>
          <p className="line-clamp-3 max-w-measure" lang={language}>{summary}</p>
        </Card>
      )}
    />
  );
}
