import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { unpackArchive } from '#app/platform/archive.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeReviewers, publishDraft, rewrite } from '#prisma/seed/adaptations.server.ts';
import { makeWholeDraft } from '#prisma/seed/authoring.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makePicture, showPicture } from '#prisma/seed/pictures.server.ts';
import { KNOWN, makeCurriculumFolder } from '#tests/setup/module-files.ts';
import { findOuting } from '#tests/setup/outing.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import { faultOfXml } from '#tests/setup/well-formed.ts';
import { referenceTo } from '../library/markdown-pictures.ts';
import { publishCurriculum } from '../library/publishing.server.ts';
import { PAPERS, type PaperKind } from '../vocabulary.ts';
import { beginNextVersion } from '../writing/revision.server.ts';
import { keepBook, keepPack, keepPaper } from './papers.server.ts';

const CANARY = 'canary-4K7-jacaranda';
const SEEN = 'Two <hands> & a "line"';
const ALL = { files: 100, bytes: 20_000_000 };
const namesIn = () => Promise.resolve({ components: {}, criteria: {}, competencies: {} });
let trainer: AskingPerson;
let reviewers: AskingPerson[];
let reader: AskingPerson;
let address: string;
let key: string;
let large: Buffer;
let small: Buffer;

/** A photograph that tells by whom and where it was taken. */
async function takePhotograph(colour: string): Promise<Buffer> {
  const bytes = await sharp({ create: { width: 900, height: 600, channels: 3, background: colour } }).withExif({ IFD0: { Artist: CANARY, ImageDescription: CANARY }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 17/1 0/1' } }).jpeg().toBuffer();
  expect(bytes.includes(CANARY)).toBe(true);
  return bytes;
}

const tells = (bytes: Buffer) => [CANARY, Buffer.from(CANARY, 'utf16le'), 'Exif\0\0', 'ICC_PROFILE', 'http://ns.adobe.com'].some((word) => bytes.includes(word));
const paper = (kind: PaperKind, person: AskingPerson | null = reader) => keepPaper(person, kind, address, 'en', null, namesIn);

beforeAll(async () => {
  trainer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  reviewers = await makeReviewers(NETWORKS.ASWA);
  reader = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  const id = await makeWholeDraft(trainer, { networkId: NETWORKS.ASWA, address: 'taken-along' }, KNOWN);
  ({ key } = await makePicture(trainer, id, SEEN, await takePhotograph('#1d5c63')));
  await makePicture(trainer, id, 'Shown nowhere');
  await showPicture(trainer, id, key);
  await rewrite(trainer, id, { block: `1. Look.\n\n${referenceTo(key)}` });
  address = await publishDraft(trainer, reviewers, id);
  const made = makeCurriculumFolder();
  made.module('one');
  made.curriculum('whole', ['one']);
  await publishCurriculum(made.folder, KNOWN).finally(() => made.remove());
  const [curriculum, module] = [await database().curriculum.findFirstOrThrow({ where: { slug: 'whole' } }), await database().module.findFirstOrThrow({ where: { address } })];
  await database().curriculumModule.create({ data: { curriculumId: curriculum.id, position: 2, moduleId: module.id } });
  const picture = await database().modulePicture.findFirstOrThrow({ where: { key } });
  [large, small] = [Buffer.from(picture.large), Buffer.from(picture.small)];
}, 60_000);

it('a paper shows the pictures of the texts that it holds, as they lie in the database, and nothing else of them', async () => {
  for (const picture of [large, small]) {
    const { exif, icc, xmp, iptc } = await sharp(picture).metadata();
    expect([exif, icc, xmp, iptc]).toEqual([undefined, undefined, undefined, undefined]);
  }
  for (const [kind, count] of [['guide', 1], ['handout', 1], ['slides', 1]] as const) {
    const bytes = readFileSync(await paper(kind));
    const { pictures, raw, text, properties } = readPdf(bytes);
    expect([pictures.length, bytes.includes(large), tells(bytes)], kind).toEqual([count, true, false]);
    expect(raw, kind).toContain(`/Alt (${SEEN})`);
    expect(raw.match(/\/Subtype \/Image/g), kind).toHaveLength(1);
    expect(text, kind).not.toContain('hands');
    expect(Object.keys(properties).sort(), kind).toEqual(['Author', 'CreationDate', 'Creator', 'Producer', 'Title']);
  }
});

it('a page of a pack holds its pictures itself, and asks for nothing that lies anywhere else', async () => {
  const files = await unpackArchive(readFileSync(await keepPack(reader, 'whole', 'en', null, namesIn)), ALL, () => true);
  expect([...files.keys()]).toEqual(['index.html', ...['01', '02'].flatMap((i) => [`${i}.html`, ...PAPERS.map((kind) => `pdf/${i}-${kind}.pdf`)])]);
  expect(files.get('02.html')?.toString().match(/<img [^>]*src="/g)).toHaveLength(2);
  for (const [name, content] of files) {
    expect(tells(content), name).toBe(false);
    if (!name.endsWith('.html')) continue;
    const html = content.toString();
    expect(html, name).toContain("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    for (const [, src = '', alt, width, height] of html.matchAll(/<img src="([^"]*)" alt="([^"]*)" width="(\d+)" height="(\d+)"/g)) {
      expect([Buffer.from(src.replace(/^data:image\/webp;base64,/, ''), 'base64').equals(small), alt, width, height]).toEqual([true, 'Two &#x3C;hands> &#x26; a &#x22;line&#x22;', '640', '427']);
    }
    expect(html.replace(/ src="data:image\/webp;base64,[A-Za-z0-9+/=]+"/g, ''), name).not.toMatch(/https?:|\/\/|src=|<script|<link|url\(|@import/i);
  }
});

it('a book names its pictures among its items, beside the chapters that show them', async () => {
  const files = await unpackArchive(readFileSync(await keepBook(reader, 'whole', 'en', null, namesIn)), ALL, () => true);
  const name = `pictures/02-${key}.jpg`;
  expect(files.get(`book/${name}`)?.equals(large)).toBe(true);
  const opf = files.get('book/package.opf')?.toString() ?? '';
  expect([...opf.matchAll(/<item id="([^"]+)" href="([^"]+)" media-type="image\/jpeg"\/>/g)].map(([, id, href]) => [id, href])).toEqual([[`p2-${key}`, name]]);
  const ids = [...opf.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...opf.matchAll(/<item id="[^"]+" href="([^"]+)"/g)].map(([, href]) => `book/${href}`).sort()).toEqual([...files.keys()].filter((one) => one.startsWith('book/') && !one.endsWith('.opf')).sort());
  const chapter = files.get('book/02.xhtml')?.toString() ?? '';
  expect([faultOfXml(chapter), faultOfXml(opf)]).toEqual([null, null]);
  expect(chapter.match(new RegExp(`<img src="${name.replace('.', '\\.')}" alt="Two &#x3C;hands> &#x26; a &#x22;line&#x22;" width="900" height="600" />`, 'g'))).toHaveLength(2);
  for (const [one, content] of files) expect([...findOuting(one), ...(tells(content) ? [one] : [])]).toEqual([]);
});

it('whoever is not signed in gets the same pictures with what is open', async () => {
  await expect(paper('handout', null)).rejects.toThrow('not found');
  await database().curriculum.updateMany({ where: { slug: 'whole' }, data: { openAt: new Date() } });
  await database().module.updateMany({ where: { address }, data: { openAt: new Date() } });
  expect(readFileSync(await paper('handout', null)).includes(large)).toBe(true);
  const pack = await unpackArchive(readFileSync(await keepPack(null, 'whole', 'en', null, namesIn)), ALL, () => true);
  expect(pack.get('02.html')?.toString()).toContain(`src="data:image/webp;base64,${small.toString('base64')}"`);
  expect((await unpackArchive(readFileSync(await keepBook(null, 'whole', 'en', null, namesIn)), ALL, () => true)).has(`book/pictures/02-${key}.jpg`)).toBe(true);
});

it('are drawn anew when another picture takes their place or something else is said of them, and lie nowhere beside the papers', async () => {
  const before = { guide: await paper('guide'), book: await keepBook(reader, 'whole', 'en', null, namesIn) };
  expect(await paper('guide')).toBe(before.guide);
  const id = await beginNextVersion(trainer, address);
  const { key: other } = await makePicture(trainer, id, SEEN, await takePhotograph('#c8a86a'));
  await rewrite(trainer, id, { block: `1. Look.\n\n${referenceTo(other)}` });
  await publishDraft(trainer, reviewers, id);
  const after = await paper('guide');
  expect([after === before.guide, readFileSync(after).includes(large), readFileSync(before.guide).includes(large)]).toEqual([false, false, true]);
  expect(await keepBook(reader, 'whole', 'en', null, namesIn)).not.toBe(before.book);
  expect(readdirSync(dirname(after)).filter((name) => !/^[0-9a-f]{64}\.(pdf|zip|epub)$/.test(name))).toEqual([]);
});

it('what is written in one language alone says so in a pack and a book of the other', async () => {
  const pack = await unpackArchive(readFileSync(await keepPack(reader, 'whole', 'fr', null, namesIn)), ALL, () => true);
  const book = await unpackArchive(readFileSync(await keepBook(reader, 'whole', 'fr', null, namesIn)), ALL, () => true);
  for (const [ours, theirs] of [[pack.get('01.html'), pack.get('02.html')], [book.get('book/01.xhtml'), book.get('book/02.xhtml')]]) {
    expect(ours?.toString()).not.toContain('lang="en"');
    expect(theirs?.toString()).toMatch(/<html[^>]* lang="fr"/);
    expect(theirs?.toString()).toContain('<h1 lang="en" xml:lang="en">');
    expect(theirs?.toString()).toContain('<section id="handout"><h2>Fiche à remettre</h2><div lang="en" xml:lang="en">');
  }
  for (const contents of [pack.get('index.html'), book.get('book/nav.xhtml')]) expect(contents?.toString().match(/ lang="en"/g)).toHaveLength(1);
  for (const [name, content] of book) if (name.endsWith('.xhtml')) expect(faultOfXml(content.toString()), name).toBeNull();
});
