import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { reasonsFor } from './matching.ts';
import { copyPairing } from './pairing-copy.server.ts';
import { openMenteeProfile } from './mentee-profile.server.ts';
import { openMentorProfile } from './mentor-profile.server.ts';

/**
 * All that mentoring holds of a person and that is theirs to read: their profiles, their nominations, what was proposed to them, whom
 * they want no contact with, and of each pairing what they may read in it, with every text unsealed; all of it, however long their life here. In plain values, so that it can be kept as JSON. Its shape is told in the README.
 */
export async function readOwnCopy(person: AskingPerson) {
  const [menteeProfile, mentorProfile, nominations, proposals, pairings, portfolio, blocks] = await Promise.all([
    openMenteeProfile(person.id),
    openMentorProfile(person.id),
    database().nomination.findMany({ where: { personId: person.id }, relationLoadStrategy: 'join', orderBy: { createdAt: 'asc' }, select: { state: true, createdAt: true, answeredAt: true, organisation: { select: { name: true } } } }),
    copyProposals(person.id),
    database().pairing.findMany({ where: { OR: [{ menteeId: person.id }, { mentorId: person.id }] }, relationLoadStrategy: 'join', orderBy: { acceptedAt: 'asc' }, include: { mentee: { select: { pseudonym: true } }, mentor: { select: { pseudonym: true } } } }),
    database().portfolioItem.findMany({ where: { personId: person.id }, select: { part: true, subject: true } }),
    database().contactBlock.findMany({ where: { blockerId: person.id }, relationLoadStrategy: 'join', orderBy: { at: 'asc' }, select: { at: true, blocked: { select: { pseudonym: true } } } }),
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
    proposals,
    pairings: copies,
    blocked: blocks.map(({ at, blocked }) => ({ other: blocked.pseudonym, at: at.toISOString() })),
    portfolio: portfolio.map(({ part, subject }) => `${part}:${subject}`),
  };
}

/** What was proposed to someone, with their own answer. Of the other's it says no more than the page did: not who it was, and not whether it was they who declined. */
async function copyProposals(personId: string) {
  const rows = await database().proposal.findMany({ where: { OR: [{ menteeId: personId }, { mentorId: personId }] }, orderBy: { createdAt: 'asc' } });
  return rows.map((row) => {
    const isMentee = row.menteeId === personId;
    const [accepted, declined] = isMentee ? [row.menteeAcceptedAt, row.menteeDeclinedAt] : [row.mentorAcceptedAt, row.mentorDeclinedAt];
    return {
      part: isMentee ? ('mentee' as const) : ('mentor' as const),
      at: row.createdAt.toISOString(),
      ownAnswer: accepted ? ('accepted' as const) : declined ? ('declined' as const) : null,
      answeredAt: (accepted ?? declined)?.toISOString() ?? null,
      outcome: row.state === 'waiting' || row.state === 'accepted' ? row.state : ('over' as const),
      reasons: reasonsFor(row.reasons, isMentee ? 'mentee' : 'mentor'),
    };
  });
}
export type OwnCopy = Awaited<ReturnType<typeof readOwnCopy>>;

function plainProfile({ languages, forms, regionWish, experiences, exclusions, changedAt }: { languages: { language: string; level: number }[]; forms: string[]; regionWish: string; experiences: string[]; exclusions: string[]; changedAt: Date }) {
  return { languages: languages.map(({ language, level }) => ({ language, languageLevel: level })), forms, regionWish, experiences, exclusions, changedAt: changedAt.toISOString() };
}
