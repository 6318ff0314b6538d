import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import { LEVEL_GROUNDS, LEVELS, LevelMark, nearestLevel } from './level.tsx';
import { ScrollRegion } from './table.tsx';

export interface HeatCell {
  /** From 0 to 4; `null` where there is none. */
  value: number | null;
  /** The value in words or figures; why there is none. */
  text: string;
  /** More of it, under the value. */
  note?: string;
  to?: string;
}

export interface HeatRow {
  id: string;
  name: ReactNode;
  cells: readonly HeatCell[];
}

interface HeatTableProps {
  caption: string;
  captionShown?: boolean;
  /** Name of the first column. */
  rowsName: string;
  columns: readonly { id: string; name: string }[];
  rows: readonly HeatRow[];
}

/** Many values from 0 to 4 at a glance: each is written, its ground only helps to find it. */
export function HeatTable({ caption, captionShown = false, rowsName, columns, rows }: HeatTableProps) {
  return (
    <ScrollRegion label={caption}>
      <table className="w-full border-separate border-spacing-[2px] text-sm">
        <caption className={captionShown ? 'pb-2 text-start text-base font-semibold' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="sticky start-0 min-w-36 bg-surface py-2 pe-3 text-start align-bottom font-semibold text-muted">
              {rowsName}
            </th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className="min-w-24 px-2 py-2 text-center align-bottom leading-tight font-semibold text-muted">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row" className="sticky start-0 bg-surface py-1.5 pe-3 text-start text-base leading-snug font-semibold">
                {name}
              </th>
              {cells.map((cell, position) => (
                <HeatCellView key={columns[position]?.id ?? position} cell={cell} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function HeatCellView({ cell: { value, text, note, to } }: { cell: HeatCell }) {
  return (
    <td className={classes('relative h-12 rounded-sm px-2 text-center forced-colors:border', value === null ? 'hatched bg-raised text-muted' : LEVEL_GROUNDS[nearestLevel(value)])}>
      {to ? (
        <Link to={to} className="text-inherit underline decoration-1 underline-offset-2 after:absolute after:inset-0">
          <strong className="text-base font-semibold">{text}</strong>
        </Link>
      ) : (
        <strong className={value === null ? 'font-normal' : 'text-base font-semibold'}>{text}</strong>
      )}
      {note && <span className="block text-xs leading-tight">{note}</span>}
    </td>
  );
}

/** What the grounds mean. */
export function LevelLegend({ label, names }: { label: string; names: readonly string[] }) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
      <p className="font-semibold">{label}</p>
      <ul className="contents">
        {LEVELS.map((level) => (
          <li key={level} className="flex items-center gap-2">
            <LevelMark level={level} />
            {names[level]}
          </li>
        ))}
      </ul>
    </div>
  );
}
