import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { cancelBooking, moveBooking, readMoves, type Moved } from '#app/domain/calendar/bookings.server.ts';
import type { BookingTime } from '#app/domain/calendar/model.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { MentoringForm } from '#app/platform/generated/enums.ts';
import type { MeetingsQuery } from './lists.ts';
import { mayMove, MEETING_MOVES, type MeetingMove } from './model.ts';
import { findPairing, holdGoingOn, isGoingOn, moveMeeting, type Standing } from './pairing.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { mentoringAbilities } from './policy.ts';
import { forgetMiss, keepMiss, raiseIfMissed } from './raising.server.ts';

const LISTED = { id: true, state: true, form: true, booking: { select: { startsAt: true, endsAt: true, sequence: true } } } as const;

function tellListed({ booking: { startsAt, endsAt, sequence }, ...meeting }: Prisma.MeetingGetPayload<{ select: typeof LISTED }>) {
  return { ...meeting, startsAt, endsAt, wasMoved: sequence > 0 && meeting.state !== 'cancelled' };
}

const placeOf = (field: 'agenda' | 'place', rowId: string) => ({ model: 'meeting', field, rowId });

/** The meetings of a pairing: those to come, the next first, and a page of all the others as they are asked for. @throws NotFound */
export async function listMeetings(person: AskingPerson, pairingId: string, query: MeetingsQuery) {
  const standing = await findPairing(person, pairingId);
  const toCome = { pairingId, state: 'planned' as const, booking: { endsAt: { gt: now() } } };
  const past = { pairingId, NOT: toCome, ...(query.state ? { state: query.state } : {}), ...(query.form ? { form: query.form } : {}) };
  const { direction } = orderOf(query.order);
  const [next, count, found] = await Promise.all([
    database().meeting.findMany({ where: toCome, relationLoadStrategy: 'join', orderBy: [{ booking: { startsAt: 'asc' } }, { id: 'asc' }], select: LISTED }),
    database().meeting.count({ where: past }),
    database().meeting.findMany({ where: past, relationLoadStrategy: 'join', orderBy: [{ booking: { startsAt: direction } }, { id: direction }], ...cutOf(query), select: LISTED }),
  ]);
  return { standing, toCome: next.map(tellListed), count, pages: pagesOf(count), past: found.map(tellListed), may: { plan: isGoingOn(standing) && standing.pairing.state !== 'paused' && standing.other !== null } };
}

/** A meeting with its time, what it is about and what it was before; whoever of the two reads. @throws NotFound */
export async function readMeeting(person: AskingPerson, id: string) {
  const { meeting, standing } = await findMeeting(person, id);
  const { booking, ...own } = meeting;
  const [safe, moves] = await Promise.all([openPairing(own.pairingId), readMoves(own.bookingId)]);
  const isOpen = isGoingOn(standing);
  const hasBegun = booking.startsAt <= now();
  const may = (move: MeetingMove) => isOpen && mayMove(MEETING_MOVES, move, own.state);
  return {
    standing,
    // The clock of the other is theirs again once it has ended.
    clocks: standing.people.filter(({ id: one }) => standing.pairing.state !== 'closed' || one === person.id),
    meeting: { ...own, ...booking, agenda: safe.unseal(own.agenda, placeOf('agenda', id)), place: safe.unseal(own.place, placeOf('place', id)) },
    moves: moves.filter(({ kind }) => kind === 'moved'),
    may: { move: may('move') || may('planAnew'), cancel: may('cancel'), hold: hasBegun && may('hold'), miss: hasBegun && may('miss'), change: isOpen && own.state === 'planned', write: standing.pairing.state !== 'closed' && own.state !== 'cancelled' },
  };
}

/** A meeting, where the person is one of its two. @throws NotFound */
export async function findMeeting(person: AskingPerson, id: string) {
  const meeting = await database().meeting.findFirst({ where: { id, pairing: { is: within(mentoringAbilities(person), 'live', 'Pairing') } }, relationLoadStrategy: 'join', include: { booking: { select: { startsAt: true, endsAt: true, zone: true } } } });
  if (!meeting) throw new NotFound();
  return { meeting, standing: await findPairing(person, meeting.pairingId) };
}

async function findTo(person: AskingPerson, id: string, ...moves: MeetingMove[]): Promise<Awaited<ReturnType<typeof findMeeting>> & { standing: Standing }> {
  const found = await findMeeting(person, id);
  if (!isGoingOn(found.standing)) throw new Refusal('mentoring.refusals.over');
  if (!moves.some((move) => mayMove(MEETING_MOVES, move, found.meeting.state))) throw new Refusal('mentoring.refusals.notNow');
  return found;
}

/** Moves a meeting; one that was missed is thereby planned anew. What it was stays on record. @throws NotFound, Refusal */
export async function moveMeetingTo(person: AskingPerson, id: string, to: BookingTime & { zone: string }): Promise<Moved> {
  const { meeting } = await findTo(person, id, 'move', 'planAnew');
  if (to.startsAt <= now()) throw new Refusal('mentoring.errors.past');
  return inTransaction(async (tx) => {
    await holdGoingOn(tx, meeting.pairingId);
    const moved = await moveBooking(tx, meeting.bookingId, to, person.id);
    if (!moved.ok) return moved;
    await moveMeeting(tx, id, meeting.state === 'missed' ? 'planAnew' : 'move', { settledAt: null });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'meeting.moved', subjectType: 'meeting', subjectId: id });
    return moved;
  });
}

/** Cancels a meeting, and lets the two go. @throws NotFound, Refusal */
export async function cancelMeeting(person: AskingPerson, id: string): Promise<string> {
  const { meeting } = await findTo(person, id, 'cancel');
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, meeting.pairingId);
    await cancelBooking(tx, meeting.bookingId, person.id);
    await moveMeeting(tx, id, 'cancel', { settledAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'meeting.cancelled', subjectType: 'meeting', subjectId: id });
  });
  return meeting.pairingId;
}

/**
 * Says that a meeting was held or missed, once it has begun. Two missed in a row are raised to the coordinators, also where the two
 * planned them anew or cancelled them since. @throws NotFound, Refusal
 */
export async function settleMeeting(person: AskingPerson, id: string, move: 'hold' | 'miss'): Promise<void> {
  const { meeting } = await findTo(person, id, move);
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, meeting.pairingId);
    // As it stands now: the other may have moved it in the meantime.
    const { booking } = await tx.meeting.findUniqueOrThrow({ where: { id }, select: { booking: { select: { startsAt: true } } } });
    if (booking.startsAt > now()) throw new Refusal('mentoring.refusals.notYet');
    await moveMeeting(tx, id, move, { settledAt: now() });
    await (move === 'miss' ? keepMiss : forgetMiss)(tx, id, booking.startsAt);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: move === 'hold' ? 'meeting.held' : 'meeting.missed', subjectType: 'meeting', subjectId: id });
    if (move === 'miss') await raiseIfMissed(tx, meeting.pairingId);
  });
}

/** What a meeting is to be about, and how one meets. @throws NotFound; Refusal when the other wrote meanwhile */
export async function changeAgenda(person: AskingPerson, id: string, entry: { form: MentoringForm; place: string; agenda: string; version: number }): Promise<void> {
  const { meeting } = await findTo(person, id, 'move');
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, meeting.pairingId);
    const { state, version } = await tx.meeting.findUniqueOrThrow({ where: { id }, select: { state: true, version: true } });
    if (state !== 'planned') throw new Refusal('mentoring.refusals.notNow');
    if (version !== entry.version) throw new Refusal('mentoring.refusals.changedMeanwhile');
    const safe = await openPairing(meeting.pairingId, tx);
    await tx.meeting.update({ where: { id }, data: { version: version + 1, form: entry.form, place: safe.seal(entry.place || null, placeOf('place', id)), agenda: safe.seal(entry.agenda || null, placeOf('agenda', id)) }, select: { id: true } });
  });
}

/** Where bookings of meetings are told: by the booking's id, for the two alone. */
export async function pagesOfMeetings(person: AskingPerson, bookingIds: readonly string[]): Promise<Record<string, { to: string; moveTo?: string }>> {
  const meetings = await database().meeting.findMany({ where: { bookingId: { in: [...bookingIds] }, pairing: { is: within(mentoringAbilities(person), 'live', 'Pairing') } }, select: { id: true, bookingId: true } });
  return Object.fromEntries(meetings.map(({ id, bookingId }) => [bookingId, { to: `/meetings/${id}` }]));
}
