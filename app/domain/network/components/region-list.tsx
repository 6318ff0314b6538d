import { useTranslation } from '#app/i18n/page-words.tsx';
import { useFormat } from '#app/i18n/format.ts';
import { Card } from '#app/ui/card.tsx';
import { Facts } from '#app/ui/definition-list.tsx';
import { Link, TextLink } from '#app/ui/link.tsx';
import type { listRegions } from '../regions.server.ts';

type Region = Omit<Awaited<ReturnType<typeof listRegions>>[number], 'countries'> & { countryNames: readonly string[] };

/** The five regions, each with what is in it. */
export function RegionList({ regions }: { regions: readonly Region[] }) {
  return (
    <ul className="grid gap-5 lg:grid-cols-2">
      {regions.map((region) => (
        <li key={region.id} className="flex">
          <RegionCard region={region} />
        </li>
      ))}
    </ul>
  );
}

function RegionCard({ region: { id, networks, organisations, people, countryNames } }: { region: Region }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Card title={t(`network.regions.${id}`)} level={2} className="w-full">
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
