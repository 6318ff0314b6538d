import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { holdOpen } from '#app/domain/network/organisations.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { EngagementEntry } from './request-form.ts';
import { holdRequestWith, moveRequest } from './moving.server.ts';
import { findHandled, findToTriage, forgetSecurity, sealText } from './requests.server.ts';
import { goOnIn } from './scoping.server.ts';

/**
 * Accepts a request, and goes on in an engagement. A request that was referred is accepted by the network it was referred to,
 * which handles it from then on. Returns the engagement.
 */
export async function acceptRequest(person: AskingPerson, id: string, entry: EngagementEntry): Promise<string> {
  const request = await findToTriage(person, id);
  const { isReferredTo, waitingReferral, organisationId } = request;
  return inTransaction(async (tx) => {
    // Of what is closed nothing begins. It is held before the request, as by whoever moves it to another network.
    await holdOpen(tx, organisationId);
    const at = now();
    if (isReferredTo && waitingReferral) {
      await moveRequest(tx, id, 'takeOver', { networkId: waitingReferral.toNetworkId, decidedAt: at });
      const { count } = await tx.referral.updateMany({ where: { id: waitingReferral.id, state: 'waiting' }, data: { state: 'accepted', answeredAt: at, answeredById: person.id } });
      if (count === 0) throw new Refusal('assistance.refusals.notNow');
    } else {
      await holdRequestWith(tx, request);
      await moveRequest(tx, id, 'accept', { decidedAt: at });
    }
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.accepted', subjectType: 'assistance_request', subjectId: id });
    return goOnIn(tx, person, id, entry);
  });
}

/** Goes on with an accepted request in one more engagement. Returns it. */
export async function engageAgain(person: AskingPerson, id: string, entry: EngagementEntry): Promise<string> {
  const request = await findHandled(person, id);
  return inTransaction(async (tx) => {
    await holdOpen(tx, request.organisationId);
    if ((await holdRequestWith(tx, request)).state !== 'accepted') throw new Refusal('assistance.refusals.notNow');
    return goOnIn(tx, person, id, entry);
  });
}

/** Declines a request, with a reason that the organisation reads. What was said of security is thrown away. */
export async function declineRequest(person: AskingPerson, id: string, reason: string): Promise<void> {
  const request = await findHandled(person, id);
  const { organisationId } = request;
  await inTransaction(async (tx) => {
    await holdRequestWith(tx, request);
    const safe = await openSafe(organisationId, tx);
    await moveRequest(tx, id, 'decline', { decidedAt: now(), declineReason: sealText(safe, 'declineReason', id, reason) });
    await forgetSecurity(tx, id);
    await recordActivity(tx, { actor: person.id, organisationId, kind: 'request.declined', subjectType: 'assistance_request', subjectId: id });
  });
}
