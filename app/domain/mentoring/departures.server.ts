import { onActivity, recordActivities, type Happening } from '#app/domain/activity/activity.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { eachApart } from '#app/platform/jobs.server.ts';
import { acts } from './acting.server.ts';
import { holdProposalsOf } from './nominations.server.ts';

/** Seen to at one run: the next takes the rest. */
const AT_ONCE = 500;

/**
 * From now on what waits for somebody who has left or waits no longer, or whose organisation is in another network, lapses, nobody waits in a
 * network in which they are an emerging leader no more, and of pairings that went along with an organisation those are told who watch over them now. The networks themselves the database sees to (migration `mentoring_follows`).
 * Asked again, nothing changes.
 */
export function startFollowingDepartures(): void {
  onActivity(hear);
}

async function hear(tx: Transaction, { kind, subjectId }: Happening): Promise<void> {
  if (kind === 'membership.ended') {
    const { personId } = await tx.membership.findUniqueOrThrow({ where: { id: subjectId }, select: { personId: true } });
    await leave(tx, personId);
    await lapse(tx, [personId], Prisma.sql`(${IS_GONE} or ${WAITS_NO_MORE})`);
  }
  if (kind === 'nomination.withdrawn') {
    const { personId } = await tx.nomination.findUniqueOrThrow({ where: { id: subjectId }, select: { personId: true } });
    await lapse(tx, [personId], WAITS_NO_MORE);
  }
  if (kind === 'organisation.closed') await lapse(tx, await peopleOf(tx, subjectId), IS_GONE);
  if (kind === 'organisation.moved') {
    const people = await peopleOf(tx, subjectId);
    await lapse(tx, people, Prisma.sql`(${IS_GONE} or ${IS_ELSEWHERE})`);
    await tellWatchers(tx, people);
  }
}

/** Whoever has a role in an organisation now, or was named by it. */
async function peopleOf(tx: Transaction, organisationId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select person_id::text as id from membership where organisation_id = ${organisationId}::uuid and ended_at is null
    union select person_id::text from nomination where organisation_id = ${organisationId}::uuid order by id`;
  return rows.map(({ id }) => id);
}

/** Of a proposal `r`: the mentee is an emerging leader nowhere any more, or the mentor mentors nowhere. */
const IS_GONE = Prisma.sql`not (${acts(Prisma.sql`r.mentee_id`, 'emerging_leader')} and ${acts(Prisma.sql`r.mentor_id`, 'mentor')})`;
/** The mentee has taken back what they wait by, or it was taken back. */
const WAITS_NO_MORE = Prisma.sql`not exists (select 1 from nomination n where n.person_id = r.mentee_id and n.state = 'confirmed')`;
const IS_SUSPENDED = Prisma.sql`exists (select 1 from person p where p.id in (r.mentee_id, r.mentor_id) and p.suspended_at is not null)`;
/** One of the two is in no network any more that takes part in its round. */
const IS_ELSEWHERE = Prisma.sql`(
  not exists (select 1 from nomination n join round_network w on w.network_id = n.network_id where n.person_id = r.mentee_id and n.state = 'confirmed' and w.round_id = r.round_id and w.joined_at is not null)
  or not exists (select 1 from membership m join organisation o on o.id = m.organisation_id join round_network w on w.network_id = coalesce(o.network_id, o.id)
                  where m.person_id = r.mentor_id and m.role = 'mentor' and m.ended_at is null and o.closed_at is null and w.round_id = r.round_id and w.joined_at is not null))`;

/** Takes back what somebody waits by, or was named by, in a network in which they are an emerging leader no more: they may ask anew where they are one now. Proposals are held before, as by whoever answers one. */
async function leave(tx: Transaction, personId: string): Promise<void> {
  await holdProposalsOf(tx, personId);
  const over = await tx.$queryRaw<{ id: string }[]>`
    update nomination n set state = 'withdrawn', ended_at = ${now()}
     where n.person_id = ${personId}::uuid and n.state in ('nominated', 'confirmed') and not ${acts(Prisma.sql`n.person_id`, 'emerging_leader', Prisma.sql`and o.network_id = n.network_id`)}
    returning n.id::text`;
  await recordActivities(tx, over.map(({ id }) => ({ actor: null, organisationId: null, kind: 'nomination.ended', subjectType: 'nomination', subjectId: id })));
}

/** Lets lapse what waits for people who were suspended: whoever suspends does so in the database, of which no activity tells. */
export async function lapseForSuspended(): Promise<void> {
  const suspended = await database().$queryRaw<{ id: string }[]>`
    select p.id::text from person p where p.suspended_at is not null and exists (select 1 from proposal r where r.state = 'waiting' and p.id in (r.mentee_id, r.mentor_id)) order by p.id limit ${AT_ONCE}`;
  await eachApart(Object.fromEntries(suspended.map(({ id }) => [id, () => inTransaction((tx) => lapse(tx, [id], IS_SUSPENDED))])));
}

/** Proposals that wait for one of these people and can no longer be: both are told that, and not why, and the place is free. */
async function lapse(tx: Transaction, people: readonly string[], canNoLongerBe: Prisma.Sql): Promise<void> {
  if (people.length === 0) return;
  const over = await tx.$queryRaw<{ id: string }[]>`
    select r.id::text from proposal r
     where r.state = 'waiting' and (r.mentee_id = any(${people}::uuid[]) or r.mentor_id = any(${people}::uuid[])) and ${canNoLongerBe}
     order by r.id for update`;
  await tx.proposal.updateMany({ where: { id: { in: over.map(({ id }) => id) } }, data: { state: 'lapsed', settledAt: now() } });
  await recordActivities(tx, over.map(({ id }) => ({ actor: null, organisationId: null, kind: 'proposal.lapsed', subjectType: 'proposal', subjectId: id })));
}

/**
 * Of the pairings that have just gone along: the two are told so, whoever watches over one no more is told nothing of it, and what was raised
 * and that nobody has seen to is told to those who do now.
 */
async function tellWatchers(tx: Transaction, people: readonly string[]): Promise<void> {
  // The database writes down the instant of its transaction, which is this one.
  const went = await tx.$queryRaw<{ id: string; isRaised: boolean }[]>`
    select id::text, raised_at is not null and seen_to_at is null as "isRaised" from pairing
     where (mentee_id = any(${people}::uuid[]) or mentor_id = any(${people}::uuid[])) and now()::timestamptz(3) in (mentee_moved_at, mentor_moved_at) order by id`;
  const tell = (kind: string) => ({ id }: { id: string }) => ({ actor: null, organisationId: null, kind, subjectType: 'pairing', subjectId: id });
  await recordActivities(tx, [...went.map(tell('pairing.handedOver')), ...went.filter(({ isRaised }) => isRaised).map(tell('pairing.raised'))]);
}
