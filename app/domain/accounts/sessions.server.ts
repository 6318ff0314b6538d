import { NotFound } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
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

/** One's own open sessions, the latest used first. */
export async function listOpenSessions(person: AskingPerson): Promise<OpenSession[]> {
  const open = await database().session.findMany({
    where: { personId: person.id, expiresAt: { gt: now() }, absoluteExpiresAt: { gt: now() } },
    orderBy: { lastUsedAt: 'desc' },
    take: 50,
    select: { publicId: true, sharedDevice: true, createdAt: true, lastUsedAt: true },
  });
  return open.map((session) => ({
    id: session.publicId,
    isThisOne: session.publicId === person.sessionPublicId,
    sharedDevice: session.sharedDevice,
    openedAt: toTheHour(session.createdAt),
    lastUsedAt: toTheHour(session.lastUsedAt),
  }));
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
