import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Link } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { NetworksQuery } from '../lists.ts';
import type { listNetworks } from '../networks.server.ts';
import { REGIONS } from '../places.ts';

/** The regional networks, for the secretariat. */
export function NetworkList({ list: { query, count, pages, networks } }: { list: Awaited<ReturnType<typeof listNetworks>> & { query: NetworksQuery } }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Listing
      caption={t('network.networks.title')}
      query={query}
      count={count}
      pages={pages}
      rows={networks}
      keyOf={({ id }) => id}
      search={t('ui.table.search')}
      empty={<Empty title={t('network.networks.none')}>{t('network.networks.noneHint')}</Empty>}
      filters={[
        { name: 'region', label: t('network.organisation.region'), choices: REGIONS.map((region) => ({ value: region, label: t(`network.regions.${region}`) })) },
        { name: 'state', label: t('network.list.state'), open: t('network.networks.open'), choices: [{ value: 'closed', label: t('network.networks.closed') }] },
      ]}
      columns={[
        { name: t('network.list.name'), sort: 'name', cell: ({ id, name, acronym }) => <Link to={`/organisations/${id}`}>{acronym ? `${name} (${acronym})` : name}</Link> },
        { name: t('network.organisation.region'), cell: ({ regionId }) => (regionId ? t(`network.regions.${regionId}`) : '') },
        ...(query.state === 'closed' ? [{ name: t('network.networks.closedAt'), cell: ({ closedAt }: { closedAt: string | null }) => (closedAt ? format.date(closedAt) : '') }] : []),
        { name: t('network.networks.coordinators'), align: 'end' as const, cell: ({ coordinators }) => format.number(coordinators) },
        { name: t('network.list.title'), sort: 'organisations', sortKind: 'number' as const, align: 'end' as const, cell: ({ id, organisations }) => <Link to={`/organisations?network=${id}`}>{format.number(organisations)}<span className="sr-only"> {t('network.list.title')}</span></Link> },
      ]}
    />
  );
}
