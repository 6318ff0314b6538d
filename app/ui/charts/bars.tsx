import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { LEVEL_FILLS, nearestLevel } from '../level.tsx';
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

/** A bar from 0 to 4 for each row. The words of a row say all that its bar shows: the drawing itself is silent. */
export function Bars({ label, rows, ends }: BarsProps) {
  return (
    <div>
      <ul aria-label={label} className="divide-y divide-line border-y border-line">
        {rows.map((row) => (
          <BarView key={row.id} row={row} />
        ))}
      </ul>
      {ends && (
        <div aria-hidden="true" className="grid gap-x-6 pt-1 text-xs text-muted sm:grid-cols-[minmax(0,1fr)_minmax(14rem,45%)]">
          <span className="max-sm:hidden" />
          <span className="me-[8.5rem] flex justify-between">
            <span>{ends[0]}</span>
            <span>{ends[1]}</span>
          </span>
        </div>
      )}
    </div>
  );
}

function BarView({ row: { name, to, value, text, lack, note, earlier } }: { row: BarRow }) {
  return (
    <li className="grid gap-x-6 gap-y-1.5 py-3 sm:grid-cols-[minmax(0,1fr)_minmax(14rem,45%)] sm:items-center">
      <div className="min-w-0">
        <p className="leading-snug">{to ? <Link to={to}>{name}</Link> : name}</p>
        {note && <p className="text-sm text-muted">{note}</p>}
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)_7.5rem] items-center gap-x-4">
        <BarLine value={value} lack={lack} earlier={earlier?.value} />
        <p className="leading-tight sm:text-end">
          <strong className={value === null ? 'text-sm font-normal text-muted' : 'font-semibold tabular-nums'}>{text}</strong>
          {earlier && <span className="block text-xs text-muted">{earlier.text}</span>}
        </p>
      </div>
    </li>
  );
}

function BarLine({ value, lack, earlier }: { value: number | null; lack: BarRow['lack']; earlier: number | undefined }) {
  return (
    <svg width="100%" height="22" overflow="visible" aria-hidden="true" focusable="false" className={lack === 'unknown' ? 'hatched rounded-sm' : undefined}>
      {lack === 'notApplicable' ? (
        <line x1="0" x2="100%" y1="11" y2="11" strokeDasharray="2 5" strokeWidth="1.5" className="stroke-line-strong" />
      ) : (
        <rect x="0" y="3" width="100%" height="16" rx="3" fillOpacity={lack ? 0 : 1} strokeWidth="1" className="fill-sunken stroke-line" />
      )}
      {value !== null && <rect x="0" y="3" width={value === 0 ? '4' : shareOfScale(value)} height="16" rx="3" strokeWidth="1" className={`${LEVEL_FILLS[nearestLevel(value)]} stroke-ink/60`} />}
      {lack === undefined &&
        [1, 2, 3].map((level) => <line key={level} x1={shareOfScale(level)} x2={shareOfScale(level)} y1="0" y2="22" strokeWidth="1" strokeDasharray="2 2" className="stroke-line-strong" opacity=".55" />)}
      {earlier !== undefined && (
        <svg x={shareOfScale(earlier)} y="11" overflow="visible">
          <path d="M0-8 6 0 0 8-6 0Z" strokeWidth="2.25" className="fill-raised stroke-earlier" />
        </svg>
      )}
    </svg>
  );
}
