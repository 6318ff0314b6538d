import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { findOwnCurriculum, orderOf } from './curricula.server.ts';
import { missingBefore, orderChanges, withChange, type OrderChange } from './curriculum-order.ts';
import { flatTexts, textChanges, type CurriculumTexts } from './curriculum-texts.ts';
import { changesBetween } from './difference.ts';

/** A published module, as whoever puts modules in an order sees it. */
interface OrderedModule {
  id: string;
  slug: string;
  address: string;
  title: string;
  language: string;
  network: string | null;
  minutes: number;
  prerequisites: string[];
  /** Of which module it is an adaptation. */
  originOf: string | null;
}

type TitleOf = Pick<OrderedModule, 'title' | 'language'>;

export interface ShownInOrder extends Omit<OrderedModule, 'prerequisites' | 'originOf'> {
  /** Titles of what it needs and stands later, or is not there at all. */
  later: TitleOf[];
  absent: TitleOf[];
}

/** A change of the origin's order, with what the module would follow here once it is taken. */
type ShownOrderChange = OrderChange & TitleOf & { after: TitleOf | null };

/** A curriculum as its trainers order it: its modules, what they need before, what could stand in their place, and what its origin changed since. @throws NotFound */
export async function readOrderPage(person: AskingPerson, slug: string, locale: Locale) {
  const curriculum = await findOwnCurriculum(person, slug);
  const [own, origin, originNow, modules] = await Promise.all([orderOf(database(), curriculum.id), curriculum.originId ? orderOf(database(), curriculum.originId) : [], curriculum.originId ? database().curriculum.findUnique({ where: { id: curriculum.originId }, select: { texts: true } }) : null, readPublished(locale)]);
  const byId = new Map(modules.map((one) => [one.id, one]));
  const bySlug = new Map(modules.map((one) => [one.slug, one]));
  const order = own.flatMap((id) => byId.get(id) ?? []);
  const needs = missingBefore(order);
  const titled = (slugs: readonly string[]) => slugs.flatMap((one): TitleOf[] => { const module = bySlug.get(one); return module ? [{ title: module.title, language: module.language }] : []; });
  const texts = curriculum.texts as CurriculumTexts;
  return {
    slug: curriculum.slug,
    edit: curriculum.edit,
    licence: curriculum.licence,
    heading: texts.title[locale],
    texts: flatTexts(texts),
    /** What the origin calls itself or is for now, with what taking it would change here. */
    textOffers: textOffers(texts, curriculum.originTexts as CurriculumTexts | null, (originNow?.texts ?? null) as CurriculumTexts | null).map(({ text, before, after, own: ours }) => ({ text, said: after, isAdapted: ours !== before, changes: changesBetween(ours, after) })),
    modules: order.map(({ prerequisites: _, originOf: _origin, ...one }): ShownInOrder => ({ ...one, later: titled(needs.get(one.slug)?.later ?? []), absent: titled(needs.get(one.slug)?.absent ?? []) })),
    minutes: order.reduce((sum, { minutes }) => sum + minutes, 0),
    /** All that is published and not in it; adaptations of what is in it first, as they may stand in its place. */
    others: modules.filter(({ id }) => !own.includes(id)).map(({ id, title, network, originOf }) => ({ id, title, network, isAdaptation: originOf !== null && own.includes(originOf) })).sort((a, b) => Number(b.isAdaptation) - Number(a.isAdaptation)),
    offers: orderChanges(own, curriculum.originModules, origin).flatMap((change): ShownOrderChange[] => {
      const module = byId.get(change.module);
      const then = withChange(own, curriculum.originModules, origin, change);
      const before = byId.get(then[then.indexOf(change.module) - 1] ?? '');
      return module ? [{ ...change, title: module.title, language: module.language, after: before ? { title: before.title, language: before.language } : null }] : [];
    }),
  };
}

function textOffers(own: CurriculumTexts, basis: CurriculumTexts | null, origin: CurriculumTexts | null) {
  return basis && origin ? textChanges(flatTexts(own), flatTexts(basis), flatTexts(origin)) : [];
}

function readPublished(locale: Locale): Promise<OrderedModule[]> {
  return readRows<OrderedModule>(Prisma.sql`
    select m.id, m.slug, m.address, t.title, t.language, n.name as network, v.minutes, v.prerequisites, ov.module_id as "originOf"
      from module m join module_version v on v.module_id = m.id and v.state = 'published'
      left join organisation n on n.id = m.network_id left join module_version ov on ov.id = m.origin_id
      join lateral (select title, language, sort_title from module_text o where o.version_id = v.id order by o.language <> ${locale}, o.language <> 'en', o.language limit 1) t on true
     order by t.sort_title`);
}

/** What a curriculum that is to be adapted is called, with its texts to begin with; null for whoever begins afresh. */
export async function readCurriculumToAdapt(slug: string | null) {
  const found = slug === null ? null : await database().curriculum.findUnique({ where: { slug } });
  return found ? { slug: found.slug, licence: found.licence, texts: found.texts as CurriculumTexts } : null;
}

/** How many changes of its origin wait to be taken into a curriculum or left, for whoever orders it; none for all others. As on its page, what is not published waits for nobody. */
export async function countOffers(person: AskingPerson, slug: string): Promise<number> {
  const order = (which: Prisma.Sql) => Prisma.sql`array(select o.module_id::text from curriculum_module o where o.curriculum_id = ${which} order by o.position)`;
  const [found] = await readRows<{ networkId: string | null; texts: CurriculumTexts; textsBefore: CurriculumTexts; originTexts: CurriculumTexts; before: string[]; own: string[]; origin: string[]; published: string[] }>(Prisma.sql`
    select c.network_id as "networkId", c.texts, c.origin_texts as "textsBefore", (select o.texts from curriculum o where o.id = c.origin_id) as "originTexts", c.origin_modules::text[] as before, ${order(Prisma.sql`c.id`)} as own, ${order(Prisma.sql`c.origin_id`)} as origin,
           array(select v.module_id::text from module_version v where v.state = 'published') as published
      from curriculum c where c.slug = ${slug} and c.origin_id is not null`);
  if (!found?.networkId || !actsAs(person, 'trainer', found.networkId)) return 0;
  return orderChanges(found.own, found.before, found.origin).filter(({ module }) => found.published.includes(module)).length + textOffers(found.texts, found.textsBefore, found.originTexts).length;
}
