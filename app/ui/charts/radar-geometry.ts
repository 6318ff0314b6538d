import { scaleLinear } from 'd3-scale';
import { curveLinearClosed, lineRadial } from 'd3-shape';
import { breakLines, estimateWidth } from './label-lines.ts';

/** The levels that have a ring. */
const RINGS = [0, 1, 2, 3, 4] as const;
const [LOWEST, HIGHEST] = [0, 4];

export interface RadarSeries {
  id: string;
  /** One for each axis, from 0 to 4; `null` where there is none. */
  values: readonly (number | null)[];
}

export interface RadarOptions {
  axes: readonly { label: string }[];
  /** One or two: now, and earlier. */
  series: readonly RadarSeries[];
  /** Labels in full around the figure, or their numbers only, for a narrow page that lists them below. */
  labels?: 'full' | 'numbers';
  /** Of the outermost ring. */
  radius?: number;
  /** Size of the type, in the same units. */
  size?: number;
  /** Of the widest label. */
  labelWidth?: number;
}

export interface RadarPoint {
  x: number;
  y: number;
  value: number;
  axis: number;
}

export interface RadarLabel {
  lines: readonly string[];
  x: number;
  /** Base line of its first line. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  /** The place it takes. */
  box: Box;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** All that is needed to draw it, on a page or on paper: numbers and paths, origin at the top left. */
export interface RadarDrawing {
  width: number;
  height: number;
  size: number;
  lineHeight: number;
  rings: readonly { level: number; path: string; x: number; y: number }[];
  spokes: readonly string[];
  labels: readonly RadarLabel[];
  series: readonly { id: string; path: string; isClosed: boolean; points: readonly RadarPoint[] }[];
}

/**
 * Places a radar chart: the first axis points up, the others follow clockwise. Level 0 has a ring of its own, so that
 * "nothing yet" is a place and not the lack of one.
 * @returns null for fewer than three axes, which enclose nothing.
 */
export function placeRadar({ axes, series, labels = 'full', radius = 150, size = 15, labelWidth = 150 }: RadarOptions): RadarDrawing | null {
  if (axes.length < 3) return null;
  const { frame, x: originX, y: originY, angleOf, distance, at } = frameFor(axes.map(({ label }, axis) => (labels === 'full' ? label : String(axis + 1))), radius, size, labelWidth);
  return {
    ...frame,
    series: series.map(({ id, values }) => {
      const points = axes.map((_, axis) => ({ value: values[axis] ?? null, axis })).filter((point): point is { value: number; axis: number } => point.value !== null);
      const isClosed = points.length === axes.length;
      return {
        id,
        isClosed,
        path: isClosed ? closedPath(points, angleOf, distance, originX, originY) : openPath(axes.length, new Map(points.map(({ axis, value }) => [axis, at(axis, value)]))),
        points: points.map(({ value, axis }) => ({ ...rounded(at(axis, value)), value, axis })),
      };
    }),
  };
}

const frames = new Map<string, ReturnType<typeof placeFrame>>();
/** As many as there are instruments, languages and selections of components in use. */
const MOST_FRAMES = 100;

/** All but the values is the same for everyone who answered the same components: it is placed once. */
function frameFor(names: readonly string[], radius: number, size: number, labelWidth: number): ReturnType<typeof placeFrame> {
  const key = JSON.stringify([names, radius, size, labelWidth]);
  let frame = frames.get(key);
  if (!frame) {
    frame = placeFrame(names, radius, size, labelWidth);
    if (frames.size < MOST_FRAMES) frames.set(key, frame);
  }
  return frame;
}

function placeFrame(names: readonly string[], radius: number, size: number, labelWidth: number) {
  const angleOf = (axis: number) => (axis * 2 * Math.PI) / names.length;
  const distance = scaleLinear([LOWEST, HIGHEST], [radius * 0.14, radius]).clamp(true);
  const lineHeight = size * 1.25;

  const placed = names.map((name, axis) => placeLabel(breakLines(name, labelWidth, size), angleOf(axis), radius + size * 1.1, size, lineHeight));
  const margin = size * 0.4;
  const bounds = placed.reduce(
    (whole, { box }) => ({ left: Math.min(whole.left, box.left), top: Math.min(whole.top, box.top), right: Math.max(whole.right, box.right), bottom: Math.max(whole.bottom, box.bottom) }),
    { left: -radius, top: -radius, right: radius, bottom: radius },
  );
  // The figure stands in the middle, however unlike its labels are.
  const half = Math.max(-bounds.left, bounds.right) + margin;
  const [x, y] = [half, margin - bounds.top];
  const at = (axis: number, level: number) => ({ x: x + Math.sin(angleOf(axis)) * distance(level), y: y - Math.cos(angleOf(axis)) * distance(level) });
  const frame = {
    width: round(half * 2),
    height: round(bounds.bottom - bounds.top + margin * 2),
    size,
    lineHeight: round(lineHeight),
    rings: RINGS.map((level) => ({ level, path: outline(names.map((_, axis) => at(axis, level))), x: round(x), y: round(at(0, level).y) })),
    spokes: names.map((_, axis) => `M${pair(at(axis, LOWEST))}L${pair(at(axis, HIGHEST))}`),
    labels: placed.map((label) => moveLabel(label, x, y)),
  };
  return { frame, x, y, angleOf, distance, at };
}

function placeLabel(lines: string[], angle: number, away: number, size: number, lineHeight: number): RadarLabel {
  const [sin, cos] = [Math.sin(angle), Math.cos(angle)];
  const anchor = sin > 0.01 ? 'start' : sin < -0.01 ? 'end' : 'middle';
  const width = Math.max(...lines.map((line) => estimateWidth(line, size)), 0);
  const height = Math.max(lines.length, 1) * lineHeight;
  const x = sin * away;
  // Above the figure a label ends where its axis does, below it begins there, beside it stands in the middle.
  const top = -cos * away - (height * (1 + cos)) / 2;
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { lines, x, y: top + lineHeight * 0.78, anchor, box: { left, top, right: left + width, bottom: top + height } };
}

function moveLabel({ lines, x, y, anchor, box }: RadarLabel, byX: number, byY: number): RadarLabel {
  return { lines, anchor, x: round(x + byX), y: round(y + byY), box: { left: round(box.left + byX), right: round(box.right + byX), top: round(box.top + byY), bottom: round(box.bottom + byY) } };
}

function closedPath(points: readonly { value: number; axis: number }[], angleOf: (axis: number) => number, distance: (level: number) => number, originX: number, originY: number): string {
  const line = lineRadial<{ value: number; axis: number }>()
    .angle(({ axis }) => angleOf(axis))
    .radius(({ value }) => distance(value))
    .curve(curveLinearClosed)
    .digits(1);
  return translated(line([...points]) ?? '', originX, originY);
}

/** Only between neighbours that both have a value: a gap must not look like a value. */
function openPath(count: number, points: ReadonlyMap<number, { x: number; y: number }>): string {
  let path = '';
  for (let axis = 0; axis < count; axis += 1) {
    const [from, to] = [points.get(axis), points.get((axis + 1) % count)];
    if (from && to) path += `M${pair(from)}L${pair(to)}`;
  }
  return path;
}

function outline(corners: readonly { x: number; y: number }[]): string {
  return `M${corners.map(pair).join('L')}Z`;
}

/** Paths of lineRadial are absolute pairs around their own origin. */
function translated(path: string, byX: number, byY: number): string {
  return path.replace(/(-?[\d.]+(?:e-?\d+)?),(-?[\d.]+(?:e-?\d+)?)/g, (_, x: string, y: string) => pair({ x: Number(x) + byX, y: Number(y) + byY }));
}

function pair({ x, y }: { x: number; y: number }): string {
  return `${round(x)},${round(y)}`;
}

function rounded({ x, y }: { x: number; y: number }): { x: number; y: number } {
  return { x: round(x), y: round(y) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
