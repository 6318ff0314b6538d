import { isZone, offsetAt } from '#app/domain/calendar/zone.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { openSafes, type Safe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { Mentee, Mentor } from './matching.ts';
import { unsealLists } from './profile-safe.server.ts';
import { hoursOfWeek } from './usual-hours.ts';

/** Half a year on, where clocks are set differently. */
const OTHER_SEASON = 26 * 7 * 1440;

const about = {
  id: true,
  pseudonym: true,
  timeZone: true,
  availability: { select: { zone: true, hours: true } },
  memberships: { where: { endedAt: null, organisation: { closedAt: null } }, select: { organisation: { select: { id: true, name: true, acronym: true, regionId: true, network: { select: { name: true, acronym: true } } } } } },
} as const satisfies Prisma.PersonSelect;
type About = Prisma.PersonGetPayload<{ select: typeof about }>;

/** Who can have a mentor: an emerging leader now, in what is open. */
const CAN_GROW = { suspendedAt: null, memberships: { some: { role: 'emerging_leader', endedAt: null, organisation: { closedAt: null } } } } as const satisfies Prisma.PersonWhereInput;

/** Mentees who wait in these networks: emerging leaders there who said yes, have said what they look for, and neither have a mentor nor are asked about one. */
function waitingIn(networkIds: readonly string[]): Prisma.PersonWhereInput {
  return {
    suspendedAt: null,
    memberships: { some: { role: 'emerging_leader', endedAt: null, organisation: { closedAt: null, networkId: { in: [...networkIds] } } } },
    menteeProfile: { is: { version: { gt: 0 } } },
    nominations: { some: { state: 'confirmed', networkId: { in: [...networkIds] } } },
    pairingsAsMentee: { none: { state: { not: 'closed' } } },
    proposedAsMentee: { none: { state: 'waiting' } },
  };
}

/** Mentors of these networks who can be paired now. */
export function mentorsIn(networkIds: readonly string[]): Prisma.PersonWhereInput {
  const ids = [...networkIds];
  return { suspendedAt: null, mentorProfile: { is: { open: true, version: { gt: 0 } } }, memberships: { some: { role: 'mentor', endedAt: null, organisation: { closedAt: null, OR: [{ id: { in: ids } }, { networkId: { in: ids } }] } } } };
}

/** The people of a round as the matching sees them, in the order of their ids. Exclusions are read for it alone, and shown to nobody. */
export async function loadPeople(tx: Transaction, roundId: string, networkIds: readonly string[]): Promise<{ mentees: Mentee[]; mentors: Mentor[] }> {
  return loadSome(tx, roundId, waitingIn(networkIds), mentorsIn(networkIds));
}

/** The two of a proposal as they are now, wherever the mentor mentors; null for who can be of no pairing any more: suspended, an emerging leader nowhere, or a mentor nowhere. */
export async function loadTwo(tx: Transaction, { roundId, menteeId, mentorId }: { roundId: string; menteeId: string; mentorId: string }): Promise<{ mentee: Mentee | null; mentor: Mentor | null }> {
  const { mentees, mentors } = await loadSome(tx, roundId, { id: menteeId, ...CAN_GROW }, { id: mentorId, suspendedAt: null, memberships: { some: { role: 'mentor', endedAt: null, organisation: { closedAt: null } } } });
  return { mentee: mentees[0] ?? null, mentor: mentors[0] ?? null };
}

async function loadSome(tx: Transaction, roundId: string, ofMentees: Prisma.PersonWhereInput, ofMentors: Prisma.PersonWhereInput): Promise<{ mentees: Mentee[]; mentors: Mentor[] }> {
  const [mentees, mentors] = await Promise.all([
    tx.person.findMany({ where: ofMentees, orderBy: { id: 'asc' }, relationLoadStrategy: 'join', select: { ...about, menteeProfile: { include: { competencies: true, languages: true } } } }),
    // A place is held for whoever is asked, and can still have a mentor.
    tx.person.findMany({ where: ofMentors, orderBy: { id: 'asc' }, relationLoadStrategy: 'join', select: { ...about, mentorProfile: { include: { competencies: true, languages: true } }, _count: { select: { pairingsAsMentor: { where: { state: { not: 'closed' } } }, proposedAsMentor: { where: { state: 'waiting', mentee: { is: CAN_GROW } } } } } } }),
  ]);
  const ids = [...mentees, ...mentors].map(({ id }) => id);
  const [safes, apart] = await Promise.all([openSafes(ids, tx), loadApart(tx, roundId, ids)]);
  return {
    mentees: mentees.flatMap(({ menteeProfile: profile, ...person }) => (profile ? [{ ...someone(person, profile, apart), ...listsOf(safes, 'mentee_profile', profile), ownOrganisation: profile.ownOrganisation, sought: Object.fromEntries(profile.competencies.map(({ competency, level, wanted }) => [competency, { level, wanted }])) } as Mentee] : [])),
    mentors: mentors.flatMap(({ mentorProfile: profile, _count, ...person }) => (profile ? [{ ...someone(person, profile, apart), ...listsOf(safes, 'mentor_profile', profile), places: Math.max(0, profile.places - _count.pairingsAsMentor - _count.proposedAsMentor), offered: Object.fromEntries(profile.competencies.map(({ competency, level }) => [competency, level])) } as Mentor] : [])),
  };
}

function listsOf(safes: ReadonlyMap<string, Safe>, model: 'mentee_profile' | 'mentor_profile', profile: { personId: string; experiences: string | null; exclusions: string | null }) {
  const safe = safes.get(profile.personId);
  return safe ? unsealLists(safe, model, profile) : { experiences: [], exclusions: [] };
}

function someone({ id, pseudonym, timeZone, availability, memberships }: About, { languages, forms, regionWish }: { languages: { language: string; level: number }[]; forms: string[]; regionWish: string }, apart: ReadonlyMap<string, string[]>) {
  const given = availability?.zone ?? timeZone ?? 'UTC';
  const zone = isZone(given) ? given : 'UTC';
  const minute = Math.floor(now().getTime() / 60_000);
  return {
    id,
    pseudonym,
    regionWish,
    forms,
    languages: Object.fromEntries(languages.map(({ language, level }) => [language, level])),
    homes: memberships.map(({ organisation: { id: organisationId, ...home } }) => ({ organisationId, ...home })),
    hours: [minute, minute + OTHER_SEASON].map((at) => hoursOfWeek(availability?.hours ?? [], offsetAt(at, zone))),
    apart: apart.get(id) ?? [],
  };
}

/** Who is not to be put together again: one blocked the other, one declined in this round, or their time together ended early and whoever ended it did not think better of it. */
async function loadApart(tx: Transaction, roundId: string, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ one: string; other: string }[]>`
    select blocker_id::text as one, blocked_id::text as other from contact_block where blocker_id = any(${[...ids]}::uuid[]) or blocked_id = any(${[...ids]}::uuid[])
    union select mentee_id::text, mentor_id::text from proposal where round_id = ${roundId}::uuid and state = 'declined'
    union select mentee_id::text, mentor_id::text from pairing where mentee_id = any(${[...ids]}::uuid[]) and mentor_id is not null and ending in ('ended_early', 'rematch') and keeps_apart`;
  const apart = new Map<string, string[]>();
  for (const { one, other } of rows) {
    apart.set(one, [...(apart.get(one) ?? []), other]);
    apart.set(other, [...(apart.get(other) ?? []), one]);
  }
  return apart;
}
