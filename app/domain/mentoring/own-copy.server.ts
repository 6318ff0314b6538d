import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { copyPairing } from './pairing-copy.server.ts';
import { openMenteeProfile } from './mentee-profile.server.ts';
import { openMentorProfile } from './mentor-profile.server.ts';

/** Pairings of one person's whole life here. */
const MOST = 200;

/**
 * All that mentoring holds of a person and that is theirs to read: their profiles, their nominations, and of each pairing what they
 * may read in it, with every text unsealed. In plain values, so that it can be kept as JSON. Its shape is told in the README.
 */
export async function readOwnCopy(person: AskingPerson) {
  const [menteeProfile, mentorProfile, nominations, pairings, portfolio] = await Promise.all([
    openMenteeProfile(person.id),
    openMentorProfile(person.id),
    database().nomination.findMany({ where: { personId: person.id }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, take: MOST, select: { state: true, createdAt: true, answeredAt: true, organisation: { select: { name: true } } } }),
    database().pairing.findMany({ where: { OR: [{ menteeId: person.id }, { mentorId: person.id }] }, relationLoadStrategy: 'join', orderBy: { acceptedAt: 'asc' }, take: MOST, include: { mentee: { select: { pseudonym: true } }, mentor: { select: { pseudonym: true } } } }),
    database().portfolioItem.findMany({ where: { personId: person.id }, take: 1_000, select: { part: true, subject: true } }),
  ]);
  const copies = [];
  for (const pairing of pairings) copies.push(await copyPairing(person.id, pairing));
  return {
    format: 'passerelle-mentoring-1',
    madeOn: now().toISOString().slice(0, 10),
    pseudonym: person.pseudonym,
    menteeProfile: menteeProfile && { lookingFor: menteeProfile.competencies.map(({ competency, level, wanted }) => ({ competency, level, wantedLevel: wanted })), ...plainProfile(menteeProfile), hopes: menteeProfile.hopes },
    mentorProfile: mentorProfile && { offering: mentorProfile.competencies.map(({ competency, level }) => ({ competency, level })), ...plainProfile(mentorProfile), places: mentorProfile.places, willNotDo: mentorProfile.willNotDo },
    nominations: nominations.map(({ state, createdAt, answeredAt, organisation }) => ({ organisation: organisation.name, nominationState: state === 'placed' ? 'confirmed' : state, at: createdAt.toISOString(), answeredAt: answeredAt?.toISOString() ?? null })),
    pairings: copies,
    portfolio: portfolio.map(({ part, subject }) => `${part}:${subject}`),
  };
}
export type OwnCopy = Awaited<ReturnType<typeof readOwnCopy>>;

function plainProfile({ languages, forms, regionWish, experiences, exclusions, changedAt }: { languages: { language: string; level: number }[]; forms: string[]; regionWish: string; experiences: string[]; exclusions: string[]; changedAt: Date }) {
  return { languages: languages.map(({ language, level }) => ({ language, languageLevel: level })), forms, regionWish, experiences, exclusions, changedAt: changedAt.toISOString() };
}
