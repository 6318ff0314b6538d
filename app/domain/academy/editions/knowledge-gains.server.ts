import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { CheckRound } from '#app/platform/generated/enums.ts';
import type { ModuleHead } from '../library/model.ts';
import { findLeading } from './edition-part.server.ts';
import { objectivesIn } from '../library/drawn-text.ts';
import { gainOf, type PartGain } from './knowledge-gain.ts';

/** What one module of an edition's check came to; `gain` is null as long as fewer than five people answered it both times. */
export interface ModuleGain {
  position: number;
  slug: string;
  title: string;
  language: string;
  /** What the module is to teach, in the same language. */
  objectives: string[];
  gain: PartGain | null;
}

interface Row {
  position: number;
  asked: string[];
  keys: ModuleHead['questions'];
  slug: string;
  title: string;
  language: string;
  objectives: string;
  sheets: { person: string; round: CheckRound; at: number; answers: Record<string, string> }[];
}

/**
 * What those who go to an edition knew before and after, by module and by the objectives that questions name: of five people and
 * more, in whole fives (`gainOf`). Names nobody. Whoever calls has made sure that it may be read.
 */
export async function readKnowledgeGains(editionId: string, locale: Locale = 'en'): Promise<ModuleGain[]> {
  const rows = await readRows<Row>(Prisma.sql`
    select p.position::int as position, p.questions as asked, v.questions as keys, m.slug, t.title, t.language, t.page->>'objectives' as objectives,
           coalesce((select json_agg(json_build_object('person', a.delegate_id, 'round', a.round, 'at', (extract(epoch from a.answered_at) * 1000)::bigint, 'answers', a.answers)) from edition_answers a where a.edition_id = p.edition_id and a.position = p.position), '[]') as sheets
      from edition_check_part p join module_version v on v.id = p.version_id join module m on m.id = v.module_id
      join lateral (select * from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     where p.edition_id = ${editionId}::uuid order by p.position`);
  return rows.map(({ position, asked, keys, slug, title, language, objectives, sheets }) => ({ position, slug, title, language, objectives: objectivesIn(objectives), gain: gainOf(keys.filter(({ id }) => asked.includes(id)), sheets) }));
}

/** The same for the coordinators and the faculty of an edition. @throws NotFound; Refusal for who has another part */
export async function readGains(person: AskingPerson, id: string, locale: Locale): Promise<ModuleGain[]> {
  await findLeading(person, id);
  return readKnowledgeGains(id, locale);
}
