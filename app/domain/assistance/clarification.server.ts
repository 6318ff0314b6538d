import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Side } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { holdRequest, holdRequestWith, moveRequest } from './moving.server.ts';
import { canMove, findRequest, type FoundRequest } from './requests.server.ts';

/** While a request is talked about: from when it was sent until it is over. */
const TALKED_ABOUT = ['submitted', 'clarifying', 'referred', 'accepted'];

/** For whom the person speaks in the thread of a request; null for who only reads. A network that asks for itself answers its own questions. */
export function sideOf({ asks, handles, isReferredTo, state }: FoundRequest): Side | null {
  if (handles || isReferredTo) return asks && state === 'clarifying' ? 'organisation' : 'network';
  return asks ? 'organisation' : null;
}

export function mayWrite(request: FoundRequest): boolean {
  return sideOf(request) !== null && TALKED_ABOUT.includes(request.state);
}

/** Questions and answers, the oldest first: for the two sides only. Who wrote is told by pseudonym to their own side. */
export async function readThread(request: FoundRequest) {
  const side = sideOf(request);
  if (side === null) return [];
  const rows = await database().clarification.findMany({ where: { requestId: request.id }, relationLoadStrategy: 'join', orderBy: [{ at: 'asc' }, { id: 'asc' }], take: 500, include: { person: { select: { pseudonym: true } } } });
  if (rows.length === 0) return [];
  const safe = await openSafe(request.organisationId);
  return rows.map(({ id, side: from, text, at, person }) => ({ id, side: from, text: safe.unseal(text, placeOf(id)), at: at.toISOString(), pseudonym: from === side ? (person?.pseudonym ?? null) : null }));
}

function placeOf(rowId: string) {
  return { model: 'clarification', field: 'text', rowId };
}

/**
 * Writes into the thread. A question of the network to what was just sent moves the request to "clarifying"; the
 * organisation's answer moves it back. @throws Refusal for who only reads, and once the request is over
 */
export async function writeClarification(person: AskingPerson, requestId: string, text: string): Promise<void> {
  const request = await findRequest(person, requestId);
  const side = sideOf(request);
  if (side === null) throw new Refusal('assistance.refusals.notYours');
  await inTransaction(async (tx) => {
    // What the organisation says is read by whoever handles it then; what a network asks, it asks of what is its own.
    const held = side === 'network' && request.handles ? await holdRequestWith(tx, request) : await holdRequest(tx, requestId);
    if (!TALKED_ABOUT.includes(held.state)) throw new Refusal('assistance.refusals.closed');
    const id = newId();
    const safe = await openSafe(request.organisationId, tx);
    await tx.clarification.create({ data: { id, requestId, side, personId: person.id, text: safe.seal(text, placeOf(id)), at: now() }, select: { id: true } });
    const move = side === 'network' ? 'ask' : 'answer';
    if (canMove(held, move)) await moveRequest(tx, requestId, move);
    await recordActivity(tx, { actor: person.id, organisationId: request.organisationId, kind: side === 'network' ? 'request.questioned' : 'request.answered', subjectType: 'assistance_request', subjectId: requestId });
  });
}
