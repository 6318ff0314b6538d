import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { isAnythingKept } from './own-erasure.server.ts';
import { takesPart } from './policy.ts';

/**
 * A person's own mentoring: what they keep about themselves, what waits for their answer, and the pairings they are in.
 * @throws NotFound for who takes no part, and never did
 */
export async function readMentoringHome(person: AskingPerson) {
  if (!takesPart(person) && !(await isAnythingKept(person))) throw new NotFound();
  const [isMentor, isEmerging] = [actsAs(person, 'mentor'), actsAs(person, 'emerging_leader')];
  const own = { OR: [{ mentorId: person.id }, { menteeId: person.id }] };
  const [mentorProfile, menteeProfile, nominations, proposals, pairings, hours] = await Promise.all([
    isMentor ? database().mentorProfile.findUnique({ where: { personId: person.id }, select: { open: true, places: true, version: true } }) : null,
    isEmerging ? database().menteeProfile.findUnique({ where: { personId: person.id }, select: { version: true } }) : null,
    isEmerging ? database().nomination.findMany({ where: { personId: person.id, state: { in: ['nominated', 'confirmed'] } }, relationLoadStrategy: 'join', orderBy: { createdAt: 'desc' }, select: { id: true, state: true, isOwn: true, organisation: { select: { name: true } } } }) : [],
    database().proposal.findMany({ where: { AND: [own, { state: 'waiting' }] }, orderBy: { createdAt: 'asc' }, select: { id: true, createdAt: true, mentorId: true, mentorAcceptedAt: true, menteeAcceptedAt: true } }),
    database().pairing.findMany({ where: own, relationLoadStrategy: 'join', orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { acceptedAt: 'desc' }], select: { id: true, state: true, acceptedAt: true, mentorId: true, mentor: { select: { pseudonym: true } }, mentee: { select: { pseudonym: true } }, meetings: { where: { state: 'planned', booking: { is: { startsAt: { gt: now() } } } }, orderBy: { booking: { startsAt: 'asc' } }, take: 1, select: { booking: { select: { startsAt: true } } } } } }),
    database().weeklyHours.count({ where: { availability: { personId: person.id } } }),
  ]);
  const open = pairings.filter(({ state }) => state !== 'closed');
  return {
    hasHours: hours > 0,
    asMentor: isMentor ? { hasProfile: (mentorProfile?.version ?? 0) > 0, open: mentorProfile?.open ?? false, places: mentorProfile?.places ?? 0, taken: open.filter(({ mentorId }) => mentorId === person.id).length } : null,
    asMentee: isEmerging ? { hasProfile: (menteeProfile?.version ?? 0) > 0, mayAsk: (menteeProfile?.version ?? 0) > 0 && nominations.length === 0 && !open.some(({ mentorId }) => mentorId !== person.id) } : null,
    nominations: nominations.map(({ id, state, isOwn, organisation }) => ({ id, state, isOwn, organisation: organisation.name })),
    proposals: proposals.map(({ id, createdAt, mentorId, mentorAcceptedAt, menteeAcceptedAt }) => ({ id, at: createdAt.toISOString(), asMentor: mentorId === person.id, answered: (mentorId === person.id ? mentorAcceptedAt : menteeAcceptedAt) !== null })),
    pairings: pairings.map(({ id, state, acceptedAt, mentorId, mentor, mentee, meetings: [next] }) => ({ id, state, at: acceptedAt.toISOString(), nextAt: next?.booking.startsAt.toISOString() ?? null, asMentor: mentorId === person.id, other: (mentorId === person.id ? mentee.pseudonym : mentor?.pseudonym) ?? null })),
  };
}
