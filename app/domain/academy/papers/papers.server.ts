import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { pickWords } from '#app/i18n/words.server.ts';
import { hashOf } from '#app/platform/content-hash.server.ts';
import { readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { keptFile } from '#app/platform/kept-files.server.ts';
import { DRAWING, type DrawnCurriculum, type DrawnModule } from './drawing-task.ts';
import { drawApart } from './drawing.server.ts';
import { withPictures } from './handed-pictures.server.ts';
import { withNeutralHeadings, WRITTEN, type Written } from '../headings.ts';
import { glossaryFor } from '../library/glossary.server.ts';
import { wordsMarked } from '../library/glossary.ts';
import { readableBy } from '../library/reading.server.ts';
import { isNeutral, neutralOrNone } from '../library/telling.ts';
import { LANGUAGE, NAME, PAPERS, type PaperKind } from '../vocabulary.ts';

/** What other subjects call what a module serves, in a language. */
export type NamesIn = (locale: Locale) => Promise<Record<'components' | 'criteria' | 'competencies', Record<string, string>>>;

type Row = Omit<DrawnModule, 'language' | 'words'> & { language: string };

/** A paper of a published module, in the language that is asked for or the nearest there is: where it lies. @throws NotFound */
export async function keepPaper(person: AskingPerson | null, paper: PaperKind, address: string, locale: Locale, asked: string | null, namesIn: NamesIn): Promise<string> {
  if (!NAME.test(address)) throw new NotFound();
  const [found] = await readDrawn(person, Prisma.sql`m.address = ${address}`, languageOf(locale, asked));
  if (!found) throw new NotFound();
  return keepDrawn(paper, await named(person, found, namesIn));
}

/** The offline pack of a curriculum, with all its papers. @throws NotFound */
export async function keepPack(person: AskingPerson | null, slug: string, locale: Locale, asked: string | null, namesIn: NamesIn): Promise<string> {
  const curriculum = await readDrawnCurriculum(person, slug, languageOf(locale, asked), namesIn);
  const papers: string[][] = [];
  for (const module of curriculum.modules) {
    const lying: string[] = [];
    for (const paper of PAPERS) lying.push(await keepDrawn(paper, module));
    papers.push(lying);
  }
  return keptFile(`${hashOf([DRAWING, 'pack', curriculum])}.zip`, (path) => withPictures('small', curriculum.modules, path, (pictures) => drawApart({ kind: 'pack', curriculum, papers, pictures, path, ...wordsIn(curriculum.language) })));
}

/** A curriculum as a book for readers of books. @throws NotFound */
export async function keepBook(person: AskingPerson | null, slug: string, locale: Locale, asked: string | null, namesIn: NamesIn): Promise<string> {
  const curriculum = await readDrawnCurriculum(person, slug, languageOf(locale, asked), namesIn);
  const hash = hashOf([DRAWING, 'book', curriculum]);
  return keptFile(`${hash}.epub`, (path) => withPictures('large', curriculum.modules, path, (pictures) => drawApart({ kind: 'book', curriculum, pictures, id: `urn:sha256:${hash}`, path, ...wordsIn(curriculum.language) })));
}

function keepDrawn(paper: PaperKind, module: DrawnModule): Promise<string> {
  return keptFile(`${hashOf([DRAWING, paper, module])}.pdf`, (path) => withPictures('large', [module], path, ([pictures = []]) => drawApart({ kind: 'paper', paper, module, pictures, path, ...wordsIn(module.language) })));
}

/** The language that is asked for, where it can be one. */
function languageOf(locale: Locale, asked: string | null): string {
  return asked !== null && LANGUAGE.test(asked) ? asked : locale;
}

function wordsIn(language: Written): { locale: Locale; words: object } {
  return { locale: language, words: pickWords(language, ['academy']) };
}

/** Texts are found by their headings: a language whose headings are not known cannot be drawn. */
function writtenIn(language: string): Written {
  return WRITTEN.find((one) => one === language) ?? WRITTEN[0];
}

async function readDrawnCurriculum(person: AskingPerson | null, slug: string, language: string, namesIn: NamesIn): Promise<DrawnCurriculum> {
  if (!NAME.test(slug)) throw new NotFound();
  const [found] = await readRows<{ texts: Record<'title' | 'summary', Record<Locale, string>> }>(Prisma.sql`select texts from curriculum where slug = ${slug} and (${person !== null} or open_at is not null)`);
  const written = writtenIn(language);
  if (!found || !(person || isNeutral(found.texts.title[written]))) throw new NotFound();
  const rows = await readDrawn(person, Prisma.sql`m.id in (select cm.module_id from curriculum_module cm join curriculum c on c.id = cm.curriculum_id where c.slug = ${slug})`, written, Prisma.sql`(select cm.position from curriculum_module cm join curriculum c on c.id = cm.curriculum_id where c.slug = ${slug} and cm.module_id = m.id)`);
  const withdrawn = person ? await readWithdrawn(slug, written) : [];
  return { withdrawn, language: written, title: found.texts.title[written], summary: person ? found.texts.summary[written] : neutralOrNone(found.texts.summary[written]), modules: await Promise.all(rows.map((row) => named(person, row, namesIn))) };
}

/** Titles of the modules of a curriculum that were withdrawn, in their order. */
async function readWithdrawn(slug: string, language: string): Promise<string[]> {
  const rows = await readRows<{ title: string }>(Prisma.sql`
    select t.title from curriculum c join curriculum_module cm on cm.curriculum_id = c.id
      join lateral (select v.id from module_version v where v.module_id = cm.module_id and v.state = 'withdrawn' order by v.version desc limit 1) w on true
      join lateral (select title from module_text o where o.version_id = w.id order by o.language <> ${language}, o.language <> 'en', o.language limit 1) t on true
     where c.slug = ${slug} and not exists (select 1 from module_version p where p.module_id = cm.module_id and p.state = 'published') order by cm.position`);
  return rows.map(({ title }) => title);
}

/** What papers say, as it was published: each module that the person may read in a language, else in the nearest that can be drawn. */
async function readDrawn(person: AskingPerson | null, which: Prisma.Sql, language: string, order: Prisma.Sql = Prisma.sql`m.slug`): Promise<Row[]> {
  const rows = await readRows<Row>(Prisma.sql`
    select t.language, t.title, v.version, v.licence, to_char(v.published_at at time zone 'UTC', 'YYYY-MM-DD') as "publishedOn", v.minutes, v.audience, v.plan, v.questions, v.components, v.criteria, v.competencies, t.markdown,
           coalesce((select json_agg(json_build_object('version', p.version_id, 'key', p.key, 'alt', coalesce(p.seen->>t.language, ''), 'width', p.width, 'height', p.height) order by p.key) from module_picture p where p.version_id = v.id and strpos(t.markdown, 'picture:' || p.key) > 0), '[]') as pictures,
           coalesce((select array_agg(bt.title order by array_position(v.prerequisites, b.slug))
                       from module b join module_version bv on bv.module_id = b.id and bv.state = 'published' join module_text bt on bt.version_id = bv.id and bt.language = t.language
                      where b.slug = any(v.prerequisites) and ${person !== null}), '{}') as prerequisites,
           (select json_build_object('title', ot.title, 'version', ov.version, 'network', n.name)
              from module_version ov join module o on o.id = ov.module_id left join organisation n on n.id = o.network_id
              join lateral (select title from module_text x where x.version_id = ov.id order by x.language <> t.language, x.language <> 'en', x.language limit 1) ot on true
             where ov.id = m.origin_id) as origin
      from module m
      join module_version v on v.module_id = m.id and v.state = 'published'
      join lateral (select language, title, markdown from module_text o where o.version_id = v.id and o.language = any(${[...WRITTEN]}) order by o.language <> ${language}, o.language limit 1) t on true
     where ${which} and ${readableBy(person)} order by ${order}`);
  return person ? rows : rows.filter(({ title }) => isNeutral(title)).map(({ markdown, origin, ...row }) => ({ ...row, origin: origin && isNeutral(origin.title) ? { ...origin, network: null } : null, markdown: withNeutralHeadings(markdown, row.language) }));
}

/** With the names of what it serves; a visitor's papers say nothing of that. */
async function named(person: AskingPerson | null, { language, ...row }: Row, namesIn: NamesIn): Promise<DrawnModule> {
  const written = writtenIn(language);
  const names = await namesIn(written);
  const inWords = (list: 'components' | 'criteria' | 'competencies') => (person ? row[list].map((id) => names[list][id] ?? id) : []);
  return { ...row, language: written, words: wordsMarked(row.markdown, glossaryFor(person, written), written), components: inWords('components'), criteria: inWords('criteria'), competencies: inWords('competencies') };
}
