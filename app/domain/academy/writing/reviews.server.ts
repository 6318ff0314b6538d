import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { placeOfComment, readComments } from './comments.server.ts';
import { readPictures } from './draft-pictures.server.ts';
import { findDraft, readDraft, type FoundDraft } from './drafts.server.ts';
import { MOVES } from '../library/model.ts';
import { holdDraft } from './pieces.server.ts';
import { textTools } from './text-tools.server.ts';

/** How many others have to approve of a version as it reads before it is published. */
export const APPROVALS = 2;

/** A version in review, with what was said of it and who would publish it as it reads now. @throws NotFound @throws Refusal for a draft that was not submitted */
export async function readReview(person: AskingPerson, id: string) {
  const { draft, pieces } = await readDraft(person, id);
  if (draft.state !== 'in_review') throw new Refusal('academy.authoring.refusals.notInReview');
  const [comments, approvals, authors] = await Promise.all([
    readComments(person, draft),
    database().reviewApproval.findMany({ where: { versionId: id, edit: draft.edit }, orderBy: { at: 'asc' }, include: { person: { select: { pseudonym: true } } } }),
    database().moduleAuthor.findMany({ where: { versionId: id } }),
  ]);
  const isAuthor = authors.some(({ personId }) => personId === person.id);
  const standing = approvals.filter(({ personId }) => !authors.some((author) => author.personId === personId));
  const open = comments.filter(({ isResolved }) => !isResolved).length;
  return {
    draft,
    pieces,
    comments,
    open,
    approvals: standing.map((one) => one.person.pseudonym),
    may: { approve: !isAuthor && !standing.some(({ personId }) => personId === person.id), publish: standing.length >= APPROVALS && open === 0 },
    isAuthor,
  };
}

/** Gives a draft to others to read. @throws NotFound @throws Refusal when it still lacks something, or was submitted already */
export async function submitDraft(person: AskingPerson, id: string): Promise<void> {
  const { draft, pieces } = await readDraft(person, id);
  if (draft.state !== 'draft') throw new Refusal('academy.authoring.refusals.inReview');
  const { lacksOf } = await textTools();
  if (lacksOf(draft, pieces, draft.language, await readPictures(draft)).length > 0) throw new Refusal('academy.authoring.refusals.notWhole');
  await moveDraft(person, draft, 'draft', MOVES.draft.submit, 'module.submitted');
}

/** Takes a version out of review, to be worked on. @throws NotFound @throws Refusal when it is not in review */
export async function returnDraft(person: AskingPerson, id: string): Promise<void> {
  const draft = await findDraft(person, id);
  await moveDraft(person, draft, 'in_review', MOVES.in_review.return, 'module.returned');
}

async function moveDraft(person: AskingPerson, { id, module }: FoundDraft, from: 'draft' | 'in_review', to: 'draft' | 'in_review', kind: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.moduleVersion.updateMany({ where: { id, state: from }, data: { state: to } });
    if (count === 0) throw new Refusal(`academy.authoring.refusals.${from === 'draft' ? 'inReview' : 'notInReview'}`);
    await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind, subjectType: 'moduleVersion', subjectId: id });
  });
}

/** Says something of a piece of a version in review. @throws NotFound @throws Refusal when it is not in review */
export async function commentPiece(person: AskingPerson, id: string, { piece: pieceId, text }: { piece: string; text: string }): Promise<void> {
  const { module } = await findDraft(person, id);
  await inTransaction(async (tx) => {
    await holdInReview(tx, id);
    if ((await tx.modulePiece.count({ where: { id: pieceId, versionId: id } })) === 0) throw new NotFound();
    const commentId = newId();
    const safe = await openSafe(module.networkId, tx);
    await tx.reviewComment.create({ data: { id: commentId, pieceId, authorId: person.id, text: safe.seal(text, placeOfComment(commentId)), createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind: 'module.commented', subjectType: 'moduleVersion', subjectId: id });
  });
}

/** Says that a comment was seen to, in review or after the draft was given back; tells of which piece it is and whether it is in review. Asked again, nothing changes. @throws NotFound */
export async function resolveComment(person: AskingPerson, id: string, commentId: string): Promise<{ pieceId: string; isInReview: boolean }> {
  const { state } = await findDraft(person, id);
  return inTransaction(async (tx) => {
    await holdDraft(tx, id);
    const found = await tx.reviewComment.findFirst({ where: { id: commentId, piece: { versionId: id } }, select: { pieceId: true } });
    if (!found) throw new NotFound();
    await tx.reviewComment.updateMany({ where: { id: commentId, resolvedAt: null }, data: { resolvedAt: now(), resolvedById: person.id } });
    return { pieceId: found.pieceId, isInReview: state === 'in_review' };
  });
}

/**
 * Says that what a comment speaks of is not seen to after all: whoever wrote it, or whoever reviews the version because they have written nothing in it, while it
 * is in review. Approvals stay: publishing waits for open comments anyway. Tells of which piece it is. Asked again, nothing changes.
 * @throws NotFound @throws Refusal when it is not in review, and for who wrote the version and not the comment
 */
export async function reopenComment(person: AskingPerson, id: string, commentId: string): Promise<string> {
  const { module } = await findDraft(person, id);
  return inTransaction(async (tx) => {
    await holdInReview(tx, id);
    const found = await tx.reviewComment.findFirst({ where: { id: commentId, piece: { versionId: id } }, select: { pieceId: true, authorId: true } });
    if (!found) throw new NotFound();
    if (found.authorId !== person.id && (await tx.moduleAuthor.count({ where: { versionId: id, personId: person.id } })) > 0) throw new Refusal('academy.authoring.refusals.notReviewing');
    const { count } = await tx.reviewComment.updateMany({ where: { id: commentId, resolvedAt: { not: null } }, data: { resolvedAt: null, resolvedById: null } });
    if (count > 0) await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind: 'module.commented', subjectType: 'moduleVersion', subjectId: id });
    return found.pieceId;
  });
}

/** Approves of a version as it was read; a change of anything in it undoes that. @throws NotFound @throws Refusal for who has written in it, and when it was changed since */
export async function approveVersion(person: AskingPerson, id: string, edit: number): Promise<void> {
  const { module } = await findDraft(person, id);
  await inTransaction(async (tx) => {
    const held = await holdInReview(tx, id);
    if (held !== edit) throw new Refusal('academy.authoring.refusals.changedMeanwhile');
    if ((await tx.moduleAuthor.count({ where: { versionId: id, personId: person.id } })) > 0) throw new Refusal('academy.authoring.refusals.ownText');
    const approved = { edit, at: now() };
    await tx.reviewApproval.upsert({ where: { versionId_personId: { versionId: id, personId: person.id } }, create: { versionId: id, personId: person.id, ...approved }, update: approved, select: { edit: true } });
    await recordActivity(tx, { actor: person.id, organisationId: module.networkId, kind: 'module.approved', subjectType: 'moduleVersion', subjectId: id });
  });
}

/** Holds a version that is in review, and tells its edit. @throws Refusal when it is in review no more */
export async function holdInReview(tx: Parameters<typeof holdDraft>[0], id: string): Promise<number> {
  await holdDraft(tx, id);
  const held = await tx.moduleVersion.findUniqueOrThrow({ where: { id }, select: { state: true, edit: true } });
  if (held.state !== 'in_review') throw new Refusal('academy.authoring.refusals.notInReview');
  return held.edit;
}
