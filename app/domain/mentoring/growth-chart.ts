/** Where the points of a course lie in a drawing of four levels over time. */
export interface CourseDrawing {
  width: number;
  height: number;
  /** The line: it stays at a level until the next rating. */
  path: string;
  points: { x: number; y: number; level: number }[];
  lines: { level: number; y: number }[];
}

/**
 * The days of a course that tell something: its first, those on which the level changed, and its latest. Drawn they give the same line,
 * however often one rates oneself anew.
 */
export function turnsOf<Day extends { level: number }>(course: readonly Day[]): Day[] {
  return course.filter(({ level }, i) => i === 0 || i === course.length - 1 || level !== course[i - 1]?.level);
}

const SIZE = { width: 320, height: 116, left: 22, right: 10, top: 10, bottom: 14 };

/** Draws a course from its first day to today: levels only ever lie on their lines, days in their order. Null without a rating. */
export function drawCourse(course: readonly { day: string; level: number }[], today: string): CourseDrawing | null {
  const [first] = course;
  const last = course.at(-1);
  if (!first || !last) return null;
  const start = Date.parse(first.day);
  const span = Math.max(Date.parse(today > last.day ? today : last.day) - start, 86_400_000);
  const { width, height, left, right, top, bottom } = SIZE;
  const x = (day: string) => round(left + ((Date.parse(day) - start) / span) * (width - left - right));
  const y = (level: number) => round(top + ((4 - level) / 3) * (height - top - bottom));
  const points = course.map(({ day, level }) => ({ x: x(day), y: y(level), level }));
  const end = x(today > last.day ? today : last.day);
  const path = points.map((point, i) => (i === 0 ? `M${point.x} ${point.y}` : `H${point.x}V${point.y}`)).join('') + `H${end}`;
  return { width, height, path, points, lines: [1, 2, 3, 4].map((level) => ({ level, y: y(level) })) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
