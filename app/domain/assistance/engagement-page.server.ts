import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf, searchFor } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { findEngagement } from './engagements.server.ts';
import type { EngagementsQuery } from './lists.ts';
import { ENGAGEMENT_MOVES, mayMove, NOT_ENDED } from './model.ts';
import { assistanceAbilities } from './policy.ts';
import { isGoingOn } from './standing.server.ts';
import { topicAt } from './topics.ts';

/** An engagement's own page: who shares in it and by which requests, where its terms stand, what the person can do. */
export async function readEngagement(person: AskingPerson, id: string) {
  const engagement = await findEngagement(person, id);
  const { state, coordinates, represents } = engagement;
  const [requests, terms] = await Promise.all([
    database().assistanceRequest.findMany({ where: { AND: [{ engagements: { some: { engagementId: id, leftAt: null } } }, within(assistanceAbilities(person), 'read', 'AssistanceRequest')] }, orderBy: { id: 'asc' }, select: { id: true, organisationId: true, submittedAt: true } }),
    database().terms.findMany({ where: { engagementId: id, state: { in: ['draft', 'agreed'] } }, orderBy: { version: 'desc' }, select: { version: true, state: true, startsOn: true, endsOn: true, halfDays: true, agreedAt: true } }),
  ]);
  const writes = coordinates || represents.length > 0;
  const agreed = terms.find((one) => one.state === 'agreed') ?? null;
  return {
    id,
    state,
    topics: engagement.topics,
    form: engagement.form,
    languages: engagement.languages,
    network: engagement.network,
    organisations: engagement.organisations.map((one) => ({ ...one, requests: requests.filter(({ organisationId }) => organisationId === one.id).map((request) => ({ id: request.id, submittedAt: request.submittedAt?.toISOString() ?? '' })) })),
    createdAt: engagement.createdAt.toISOString(),
    endedAt: engagement.endedAt?.toISOString() ?? null,
    agreed: agreed && { version: agreed.version, halfDays: agreed.halfDays, startsOn: agreed.startsOn?.toISOString().slice(0, 10) ?? null, endsOn: agreed.endsOn?.toISOString().slice(0, 10) ?? null, agreedAt: agreed.agreedAt?.toISOString() ?? null },
    draft: writes ? (terms.find((one) => one.state === 'draft')?.version ?? null) : null,
    isCoordinator: coordinates,
    represents: represents.length > 0,
    may: { visit: coordinates && isGoingOn({ engagement }), cancel: coordinates && mayMove(ENGAGEMENT_MOVES, 'cancel', state) },
    /** The invitation whose part the person can step back from. */
    stepsBackBy: actsAs(person, 'peer_provider') && isGoingOn({ engagement }) ? engagement.gives : null,
  };
}

export type EngagementPage = Awaited<ReturnType<typeof readEngagement>>;

/** The engagements of a network as they are asked for: those that go on, or those that are over. @throws NotFound for who does not coordinate it */
export async function listEngagements(person: AskingPerson, networkId: string, query: EngagementsQuery) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const named = searchFor(query.q);
  const topic = topicAt(query.topic);
  const where = {
    networkId,
    state: query.over ? { notIn: NOT_ENDED } : { in: NOT_ENDED },
    ...(topic ? { topics: { has: topic } } : {}),
    ...(query.form ? { form: query.form } : {}),
    ...(named.length > 0 ? { organisations: { some: { leftAt: null, organisation: { is: { AND: named } } } } } : {}),
  };
  const { direction } = orderOf(query.order);
  const [network, count, rows] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true } }),
    database().engagement.count({ where }),
    database().engagement.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [{ createdAt: direction }, { id: direction }],
      ...cutOf(query),
      select: { id: true, state: true, topics: true, form: true, createdAt: true, organisations: { where: { leftAt: null }, select: { organisation: { select: { name: true } } } } },
    }),
  ]);
  return { network, count, pages: pagesOf(count), engagements: rows.map(({ organisations, createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString(), organisations: [...new Set(organisations.map((one) => one.organisation.name))] })) };
}
