import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { asksFor, assistanceAbilities } from './policy.ts';

/** What of an organisation tells who can help it. */
export const FOR_WHOM = { id: true, kind: true, name: true, acronym: true, country: true, regionId: true } as const satisfies Prisma.OrganisationSelect;

/** An engagement, and as what the person stands to it; several at once are possible. */
export type Standing = Awaited<ReturnType<typeof readStanding>>;

/**
 * An engagement as those who share in it see it: who coordinates its network, who leads an organisation that it is for (the
 * coordinators, where the regional network asks for itself), and its accepted providers. @throws NotFound
 */
export function findStanding(person: AskingPerson, id: string) {
  return readStanding(person, { AND: [{ id }, within(assistanceAbilities(person), 'read', 'Engagement')] });
}

/**
 * The engagement that something is a part of: a session, a file, a check-in, an invitation. Asked in one question and before anything
 * of the part is read, so that a part of others takes no longer to be refused than one of nobody. @throws NotFound
 */
export function findStandingOf(person: AskingPerson, part: Pick<Prisma.EngagementWhereInput, 'sessions' | 'outputs' | 'followUps' | 'invitations'>): Promise<Standing> {
  return readStanding(person, { AND: [part, within(assistanceAbilities(person), 'read', 'Engagement')] });
}

/**
 * An engagement as someone of a sharing organisation sees it who is held by one of its sessions and has no other part in it:
 * enough to come to that session, and who else shares in it is not. @throws NotFound
 */
export async function findAttending(person: AskingPerson, sessionId: string): Promise<Standing> {
  const mine = organisationIdsAs(person);
  const standing = await readStanding(person, {
    organisations: { some: { organisationId: { in: mine }, leftAt: null } },
    sessions: { some: { id: sessionId, state: { not: 'cancelled' }, booking: { is: { holds: { some: { personId: person.id, releasedAt: null } } } } } },
  });
  return { ...standing, organisations: standing.organisations.filter(({ id }) => mine.includes(id)) };
}

async function readStanding(person: AskingPerson, where: Prisma.EngagementWhereInput) {
  const coordinated = organisationIdsAs(person, 'coordinator');
  const led = asksFor(person);
  const engagement = await database().engagement.findFirst({
    where,
    relationLoadStrategy: 'join',
    include: {
      organisations: { where: { leftAt: null }, select: { requestId: true, request: { select: { languages: true } }, organisation: { select: FOR_WHOM } }, orderBy: { joinedAt: 'asc' } },
      invitations: { where: { OR: [{ state: 'accepted' }, { state: 'ended', personId: person.id }] }, select: { personId: true, state: true, person: { select: { id: true, pseudonym: true, timeZone: true } } } },
      terms: { where: { state: 'agreed' }, select: { startsOn: true, endsOn: true, halfDays: true } },
    },
  });
  if (!engagement) throw new NotFound();
  const { organisations, invitations, terms, ...own } = engagement;
  // One organisation may share by several requests: what it can be held in with them is said in any of these.
  const each = [...new Map(organisations.map(({ organisation }) => [organisation.id, organisation])).values()].map(({ kind, ...one }) => ({
    ...one,
    isNetwork: kind === 'regional_network',
    languages: [...new Set(organisations.filter(({ organisation }) => organisation.id === one.id).flatMap(({ request }) => request.languages))],
  }));
  return {
    engagement: own,
    organisations: each,
    requestIds: organisations.map(({ requestId }) => requestId),
    providers: invitations.filter(({ state }) => state === 'accepted').map(({ person: { id: personId, pseudonym, timeZone } }) => ({ id: personId, pseudonym, timeZone })),
    terms: terms[0] ?? null,
    isCoordinator: coordinated.includes(own.networkId),
    isProvider: actsAs(person, 'peer_provider') && invitations.some(({ personId, state }) => personId === person.id && state === 'accepted'),
    /** Whether the help is, or was, also theirs: whatever else they are to it, and though they give none any more. */
    hasGiven: invitations.some(({ personId }) => personId === person.id),
    leads: each.filter((one) => led.includes(one.id)).map((one) => one.id),
  };
}

/** The same, for what only who schedules it may do. @throws NotFound, and Refusal for the others who share in it */
export async function findAsCoordinator(person: AskingPerson, id: string): Promise<Standing> {
  return asCoordinator(await findStanding(person, id));
}

/** Lets only who schedules it go on. @throws Refusal for the others who share in it */
export function asCoordinator(standing: Standing): Standing {
  if (!standing.isCoordinator) throw new Refusal('assistance.sessions.refusals.notYours');
  return standing;
}

/** Whether work on it can go on. */
export function isGoingOn({ engagement: { state } }: { engagement: Pick<Standing['engagement'], 'state'> }): boolean {
  return state === 'agreed' || state === 'underway';
}
