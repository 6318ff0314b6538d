import type { BookingTime } from '#app/domain/calendar/model.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { divideTeams } from './edition-groups.ts';
import { timeOf } from './timetable-bookings.server.ts';
import { toldSince } from './timetable-feed.server.ts';

/** What is for whom in a timetable that is told: its entries with the time that they have, each with the parts of those who go to it. */
type WhoGoes = Map<string, { time: BookingTime | null; zone: string; version: number; delegates: ReadonlySet<string> }>;

/** Who goes to what in a timetable, before somebody goes there or no more, or changes in which group a team or an entry is; null where it is not told to anybody. */
export async function readWhoGoes(tx: Transaction, editionId: string): Promise<WhoGoes | null> {
  const told = await tx.editionTimetable.findFirst({ where: { editionId, publishedAt: { not: null } }, select: { groups: true } });
  if (!told) return null;
  const { sent, entries, ...edition } = await tx.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      startsOn: true,
      zone: true,
      sent: { where: { state: 'selected' }, select: { id: true, group: true, delegates: { where: { state: 'confirmed' }, select: { id: true } } } },
      entries: { where: { removedAt: null }, orderBy: { id: 'asc' }, select: { id: true, group: true, day: true, fromMinute: true, untilMinute: true, version: true } },
    },
  });
  const divided = divideTeams(sent.map(({ id, group, delegates }) => ({ id, group, people: delegates.length })), told.groups);
  const inGroup = (group: number | null) => sent.flatMap(({ id, delegates }) => (group === null || divided.get(id) === group ? delegates.map((one) => one.id) : []));
  return new Map(entries.map(({ id, group, version, ...times }) => [id, { time: timeOrNone(edition, times), zone: edition.zone, version, delegates: new Set(inGroup(group)) }]));
}

function timeOrNone(...[edition, times]: Parameters<typeof timeOf>): BookingTime | null {
  try {
    return timeOf(edition, times);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/**
 * Remembers for calendars what is not for somebody any more, at the time that they know, and forgets it of who goes there again. The number of each such entry grows, so that whoever
 * goes there again hears of something newer than that it was off. In the transaction of the change.
 */
export async function keepWhoWent(tx: Transaction, editionId: string, before: WhoGoes | null): Promise<void> {
  const after = before && (await readWhoGoes(tx, editionId));
  if (!after) return;
  await tx.timetableLetGo.deleteMany({ where: { editionId, letGoAt: { lt: toldSince() } } });
  for (const [entryId, stood] of before) {
    const stands = after.get(entryId);
    const [gone, come] = [[...stood.delegates].filter((one) => !stands?.delegates.has(one)), [...(stands?.delegates ?? [])].filter((one) => !stood.delegates.has(one))];
    if (!stands || gone.length + come.length === 0) continue;
    const version = Math.max(stands.version, stood.version + 1);
    if (version > stands.version) await tx.timetableEntry.update({ where: { id: entryId }, data: { version, changedAt: now() }, select: { id: true } });
    await tx.timetableLetGo.deleteMany({ where: { entryId, delegateId: { in: [...gone, ...come] } } });
    const { time, zone } = stood;
    if (time) await tx.timetableLetGo.createMany({ data: gone.map((delegateId) => ({ entryId, delegateId, editionId, ...time, zone, version, letGoAt: now() })) });
  }
}
