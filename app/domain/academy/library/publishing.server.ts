import { isDeepStrictEqual } from 'node:util';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { WRITTEN, type Written } from '../headings.ts';
import { tellAdapted } from './adapted-curricula.server.ts';
import { tellShortened } from './shortened.server.ts';
import { readCurriculumFiles, type CurriculumFiles, type KnownIds, type ModuleFile } from './module-files.server.ts';
import { keepGlossary } from './glossary.server.ts';
import { RENDERING, type ModulePage } from './module-page.ts';
import { closeOutgrown, tellOutgrown } from './opened.server.ts';
import { forgetShelf } from './published.server.ts';
import { takeTurn } from './publishing-turn.server.ts';
import { Faults } from './yaml-file.server.ts';

/** A text that is ready to be kept. */
interface DrawnText {
  language: Written;
  title: string;
  summary: string;
  markdown: string;
  page: ModulePage;
}

/**
 * Publishes what a folder teaches and is not published yet. The same content again changes nothing, and asks for next to
 * nothing; anything wrong stops all of it. @throws CurriculumError with a line for each thing that is wrong
 */
export async function publishCurriculum(folder: string, known: KnownIds): Promise<void> {
  const files = readCurriculumFiles(folder, known);
  if (await isPublished(files)) return keepGlossary(files.glossary);
  const texts = await drawTexts(files.modules);
  await inTransaction(async (tx) => {
    await takeTurn(tx);
    const faults = new Faults();
    const ids = new Map<string, string>();
    for (const file of files.modules) ids.set(file.slug, await publishModule(tx, file, texts.get(file.slug) ?? [], faults));
    for (const { slug } of await tx.curriculum.findMany({ where: { slug: { in: files.curricula.map((one) => one.slug) }, networkId: { not: null } }, select: { slug: true } })) faults.add(`curriculum/curricula/${slug}.yaml`, 1, 'name', `${slug} is ordered by a network`);
    faults.throwIfAny();
    for (const curriculum of files.curricula) await keepCurriculum(tx, curriculum, ids);
  });
  keepGlossary(files.glossary);
  forgetShelf();
}

/** All that is wrong with a folder, its texts included, with nothing published. @throws CurriculumError */
export async function checkCurriculum(folder: string, known: KnownIds): Promise<CurriculumFiles> {
  const files = readCurriculumFiles(folder, known);
  await drawTexts(files.modules);
  return files;
}

async function isPublished({ modules, curricula }: CurriculumFiles): Promise<boolean> {
  const [versions, kept, older] = await Promise.all([
    database().moduleVersion.findMany({ where: { state: 'published' }, select: { version: true, contentHash: true, module: { select: { slug: true } } } }),
    database().curriculum.findMany({ select: { slug: true, contentHash: true } }),
    database().moduleText.count({ where: { rendering: { not: RENDERING }, version: { state: 'published', module: { slug: { in: modules.map(({ slug }) => slug) } } } } }),
  ]);
  const published = new Set(versions.map(({ version, contentHash, module }) => `${module.slug} ${version} ${contentHash}`));
  const ordered = new Set(kept.map(({ slug, contentHash }) => `${slug} ${contentHash}`));
  return older === 0 && modules.every(({ slug, head, contentHash }) => published.has(`${slug} ${head.version} ${contentHash}`)) && curricula.every(({ slug, contentHash }) => ordered.has(`${slug} ${contentHash}`));
}

/** Reads and draws every text. What does it is fetched only when there is something to publish. @throws CurriculumError */
async function drawTexts(modules: readonly ModuleFile[]): Promise<Map<string, DrawnText[]>> {
  const [{ readModuleText }, { drawHtml }, { mapParts }] = await Promise.all([import('./module-text.ts'), import('./markdown.ts'), import('./module-page.ts')]);
  const faults = new Faults();
  const drawn = modules.map(({ slug, head, markdown }): [string, DrawnText[]] => [
    slug,
    WRITTEN.map((language) => {
      const { title, summary, tree, faults: found } = readModuleText(markdown[language], language, head);
      for (const { line, field, message } of found) faults.add(`curriculum/modules/${slug}/${language}.md`, line, field, message);
      return { language, title, summary, markdown: markdown[language], page: mapParts(tree, drawHtml) };
    }),
  ]);
  faults.throwIfAny();
  return new Map(drawn);
}

/** Publishes a version that is new, in place of the one before it. Returns the module's id. */
async function publishModule(tx: Transaction, { slug, address, head, minutes, contentHash, file, lineOf }: ModuleFile, texts: readonly DrawnText[], faults: Faults): Promise<string> {
  const at = now();
  const other = await tx.module.findFirst({ where: { address, slug: { not: slug } }, select: { slug: true } });
  if (other) {
    faults.add(file, head.address ? lineOf(['address']) : 1, head.address ? 'address' : 'slug', `${address} means ${other.slug} already`);
    return '';
  }
  if (await tx.module.findFirst({ where: { slug, networkId: { not: null } }, select: { id: true } })) {
    faults.add(file, 1, 'slug', `${slug} is written by a network`);
    return '';
  }
  const module = await tx.module.upsert({ where: { slug }, create: { id: newId(), slug, address, createdAt: at }, update: { address }, select: { id: true, versions: { select: { id: true, version: true, contentHash: true, state: true } } } });
  const stands = module.versions.find(({ version }) => version === head.version);
  const newest = Math.max(0, ...module.versions.map(({ version }) => version));
  if (stands && stands.contentHash !== contentHash) faults.add(file, lineOf(['version']), 'version', `version ${head.version} is published and never changes: set it to ${newest + 1} to publish the changed text`);
  else if (!stands && head.version < newest) faults.add(file, lineOf(['version']), 'version', `version ${newest} is published already: the next is ${newest + 1}`);
  if (stands) {
    for (const { language, page } of stands.contentHash === contentHash ? texts : []) await tx.moduleText.updateMany({ where: { versionId: stands.id, language, rendering: { not: RENDERING } }, data: { page: { ...page }, rendering: RENDERING } });
    return module.id;
  }
  const { licence, components, criteria, competencies, audience, prerequisites, plan, questions } = head;
  const { id: versionId } = await tx.moduleVersion.create({ data: { id: newId(), moduleId: module.id, version: head.version, contentHash, licence, components, criteria, competencies, audience, prerequisites, plan, minutes, questions } });
  await tx.moduleText.createMany({ data: texts.map(({ page, ...text }) => ({ id: newId(), versionId, ...text, page: { ...page }, rendering: RENDERING })) });
  await tx.moduleVersion.updateMany({ where: { moduleId: module.id, state: 'published' }, data: { state: 'superseded', endedAt: at } });
  await tx.moduleVersion.update({ where: { id: versionId }, data: { state: 'published', publishedAt: at } });
  await tellOutgrown(tx, null, module.id);
  return module.id;
}

/** Keeps a curriculum in the order that its file says. */
async function keepCurriculum(tx: Transaction, { slug, contentHash, title, summary, modules }: CurriculumFiles['curricula'][number], ids: ReadonlyMap<string, string>): Promise<void> {
  const texts = { title, summary };
  const before = await tx.curriculum.findUnique({ where: { slug }, select: { texts: true, modules: { select: { moduleId: true } } } });
  const { id } = await tx.curriculum.upsert({ where: { slug }, create: { id: newId(), slug, contentHash, texts }, update: { contentHash, texts }, select: { id: true } });
  const [was, is] = [before?.modules.map(({ moduleId }) => moduleId) ?? [], modules.map((one) => ids.get(one) ?? '')];
  await tellAdapted(tx, null, { curriculumId: id, before: was, after: is });
  if (is.some((one) => !was.includes(one)) || !isDeepStrictEqual(before?.texts, texts)) await closeOutgrown(tx, null, id);
  await tx.curriculumModule.deleteMany({ where: { curriculumId: id } });
  await tx.curriculumModule.createMany({ data: is.map((moduleId, i) => ({ curriculumId: id, position: i + 1, moduleId })) });
  await tellShortened(tx, null, { curriculumId: id, networkId: null, before: was, after: is });
}

