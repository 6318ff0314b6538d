import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile } from '#prisma/seed/mentoring.server.ts';
import { makeClosingPairing, makeCompletedPairing } from '#prisma/seed/pairings.server.ts';
import { readClosing } from './closing.server.ts';
import { allowContact, refuseContact } from './contact.server.ts';
import { answerInvitation, inviteToMentor } from './mentor-invitation.server.ts';
import { readOversight } from './oversight.server.ts';

let organisationId: string;
const who = {} as Record<'mentor' | 'mentee' | 'coordinator' | 'second' | 'lead' | 'otherCoordinator', AskingPerson>;
let pairing: string;

beforeAll(() => startTelling());
afterEach(() => setClock());
beforeEach(async () => {
  organisationId = await makeOrganisation();
  who.mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  who.second = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  who.mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
  await makeMenteeProfile(who.mentee, { languages: [{ language: 'fr', level: 3 }], forms: ['message'] });
  pairing = await makeCompletedPairing(who);
  for (const [competency, level] of [['advocacy', 3], ['governance', 1]] as const) await database().levelRating.create({ data: { pairingId: pairing, competency, level, ratedBy: 'mentee' }, select: { id: true } });
});

const kinds = async ({ id }: AskingPerson) => (await database().notification.findMany({ where: { personId: id, kind: { in: ['mentor_invited', 'mentor_invitation_accepted'] } } })).map(({ kind }) => kind);

it('who has come to the end is invited by the mentor and by the coordinators, each once, and by nobody else; they are told once', async () => {
  for (const person of [who.second, who.lead, who.otherCoordinator]) await expect(inviteToMentor(person, pairing)).rejects.toThrow(NotFound);
  await expect(inviteToMentor(who.mentee, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.mentorOnly' });
  await expect(answerInvitation(who.mentee, pairing, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
  expect((await readOversight(who.coordinator, pairing)).mayInvite).toBe(true);
  for (const person of [who.mentor, who.coordinator]) {
    const outcomes = await Promise.allSettled([inviteToMentor(person, pairing), inviteToMentor(person, pairing)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  }
  expect([(await readOversight(who.coordinator, pairing)).mayInvite, (await readClosing(who.mentor, pairing)).may.invite]).toEqual([false, false]);
  expect(await kinds(who.mentee)).toEqual(['mentor_invited']);
  const going = await makeClosingPairing({ mentor: who.second, mentee: await makePerson([{ organisationId, role: 'emerging_leader' }]) });
  await expect(inviteToMentor(who.second, going)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
});

it('with a yes they are a mentor where they are an emerging leader, and their profile begins from what they grew in', async () => {
  await inviteToMentor(who.coordinator, pairing);
  await expect(answerInvitation(who.mentor, pairing, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.menteeOnly' });
  await answerInvitation(who.mentee, pairing, 'accept');
  expect(await database().membership.findMany({ where: { personId: who.mentee.id, role: 'mentor', endedAt: null } })).toMatchObject([{ organisationId }]);
  expect(await database().mentorProfile.findUniqueOrThrow({ where: { personId: who.mentee.id }, include: { competencies: true, languages: true } })).toMatchObject({ version: 0, forms: ['message'], competencies: [{ competency: 'advocacy', level: 3 }], languages: [{ language: 'fr', level: 3 }] });
  expect(await readClosing(who.mentor, pairing)).toMatchObject({ invitation: 'accepted', may: { invite: false } });
  expect([await kinds(who.mentor), await kinds(who.mentee)]).toEqual([['mentor_invitation_accepted'], []]);
  expect(await database().notification.findMany({ where: { personId: { in: [who.mentor.id, who.coordinator.id] }, kind: 'mentor_invitation_accepted' }, orderBy: { place: 'asc' }, select: { personId: true, place: true } })).toEqual([{ personId: who.mentor.id, place: 'mentoring' }, { personId: who.coordinator.id, place: 'oversight' }]);
  await expect(answerInvitation(who.mentee, pairing, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
});

it('a no changes nothing, and is told to nobody', async () => {
  await inviteToMentor(who.mentor, pairing);
  await answerInvitation(who.mentee, pairing, 'decline');
  expect(await database().membership.count({ where: { personId: who.mentee.id, role: 'mentor' } })).toBe(0);
  expect([(await readClosing(who.mentor, pairing)).invitation, (await readClosing(who.mentee, pairing)).invitation]).toEqual(['waiting', 'declined']);
  expect([await kinds(who.mentor), await kinds(who.coordinator), await kinds(who.mentee)]).toEqual([[], [], []]);
});

it('one that was declined can be made by the other, and by the same half a year on, which tells nobody of the no', async () => {
  await inviteToMentor(who.mentor, pairing);
  await answerInvitation(who.mentee, pairing, 'decline');
  await expect(inviteToMentor(who.mentor, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
  expect((await readOversight(who.coordinator, pairing)).mayInvite).toBe(true);
  await inviteToMentor(who.coordinator, pairing);
  expect([await kinds(who.mentee), (await readClosing(who.mentee, pairing)).may.answerInvitation]).toEqual([['mentor_invited'], true]);
  await answerInvitation(who.mentee, pairing, 'decline');
  const later = Date.now() + 181 * 86_400_000;
  setClock(() => new Date(later));
  await inviteToMentor(who.mentor, pairing);
  await answerInvitation(who.mentee, pairing, 'accept');
  await expect(inviteToMentor(who.coordinator, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
  expect(await readOversight(who.coordinator, pairing)).toMatchObject({ mayInvite: false, isInvited: true });
});

it('one by a mentor with whom no contact is wanted is not the coordinators’: theirs is heard', async () => {
  await refuseContact(who.mentee, pairing);
  await inviteToMentor(who.mentor, pairing);
  expect(await kinds(who.mentee)).toEqual([]);
  await inviteToMentor(who.coordinator, pairing);
  expect(await kinds(who.mentee)).toEqual(['mentor_invited']);
});

it.each(['mentor', 'mentee'] as const)('a yes reaches no mentor once the %s wants no contact any more', async (one) => {
  await refuseContact(who[one], pairing);
  await inviteToMentor(who.coordinator, pairing);
  await answerInvitation(who.mentee, pairing, 'accept');
  expect([await kinds(who.mentor), await kinds(who.coordinator), await kinds(who.mentee)]).toEqual([[], ['mentor_invitation_accepted'], []]);
  expect([(await readClosing(who.mentor, pairing)).invitation, (await readClosing(who.mentee, pairing)).invitation]).toEqual(['waiting', 'accepted']);
  // Nor does inviting tell of it: to them it is as if nothing had been answered, and the yes stands.
  await inviteToMentor(who.mentor, pairing);
  expect([(await readClosing(who.mentor, pairing)).invitation, (await readClosing(who.mentee, pairing)).invitation]).toEqual(['waiting', 'accepted']);
  expect(await kinds(who.mentee)).toEqual([]);
  await allowContact(who[one], pairing);
  expect((await readClosing(who.mentor, pairing)).invitation).toBe('accepted');
});

it.each(['mentor', 'mentee'] as const)('a yes that the mentor heard stays said where the %s wants no contact since: that it is gone would tell them', async (one) => {
  await inviteToMentor(who.mentor, pairing);
  await answerInvitation(who.mentee, pairing, 'accept');
  const later = Date.now() + 400 * 86_400_000;
  setClock(() => new Date(later));
  await refuseContact(who[one], pairing);
  expect(await readClosing(who.mentor, pairing)).toMatchObject({ invitation: 'accepted', may: { invite: false } });
  await expect(inviteToMentor(who.mentor, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
});
