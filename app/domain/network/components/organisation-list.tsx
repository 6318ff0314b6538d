import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/i18n/format.ts';
import { Empty } from '#app/ui/empty.tsx';
import { Pages, Table } from '#app/ui/table.tsx';
import type { ListQuery } from '../model.ts';

interface OrganisationListProps {
  list: {
    query: ListQuery;
    count: number;
    pages: number;
    organisations: readonly { id: string; name: string; acronym: string | null; kind: string; countryName: string | null; languageNames: readonly string[]; network: string | null }[];
  };
}

/** The organisations one may see: searched, filtered and ordered by the address of the page, so without JavaScript as well. */
export function OrganisationList({ list: { query, count, pages, organisations } }: OrganisationListProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const linkTo = (change: Partial<Record<keyof ListQuery, string | number>>) => `?${new URLSearchParams(Object.entries({ ...query, page: 1, ...change }).map(([name, value]): [string, string] => [name, String(value)]).filter(([, value]) => value !== ''))}`;
  return (
    <>
      <form method="get" role="search" className="mb-6 flex flex-wrap items-end gap-3 print:hidden">
        <label className="grow font-semibold sm:max-w-xs">
          {t('ui.table.search')}
          <input type="search" name="q" defaultValue={query.q} className="mt-1" />
        </label>
        <label className="font-semibold">
          {t('network.list.kind')}
          <select name="kind" defaultValue={query.kind} className="mt-1">
            <option value="">{t('ui.table.all')}</option>
            <option value="national">{t('network.kinds.national')}</option>
            <option value="local">{t('network.kinds.local')}</option>
          </select>
        </label>
        <button className="button button-secondary">{t('ui.table.filter')}</button>
      </form>
      <p className="mb-2 text-muted" role="status">{t('ui.table.found', { count })}</p>
      {count === 0 ? (
        <Empty title={t('ui.table.none')} />
      ) : (
        <Table
          caption={t('network.list.title')}
          rows={organisations}
          keyOf={({ id }) => id}
          order={{ by: query.by, down: query.down === '1', linkTo: (by, down) => linkTo({ by, down: down ? 1 : 0 }) }}
          columns={[
            { name: t('network.list.name'), sort: 'name', cell: ({ id, name, acronym }) => <Link to={`/organisations/${id}`}>{acronym ? `${name} (${acronym})` : name}</Link> },
            { name: t('network.list.country'), sort: 'country', cell: ({ countryName }) => countryName },
            { name: t('network.list.kind'), cell: ({ kind }) => t(`network.kinds.${kind}`) },
            { name: t('network.list.languages'), cell: ({ languageNames }) => format.list(languageNames) },
            { name: t('network.list.network'), cell: ({ network }) => network },
          ]}
        />
      )}
      <Pages page={query.page} pages={pages} linkTo={(page) => linkTo({ page })} />
    </>
  );
}
