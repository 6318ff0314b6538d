import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { asksFor, assistanceAbilities } from './policy.ts';

/** What of an organisation tells who can help it. */
export const FOR_WHOM = { id: true, kind: true, name: true, acronym: true, country: true, regionId: true } as const satisfies Prisma.OrganisationSelect;

/** An engagement, and as what the person stands to it; several at once are possible. */
export type Standing = ReturnType<typeof standingOf>;

/**
 * An engagement as those who share in it see it: who coordinates its network, who leads an organisation that it is for (the
 * coordinators, where the regional network asks for itself), and its accepted providers. @throws NotFound
 */
export async function findStanding(person: AskingPerson, id: string): Promise<Standing> {
  const found = await readCoordinated(person, id);
  return found ? standingOf(person, found) : readStanding(person, { AND: [{ id }, within(assistanceAbilities(person), 'read', 'Engagement')] });
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

/** What of an engagement tells who stands to it how. */
const sharedBy = (person: AskingPerson) =>
  ({
    organisations: { where: { leftAt: null }, select: { requestId: true, request: { select: { languages: true } }, organisation: { select: FOR_WHOM } }, orderBy: { joinedAt: 'asc' } },
    invitations: { where: { OR: [{ state: 'accepted' }, { state: 'ended', personId: person.id }] }, select: { personId: true, state: true, person: { select: { id: true, pseudonym: true, timeZone: true } } } },
    terms: { where: { state: 'agreed' }, select: { startsOn: true, endsOn: true, halfDays: true } },
  }) as const satisfies Prisma.EngagementInclude;
type Found = Prisma.EngagementGetPayload<{ include: ReturnType<typeof sharedBy> }>;

async function readStanding(person: AskingPerson, where: Prisma.EngagementWhereInput): Promise<Standing> {
  const engagement = await database().engagement.findFirst({ where, relationLoadStrategy: 'join', include: sharedBy(person) });
  if (!engagement) throw new NotFound();
  return standingOf(person, engagement);
}

/** The same past Prisma (decision 0018) for whom the policy lets read it as one of the network's coordinators, which their roles tell: it is asked at every step of scheduling. Null for all others. */
async function readCoordinated(person: AskingPerson, id: string): Promise<Found | null> {
  const networkIds = organisationIdsAs(person, 'coordinator');
  if (networkIds.length === 0) return null;
  type Terms = Found['terms'][number];
  type Row = Omit<Found, 'terms'> & { terms: (Omit<Terms, 'startsOn' | 'endsOn'> & { startsOn: string | null; endsOn: string | null })[] };
  const [row] = await readRows<Row>(Prisma.sql`
    select e.id, e.network_id as "networkId", e.state::text, coalesce(e.topics, '{}') as topics, e.form::text, coalesce(e.languages, '{}') as languages, e.started_by_id as "startedById", e.created_at as "createdAt", e.agreed_next as "agreedNext", e.ended_at as "endedAt",
           coalesce((select json_agg(json_build_object('requestId', s.request_id, 'request', json_build_object('languages', coalesce(r.languages, '{}')),
                                                       'organisation', json_build_object('id', o.id, 'kind', o.kind, 'name', o.name, 'acronym', o.acronym, 'country', o.country, 'regionId', o.region_id)) order by s.joined_at)
                       from engagement_organisation s join assistance_request r on r.id = s.request_id join organisation o on o.id = s.organisation_id where s.engagement_id = e.id and s.left_at is null), '[]') as organisations,
           coalesce((select json_agg(json_build_object('personId', i.person_id, 'state', i.state, 'person', json_build_object('id', p.id, 'pseudonym', p.pseudonym, 'timeZone', p.time_zone)))
                       from provider_invitation i join person p on p.id = i.person_id where i.engagement_id = e.id and (i.state = 'accepted' or i.state = 'ended' and i.person_id = ${person.id}::uuid)), '[]') as invitations,
           coalesce((select json_agg(json_build_object('startsOn', t.starts_on, 'endsOn', t.ends_on, 'halfDays', t.half_days)) from terms t where t.engagement_id = e.id and t.state = 'agreed'), '[]') as terms
      from engagement e where e.id = ${id}::uuid and e.network_id = any(${networkIds}::uuid[])`);
  const dayOf = (day: string | null) => (day === null ? null : new Date(day));
  return row ? { ...row, terms: row.terms.map(({ startsOn, endsOn, halfDays }) => ({ startsOn: dayOf(startsOn), endsOn: dayOf(endsOn), halfDays })) } : null;
}

function standingOf(person: AskingPerson, { organisations, invitations, terms, ...own }: Found) {
  const coordinated = organisationIdsAs(person, 'coordinator');
  const led = asksFor(person);
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
