import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { foldSearch, pagesOf } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { LibraryQuery } from '../lists.ts';
import { readShelf } from './published.server.ts';
import { takeFromShelf, type Fits, type Taken } from './shelf.ts';

/** A module as it is found; title and summary in the asked language, or the reader's, or the first there is. */
export interface FoundModule extends Taken {
  title: string;
  summary: string;
}

/** The languages by whose stems words are looked for. */
const STEMS = ['english', 'french', 'spanish', 'portuguese', 'russian', 'simple'];

/**
 * The published modules that fit, a page of them. Words are found in whatever language a text has, accents or not. Everyone
 * here may read them. `places` are the components' ids in their order: addresses name a component by its place.
 */
export async function searchLibrary(_person: AskingPerson, locale: Locale, query: LibraryQuery, places: readonly string[]): Promise<{ modules: FoundModule[]; count: number; pages: number; languages: readonly string[] }> {
  const [shelf, fits] = await Promise.all([readShelf(), query.q === '' ? null : findWords(query.q)]);
  const { taken, count } = takeFromShelf(shelf, query, query.language || locale, places, fits);
  const texts = await readHeads(taken);
  const modules = taken.map((one) => ({ ...one, title: '', summary: '', ...texts.get(one.id) }));
  return { modules, count, pages: pagesOf(count), languages: shelf.languages };
}

/** The versions in whose texts the words stand; the most fitting are those in whose title and summary they stand. */
async function findWords(q: string): Promise<Fits> {
  const words = foldSearch(q).replace(/['’]/g, ' ');
  const asked = Prisma.join(STEMS.map((stem) => Prisma.sql`(websearch_to_tsquery(${stem}::regconfig, ${words})::text)`));
  // Step by step, so that words are made of what was typed once and not for each text, and only ids are sorted. What several languages make alike of it
  // is looked for once: the index goes through all that it is given.
  const [found] = await readRows<{ within: string[] | null; ranked: Record<string, number> | null }>(Prisma.sql`
    with asked as materialized (select string_agg(distinct '(' || w || ')', ' | ')::tsquery as words from (values ${asked}) v (w) where w <> ''),
         within as materialized (select t.version_id as id from asked, module_text t where t.search @@ asked.words),
         ranks as materialized (select t.version_id as id, ts_rank(t.head, asked.words) as rank from asked, module_text t where t.head @@ asked.words)
    select (select json_agg(id) from (select distinct id from within) d) as within, (select json_object_agg(id, rank) from (select id, max(rank) as rank from ranks group by id) r) as ranked`);
  return new Map((found?.within ?? []).map((id) => [id, found?.ranked?.[id] ?? 0]));
}

async function readHeads(taken: readonly Taken[]): Promise<Map<string, { title: string; summary: string }>> {
  if (taken.length === 0) return new Map();
  const rows = await readRows<{ id: string; title: string; summary: string }>(Prisma.sql`
    select t.version_id as id, t.title, t.summary from module_text t
      join unnest(${taken.map(({ id }) => id)}::uuid[], ${taken.map(({ language }) => language)}::text[]) asked(id, language) on asked.id = t.version_id and asked.language = t.language`);
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}
