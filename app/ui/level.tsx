import { classes } from './classes.ts';

/** A level from 0 to 4. */
export type Level = 0 | 1 | 2 | 3 | 4;
export const LEVELS: readonly Level[] = [0, 1, 2, 3, 4];

/** Grounds with the ink that reads on them. Written out, so that the style sheet has them. */
export const LEVEL_GROUNDS: Readonly<Record<Level, string>> = {
  0: 'bg-level-0 text-level-ink-0',
  1: 'bg-level-1 text-level-ink-1',
  2: 'bg-level-2 text-level-ink-2',
  3: 'bg-level-3 text-level-ink-3',
  4: 'bg-level-4 text-level-ink-4',
};

export const LEVEL_FILLS: Readonly<Record<Level, string>> = {
  0: 'fill-level-0',
  1: 'fill-level-1',
  2: 'fill-level-2',
  3: 'fill-level-3',
  4: 'fill-level-4',
};

/** The level whose colour stands for a mean: the nearest. */
export function nearestLevel(value: number): Level {
  return LEVELS[Math.min(4, Math.max(0, Math.round(value)))] ?? 0;
}

/** The number of a level on its ground, with as many spans as it has: read without colour as well. */
export function LevelMark({ level, className }: { level: Level; className?: string }) {
  return (
    <span aria-hidden="true" className={classes('inline-grid h-9 w-10 shrink-0 place-items-center content-center gap-0.5 rounded-md border border-line-strong leading-none font-semibold', LEVEL_GROUNDS[level], className)}>
      {level}
      <svg viewBox="0 0 22 4" width="22" height="4" aria-hidden="true" focusable="false">
        {[0, 1, 2, 3].map((span) => (
          <rect key={span} x={span * 6} width="4" height="3" y=".5" rx=".75" fill={span < level ? 'currentColor' : 'none'} stroke="currentColor" strokeWidth={span < level ? 0 : 0.6} opacity={span < level ? 1 : 0.6} />
        ))}
      </svg>
    </span>
  );
}
