import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { openSession } from './lucia.server.ts';
import type { SessionsQuery } from './lists.ts';
import type { AskingPerson } from './person.ts';

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

/** Puts a new session in the place of the present one, on the same kind of device: after a change of what one may do, the old cookie opens nothing. */
export async function renewSession(person: AskingPerson): Promise<{ sessionId: string; sharedDevice: boolean }> {
  const sharedDevice = await isOnSharedDevice(person);
  const sessionId = await openSession(person.id, sharedDevice);
  await database().session.deleteMany({ where: { publicId: person.sessionPublicId, personId: person.id } });
  return { sessionId, sharedDevice };
}

/** Whether the person's present session is on a shared device. */
export async function isOnSharedDevice(person: AskingPerson): Promise<boolean> {
  const session = await database().session.findUnique({ where: { publicId: person.sessionPublicId }, select: { sharedDevice: true } });
  return session?.sharedDevice ?? true;
}
