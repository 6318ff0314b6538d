import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { keepMenteeProfile } from '#app/domain/mentoring/mentee-profile.server.ts';
import { keepMentorProfile } from '#app/domain/mentoring/mentor-profile.server.ts';
import { askForMentor } from '#app/domain/mentoring/nominations.server.ts';
import type { MenteeProfileEntry, MentorProfileEntry } from '#app/domain/mentoring/profile-forms.ts';
import { makePerson, NETWORKS } from './factories.server.ts';

interface PairingEntry {
  mentor: AskingPerson;
  mentee: AskingPerson;
  networkId?: string;
  at?: Date;
}

/** A pairing that both have just accepted. The mentor has a place for it. */
export async function makePairing({ mentor, mentee, networkId = NETWORKS.ASWA, at = new Date() }: PairingEntry): Promise<string> {
  const id = newId();
  await database().mentorProfile.createMany({ data: [{ personId: mentor.id, places: 9, forms: ['call'] }], skipDuplicates: true });
  await database().pairing.create({ data: { id, mentorId: mentor.id, menteeId: mentee.id, mentorNetworkId: networkId, menteeNetworkId: networkId, acceptedAt: at }, select: { id: true } });
  return id;
}

/** Keeps a mentor's profile that fits most of what is sought, unless told otherwise. */
export async function makeMentorProfile(mentor: AskingPerson, entry: Partial<MentorProfileEntry> = {}): Promise<void> {
  const version = (await database().mentorProfile.findUnique({ where: { personId: mentor.id }, select: { version: true } }))?.version ?? 0;
  await keepMentorProfile(mentor, { open: true, places: 1, forms: ['call', 'message'], regionWish: 'either', experiences: [], willNotDo: '', exclusions: [], languages: [{ language: 'en', level: 3 }], competencies: [{ competency: 'governance', level: 4 }, { competency: 'advocacy', level: 3 }], version, ...entry });
}

/** Keeps what a mentee looks for. */
export async function makeMenteeProfile(mentee: AskingPerson, entry: Partial<MenteeProfileEntry> = {}): Promise<void> {
  const version = (await database().menteeProfile.findUnique({ where: { personId: mentee.id }, select: { version: true } }))?.version ?? 0;
  await keepMenteeProfile(mentee, { forms: ['call'], regionWish: 'either', experiences: [], ownOrganisation: false, hopes: '', exclusions: [], languages: [{ language: 'en', level: 2 }], competencies: [{ competency: 'governance', level: 1, wanted: 3 }], version, ...entry });
}

/** Someone who waits for a mentor: an emerging leader of the organisation who has said what they look for, and asked. */
export async function makeWaiting(organisationId: string, entry: Partial<MenteeProfileEntry> = {}, person: Parameters<typeof makePerson>[1] = {}): Promise<AskingPerson> {
  const mentee = await makePerson([{ organisationId, role: 'emerging_leader' }], person);
  await makeMenteeProfile(mentee, entry);
  await askForMentor(mentee);
  return mentee;
}
