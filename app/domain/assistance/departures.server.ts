import { onActivity, recordActivities, recordActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { eachApart } from '#app/platform/jobs.server.ts';
import { endEngagement } from './cancellation.server.ts';
import { completeHelped } from './completion.server.ts';
import { leaveEngagement } from './leaving.server.ts';
import { holdToLetGo, letGoOfFormer } from './letting-go.server.ts';
import { NOT_ENDED } from './model.ts';
import { moveRequest } from './moving.server.ts';

/** People let go of at one run of the job: the next takes the rest. */
const AT_ONCE = 200;

/** From now on assistance goes on without whoever loses a role, and without what is closed; and what is to be decided goes along with an organisation that moves. Asked again, nothing changes. */
export function startLettingGo(): void {
  onActivity(hear);
}

async function hear(tx: Transaction, { kind, subjectId, actor }: Happening): Promise<void> {
  if (kind === 'membership.ended') {
    const { personId } = await tx.membership.findUniqueOrThrow({ where: { id: subjectId }, select: { personId: true } });
    await letGoOfPeople(tx, [personId], actor);
  }
  if (kind === 'organisation.closed') await letGoOfClosed(tx, subjectId, actor);
  if (kind === 'organisation.reopened') await handOver(tx, Prisma.sql`r.organisation_id = ${subjectId}::uuid and ${LEFT_BEHIND}`, actor);
  if (kind === 'organisation.moved') await handOver(tx, Prisma.sql`r.organisation_id = ${subjectId}::uuid and ${UNDECIDED}`, actor);
}

/**
 * An organisation that closes leaves what goes on, and so do its people; what it asked rests, and is there again when it reopens.
 * Of a network, what it schedules is cancelled, and what it was asked goes to the network that the organisation belongs to now. What was helped is over with that.
 */
async function letGoOfClosed(tx: Transaction, id: string, byId: string | null): Promise<void> {
  const people = (await tx.membership.findMany({ where: { organisationId: id, endedAt: null }, distinct: ['personId'], select: { personId: true } })).map(({ personId }) => personId);
  await holdAround(tx, id, people);
  for (const { engagementId, requestId } of await tx.engagementOrganisation.findMany({ where: { organisationId: id, leftAt: null, engagement: { is: { state: { in: NOT_ENDED } } } }, orderBy: { engagementId: 'asc' }, select: { engagementId: true, requestId: true } })) await leaveEngagement(tx, byId, engagementId, requestId);
  for (const engagement of await tx.engagement.findMany({ where: { networkId: id, state: { in: NOT_ENDED } }, orderBy: { id: 'asc' }, select: { id: true } })) await endEngagement(tx, byId, engagement.id, 'cancel');
  await completeHelped(tx, byId, { OR: [{ organisationId: id }, { networkId: id }] });
  await giveBackReferrals(tx, id, byId);
  await handOver(tx, Prisma.sql`r.network_id = ${id}::uuid and ${LEFT_BEHIND}`, byId);
  await letGoOfPeople(tx, people, byId);
}

/** Holds what a closing touches, in the order in which everyone does, before any of it is let go of: organisations, requests, engagements, and what these and its people have. */
async function holdAround(tx: Transaction, id: string, people: readonly string[]): Promise<void> {
  const touched = Prisma.sql`
    select r.id, r.organisation_id from assistance_request r
     where r.state not in ('declined', 'completed', 'withdrawn')
       and (${id}::uuid in (r.organisation_id, r.network_id)
         or exists (select 1 from referral f where f.request_id = r.id and f.to_network_id = ${id}::uuid and f.state = 'waiting'))`;
  await tx.$queryRaw`select 1 from organisation where id in (select organisation_id from (${touched}) t) order by id for share`;
  await tx.$queryRaw`select 1 from assistance_request where id in (select id from (${touched}) t) order by id for update`;
  const engagements = await tx.engagement.findMany({ where: { state: { in: NOT_ENDED }, OR: [{ networkId: id }, { organisations: { some: { organisationId: id, leftAt: null } } }] }, select: { id: true } });
  await holdToLetGo(tx, engagements.map((one) => one.id), people);
}

/** What a closed network handled: to be decided, or accepted already, for going on anew. While the organisation itself is closed, its requests rest: this is asked again when it reopens. */
const LEFT_BEHIND = Prisma.sql`before.closed_at is not null and r.state in ('draft', 'submitted', 'clarifying', 'referred', 'accepted')`;
/** What an organisation that moves has asked, and nobody has decided on: what was accepted stays with the network that schedules its help. */
const UNDECIDED = Prisma.sql`r.network_id <> o.network_id and r.state in ('draft', 'submitted', 'clarifying', 'referred')`;

/** Requests go to the network that their organisation belongs to now, and are read by the one that handled them no more. Both sides are told of what was sent. */
async function handOver(tx: Transaction, which: Prisma.Sql, byId: string | null): Promise<void> {
  const those = Prisma.sql`${which} and o.id = r.organisation_id and before.id = r.network_id and next.id = o.network_id and o.closed_at is null and next.closed_at is null`;
  await tx.$queryRaw`select 1 from assistance_request r, organisation o, organisation before, organisation next where ${those} order by r.id for update of r`;
  const handed = await tx.$queryRaw<{ id: string; organisationId: string; state: string }[]>`
    update assistance_request r set network_id = o.network_id from organisation o, organisation before, organisation next where ${those}
    returning r.id::text, r.organisation_id::text as "organisationId", r.state::text`;
  await settleReferrals(tx, handed.map(({ id }) => id), byId);
  await recordActivities(tx, handed.filter(({ state }) => state !== 'draft').map(({ id, organisationId }) => ({ actor: byId, organisationId, kind: 'request.handedOver', subjectType: 'assistance_request', subjectId: id })));
}

/** What was referred to just the network that it is with now waits for no answer: that network decides on it as its own. */
async function settleReferrals(tx: Transaction, requestIds: readonly string[], byId: string | null): Promise<void> {
  const settled = await tx.$queryRaw<{ requestId: string }[]>`
    update referral f set state = 'recalled', answered_at = ${now()}, answered_by_id = ${byId}::uuid from assistance_request r
     where r.id = f.request_id and r.id = any(${requestIds}::uuid[]) and f.to_network_id = r.network_id and f.state = 'waiting'
    returning f.request_id::text as "requestId"`;
  for (const { requestId } of settled) await moveRequest(tx, requestId, 'recall');
}

/** What waits for a network that closes is again with the one that asked it. */
async function giveBackReferrals(tx: Transaction, networkId: string, byId: string | null): Promise<void> {
  for (const { id, requestId, request } of await tx.referral.findMany({ where: { toNetworkId: networkId, state: 'waiting' }, orderBy: { requestId: 'asc' }, select: { id: true, requestId: true, request: { select: { organisationId: true } } } })) {
    await moveRequest(tx, requestId, 'recall');
    await tx.referral.update({ where: { id }, data: { state: 'recalled', answeredAt: now(), answeredById: byId }, select: { id: true } });
    await recordActivity(tx, { actor: byId, organisationId: request.organisationId, kind: 'request.returned', subjectType: 'assistance_request', subjectId: requestId });
  }
}

/**
 * People who lost a role: those who can give no help any more are asked for none, and what they gave has ended; and all are let go
 * from what is to come where they have no part by another role.
 */
async function letGoOfPeople(tx: Transaction, people: readonly string[], byId: string | null): Promise<void> {
  if (people.length === 0) return;
  const ended = [];
  for (const { id, state, networkId } of await tx.$queryRaw<{ id: string; state: string; networkId: string }[]>`
    select i.id::text, i.state::text, e.network_id::text as "networkId" from provider_invitation i join engagement e on e.id = i.engagement_id
     where i.person_id = any(${people}::uuid[]) and ${STANDS} and not ${CAN_GIVE}
     order by i.id for update of i`) {
    const to = state === 'invited' ? 'recalled' : 'ended';
    await tx.providerInvitation.update({ where: { id }, data: { state: to, endedAt: now() }, select: { id: true } });
    ended.push({ actor: byId, organisationId: networkId, kind: `providerInvitation.${to}`, subjectType: 'providerInvitation', subjectId: id });
  }
  // Sessions first, as where an engagement ends: what else follows hears of it afterwards.
  await letGoOfFormer(tx, { people }, byId);
  await recordActivities(tx, ended);
}

/** Whether an invitation waits for its answer, or help is given by it. */
const STANDS = Prisma.sql`(i.state = 'invited' or i.state = 'accepted' and e.state::text = any(${NOT_ENDED}))`;
/** Whether whom an invitation is for can give help: they act as a provider in what is open, and are not suspended. */
const CAN_GIVE = Prisma.sql`exists (select 1 from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id where m.person_id = i.person_id and m.role = 'peer_provider' and m.ended_at is null and o.closed_at is null and p.suspended_at is null)`;

/** Lets go of people who were suspended, of each whatever becomes of the others: whoever suspends does so in the database, of which no activity tells. */
export async function letGoOfSuspended(): Promise<void> {
  const suspended = await database().$queryRaw<{ id: string }[]>`
    select p.id::text from person p
     where p.suspended_at is not null
       and (exists (select 1 from provider_invitation i join engagement e on e.id = i.engagement_id where i.person_id = p.id and ${STANDS})
         or exists (select 1 from hold h join assistance_session s on s.booking_id = h.booking_id where h.person_id = p.id and h.released_at is null and h.starts_at > ${now()} and s.state = 'planned'))
     order by p.id limit ${AT_ONCE}`;
  await eachApart(Object.fromEntries(suspended.map(({ id }) => [id, () => inTransaction((tx) => letGoOfPeople(tx, [id], null))])));
}
