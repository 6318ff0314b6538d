import fc from 'fast-check';
import { expect, it } from 'vitest';
import { libraryQuerySchema } from '../lists.ts';
import { Shelf, takeFromShelf, type ShelvedModule } from './shelf.ts';

const PLACES = ['a', 'b'];
const titles = fc.string({ minLength: 1, maxLength: 4 });
const shelves = fc.uniqueArray(
  fc.record({ id: fc.uuid(), minutes: fc.integer({ min: 150, max: 240 }), components: fc.subarray(PLACES), competencies: fc.subarray(['x']), audience: fc.subarray(['trainers', 'board']), texts: fc.uniqueArray(fc.record({ language: fc.constantFrom('en', 'fr', 'es'), sortTitle: titles }), { selector: ({ language }) => language, minLength: 1 }) }).map((one) => ({ ...one, address: one.id, slug: one.id, network: null, adaptedFrom: null })),
  { selector: ({ id }) => id, maxLength: 70 },
);
const queries = fc.record({ component: fc.constantFrom('', '1', '2'), audience: fc.constantFrom('', 'board'), length: fc.constantFrom('', 'short', 'long'), language: fc.constantFrom('', 'fr'), order: fc.constantFrom('title', '-title', 'length', '-relevance') });

/** All pages of what is asked for. */
function takeAll(modules: readonly ShelvedModule[], asked: Record<string, string>, fits: ReadonlyMap<string, number> | null) {
  const shelf = new Shelf(modules);
  const pages = Array.from({ length: 4 }, (_, i) => takeFromShelf(shelf, libraryQuerySchema.parse({ ...asked, page: String(i + 1) }), asked.language || 'en', PLACES, fits));
  return { all: pages.flatMap(({ taken }) => taken), counts: new Set(pages.map(({ count }) => count)) };
}

it('gives each module that fits once, on one page or another, and no other', () => {
  fc.assert(
    fc.property(shelves, queries, (shelf, asked) => {
      const { all, counts } = takeAll(shelf, asked, null);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect([...counts]).toEqual([all.length]);
      for (const { id, minutes, components, audience, texts } of shelf) {
        const fits = (!asked.component || components.includes(PLACES[Number(asked.component) - 1] ?? '')) && (!asked.audience || audience.includes(asked.audience)) && (!asked.length || (asked.length === 'short') === minutes <= 180) && (!asked.language || texts.some(({ language }) => language === asked.language));
        expect(all.some((one) => one.id === id), id).toBe(fits);
      }
    }),
  );
});

it('orders by what is asked for; words that stand in a title come before those in a text, and what does not hold them is left out', () => {
  fc.assert(
    fc.property(shelves, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 70, maxLength: 70 }), (shelf, ranks) => {
      const fits = new Map(shelf.flatMap(({ id }, i) => (i % 3 === 0 ? [] : [[id, i % 3 === 1 ? 0 : (ranks[i] ?? 0)] as const])));
      const found = takeAll(shelf, { order: '-relevance' }, fits).all.map(({ id }) => fits.get(id) ?? Number.NaN);
      expect(found).toEqual([...fits.values()].sort((a, b) => b - a));
      const minutes = takeAll(shelf, { order: 'length' }, null).all.map((one) => one.minutes);
      expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    }),
  );
});

it('shows a module in the language that is wanted, else in English, else in the first there is', () => {
  const module = (languages: string[]) => ({ id: 'i', address: 'a', slug: 's', minutes: 160, components: [], competencies: [], audience: [], network: null, adaptedFrom: null, texts: languages.map((language) => ({ language, sortTitle: language })) });
  const shownTo = (wanted: string, languages: string[]) => takeFromShelf(new Shelf([module(languages)]), libraryQuerySchema.parse({}), wanted, [], null).taken[0]?.language;
  expect([shownTo('fr', ['en', 'fr']), shownTo('fr', ['en', 'es']), shownTo('fr', ['es', 'pt'])]).toEqual(['fr', 'en', 'es']);
});
