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

/** Whether the person may adapt what others wrote: the trainers of any network may. */
export function mayAdapt(person: AskingPerson): boolean {
  return actsAs(person, 'trainer');
}
