import type { ReactNode } from 'react';
import { useTranslation } from '#app/i18n/page-words.tsx';
import { classes } from './classes.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';

export interface Column<Row> {
  name: string;
  /** What the query calls it, when the list can be ordered by it. */
  sort?: string;
  /** What it is ordered by: words (as it is, when not told), days or numbers. */
  sortKind?: 'text' | 'date' | 'number';
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end';
}

export interface TableOrder {
  by: string;
  down: boolean;
  /** How a link to another order reads. */
  linkTo: (by: string, down: boolean) => string;
}

interface TableProps<Row> {
  caption: string;
  captionShown?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** How it is ordered now. */
  order?: TableOrder;
  /** Where the page is narrow: rows become cards, or the table scrolls by itself (to compare numbers). */
  narrow?: 'stack' | 'scroll';
}

/** Things of one kind, one a row; the first column names the row. Ordered by links, so without a script as well. */
export function Table<Row>({ caption, captionShown = false, columns, rows, keyOf, order, narrow = 'stack' }: TableProps<Row>) {
  // A row drawn as a card is no row to some browsers: the roles are said again.
  const stacks = narrow === 'stack';
  const table = (
    <table role={stacks ? 'table' : undefined} className={classes('table', stacks && 'stacking')}>
      <caption className={captionShown ? 'pb-2 text-start font-semibold' : 'sr-only'}>{caption}</caption>
      <thead role={stacks ? 'rowgroup' : undefined}>
        <tr role={stacks ? 'row' : undefined}>
          {columns.map((column) => (
            <HeadCell key={column.name} column={column} order={order} stacks={stacks} />
          ))}
        </tr>
      </thead>
      <tbody role={stacks ? 'rowgroup' : undefined}>
        {rows.map((row) => (
          <tr key={keyOf(row)} role={stacks ? 'row' : undefined}>
            {columns.map(({ name, cell, align }, position) =>
              position === 0 ? (
                <th key={name} scope="row" role={stacks ? 'rowheader' : undefined}>
                  {cell(row)}
                </th>
              ) : (
                <td key={name} role={stacks ? 'cell' : undefined} data-label={stacks ? name : undefined} className={align === 'end' ? 'at-end' : undefined}>
                  <div>{cell(row)}</div>
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return stacks ? table : <ScrollRegion label={caption}>{table}</ScrollRegion>;
}

/** What is wider than the page scrolls within it, with the keyboard as well; where it does, it says so. */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="region" aria-label={label} tabIndex={0} className="scrolling relative overflow-x-auto print:overflow-visible">
      <p className="scroll-hint">{t('ui.table.scroll')}</p>
      {children}
    </div>
  );
}

function HeadCell<Row>({ column: { name, sort, align }, order, stacks }: { column: Column<Row>; order: TableOrder | undefined; stacks: boolean }) {
  const { t } = useTranslation();
  const isOrder = sort !== undefined && order?.by === sort;
  return (
    <th
      scope="col"
      role={stacks ? 'columnheader' : undefined}
      aria-sort={isOrder ? (order.down ? 'descending' : 'ascending') : undefined}
      className={align === 'end' ? 'at-end' : undefined}
    >
      {sort !== undefined && order ? (
        <Link to={order.linkTo(sort, isOrder && !order.down)} preventScrollReset className={classes('inline-flex min-h-11 items-center gap-1 rounded-sm underline-offset-[0.18em] hover:underline', isOrder && 'text-ink')}>
          {name}
          <Icon name={isOrder ? (order.down ? 'arrow-down' : 'arrow-up') : 'sort'} />
          <span className="sr-only">{t('ui.table.sort')}</span>
        </Link>
      ) : (
        name
      )}
    </th>
  );
}
