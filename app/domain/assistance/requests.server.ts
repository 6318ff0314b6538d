import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { destroyKey, openSafe, type Safe } from '#app/platform/encryption.server.ts';
import type { AssistanceRequest } from '#app/platform/generated/client.ts';
import { mayMove, REQUEST_MOVES, type RequestMove } from './model.ts';
import { asksFor, assistanceAbilities } from './policy.ts';

/** A request with what the person is to it. */
export interface FoundRequest extends AssistanceRequest {
  organisation: { id: string; name: string };
  network: { id: string; name: string };
  /** Of the organisation that asks. */
  asks: boolean;
  /** Of the network that handles it. */
  handles: boolean;
  /** Of the network that was asked to take it over. */
  isReferredTo: boolean;
  /** Where it was referred to, while that waits for an answer. */
  waitingReferral: { id: string; toNetworkId: string } | null;
}

const NAMED = { select: { id: true, name: true } } as const;

/** The request, if the person may see it. @throws NotFound */
export async function findRequest(person: AskingPerson, id: string): Promise<FoundRequest> {
  const found = await database().assistanceRequest.findFirst({
    where: { AND: [{ id }, within(assistanceAbilities(person), 'read', 'AssistanceRequest')] },
    relationLoadStrategy: 'join',
    include: { organisation: NAMED, network: NAMED, referrals: { where: { state: 'waiting' }, select: { id: true, toNetworkId: true } } },
  });
  if (!found) throw new NotFound();
  const { referrals, ...request } = found;
  const coordinated = organisationIdsAs(person, 'coordinator');
  const waitingReferral = referrals[0] ?? null;
  return {
    ...request,
    waitingReferral,
    asks: asksFor(person).includes(request.organisationId),
    handles: request.submittedAt !== null && coordinated.includes(request.networkId),
    isReferredTo: waitingReferral !== null && coordinated.includes(waitingReferral.toNetworkId),
  };
}

/** The request, for the coordinator who decides on it. @throws NotFound, and Refusal for who sees it and does not decide */
export async function findToTriage(person: AskingPerson, id: string): Promise<FoundRequest> {
  const request = await findRequest(person, id);
  if (!request.handles && !request.isReferredTo) throw new Refusal('assistance.refusals.notYours');
  return request;
}

/** The request, for the network that handles it. @throws NotFound, and Refusal for others who see it */
export async function findHandled(person: AskingPerson, id: string): Promise<FoundRequest> {
  const request = await findRequest(person, id);
  if (!request.handles) throw new Refusal('assistance.refusals.notYours');
  return request;
}

/** Whether the table has the move from where the request stands. */
export function canMove(request: Pick<AssistanceRequest, 'state'>, move: RequestMove): boolean {
  return mayMove(REQUEST_MOVES, move, request.state);
}

/** What of a request is sealed under the key of the organisation that asks. */
export const REQUEST_TEXTS = { need: 'need', difference: 'difference', takingPart: 'taking_part', urgencyReason: 'urgency_reason', declineReason: 'decline_reason' } as const;

function placeOf(field: string, rowId: string) {
  return { model: 'assistance_request', field, rowId };
}

/** Seals one text of a request; an empty one is none. */
export function sealText(safe: Safe, field: keyof typeof REQUEST_TEXTS, id: string, text: string): string | null {
  return safe.seal(text === '' ? null : text, placeOf(REQUEST_TEXTS[field], id));
}

export interface RequestTexts {
  need: string;
  difference: string;
  takingPart: string;
  urgencyReason: string;
  declineReason: string;
}

export function unsealTexts(safe: Safe, request: Pick<AssistanceRequest, 'id' | keyof RequestTexts>): RequestTexts {
  const open = (field: keyof RequestTexts) => safe.unseal(request[field], placeOf(REQUEST_TEXTS[field], request.id)) ?? '';
  return { need: open('need'), difference: open('difference'), takingPart: open('takingPart'), urgencyReason: open('urgencyReason'), declineReason: open('declineReason') };
}

/** Security considerations lie under a key of the request's own: thrown away with it, they are gone from copies of the database as well. */
export async function sealSecurity(id: string, text: string, tx?: Parameters<typeof openSafe>[1]): Promise<string | null> {
  return text === '' ? null : (await openSafe(id, tx)).seal(text, placeOf('security', id));
}

export async function unsealSecurity(request: Pick<AssistanceRequest, 'id' | 'security'>, tx?: Parameters<typeof openSafe>[1]): Promise<string> {
  return request.security === null ? '' : (await openSafe(request.id, tx)).unseal(request.security, placeOf('security', request.id));
}

/** Throws away what was said of security, with its key: copies of the database hold it no longer either. */
export async function forgetSecurity(tx: Transaction, requestId: string): Promise<void> {
  await tx.assistanceRequest.updateMany({ where: { id: requestId, security: { not: null } }, data: { security: null } });
  await destroyKey(requestId, tx);
}
