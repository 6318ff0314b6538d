import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import type { RenewedSession } from '#app/domain/accounts/sessions.server.ts';
import { takeUpRole } from '#app/domain/network/memberships.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { Pairing, PairingClosing } from '#app/platform/generated/client.ts';
import { isCompetency } from './competencies.ts';
import { apartSince } from './contact.server.ts';
import { findPairing, holdPairing, lockPairing } from './pairing.server.ts';
import { mentoringAbilities } from './policy.ts';
import { latestLevel } from './progress.ts';

/** From this level on one can share a competency: the profile begins with those. */
const SHARED_FROM = 2;

/** After how many days who invited somebody may do so anew: whatever they answered, or it would tell that they said no. */
const DAYS_TO_NEXT = 180;

type Inviting = 'mentor' | 'coordinators';

/**
 * Whether a pairing was brought to its end, so that its mentee can be invited to become a mentor: by its mentor and by the coordinators,
 * each for themselves. A yes ends it for those who may know of it.
 */
export function mayInvite({ ending, erasedAt }: Pick<Pairing, 'ending' | 'erasedAt'>, closing: Pick<PairingClosing, 'mentorInvitedAt' | 'coordinatorsInvitedAt'> | null, { by, knowsYes }: { by: Inviting; knowsYes: boolean }): boolean {
  const last = by === 'mentor' ? closing?.mentorInvitedAt : closing?.coordinatorsInvitedAt;
  if (ending !== 'completed' || erasedAt !== null || knowsYes) return false;
  return !last || now().getTime() - last.getTime() >= DAYS_TO_NEXT * 86_400_000;
}

/** Whether the mentor was told that the mentee said yes: what they have heard stays said, or that it is gone would tell that contact is refused since. */
export function heardYes(closing: Pick<PairingClosing, 'becameMentor' | 'answeredAt'> | null, apart: Date | null): boolean {
  return Boolean(closing?.becameMentor) && (apart === null || (closing?.answeredAt ?? apart) < apart);
}

/**
 * The mentor, or a coordinator of one of the two networks, invites who has come to the end to become a mentor: an earlier no is
 * asked about anew, and what waits for an answer waits on.
 * @throws NotFound, Refusal
 */
export async function inviteToMentor(person: AskingPerson, pairingId: string): Promise<'mentor' | 'coordinator'> {
  const abilities = mentoringAbilities(person);
  const pairing = await database().pairing.findFirst({ where: { AND: [{ id: pairingId }, { OR: [within(abilities, 'live', 'Pairing'), within(abilities, 'watch', 'Pairing')] }] } });
  if (!pairing) throw new NotFound();
  if (pairing.menteeId === person.id) throw new Refusal('mentoring.refusals.mentorOnly');
  const by = pairing.mentorId === person.id ? 'mentor' : 'coordinators';
  await inTransaction(async (tx) => {
    const held = await lockPairing(tx, pairingId);
    const before = await tx.pairingClosing.findUnique({ where: { pairingId } });
    if (!mayInvite(held, before, { by, knowsYes: by === 'coordinators' ? Boolean(before?.becameMentor) : heardYes(before, await apartSince(pairing, tx)) })) throw new Refusal('mentoring.refusals.notNow');
    const own = by === 'mentor' ? { mentorInvitedAt: now() } : { coordinatorsInvitedAt: now() };
    // A yes stands: to a mentor who is not to know of it, it looks as if it had been none.
    const asked = before?.becameMentor ? {} : { invitedAt: now(), answeredAt: null };
    await tx.pairingClosing.upsert({ where: { pairingId }, create: { pairingId, ...own, invitedAt: now(), changedAt: now() }, update: { ...own, ...asked }, select: { version: true } });
    // Whoever wants no contact with their mentor any more finds it on their page, and hears nothing of it.
    const isUnwanted = by === 'mentor' && (await tx.contactBlock.count({ where: { blockerId: pairing.menteeId, blockedId: person.id } })) > 0;
    if (!isUnwanted && !before?.becameMentor) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'mentor.invited', subjectType: 'pairing', subjectId: pairingId });
  });
  return by === 'mentor' ? 'mentor' : 'coordinator';
}

/**
 * The mentee says yes: they are a mentor from now on, where they are an emerging leader, and their profile begins from what they have
 * grown in. In no round before they have read and kept it. Or they say no, and owe no reason. Returns their session where it goes on under a new id. @throws NotFound, Refusal
 */
export async function answerInvitation(person: AskingPerson, pairingId: string, answer: 'accept' | 'decline'): Promise<RenewedSession | null> {
  const { part, pairing } = await findPairing(person, pairingId);
  if (part !== 'mentee') throw new Refusal('mentoring.refusals.menteeOnly');
  const home = person.memberships.find(({ role, networkId }) => role === 'emerging_leader' && networkId === pairing.menteeNetworkId) ?? person.memberships.find(({ role }) => role === 'emerging_leader');
  return inTransaction(async (tx) => {
    let renewed: RenewedSession | null = null;
    await holdPairing(tx, pairingId);
    const { count } = await tx.pairingClosing.updateMany({ where: { pairingId, invitedAt: { not: null }, answeredAt: null }, data: { answeredAt: now(), becameMentor: answer === 'accept' } });
    if (count === 0) throw new Refusal('mentoring.refusals.notNow');
    if (answer === 'accept') {
      if (!home) throw new Refusal('mentoring.refusals.noHome');
      if (!actsAs(person, 'mentor', home.organisationId)) renewed = await takeUpRole(tx, person, home.organisationId, 'mentor');
      await beginProfile(tx, person.id);
    }
    // Of two who want no contact any more neither hears what the other does.
    const accepted = (await apartSince(pairing, tx)) ? 'mentor.acceptedApart' : 'mentor.accepted';
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: answer === 'accept' ? accepted : 'mentor.declined', subjectType: 'pairing', subjectId: pairingId });
    return renewed;
  });
}

/** A profile to be read and kept, where there is none: languages and ways of meeting of the mentee, and what they rated themselves able to share. */
async function beginProfile(tx: Transaction, personId: string): Promise<void> {
  const [mentee, ratings] = [await tx.menteeProfile.findUnique({ where: { personId }, include: { languages: true } }), await tx.levelRating.findMany({ where: { pairing: { is: { menteeId: personId } }, ratedBy: 'mentee' }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { competency: true, level: true, ratedBy: true, at: true } })];
  const { count } = await tx.mentorProfile.createMany({ data: [{ personId, version: 0, places: 1, forms: mentee?.forms ?? [], regionWish: mentee?.regionWish ?? 'either' }], skipDuplicates: true });
  if (count === 0) return;
  const competencies = [...new Set(ratings.map(({ competency }) => competency))].filter(isCompetency).map((competency) => ({ personId, competency, level: latestLevel(ratings, competency, 'mentee') ?? 1 }));
  await tx.mentorCompetency.createMany({ data: competencies.filter(({ level }) => level >= SHARED_FROM) });
  await tx.mentorLanguage.createMany({ data: (mentee?.languages ?? []).map(({ language, level }) => ({ personId, language, level })) });
}
