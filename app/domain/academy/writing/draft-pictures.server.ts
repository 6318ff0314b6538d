import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe, type Safe } from '#app/platform/encryption.server.ts';
import { acceptPicture } from '#app/platform/file-acceptance.server.ts';
import { FileRefusal } from '#app/platform/file-kinds.ts';
import { newId } from '#app/platform/id.ts';
import type { SizedPicture } from '#app/platform/pictures.server.ts';
import { findDraft, type FoundDraft } from './drafts.server.ts';
import type { SeenWords } from './picture-form.ts';
import { readPieces } from './piece-texts.server.ts';
import { countEdit, holdDraft } from './pieces.server.ts';
import { textTools } from './text-tools.server.ts';

/** The most pictures that a draft can hold. */
export const MOST_PICTURES = 24;

/** A picture of a draft, without its points. */
export interface KeptPicture {
  id: string;
  key: string;
  width: number;
  height: number;
  seen: SeenWords;
  edit: number;
}

type Field = 'seen' | 'small' | 'large';
const placeOf = (id: string, field: Field) => ({ model: 'draft_picture', field, rowId: id });
const ABOUT = { id: true, key: true, width: true, height: true, seen: true, edit: true } as const;

/** The pictures of a draft, as they were added. */
export async function readPictures({ id, module }: Pick<FoundDraft, 'id' | 'module'>): Promise<KeptPicture[]> {
  const rows = await database().draftPicture.findMany({ where: { versionId: id }, orderBy: { id: 'asc' }, select: ABOUT });
  if (rows.length === 0) return [];
  const safe = await openSafe(module.networkId);
  return rows.map((row) => ({ ...row, seen: unsealSeen(safe, row) }));
}

function unsealSeen(safe: Safe, { id, seen }: { id: string; seen: string }): SeenWords {
  return JSON.parse(safe.unseal(seen, placeOf(id, 'seen'))) as SeenWords;
}

/** A picture of a draft. @throws NotFound */
export async function findPicture(person: AskingPerson, draftId: string, pictureId: string): Promise<{ draft: FoundDraft; picture: KeptPicture }> {
  const draft = await findDraft(person, draftId);
  const row = await database().draftPicture.findFirst({ where: { id: pictureId, versionId: draftId }, select: ABOUT });
  if (!row) throw new NotFound();
  return { draft, picture: { ...row, seen: unsealSeen(await openSafe(draft.module.networkId), row) } };
}

/** A picture as a page of the draft shows it: WebP. @throws NotFound */
export async function readPictureFile(person: AskingPerson, draftId: string, pictureId: string): Promise<Buffer> {
  const { module } = await findDraft(person, draftId);
  const row = await database().draftPicture.findFirst({ where: { id: pictureId, versionId: draftId }, select: { small: true } });
  if (!row) throw new NotFound();
  return (await openSafe(module.networkId)).unsealBytes(row.small, placeOf(pictureId, 'small'));
}

/** Adds a picture, drawn anew: of the file nothing else is kept. Returns its id. @throws NotFound @throws RefusedField in words of what is wrong with it, and when there are too many */
export async function addPicture(person: AskingPerson, draftId: string, { seen, bytes }: { seen: SeenWords; bytes: Buffer }): Promise<string> {
  const { module } = await findDraft(person, draftId);
  // Drawing keeps others waiting: not for a picture that has no place.
  await checkRoom(draftId, database());
  const sized = await acceptInWords(bytes);
  const id = newId();
  await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    await checkRoom(draftId, tx);
    await keepPicture(tx, await openSafe(module.networkId, tx), { id, versionId: draftId, key: id.slice(-8), seen, addedById: person.id }, sized);
    await countEdit(tx, person, draftId);
  });
  return id;
}

async function checkRoom(draftId: string, tx: Transaction): Promise<void> {
  if ((await tx.draftPicture.count({ where: { versionId: draftId } })) >= MOST_PICTURES) throw new RefusedField('file', 'academy.authoring.refusals.tooMany', { most: MOST_PICTURES });
}

async function acceptInWords(bytes: Buffer): Promise<SizedPicture> {
  try {
    return await acceptPicture(bytes);
  } catch (error) {
    if (error instanceof FileRefusal) throw new RefusedField('file', `academy.authoring.pictures.refused.${error.reason}`);
    throw error;
  }
}

/** Keeps a picture with a draft, sealed. Within the transaction of that. */
export async function keepPicture(tx: Transaction, safe: Safe, { id, seen, ...row }: { id: string; versionId: string; key: string; seen: SeenWords; addedById: string }, { small, large, width, height }: SizedPicture): Promise<void> {
  const sealed = (field: 'small' | 'large', bytes: Uint8Array) => new Uint8Array(safe.sealBytes(bytes, placeOf(id, field)));
  await tx.draftPicture.create({ data: { id, ...row, seen: safe.seal(JSON.stringify(seen), placeOf(id, 'seen')), small: sealed('small', small), large: sealed('large', large), width, height, addedAt: now() }, select: { id: true } });
}

export type SavedSeen = { state: 'saved' } | { state: 'conflict'; theirs: KeptPicture };

/** Says otherwise what is to be seen, over the edit that was looked at; over a newer one nothing is written, and that one is returned. @throws NotFound */
export async function saveSeen(person: AskingPerson, draftId: string, pictureId: string, { seen, edit }: { seen: SeenWords; edit: number }): Promise<SavedSeen> {
  const { draft, picture } = await findPicture(person, draftId, pictureId);
  // In a language in which the draft is not written nothing was asked: what was said in it stays.
  const words = { ...picture.seen, ...seen };
  const isSaved = await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    const safe = await openSafe(draft.module.networkId, tx);
    const { count } = await tx.draftPicture.updateMany({ where: { id: pictureId, versionId: draftId, edit }, data: { seen: safe.seal(JSON.stringify(words), placeOf(pictureId, 'seen')), edit: edit + 1 } });
    if (count > 0) await countEdit(tx, person, draftId);
    return count > 0;
  });
  return isSaved ? { state: 'saved' } : { state: 'conflict', theirs: (await findPicture(person, draftId, pictureId)).picture };
}

/** Takes a picture away for good. @throws NotFound @throws Refusal while a text shows it */
export async function removePicture(person: AskingPerson, draftId: string, pictureId: string): Promise<void> {
  const { draft, picture } = await findPicture(person, draftId, pictureId);
  const { shows } = await textTools();
  await inTransaction(async (tx) => {
    await holdDraft(tx, draftId);
    if ((await readPieces(draft, tx)).some((piece) => shows(piece, picture.key))) throw new Refusal('academy.authoring.pictures.refusals.shown');
    const { count } = await tx.draftPicture.deleteMany({ where: { id: pictureId, versionId: draftId } });
    if (count > 0) await countEdit(tx, person, draftId);
  });
}

/** All pictures of a draft with these names, with their points: to be published. Within the transaction of that. */
export async function openPictures(tx: Transaction, { id, module }: Pick<FoundDraft, 'id' | 'module'>, keys: readonly string[]): Promise<(SizedPicture & { key: string; seen: SeenWords })[]> {
  if (keys.length === 0) return [];
  const safe = await openSafe(module.networkId, tx);
  const rows = await tx.draftPicture.findMany({ where: { versionId: id, key: { in: [...keys] } } });
  return rows.map((row) => ({ key: row.key, width: row.width, height: row.height, seen: unsealSeen(safe, row), small: safe.unsealBytes(row.small, placeOf(row.id, 'small')), large: safe.unsealBytes(row.large, placeOf(row.id, 'large')) }));
}
