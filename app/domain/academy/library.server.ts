import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, foldSearch, orderOf, pagesOf } from '#app/domain/listing.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { LibraryQuery } from './lists.ts';
import { SHORT_SESSION } from './model.ts';

export interface FoundModule {
  address: string;
  /** The language of title and summary: the asked one, or the reader's, or the first there is. */
  language: string;
  title: string;
  summary: string;
  minutes: number;
  components: string[];
  audience: string[];
  languages: string[];
}

/** The languages by whose stems words are looked for. */
const STEMS = ['english', 'french', 'spanish', 'portuguese', 'russian', 'simple'];

/**
 * The published modules that fit, a page of them. Words are found in whatever language a text has, accents or not. Everyone
 * here may read them. `places` are the components' ids in their order: addresses name a component by its place.
 */
export async function searchLibrary(_person: AskingPerson, locale: Locale, query: LibraryQuery, places: readonly string[]): Promise<{ modules: FoundModule[]; count: number; pages: number; languages: string[] }> {
  const { q, component, competency, audience, length, language } = query;
  const { skip, take } = cutOf(query);
  const wanted = language || locale;
  const words = foldSearch(q).replace(/['’]/g, ' ');
  const searched = Prisma.join(STEMS.map((stem) => Prisma.sql`websearch_to_tsquery(${stem}::regconfig, ${words})`), ' || ');
  const conditions = [
    Prisma.sql`v.state = 'published'`,
    ...(component ? [Prisma.sql`v.components @> array[${places[Number(component) - 1] ?? ''}]`] : []),
    ...(competency ? [Prisma.sql`v.competencies @> array[${competency}]`] : []),
    ...(audience ? [Prisma.sql`v.audience @> array[${audience}]`] : []),
    ...(length === 'short' ? [Prisma.sql`v.minutes <= ${SHORT_SESSION}`] : length === 'long' ? [Prisma.sql`v.minutes > ${SHORT_SESSION}`] : []),
    ...(language ? [Prisma.sql`shown.language = ${language}`] : []),
  ];
  const found = q === '' ? Prisma.empty : Prisma.sql`join (select version_id, max(ts_rank(search, ${searched})) as rank from module_text where search @@ (${searched}) group by version_id) found on found.version_id = v.id`;
  const { by, direction } = orderOf(query.order);
  const down = direction === 'desc' ? Prisma.sql`desc` : Prisma.sql`asc`;
  const title = Prisma.sql`fold_search(shown.title)`;
  const order = by === 'length' ? Prisma.sql`v.minutes ${down}, ${title}` : by === 'title' ? Prisma.sql`${title} ${down}, m.slug` : q === '' ? Prisma.sql`${title}, m.slug` : Prisma.sql`found.rank ${down}, m.slug`;
  const fitting = Prisma.sql`
        from module_version v
        join module m on m.id = v.module_id
        join lateral (select language, title, summary from module_text t where t.version_id = v.id order by t.language <> ${wanted}, t.language <> 'en', t.language limit 1) shown on true
        ${found}
       where ${Prisma.join(conditions, ' and ')}`;
  const [rows, languages] = await Promise.all([
    readRows<FoundModule & { count: number }>(Prisma.sql`
      select m.address, shown.language, shown.title, shown.summary, v.minutes, v.components, v.audience, count(*) over ()::int as count,
             (select array_agg(t.language order by t.language) from module_text t where t.version_id = v.id) as languages
        ${fitting}
       order by ${order} limit ${take} offset ${skip}`),
    readRows<{ language: string }>(Prisma.sql`select distinct t.language from module_text t join module_version v on v.id = t.version_id where v.state = 'published' order by 1`),
  ]);
  // Past the last page no row tells how many there are.
  const [{ count } = { count: 0 }] = rows.length > 0 || skip === 0 ? rows : await readRows<{ count: number }>(Prisma.sql`select count(*)::int as count ${fitting}`);
  return { modules: rows.map(({ count: _count, ...one }) => one), count, pages: pagesOf(count), languages: languages.map((one) => one.language) };
}
