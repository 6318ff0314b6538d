import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '#app/platform/content-hash.server.ts';
import { WRITTEN, type Written } from '../headings.ts';
import { curriculumSchema, glossarySchema, minutesOf, moduleHeadSchema, nameSchema, SESSION, type CurriculumFile, type GlossaryFile, type ModuleHead } from './model.ts';
import { findCircle } from './prerequisites.ts';
import { LONGEST_NAME } from '../vocabulary.ts';
import { Faults, readYaml, type ReadYaml } from './yaml-file.server.ts';

/** The ids that a module may name: those of the instrument and of the competencies. */
export interface KnownIds {
  components: readonly string[];
  criteria: readonly string[];
  competencies: readonly string[];
}

export interface ModuleFile {
  slug: string;
  address: string;
  head: ModuleHead;
  minutes: number;
  markdown: Record<Written, string>;
  contentHash: string;
  /** Where its head lies, as it is told. */
  file: string;
  lineOf: ReadYaml<ModuleHead>['lineOf'];
}

export interface CurriculumFiles {
  modules: ModuleFile[];
  curricula: (CurriculumFile & { slug: string; contentHash: string })[];
  glossary: GlossaryFile;
}

const NAMED = `is named in small letters, digits and hyphens, ${LONGEST_NAME} at most`;
/** A file larger than this is none that someone wrote. */
const LARGEST = 200_000;

/**
 * Reads what is taught from `modules` and `curricula` below a folder: heads, texts and order, and all that binds them together.
 * What stands within the texts is looked into by `readModuleText`. @throws CurriculumError with a line for each thing that is wrong
 */
export function readCurriculumFiles(folder: string, known: KnownIds): CurriculumFiles {
  const faults = new Faults();
  const { folders = [], files = [] } = Object.groupBy(namesIn(join(folder, 'modules')), (name) => (statSync(join(folder, 'modules', name)).isDirectory() ? 'folders' : 'files'));
  for (const name of files) faults.add(`curriculum/modules/${name}`, 1, 'file', 'is no folder of a module');
  // A module that does not fit is told of by its own line, and not again wherever it is named.
  const written = new Set(folders);
  const modules = folders.flatMap((slug) => readModule(folder, slug, known, faults) ?? []);
  bindTogether(modules, written, faults);
  const curricula = namesIn(join(folder, 'curricula')).filter((name) => name.endsWith('.yaml')).flatMap((name) => {
    const [file, slug] = [`curriculum/curricula/${name}`, name.replace(/\.yaml$/, '')];
    if (!nameSchema.safeParse(slug).success) faults.add(file, 1, 'name', `the file ${NAMED}`);
    const read = readYaml(readText(join(folder, 'curricula', name), file, faults), file, curriculumSchema, faults);
    read?.value.modules.forEach((one, i, all) => {
      if (!written.has(one)) faults.add(file, read.lineOf(['modules', i]), `modules.${i}`, `there is no module ${one}`);
      if (all.indexOf(one) !== i) faults.add(file, read.lineOf(['modules', i]), `modules.${i}`, `${one} stands twice`);
      for (const before of modules.find(({ slug: other }) => other === one)?.head.prerequisites ?? []) if (all.indexOf(before) > i) faults.add(file, read.lineOf(['modules', i]), `modules.${i}`, `${one} comes after ${before}`);
    });
    return read ? [{ ...read.value, slug, contentHash: hashOf(read.value) }] : [];
  });
  const glossary = readGlossary(folder, faults);
  faults.throwIfAny();
  return { modules, curricula, glossary };
}

/** The words that modules explain; none where there is no such file. A form means one thing only in each language. */
function readGlossary(folder: string, faults: Faults): GlossaryFile {
  const [path, file] = [join(folder, 'glossary', 'terms.yaml'), 'curriculum/glossary/terms.yaml'];
  if (!existsSync(path)) return {};
  const read = readYaml(readText(path, file, faults), file, glossarySchema, faults);
  for (const language of WRITTEN) {
    const forms = new Map<string, string>();
    for (const [key, said] of Object.entries(read?.value ?? {}))
      for (const form of [said[language].term, ...(said[language].also ?? [])].map((one) => one.toLowerCase())) {
        if (forms.has(form)) faults.add(file, read?.lineOf([key, language]) ?? 1, `${key}.${language}`, `${form} is explained by ${forms.get(form)} already`);
        else forms.set(form, key);
      }
  }
  return read?.value ?? {};
}

function readModule(folder: string, slug: string, known: KnownIds, faults: Faults): ModuleFile | null {
  const place = `curriculum/modules/${slug}`;
  const file = `${place}/module.yaml`;
  if (!nameSchema.safeParse(slug).success) faults.add(file, 1, 'slug', `the folder ${NAMED}`);
  for (const name of namesIn(join(folder, 'modules', slug))) if (name !== 'module.yaml' && !WRITTEN.some((language) => name === `${language}.md`)) faults.add(`${place}/${name}`, 1, 'file', 'is no file of a module: there are module.yaml, en.md and fr.md');
  const read = readYaml(readText(join(folder, 'modules', slug, 'module.yaml'), file, faults), file, moduleHeadSchema, faults);
  const markdown = Object.fromEntries(WRITTEN.map((language) => [language, readText(join(folder, 'modules', slug, `${language}.md`), `${place}/${language}.md`, faults)])) as Record<Written, string>;
  if (!read) return null;
  const { value: head, lineOf } = read;
  for (const list of ['components', 'criteria', 'competencies'] as const) head[list].forEach((id, i) => known[list].includes(id) || faults.add(file, lineOf([list, i]), `${list}.${i}`, `there is no ${id}`));
  for (const list of ['components', 'criteria', 'competencies', 'prerequisites', 'audience'] as const) twice(head[list]).forEach((i) => faults.add(file, lineOf([list, i]), `${list}.${i}`, `${head[list][i]} stands twice`));
  for (const list of ['plan', 'questions'] as const) twice(head[list].map(({ id }) => id)).forEach((i) => faults.add(file, lineOf([list, i]), `${list}.${i}.id`, `${head[list][i]?.id} stands twice`));
  const minutes = minutesOf(head);
  if (minutes < SESSION.least || minutes > SESSION.most) faults.add(file, lineOf(['plan']), 'plan', `takes ${minutes} minutes: there are ${SESSION.least} to ${SESSION.most}`);
  // How a file begins and ends is not what it says.
  const said = Object.entries(markdown).map(([language, text]) => [language, text.trim()]);
  return { slug, address: head.address ?? slug, head, minutes, markdown, contentHash: hashOf({ head, markdown: Object.fromEntries(said) }), file, lineOf };
}

/** What is wrong between modules: names that mean two of them, prerequisites that are not there or lead back to themselves. */
function bindTogether(modules: readonly ModuleFile[], written: ReadonlySet<string>, faults: Faults): void {
  const bySlug = new Map(modules.map((one) => [one.slug, one]));
  for (const [i, { slug, address, head, file, lineOf }] of modules.entries()) {
    const other = modules.find((one, j) => j < i && one.address === address) ?? (address === slug ? undefined : bySlug.get(address));
    if (other) faults.add(file, head.address ? lineOf(['address']) : 1, head.address ? 'address' : 'slug', `${address} means ${other.slug} already`);
    head.prerequisites.forEach((before, j) => written.has(before) || faults.add(file, lineOf(['prerequisites', j]), `prerequisites.${j}`, `there is no module ${before}`));
  }
  const circle = findCircle(new Map(modules.map(({ slug, head }) => [slug, head.prerequisites])));
  const begin = circle && bySlug.get(circle[0] ?? '');
  if (begin) faults.add(begin.file, begin.lineOf(['prerequisites']), 'prerequisites', `lead back to where they began: ${[...circle, circle[0]].join(' → ')}`);
}

/** The places at which something stands that stood before. */
function twice(list: readonly string[]): number[] {
  return list.flatMap((one, i) => (list.indexOf(one) === i ? [] : [i]));
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.') && name !== 'README.md').sort() : [];
}

function readText(path: string, file: string, faults: Faults): string {
  if (!existsSync(path)) faults.add(file, 1, 'file', 'is missing');
  else if (statSync(path).size > LARGEST) faults.add(file, 1, 'file', `is larger than ${LARGEST / 1000} kB`);
  else {
    const bytes = readFileSync(path);
    if (isUtf8(bytes) && !bytes.includes(0)) return bytes.toString('utf8').replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
    faults.add(file, 1, 'file', 'is no text in UTF-8');
  }
  return '';
}
