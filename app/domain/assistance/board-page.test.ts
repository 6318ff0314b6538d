import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutPage, placeFromText, placeToText, walk, type Place } from './board-page.ts';
import { URGENCIES } from './choices.ts';

const place = fc.tuple(fc.constantFrom(...URGENCIES), fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }).map((at) => at.toISOString()), fc.uuid()) as fc.Arbitrary<Place>;
const SIZE = 5;

/** A page as the database would give it: from a list in the board's order, one row more than a page holds. */
function pageOf(all: readonly number[], query: { after: string; before: string }) {
  const at = (text: string) => all.findIndex((one) => String(one) === text);
  const reverse = query.before !== '' && query.after === '';
  const rows = reverse ? all.slice(0, at(query.before)).reverse().slice(0, SIZE + 1) : all.slice(query.after === '' ? 0 : at(query.after) + 1).slice(0, SIZE + 1);
  return cutPage(rows, SIZE, { from: query.after || query.before ? (['urgent', '', ''] as unknown as Place) : null, reverse });
}

describe('places on the board', () => {
  it('come out of an address as they went in', () => {
    fc.assert(fc.property(place, (one) => void expect(placeFromText(placeToText(one))).toEqual(one)));
  });

  it('are none when they are anything else', () => {
    fc.assert(fc.property(fc.string({ maxLength: 120 }), (text) => void expect(placeFromText(text)).toBeNull()));
    for (const text of ['urgent~2027-01-01~x', "urgent~2027-01-01T00:00:00.000Z~'; drop table person", 'never~2027-01-01T00:00:00.000Z~0199b000-0000-7000-8000-000000000001']) expect(placeFromText(text)).toBeNull();
  });
});

describe('pages of the board', () => {
  it('forwards hold each row once, in order; backwards lead through the same pages', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        const all = Array.from({ length: count }, (_, i) => i);
        const pages = [pageOf(all, { after: '', before: '' })];
        while (pages.at(-1)?.hasNext) pages.push(pageOf(all, { after: String(pages.at(-1)?.rows.at(-1)), before: '' }));
        expect(pages.flatMap(({ rows }) => rows)).toEqual(all);
        expect(pages.map(({ hasPrevious }) => hasPrevious)).toEqual(pages.map((_, i) => i > 0));
        for (let i = pages.length - 1; i > 0; i -= 1) {
          const back = pageOf(all, { after: '', before: String(pages[i]?.rows[0]) });
          expect(back.rows).toEqual(pages[i - 1]?.rows);
          expect(back).toMatchObject({ hasNext: true, hasPrevious: i > 1 });
        }
      }),
    );
  });

  it('walk down for the newest first, and the other way round towards the page before', () => {
    const here = placeToText(['soon', '2027-01-01T00:00:00.000Z', '0199b000-0000-7000-8000-000000000001']);
    expect(walk({ by: 'oldest', after: '', before: '' })).toMatchObject({ from: null, down: false, reverse: false });
    expect(walk({ by: 'newest', after: here, before: '' })).toMatchObject({ down: true, reverse: false });
    expect(walk({ by: 'newest', after: '', before: here })).toMatchObject({ down: false, reverse: true });
    expect(walk({ by: 'urgency', after: '', before: here })).toMatchObject({ down: true, reverse: true });
    expect(walk({ by: 'urgency', after: 'nonsense', before: 'nonsense' })).toMatchObject({ from: null, reverse: false });
  });
});
