import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import type { SelectChoice } from '#app/ui/forms/select-field.tsx';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { OrganisationsQuery } from '../lists.ts';
import type { listOrganisations } from '../organisation-list.server.ts';
import { REGIONS } from '../places.ts';
import { LED_BY_STANDINGS } from '../states.ts';

type List = Awaited<ReturnType<typeof listOrganisations>>;

interface OrganisationListProps {
  list: Omit<List, 'organisations' | 'countries'> & {
    query: OrganisationsQuery;
    countries: readonly SelectChoice[];
    organisations: readonly (Omit<List['organisations'][number], 'country' | 'languages'> & { countryName: string | null; languageNames: readonly string[] })[];
  };
}

/** The organisations one may see. */
export function OrganisationList({ list: { query, count, pages, organisations, countries, networks, isSecretariat, mayAdd } }: OrganisationListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const isClosed = query.state === 'closed';
  return (
    <Listing
      caption={t('network.list.title')}
      query={query}
      count={count}
      pages={pages}
      rows={organisations}
      keyOf={({ id }) => id}
      search={t('ui.table.search')}
      empty={<Empty title={t('network.list.none')} action={mayAdd ? <ButtonLink to="/organisations/new">{t('network.list.add')}</ButtonLink> : null}>{t(mayAdd ? 'network.list.noneToAdd' : 'network.list.noneHint')}</Empty>}
      filters={[
        ...(isSecretariat
          ? [
              { name: 'region', label: t('network.organisation.region'), choices: REGIONS.map((region) => ({ value: region, label: t(`network.regions.${region}`) })) },
              { name: 'network', label: t('network.list.network'), choices: networks },
            ]
          : []),
        { name: 'country', label: t('network.list.country'), choices: countries },
        { name: 'kind', label: t('network.list.kind'), choices: (['national', 'local'] as const).map((kind) => ({ value: kind, label: t(`network.kindsShort.${kind}`) })) },
        { name: 'ledBy', label: t('network.list.ledBy'), choices: LED_BY_STANDINGS.map((state) => ({ value: state, label: t(`network.list.ledByStates.${state}`) })) },
        { name: 'state', label: t('network.list.state'), open: t('network.list.open'), choices: [{ value: 'closed', label: t('network.list.closed') }] },
      ]}
      columns={[
        { name: t('network.list.name'), sort: 'name', cell: ({ id, name, acronym }) => <Link to={`/organisations/${id}`}>{acronym ? `${name} (${acronym})` : name}</Link> },
        { name: t('network.list.country'), cell: ({ countryName }) => countryName },
        { name: t('network.list.kind'), cell: ({ kind }) => t(`network.kindsShort.${kind}`) },
        isSecretariat ? { name: t('network.list.network'), cell: ({ network }) => network } : { name: t('network.list.languages'), cell: ({ languageNames }) => format.list(languageNames) },
        isClosed
          ? { name: t('network.list.closedAt'), cell: ({ closedAt }) => (closedAt ? format.date(closedAt) : '') }
          : { name: t('network.list.ledBy'), cell: ({ ledBy }) => (ledBy === 'neither' ? <span className="text-muted">{t('network.list.ledByStates.neither')}</span> : <Badge kind={ledBy === 'confirmed' ? 'good' : 'accent'}>{t(`network.list.ledByStates.${ledBy}`)}</Badge>) },
        { name: t('network.list.since'), sort: 'since', sortKind: 'date' as const, cell: ({ since }) => format.date(since) },
      ]}
    />
  );
}
