import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { NAME } from '../vocabulary.ts';

export interface TiedModule {
  address: string;
  title: string;
  language: string;
  /** Whose it is; null for what comes from files. */
  network: string | null;
}

export interface Provenance {
  /** What a module was adapted from: that version, and the one that stands now, null where it was withdrawn. */
  origin: (TiedModule & { version: number; newest: number | null }) | null;
  /** What is published that was adapted from it. */
  adaptations: TiedModule[];
}

/** Where a published module comes from, and what became of it elsewhere: of what is published alone. Whoever is signed in reads it. */
export async function readProvenance(_person: AskingPerson, address: string, locale: Locale): Promise<Provenance> {
  if (!NAME.test(address)) return { origin: null, adaptations: [] };
  const titled = (version: Prisma.Sql) => Prisma.sql`lateral (select title, language from module_text x where x.version_id = ${version} order by x.language <> ${locale}, x.language <> 'en', x.language limit 1) t on true`;
  const [found] = await readRows<Provenance>(Prisma.sql`
    select (select json_build_object('address', o.address, 'title', t.title, 'language', t.language, 'network', n.name, 'version', ov.version,
                                     'newest', (select p.version from module_version p where p.module_id = o.id and p.state = 'published'))
              from module_version ov join module o on o.id = ov.module_id left join organisation n on n.id = o.network_id join ${titled(Prisma.sql`ov.id`)}
             where ov.id = m.origin_id) as origin,
           coalesce((select json_agg(json_build_object('address', a.address, 'title', t.title, 'language', t.language, 'network', n.name) order by n.name, t.title)
              from module_version ov join module a on a.origin_id = ov.id join module_version p on p.module_id = a.id and p.state = 'published'
              left join organisation n on n.id = a.network_id join ${titled(Prisma.sql`p.id`)}
             where ov.module_id = m.id), '[]') as adaptations
      from module m where m.address = ${address}`);
  return found ?? { origin: null, adaptations: [] };
}

export interface CurriculumProvenance {
  /** Whose trainers order it; null for what comes from files. */
  networkId: string | null;
  network: string | null;
  licence: string;
  origin: { slug: string; title: string } | null;
  adaptations: { slug: string; title: string; network: string | null }[];
}

/** Whose a curriculum is, what it was adapted from, and what was adapted from it. Whoever is signed in reads it. */
export async function readCurriculumProvenance(_person: AskingPerson, slug: string, locale: Locale): Promise<CurriculumProvenance | null> {
  if (!NAME.test(slug)) return null;
  const [found] = await readRows<CurriculumProvenance>(Prisma.sql`
    select c.network_id as "networkId", n.name as network, c.licence,
           (select json_build_object('slug', o.slug, 'title', o.texts->'title'->>${locale}) from curriculum o where o.id = c.origin_id) as origin,
           coalesce((select json_agg(json_build_object('slug', a.slug, 'title', a.texts->'title'->>${locale}, 'network', an.name) order by an.name, a.slug)
              from curriculum a left join organisation an on an.id = a.network_id
             where a.origin_id = c.id and exists (select 1 from curriculum_module cm where cm.curriculum_id = a.id)), '[]') as adaptations
      from curriculum c left join organisation n on n.id = c.network_id where c.slug = ${slug}`);
  return found ?? null;
}

/** Whether the person may adapt what others wrote: the trainers of any network may. */
export function mayAdapt(person: AskingPerson): boolean {
  return actsAs(person, 'trainer');
}
