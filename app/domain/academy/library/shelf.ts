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
  /** Whose it is, by its name; null for what comes from files. */
  network: string | null;
  /** Of an adaptation: whose module it was made from; empty for one from files. Null for what was begun afresh. */
  adaptedFrom: string | null;
  /** The languages in which it is written, in their order, each with the title as lists are ordered by it. */
  texts: { language: string; sortTitle: string }[];
}

/** What words were found in: how well each version fits. Nought for those in whose title and summary they do not stand. */
export type Fits = ReadonlyMap<string, number>;

/** A module as the library shows it to who wants it in a language. */
export interface Taken extends Omit<ShelvedModule, 'texts'> {
  /** The language in which it is shown. */
  language: string;
  languages: string[];
}

/** All that is published. What is asked of it again and again is worked out once: there are thousands of modules, and a page shows few. */
export class Shelf {
  readonly modules: readonly ShelvedModule[];
  /** The languages in which something is written. */
  readonly languages: readonly string[];
  /** Addresses by slugs. */
  readonly addresses: Readonly<Record<string, string>>;
  private readonly laidOut = new Map<string, readonly Taken[]>();

  constructor(modules: readonly ShelvedModule[]) {
    this.modules = modules;
    this.languages = [...new Set(modules.flatMap(({ texts }) => texts.map(({ language }) => language)))].sort();
    this.addresses = Object.fromEntries(modules.map(({ slug, address }) => [slug, address]));
  }

  /** The modules in the order of their titles, each in the wanted language, else in English, else in the first there is. */
  inOrder(wanted: string): readonly Taken[] {
    const language = this.languages.includes(wanted) ? wanted : 'en';
    const known = this.laidOut.get(language) ?? layOut(this.modules, language);
    this.laidOut.set(language, known);
    return known;
  }
}

function layOut(modules: readonly ShelvedModule[], wanted: string): Taken[] {
  const standing = modules.flatMap(({ texts, ...one }) => {
    const shown = texts.find(({ language }) => language === wanted) ?? texts.find(({ language }) => language === 'en') ?? texts[0];
    return shown ? [{ sortTitle: shown.sortTitle, taken: { ...one, language: shown.language, languages: texts.map(({ language }) => language) } }] : [];
  });
  standing.sort((a, b) => compare(a.sortTitle, b.sortTitle) || compare(a.taken.slug, b.taken.slug));
  return standing.map(({ taken }) => taken);
}

/** The modules that are asked for, a page of them in their order, and how many there are. `fits` is null when no words are looked for. */
export function takeFromShelf(shelf: Shelf, query: LibraryQuery, wanted: string, places: readonly string[], fits: Fits | null): { taken: Taken[]; count: number } {
  const { component, competency, audience, length, language } = query;
  const served = places[Number(component) - 1] ?? '';
  const found = shelf.inOrder(wanted).filter(
    (one) =>
      (!fits || fits.has(one.id)) &&
      (!component || one.components.includes(served)) &&
      (!competency || one.competencies.includes(competency)) &&
      (!audience || one.audience.includes(audience)) &&
      (!length || (length === 'short') === one.minutes <= SHORT_SESSION) &&
      (!language || one.language === language),
  );
  const { by, direction } = orderOf(query.order);
  const sign = direction === 'desc' ? -1 : 1;
  // Those that are alike in what they are ordered by stay in the order of their titles.
  if (by === 'length') found.sort((a, b) => sign * (a.minutes - b.minutes));
  else if (by !== 'title' && fits) found.sort((a, b) => sign * ((fits.get(a.id) ?? 0) - (fits.get(b.id) ?? 0)));
  else if (by === 'title' && sign < 0) found.reverse();
  const { skip, take } = cutOf(query);
  return { count: found.length, taken: found.slice(skip, skip + take) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
