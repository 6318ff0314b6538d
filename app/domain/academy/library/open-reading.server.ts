import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { withNeutralHeadings } from '../headings.ts';
import { isNeutral, tellingWords } from './telling.ts';
import { NAME } from '../vocabulary.ts';

/** What can be opened to whoever is not signed in: a module, or a curriculum with all its modules. */
export type Opened = 'module' | 'curriculum';

export interface Opening {
  address: string;
  title: string;
  language: string;
  isOpen: boolean;
  /** Words in its text that tell what this place is about, the most frequent first. */
  telling: { word: string; count: number }[];
  /** Titles that tell: a module with one of them stays closed to visitors, a curriculum cannot be opened. */
  tellingTitles: { title: string; language: string }[];
}

interface Row {
  id: string;
  openAt: Date | null;
  address: string;
  /** Its own titles, in every language. */
  titles: Record<string, string>;
  /** Of all modules of it, in every language. */
  texts: { language: string; title: string; markdown: string }[];
  /** What is to be seen on all their pictures, in every language. */
  seen: string[];
}

/** What opening it would show, for the secretariat to weigh. Nobody else opens anything. @throws NotFound */
export async function readOpening(person: AskingPerson, kind: Opened, address: string, locale: Locale): Promise<Opening> {
  const { titles, texts, seen, openAt } = await findOne(person, kind, address);
  const language = locale in titles ? locale : (Object.keys(titles)[0] ?? locale);
  return { address, title: titles[language] ?? '', language, isOpen: openAt !== null, telling: tellingWords([...texts.map(({ language, markdown }) => withNeutralHeadings(markdown, language)), ...seen].join('\n')), tellingTitles: tellingTitles(titles, texts) };
}

/** From now on whoever is not signed in may read it. @throws NotFound @throws Refusal when its own title or its address tells */
export async function openReading(person: AskingPerson, kind: Opened, address: string): Promise<void> {
  const found = await findOne(person, kind, address);
  if (![address, ...Object.values(found.titles)].every(isNeutral)) throw new Refusal('academy.refusals.tells');
  await setOpen(person, kind, found, now());
}

/** From now on only whoever is signed in may read it. @throws NotFound */
export async function closeReading(person: AskingPerson, kind: Opened, address: string): Promise<void> {
  await setOpen(person, kind, await findOne(person, kind, address), null);
}

async function setOpen(person: AskingPerson, kind: Opened, { id, openAt }: Row, at: Date | null): Promise<void> {
  if ((openAt === null) === (at === null)) return;
  await inTransaction(async (tx) => {
    if (kind === 'module') await tx.module.update({ where: { id }, data: { openAt: at }, select: { id: true } });
    else await tx.curriculum.update({ where: { id }, data: { openAt: at }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: `${kind}.${at ? 'opened' : 'closed'}`, subjectType: kind, subjectId: id });
  });
}

async function findOne(person: AskingPerson, kind: Opened, address: string): Promise<Row> {
  if (!actsAs(person, 'secretariat') || !NAME.test(address)) throw new NotFound();
  const texts = (which: Prisma.Sql) => Prisma.sql`coalesce((select json_agg(json_build_object('language', t.language, 'title', t.title, 'markdown', t.markdown)) from module_text t join module_version v on v.id = t.version_id and v.state = 'published' where ${which}), '[]') as texts,
    coalesce((select array_agg(d.value) from module_picture p join module_version v on v.id = p.version_id and v.state = 'published' cross join lateral jsonb_each_text(p.seen) d where ${which}), '{}') as seen`;
  const [found] = await readRows<Row>(
    kind === 'module'
      ? Prisma.sql`select m.id, m.open_at as "openAt", m.address, (select json_object_agg(t.language, t.title) from module_text t where t.version_id = p.id) as titles, ${texts(Prisma.sql`v.module_id = m.id`)} from module m join module_version p on p.module_id = m.id and p.state = 'published' where m.address = ${address}`
      : Prisma.sql`select c.id, c.open_at as "openAt", c.slug as address, c.texts->'title' as titles, ${texts(Prisma.sql`v.module_id in (select module_id from curriculum_module where curriculum_id = c.id)`)} from curriculum c where c.slug = ${address}`,
  );
  if (!found) throw new NotFound();
  return found;
}

function tellingTitles(titles: Row['titles'], texts: Row['texts']): Opening['tellingTitles'] {
  const all = [...Object.entries(titles).map(([language, title]) => ({ title, language })), ...texts.map(({ title, language }) => ({ title, language }))];
  return [...new Map(all.map((one) => [one.title, one])).values()].filter(({ title }) => !isNeutral(title));
}
