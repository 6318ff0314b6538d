import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { database } from '#app/platform/database.server.ts';
import { openSafe, openSafes } from '#app/platform/encryption.server.ts';
import { mayChange } from './asking.server.ts';
import { mayWrite, readThread, sideOf } from './clarification.server.ts';
import type { RequestsQuery } from './lists.ts';
import { asksFor, assistanceAbilities } from './policy.ts';
import { readReferrals } from './referral.server.ts';
import { canMove, findRequest, unsealSecurity, unsealTexts, type FoundRequest } from './requests.server.ts';
import { topicAt } from './topics.ts';

/** A request's own page: what is asked, where it stands, what was said of it, what comes of it, what the person can do. */
export async function readRequest(person: AskingPerson, id: string) {
  const request = await findRequest(person, id);
  const { asks, handles, isReferredTo, state } = request;
  // What was withdrawn is the organisation's own again: the network sees that there was a request, and none of its words.
  const isOpenToRead = asks || state !== 'withdrawn';
  const [safe, priorities, thread, referrals, engagements] = await Promise.all([
    openSafe(request.organisationId),
    isOpenToRead ? database().requestPriority.findMany({ where: { requestId: id }, orderBy: [{ componentKey: 'asc' }, { criterionKey: 'asc' }], select: { criterionKey: true, componentKey: true } }) : [],
    isOpenToRead ? readThread(request) : [],
    isOpenToRead ? readReferrals(request) : [],
    listEngagementsOf(person, id),
  ]);
  return {
    id,
    state,
    organisation: request.organisation,
    network: request.network,
    topics: request.topics,
    form: request.form,
    languages: request.languages,
    earliestOn: dayOf(request.earliestOn),
    latestOn: dayOf(request.latestOn),
    urgency: request.urgency,
    createdAt: request.createdAt.toISOString(),
    submittedAt: request.submittedAt?.toISOString() ?? null,
    decidedAt: request.decidedAt?.toISOString() ?? null,
    endedAt: request.endedAt?.toISOString() ?? null,
    texts: isOpenToRead ? unsealTexts(safe, request) : null,
    /** Null for who may not read it: only who asks, who handles, and who gives. */
    security: isOpenToRead && readsSecurity(request) ? await unsealSecurity(request) : null,
    priorities,
    thread,
    side: sideOf(request),
    /** The network on whose board it is, for who is of it. */
    boardOf: isReferredTo && request.waitingReferral ? request.waitingReferral.toNetworkId : request.networkId,
    referrals,
    engagements,
    isGiver: !asks && !handles && !isReferredTo,
    may: {
      change: mayChange(request),
      submit: asks && canMove(request, 'submit'),
      withdraw: asks && canMove(request, 'withdraw'),
      write: mayWrite(request),
      accept: (handles && canMove(request, 'accept')) || isReferredTo,
      refer: handles && canMove(request, 'refer'),
      decline: handles && canMove(request, 'decline'),
      giveBack: isReferredTo,
      recall: handles && canMove(request, 'recall'),
      engage: handles && state === 'accepted',
    },
  };
}

export type RequestPage = Awaited<ReturnType<typeof readRequest>>;

/** A network that was asked to take a request over does not read it before it has: of all who may see the request, only that one. */
function readsSecurity({ asks, handles, isReferredTo }: FoundRequest): boolean {
  return asks || handles || !isReferredTo;
}

function dayOf(day: Date | null): string | null {
  return day?.toISOString().slice(0, 10) ?? null;
}

/** The engagements that came of a request, as far as the person sees them. */
async function listEngagementsOf(person: AskingPerson, requestId: string) {
  const rows = await database().engagement.findMany({ where: { AND: [{ organisations: { some: { requestId } } }, within(assistanceAbilities(person), 'read', 'Engagement')] }, orderBy: { createdAt: 'asc' }, take: 50, select: { id: true, state: true, topics: true, form: true, createdAt: true } });
  return rows.map(({ createdAt, ...row }) => ({ ...row, createdAt: createdAt.toISOString() }));
}

const COLUMNS = { begun: 'createdAt', sent: 'submittedAt', urgency: 'urgency' } as const;

/** What an organisation has asked for, as far as it is asked for; a draft that was thrown away is not among them. @throws NotFound for others than who asks for it */
export async function listRequests(person: AskingPerson, organisationId: string, query: RequestsQuery) {
  if (!asksFor(person).includes(organisationId)) throw new NotFound();
  const topic = topicAt(query.topic);
  const where = { organisationId, NOT: { state: 'withdrawn' as const, submittedAt: null }, ...(query.state ? { state: query.state } : {}), ...(topic ? { topics: { has: topic } } : {}) };
  const { by, direction } = orderOf(query.order);
  const [organisation, count, rows] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: organisationId }, select: { id: true, name: true, kind: true } }),
    database().assistanceRequest.count({ where }),
    database().assistanceRequest.findMany({ where, relationLoadStrategy: 'join', orderBy: [{ [COLUMNS[by]]: by === 'sent' ? { sort: direction, nulls: 'last' } : direction }, { id: direction }], ...cutOf(query), include: { network: { select: { name: true, acronym: true } } } }),
  ]);
  const safe = rows.length > 0 ? (await openSafes([organisationId])).get(organisationId) : undefined;
  return {
    organisation,
    count,
    pages: pagesOf(count),
    requests: rows.map((row) => {
      const line = safe ? unsealTexts(safe, row).need.replace(/\s+/g, ' ') : '';
      return { id: row.id, state: row.state, topics: row.topics, urgency: row.urgency, network: row.network.acronym ?? row.network.name, createdAt: row.createdAt.toISOString(), submittedAt: row.submittedAt?.toISOString() ?? null, excerpt: line.length > 140 ? `${line.slice(0, 140).trimEnd()}…` : line };
    }),
  };
}
