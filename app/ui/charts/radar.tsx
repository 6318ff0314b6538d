import { useId } from 'react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';
import type { RadarDrawing } from './radar-geometry.ts';

interface RadarSeriesName {
  id: string;
  name: string;
}

interface RadarProps {
  /** With its labels around it, for where there is room. */
  wide: RadarDrawing;
  /** With numbers, for where there is not: the labels stand below. */
  narrow: RadarDrawing;
  /** What it shows, in a few words. */
  title: string;
  /** What it says: the values, for those who do not see it. */
  description: string;
  /** For the list beside the numbers: the value now, and the one before when there is one. */
  axes: readonly { label: string; values: readonly [now: string, earlier?: string] }[];
  /** In the order of the drawing's series: the first is filled, the second dashed. */
  series: readonly RadarSeriesName[];
}

/** A profile over several axes, drawn from places worked out before (`placeRadar`). */
export function Radar({ wide, narrow, title, description, axes, series }: RadarProps) {
  return (
    <figure className="@container mb-6">
      <RadarFigure drawing={wide} title={title} description={description} className="mx-auto hidden w-full max-w-[46rem] @min-[33rem]:block print:block" />
      <RadarFigure drawing={narrow} title={title} description={description} className="mx-auto block w-full max-w-96 @min-[33rem]:hidden print:hidden" />
      <ol className="mx-auto mt-3 grid max-w-96 gap-1.5 text-sm @min-[33rem]:hidden print:hidden">
        {axes.map(({ label, values }, axis) => (
          <li key={label} className="grid grid-cols-[1.5rem_1fr_auto] gap-2">
            <span className="font-semibold text-muted">{axis + 1}</span>
            <span>{label}</span>
            <span className="inline-flex items-center gap-1.5 tabular-nums">
              {values[1] !== undefined && (
                <>
                  <span className="text-muted">{values[1]}</span>
                  <Icon name="arrow-right" className="text-muted" />
                </>
              )}
              <strong className="font-semibold">{values[0]}</strong>
            </span>
          </li>
        ))}
      </ol>
      {series.length > 1 && <RadarKey series={series} />}
    </figure>
  );
}

function RadarFigure({ drawing, title, description, className }: { drawing: RadarDrawing; title: string; description: string; className: string }) {
  const id = useId();
  const { width, height, size, lineHeight, rings, spokes, labels, series } = drawing;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-labelledby={`${id}t ${id}d`} className={classes('h-auto', className)}>
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{description}</desc>
      <g fill="none" strokeWidth="1">
        {rings.map(({ level, path }) => (
          <path key={level} d={path} className={level === 4 ? 'fill-raised stroke-line-strong' : 'stroke-line'} />
        )).reverse()}
        <path d={spokes.join('')} className="stroke-line" />
      </g>
      {[...series].reverse().map(({ id: name, path, isClosed, points }) => (name === series[0]?.id ? <Now key={name} path={path} isClosed={isClosed} points={points} /> : <Earlier key={name} path={path} points={points} />))}
      <g fontSize={size * 0.8} textAnchor="start" className="fill-muted stroke-raised" strokeWidth="3" paintOrder="stroke">
        {rings.map(({ level, x, y }) => (
          <text key={level} x={x + size * 0.45} y={y + size * 0.32}>
            {level}
          </text>
        ))}
      </g>
      <g fontSize={size} className="fill-ink">
        {labels.map(({ lines, x, y, anchor }, axis) => (
          <text key={axis} x={x} y={y} textAnchor={anchor}>
            {lines.map((line, row) => (
              <tspan key={row} x={x} dy={row === 0 ? 0 : lineHeight}>
                {line}
              </tspan>
            ))}
          </text>
        ))}
      </g>
    </svg>
  );
}

type Drawn = RadarDrawing['series'][number];

function Now({ path, isClosed, points }: Pick<Drawn, 'path' | 'isClosed' | 'points'>) {
  return (
    <g className="stroke-accent">
      <path d={path} strokeWidth="2.5" strokeLinejoin="round" className={isClosed ? 'fill-accent' : undefined} fill="none" fillOpacity=".16" />
      {points.map(({ x, y, axis }) => (
        <circle key={axis} cx={x} cy={y} r="4.5" className="fill-accent" strokeWidth="0" />
      ))}
    </g>
  );
}

function Earlier({ path, points }: Pick<Drawn, 'path' | 'points'>) {
  return (
    <g className="stroke-earlier">
      <path d={path} fill="none" strokeWidth="2" strokeDasharray="6 4" strokeLinejoin="round" />
      {points.map(({ x, y, axis }) => (
        <path key={axis} d={`M${x} ${y - 5}l5 5-5 5-5-5Z`} className="fill-raised" strokeWidth="2" />
      ))}
    </g>
  );
}

function RadarKey({ series }: { series: readonly RadarSeriesName[] }) {
  return (
    <figcaption className="mt-3 flex flex-wrap justify-center gap-x-6 gap-y-1 text-sm">
      {series.map(({ id, name }, position) => (
        <span key={id} className="inline-flex items-center gap-2">
          <svg viewBox="0 0 36 14" width="36" height="14" aria-hidden="true" focusable="false">
            {position === 0 ? <Now path="M2 7h32" isClosed={false} points={[{ x: 18, y: 7, axis: 0, value: 0 }]} /> : <Earlier path="M2 7h32" points={[{ x: 18, y: 7, axis: 0, value: 0 }]} />}
          </svg>
          {name}
        </span>
      ))}
    </figcaption>
  );
}
