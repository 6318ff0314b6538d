import type { ReactNode } from 'react';
import { LEVEL_GROUNDS, LEVELS, LevelMark, nearestLevel } from './level.tsx';
import { Link } from './link.tsx';
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
      <table className="heat">
        <caption className={captionShown ? 'pb-2 text-start text-base font-semibold' : 'sr-only'}>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsName}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, cells }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
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

/** One element where it can be: a page holds hundreds of them. What they look like stands in the style sheet. */
function HeatCellView({ cell: { value, text, note, to } }: { cell: HeatCell }) {
  return (
    <td className={value === null ? 'hatched' : LEVEL_GROUNDS[nearestLevel(value)]}>
      {to ? <Link to={to}>{text}</Link> : text}
      {note && <small>{note}</small>}
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
