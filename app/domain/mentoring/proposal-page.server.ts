import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { isZone, offsetAt } from '#app/domain/calendar/zone.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { reasonsFor } from './matching.ts';
import { mentoringAbilities } from './policy.ts';
import { daysOfWeek } from './usual-hours.ts';

const skills = { languages: { select: { language: true, level: true }, orderBy: { language: 'asc' } }, forms: true } as const;
const ROLES: Role[] = ['mentor', 'emerging_leader'];
const about = {
  id: true,
  pseudonym: true,
  timeZone: true,
  availability: { select: { zone: true, hours: { select: { weekday: true, fromMinute: true, toMinute: true } } } },
  memberships: { where: { endedAt: null, role: { in: ROLES } }, select: { role: true, organisation: { select: { regionId: true } } } },
  mentorProfile: { select: { ...skills, willNotDo: true, competencies: { select: { competency: true, level: true } } } },
  menteeProfile: { select: { ...skills, hopes: true, competencies: { select: { competency: true, level: true, wanted: true } } } },
} satisfies Prisma.PersonSelect;

/**
 * A proposal as one of the two sees it: of the other one competencies, languages, forms, region and hours (by the reader's own
 * clock), and why the two would go well together. Once both have accepted also the other's name, and what a mentor will not do or
 * a mentee hopes for; before that never a name, an organisation or a country. What the other keeps up to date is read only while an
 * answer is waited for or the two work together: of what came to nothing, has ended or was erased, nothing is told that is newer than that. @throws NotFound
 */
export async function readProposal(person: AskingPerson, id: string) {
  const proposal = await database().proposal.findFirst({ where: { AND: [{ id }, within(mentoringAbilities(person), 'read', 'Proposal')] }, relationLoadStrategy: 'join', include: { mentor: { select: about }, mentee: { select: about }, pairing: { select: { id: true, state: true, erasedAt: true } } } });
  if (!proposal) throw new NotFound();
  const isPaired = proposal.pairing !== null && proposal.pairing.state !== 'closed' && proposal.pairing.erasedAt === null;
  const isMentor = proposal.mentorId === person.id;
  const other = isMentor ? proposal.mentee : proposal.mentor;
  const own = isMentor ? proposal.mentor : proposal.mentee;
  const profile = isMentor ? other.menteeProfile : other.mentorProfile;
  const role = isMentor ? 'emerging_leader' : 'mentor';
  const zones = { own: zoneOf(own.availability?.zone ?? person.timeZone), other: zoneOf(other.availability?.zone ?? other.timeZone) };
  const minute = Math.floor(now().getTime() / 60_000);
  return {
    id,
    side: isMentor ? ('mentor' as const) : ('mentee' as const),
    // Whether the other declined, or it could be no more, is told to nobody: the page says that it is over.
    state: proposal.state === 'waiting' || proposal.state === 'accepted' ? proposal.state : ('over' as const),
    hasAccepted: (isMentor ? proposal.mentorAcceptedAt : proposal.menteeAcceptedAt) !== null,
    pairingId: proposal.pairing?.id ?? null,
    met: proposal.state === 'accepted' ? { pseudonym: other.pseudonym, words: isPaired ? await wordsOf(other, isMentor) : '' } : null,
    reasons: reasonsFor(proposal.reasons, isMentor ? 'mentor' : 'mentee'),
    zone: zones.own,
    other: proposal.state !== 'waiting' && !isPaired ? null : {
      competencies: (profile?.competencies ?? []).map((one) => ({ wanted: null, ...one })),
      languages: profile?.languages ?? [],
      forms: profile?.forms ?? [],
      regions: [...new Set(other.memberships.filter((held) => held.role === role).flatMap(({ organisation }) => organisation.regionId ?? []))],
      hasHours: (other.availability?.hours.length ?? 0) > 0,
      days: daysOfWeek(other.availability?.hours ?? [], offsetAt(minute, zones.other), offsetAt(minute, zones.own)),
    },
  };
}

function zoneOf(zone: string | null | undefined): string {
  return zone && isZone(zone) ? zone : 'UTC';
}

/** What the other one wrote for who is paired with them: what a mentee hopes for, or what a mentor will not do. */
async function wordsOf({ id, mentorProfile, menteeProfile }: Pick<Prisma.PersonGetPayload<{ select: typeof about }>, 'id' | 'mentorProfile' | 'menteeProfile'>, isMentee: boolean): Promise<string> {
  const safe = await openSafe(id);
  const sealed = isMentee ? safe.unseal(menteeProfile?.hopes ?? null, { model: 'mentee_profile', field: 'hopes', rowId: id }) : safe.unseal(mentorProfile?.willNotDo ?? null, { model: 'mentor_profile', field: 'willNotDo', rowId: id });
  return sealed ?? '';
}
