import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import type { WrittenPiece } from './draft-pieces.ts';
import { keepPicture, MOST_PICTURES, openPictures, type KeptPicture } from './draft-pictures.server.ts';
import type { FoundDraft } from './drafts.server.ts';
import type { PlacedPictures } from '../library/markdown-pictures.ts';
import { pathOfPicture, type SeenWords } from './picture-form.ts';
import { textTools } from './text-tools.server.ts';

/** Pictures of a draft as its own pages place them, described in a language. */
export function placedInDraft(pictures: readonly KeptPicture[], draftId: string, language: string): PlacedPictures {
  return placed(pictures, language, ({ id }) => pathOfPicture(draftId, id));
}

/** The same as the page of the published module places them. */
export function placedInModule(pictures: readonly KeptPicture[], address: string, language: string): PlacedPictures {
  return placed(pictures, language, ({ key }) => `/modules/${address}/pictures/${key}/file`);
}

function placed(pictures: readonly KeptPicture[], language: string, srcOf: (picture: KeptPicture) => string): PlacedPictures {
  return new Map(pictures.map((picture) => [picture.key, { src: srcOf(picture), width: picture.width, height: picture.height, alt: picture.seen[language] ?? '' }]));
}

/**
 * Makes public what the published texts show of a draft's pictures; what none of them shows is gone. Within the transaction of
 * the publication, before the version is closed.
 */
export async function publishPictures(tx: Transaction, draft: FoundDraft, keys: readonly string[]): Promise<void> {
  const pictures = await openPictures(tx, draft, keys);
  for (const { key, seen, width, height, small, large } of pictures) await tx.modulePicture.create({ data: { versionId: draft.id, key, seen: { ...seen }, width, height, small: new Uint8Array(small), large: new Uint8Array(large) }, select: { key: true } });
  await tx.draftPicture.deleteMany({ where: { versionId: draft.id } });
}

/** A draft, and a published version whose pictures it takes along. */
interface Carrying {
  draftId: string;
  networkId: string;
  from: string;
  /** Which of them; all of them, where none are named. */
  keys?: readonly string[];
}

/** Copies pictures of a published version into a draft that begins with its words, or takes some of them: they stay there, whatever becomes of that version. Within the transaction of that. */
export async function carryPictures(tx: Transaction, person: AskingPerson, { draftId, networkId, from, keys }: Carrying): Promise<void> {
  const own = await tx.draftPicture.findMany({ where: { versionId: draftId }, select: { key: true } });
  const there = own.map(({ key }) => key);
  const pictures = await tx.modulePicture.findMany({ where: { versionId: from, key: { notIn: there, ...(keys ? { in: [...keys] } : {}) } }, orderBy: { key: 'asc' }, take: Math.max(0, MOST_PICTURES - there.length) });
  if (pictures.length === 0) return;
  const safe = await openSafe(networkId, tx);
  for (const { key, seen, small, large, width, height } of pictures) await keepPicture(tx, safe, { id: newId(), versionId: draftId, key, seen: seen as SeenWords, addedById: person.id }, { small: Buffer.from(small), large: Buffer.from(large), width, height });
}

/** The names of the pictures that a piece shows, in all its languages. */
export async function keysIn({ words }: Pick<WrittenPiece, 'words'>): Promise<string[]> {
  const { picturesIn } = await textTools();
  return Object.keys(words).flatMap((language) => picturesIn({ words }, language).map(({ key }) => key));
}
