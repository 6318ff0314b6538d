import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, estimateWidth } from './label-lines.ts';
import { placeDots } from './dot-geometry.ts';
import { shareOfScale } from './level-scale.ts';
import { placeRadar } from './radar-geometry.ts';

const value = fc.option(fc.double({ min: 0, max: 4, noNaN: true }), { nil: null });
const word = fc.stringMatching(/^[A-Za-zÀ-ÿ’-]{1,28}$/);
const label = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
const profile = fc.integer({ min: 3, max: 10 }).chain((count) =>
  fc.record({
    axes: fc.array(fc.record({ label }), { minLength: count, maxLength: count }),
    series: fc.array(fc.record({ id: fc.uuid(), values: fc.array(value, { minLength: count, maxLength: count }) }), { minLength: 1, maxLength: 2 }),
    labels: fc.constantFrom('full' as const, 'numbers' as const),
  }),
);

describe('placing a radar chart', () => {
  it('cuts off no label: all stand within the drawing', () => {
    fc.assert(
      fc.property(profile, (given) => {
        const { width, height, labels } = placeRadar(given)!;
        for (const { box } of labels) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.top).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(width);
          expect(box.bottom).toBeLessThanOrEqual(height);
        }
      }),
    );
  });

  it('keeps every label outside the outermost ring', () => {
    fc.assert(
      fc.property(profile, (given) => {
        const { width, labels, rings } = placeRadar(given)!;
        const middle = { x: width / 2, y: rings[4]!.y + 150 };
        for (const { box } of labels) {
          const nearest = { x: Math.min(Math.max(middle.x, box.left), box.right), y: Math.min(Math.max(middle.y, box.top), box.bottom) };
          expect(Math.hypot(nearest.x - middle.x, nearest.y - middle.y)).toBeGreaterThan(150 * Math.cos(Math.PI / given.axes.length) - 1);
        }
      }),
    );
  });

  it('puts a higher value farther out on its axis, and the same value on its ring', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3.8, noNaN: true }), fc.double({ min: 0.1, max: 4, noNaN: true }), fc.integer({ min: 3, max: 10 }), (low, more, count) => {
        const high = Math.min(4, low + more);
        const axes = Array.from({ length: count }, (_, i) => ({ label: `${i}` }));
        const { series, width, rings } = placeRadar({ axes, series: [{ id: 'a', values: axes.map(() => low) }, { id: 'b', values: axes.map(() => high) }] })!;
        const middleY = rings[4]!.y + 150;
        const away = (of: number, axis: number) => Math.hypot(series[of]!.points[axis]!.x - width / 2, series[of]!.points[axis]!.y - middleY);
        for (let axis = 0; axis < count; axis += 1) expect(away(1, axis)).toBeGreaterThan(away(0, axis));
        expect(placeRadar({ axes, series: [{ id: 'c', values: axes.map(() => 4) }] })!.series[0]!.points[0]!.y).toBeCloseTo(rings[4]!.y, 0);
      }),
    );
  });

  it('draws no line to a value that is not there', () => {
    const axes = ['a', 'b', 'c', 'd'].map((name) => ({ label: name }));
    const { series } = placeRadar({ axes, series: [{ id: 'now', values: [1, null, 3, 4] }] })!;
    expect(series[0]).toMatchObject({ isClosed: false });
    expect(series[0]!.points.map(({ axis }) => axis)).toEqual([0, 2, 3]);
    expect(series[0]!.path.match(/M/g)).toHaveLength(2);
  });

  it('closes the outline when every axis has a value, and its corners are the points', () => {
    const axes = ['a', 'b', 'c'].map((name) => ({ label: name }));
    const { series } = placeRadar({ axes, series: [{ id: 'now', values: [1, 2, 3] }] })!;
    const corners = [...series[0]!.path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(series[0]!.path.endsWith('Z')).toBe(true);
    series[0]!.points.forEach(({ x, y }, i) => {
      expect(corners[i]![0]).toBeCloseTo(x, 0);
      expect(corners[i]![1]).toBeCloseTo(y, 0);
    });
  });

  it('is not drawn for fewer than three axes', () => {
    expect(placeRadar({ axes: [{ label: 'a' }, { label: 'b' }], series: [] })).toBeNull();
  });
});

describe('breaking a label into lines', () => {
  it('loses nothing but spaces, and keeps to the width', () => {
    fc.assert(
      fc.property(label, fc.integer({ min: 40, max: 300 }), (text, width) => {
        const lines = breakLines(text, width, 15);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        for (const line of lines) expect(estimateWidth(line, 15)).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('does not break at a no-break space', () => {
    expect(breakLines('aaaa bbbb\u00a0: cccc', 75, 15)).toEqual(['aaaa', 'bbbb\u00a0:', 'cccc']);
  });
});

describe('piling up dots', () => {
  it('draws each answer once, no two in one place, rows centred', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 5, maxLength: 5 }), (counts) => {
        placeDots(counts).forEach((dots, level) => {
          expect(dots).toHaveLength(counts[level]!);
          expect(new Set(dots.map(({ row, place }) => `${row}/${place}`)).size).toBe(dots.length);
          for (const row of new Set(dots.map((dot) => dot.row))) expect(dots.filter((dot) => dot.row === row).reduce((sum, { place }) => sum + place, 0)).toBe(0);
        });
      }),
    );
  });
});

describe('a level on the line from 0 to 4', () => {
  it('stays on it', () => {
    expect([shareOfScale(-1), shareOfScale(0), shareOfScale(1), shareOfScale(2.5), shareOfScale(4), shareOfScale(9)]).toEqual(['0%', '0%', '25%', '62.5%', '100%', '100%']);
  });
});
