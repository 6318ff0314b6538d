import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Empty } from '#app/ui/empty.tsx';
import { Link, TextLink } from '#app/ui/link.tsx';
import { Listing } from '#app/ui/listing.tsx';
import type { RegionsQuery } from '../lists.ts';
import type { listRegions } from '../regions.server.ts';

type Regions = Awaited<ReturnType<typeof listRegions>>;
type Region = Regions['regions'][number];

/** The five regions, each with what is in it. */
export function RegionList({ list: { query, count, pages, regions } }: { list: Regions & { query: RegionsQuery } }) {
  const { t } = useTranslation();
  return (
    <Listing
      caption={t('network.regionList.title')}
      query={query}
      count={count}
      pages={pages}
      rows={regions}
      keyOf={({ id }) => id}
      search={t('network.regionList.search')}
      empty={<Empty title={t('network.regionList.none')} />}
      columns={[
        { name: t('network.list.name'), sort: 'name', cell: ({ name }) => name },
        { name: t('network.regionList.networks'), sort: 'networks', sortKind: 'number', cell: ({ networks }) => networks.length },
        { name: t('network.list.title'), sort: 'organisations', sortKind: 'number', cell: ({ organisations }) => organisations },
        { name: t('network.people.title'), sort: 'people', sortKind: 'number', cell: ({ people }) => people },
      ]}
      draw={(region) => <RegionCard region={region} />}
    />
  );
}

function RegionCard({ region: { id, name, networks, organisations, people, countryNames } }: { region: Region }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={name} level={2}>
      <Facts
        facts={[
          {
            name: t('network.regionList.networks'),
            value:
              networks.length === 0 ? (
                t('network.regionList.noNetwork')
              ) : (
                <ul className="space-y-1">
                  {networks.map((network) => (
                    <li key={network.id}>
                      <Link to={`/organisations/${network.id}`}>{network.acronym ?? network.name}</Link> <span className="text-muted">{t('network.regionList.with', { count: network.organisations })}</span>
                    </li>
                  ))}
                </ul>
              ),
          },
          { name: t('network.list.title'), value: format.number(organisations) },
          { name: t('network.people.title'), value: format.number(people) },
          { name: t('network.regionList.countries', { count: countryNames.length }), value: countryNames.length > 0 ? format.list(countryNames) : t('network.regionList.noCountry') },
        ]}
      />
      <p className="mt-2 -mb-2 flex flex-wrap gap-x-6">
        <TextLink to={`/organisations?region=${id}`} alone icon="arrow-right">{t('network.regionList.organisations')}</TextLink>
        <TextLink to={`/networks/new?region=${id}`} alone icon="plus">{t('network.networks.add')}</TextLink>
      </p>
    </Card>
  );
}
