import { useTranslation } from '#app/i18n/page-words.tsx';
import { Table } from '#app/ui/table.tsx';
import { TextLink } from '#app/ui/link.tsx';
import { COUNTRY_TILES, TILE_COLUMNS, TILE_ROWS } from '../country-tiles.ts';

export interface CountryCount {
  code: string;
  name: string;
  count: number;
}

const SIDE = 20;
const GAP = 3;

/** In which countries there are sites, and how many: a tile for each country of the world, drawn here, and a table that says the same. */
export function SiteMap({ countries }: { countries: readonly CountryCount[] }) {
  const { t } = useTranslation();
  const counts = new Map(countries.map(({ code, count }) => [code, count]));
  return (
    <div className="grid gap-8 lg:grid-cols-[minmax(0,2.4fr)_minmax(14rem,1fr)] lg:items-start">
      <svg viewBox={`0 0 ${TILE_COLUMNS * SIDE} ${TILE_ROWS * SIDE}`} role="img" aria-label={t('academy.sites.mapLabel', { count: countries.length })} className="h-auto w-full rounded-lg border border-line bg-raised p-3">
        {COUNTRY_TILES.map(({ code, column, row }) => {
          const count = counts.get(code);
          return <rect key={code} x={column * SIDE} y={row * SIDE} width={SIDE - GAP} height={SIDE - GAP} rx={4} className={count ? 'fill-accent' : 'fill-sunken stroke-line'} />;
        })}
        {COUNTRY_TILES.filter(({ code }) => counts.has(code)).map(({ code, column, row }) => (
          <text key={code} x={column * SIDE + (SIDE - GAP) / 2} y={row * SIDE + (SIDE - GAP) / 2} textAnchor="middle" dominantBaseline="central" fontSize={11} fontWeight={600} aria-hidden="true" className="fill-accent-ink">
            {counts.get(code)}
          </text>
        ))}
      </svg>
      <Table
        caption={t('academy.sites.byCountry')}
        captionShown
        rows={countries}
        keyOf={({ code }) => code}
        columns={[
          { name: t('academy.sites.country'), cell: ({ code, name }) => <TextLink to={`?country=${code}`}>{name}</TextLink> },
          { name: t('academy.sites.count'), cell: ({ count }) => count, align: 'end' },
        ]}
      />
    </div>
  );
}
