import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import type { SessionsQuery } from './lists.ts';
import { hashToken, holdSessions, newSessionId } from './lucia.server.ts';
import type { AskingPerson } from './person.ts';
import { nextExpiry } from './session-life.ts';

export interface OpenSession {
  id: string;
  isThisOne: boolean;
  sharedDevice: boolean;
  /** Instants, to the hour: enough to know one's own, little for who looks over a shoulder. */
  openedAt: string;
  lastUsedAt: string;
}

function toTheHour(at: Date): string {
  return new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000).toISOString();
}

const COLUMNS = { lastUsedAt: 'lastUsedAt', openedAt: 'createdAt' } as const;

/** A page of one's own open sessions. */
export async function listOpenSessions(person: AskingPerson, query: SessionsQuery): Promise<{ count: number; pages: number; sessions: OpenSession[] }> {
  const where = { personId: person.id, expiresAt: { gt: now() }, absoluteExpiresAt: { gt: now() }, ...(query.device ? { sharedDevice: query.device === 'shared' } : {}) };
  const { by, direction } = orderOf(query.order);
  const [count, open] = await Promise.all([
    database().session.count({ where }),
    database().session.findMany({ where, orderBy: [{ [COLUMNS[by]]: direction }, { publicId: 'asc' }], ...cutOf(query), select: { publicId: true, sharedDevice: true, createdAt: true, lastUsedAt: true } }),
  ]);
  return {
    count,
    pages: pagesOf(count),
    sessions: open.map((session) => ({
      id: session.publicId,
      isThisOne: session.publicId === person.sessionPublicId,
      sharedDevice: session.sharedDevice,
      openedAt: toTheHour(session.createdAt),
      lastUsedAt: toTheHour(session.lastUsedAt),
    })),
  };
}

/** Ends one of one's own sessions. @throws NotFound for another person's */
export async function endOwnSession(person: AskingPerson, publicId: string): Promise<void> {
  const { count } = await database().session.deleteMany({ where: { publicId, personId: person.id } });
  if (count === 0) throw new NotFound();
}

/** Whether the person's present session is on a shared device. */
export async function isOnSharedDevice(person: AskingPerson): Promise<boolean> {
  const session = await database().session.findUnique({ where: { publicId: person.sessionPublicId }, select: { sharedDevice: true } });
  return session?.sharedDevice ?? true;
}

/** A session that goes on under a new id, and the kind of device it is on. */
export interface RenewedSession {
  sessionId: string;
  sharedDevice: boolean;
}

/**
 * Follows a change of people's roles, within it: no session outlives what it was opened for. Theirs end as if they had rested too
 * long, so that what is being typed comes back after signing in. If the asking person is among them, their present one goes on under
 * a new id, no longer than it would have; null when they are not, or when it has ended meanwhile.
 */
export async function renewSessions(tx: Transaction, person: AskingPerson, ...changedIds: readonly string[]): Promise<RenewedSession | null> {
  if (changedIds.includes(person.id)) await holdSessions(tx, person.id);
  const at = now();
  const where = { personId: { in: [...changedIds] }, expiresAt: { gt: at } };
  const present = changedIds.includes(person.id) ? await tx.session.findUnique({ where: { ...where, publicId: person.sessionPublicId }, select: { createdAt: true, absoluteExpiresAt: true, sharedDevice: true } }) : null;
  // The absolute end as well, which no use of a session moves: a request under way brings none of them back.
  const ended = await tx.session.updateManyAndReturn({ where, data: { expiresAt: at, absoluteExpiresAt: at }, select: { publicId: true } });
  if (!present || !ended.some(({ publicId }) => publicId === person.sessionPublicId)) return null;
  const sessionId = newSessionId();
  const expiresAt = nextExpiry(present.sharedDevice, present.absoluteExpiresAt, at);
  await tx.session.create({ data: { ...present, id: hashToken(sessionId), publicId: newId(), personId: person.id, lastUsedAt: at, expiresAt }, select: { id: true } });
  return { sessionId, sharedDevice: present.sharedDevice };
}
