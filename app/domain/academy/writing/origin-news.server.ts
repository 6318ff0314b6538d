import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';

/** How many of them are told at once: the newest; the others come up as these are seen to. */
const MOST_TOLD = 20;

/** A published module whose origin has published since. */
export interface OriginNews {
  address: string;
  title: string;
  language: string;
  /** The version of the origin that stands now. */
  version: number;
  /** What is being written of the module, where its changes can be decided on. */
  draftId: string | null;
}

/** The modules of the person's networks whose origin, a network's or the program's own files, came out after them. The newest first. */
export function listOriginNews(person: AskingPerson, locale: Locale): Promise<OriginNews[]> {
  return readRows<OriginNews>(Prisma.sql`
    select m.address, t.title, t.language, newest.version,
           (select d.id from module_version d where d.module_id = m.id and d.state in ('draft', 'in_review')) as "draftId"
      from module m join module_version adapted on adapted.id = m.origin_id
      join module_version newest on newest.module_id = adapted.module_id and newest.state = 'published' and newest.version > adapted.version
      join module_version own on own.module_id = m.id and own.state = 'published' and own.published_at < newest.published_at
      join lateral (select title, language from module_text x where x.version_id = own.id order by x.language <> ${locale}, x.language <> 'en', x.language limit 1) t on true
     where m.network_id = any(${organisationIdsAs(person, 'trainer')}::uuid[])
     order by newest.published_at desc, m.address limit ${MOST_TOLD}`);
}
