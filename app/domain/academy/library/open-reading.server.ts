import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { withNeutralHeadings } from '../headings.ts';
import { takeTurn } from './publishing-turn.server.ts';
import { isNeutral, tellingWords } from './telling.ts';
import { ID, NAME } from '../vocabulary.ts';

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
  /** Titles of what was published since it was opened: that stays closed to visitors until it is opened anew. */
  newer: { title: string; language: string }[];
  /** What of all that is shown, to be sent along by whoever opens it: something else than they looked at is not opened. */
  seen: string;
}

export const openingSchema = z.object({ seen: z.string('ui.forms.errors.choose').check(z.regex(/^[\da-f]{64}$/, 'ui.forms.errors.choose')) });

interface Row {
  id: string;
  openAt: Date | null;
  address: string;
  /** Its own titles, in every language. */
  titles: Record<string, string>;
  /** Of all modules of it, in every language. */
  texts: { language: string; title: string; markdown: string; isNewer: boolean }[];
  /** What is to be seen on all their pictures, and what the curriculum itself is for, in every language. */
  seen: string[];
}

/** What opening it would show, for the secretariat to weigh. Nobody else opens anything. @throws NotFound */
export async function readOpening(person: AskingPerson, kind: Opened, address: string, locale: Locale): Promise<Opening> {
  const found = await findOne(person, kind, address);
  const { titles, texts, seen, openAt, address: own } = found;
  const newer = texts.filter(({ isNewer }) => isNewer).map(({ title, language: of }) => ({ title, language: of }));
  const language = locale in titles ? locale : (Object.keys(titles)[0] ?? locale);
  return { address: own, title: titles[language] ?? '', language, isOpen: openAt !== null && (kind === 'curriculum' || newer.length === 0), newer, seen: hashOf(found), telling: tellingWords([...texts.map(({ language, markdown }) => withNeutralHeadings(markdown, language)), ...seen].join('\n')), tellingTitles: tellingTitles(titles, texts) };
}

/** For whoever is to send what they have seen: who opens it, and that it is there. @throws NotFound */
export async function findOpening(person: AskingPerson, kind: Opened, address: string): Promise<void> {
  await findOne(person, kind, address);
}

/** From now on whoever is not signed in may read it, as it was seen. @throws NotFound @throws Refusal when its own title or its address tells, and when it was changed since it was looked at */
export async function openReading(person: AskingPerson, kind: Opened, address: string, seen: string): Promise<void> {
  const { id } = await findOne(person, kind, address);
  await inTransaction(async (tx) => {
    // Nothing is published and no curriculum changed between what is compared and what is opened.
    await takeTurn(tx);
    if (kind === 'module') await tx.$queryRaw`select 1 from module where id = ${id}::uuid for update`;
    else await tx.$queryRaw`select 1 from curriculum where id = ${id}::uuid for update`;
    const found = await findOne(person, kind, id, tx);
    if (hashOf(found) !== seen) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if (![found.address, ...Object.values(found.titles)].every(isNeutral)) throw new Refusal('academy.refusals.tells');
    if (found.openAt === null || found.texts.some(({ isNewer }) => isNewer)) await setOpen(tx, person, kind, id, now());
  });
}

/** From now on only whoever is signed in may read it. @throws NotFound */
export async function closeReading(person: AskingPerson, kind: Opened, address: string): Promise<void> {
  const { id, openAt } = await findOne(person, kind, address);
  if (openAt !== null) await inTransaction((tx) => setOpen(tx, person, kind, id, null));
}

/** As it is written down and told. */
const HAPPENING = { module: { open: 'module.opened', close: 'module.closed' }, curriculum: { open: 'curriculum.opened', close: 'curriculum.closed' } } as const;

async function setOpen(tx: Transaction, person: AskingPerson, kind: Opened, id: string, at: Date | null): Promise<void> {
  if (kind === 'module') await tx.module.update({ where: { id }, data: { openAt: at }, select: { id: true } });
  else await tx.curriculum.update({ where: { id }, data: { openAt: at }, select: { id: true } });
  await recordActivity(tx, { actor: person.id, organisationId: null, kind: HAPPENING[kind][at ? 'open' : 'close'], subjectType: kind, subjectId: id });
}

/** All that would be shown, as one value: the same for the same words in whatever order they are read. */
function hashOf({ address, titles, texts, seen }: Row): string {
  const said = [...Object.entries(titles), ...texts.map(({ language, title, markdown }) => [language, title, markdown]), ...seen].map((one) => JSON.stringify(one)).sort();
  return createHash('sha256').update(JSON.stringify([address, said])).digest('hex');
}

/** By its address, or by its id, to which notices lead. */
async function findOne(person: AskingPerson, kind: Opened, address: string, tx?: Transaction): Promise<Row> {
  const isId = ID.test(address);
  if (!actsAs(person, 'secretariat') || !(NAME.test(address) || isId)) throw new NotFound();
  const named = (column: Prisma.Sql, id: Prisma.Sql) => (isId ? Prisma.sql`${id} = ${address}::uuid` : Prisma.sql`${column} = ${address}`);
  const texts = (which: Prisma.Sql, openAt: Prisma.Sql) => Prisma.sql`coalesce((select json_agg(json_build_object('language', t.language, 'title', t.title, 'markdown', t.markdown, 'isNewer', coalesce(v.published_at > ${openAt}, false)) order by t.language, t.title) from module_text t join module_version v on v.id = t.version_id and v.state = 'published' where ${which}), '[]') as texts,
    coalesce((select array_agg(d.value) from module_picture p join module_version v on v.id = p.version_id and v.state = 'published' cross join lateral jsonb_each_text(p.seen) d where ${which}), '{}') as seen`;
  const [found] = await readRows<Row & { summaries?: Record<string, string> }>(
    kind === 'module'
      ? Prisma.sql`select m.id, m.open_at as "openAt", m.address, (select json_object_agg(t.language, t.title) from module_text t where t.version_id = p.id) as titles, ${texts(Prisma.sql`v.module_id = m.id`, Prisma.sql`m.open_at`)} from module m join module_version p on p.module_id = m.id and p.state = 'published' where ${named(Prisma.sql`m.address`, Prisma.sql`m.id`)}`
      : Prisma.sql`select c.id, c.open_at as "openAt", c.slug as address, c.texts->'title' as titles, c.texts->'summary' as summaries, ${texts(Prisma.sql`v.module_id in (select module_id from curriculum_module where curriculum_id = c.id)`, Prisma.sql`c.open_at`)} from curriculum c where ${named(Prisma.sql`c.slug`, Prisma.sql`c.id`)}`,
    tx,
  );
  if (!found) throw new NotFound();
  return { ...found, seen: [...found.seen, ...Object.values(found.summaries ?? {})] };
}

function tellingTitles(titles: Row['titles'], texts: Row['texts']): Opening['tellingTitles'] {
  const all = [...Object.entries(titles).map(([language, title]) => ({ title, language })), ...texts.map(({ title, language }) => ({ title, language }))];
  return [...new Map(all.map((one) => [one.title, one])).values()].filter(({ title }) => !isNeutral(title));
}
