import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { erasePairing, withOwnOf } from './erasure.server.ts';

/** What mentoring keeps of a person: whether there is anything, and of what can be erased the pairings in which something of theirs stands, and whether there is more. */
export async function listErasable(person: AskingPerson) {
  const [isKept, pairings, rest] = await Promise.all([
    isAnythingKept(person),
    database().pairing.findMany({ where: { erasedAt: null, OR: [{ menteeId: person.id }, withOwnOf(person.id)] }, relationLoadStrategy: 'join', orderBy: { acceptedAt: 'desc' }, select: { id: true, state: true, acceptedAt: true, mentorId: true, mentor: { select: { pseudonym: true } }, mentee: { select: { pseudonym: true } } } }),
    countRest(person),
  ]);
  return {
    isKept,
    hasRest: rest > 0,
    pairings: pairings.map(({ id, state, acceptedAt, mentorId, mentor, mentee }) => ({ id, state, at: acceptedAt.toISOString(), asMentor: mentorId === person.id, other: (mentorId === person.id ? mentee.pseudonym : mentor?.pseudonym) ?? null })),
  };
}

/** Whether mentoring keeps anything of a person, erased pairings included: it is theirs to take along, whether they take part still or not. */
export async function isAnythingKept({ id }: AskingPerson): Promise<boolean> {
  const [row] = await readRows<{ kept: boolean }>(Prisma.sql`
    select exists (select 1 from pairing where mentee_id = ${id}::uuid or mentor_id = ${id}::uuid) or exists (select 1 from proposal where mentee_id = ${id}::uuid or mentor_id = ${id}::uuid)
           or exists (select 1 from mentee_profile where person_id = ${id}::uuid) or exists (select 1 from mentor_profile where person_id = ${id}::uuid)
           or exists (select 1 from nomination where person_id = ${id}::uuid) as kept`);
  return row?.kept ?? false;
}

/** Profiles and nominations, and what one told the coordinators of a pairing that the other has erased since. */
async function countRest({ id: personId }: AskingPerson): Promise<number> {
  const counts = await Promise.all([database().menteeProfile.count({ where: { personId } }), database().mentorProfile.count({ where: { personId } }), database().nomination.count({ where: { personId } }), database().pairingMessage.count({ where: { personId, pairing: { is: { erasedAt: { not: null } } } } })]);
  return counts.reduce((sum, one) => sum + one, 0);
}

/**
 * Erases all that mentoring keeps of a person: in each pairing what is theirs, their profiles, their nominations, what they ticked,
 * and they are in no round any more. Proposals that wait for them come to nothing. What is done when it breaks off stays done: asked
 * again, it goes on.
 */
export async function eraseMentoring(person: AskingPerson): Promise<void> {
  const { id: personId } = person;
  const isTheirs = { OR: [{ menteeId: personId }, { mentorId: personId }] };
  // First no pairing comes of a proposal any more, then those that there are.
  await inTransaction(async (tx) => {
    for (const { id } of await tx.proposal.findMany({ where: { AND: [isTheirs, { state: 'waiting' }] }, orderBy: { id: 'asc' }, select: { id: true } })) {
      const { count } = await tx.proposal.updateMany({ where: { id, state: 'waiting' }, data: { state: 'lapsed', settledAt: now() } });
      if (count > 0) await recordActivity(tx, { actor: personId, organisationId: null, kind: 'proposal.lapsed', subjectType: 'proposal', subjectId: id });
    }
  });
  for (const { id } of await database().pairing.findMany({ where: { AND: [isTheirs, { erasedAt: null }] }, orderBy: { id: 'asc' }, select: { id: true } })) {
    await erasePairing(person, id).catch((error: unknown) => {
      // The other, or the person themselves elsewhere, was faster.
      if (!(error instanceof Refusal && error.reason === 'mentoring.refusals.erased')) throw error;
    });
  }
  await inTransaction(async (tx) => {
    await tx.proposal.updateMany({ where: isTheirs, data: { reasons: [] } });
    await tx.roundWish.deleteMany({ where: isTheirs });
    await tx.roundPair.deleteMany({ where: isTheirs });
    await tx.pairingMessage.deleteMany({ where: { personId } });
    await tx.nomination.deleteMany({ where: { personId } });
    await tx.menteeProfile.deleteMany({ where: { personId } });
    await tx.mentorProfile.deleteMany({ where: { personId } });
    await tx.portfolioItem.deleteMany({ where: { personId } });
    await recordActivity(tx, { actor: personId, organisationId: null, kind: 'ownData.erased', subjectType: 'person', subjectId: personId });
  });
}
