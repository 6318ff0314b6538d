import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { lightOf, settledInOrder } from './lights.ts';
import { mayInvite } from './mentor-invitation.server.ts';
import { lockPairing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { mentoringAbilities } from './policy.ts';
import { KEPT } from './raising.server.ts';
import { listTold } from './told-coordinators.server.ts';

/**
 * A pairing as the coordinators of its networks watch over it: states, dates, a light with its reasons; and of texts only those
 * that were addressed to them: summaries, check-ins said to be for them, and what was told them in private: a page of it. @throws NotFound
 */
export async function readOversight(person: AskingPerson, id: string, page = 1) {
  const pairing = await database().pairing.findFirst({ where: { AND: [{ id }, within(mentoringAbilities(person), 'watch', 'Pairing')] }, relationLoadStrategy: 'join', include: { mentee: { select: { pseudonym: true } }, mentor: { select: { pseudonym: true } }, endedBy: { select: { pseudonym: true } } } });
  if (!pairing) throw new NotFound();
  const [meetings, checkIns, closing, safe] = await Promise.all([
    database().meeting.findMany({ where: { pairingId: id, OR: [{ state: { not: 'cancelled' } }, { misses: { some: {} } }] }, relationLoadStrategy: 'join', orderBy: { booking: { startsAt: 'asc' } }, select: KEPT }),
    database().checkIn.findMany({ where: { pairingId: id }, orderBy: [{ personId: 'asc' }, { month: 'desc' }], distinct: ['personId'], select: { useful: true, safe: true, needs: true, month: true } }),
    database().pairingClosing.findUnique({ where: { pairingId: id }, select: { mentorInvitedAt: true, coordinatorsInvitedAt: true, becameMentor: true } }),
    // What was told to the coordinators outlives what the two wrote, under their network's key.
    pairing.erasedAt ? openSafe(pairing.menteeNetworkId) : openPairing(id),
  ]);
  const settled = settledInOrder(meetings.map(({ state: stands, booking, misses }) => ({ state: stands, startsAt: booking.startsAt, missedAt: misses.map((one) => one.startsAt) })));
  const { state, ending, acceptedAt, activeAt, endedAt, raisedAt, seenToAt } = pairing;
  return {
    id,
    networkId: [pairing.menteeNetworkId, pairing.mentorNetworkId].find((one) => person.memberships.some(({ organisationId, role }) => role === 'coordinator' && organisationId === one)) ?? pairing.menteeNetworkId,
    names: [pairing.mentee.pseudonym, ...(pairing.mentor ? [pairing.mentor.pseudonym] : [])],
    state,
    ending,
    // Who ends it to be paired with somebody else is told that the coordinators see it; who ends it else is named to nobody.
    wantedBy: ending === 'rematch' && !pairing.erasedAt ? (pairing.endedBy?.pseudonym ?? null) : null,
    isErased: pairing.erasedAt !== null,
    mayInvite: mayInvite(pairing, closing, { by: 'coordinators', knowsYes: Boolean(closing?.becameMentor) }),
    isInvited: Boolean(closing?.coordinatorsInvitedAt ?? closing?.becameMentor),
    acceptedAt: acceptedAt.toISOString(),
    activeAt: activeAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    isRaised: raisedAt !== null && seenToAt === null,
    raisedAt: raisedAt?.toISOString() ?? null,
    ...lightOf(checkIns, settled),
    meetings: { held: settled.filter((one) => one === 'held').length, missed: settled.filter((one) => one === 'missed').length, lastAt: meetings.filter((one) => one.state === 'held').at(-1)?.booking.startsAt.toISOString() ?? null, nextAt: meetings.find((one) => one.state === 'planned' && one.booking.startsAt > now())?.booking.startsAt.toISOString() ?? null },
    ...(await listTold(id, safe, page)),
  };
}

/** @throws NotFound for who does not watch over it */
export async function assertWatches(person: AskingPerson, id: string): Promise<void> {
  if ((await database().pairing.count({ where: { AND: [{ id }, within(mentoringAbilities(person), 'watch', 'Pairing')] } })) === 0) throw new NotFound();
}

/** A coordinator says that they saw to what was raised, as they read it: what was raised since has to be seen first. @throws NotFound; Refusal when it was raised anew meanwhile */
export async function seeTo(person: AskingPerson, id: string, shown: { raisedAt: string }): Promise<void> {
  await assertWatches(person, id);
  await inTransaction(async (tx) => {
    const { raisedAt, seenToAt } = await lockPairing(tx, id);
    if (!raisedAt || seenToAt) throw new Refusal('mentoring.refusals.notNow');
    if (raisedAt.getTime() !== Date.parse(shown.raisedAt)) throw new Refusal('mentoring.refusals.changedMeanwhile');
    await tx.pairing.update({ where: { id }, data: { seenToAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'pairing.seenTo', subjectType: 'pairing', subjectId: id });
  });
}
