import { placeDots } from './dot-geometry.ts';

interface SpreadProps {
  /** How many gave each level, from 0 to 4. */
  counts: readonly number[];
  /** The same in words. */
  label: string;
  /** The level that was agreed on. */
  settled?: number | null;
}

const [GAP, RADIUS] = [11, 4.25];

/** Who stands where, without saying who: a dot for each answer over its level. */
export function Spread({ counts, label, settled = null }: SpreadProps) {
  const columns = placeDots(counts);
  const rows = Math.max(1, ...columns.map((dots) => Math.max(0, ...dots.map(({ row }) => row + 1))));
  const floor = rows * GAP + 4;
  return (
    <svg role="img" aria-label={label} width="100%" height={floor + 22} overflow="visible" className="block max-w-96 min-w-48">
      {columns.map((dots, level) => (
        <svg key={level} x={`${level * 20 + 10}%`} overflow="visible">
          {settled === level && <rect x="-24" y="-2" width="48" height={floor + 22} rx="6" strokeWidth="1.5" className="fill-accent-soft stroke-accent" />}
          {dots.map(({ row, place }) => (
            <circle key={`${row}.${place}`} cx={place * GAP} cy={floor - 3 - RADIUS - row * GAP} r={RADIUS} className="fill-accent" />
          ))}
          <text y={floor + 15} textAnchor="middle" fontSize="13" fontWeight={settled === level ? 700 : 400} className="fill-ink">
            {level}
          </text>
        </svg>
      ))}
      <line x1="0" x2="100%" y1={floor} y2={floor} strokeWidth="1.25" className="stroke-line-strong" />
    </svg>
  );
}
