import { readFileSync, statSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { unpackArchive } from '#app/platform/archive.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeCurriculumFolder, KNOWN } from '#tests/setup/module-files.ts';
import { findOuting } from '#tests/setup/outing.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { faultOfXml } from '#tests/setup/well-formed.ts';
import { keepBook, keepPack, keepPaper } from './papers.server.ts';
import { publishCurriculum } from '../library/publishing.server.ts';

const person = {} as AskingPerson;
const namesIn = (locale: string) => Promise.resolve({ components: { 'community-empowerment': `Component ${locale}` }, criteria: { 'first-criterion': `Criterion ${locale}` }, competencies: {} });
const paper = (...[kind, address = 'one', locale = 'en', asked = null]: [Parameters<typeof keepPaper>[1], string?, ('en' | 'fr')?, (string | null)?]) => keepPaper(person, kind, address, locale, asked, namesIn);
const ALL = { files: 100, bytes: 10_000_000 };
const NASTY = 'Keep <b>this</b> & "that" of sex work.\n\n| a | b |\n|--:|---|\n| 1 & 2 | <i> |\n\n3. three\n4. four';

beforeAll(async () => {
  const made = makeCurriculumFolder();
  made.module('one', {}, { handout: NASTY });
  made.module('two', { prerequisites: '[one]' });
  made.curriculum('whole', ['one', 'two']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
}, 60_000);

it('a guide says all that whoever leads needs, in the language of the module', async () => {
  const { text } = readPdf(readFileSync(await paper('guide', 'two', 'en', 'fr')));
  for (const words of ['Au sujet de two', 'Component fr', 'Criterion fr', 'Au sujet de one', 'Déroulé', '0:30–1:05', 'Animation.', 'Do what is done in group-work', 'Peu de lecture', 'Question 6?', 'La bonne réponse est c.', 'Because of 3.', 'A book', 'CC-BY-NC-SA-4.0 · version 1']) expect(text).toContain(words);
  expect(text).not.toContain('Keep this.');
});

it('a handout says what stands in it, and slides what a group may see: neither what is meant for whoever leads', async () => {
  const [handout, slides] = [readPdf(readFileSync(await paper('handout'))), readPdf(readFileSync(await paper('slides')))];
  for (const words of ['About one', 'Keep<b>this</b>&"that"', '1&2', '3.three']) expect(handout.text.replace(/\s/g, '')).toContain(words.replace(' ', ''));
  for (const words of ['Learning objectives', 'Do what is done in debrief', 'Question 1?', 'b is right.']) expect(slides.text).toContain(words);
  for (const { text } of [handout, slides]) for (const words of ['Take time', 'Facilitation', 'Otherwise']) expect(text).not.toContain(words);
  // The title, what it is for, the plan, a slide a block, and two for each question.
  expect([handout.pages, slides.pages]).toEqual([1, 3 + 5 + 12]);
});

it('no paper tells by its properties or its name what it holds', async () => {
  for (const kind of ['guide', 'handout', 'slides'] as const) {
    const path = await paper(kind);
    const { properties, raw } = readPdf(readFileSync(path));
    expect(properties).toMatchObject({ Title: 'Passerelle', Author: '', Producer: '', Creator: '' });
    expect(Object.keys(properties).sort()).toEqual(['Author', 'CreationDate', 'Creator', 'Producer', 'Title']);
    expect(raw).toContain('/Lang (en)');
    expect(path).toMatch(/\/made\/[0-9a-f]{64}\.pdf$/);
  }
});

it('is drawn once, and anew when what it says is another', async () => {
  const first = await paper('handout');
  const { ino } = statSync(first);
  expect(await Promise.all([paper('handout'), paper('handout', 'one', 'fr', 'en'), paper('handout', 'one', 'en', 'de')])).toEqual([first, first, first]);
  expect(statSync(first).ino).toBe(ino);
  expect(await paper('handout', 'one', 'fr')).not.toBe(first);
  expect(await paper('guide')).not.toBe(await keepPaper(person, 'guide', 'one', 'en', null, (locale) => namesIn(`${locale} later`)));
});

it.each(['nothing', '', "x' or true", '#app/domain/one', 'ONE'])('is not there for an address that is none: %j', async (address) => {
  for (const kind of ['guide', 'handout', 'slides'] as const) await expect(paper(kind, address)).rejects.toThrow('not found');
  for (const keep of [keepPack, keepBook]) await expect(keep(person, address, 'en', null, namesIn)).rejects.toThrow('not found');
});

it('a pack holds a page and the papers of each module, under numbers, and asks nothing of any network', async () => {
  const files = await unpackArchive(readFileSync(await keepPack(person, 'whole', 'fr', null, namesIn)), ALL, () => true);
  expect([...files.keys()]).toEqual(['index.html', ...['01', '02'].flatMap((i) => [`${i}.html`, ...['guide', 'handout', 'slides'].map((kind) => `pdf/${i}-${kind}.pdf`)])]);
  expect(files.get('pdf/02-slides.pdf')).toEqual(readFileSync(await paper('slides', 'two', 'fr')));
  for (const [name, content] of files) {
    if (!name.endsWith('.html')) continue;
    const html = content.toString();
    expect(html, name).not.toMatch(/https?:|\/\/|src=|<script|<link|url\(|@import/i);
    expect(html, name).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(findOuting(/<title>([^<]*)/.exec(html)?.[1] ?? 'sex work'), name).toEqual([]);
    for (const [, to = ''] of html.matchAll(/href="([^"#]+)"/g)) expect([...files.keys()], `${name} ${to}`).toContain(to);
  }
  expect(files.get('01.html')?.toString()).toContain('Keep &#x3C;b>this&#x3C;/b> &#x26; "that" of sex work.');
});

it('a book is an EPUB: its type first and not packed, one package, all that it names, in an order, each well-formed', async () => {
  const bytes = readFileSync(await keepBook(person, 'whole', 'en', null, namesIn));
  expect(bytes.subarray(30, 58).toString()).toBe('mimetypeapplication/epub+zip');
  expect([bytes.readUInt16LE(6), bytes.readUInt16LE(8), bytes.readUInt16LE(28)]).toEqual([0, 0, 0]);
  const files = new Map([...(await unpackArchive(bytes, ALL, () => true))].map(([name, content]) => [name, content.toString()]));
  const root = /full-path="([^"]+)"/.exec(files.get('META-INF/container.xml') ?? '')?.[1] ?? '';
  const opf = files.get(root) ?? '';
  const items = new Map([...opf.matchAll(/<item id="([^"]+)" href="([^"]+)" media-type="([^"]+)"/g)].map(([, id = '', href = '', type = '']) => [id, { href, type }]));
  expect([...items.values()].map(({ href }) => `book/${href}`).sort()).toEqual([...files.keys()].filter((name) => name.startsWith('book/') && name !== root).sort());
  expect([...opf.matchAll(/idref="([^"]+)"/g)].map(([, id = '']) => items.get(id)?.href)).toEqual(['nav.xhtml', '01.xhtml', '02.xhtml']);
  expect(opf).toMatch(/<dc:title>Passerelle \(en\)<\/dc:title><dc:language>en<\/dc:language>.*<meta property="dcterms:modified">\d{4}-\d\d-\d\dT00:00:00Z<\/meta>/);
  expect(opf).toMatch(/unique-identifier="id".*<dc:identifier id="id">urn:sha256:[0-9a-f]{64}</);
  expect(opf).toContain('properties="nav"');
  for (const [name, text] of files) {
    if (!/\.(xml|opf|xhtml)$/.test(name)) continue;
    expect(faultOfXml(text), name).toBeNull();
    expect([...findOuting(name), ...findOuting(/<(?:dc:)?title>([^<]*)/.exec(text)?.[1] ?? '')], name).toEqual([]);
    if (name.endsWith('.xhtml')) expect(text, name).toContain('xmlns="http://www.w3.org/1999/xhtml"');
  }
  expect(files.get('book/01.xhtml')).toContain('<td style="text-align:right">1 &#x26; 2</td>');
});

it('a new version is another file, and the one before stays as it was', async () => {
  const before = await paper('guide', 'two');
  const made = makeCurriculumFolder();
  made.module('one', {}, { handout: NASTY });
  made.module('two', { prerequisites: '[one]', version: '2' }, { purpose: 'A better purpose.' });
  made.curriculum('whole', ['one', 'two']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  expect(await database().moduleVersion.count({ where: { state: 'published' } })).toBe(2);
  const after = await paper('guide', 'two');
  expect(readPdf(readFileSync(after)).text).toContain('A better purpose.');
  expect(readPdf(readFileSync(before)).text).not.toContain('A better purpose.');
});

it('papers, packs and books say what marked words mean; packs and books say which modules were withdrawn, and to a visitor neither what tells nor that', async () => {
  const made = makeCurriculumFolder();
  made.module('one', {}, { handout: NASTY });
  made.module('two', { prerequisites: '[one]', version: '3' }, { handout: 'Ask a [[peer]].', purpose: 'Talk of [[condoms]].' });
  made.module('gone');
  made.curriculum('whole', ['one', 'two', 'gone']);
  made.write('glossary/terms.yaml', 'peer:\n  en: { term: peer, meaning: "One of us." }\n  fr: { term: pair, also: [peer], meaning: "Une des nôtres." }\ncondoms:\n  en: { term: condoms, meaning: "Protection." }\n  fr: { term: condoms, meaning: "Protection." }\n');
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  const together = (text: string) => text.replace(/\s+/g, ' ').replace(/ (?=\.)/g, '');
  const handout = together(readPdf(readFileSync(await paper('handout', 'two'))).text);
  for (const words of ['Ask a peer.', 'Words explained', 'peer – One of us.']) expect(handout).toContain(words);
  expect(handout).not.toContain('Protection.');
  expect(together(readPdf(readFileSync(await paper('guide', 'two', 'fr'))).text)).toContain('pair – Une des nôtres.');
  expect(readPdf(readFileSync(await paper('guide', 'one'))).text).not.toContain('Words explained');
  await database().moduleVersion.updateMany({ where: { module: { slug: 'gone' } }, data: { state: 'withdrawn', endedAt: new Date() } });
  const pack = await unpackArchive(readFileSync(await keepPack(person, 'whole', 'en', null, namesIn)), ALL, () => true);
  expect(pack.get('index.html')?.toString()).toContain('Withdrawn since: About gone');
  expect(pack.get('02.html')?.toString()).toContain('<dt><strong>condoms</strong></dt>');
  const book = await unpackArchive(readFileSync(await keepBook(person, 'whole', 'fr', null, namesIn)), ALL, () => true);
  expect(book.get('book/nav.xhtml')?.toString()).toContain('Au sujet de gone');
  await database().curriculum.updateMany({ where: { slug: 'whole' }, data: { openAt: new Date() } });
  const open = await unpackArchive(readFileSync(await keepPack(null, 'whole', 'en', null, namesIn)), ALL, () => true);
  expect(open.get('index.html')?.toString()).not.toContain('gone');
  expect([open.get('02.html')?.toString().includes('One of us.'), open.get('02.html')?.toString().includes('Protection.')]).toEqual([true, false]);
});
