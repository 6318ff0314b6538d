import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import type { Engagement } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { EngagementEntry } from './request-form.ts';
import { holdEngagement, holdRequest } from './moving.server.ts';
import { findToTriage } from './requests.server.ts';

/**
 * An accepted request goes on in an engagement of its own, or joins one of the same network that is still being scoped: a
 * workshop that several organisations share. Whoever asks holds its organisation, open, and then the request. Returns the engagement.
 */
export async function goOnIn(tx: Transaction, person: AskingPerson, requestId: string, entry: EngagementEntry): Promise<string> {
  const { networkId, organisationId, languages, topics } = await holdRequest(tx, requestId);
  const engagementId = entry.engagementId ?? newId();
  if (entry.engagementId) {
    const isThere = (await tx.engagement.count({ where: { id: engagementId, networkId } })) > 0;
    const joined = isThere ? await holdEngagement(tx, engagementId) : null;
    if (joined?.state !== 'scoping') throw new Refusal('assistance.refusals.notJoinable');
    if (await tx.engagementOrganisation.findUnique({ where: { engagementId_requestId: { engagementId, requestId } }, select: { requestId: true } })) throw new Refusal('assistance.refusals.joinedAlready');
    await widen(tx, joined, { topics: entry.topics.length > 0 ? entry.topics : topics, languages });
  } else {
    await tx.engagement.create({
      data: { id: engagementId, networkId, topics: [...entry.topics], form: entry.form, languages, startedById: person.id, createdAt: now() },
      select: { id: true },
    });
    await tx.terms.create({ data: { id: newId(), engagementId, version: 1, createdAt: now(), editedAt: now() }, select: { id: true } });
  }
  await tx.engagementOrganisation.create({ data: { engagementId, requestId, organisationId, joinedAt: now() }, select: { requestId: true } });
  await recordActivity(tx, { actor: person.id, organisationId, kind: entry.engagementId ? 'engagement.joined' : 'engagement.started', subjectType: 'engagement', subjectId: engagementId, data: { request: requestId } });
  return engagementId;
}

/**
 * What is shared is about what each of them asks, in their languages; and what was agreed to was agreed to without whoever joins: the
 * draft counts as edited. Only what is still being scoped is joined, so that no terms are in force.
 */
async function widen(tx: Transaction, { id, ...held }: Pick<Engagement, 'id' | 'topics' | 'languages'>, joining: { topics: readonly string[]; languages: readonly string[] }): Promise<void> {
  await tx.engagement.update({ where: { id }, data: { topics: [...new Set([...held.topics, ...joining.topics])], languages: [...new Set([...held.languages, ...joining.languages])] }, select: { id: true } });
  await tx.terms.updateMany({ where: { engagementId: id, state: 'draft' }, data: { edit: { increment: 1 }, editedAt: now() } });
}

/** What an accepted request can go on in: engagements of the network that are being scoped, with who shares in them. */
export async function readScoping(person: AskingPerson, requestId: string) {
  const request = await findToTriage(person, requestId);
  const networkId = request.isReferredTo && request.waitingReferral ? request.waitingReferral.toNetworkId : request.networkId;
  const rows = await database().engagement.findMany({
    where: { networkId, state: 'scoping', organisations: { none: { requestId } } },
    relationLoadStrategy: 'join',
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: { id: true, topics: true, form: true, createdAt: true, organisations: { where: { leftAt: null }, select: { organisation: { select: { name: true } } } } },
  });
  const { id, state, organisation, topics, form } = request;
  return {
    request: { id, state, organisation: organisation.name, topics, form },
    joinable: rows.map(({ organisations, createdAt, ...engagement }) => ({ ...engagement, createdAt: createdAt.toISOString(), organisations: organisations.map((one) => one.organisation.name) })),
  };
}
