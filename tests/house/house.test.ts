import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { OUTING } from '../setup/outing.ts';

const root = process.cwd();
const filesBelow = (folder: string): string[] => readdirSync(join(root, folder), { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What a route's loader and action do first: the name of the question that they wait for without any condition, or null. */
function questionsIn(path: string, text: string): { name: string; asks: string | null; first: ts.Statement | undefined }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  return source.statements.flatMap((node) => {
    if (!ts.isFunctionDeclaration(node) || !/^(loader|action)$/.test(node.name?.text ?? '')) return [];
    const first = node.body?.statements[0];
    return [{ name: node.name?.text ?? '', asks: first ? questionOf(first) : null, first }];
  });
}

/** `await requirePerson(…)`, alone or as the value of one constant. What waits within a condition or another function does not count. */
function questionOf(statement: ts.Statement): string | null {
  const declared = ts.isVariableStatement(statement) ? statement.declarationList.declarations : [];
  const expression = ts.isExpressionStatement(statement) ? statement.expression : declared.length === 1 ? declared[0]?.initializer : undefined;
  if (!expression || !ts.isAwaitExpression(expression)) return null;
  let inner: ts.Node = expression.expression;
  while (ts.isCallExpression(inner) || ts.isPropertyAccessExpression(inner)) inner = inner.expression;
  return ts.isIdentifier(inner) && /^(requirePerson|allowAnyone)$/.test(inner.text) ? inner.text : null;
}

describe('loaders and actions', () => {
  /** Only pages that visitors need. */
  const FOR_ANYONE = ['app/root.tsx', 'app/routes/$.tsx', 'app/routes/_index.tsx', 'app/routes/curricula.$slug._index.tsx', 'app/routes/curricula.$slug.book[.]epub.tsx', 'app/routes/curricula.$slug.pack[.]zip.tsx', 'app/routes/feeds.$secret.calendar[.]ics.tsx', 'app/routes/join.$token.tsx', 'app/routes/language.tsx', 'app/routes/modules.$slug._index.tsx', 'app/routes/modules.$slug.guide[.]pdf.tsx', 'app/routes/modules.$slug.handout[.]pdf.tsx', 'app/routes/modules.$slug.pictures.$picture.file.tsx', 'app/routes/modules.$slug.slides[.]pdf.tsx', 'app/routes/recovery.tsx', 'app/routes/sign-in.tsx', 'app/routes/sign-out.tsx', 'app/routes/verify.tsx'];
  const routes = ['app/root.tsx', ...filesBelow('app/routes')];

  it('ask in their first statement who is there', () => {
    const asked = routes.flatMap((path) => questionsIn(path, read(path)).map((question) => ({ path, ...question })));
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ asks }) => asks === null).map(({ path, name }) => `${path}: ${name}`)).toEqual([]);
    expect([...new Set(asked.filter(({ asks }) => asks === 'allowAnyone').map(({ path }) => path))].sort()).toEqual(FOR_ANYONE);
  });

  it('are functions of their file, so that nothing that answers is overlooked', () => {
    for (const path of routes) expect(/export (const|let|var|async const) (loader|action)\b|export \{[^}]*\b(loader|action)\b|export \*|export default (async )?function (loader|action)/.test(read(path)), path).toBe(false);
  });

  it.each([
    ['is taken out', () => ''],
    ['is not waited for', (first: string) => first.replace('await ', '')],
    ['hangs on a condition', (first: string) => `if (context) { ${first} }`],
    ['comes second', (first: string) => `const early = context.path; ${first}`],
    ['is another one', (first: string) => first.replace(/requirePerson|allowAnyone/, 'findPerson')],
  ])('are found out, each of them, when the question %s', (_name, change) => {
    for (const path of routes) {
      const text = read(path);
      for (const { name, first } of questionsIn(path, text)) {
        const without = text.slice(0, first?.getStart()) + change(first?.getText() ?? '') + text.slice(first?.getEnd());
        expect(questionsIn(path, without).find((question) => question.name === name)?.asks, `${path} ${name}`).toBeNull();
      }
    }
  });

  it('stay short', () => {
    expect(routes.filter((path) => read(path).split('\n').length > 120)).toEqual([]);
  });
});

it('the lockfile holds the versions that close known holes', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string }> };
  const atLeast: Record<string, string> = { 'react-router': '6.30.6', 'react-router-dom': '6.30.6', '@remix-run/router': '1.23.4', '@remix-run/server-runtime': '2.17.5', '@remix-run/node': '2.17.5', '@remix-run/react': '2.17.5', 'turbo-stream': '2.4.1' };
  for (const [name, minimum] of Object.entries(atLeast)) {
    const found = Object.entries(packages).filter(([path]) => path.endsWith(`node_modules/${name}`));
    expect(found.length, name).toBeGreaterThan(0);
    for (const [path, { version = '0' }] of found) expect(version.localeCompare(minimum, 'en', { numeric: true }), `${path} ${version}`).toBeGreaterThanOrEqual(0);
  }
});

it('the lockfile says of each package what its bytes must be (but for those of other platforms, decision 0006), and names no other place for them than the registry', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { version?: string; resolved?: string; integrity?: string; optional?: boolean }> };
  const foreign = Object.entries(packages).filter(([path, { resolved, integrity, optional }]) => path !== '' && !optional && !((resolved ?? 'https://registry.npmjs.org/').startsWith('https://registry.npmjs.org/') && integrity?.startsWith('sha512-')));
  expect(foreign.map(([path]) => path)).toEqual([]);
});

describe('words', () => {
  type Tree = { [key: string]: string | Tree };
  const subjects = [...new Set(filesBelow('app').filter((path) => /locales\/\w+\.json$/.test(path)).map((path) => path.replace(/\/\w+\.json$/, '')))];
  const flatten = (tree: Tree, prefix = ''): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${prefix}${key}`] : flatten(value, `${prefix}${key}.`)));
  const plain = (keys: string[]) => [...new Set(keys.map((key) => key.replace(/_(one|many|other)$/, '')))].sort();
  const keysOf = (folder: string, locale: string) => flatten(JSON.parse(read(`${folder}/${locale}.json`)) as Tree);
  const code = filesBelow('app').filter((path) => /\.tsx?$/.test(path) && !/generated|\.test\./.test(path)).map(read).join('\n');
  const literals = new Set([...code.matchAll(/['"`]([a-z]+(?:\.\w+)+)['"`]/gi)].map(([, key]) => key ?? ''));
  const prefixes = [...code.matchAll(/`([a-z]+\.(?:\w+\.)*)\$\{/gi)].map(([, prefix]) => prefix ?? '');
  const patterns = [...code.matchAll(/`([a-z]+\.[\w.]*\$\{[^`]*)`/gi)].map(([, text]) => new RegExp(`^${(text ?? '').replace(/\$\{[^}]*\}/g, '[\\w-]+').replaceAll('.', '\\.').replaceAll('\\\\.', '\\.')}$`));

  it.each(subjects)('%s stands in both languages, with every plural that each needs', (folder) => {
    const [en, fr] = [keysOf(folder, 'en'), keysOf(folder, 'fr')];
    expect(plain(fr)).toEqual(plain(en));
    for (const key of fr.filter((one) => one.endsWith('_one'))) expect(fr, key).toEqual(expect.arrayContaining([key.replace(/_one$/, '_many'), key.replace(/_one$/, '_other')]));
  });

  it('of a subject stand in one of its files each', () => {
    const sections = subjects.flatMap((folder) => Object.keys(JSON.parse(read(`${folder}/en.json`)) as Tree).map((section) => `${subjectOf(folder)}.${section}`));
    expect(sections.filter((section, i) => sections.indexOf(section) !== i)).toEqual([]);
  });

  it('that the code asks for are there', () => {
    const known = new Set(subjects.flatMap((folder) => plain(keysOf(folder, 'en')).map((key) => `${subjectOf(folder)}.${key}`)));
    const sections = new Set([...known].flatMap((key) => key.split('.').map((_, i, parts) => parts.slice(0, i + 1).join('.'))));
    const names = new Set(subjects.map(subjectOf));
    expect([...literals].filter((key) => names.has(key.split('.')[0] ?? '') && !sections.has(key) && !/^(account|assessment|invitation|membership|organisation|network|ledBy|booking|availability|calendarFeed)\.[a-z]+[A-Za-z]*$/.test(key))).toEqual([]);
  });

  it('that are there are asked for', () => {
    const unused = subjects.flatMap((folder) => plain(keysOf(folder, 'en')).map((key) => `${subjectOf(folder)}.${key}`)).filter((key) => !literals.has(key) && !prefixes.some((prefix) => key.startsWith(prefix)) && !patterns.some((pattern) => pattern.test(key)));
    expect(unused).toEqual([]);
  });

  function subjectOf(folder: string): string {
    const name = /^app\/(?:domain\/)?([^/]+)\//.exec(folder)?.[1] ?? '';
    return name === 'http' ? 'frame' : name;
  }

  it('in French keep their signs together', () => {
    for (const folder of subjects) expect(read(`${folder}/fr.json`).match(/"[^"]*": "[^"]*\w [:;?!»]/g)).toBeNull();
  });
});

describe('what a visitor can load', () => {
  it('holds no word that outs: scripts, styles, file names, the neutral pages, titles', () => {
    const loaded = [...filesBelow('public'), ...filesBelow('build/client').filter((path) => /\.(js|css|svg|html)$/.test(path))];
    for (const path of loaded) for (const word of OUTING) expect(word.test(`${path}\n${read(path)}`.toLowerCase()), `${word} in ${path}`).toBe(false);
    for (const locale of ['en', 'fr']) {
      const frame = read(`app/http/locales/${locale}.json`).toLowerCase() + read(`app/ui/locales/${locale}.json`).toLowerCase() + read(`app/domain/accounts/locales/${locale}.json`).toLowerCase();
      for (const word of OUTING) expect(word.test(frame), String(word)).toBe(false);
      for (const word of OUTING) expect(word.test(read(`app/domain/notifications/locales/${locale}.json`).toLowerCase()), String(word)).toBe(false);
      for (const subject of ['network', 'assessment', 'calendar', 'assistance', 'academy']) {
        const { titles, notices } = JSON.parse(read(`app/domain/${subject}/locales/${locale}.json`)) as Record<string, Record<string, string>>;
        for (const word of OUTING) expect(word.test(JSON.stringify([titles, notices ?? {}]).toLowerCase()), String(word)).toBe(false);
      }
    }
    for (const path of filesBelow('app/routes')) for (const word of OUTING) expect(word.test(path)).toBe(false);
  });

  it('never names another host, but in names of formats and in what libraries say of faults', () => {
    const NAMES = /^https?:\/\/(www\.w3\.org|json-schema\.org|react\.i18next\.com|reactjs\.org|remix\.run)(\/|$)/;
    for (const path of [...filesBelow('build/client').filter((name) => /\.(css|html|svg)$/.test(name)), ...filesBelow('public')]) expect(read(path).replace(/\/\*[\s\S]*?\*\//g, '').match(/(https?:)?\/\/(?!www\.w3\.org)[a-z0-9.-]+\.[a-z]{2,}/i), path).toBeNull();
    for (const path of filesBelow('build/client').filter((name) => name.endsWith('.js'))) expect([...read(path).matchAll(/(?:https?|wss?):\/\/[a-z0-9][\w./-]*/gi)].map(([url]) => url).filter((url) => !NAMES.test(url)), path).toEqual([]);
  });
});

describe('the demonstration', () => {
  it('tells of days so many from the one on which it is made, and so stays as old as it was written', () => {
    const saidOf = (path: string) => read(path).replace(/\/\*\*[\s\S]*?\*\//g, '');
    const told = filesBelow('prisma/seed').flatMap((path) => [...saidOf(path).matchAll(/Date\.UTC\(\d.*|new Date\(\d{4},.*|['"`]20[2-8]\d-\d\d-\d\d.*/g)].map(([found]) => `${path}: ${found}`));
    expect(told).toEqual([]);
  });
});
