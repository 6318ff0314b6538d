import { cutOf, orderOf } from '#app/domain/listing.ts';
import type { LibraryQuery } from '../lists.ts';
import { SHORT_SESSION } from './model.ts';

/** A published module, as much of it as the library looks at. */
export interface ShelvedModule {
  id: string;
  address: string;
  slug: string;
  minutes: number;
  components: string[];
  competencies: string[];
  audience: string[];
  /** The languages in which it is written, in their order, each with the title as lists are ordered by it. */
  texts: { language: string; sortTitle: string }[];
}

/** What words were found in: how well each version fits. Nought for those in whose title and summary they do not stand. */
export type Fits = ReadonlyMap<string, number>;

export interface Taken extends Omit<ShelvedModule, 'texts'> {
  /** The language in which it is shown. */
  language: string;
  languages: string[];
}

/** The modules that are asked for, a page of them in their order, and how many there are. `fits` is null when no words are looked for. Pure. */
export function takeFromShelf(shelf: readonly ShelvedModule[], query: LibraryQuery, wanted: string, places: readonly string[], fits: Fits | null): { taken: Taken[]; count: number } {
  const { component, competency, audience, length, language } = query;
  const { skip, take } = cutOf(query);
  const found = shelf.flatMap((one) => {
    const shown = one.texts.find((text) => text.language === wanted) ?? one.texts.find((text) => text.language === 'en') ?? one.texts[0];
    const isAsked =
      shown !== undefined &&
      (!fits || fits.has(one.id)) &&
      (!component || one.components.includes(places[Number(component) - 1] ?? '')) &&
      (!competency || one.competencies.includes(competency)) &&
      (!audience || one.audience.includes(audience)) &&
      (!length || (length === 'short') === one.minutes <= SHORT_SESSION) &&
      (!language || shown.language === language);
    return isAsked ? [{ one, shown, fit: fits?.get(one.id) ?? 0 }] : [];
  });
  const { by, direction } = orderOf(query.order);
  const sign = direction === 'desc' ? -1 : 1;
  const byTitle = (a: (typeof found)[number], b: (typeof found)[number]) => compare(a.shown.sortTitle, b.shown.sortTitle) || compare(a.one.slug, b.one.slug);
  found.sort((a, b) => (by === 'title' ? sign * byTitle(a, b) : (by === 'length' ? sign * (a.one.minutes - b.one.minutes) : sign * (a.fit - b.fit)) || byTitle(a, b)));
  return { count: found.length, taken: found.slice(skip, skip + take).map(({ one: { texts, ...one }, shown }) => ({ ...one, language: shown.language, languages: texts.map((text) => text.language) })) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
