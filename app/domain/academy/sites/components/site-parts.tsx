import { useTranslation } from '#app/i18n/page-words.tsx';
import { Badge, type BadgeKind } from '#app/ui/badge.tsx';
import { Card } from '#app/ui/card.tsx';
import { Empty } from '#app/ui/empty.tsx';
import type { SelectChoice } from '#app/ui/forms/select-field.tsx';
import { addressOf, Listing } from '#app/ui/listing.tsx';
import type { DemonstrationsQuery } from '../site-lists.ts';
import type { Standing } from '../standing.ts';

const LOOKS: Readonly<Record<Standing, BadgeKind>> = { draft: 'plain', self_checked: 'accent', returned: 'warn', confirmed: 'good', due: 'warn', lapsed: 'bad' };

/** Where a site stands, in a word or two. */
export function StandingBadge({ standing }: { standing: Standing }) {
  const { t } = useTranslation();
  return <Badge kind={LOOKS[standing]}>{t(`academy.sites.standings.${standing}`)}</Badge>;
}

interface ShownSite {
  id: string;
  title: string;
  countryName: string;
  /** Names of them. */
  components: readonly string[];
  languages: readonly string[];
  standing: Standing;
}

interface SiteListProps {
  list: { query: DemonstrationsQuery; count: number; pages: number; sites: readonly ShownSite[] };
  countries: readonly SelectChoice[];
  components: readonly SelectChoice[];
  languages: readonly SelectChoice[];
  /** For what a visit is to be asked for, where one of them is looked for for that. */
  source?: string;
}

/** The sites that fit, each as a card. One that is confirmed needs no word for it. */
export function SiteList({ list: { query, count, pages, sites }, countries, components, languages, source }: SiteListProps) {
  const { t } = useTranslation();
  const keep: Record<string, string> = source ? { source } : {};
  return (
    <Listing
      caption={t('academy.sites.title')}
      query={query}
      count={count}
      pages={pages}
      rows={sites}
      keyOf={({ id }) => id}
      keep={keep}
      search={t('academy.sites.search')}
      empty={<Empty title={t('academy.sites.none')}>{t('academy.sites.noneHint')}</Empty>}
      filters={[
        { name: 'country', label: t('academy.sites.country'), choices: countries },
        { name: 'component', label: t('academy.library.component'), choices: components },
        { name: 'language', label: t('academy.library.language'), choices: languages },
      ]}
      columns={[
        { name: t('academy.sites.name'), sort: 'title', cell: () => null },
        { name: t('academy.sites.country'), sort: 'country', cell: () => null },
      ]}
      draw={({ id, title, countryName, components: shown, languages: spoken, standing }) => (
        <Card level={3} title={title || t('academy.sites.untitled')} to={`/sites/${id}${source ? addressOf(keep) : ''}`} status={standing === 'confirmed' ? null : <StandingBadge standing={standing} />} footer={spoken.length > 0 ? <span>{spoken.join(' · ')}</span> : null}>
          <p>{countryName}</p>
          <p className="mt-1 text-muted">{shown.join(' · ')}</p>
        </Card>
      )}
    />
  );
}
