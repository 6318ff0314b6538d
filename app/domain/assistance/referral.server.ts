import type { z } from 'zod';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { holdRequestWith, moveRequest } from './moving.server.ts';
import type { referralSchema } from './reasons.ts';
import { findHandled, findRequest, type FoundRequest } from './requests.server.ts';

function placeOf(field: 'reason' | 'answer', rowId: string) {
  return { model: 'referral', field, rowId };
}

/** The networks a request can be referred to: every other one that is open. */
export async function readReferralChoices(person: AskingPerson, id: string) {
  const request = await findHandled(person, id);
  const networks = await database().organisation.findMany({ where: { kind: 'regional_network', closedAt: null, id: { not: request.networkId } }, orderBy: { name: 'asc' }, select: { id: true, name: true, acronym: true } });
  return { request: { id, state: request.state, organisation: request.organisation.name }, networks };
}

/**
 * Hands a request to another regional network, with the reason. Nothing of its security considerations is shown there until it
 * accepts. False when that is no network one can refer to.
 */
export async function referRequest(person: AskingPerson, id: string, { networkId, reason }: z.output<typeof referralSchema>): Promise<boolean> {
  const request = await findHandled(person, id);
  const { organisationId, networkId: from } = request;
  const { networks } = await readReferralChoices(person, id);
  if (!networks.some((one) => one.id === networkId)) return false;
  await inTransaction(async (tx) => {
    await holdRequestWith(tx, request);
    await moveRequest(tx, id, 'refer');
    const referralId = newId();
    const safe = await openSafe(organisationId, tx);
    await tx.referral.create({ data: { id: referralId, requestId: id, fromNetworkId: from, toNetworkId: networkId, reason: safe.seal(reason, placeOf('reason', referralId)), referredById: person.id, referredAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.referred', subjectType: 'assistance_request', subjectId: id, data: { to: networkId } });
  });
  return true;
}

/** The request, for the network that was asked to take it over. @throws NotFound, and Refusal for others who see it */
export async function findReferred(person: AskingPerson, id: string): Promise<FoundRequest & { waitingReferral: NonNullable<FoundRequest['waitingReferral']> }> {
  const request = await findRequest(person, id);
  const { waitingReferral } = request;
  if (!request.isReferredTo || !waitingReferral) throw new Refusal('assistance.refusals.notYours');
  return { ...request, waitingReferral };
}

/** The network that was asked returns the request, with an answer. Returns that network. */
export async function returnRequest(person: AskingPerson, id: string, answer: string): Promise<string> {
  const { organisationId, waitingReferral } = await findReferred(person, id);
  await inTransaction(async (tx) => {
    await moveRequest(tx, id, 'giveBack');
    const safe = await openSafe(organisationId, tx);
    await tx.referral.update({ where: { id: waitingReferral.id }, data: { state: 'returned', answer: safe.seal(answer, placeOf('answer', waitingReferral.id)), answeredAt: now(), answeredById: person.id }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.returned', subjectType: 'assistance_request', subjectId: id });
  });
  return waitingReferral.toNetworkId;
}

/** The network that referred it calls it back while there is no answer. */
export async function recallReferral(person: AskingPerson, id: string): Promise<void> {
  const request = await findHandled(person, id);
  const { organisationId } = request;
  await inTransaction(async (tx) => {
    await holdRequestWith(tx, request);
    await moveRequest(tx, id, 'recall');
    await tx.referral.updateMany({ where: { requestId: id, state: 'waiting' }, data: { state: 'recalled', answeredAt: now(), answeredById: person.id } });
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.recalled', subjectType: 'assistance_request', subjectId: id });
  });
}

/** Where a request was referred to, the latest first; reasons and answers are between networks, and the organisation reads where to. */
export async function readReferrals(request: FoundRequest) {
  if (!request.asks && !request.handles && !request.isReferredTo) return [];
  const rows = await database().referral.findMany({ where: { requestId: request.id }, relationLoadStrategy: 'join', orderBy: { referredAt: 'desc' }, take: 50, include: { fromNetwork: { select: { name: true } }, toNetwork: { select: { name: true } } } });
  if (rows.length === 0) return [];
  const safe = request.handles || request.isReferredTo ? await openSafe(request.organisationId) : null;
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    from: row.fromNetwork.name,
    to: row.toNetwork.name,
    reason: safe?.unseal(row.reason, placeOf('reason', row.id)) ?? '',
    answer: safe?.unseal(row.answer, placeOf('answer', row.id)) ?? '',
    referredAt: row.referredAt.toISOString(),
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }));
}
