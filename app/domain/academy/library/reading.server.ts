import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { withNeutralHeadings } from '../headings.ts';
import type { PictureWeights } from './light-pictures.ts';
import type { ModuleHead } from './model.ts';
import type { ModulePage } from './module-page.ts';
import { isNeutral, neutralOrNone } from './telling.ts';
import { LANGUAGE, NAME, type BlockKind } from '../vocabulary.ts';

export interface ReadModule {
  slug: string;
  address: string;
  version: number;
  licence: string;
  language: string;
  title: string;
  languages: string[];
  components: string[];
  criteria: string[];
  competencies: string[];
  audience: string[];
  minutes: number;
  plan: { id: string; kind: BlockKind; minutes: number }[];
  questions: ModuleHead['questions'];
  page: ModulePage;
  /** What the pictures weigh that it shows. */
  weights: PictureWeights;
  prerequisites: { address: string; title: string }[];
  /** Whether it may be read by whoever is not signed in, for itself. */
  isOpen: boolean;
}

/**
 * Which modules `m` a person may read in their published version `v`: whoever is signed in all, a visitor what the secretariat has
 * opened. What was published after that nobody has looked at yet.
 */
export function readableBy(person: AskingPerson | null): Prisma.Sql {
  return person ? Prisma.sql`true` : Prisma.sql`(m.open_at >= v.published_at or exists (select 1 from curriculum_module om join curriculum oc on oc.id = om.curriculum_id where om.module_id = m.id and oc.open_at >= v.published_at))`;
}

/**
 * A published module by its address, in the language that is asked for, else the reader's, or the nearest there is. A visitor
 * reads what is open to them, and is told nothing of what it serves. @throws NotFound
 */
export async function readModule(person: AskingPerson | null, address: string, locale: Locale, asked: string | null = null): Promise<ReadModule> {
  if (!NAME.test(address)) throw new NotFound();
  const wanted = asked !== null && LANGUAGE.test(asked) ? asked : locale;
  const [found] = await readRows<ReadModule>(Prisma.sql`
    select m.slug, m.address, v.version, v.licence, t.language, t.title, v.components, v.criteria, v.competencies, v.audience, v.minutes, v.plan, v.questions, t.page, coalesce(m.open_at >= v.published_at, false) as "isOpen",
           (select array_agg(o.language order by o.language) from module_text o where o.version_id = v.id) as languages,
           coalesce((select json_object_agg(p.key, octet_length(p.small)) from module_picture p where p.version_id = v.id), '{}') as weights,
           coalesce((select json_agg(json_build_object('address', b.address, 'title', bt.title) order by array_position(v.prerequisites, b.slug))
                       from module b join module_version bv on bv.module_id = b.id and bv.state = 'published' join module_text bt on bt.version_id = bv.id and bt.language = t.language
                      where b.slug = any(v.prerequisites) and ${person !== null}), '[]') as prerequisites
      from module m
      join module_version v on v.module_id = m.id and v.state = 'published'
      join lateral (select * from module_text o where o.version_id = v.id order by o.language <> ${wanted}, o.language <> 'en', o.language limit 1) t on true
     where m.address = ${address} and ${readableBy(person)}`);
  if (!found && person) await refuseWithdrawn(address);
  if (!found || !(person || isNeutral(found.title))) throw new NotFound();
  if (person) return found;
  const adaptations = found.page.adaptations.map(({ title, text }) => ({ title: withNeutralHeadings(title, found.language), text }));
  return { ...found, components: [], criteria: [], competencies: [], page: { ...found.page, adaptations } };
}

/** Whoever is signed in and opens what was withdrawn is told so. @throws Refusal */
async function refuseWithdrawn(address: string): Promise<void> {
  const withdrawn = await readRows<object>(Prisma.sql`select 1 from module m join module_version v on v.module_id = m.id and v.state = 'withdrawn' where m.address = ${address}`);
  if (withdrawn.length > 0) throw new Refusal('academy.authoring.refusals.withdrawn');
}

export interface ReadCurriculum {
  slug: string;
  title: string;
  summary: string;
  isOpen: boolean;
  modules: { address: string; language: string; title: string; summary: string; minutes: number }[];
  /** Titles of those that were withdrawn and stand in it no more. */
  withdrawn: { title: string; language: string }[];
}

/** A curriculum with its modules in their order, in a language; for a visitor one that is open. @throws NotFound */
export async function readCurriculum(person: AskingPerson | null, slug: string, locale: Locale): Promise<ReadCurriculum> {
  if (!NAME.test(slug)) throw new NotFound();
  const [found] = await readRows<{ slug: string; isOpen: boolean; texts: Record<'title' | 'summary', Record<Locale, string>>; modules: ReadCurriculum['modules']; withdrawn: ReadCurriculum['withdrawn'] }>(Prisma.sql`
    select c.slug, c.open_at is not null as "isOpen", c.texts, coalesce((select json_agg(json_build_object('address', m.address, 'language', t.language, 'title', t.title, 'summary', t.summary, 'minutes', v.minutes) order by cm.position)
             from curriculum_module cm join module m on m.id = cm.module_id join module_version v on v.module_id = m.id and v.state = 'published'
             join lateral (select language, title, summary from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
            where cm.curriculum_id = c.id and ${readableBy(person)}), '[]') as modules,
           coalesce((select json_agg(json_build_object('title', t.title, 'language', t.language) order by cm.position) from curriculum_module cm
                       join lateral (select v.id from module_version v where v.module_id = cm.module_id and v.state = 'withdrawn' order by v.version desc limit 1) w on true
                       join lateral (select title, language from module_text o where o.version_id = w.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
                      where cm.curriculum_id = c.id and not exists (select 1 from module_version p where p.module_id = cm.module_id and p.state = 'published')), '[]') as withdrawn
      from curriculum c where c.slug = ${slug} and (${person !== null} or c.open_at is not null)`);
  const title = found?.texts.title[locale];
  if (!found || !title || !(person || isNeutral(title))) throw new NotFound();
  const forVisitors = found.modules.filter((one) => isNeutral(one.title)).map((one) => ({ ...one, summary: neutralOrNone(one.summary) }));
  return { slug, title, summary: person ? found.texts.summary[locale] : neutralOrNone(found.texts.summary[locale]), isOpen: found.isOpen, modules: person ? found.modules : forVisitors, withdrawn: person ? found.withdrawn : [] };
}

/** All curricula in which there is something, by name; to whoever orders them those in which there is nothing yet, too. */
export async function listCurricula(person: AskingPerson, locale: Locale): Promise<{ slug: string; title: string; modules: number; minutes: number }[]> {
  return readRows(Prisma.sql`
    select c.slug, c.texts->'title'->>${locale} as title, count(v.id)::int as modules, coalesce(sum(v.minutes), 0)::int as minutes
      from curriculum c left join curriculum_module cm on cm.curriculum_id = c.id left join module_version v on v.module_id = cm.module_id and v.state = 'published'
     group by c.id having count(v.id) > 0 or c.network_id = any(${organisationIdsAs(person, 'trainer')}::uuid[]) order by 2`);
}
