import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cancelBooking, moveBooking, type Moved } from '#app/domain/calendar/bookings.server.ts';
import { nameSites } from '#app/domain/calendar/sites.server.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { holdToMove, listFormer } from './letting-go.server.ts';
import type { SessionsQuery } from './lists.ts';
import { mayMove, SESSION_MOVES, type SessionMove } from './model.ts';
import { moveSession } from './moving.server.ts';
import { findObjectionsToMove } from './objections.server.ts';
import { isAnyNew, type Objection } from './objections.ts';
import { findAttending, findStanding, findStandingOf, isGoingOn, type Standing } from './standing.server.ts';

const withTime = { booking: { include: { holds: { where: { releasedAt: null }, select: { personId: true, site: { select: { id: true, networkId: true, name: true } }, person: { select: { pseudonym: true, timeZone: true, availability: { select: { zone: true } } } } } } } } } as const;

/** What someone may do with a session: who schedules moves it, says who comes and what is planned; who schedules or gives says how it went. */
export interface MayWithSession {
  move: boolean;
  people: boolean;
  plan: boolean;
  cancel: boolean;
  hold: boolean;
  miss: boolean;
  attend: boolean;
  write: boolean;
}

const OF_WHO_SCHEDULES: ReadonlySet<keyof MayWithSession> = new Set(['move', 'people', 'plan', 'cancel']);
/** What is done for a session that is to come, and only while the work goes on: of what is over, how it went is all that there is left to say. */
const WHILE_GOING_ON: ReadonlySet<keyof MayWithSession> = new Set(['move', 'people', 'plan']);

function mayWith(standing: Standing, state: string): MayWithSession {
  const { isCoordinator, isProvider, leads } = standing;
  const runs = isCoordinator || isProvider;
  const plans = isCoordinator && isGoingOn(standing);
  const can = (move: SessionMove) => mayMove(SESSION_MOVES, move, state);
  return { move: plans && (can('move') || can('planAnew')), people: plans && can('move'), plan: plans && can('move'), cancel: isCoordinator && can('cancel'), hold: runs && can('hold'), miss: runs && can('miss'), attend: runs && state === 'held', write: runs || leads.length > 0 };
}

/** All sessions of an engagement in the order of their times. @throws NotFound */
export async function listSessions(person: AskingPerson, engagementId: string) {
  const standing = await findStanding(person, engagementId);
  return { standing, sessions: await loadSessions(standing, { engagementId }, 'asc', { take: 500 }) };
}

/** A page of them, as they are asked for. @throws NotFound */
export async function pageSessions(person: AskingPerson, engagementId: string, query: SessionsQuery) {
  const standing = await findStanding(person, engagementId);
  const where = { engagementId, ...(query.state ? { state: query.state } : {}), ...(query.form ? { form: query.form } : {}) };
  const [count, sessions] = await Promise.all([database().assistanceSession.count({ where }), loadSessions(standing, where, orderOf(query.order).direction, cutOf(query))]);
  return { standing, count, pages: pagesOf(count), sessions };
}

async function loadSessions(standing: Standing, where: Prisma.AssistanceSessionWhereInput, direction: 'asc' | 'desc', cut: { skip?: number; take: number }) {
  const sessions = await database().assistanceSession.findMany({ where, relationLoadStrategy: 'join', orderBy: [{ booking: { startsAt: direction } }, { id: direction }], ...cut, select: { id: true, state: true, form: true, booking: { select: { startsAt: true, endsAt: true, sequence: true } } } });
  return sessions.map(({ booking: { sequence, ...time }, ...session }) => ({ ...session, ...time, wasMoved: sequence > 0 && session.state !== 'cancelled', mayMove: mayWith(standing, session.state).move }));
}

/**
 * A session with its time, its people, and what was planned; also for those who are held by it and have no other part in the
 * engagement (`isShared` is then false: who came, what it was before, notes and all the rest are not theirs). @throws NotFound
 */
export async function readSession(person: AskingPerson, id: string) {
  const shared = await findStandingOf(person, { sessions: { some: { id } } }).catch(nothingToSee);
  const isShared = shared !== null;
  const standing = shared ?? (await findAttending(person, id));
  const { booking, attendance, remote, agenda, place, ...own } = await database().assistanceSession.findUniqueOrThrow({ where: { id }, relationLoadStrategy: 'join', include: { ...withTime, remote: { select: { personId: true } }, attendance: { select: { personId: true, presence: true } } } });
  const [sites, safe, moves] = await Promise.all([nameSites(booking.holds.flatMap(({ site }) => site ?? [])), openSafe(own.engagementId), database().bookingMove.findMany({ where: { bookingId: booking.id, kind: 'moved' }, orderBy: { at: 'asc' }, select: { at: true, startsAt: true, endsAt: true } })]);
  return {
    standing,
    isShared,
    session: { ...own, headcount: isShared ? own.headcount : null, startsAt: booking.startsAt, endsAt: booking.endsAt, zone: booking.zone, agenda: safe.unseal(agenda, { model: 'assistance_session', field: 'agenda', rowId: id }), place: safe.unseal(place, { model: 'assistance_session', field: 'place', rowId: id }) },
    moves: isShared ? moves : [],
    sites,
    people: booking.holds.flatMap(({ personId, person: held }) => (personId && held ? [{ id: personId, name: held.pseudonym, zone: held.availability?.zone ?? held.timeZone ?? 'UTC', presence: isShared ? (attendance.find((one) => one.personId === personId)?.presence ?? null) : null, isRemote: sites.length > 0 && (isShared || personId === person.id) && remote.some((one) => one.personId === personId) }] : [])),
    may: mayWith(standing, own.state),
  };
}

function nothingToSee(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}

/** A session that the person may do this with. @throws NotFound, Refusal */
export async function findSessionTo(person: AskingPerson, id: string, move: keyof MayWithSession) {
  const standing = await findStandingOf(person, { sessions: { some: { id } } });
  const session = await database().assistanceSession.findUniqueOrThrow({ where: { id }, select: { engagementId: true, bookingId: true, state: true, peopleVersion: true, booking: { select: { startsAt: true } } } });
  const runs = standing.isCoordinator || standing.isProvider;
  if (OF_WHO_SCHEDULES.has(move) ? !standing.isCoordinator : !runs) throw new Refusal('assistance.sessions.refusals.notYours');
  if (WHILE_GOING_ON.has(move) && !isGoingOn(standing)) throw new Refusal('assistance.sessions.refusals.notGoingOn');
  if (!mayWith(standing, session.state)[move]) throw new Refusal('assistance.sessions.refusals.notNow');
  return { ...session, standing };
}

/** Moved; or why not: someone is held by another booking, some cannot (`anyway` overrules those of whom it was shown), or the time is over. */
export type SessionMoved = Moved | { ok: false; objections: readonly Objection[] } | { ok: false; isPast: true };

/**
 * Moves a session to another time that is to come; what it was stays on record. One that was missed is thereby planned anew. Whoever has no
 * part any more is let go with that, and not before: how it went is said of those whom it held.
 */
export async function moveSessionTo(person: AskingPerson, id: string, { anyway = [], ...to }: BookingTime & { zone: string; anyway?: readonly string[] }): Promise<SessionMoved> {
  const { bookingId, state, standing } = await findSessionTo(person, id, 'move');
  if (to.startsAt <= now()) return { ok: false, isPast: true };
  const objections = await findObjectionsToMove(bookingId, to, await listFormer(bookingId));
  if (isAnyNew(objections, anyway)) return { ok: false, objections };
  return inTransaction(async (tx) => {
    const without = await holdToMove(tx, standing.engagement.id, bookingId);
    const moved = await moveBooking(tx, bookingId, { ...to, without }, person.id);
    if (!moved.ok) return moved;
    await moveSession(tx, id, state === 'missed' ? 'planAnew' : 'move', { settledAt: null });
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.moved', subjectType: 'session', subjectId: id });
    return moved;
  });
}

/** Cancels a session, and lets go of whom it held. */
export async function cancelSession(person: AskingPerson, id: string): Promise<string> {
  const { bookingId, standing } = await findSessionTo(person, id, 'cancel');
  await inTransaction(async (tx) => {
    // The booking first, as moving does: of two who do either at once none waits for the other in a circle.
    await cancelBooking(tx, bookingId, person.id);
    await moveSession(tx, id, 'cancel', { settledAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.cancelled', subjectType: 'session', subjectId: id });
  });
  return standing.engagement.id;
}

/** Says that a session was held, or missed: not before it has begun. */
export async function settleSession(person: AskingPerson, id: string, move: 'hold' | 'miss'): Promise<void> {
  const { booking, standing } = await findSessionTo(person, id, move);
  if (booking.startsAt > now()) throw new Refusal('assistance.sessions.refusals.notYet');
  await inTransaction(async (tx) => {
    await moveSession(tx, id, move, { settledAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: move === 'hold' ? 'session.held' : 'session.missed', subjectType: 'session', subjectId: id });
  });
}
