import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import { database } from '#app/platform/database.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { newId } from '#app/platform/id.ts';
import { isLocale } from '#app/i18n/locales.ts';
import type { AskingPerson } from './person.ts';
import { lifeOf, nextExpiry, REMEMBERED, stateOf } from './session-life.ts';

/**
 * Lucia 3 behind one file: it is no longer maintained, and nothing else imports it.
 *
 * The adapter stores the SHA-256 of a session's id, so that a copy of the table signs nobody in, and ends every
 * session absolutely. Lucia knows one length for all sessions; ours differ by device, so the adapter decides and
 * tells Lucia only "to be renewed" or "fresh" by the expiry that it reports. Of a session that is over Lucia hears nothing:
 * it would delete it, and with it whose it was.
 */
const LUCIA_LENGTH = new TimeSpan(1, 'h');
const REPORTED = { renew: LUCIA_LENGTH.milliseconds() / 4, fresh: LUCIA_LENGTH.milliseconds() };

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia;
    DatabaseSessionAttributes: { sharedDevice: boolean; publicId?: string };
    DatabaseUserAttributes: Omit<AskingPerson, 'sessionPublicId'>;
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const found = await database().session.findUnique({
      relationLoadStrategy: 'join',
      where: { id: hashToken(sessionId) },
      select: {
        publicId: true,
        personId: true,
        sharedDevice: true,
        lastUsedAt: true,
        expiresAt: true,
        absoluteExpiresAt: true,
        person: {
          select: {
            pseudonym: true,
            locale: true,
            timeZone: true,
            suspendedAt: true,
            memberships: {
              where: { endedAt: null },
              select: { organisationId: true, role: true, organisation: { select: { kind: true, networkId: true, closedAt: true } } },
            },
          },
        },
      },
    });
    if (!found) return [null, null];
    const { person, ...session } = found;
    const state = stateOf(session, now());
    if (state === 'over') return [null, null];
    const expiresAt = new Date(now().getTime() + REPORTED[state]);
    return [
      { id: sessionId, userId: session.personId, expiresAt, attributes: { sharedDevice: session.sharedDevice, publicId: session.publicId } },
      person.suspendedAt
        ? null
        : {
            id: session.personId,
            attributes: {
              id: session.personId,
              pseudonym: person.pseudonym,
              locale: isLocale(person.locale) ? person.locale : null,
              timeZone: person.timeZone,
              // In what is closed, roles rest: whoever has one acts there no more, until it is reopened.
              memberships: person.memberships.flatMap(({ organisation: { closedAt, ...organisation }, ...held }) => (closedAt ? [] : [{ ...held, ...organisation }])),
            },
          },
    ];
  },
  async getUserSessions() {
    throw new Error('Sessions are listed by their public ids: see sessions.server.ts');
  },
  async setSession({ id, userId, attributes }) {
    const at = now();
    const life = lifeOf(attributes.sharedDevice);
    await database().session.create({
      data: {
        id: hashToken(id),
        publicId: newId(),
        personId: userId,
        sharedDevice: attributes.sharedDevice,
        createdAt: at,
        lastUsedAt: at,
        expiresAt: new Date(at.getTime() + life.idle),
        absoluteExpiresAt: new Date(at.getTime() + life.absolute),
      },
      select: { id: true },
    });
  },
  /** Renews by UPDATE only, never by upsert: a request still under way cannot bring an ended session back. */
  async updateSessionExpiration(sessionId) {
    const at = now();
    const id = hashToken(sessionId);
    const session = await database().session.findUnique({ where: { id }, select: { sharedDevice: true, absoluteExpiresAt: true } });
    if (!session) return;
    await database().session.updateMany({
      where: { id, expiresAt: { gt: at } },
      data: { lastUsedAt: at, expiresAt: nextExpiry(session.sharedDevice, session.absoluteExpiresAt, at) },
    });
  },
  async deleteSession(sessionId) {
    await database().session.deleteMany({ where: { id: hashToken(sessionId) } });
  },
  async deleteUserSessions(userId) {
    await database().session.deleteMany({ where: { personId: userId } });
  },
  async deleteExpiredSessions() {
    await database().session.deleteMany({ where: { expiresAt: { lte: new Date(now().getTime() - REMEMBERED) } } });
  },
};

const lucia = new Lucia(adapter, {
  sessionExpiresIn: LUCIA_LENGTH,
  getSessionAttributes: ({ sharedDevice, publicId }) => ({ sharedDevice, publicId }),
  getUserAttributes: (attributes) => attributes,
});

/** Who holds this session, read in one query; null when it is over, unknown, or the person is suspended. */
export async function findSessionPerson(sessionId: string): Promise<AskingPerson | null> {
  const { session, user } = await lucia.validateSession(sessionId);
  if (!session || !user) return null;
  return {
    id: user.id,
    pseudonym: user.pseudonym,
    locale: user.locale,
    timeZone: user.timeZone,
    memberships: user.memberships,
    sessionPublicId: session.publicId ?? '',
  };
}

/** Whose session this is or was: to give back what someone had typed, never to let anyone in. */
export async function findHolder(sessionId: string): Promise<string | null> {
  const session = await database().session.findUnique({ where: { id: hashToken(sessionId) }, select: { personId: true } });
  return session?.personId ?? null;
}

/** Opens a session and returns its id: what the cookie holds, 200 bits of chance, stored nowhere. */
export async function openSession(personId: string, sharedDevice: boolean): Promise<string> {
  const session = await lucia.createSession(personId, { sharedDevice });
  return session.id;
}

export async function endSession(sessionId: string): Promise<void> {
  await lucia.invalidateSession(sessionId);
}

/** Ends every session of a person: after a change of passphrase, a recovery, "sign out everywhere". */
export async function endAllSessions(personId: string): Promise<void> {
  await lucia.invalidateUserSessions(personId);
}

/** Deletes the sessions that ended by themselves more than a day ago. */
export async function deleteExpiredSessions(): Promise<void> {
  await lucia.deleteExpiredSessions();
}
