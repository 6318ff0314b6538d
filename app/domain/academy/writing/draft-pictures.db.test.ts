import sharp from 'sharp';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { makePublished, makeReviewers, publishDraft } from '#prisma/seed/adaptations.server.ts';
import { makeDraft } from '#prisma/seed/authoring.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { drawSketch, makePicture, makePictured, showPicture } from '#prisma/seed/pictures.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { hugePng } from '#tests/setup/hostile-files.ts';
import { KNOWN } from '#tests/setup/module-files.ts';
import { changedRows, hashRows } from '#tests/setup/rows.ts';
import { adaptModule } from './adaptations.server.ts';
import { addPicture, findPicture, readPictureFile, readPictures, removePicture, saveSeen } from './draft-pictures.server.ts';
import { readDraftPage } from './draft-page.server.ts';
import { decideChange } from './origin-choices.server.ts';
import { readOrigin } from './origin-offers.server.ts';
import { discardDraft, findDraft, readDraft } from './drafts.server.ts';
import { seenSchema } from './picture-form.ts';
import { readPicture } from '../library/pictures.server.ts';
import { readModule } from '../library/reading.server.ts';
import { withdrawModule } from './publication.server.ts';
import { beginNextVersion } from './revision.server.ts';

const CANARY = 'canary-9T4-linden';
let trainer: AskingPerson;
let reviewers: AskingPerson[];
let elsewhere: AskingPerson;
let reader: AskingPerson;

beforeAll(async () => {
  trainer = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'trainer' }]);
  reviewers = await makeReviewers(NETWORKS.ASWA);
  elsewhere = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'trainer' }]);
  reader = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
});

const begin = (address: string) => makeDraft(trainer, { networkId: NETWORKS.ASWA, address });
const add = (draft: string, bytes: Buffer) => addPicture(trainer, draft, { seen: { en: CANARY }, bytes });
const holds = (bytes: Uint8Array, word: string) => [Buffer.from(word), Buffer.from(word, 'utf16le')].some((form) => Buffer.from(bytes).includes(form));

describe('a picture that is handed in', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('as %s is drawn anew: upright, small enough, and nothing tells where or by whom it was taken', async (format) => {
    const noise = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 60 } } }).png().toBuffer();
    const given = await sharp(noise).withExif({ IFD0: { Artist: CANARY, ImageDescription: CANARY, Orientation: '6' }, IFD3: { GPSLatitudeRef: 'S', GPSLatitude: '1/1 17/1 0/1' } }).withMetadata({ orientation: 6 }).toFormat(format).toBuffer();
    const telling = await sharp(given).metadata();
    expect([holds(given, CANARY), telling.exif !== undefined, telling.orientation]).toEqual([true, true, 6]);
    const draft = await begin(`taken-${format}`);
    const id = await add(draft, given);
    const shown = await readPictureFile(trainer, draft, id);
    const { format: kind, width = 0, height = 0, exif, icc, xmp, orientation } = await sharp(shown).metadata();
    expect([kind, exif, icc, xmp, orientation, width < height, width <= 640]).toEqual(['webp', undefined, undefined, undefined, undefined, true, true]);
    expect(shown.length).toBeLessThanOrEqual(40 * 1024);
    expect(holds(shown, CANARY) || holds(shown, 'Exif') || holds(shown, 'ICC')).toBe(false);
    const { large } = await database().draftPicture.findUniqueOrThrow({ where: { id }, select: { large: true } });
    const paper = (await openSafe(NETWORKS.ASWA)).unsealBytes(Buffer.from(large), { model: 'draft_picture', field: 'large', rowId: id });
    expect(paper.subarray(0, 3).toString('hex')).toBe('ffd8ff');
    expect([CANARY, 'Exif', 'ICC', 'http'].filter((word) => holds(paper, word))).toEqual([]);
    expect((await findPicture(trainer, draft, id)).picture).toMatchObject({ width, height, seen: { en: CANARY } });
  });

  it('is told by what lies inside, and refused in words', async () => {
    const draft = await begin('refused-ones');
    const before = await hashRows();
    const gif = await sharp({ create: { width: 4, height: 4, channels: 3, background: '#fff' } }).gif().toBuffer();
    const whole = await drawSketch();
    const wrong: [string, Buffer][] = [
      ['kind', Buffer.from(zipSync({ 'a.png': new Uint8Array(10) }))],
      ['kind', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['kind', Buffer.from('<!doctype html><script>alert(1)</script>')],
      ['kind', gif],
      ['broken', whole.subarray(0, whole.length / 2)],
      ['tooManyPixels', hugePng(12_000)],
      ['tooLarge', Buffer.concat([whole, Buffer.alloc(5 * 1024 * 1024)])],
    ];
    for (const [reason, bytes] of wrong) await expect(add(draft, bytes), reason).rejects.toMatchObject({ field: 'file', reason: `academy.authoring.pictures.refused.${reason}` });
    expect(changedRows(before, await hashRows())).toEqual([]);
  });

  it('lies sealed, and is there for the trainers of its network alone', async () => {
    const draft = await begin('sealed-picture');
    const id = await add(draft, await drawSketch());
    const { rows } = await connectionPool().query<{ row: string }>("select seen || encode(small, 'escape') || encode(large, 'escape') as row from draft_picture where version_id = $1", [draft]);
    expect(rows.map(({ row }) => /canary|WEBP|JFIF/.test(row))).toEqual([false]);
    for (const person of [elsewhere, reader]) {
      await expect(readPictureFile(person, draft, id)).rejects.toThrow('not found');
      await expect(addPicture(person, draft, { seen: {}, bytes: await drawSketch() })).rejects.toThrow('not found');
      await expect(removePicture(person, draft, id)).rejects.toThrow('not found');
      await expect(saveSeen(person, draft, id, { seen: {}, edit: 1 })).rejects.toThrow('not found');
    }
    const other = await begin('other-draft');
    await expect(readPictureFile(trainer, other, id)).rejects.toThrow('not found');
    expect(await saveSeen(trainer, draft, id, { seen: { en: 'Better' }, edit: 1 })).toEqual({ state: 'saved' });
    expect(await saveSeen(reviewers[0]!, draft, id, { seen: { en: 'Late' }, edit: 1 })).toMatchObject({ state: 'conflict', theirs: { seen: { en: 'Better' }, edit: 2 } });
    await discardDraft(trainer, draft, (await findDraft(trainer, draft)).edit);
    expect(await database().draftPicture.count({ where: { versionId: draft } })).toBe(0);
  });

  it('stays as long as a text shows it, and a text that shows none that there is is not whole', async () => {
    const draft = await begin('shown-somewhere');
    const { id, key } = await makePicture(trainer, draft, 'Hands');
    await showPicture(trainer, draft, key);
    await expect(removePicture(trainer, draft, id)).rejects.toThrow('academy.authoring.pictures.refusals.shown');
    expect((await readDraftPage(trainer, draft)).parts.find(({ kind }) => kind === 'handout')?.lack).toBeNull();
    await saveSeen(trainer, draft, id, { seen: { en: '', fr: 'Des mains' }, edit: 1 });
    expect((await readDraftPage(trainer, draft)).parts.find(({ kind }) => kind === 'handout')?.lack?.what).toBe('academy.authoring.lacks.seen');
    await showPicture(trainer, draft, '00000000');
    expect((await readDraftPage(trainer, draft)).parts.find(({ kind }) => kind === 'handout')?.lack).not.toBeNull();
  });
});

it('is described in one line, and keeps what was said of it in a language in which the draft is not written', async () => {
  const draft = await begin('described-in-lines');
  const id = await addPicture(trainer, draft, { seen: { en: 'Hands', fr: 'Des mains' }, bytes: await drawSketch() });
  const { seen, edit } = seenSchema(['en']).parse({ 'seen-en': 'Two hands.\r\n\r\n They hold a line. ', 'seen-fr': '', edit: '1' });
  expect(await saveSeen(trainer, draft, id, { seen, edit })).toEqual({ state: 'saved' });
  expect((await findPicture(trainer, draft, id)).picture.seen).toEqual({ en: 'Two hands. They hold a line.', fr: 'Des mains' });
});

describe('a picture that is published', () => {
  it('is shown on the page of its module to whoever may read that, and comes along into a next version and an adaptation', async () => {
    const { address, key } = await makePictured(trainer, reviewers, { networkId: NETWORKS.ASWA, address: 'with-a-picture', seen: 'Two hands' }, KNOWN);
    const { page, weights } = await readModule(reader, address, 'en');
    expect(page.handout).toContain(`<img src="/modules/${address}/pictures/${key}/file" alt="Two hands" width="640" height="320" loading="lazy">`);
    const bytes = await readPicture(reader, address, key);
    expect((await sharp(bytes).metadata()).format).toBe('webp');
    expect(weights).toEqual({ [key]: bytes.length });
    for (const [person, at, name] of [[reader, address, '00000000'], [reader, 'with-no-such', key], [null, address, key]] as const) await expect(readPicture(person, at, name)).rejects.toThrow('not found');
    await expect(database().modulePicture.updateMany({ where: { key }, data: { width: 1 } })).rejects.toThrow();
    await expect(database().modulePicture.deleteMany({ where: { key } })).rejects.toThrow();
    await database().module.update({ where: { address }, data: { openAt: new Date() }, select: { id: true } });
    expect(await readPicture(null, address, key)).toEqual(bytes);

    const adapted = await adaptModule(elsewhere, address, { network: NETWORKS.APNSW, address: 'adapted-picture', language: 'en' });
    const next = await beginNextVersion(trainer, address);
    await withdrawModule(trainer, address);
    await expect(readPicture(reader, address, key)).rejects.toThrow('not found');
    for (const [person, id] of [[elsewhere, adapted], [trainer, next]] as const) {
      const { draft, pieces } = await readDraft(person, id);
      const [picture] = await readPictures(draft);
      expect(picture).toMatchObject({ key, seen: { en: 'Two hands', fr: 'Two hands' } });
      expect(await readPictureFile(person, id, picture?.id ?? '')).toEqual(bytes);
      expect(pieces.find(({ kind }) => kind === 'handout')?.words.en?.body).toContain(`![](picture:${key})`);
    }
    await expect(makePublished(trainer, reviewers, { networkId: NETWORKS.ASWA, address: 'no-picture' }, KNOWN)).resolves.toBe('no-picture');
  });

  it('comes along when an adaptation takes the change that shows it, whole and once, with what both already have in common', async () => {
    const { address, key } = await makePictured(trainer, reviewers, { networkId: NETWORKS.ASWA, address: 'changed-since', seen: 'Two hands' }, KNOWN);
    const adapted = await adaptModule(elsewhere, address, { network: NETWORKS.APNSW, address: 'takes-a-change', language: 'en' });
    const next = await beginNextVersion(trainer, address);
    const added = await makePicture(trainer, next, { en: 'A line', fr: 'Un trait' });
    await showPicture(trainer, next, added.key);
    await publishDraft(trainer, reviewers, next);
    const { draft, newest } = await readOrigin(elsewhere, adapted);
    expect((await readPictures(draft)).map((picture) => picture.key)).toEqual([key]);
    await decideChange(elsewhere, adapted, { key: 'handout', origin: newest.id, choice: 'take', edit: draft.edit });
    expect((await readPictures(draft)).map((picture) => [picture.key, picture.seen.fr])).toEqual([[key, 'Two hands'], [added.key, 'Un trait']]);
    expect((await readDraftPage(elsewhere, adapted)).parts.find(({ kind }) => kind === 'handout')?.lack).toBeNull();
  });
});
