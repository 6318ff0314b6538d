import type { Entry } from '#app/domain/calendar/icalendar.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { CALLED_OFF } from '../sites/visit-life.ts';
import { groupOf } from './edition-groups.ts';
import { timeOf } from './timetable-bookings.server.ts';

const DAY = 86_400_000;
/** For how long calendars are told of what is past or off, in days. */
const TOLD_DAYS = 90;

/** What an entry is to a calendar, whether it stands or is off. */
export const TOLD = { id: true, group: true, day: true, fromMinute: true, untilMinute: true, version: true } as const;

/**
 * The times of published timetables for somebody who goes there, as their feed tells them: no words, no place. Of what is for one of
 * several groups their own is there; and left out is a visit on which they go: that is in their calendar itself,
 * at its own time. Nobody is held by these: a booking would stand in the way of their own.
 *
 * When an entry is hangs on the edition as well: the number and the stamp by which calendars know what is newer (RFC 5545, 3.8.7.4) are of both. What was taken out, or is of an edition that was
 * cancelled, is told as cancelled for a season, and so is to somebody what is for another group now, or all of it to who goes there no more, at the time at which it was theirs.
 */
export async function listTimesOfDelegate(personId: string): Promise<Entry[]> {
  const going = { state: 'selected' as const, organisation: { is: { closedAt: null, memberships: { some: { personId, endedAt: null } } } }, delegates: { some: { personId, state: 'confirmed' as const } } };
  const letGoOf = { letGoAt: { gte: toldSince() }, delegate: { is: { personId } } };
  const visiting = { bookingId: { not: null }, state: { notIn: [...CALLED_OFF] }, visitors: { some: { personId } } };
  const since = toldSince();
  const editions = await database().edition.findMany({
    where: { AND: [{ OR: [{ state: { not: 'cancelled' }, endsOn: { gte: since } }, { state: 'cancelled', endedAt: { gte: since } }] }, { OR: [{ sent: { some: going } }, { letGo: { some: letGoOf } }] }], timetable: { is: { publishedAt: { not: null } } } },
    relationLoadStrategy: 'join',
    select: {
      id: true, state: true, version: true, changedAt: true, startsOn: true, zone: true,
      timetable: { select: { groups: true, publishedAt: true } },
      sent: { where: { state: 'selected' }, select: { id: true, group: true, organisation: { select: { closedAt: true, memberships: { where: { personId, endedAt: null }, take: 1, select: { id: true } } } }, delegates: { where: { state: 'confirmed' }, select: { personId: true } } } },
      entries: { where: { OR: [{ removedAt: null }, { removedAt: { gte: since } }], visits: { none: visiting } }, orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }], select: { ...TOLD, changedAt: true, removedAt: true } },
      gone: { where: { goneAt: { gte: since } }, orderBy: { id: 'asc' }, select: { ...TOLD, goneAt: true } },
      letGo: { where: letGoOf, orderBy: [{ letGoAt: 'asc' }, { version: 'asc' }], select: { entryId: true, startsAt: true, endsAt: true, zone: true, version: true, letGoAt: true } },
    },
  });
  return editions.flatMap(({ entries, gone, letGo, timetable, sent, ...edition }) => {
    const goes = sent.some(({ organisation, delegates }) => organisation.closedAt === null && organisation.memberships.length > 0 && delegates.some((one) => one.personId === personId));
    const own = groupOf(personId, sent.map(({ delegates, ...team }) => ({ ...team, people: delegates.map((one) => one.personId) })), timetable?.groups ?? 1);
    const toldAt = timetable?.publishedAt ?? now();
    // What was taken out before the timetable was told stood in no calendar.
    const standing = entries.filter(({ removedAt }) => removedAt === null || removedAt > toldAt).map(({ removedAt, ...one }) => ({ ...one, isOff: removedAt !== null || edition.state === 'cancelled' }));
    const all = [...standing, ...gone.map(({ goneAt, ...one }) => ({ ...one, changedAt: goneAt, isOff: true }))];
    const theirs = goes ? all.filter(({ group }) => group === null || group === own) : [];
    // With one team after the other they may have gone to it twice: what they knew last is told.
    const last = [...new Map(letGo.map((one) => [one.entryId, one])).values()];
    const others = last.filter(({ entryId }) => !theirs.some(({ id }) => id === entryId)).map(({ entryId, version, letGoAt, ...one }): Entry => ({ ...one, id: entryId, state: 'cancelled', sequence: version + edition.version, changedAt: letGoAt }));
    return [...theirs.flatMap((one) => tellEntry(edition, one)), ...others];
  });
}

function tellEntry(edition: { startsOn: Date; zone: string; version: number; changedAt: Date }, { id, version, changedAt, isOff, ...times }: { id: string; version: number; changedAt: Date; isOff: boolean; day: number; fromMinute: number; untilMinute: number }): Entry[] {
  try {
    return [{ id, ...timeOf(edition, times), zone: edition.zone, state: isOff ? 'cancelled' : 'booked', sequence: version + edition.version, changedAt: changedAt > edition.changedAt ? changedAt : edition.changedAt }];
  } catch (error) {
    // The clocks of the place may leave out the hour of what does not take place: then there is nothing to tell.
    if (isOff && error instanceof Refusal) return [];
    throw error;
  }
}

/** Since when calendars are told of what is past or off. */
export function toldSince(): Date {
  return new Date(now().getTime() - TOLD_DAYS * DAY);
}

/** Entries of a timetable that is told, and that are about to be forgotten, are kept as long as calendars have to be told that they are off. */
export async function rememberGone(tx: Transaction, editionId: string, entryIds: readonly string[], publishedAt: Date): Promise<void> {
  await tx.timetableGone.deleteMany({ where: { editionId, goneAt: { lt: toldSince() } } });
  const entries = await tx.timetableEntry.findMany({ where: { id: { in: [...entryIds] }, OR: [{ removedAt: null }, { removedAt: { gt: publishedAt } }] }, select: { ...TOLD, removedAt: true } });
  await tx.timetableGone.createMany({ data: entries.map(({ removedAt, version, ...one }) => ({ ...one, editionId, version: removedAt ? version : version + 1, goneAt: removedAt ?? now() })) });
}
