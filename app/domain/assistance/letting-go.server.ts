import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cancelBooking, letGoFrom } from '#app/domain/calendar/bookings.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { Prisma, type Engagement } from '#app/platform/generated/client.ts';
import { holdGoingOn, moveSession } from './moving.server.ts';

/**
 * Holds all that several engagements let go of, when they end or are left, before any of it is: the engagements, then invitations, then the bookings of what is to come. With it what
 * people have elsewhere who lose their part by the same change. Whoever loses a role meanwhile, and is let go from several engagements at once, waits for that, or was first.
 */
export async function holdToLetGo(tx: Transaction, engagementIds: readonly string[], people: readonly string[] = []): Promise<void> {
  await tx.$queryRaw`select 1 from engagement where id = any(${engagementIds}::uuid[]) order by id for update`;
  await tx.$queryRaw`
    select 1 from provider_invitation
     where engagement_id = any(${engagementIds}::uuid[]) and state = 'invited' or person_id = any(${people}::uuid[]) and state in ('invited', 'accepted')
     order by id for update`;
  await tx.$queryRaw`
    select 1 from booking b join assistance_session s on s.booking_id = b.id
     where s.state = 'planned' and b.ends_at > ${now()}
       and (s.engagement_id = any(${engagementIds}::uuid[]) or exists (select 1 from hold h where h.booking_id = b.id and h.released_at is null and h.person_id = any(${people}::uuid[])))
     order by s.id for update of b`;
}

/** When an engagement ends: sessions that were still to come are cancelled and let go of whom they held; invitations without an answer are taken back. */
export async function letGo(tx: Transaction, engagementId: string, byId: string | null): Promise<void> {
  await holdToLetGo(tx, [engagementId]);
  const planned = await tx.assistanceSession.findMany({ where: { engagementId, state: 'planned', booking: { endsAt: { gt: now() } } }, orderBy: { id: 'asc' }, select: { id: true, bookingId: true } });
  for (const { id, bookingId } of planned) {
    await cancelBooking(tx, bookingId, byId);
    await moveSession(tx, id, 'cancel', { settledAt: now() });
  }
  for (const { id, engagement } of await tx.providerInvitation.findMany({ where: { engagementId, state: 'invited' }, orderBy: { id: 'asc' }, select: { id: true, engagement: { select: { networkId: true } } } })) {
    const { count } = await tx.providerInvitation.updateMany({ where: { id, state: 'invited' }, data: { state: 'recalled', endedAt: now() } });
    if (count > 0) await recordActivity(tx, { actor: byId, organisationId: engagement.networkId, kind: 'providerInvitation.recalled', subjectType: 'providerInvitation', subjectId: id });
  }
}

/** A condition: whether somebody has a part in the engagement `e`: schedules or gives it, or is of an organisation that shares in it. A role in what is closed is none, and whoever is suspended has none. */
export function hasPart(personId: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`exists (
         select 1 from membership m join organisation o on o.id = m.organisation_id join person p on p.id = m.person_id
          where o.closed_at is null and p.suspended_at is null and m.person_id = ${personId} and m.ended_at is null
            and (m.role = 'coordinator' and m.organisation_id = e.network_id
              or m.role = 'peer_provider' and exists (select 1 from provider_invitation i where i.engagement_id = e.id and i.person_id = ${personId} and i.state = 'accepted')
              or m.role in ('lead', 'coordinator', 'member', 'emerging_leader') and m.organisation_id in (select organisation_id from engagement_organisation where engagement_id = e.id and left_at is null)))`;
}

/**
 * Holds an engagement that goes on until something is asked for on its behalf, and the part that some people have in it: whoever ends it, or loses that part, at the same moment waits,
 * or was first. Memberships before invitations, as by whoever ends them.
 * @throws Refusal `assistance.sessions.refusals.notGoingOn`; `assistance.refusals.notNow` where one of them has no part any more
 */
export async function holdThoseWithPart(tx: Transaction, engagementId: string, people: readonly string[]): Promise<Pick<Engagement, 'state'>> {
  const engagement = await holdGoingOn(tx, engagementId);
  // Asked together, each seen once the one before it is done. Side by side, so that of what fails the first is told: after it all others do.
  const [, , gone] = await Promise.all([...holdParts(tx, engagementId, people), tx.$executeRaw`
    select 1 from engagement e cross join unnest(${people}::uuid[]) as one (id) where e.id = ${engagementId}::uuid and not ${hasPart(Prisma.sql`one.id`)}`]);
  if (gone > 0) throw new Refusal('assistance.refusals.notNow');
  return engagement;
}

function holdParts(tx: Transaction, engagementId: string, people: readonly string[]): [Promise<number>, Promise<number>] {
  return [
    tx.$executeRaw`select 1 from membership where person_id = any(${people}::uuid[]) and ended_at is null order by id for share`,
    tx.$executeRaw`select 1 from provider_invitation where engagement_id = ${engagementId}::uuid and person_id = any(${people}::uuid[]) and state = 'accepted' order by id for share`,
  ];
}

/**
 * Whom a booking for an engagement still holds though they have no part in that any more, as when its time has passed: from that nobody is let go.
 * @throws Refusal `assistance.sessions.refusals.nobodyLeft` where it holds nobody else
 */
export async function listFormer(bookingId: string, tx: Pick<Transaction, '$queryRaw'> = database()): Promise<string[]> {
  const held = await tx.$queryRaw<{ id: string; isFormer: boolean }[]>`
    select h.person_id::text as id, not ${hasPart(Prisma.sql`h.person_id`)} as "isFormer"
      from assistance_session s join engagement e on e.id = s.engagement_id join hold h on h.booking_id = s.booking_id
     where s.booking_id = ${bookingId}::uuid and h.released_at is null and h.person_id is not null order by h.person_id`;
  const former = held.filter(({ isFormer }) => isFormer).map(({ id }) => id);
  if (former.length > 0 && former.length === held.length) throw new Refusal('assistance.sessions.refusals.nobodyLeft');
  return former;
}

/** The same of a session that gets another time, once its engagement and the parts of whom it holds are held as by {@link holdThoseWithPart}. @throws Refusal */
export async function holdToMove(tx: Transaction, engagementId: string, bookingId: string): Promise<string[]> {
  const holds = await tx.hold.findMany({ where: { bookingId, releasedAt: null, personId: { not: null } }, select: { personId: true } });
  await holdGoingOn(tx, engagementId);
  await Promise.all(holdParts(tx, engagementId, holds.flatMap(({ personId }) => personId ?? [])));
  return listFormer(bookingId, tx);
}

/**
 * Sessions that are still to begin let go of whom they hold and who has no part in their engagement any more: who neither
 * schedules nor gives it, nor is of an organisation that shares in it; a role in what is closed is none, and whoever is suspended has
 * none. A session that is left for nobody is cancelled.
 */
export async function letGoOfFormer(tx: Transaction, { engagementId, people }: { engagementId?: string; people?: readonly string[] }, byId: string | null): Promise<void> {
  const found = await tx.$queryRaw<{ id: string; bookingId: string; networkId: string; gone: string[] }[]>`
    select s.id::text as id, s.booking_id::text as "bookingId", e.network_id::text as "networkId", array_agg(h.person_id::text) as gone
      from assistance_session s join engagement e on e.id = s.engagement_id join booking b on b.id = s.booking_id join hold h on h.booking_id = b.id
     where s.state = 'planned' and b.starts_at > ${now()} and h.released_at is null and h.person_id is not null
       ${engagementId ? Prisma.sql`and e.id = ${engagementId}::uuid` : Prisma.empty} ${people ? Prisma.sql`and h.person_id = any(${people}::uuid[])` : Prisma.empty}
       and not ${hasPart(Prisma.sql`h.person_id`)}
     group by s.id, e.network_id order by s.id`;
  for (const { id, bookingId, networkId, gone } of found) {
    const became = await letGoFrom(tx, bookingId, gone, byId);
    if (became === 'cancelled') await moveSession(tx, id, 'cancel', { settledAt: now() });
    if (became !== 'unchanged') await recordActivity(tx, { actor: byId, organisationId: networkId, kind: became === 'cancelled' ? 'session.cancelled' : 'session.peopleChanged', subjectType: 'session', subjectId: id });
  }
}
