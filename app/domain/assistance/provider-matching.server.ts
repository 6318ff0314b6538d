import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { mayMean } from '#app/domain/network/conflicts.ts';
import { isTorn, placesNear, rankProviders, whatRulesOut, type Candidate, type ForWhom, type Level, type Reason, type Wanted } from './matching.ts';
import { belongingTo, openTo, providersOf, unsealProfile } from './provider-profile.server.ts';
import { findAsCoordinator, type Standing } from './standing.server.ts';

/** Over how long the load of a provider is counted, in weeks from now. */
const LOAD_WEEKS = 4;
/** How many of a network's providers are ranked, and how many answers are told: more than any network has. */
const MOST_RANKED = 500;

/**
 * The providers of the network, and those of others who opened their profile, in the order in which they fit the engagement, and how
 * far each has been asked. Of another network's nothing is told that would be nobody's here: what rules them out, and their profile.
 * @throws NotFound, Refusal
 */
export async function rankForEngagement(person: AskingPerson, engagementId: string) {
  const standing = await findAsCoordinator(person, engagementId);
  const { engagement } = standing;
  const [candidates, asked] = await Promise.all([
    readCandidates(standing),
    database().providerInvitation.findMany({ where: { engagementId }, orderBy: { invitedAt: 'asc' }, take: MOST_RANKED, relationLoadStrategy: 'join', select: { id: true, personId: true, state: true, invitedAt: true, answeredAt: true, answer: true, person: { select: { pseudonym: true } } } }),
  ]);
  const safe = await openSafe(engagementId);
  const standingOf = new Map(asked.map(({ personId, state }) => [personId, state]));
  const byId = new Map(candidates.map((one) => [one.id, one]));
  return {
    standing,
    wanted: { topics: engagement.topics, languages: engagement.languages, form: engagement.form },
    matches: rankProviders(wantedBy(standing), candidates).flatMap(({ id, reasons, ruledOut }) => {
      const { pseudonym = '', elsewhere = null } = byId.get(id) ?? {};
      const asked = standingOf.get(id) ?? null;
      return elsewhere && ruledOut.length > 0 ? [] : { id, reasons: reasons.map(toldReason), ruledOut, pseudonym, asked, elsewhere };
    }),
    invitations: asked.map(({ person: { pseudonym }, answer, ...one }) => ({ ...one, pseudonym, answer: safe.unseal(answer, { model: 'provider_invitation', field: 'answer', rowId: one.id }) })),
  };
}

/** Makes sure that a provider can be asked. @throws NotFound for who is no provider of the network, and Refusal when something rules them out */
export async function assertCanBeAsked(standing: Standing, personId: string): Promise<void> {
  const [candidate] = await readCandidates(standing, personId);
  if (!candidate) throw new NotFound();
  if (whatRulesOut(wantedBy(standing), candidate).length > 0) throw new Refusal('assistance.providers.errors.ruledOut');
}

/** Whether a provider has a conflict of interest with an engagement now: profiles change after invitations were sent. */
export async function isInConflict(of: CandidatesFor, personId: string): Promise<boolean> {
  const [candidate] = await readCandidates(of, personId);
  return !candidate || isTorn(of.organisations, candidate);
}

function wantedBy({ engagement: { topics, form }, organisations }: Standing): Wanted {
  return { topics, form, organisations };
}

/** Of an engagement, what tells who can be thought of for it. */
interface CandidatesFor {
  engagement: Pick<Standing['engagement'], 'id' | 'networkId'>;
  organisations: readonly (ForWhom & { name: string; acronym: string | null })[];
}

/** The load in whole and half hours, as it is told; it was weighed as it is. */
function toldReason(reason: Reason): Reason {
  return reason.key === 'load' ? { key: 'load', params: { ...reason.params, held: Math.round(reason.params.held * 2) / 2 } } : reason;
}

/** A provider as the ranking sees them, and as a coordinator is shown them. */
interface Known extends Candidate {
  pseudonym: string;
  /** Of another network alone: the region where they are at home. */
  elsewhere: { region: string | null } | null;
}

async function readCandidates({ engagement, organisations }: CandidatesFor, personId?: string): Promise<Known[]> {
  const isOwn = belongingTo([engagement.networkId]);
  // Whoever was asked can still answer, also when their profile is open to others no more.
  const elsewhere = { OR: [providersOf([engagement.networkId]), openTo(placesNear(organisations)), { askedToGive: { some: { engagementId: engagement.id, state: { in: ['invited', 'accepted'] } } } }], NOT: isOwn } satisfies Prisma.PersonWhereInput;
  const [from, until] = [now(), new Date(now().getTime() + LOAD_WEEKS * 7 * 86_400_000)];
  const read = (among: Prisma.PersonWhereInput) =>
    database().person.findMany({
      where: { AND: [{ suspendedAt: null, providerProfile: { isNot: null } }, among, personId ? { id: personId } : {}] },
      relationLoadStrategy: 'join',
      orderBy: [{ pseudonym: 'asc' }, { id: 'asc' }],
      take: MOST_RANKED,
      select: {
        id: true,
        pseudonym: true,
        providerProfile: { include: { topics: true, languages: true } },
        memberships: { where: { endedAt: null }, select: { role: true, organisation: { select: { id: true, country: true, regionId: true } } } },
        holds: { where: { releasedAt: null, startsAt: { gte: from, lt: until } }, select: { startsAt: true, endsAt: true } },
        askedToGive: { where: { state: { in: ['accepted', 'ended'] }, engagementId: { not: engagement.id }, engagement: { state: { in: ['underway', 'closed'] }, organisations: { some: { organisationId: { in: organisations.map(({ id }) => id) } } } } }, select: { id: true } },
      },
    });
  // Apart, so that however many there are elsewhere, the network's own are all among them.
  const [own, others] = await Promise.all([read(isOwn), read(elsewhere)]);
  const ownIds = new Set(own.map(({ id }) => id));
  const people = [...own, ...others];
  await openSafes(people.map(({ id }) => id));
  return Promise.all(
    people.flatMap(({ id, pseudonym, providerProfile, memberships, holds, askedToGive }) => {
      if (!providerProfile) return [];
      const { open, topics, languages, forms, regions, countries, weeklyHours } = providerProfile;
      return [
        openSafe(id).then((safe) => {
          const { exclusions } = unsealProfile(safe, providerProfile);
          return {
            id, pseudonym, elsewhere: ownIds.has(id) ? null : { region: memberships.find(({ role }) => role === 'peer_provider')?.organisation.regionId ?? null }, open, forms, regions, countries, weeklyHours,
            topics: Object.fromEntries(topics.map(({ topic, level }) => [topic, level as Level])),
            languages: Object.fromEntries(languages.map(({ language, level }) => [language, level as Level])),
            heldHours: holds.reduce((sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / 3_600_000, 0) / LOAD_WEEKS,
            homes: memberships.map(({ role, organisation }) => ({ organisationId: organisation.id, role, country: organisation.country, regionId: organisation.regionId })),
            excluded: organisations.filter((one) => exclusions.some((written) => mayMean(written, one))).map((one) => one.id),
            together: askedToGive.length,
          };
        }),
      ];
    }),
  );
}
