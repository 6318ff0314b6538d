import sharp from 'sharp';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addPicture, readPictures } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';
import { referenceTo } from '#app/domain/academy/library/markdown-pictures.ts';
import { WRITTEN } from '#app/domain/academy/headings.ts';
import { savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { publishDraft } from './adaptations.server.ts';
import { makeWholeDraft } from './authoring.server.ts';

const draw = (width: number, height: number, shapes: string) => sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#fff"/>${shapes}</svg>`)).png().toBuffer();

/** Two hands and a line between them, as somebody might draw it. */
export function drawSketch(): Promise<Buffer> {
  return draw(800, 400, '<circle cx="180" cy="200" r="90" fill="#1d5c63"/><circle cx="620" cy="200" r="90" fill="#c8a86a"/><path d="M270 200H530" stroke="#1b2426" stroke-width="12"/>');
}

/** A street with a house in the middle, and ways from it to four doors. */
export function drawStreet(): Promise<Buffer> {
  const house = (x: number, y: number, colour: string) => `<path d="M${x} ${y}l70-60 70 60v110h-140z" fill="${colour}" stroke="#1b2426" stroke-width="6"/><path d="M${x + 52} ${y + 110}v-60h36v60z" fill="#fff" stroke="#1b2426" stroke-width="4"/>`;
  const doors = [[60, 110], [800, 110], [60, 440], [800, 440]] as const;
  const ways = doors.map(([x, y]) => `<path d="M500 400L${x + 70} ${y + 130}" stroke="#1d5c63" stroke-width="8" stroke-dasharray="22 16"/>`).join('');
  return draw(1000, 620, `<path d="M0 350h1000" stroke="#e4dccb" stroke-width="90"/>${ways}${doors.map(([x, y]) => house(x, y, '#efe3cc')).join('')}${house(430, 270, '#c8a86a')}`);
}

/** A large sheet on a wall: four columns with cards in them, and an arrow below. */
export function drawSheet(): Promise<Buffer> {
  const cards = [3, 4, 2, 3].flatMap((many, column) => Array.from({ length: many }, (_, row) => `<rect x="${70 + column * 220}" y="${150 + row * 92}" width="180" height="70" rx="6" fill="${['#c8a86a', '#efe3cc', '#9fc3c4', '#d9e5d3'][column]}" stroke="#1b2426" stroke-width="3"/>`));
  const heads = [0, 1, 2, 3].map((column) => `<rect x="${70 + column * 220}" y="70" width="180" height="50" rx="6" fill="#1d5c63"/>`);
  return draw(960, 640, `<rect x="30" y="30" width="900" height="580" rx="10" fill="#fbf8f1" stroke="#1b2426" stroke-width="6"/>${heads.join('')}${cards.join('')}<path d="M80 570h760m-36-24l40 24-40 24" fill="none" stroke="#1b2426" stroke-width="8"/>`);
}

/** A wall in its grain, another for each number: as heavy as a photograph, some 38 kB on a page. */
export function drawWall(number: number): Promise<Buffer> {
  const [width, height, grain] = [640, 480, 19];
  let last = number;
  const points = Buffer.from(Array.from({ length: width * height }, () => {
    last = (last * 1_103_515_245 + 12_345) % 2 ** 31;
    return 150 + Math.round((last / 2 ** 31 - 0.5) * grain);
  }));
  return sharp(points, { raw: { width, height, channels: 1 } }).png().toBuffer();
}

/** Adds a picture to a draft, as its trainer would; what is to be seen is said alike in both languages, or in each. */
export async function makePicture(trainer: AskingPerson, draftId: string, seen: string | { en: string; fr: string }, bytes?: Buffer): Promise<{ id: string; key: string }> {
  const id = await addPicture(trainer, draftId, { seen: typeof seen === 'string' ? { en: seen, fr: seen } : seen, bytes: bytes ?? (await drawSketch()) });
  const { draft } = await readDraft(trainer, draftId);
  return { id, key: (await readPictures(draft)).find((picture) => picture.id === id)?.key ?? '' };
}

/** Shows a picture at the end of the handout, in each language in which that is written. */
export async function showPicture(trainer: AskingPerson, draftId: string, key: string): Promise<void> {
  const { draft, pieces } = await readDraft(trainer, draftId);
  const handout = pieces.find(({ kind }) => kind === 'handout');
  const written = [draft.language, ...WRITTEN.filter((language) => language !== draft.language && handout?.words[language]?.body)];
  const seen = (handout?.edits[draft.language] ?? 0) + 1;
  for (const language of written) {
    const body = `${handout?.words[language]?.body ?? ''}\n\n${referenceTo(key)}`;
    await savePiece(trainer, draftId, handout?.id ?? '', language, { title: '', body, notes: '', edit: handout?.edits[language] ?? 0, seen, upToDate: 'on' });
  }
}

/** A module that was published with a picture: its address, and the picture's name. */
export async function makePictured(trainer: AskingPerson, reviewers: readonly AskingPerson[], entry: { networkId: string; address: string; seen: string }, known: KnownIds): Promise<{ address: string; key: string }> {
  const id = await makeWholeDraft(trainer, entry, known);
  const { key } = await makePicture(trainer, id, entry.seen);
  await showPicture(trainer, id, key);
  return { address: await publishDraft(trainer, reviewers, id), key };
}

/** A module that was published with several pictures, one after the other in its handout; what is to be seen on each. */
export async function makeManyPictured(trainer: AskingPerson, reviewers: readonly AskingPerson[], entry: { networkId: string; address: string; seen: readonly string[]; draw: (number: number) => Promise<Buffer> }, known: KnownIds): Promise<string[]> {
  const id = await makeWholeDraft(trainer, entry, known);
  const keys: string[] = [];
  for (const [i, seen] of entry.seen.entries()) {
    const { key } = await makePicture(trainer, id, seen, await entry.draw(i + 1));
    await showPicture(trainer, id, key);
    keys.push(key);
  }
  await publishDraft(trainer, reviewers, id);
  return keys;
}
