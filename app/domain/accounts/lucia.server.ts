import { createHash } from 'node:crypto';
import { generateIdFromEntropySize, Lucia, TimeSpan, type Adapter } from 'lucia';
import { database, inTransaction, readRows, type Transaction } from '#app/platform/database.server.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import type { Role } from '#app/platform/generated/enums.ts';
import { now } from '#app/platform/clock.server.ts';
import { newId } from '#app/platform/id.ts';
import { isLocale } from '#app/i18n/locales.ts';
import type { ActiveMembership, AskingPerson } from './person.ts';
import { lifeOf, nextExpiry, REMEMBERED, stateOf, type SessionTimes } from './session-life.ts';

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

interface FoundSession extends SessionTimes {
  publicId: string;
  personId: string;
  sharedDevice: boolean;
  pseudonym: string;
  locale: string | null;
  timeZone: string | null;
  suspendedAt: Date | null;
  memberships: ActiveMembership[];
  formerRoles: Role[];
}

const adapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const [found] = await readRows<FoundSession>(Prisma.sql`
      select s.public_id as "publicId", s.person_id as "personId", s.shared_device as "sharedDevice", s.last_used_at as "lastUsedAt", s.expires_at as "expiresAt", s.absolute_expires_at as "absoluteExpiresAt",
             p.pseudonym, p.locale, p.time_zone as "timeZone", p.suspended_at as "suspendedAt",
             -- In what is closed, roles rest: whoever has one acts there no more, until it is reopened.
             (select coalesce(json_agg(json_build_object('organisationId', m.organisation_id, 'role', m.role, 'kind', o.kind, 'networkId', o.network_id) order by m.id), '[]')
                from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id and m.ended_at is null and o.closed_at is null) as memberships,
             (select coalesce(json_agg(distinct m.role), '[]')
                from membership m join organisation o on o.id = m.organisation_id where m.person_id = p.id and (m.ended_at is not null or o.closed_at is not null)) as "formerRoles"
        from session s join person p on p.id = s.person_id where s.id = ${hashToken(sessionId)}`);
    if (!found) return [null, null];
    const state = stateOf(found, now());
    if (state === 'over') return [null, null];
    const expiresAt = new Date(now().getTime() + REPORTED[state]);
    return [
      { id: sessionId, userId: found.personId, expiresAt, attributes: { sharedDevice: found.sharedDevice, publicId: found.publicId } },
      found.suspendedAt
        ? null
        : {
            id: found.personId,
            attributes: {
              id: found.personId,
              pseudonym: found.pseudonym,
              locale: isLocale(found.locale) ? found.locale : null,
              timeZone: found.timeZone,
              memberships: found.memberships,
              formerRoles: found.formerRoles,
            },
          },
    ];
  },
  async getUserSessions() {
    throw new Error('Sessions are listed by their public ids: see sessions.server.ts');
  },
  async setSession() {
    throw new Error('Sessions are opened within the transaction that looks at what they are opened for: see openSession');
  },
  /** Renews by UPDATE only, never by upsert: a request still under way cannot bring an ended session back. */
  async updateSessionExpiration(sessionId) {
    const at = now();
    const id = hashToken(sessionId);
    const session = await database().session.findUnique({ where: { id }, select: { sharedDevice: true, absoluteExpiresAt: true } });
    if (!session) return;
    // Never past the end that stands when it is written: a renewal meanwhile has ended what this use would have kept alive.
    await database().$executeRaw`update session set last_used_at = ${at}, expires_at = least(${nextExpiry(session.sharedDevice, session.absoluteExpiresAt, at)}, absolute_expires_at) where id = ${id} and expires_at > ${at}`;
  },
  /** Of a session that was renewed meanwhile, what goes on under another id: whoever left with the id of before has left. */
  async deleteSession(sessionId) {
    const id = hashToken(sessionId);
    await inTransaction(async (tx) => {
      // Waits for a renewal under way: what it writes is to be seen by the next statement.
      const [session] = await tx.$queryRaw<{ personId: string; createdAt: Date; expiresAt: Date }[]>`select person_id as "personId", created_at as "createdAt", expires_at as "expiresAt" from session where id = ${id} for update`;
      // Asked only now: while it waited, time went on.
      if (session) await tx.session.deleteMany({ where: session.expiresAt <= now() ? { personId: session.personId, createdAt: session.createdAt } : { id } });
    });
  },
  deleteUserSessions: signOutEverywhere,
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

/** The id of a session: what the cookie holds, 200 bits of chance, stored nowhere. */
export function newSessionId(): string {
  return generateIdFromEntropySize(25);
}

/** Opens a session and returns its id: within what it is opened for, where that is a change or must still hold. */
export async function openSession(personId: string, sharedDevice: boolean, tx: Transaction = database()): Promise<string> {
  const sessionId = newSessionId();
  const at = now();
  const life = lifeOf(sharedDevice);
  await tx.session.create({
    data: {
      id: hashToken(sessionId),
      publicId: newId(),
      personId,
      sharedDevice,
      createdAt: at,
      lastUsedAt: at,
      expiresAt: new Date(at.getTime() + life.idle),
      absoluteExpiresAt: new Date(at.getTime() + life.absolute),
    },
    select: { id: true },
  });
  return sessionId;
}

export async function endSession(sessionId: string): Promise<void> {
  await lucia.invalidateSession(sessionId);
}

/** Ends every session of a person, within the change that asks for it: a new passphrase. */
export async function endAllSessions(personId: string, tx: Transaction): Promise<void> {
  await holdSessions(tx, personId);
  await tx.session.deleteMany({ where: { personId } });
}

/** "Sign out everywhere". */
export function signOutEverywhere(personId: string): Promise<void> {
  return inTransaction((tx) => endAllSessions(personId, tx));
}

/** One at a time, until the transaction ends: whoever ends all sessions would not see the one under which another is just going on. */
export async function holdSessions(tx: Transaction, personId: string): Promise<void> {
  await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for no key update`;
}

/** Deletes the sessions that ended by themselves more than a day ago. */
export async function deleteExpiredSessions(): Promise<void> {
  await lucia.deleteExpiredSessions();
}
