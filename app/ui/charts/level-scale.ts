/** Where a level stands on a line from 0 to 4, as a share of the line that an SVG attribute takes. */
export function shareOfScale(level: number): `${number}%` {
  return `${Math.round(Math.min(4, Math.max(0, level)) * 250) / 10}%`;
}
