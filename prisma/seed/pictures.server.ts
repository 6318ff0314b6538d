import sharp from 'sharp';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addPicture, readPictures } from '#app/domain/academy/writing/draft-pictures.server.ts';
import { readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';
import { referenceTo } from '#app/domain/academy/library/markdown-pictures.ts';
import { savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { publishReviewed } from '#app/domain/academy/writing/publication.server.ts';
import { approveVersion, submitDraft } from '#app/domain/academy/writing/reviews.server.ts';
import { makeWholeDraft } from './authoring.server.ts';

/** Two hands and a line between them, as somebody might draw it. */
export function drawSketch(): Promise<Buffer> {
  return sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="800" height="400"><rect width="800" height="400" fill="#fff"/><circle cx="180" cy="200" r="90" fill="#1d5c63"/><circle cx="620" cy="200" r="90" fill="#c8a86a"/><path d="M270 200H530" stroke="#1b2426" stroke-width="12"/></svg>')).png().toBuffer();
}

/** Adds a picture to a draft, as its trainer would. */
export async function makePicture(trainer: AskingPerson, draftId: string, seen: string): Promise<{ id: string; key: string }> {
  const id = await addPicture(trainer, draftId, { seen: { en: seen, fr: seen }, bytes: await drawSketch() });
  const { draft } = await readDraft(trainer, draftId);
  return { id, key: (await readPictures(draft)).find((picture) => picture.id === id)?.key ?? '' };
}

/** Shows a picture at the end of the handout. */
export async function showPicture(trainer: AskingPerson, draftId: string, key: string): Promise<void> {
  const { draft, pieces } = await readDraft(trainer, draftId);
  const handout = pieces.find(({ kind }) => kind === 'handout');
  const body = `${handout?.words[draft.language]?.body ?? ''}\n\n${referenceTo(key)}`;
  await savePiece(trainer, draftId, handout?.id ?? '', draft.language, { title: '', body, notes: '', edit: handout?.edits[draft.language] ?? 0 });
}

/** A module that was published with a picture: its address, and the picture's name. */
export async function makePictured(trainer: AskingPerson, reviewers: readonly AskingPerson[], entry: { networkId: string; address: string; seen: string }, known: KnownIds): Promise<{ address: string; key: string }> {
  const id = await makeWholeDraft(trainer, entry, known);
  const { key } = await makePicture(trainer, id, entry.seen);
  await showPicture(trainer, id, key);
  await submitDraft(trainer, id);
  const { draft } = await readDraft(trainer, id);
  for (const reviewer of reviewers) await approveVersion(reviewer, id, draft.edit);
  return { address: await publishReviewed(trainer, id, draft.edit), key };
}
