import type { Locale } from '#app/i18n/locales.ts';
import { readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';

/** A module as it is taught in a curriculum. */
export interface TaughtModule {
  id: string;
  address: string;
  title: string;
  minutes: number;
  /** Ids of those of them that come before it. */
  after: string[];
  /** Whether its plan leads to what a site shows. */
  hasSiteLink: boolean;
}

/** The modules of an edition's curriculum in their order, each as it is published, for whoever plans when they are taught: the caller makes sure that they may. */
export async function listTaught(editionId: string, locale: Locale, tx?: Transaction): Promise<TaughtModule[]> {
  const rows = await readRows<Omit<TaughtModule, 'after'> & { slug: string; prerequisites: string[] }>(Prisma.sql`
    select m.id::text as id, m.slug, m.address, t.title, v.minutes, v.plan @> '[{"kind": "site-link"}]' as "hasSiteLink", v.prerequisites
      from curriculum_module cm join module m on m.id = cm.module_id join module_version v on v.module_id = m.id and v.state = 'published'
      join lateral (select title from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where cm.curriculum_id = (select curriculum_id from edition where id = ${editionId}::uuid) order by cm.position`, tx);
  return rows.map(({ slug: _, prerequisites, ...module }) => ({ ...module, after: rows.flatMap(({ id, slug }) => (prerequisites.includes(slug) ? [id] : [])) }));
}

/** A module that is taught no more in a curriculum in which it was. */
export interface FormerModule {
  id: string;
  /** Where it can still be read; null where it was withdrawn. */
  address: string | null;
  title: string;
}

/** The newest version of a module `m` that has a text, as `t`: its state, and the text's title and language, in the language that is asked for where there is one. */
export const newestText = (locale: Locale) => Prisma.sql`lateral (
  select v.state, o.title, o.language from module_version v join module_text o on o.version_id = v.id where v.module_id = m.id order by v.version desc, o.language <> ${locale}, o.language <> 'en', o.language limit 1) t`;

/** Modules that are taught in their curriculum no more, each by the title of its newest version that has a text, for whoever planned with them: the caller has made sure that they may. */
export async function listFormer(ids: readonly string[], locale: Locale, tx?: Transaction): Promise<FormerModule[]> {
  if (ids.length === 0) return [];
  return readRows<FormerModule>(Prisma.sql`
    select m.id::text as id, case when t.state = 'published' then m.address end as address, t.title
      from module m join ${newestText(locale)} on true
     where m.id = any(${ids}::uuid[])`, tx);
}
