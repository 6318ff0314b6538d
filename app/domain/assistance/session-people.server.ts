import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { changeHolders, holdBooking, type Moved } from '#app/domain/calendar/bookings.server.ts';
import { nameSites } from '#app/domain/calendar/sites.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { holdThoseWithPart } from './letting-go.server.ts';
import { moveSession } from './moving.server.ts';
import { findObjections } from './objections.server.ts';
import { isAnyNew, type Objection } from './objections.ts';
import { remoteOf, writeRemote } from './remote-participants.server.ts';
import { assertKnown, assertRoom, holdersOf, listAttendees, type Attendee } from './scheduling.server.ts';
import { findSessionTo } from './sessions.server.ts';

/**
 * Who takes part in a session that is planned, and who can; whoever it holds is among them, also a coordinator who shares the
 * work, and a site that was closed since. @throws NotFound, Refusal
 */
export async function readSessionPeople(person: AskingPerson, id: string) {
  const { standing, bookingId, peopleVersion } = await findSessionTo(person, id, 'people');
  const [attendees, remote, booking] = await Promise.all([
    listAttendees(person, standing),
    database().remoteParticipant.findMany({ where: { sessionId: id }, select: { personId: true } }),
    database().booking.findUniqueOrThrow({ where: { id: bookingId }, relationLoadStrategy: 'join', select: { id: true, startsAt: true, endsAt: true, sequence: true, holds: { where: { releasedAt: null }, select: { person: { select: { id: true, pseudonym: true, timeZone: true, availability: { select: { zone: true } } } }, site: { select: { id: true, networkId: true, name: true, capacity: true, availability: { select: { zone: true } } } } } } } }),
  ]);
  const isKnown = new Set(attendees.map((one) => one.id));
  const held = booking.holds.flatMap(({ person: one, site }) => one ?? site ?? []);
  const others = await Promise.all(
    held.filter((one) => !isKnown.has(one.id)).map(async (one): Promise<Attendee> => {
      if ('pseudonym' in one) return { id: one.id, name: one.pseudonym, zone: one.availability?.zone ?? one.timeZone ?? 'UTC', part: 'coordinator' };
      return { id: one.id, name: (await nameSites([one])).join(), zone: one.availability?.zone ?? 'UTC', part: 'site', capacity: one.capacity };
    }),
  );
  return { standing, bookingId, version: versionOf(booking, peopleVersion), time: { startsAt: booking.startsAt, endsAt: booking.endsAt }, attendees: [...attendees, ...others], chosen: held.map((one) => one.id), remote: remote.map(({ personId }) => personId).filter((one) => held.some(({ id: heldId }) => heldId === one)) };
}

/** Grows with each change of whom a session holds, and when, and of who joins it from afar: of two numbers that only ever grow, the sum tells. */
function versionOf({ sequence }: { sequence: number }, peopleVersion: number): number {
  return sequence + peopleVersion;
}

/** Changed; or why not: who is held by another booking, or who of those who are new cannot. */
export type PeopleChanged = Moved | { ok: false; objections: readonly Objection[] };

interface Choice {
  people: readonly string[];
  remote?: readonly string[];
  /** The objections that were shown, and are overruled. */
  anyway?: readonly string[];
  /** What its writer saw. */
  version: number;
}

/** Changes who takes part, and who of them from afar, as a whole or not at all. @throws NotFound, Refusal, also when it was changed elsewhere meanwhile: whoever was let go is not held again by a page that was open since before */
export async function changeSessionPeople(person: AskingPerson, id: string, known: Awaited<ReturnType<typeof readSessionPeople>>, { people: chosen, remote, anyway = [], version }: Choice): Promise<PeopleChanged> {
  const { standing, bookingId, time, attendees, chosen: held } = known;
  if (known.version !== version) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
  assertKnown(attendees, chosen);
  assertRoom(attendees, chosen, remote);
  const added = attendees.filter((one) => chosen.includes(one.id) && !held.includes(one.id)).map((one) => ({ ...one, isSite: one.part === 'site' }));
  const objections = await findObjections(added, time, [bookingId]);
  if (isAnyNew(objections, anyway)) return { ok: false, objections };
  const fromAfar = remoteOf(attendees, chosen, remote);
  return inTransaction(async (tx) => {
    const holders = holdersOf(attendees, chosen);
    // Of a time that has passed nobody is let go: whom it held stays on record, though their part has ended since.
    await holdThoseWithPart(tx, standing.engagement.id, time.startsAt > now() ? holders.people : holders.people.filter((one) => !held.includes(one)));
    const { booking } = await holdBooking(tx, bookingId);
    const { peopleVersion } = await tx.assistanceSession.findUniqueOrThrow({ where: { id }, select: { peopleVersion: true } });
    if (versionOf(booking, peopleVersion) !== version) throw new Refusal('assistance.sessions.errors.changedMeanwhile');
    const changed = await changeHolders(tx, bookingId, holders, person.id);
    if (!changed.ok || (isSame(held, chosen) && isSame(known.remote, fromAfar))) return changed;
    // It stays where it is in its life; that it is still planned is made sure under its lock.
    await moveSession(tx, id, 'move', { peopleVersion: peopleVersion + 1 });
    await writeRemote(tx, [id], fromAfar);
    await recordActivity(tx, { actor: person.id, organisationId: standing.engagement.networkId, kind: 'session.peopleChanged', subjectType: 'session', subjectId: id });
    return changed;
  });
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
