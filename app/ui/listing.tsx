import type { ReactNode } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { Empty } from './empty.tsx';
import { FilterBar, type FilterSelect } from './filter-bar.tsx';
import type { SelectChoice } from './forms/select-field.tsx';
import { Pages } from './pagination.tsx';
import { Table, type Column } from './table.tsx';

/** How a list was asked for: words, an order ("name", or "-name" the other way round), a page, and the value of each filter. */
export type Query = Readonly<Record<string, string | number>> & { q: string; order: string; page: number };

/** What a list can be narrowed to; its value stands in the query. */
type Filter = Omit<FilterSelect, 'value'>;

interface ListingProps<Row> {
  /** What the list is of. */
  caption: string;
  query: Query;
  /** How many there are in all, and on how many pages. */
  count: number;
  pages: number;
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  columns: readonly Column<Row>[];
  /** What the search looks through; without it the list has no words to be searched by. */
  search?: string;
  filters?: readonly Filter[];
  /** What the address holds besides and every part of the list keeps. */
  keep?: Readonly<Record<string, string>>;
  /** Nothing is there at all: what would be here, and how to begin. */
  empty: ReactNode;
  /** Draws a row as more than a line: then there are no columns to look at, and they only name the orders. */
  draw?: (row: Row) => ReactNode;
}

/**
 * A list that the server searched, filtered, ordered and cut into pages by the page's address: each result can be kept,
 * sent and gone back to, and works without a script.
 */
export function Listing<Row>({ caption, query, count, pages, rows, keyOf, columns, search, filters = [], keep = {}, empty, draw }: ListingProps<Row>) {
  const { t } = useTranslation();
  const isFiltered = query.q !== '' || filters.some(({ name }) => query[name]);
  const down = query.order.startsWith('-');
  const linkTo = (change: Record<string, string | number>) => addressOf({ ...keep, ...query, page: 1, ...change });
  if (count === 0 && !isFiltered) return empty;
  return (
    <>
      <FilterBar
        search={search === undefined ? undefined : { name: 'q', label: search, value: query.q }}
        selects={filters.map((filter) => ({ ...filter, value: String(query[filter.name] ?? '') }))}
        order={{ name: 'order', label: t('ui.table.order.name'), value: query.order, choices: ordersOf(columns, t), where: draw ? 'always' : 'narrow' }}
        keep={keep}
        clearTo={addressOf({ ...keep, order: query.order })}
      />
      <p className="mb-2 text-muted" role="status">
        {t('ui.table.found', { count })}
      </p>
      {rows.length === 0 ? (
        <Empty title={t('ui.table.none')} />
      ) : draw ? (
        <ol className="space-y-4">
          {rows.map((row) => (
            <li key={keyOf(row)}>{draw(row)}</li>
          ))}
        </ol>
      ) : (
        <Table caption={caption} rows={rows} keyOf={keyOf} columns={columns} order={{ by: down ? query.order.slice(1) : query.order, down, linkTo: (by, turned) => linkTo({ order: turned ? `-${by}` : by }) }} />
      )}
      {/* Past the last page there is only a way back to it. */}
      <Pages page={query.page} pages={pages} linkTo={(page) => linkTo({ page })} />
    </>
  );
}

/** The address of a list asked for in this way: only what differs from nothing, so that it can be read. */
export function addressOf(query: Readonly<Record<string, string | number>>): string {
  return `?${new URLSearchParams(Object.entries(query).flatMap(([name, value]): [string, string][] => (value === '' || (name === 'page' && value === 1) ? [] : [[name, String(value)]])))}`;
}

function ordersOf<Row>(columns: readonly Column<Row>[], t: TFunction): SelectChoice[] {
  return columns.flatMap(({ name, sort, sortKind = 'text' }) =>
    sort === undefined ? [] : [['', 'up'] as const, ['-', 'down'] as const].map(([sign, way]) => ({ value: `${sign}${sort}`, label: t('ui.table.order.by', { name, way: t(`ui.table.order.${sortKind}.${way}`) }) })),
  );
}
