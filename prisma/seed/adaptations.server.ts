import type { AskingPerson } from '#app/domain/accounts/person.ts';
import type { KnownIds } from '#app/domain/academy/library/module-files.server.ts';
import { adaptModule } from '#app/domain/academy/writing/adaptations.server.ts';
import { readDraft } from '#app/domain/academy/writing/drafts.server.ts';
import { decideChange } from '#app/domain/academy/writing/origin-choices.server.ts';
import { readOrigin } from '#app/domain/academy/writing/origin-offers.server.ts';
import type { CurriculumTexts } from '#app/domain/academy/writing/curriculum-texts.ts';
import { addModule, beginCurriculum } from '#app/domain/academy/writing/curricula.server.ts';
import { savePiece } from '#app/domain/academy/writing/pieces.server.ts';
import { publishReviewed } from '#app/domain/academy/writing/publication.server.ts';
import { approveVersion, submitDraft } from '#app/domain/academy/writing/reviews.server.ts';
import { beginNextVersion } from '#app/domain/academy/writing/revision.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeApproved } from './authoring.server.ts';
import { makePerson } from './factories.server.ts';

/** Two other trainers of a network, who approve of what one writes. */
export async function makeReviewers(networkId: string, [first, second]: readonly { pseudonym?: string }[] = []): Promise<AskingPerson[]> {
  return [await makePerson([{ organisationId: networkId, role: 'trainer' }], first), await makePerson([{ organisationId: networkId, role: 'trainer' }], second)];
}

interface PublishedEntry {
  networkId: string;
  address: string;
  title?: string;
  words?: string;
}

/** A module that a network wrote and published. */
export async function makePublished(trainer: AskingPerson, reviewers: readonly AskingPerson[], entry: PublishedEntry, known: KnownIds): Promise<string> {
  const id = await makeApproved(trainer, reviewers, entry, known);
  return publishReviewed(trainer, id, (await readDraft(trainer, id)).draft.edit);
}

/** Publishes the next version of a module, in which one piece of a kind after another says something else. */
export async function publishNext(trainer: AskingPerson, reviewers: readonly AskingPerson[], address: string, bodies: Readonly<Record<string, string>>): Promise<void> {
  const id = await beginNextVersion(trainer, address);
  await rewrite(trainer, id, bodies);
  await publishDraft(trainer, reviewers, id);
}

/** Gives a draft to others, who approve of it, and publishes it. */
export async function publishDraft(trainer: AskingPerson, reviewers: readonly AskingPerson[], id: string): Promise<string> {
  await submitDraft(trainer, id);
  const { edit } = (await readDraft(trainer, id)).draft;
  for (const reviewer of reviewers) await approveVersion(reviewer, id, edit);
  return publishReviewed(trainer, id, edit);
}

/** Writes other words into the first piece of each kind that is named. */
export async function rewrite(trainer: AskingPerson, id: string, bodies: Readonly<Record<string, string>>): Promise<void> {
  const { draft, pieces } = await readDraft(trainer, id);
  for (const [kind, body] of Object.entries(bodies)) {
    const piece = pieces.find((one) => one.kind === kind);
    const words = piece?.words[draft.language];
    if (piece && words) await savePiece(trainer, id, piece.id, draft.language, { ...words, body, edit: piece.edits[draft.language] ?? 0, ...(piece.blockKind && piece.minutes ? { blockKind: piece.blockKind, minutes: piece.minutes } : {}) });
  }
}

/**
 * A draft adapted from a module of another network that has changed three pieces since: one change was left, the others wait,
 * one of them of a piece that was made one's own.
 */
export async function makeAdapted(adapter: AskingPerson, networkId: string, { author, reviewers, of, address, words = 'Words.' }: { author: AskingPerson; reviewers: readonly AskingPerson[]; of: string; address: string; words?: string }): Promise<string> {
  const id = await adaptModule(adapter, of, { network: networkId, address, language: 'en' });
  await rewrite(adapter, id, { handout: `Ours. ${words}` });
  await publishNext(author, reviewers, of, { audience: 'Whoever leads.', handout: 'Theirs, anew.', online: 'In small groups.' });
  const { draft, newest } = await readOrigin(adapter, id);
  await decideChange(adapter, id, { key: 'online', origin: newest.id, choice: 'leave', edit: draft.edit });
  return id;
}

/** A curriculum of a network that was adapted from another; a module that stood in that once and is there no more waits to be decided on, and so does its title, which was another once. */
export async function makeOrdered(trainer: AskingPerson, networkId: string, { of, address }: { of: string; address: string }): Promise<string> {
  const slug = await beginCurriculum(trainer, { network: networkId, address, titleEn: 'In our order', titleFr: 'Dans notre ordre', summaryEn: 'For us.', summaryFr: 'Pour nous.' }, of);
  const { id, originModules, originTexts } = await database().curriculum.findUniqueOrThrow({ where: { slug }, select: { id: true, originModules: true, originTexts: true } });
  const texts = originTexts as CurriculumTexts;
  const { moduleId } = await database().moduleVersion.findFirstOrThrow({ where: { state: 'published', moduleId: { notIn: originModules } }, select: { moduleId: true } });
  await addModule(trainer, slug, moduleId);
  await database().curriculum.update({ where: { id }, data: { originModules: [...originModules, moduleId], originTexts: { ...texts, title: { ...texts.title, en: 'As it was called once' } } }, select: { id: true } });
  return slug;
}
