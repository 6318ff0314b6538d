import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, readRows } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { NotificationsQuery } from './lists.ts';
import { pathOf } from './telling.ts';

/** What is unread is counted up to here; beyond it is told as "more". */
export const COUNTED_TO = 99;

export interface ToldNotification {
  id: string;
  kind: string;
  /** Where to look. */
  path: string;
  /** ISO 8601. */
  at: string;
  isRead: boolean;
}

/** One's own, told for a role that one holds now, in what is open. */
function ownOf(person: AskingPerson) {
  return { personId: person.id, membership: { is: { endedAt: null, organisation: { is: { closedAt: null } } } } } as const;
}

const TOLD = { id: true, kind: true, place: true, subjectId: true, at: true, readAt: true } as const;

function toTold({ id, kind, place, subjectId, at, readAt }: { id: string; kind: string; place: Parameters<typeof pathOf>[0]; subjectId: string; at: Date; readAt: Date | null }): ToldNotification {
  return { id, kind, path: pathOf(place, subjectId), at: at.toISOString(), isRead: readAt !== null };
}

/** A page of what one was told, or of what one has not read of it: the latest first, if nothing else is asked for. */
export async function listNotifications(person: AskingPerson, page: number, { show, order }: Pick<NotificationsQuery, 'show' | 'order'> = { show: '', order: '-at' }): Promise<{ notifications: ToldNotification[]; count: number; pages: number }> {
  const where = { ...ownOf(person), ...(show === 'unread' ? { readAt: null } : {}) };
  const { direction } = orderOf(order);
  const [count, rows] = await Promise.all([
    database().notification.count({ where }),
    database().notification.findMany({ where, orderBy: [{ at: direction }, { id: direction }], ...cutOf({ page }), select: TOLD }),
  ]);
  return { notifications: rows.map(toTold), count, pages: pagesOf(count) };
}

/** The latest of what one has not read. */
export async function listUnread(person: AskingPerson, most: number): Promise<ToldNotification[]> {
  const rows = await database().notification.findMany({ where: { ...ownOf(person), readAt: null }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: most, select: TOLD });
  return rows.map(toTold);
}

/** How many one has not read, counted as far as it is told; part of every page. */
export async function countUnread(person: AskingPerson): Promise<number> {
  const [row] = await readRows<{ count: number }>(Prisma.sql`
    select count(*)::int as count from (
      select 1 from notification n join membership m on m.id = n.membership_id join organisation o on o.id = m.organisation_id
       where n.person_id = ${person.id}::uuid and n.read_at is null and m.ended_at is null and o.closed_at is null
       limit ${COUNTED_TO + 1}) counted`);
  return row?.count ?? 0;
}

/** Marks one's own as read, and tells where it leads. @throws NotFound for another person's */
export async function readNotification(person: AskingPerson, id: string): Promise<string> {
  const found = await database().notification.findFirst({ where: { AND: [{ id }, ownOf(person)] }, select: { place: true, subjectId: true } });
  if (!found) throw new NotFound();
  await database().notification.updateMany({ where: { id, personId: person.id, readAt: null }, data: { readAt: now() } });
  return pathOf(found.place, found.subjectId);
}

/** Marks all of one's own as read. */
export async function readAll(person: AskingPerson): Promise<void> {
  await database().notification.updateMany({ where: { personId: person.id, readAt: null }, data: { readAt: now() } });
}
