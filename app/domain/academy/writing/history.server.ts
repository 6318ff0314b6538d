import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { changesBetween, type Change } from './difference.ts';
import { NAME } from '../vocabulary.ts';

interface Row {
  version: number;
  publishedAt: Date;
  state: 'published' | 'superseded' | 'withdrawn';
  language: string;
  title: string;
  markdown: string;
}

export interface PastVersion {
  version: number;
  publishedAt: string;
  state: Row['state'];
  language: string;
  title: string;
  /** What changed from the version before it in that language, a line that stayed the same for each that did; null for the first. */
  changes: Change[] | null;
}

/** How many versions are told, the newest first. */
const MOST = 20;
/** What stayed is told so far around what changed, in signs. */
const AROUND = 200;

/** The versions of a module that were published, each with what changed in it; whoever is signed in reads them, as they read the module. @throws NotFound */
export async function readHistory(_person: AskingPerson, address: string, locale: Locale): Promise<{ title: string; language: string; versions: PastVersion[] }> {
  if (!NAME.test(address)) throw new NotFound();
  const rows = await readRows<Row>(Prisma.sql`
    select v.version, v.published_at as "publishedAt", v.state, t.language, t.title, t.markdown
      from module m join module_version v on v.module_id = m.id and v.published_at is not null
      join lateral (select * from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where m.address = ${address} order by v.version desc limit ${MOST + 1}`);
  const [newest] = rows;
  if (!newest) throw new NotFound();
  const versions = rows.slice(0, MOST).map(({ publishedAt, markdown, ...row }, i): PastVersion => {
    const before = rows.slice(i + 1).find(({ language }) => language === row.language);
    return { ...row, publishedAt: publishedAt.toISOString(), changes: before ? shorten(changesBetween(before.markdown, markdown)) : null };
  });
  return { title: newest.title, language: newest.language, versions };
}

/** Long stretches that stayed are told by their begin and their end. */
function shorten(changes: readonly Change[]): Change[] {
  return changes.map((one, i) => {
    if (one.kind !== 'same' || one.text.length <= 2 * AROUND) return one;
    const [head, tail] = [i === 0 ? '' : one.text.slice(0, AROUND), i === changes.length - 1 ? '' : one.text.slice(-AROUND)];
    return { kind: 'same', text: `${head}\n[…]\n${tail}` };
  });
}
