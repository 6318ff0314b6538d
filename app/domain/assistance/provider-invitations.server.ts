import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import { letGoOfFormer } from './letting-go.server.ts';
import type { InvitationsQuery } from './lists.ts';
import { moveInvitation } from './moving.server.ts';
import { assertCanBeAsked, isInConflict } from './provider-matching.server.ts';
import { asCoordinator, findAsCoordinator, findStandingOf, FOR_WHOM, isGoingOn } from './standing.server.ts';
import { topicAt } from './topics.ts';

/**
 * What an invited provider sees: topics, languages and dates. Of the organisation nothing, until they have accepted.
 * @throws NotFound for everyone else
 */
export async function readInvitation(person: AskingPerson, id: string) {
  const found = await findOwnInvitation(person, id);
  const { engagement, state, invitedAt } = found;
  const terms = await database().terms.findFirst({ where: { engagementId: engagement.id, state: 'agreed' }, select: { startsOn: true, endsOn: true } });
  const isOpen = state === 'invited' && isGoingOn({ engagement });
  return {
    id, state, isOpen, invitedAt,
    topics: engagement.topics,
    languages: engagement.languages,
    startsOn: terms?.startsOn ?? null,
    endsOn: terms?.endsOn ?? null,
    /** Where it goes on, once accepted. */
    engagementId: state === 'accepted' ? engagement.id : null,
  };
}

/** The invitations to a provider that wait for an answer, and the engagements that they accepted: a page of them. */
export async function listInvitations(person: AskingPerson, query: InvitationsQuery) {
  if (!actsAs(person, 'peer_provider')) throw new NotFound();
  const topic = topicAt(query.topic);
  const where: Prisma.ProviderInvitationWhereInput = {
    personId: person.id,
    AND: [{ OR: [{ state: 'invited', engagement: { state: { in: ['agreed', 'underway'] } } }, { state: 'accepted' }] }, query.state ? { state: query.state } : {}, topic ? { engagement: { topics: { has: topic } } } : {}],
  };
  const { direction } = orderOf(query.order);
  const [count, found] = await Promise.all([
    database().providerInvitation.count({ where }),
    database().providerInvitation.findMany({
      where,
      relationLoadStrategy: 'join',
      orderBy: [{ invitedAt: direction }, { id: direction }],
      ...cutOf(query),
      select: { id: true, state: true, invitedAt: true, engagement: { select: { id: true, topics: true, languages: true, state: true } } },
    }),
  ]);
  const invitations = found.map(({ engagement: { id: engagementId, state: engagementState, ...engagement }, ...one }) => ({ ...one, ...engagement, engagementId: one.state === 'accepted' ? engagementId : null, engagementState: one.state === 'accepted' ? engagementState : null }));
  return { count, pages: pagesOf(count), invitations };
}

/** An invitation that waits for the person's answer, or that they accepted. @throws NotFound for everyone else, and once it is over */
export async function findOwnInvitation(person: AskingPerson, id: string) {
  const found = actsAs(person, 'peer_provider') ? await database().providerInvitation.findFirst({ where: { id, personId: person.id, state: { in: ['invited', 'accepted'] } }, relationLoadStrategy: 'join', include: { engagement: true } }) : null;
  if (!found) throw new NotFound();
  return found;
}

/** A coordinator asks a provider, once its terms are agreed. @throws Refusal when something rules them out, or they were asked already */
export async function inviteProvider(person: AskingPerson, engagementId: string, providerId: string): Promise<void> {
  const standing = await findAsCoordinator(person, engagementId);
  if (!isGoingOn(standing)) throw new Refusal('assistance.providers.errors.termsFirst');
  await assertCanBeAsked(standing, providerId);
  await inTransaction(async (tx) => {
    await tx.$queryRaw`select id from engagement where id = ${engagementId}::uuid for update`;
    const asked = await tx.providerInvitation.count({ where: { engagementId, personId: providerId, state: { in: ['invited', 'accepted'] } } });
    if (asked > 0) throw new Refusal('assistance.providers.errors.askedAlready');
    const id = newId();
    await tx.providerInvitation.create({ data: { id, engagementId, personId: providerId, invitedById: person.id, invitedAt: now() }, select: { id: true } });
    await record(tx, person, standing.engagement.networkId, 'providerInvitation.sent', id);
  });
}

/** A coordinator takes an invitation back, as long as it was not answered. */
export async function recallInvitation(person: AskingPerson, id: string): Promise<string> {
  return endAsCoordinator(person, id, 'recall');
}

/** A coordinator ends the part of a provider who had accepted. */
export async function endProviding(person: AskingPerson, id: string): Promise<string> {
  return endAsCoordinator(person, id, 'end');
}

async function endAsCoordinator(person: AskingPerson, id: string, move: 'recall' | 'end'): Promise<string> {
  const { engagement } = asCoordinator(await findStandingOf(person, { invitations: { some: { id } } }));
  await inTransaction(async (tx) => {
    await moveInvitation(tx, id, move, { endedAt: now() });
    // Sessions first, as where an engagement ends: what else follows hears of it afterwards.
    if (move === 'end') await letGoOfFormer(tx, { engagementId: engagement.id }, person.id);
    await record(tx, person, engagement.networkId, move === 'end' ? 'providerInvitation.ended' : 'providerInvitation.recalled', id);
  });
  return engagement.id;
}

/**
 * A provider accepts, and from now on sees the engagement. One who has meanwhile said that they must not work with the
 * organisation finds the invitation taken back, and learns nothing of whom it was from.
 */
export async function acceptInvitation(person: AskingPerson, id: string): Promise<string> {
  const { engagement } = await findOwnInvitation(person, id);
  if (!isGoingOn({ engagement })) throw new Refusal('assistance.providers.errors.noLongerOpen');
  const organisations = await database().organisation.findMany({ where: { engagements: { some: { engagementId: engagement.id, leftAt: null } } }, select: FOR_WHOM });
  const isTornNow = await isInConflict({ engagement, organisations: organisations.map(({ kind, ...one }) => ({ ...one, isNetwork: kind === 'regional_network' })) }, person.id);
  await inTransaction(async (tx) => {
    await (isTornNow ? moveInvitation(tx, id, 'recall', { endedAt: now() }) : moveInvitation(tx, id, 'accept', { answeredAt: now() }));
    await record(tx, person, engagement.networkId, isTornNow ? 'providerInvitation.recalled' : 'providerInvitation.accepted', id);
  });
  if (isTornNow) throw new Refusal('assistance.providers.errors.noLongerOpen');
  return engagement.id;
}

/** A provider declines; nothing need be said, and what is said only the coordinators read. */
export async function declineInvitation(person: AskingPerson, id: string, answer: string | null): Promise<void> {
  const { engagement } = await findOwnInvitation(person, id);
  const sealed = (await openSafe(engagement.id)).seal(answer, { model: 'provider_invitation', field: 'answer', rowId: id });
  await inTransaction(async (tx) => {
    await moveInvitation(tx, id, 'decline', { answeredAt: now(), answer: sealed });
    await record(tx, person, engagement.networkId, 'providerInvitation.declined', id);
  });
}

function record(tx: Transaction, person: AskingPerson, networkId: string, kind: string, id: string): Promise<void> {
  return recordActivity(tx, { actor: person.id, organisationId: networkId, kind, subjectType: 'providerInvitation', subjectId: id });
}
