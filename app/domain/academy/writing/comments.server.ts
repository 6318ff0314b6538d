import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { FoundDraft } from './drafts.server.ts';

/** What somebody said of a piece, as pages show it. */
export interface ShownComment {
  id: string;
  pieceId: string;
  author: string | null;
  /** Whether it is of whoever looks. */
  isOwn: boolean;
  text: string;
  at: string;
  isResolved: boolean;
}

/** Where a comment is sealed. */
export function placeOfComment(commentId: string) {
  return { model: 'review_comment', field: 'text', rowId: commentId };
}

/** What was said of a draft's pieces, or of one of them, the oldest first. It stays with the draft when that is given back. The caller has found the draft. */
export async function readComments(person: AskingPerson, { id: versionId, module }: FoundDraft, pieceId?: string): Promise<ShownComment[]> {
  const rows = await database().reviewComment.findMany({ where: { piece: { versionId }, ...(pieceId ? { pieceId } : {}) }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, include: { author: { select: { pseudonym: true } } } });
  if (rows.length === 0) return [];
  const safe = await openSafe(module.networkId);
  return rows.map(({ id, pieceId: of, authorId, author, text, createdAt, resolvedAt }) => ({ id, pieceId: of, author: author?.pseudonym ?? null, isOwn: authorId === person.id, text: safe.unseal(text, placeOfComment(id)), at: createdAt.toISOString(), isResolved: resolvedAt !== null }));
}

/** How many comments on each piece of a draft nobody has seen to. The caller has found the draft. */
export async function countOpen({ id: versionId }: FoundDraft): Promise<ReadonlyMap<string, number>> {
  const counts = await database().reviewComment.groupBy({ by: ['pieceId'], where: { piece: { versionId }, resolvedAt: null }, _count: true });
  return new Map(counts.map(({ pieceId, _count }) => [pieceId, _count]));
}

/** No piece goes, and what was said of it with it, before somebody has seen to that. Within the transaction of its removal. @throws Refusal */
export async function refuseWhileCommented(tx: Transaction, pieceId: string): Promise<void> {
  if ((await tx.reviewComment.count({ where: { pieceId, resolvedAt: null } })) > 0) throw new Refusal('academy.authoring.refusals.commented');
}
