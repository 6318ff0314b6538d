import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');

function coloursIn(part: string): Record<string, string> {
  return Object.fromEntries([...part.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
}

const light = coloursIn(css.slice(css.indexOf('@theme'), css.indexOf('@layer theme')));
const dark = { ...light, ...coloursIn(css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('forced-colors'))) };

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string | undefined): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour?.slice(at, at + 2) ?? '', 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string | undefined, other: string | undefined): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT_ON: [ink: string, grounds: string[]][] = [
  ['ink', ['surface', 'raised', 'sunken', 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['muted', ['surface', 'raised', 'sunken', 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['accent', ['surface', 'raised', 'sunken', 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['accent-strong', ['surface', 'raised', 'accent-soft']],
  ['accent-ink', ['accent', 'accent-strong']],
  ['good', ['surface', 'raised', 'good-soft']],
  ['warn', ['surface', 'raised', 'warn-soft']],
  ['bad', ['surface', 'raised', 'bad-soft']],
  ['bad-strong', ['surface', 'raised']],
  ['bad-ink', ['bad']],
  ['surface', ['ink']],
  ['level-ink-0', ['level-0']],
  ['level-ink-1', ['level-1']],
  ['level-ink-2', ['level-2']],
  ['level-ink-3', ['level-3']],
  ['level-ink-4', ['level-4']],
];

/** What one must see to use the page: edges of controls, the mark of the focus, lines of charts. */
const SEEN_ON: [sign: string, grounds: string[]][] = [
  ['line-strong', ['surface', 'raised']],
  ['focus', ['surface', 'raised', 'sunken', 'accent-soft', 'bad-soft']],
  ['accent', ['surface', 'raised']],
  ['earlier', ['surface', 'raised', 'sunken']],
  ['bad', ['surface', 'raised']],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('colours by %s', (_, colours) => {
  it.each(TEXT_ON)('%s reads on its grounds (4.5 : 1)', (ink, grounds) => {
    for (const ground of grounds) expect(contrast(colours[ink], colours[ground]), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SEEN_ON)('%s is seen on its grounds (3 : 1)', (sign, grounds) => {
    for (const ground of grounds) expect(contrast(colours[sign], colours[ground]), `${sign} on ${ground}`).toBeGreaterThanOrEqual(3);
  });

  it('levels keep their order in grey, with steps that can be told apart', () => {
    const greys = [0, 1, 2, 3, 4].map((level) => luminance(colours[`level-${level}`]));
    const ordered = greys[0]! < greys[4]! ? greys : greys.toReversed();
    for (let level = 1; level < 5; level += 1) expect((ordered[level]! + 0.05) / (ordered[level - 1]! + 0.05)).toBeGreaterThan(1.15);
  });
});
