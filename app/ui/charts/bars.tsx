import type { ReactNode } from 'react';
import { LEVEL_FILLS, nearestLevel } from '../level.tsx';
import { Link } from '../link.tsx';
import { shareOfScale } from './level-scale.ts';

export interface BarRow {
  id: string;
  name: string;
  to?: string;
  /** From 0 to 4; `null` where nothing was given, and then `text` says why. */
  value: number | null;
  /** The value in words or figures. */
  text: string;
  /** Why there is none: nobody knows, or it does not apply. */
  lack?: 'unknown' | 'notApplicable';
  /** How much of it was answered, and the like. */
  note?: ReactNode;
  /** The value before, from 0 to 4, with its words. */
  earlier?: { value: number; text: string };
}

interface BarsProps {
  /** What the bars show. */
  label: string;
  rows: readonly BarRow[];
  /** Under the line: names of its two ends. */
  ends?: readonly [low: string, high: string];
}

/**
 * A bar from 0 to 4 for each row of a table. The words of a row say all that its bar shows: the drawing itself is silent. Its rows
 * are no rows to look at, and that to some browsers: the roles are said again.
 */
export function Bars({ label, rows, ends }: BarsProps) {
  return (
    <div>
      <table role="table" className="bars">
        <caption className="sr-only">{label}</caption>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <BarView key={row.id} row={row} />
          ))}
        </tbody>
      </table>
      {ends && (
        <div aria-hidden="true" className="bars-ends">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </div>
      )}
    </div>
  );
}

/** As few elements as it takes: a page holds sixty of them. What they look like stands in the style sheet. */
function BarView({ row: { name, to, value, text, lack, note, earlier } }: { row: BarRow }) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">{to ? <Link to={to}>{name}</Link> : name}</th>
      <td role="cell">
        <svg width="100%" height="18" aria-hidden="true" focusable="false" className={lack ? LACKS[lack] : undefined}>
          {value !== null && <rect width={value === 0 ? '4' : shareOfScale(value)} height="18" rx="3" className={LEVEL_FILLS[nearestLevel(value)]} />}
          {earlier && (
            <svg x={shareOfScale(earlier.value)} y="9" overflow="visible">
              <path d="M0-8 6 0 0 8-6 0Z" className="bars-earlier" />
            </svg>
          )}
        </svg>
        <p className={value === null ? 'bars-lack' : undefined}>
          {text}
          {earlier && <small>{earlier.text}</small>}
        </p>
      </td>
      <td role="cell" className="bars-note">{note}</td>
    </tr>
  );
}

const LACKS = { unknown: 'hatched', notApplicable: 'bars-none' } as const;
