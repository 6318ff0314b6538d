import type { BookingTime } from '#app/domain/calendar/model.ts';
import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { divideTeams } from './edition-groups.ts';
import { timeOrNull } from './timetable-bookings.server.ts';
import { TOLD, toldSince } from './timetable-feed.server.ts';

/** What is for whom in a timetable that is told: its entries with the time that they have, each with the parts of those who go to it; and what calendars are still told of as off. */
type WhoGoes = Map<string, { time: BookingTime | null; zone: string; version: number; isOff: boolean; delegates: ReadonlySet<string> }>;

/** Who goes to what in a timetable, before somebody goes there or no more, or changes in which group a team or an entry is; null where it is not told to anybody. */
export async function readWhoGoes(tx: Transaction, editionId: string): Promise<WhoGoes | null> {
  const told = await tx.editionTimetable.findFirst({ where: { editionId, publishedAt: { not: null } }, select: { groups: true, publishedAt: true } });
  if (!told) return null;
  const since = toldSince();
  const { sent, entries, gone, ...edition } = await tx.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      startsOn: true,
      zone: true,
      sent: { where: { state: 'selected' }, select: { id: true, group: true, delegates: { where: { state: 'confirmed' }, select: { id: true } } } },
      entries: { where: { OR: [{ removedAt: null }, { removedAt: { gte: since, gt: told.publishedAt ?? now() } }] }, orderBy: { id: 'asc' }, select: { ...TOLD, removedAt: true } },
      gone: { where: { goneAt: { gte: since } }, orderBy: { id: 'asc' }, select: TOLD },
    },
  });
  const divided = divideTeams(sent.map(({ id, group, delegates }) => ({ id, group, people: delegates.length })), told.groups);
  const inGroup = (group: number | null) => sent.flatMap(({ id, delegates }) => (group === null || divided.get(id) === group ? delegates.map((one) => one.id) : []));
  const all = [...entries.map(({ removedAt, ...one }) => ({ ...one, isOff: removedAt !== null })), ...gone.map((one) => ({ ...one, isOff: true }))];
  return new Map(all.map(({ id, group, version, isOff, ...times }) => [id, { time: timeOrNull(edition, times), zone: edition.zone, version, isOff, delegates: new Set(inGroup(group)) }]));
}

/**
 * Remembers for calendars what is not for somebody any more, at the time that they know, and forgets it of who goes there again. The number of each such entry that stands grows, so that
 * whoever goes there again hears of something newer than that it was off. In the transaction of the change.
 */
export async function keepWhoWent(tx: Transaction, editionId: string, before: WhoGoes | null): Promise<void> {
  const after = before && (await readWhoGoes(tx, editionId));
  if (!after) return;
  await tx.timetableLetGo.deleteMany({ where: { editionId, letGoAt: { lt: toldSince() } } });
  const changes = [...before].flatMap(([entryId, stood]) => {
    const stands = after.get(entryId);
    if (!stands) return [];
    const gone = [...stood.delegates].filter((one) => !stands.delegates.has(one));
    const come = [...stands.delegates].filter((one) => !stood.delegates.has(one));
    // What is off was told as that already, under the number that it has.
    const version = stands.isOff ? stands.version : Math.max(stands.version, stood.version + 1);
    return gone.length + come.length === 0 ? [] : [{ entryId, stood, gone, come, version, isOlder: version > stands.version }];
  });
  await tx.timetableEntry.updateMany({ where: { id: { in: changes.flatMap(({ entryId, isOlder }) => (isOlder ? [entryId] : [])) } }, data: { version: { increment: 1 }, changedAt: now() } });
  const changed = changes.flatMap(({ entryId, gone, come }) => [...gone, ...come].map((delegateId) => ({ entryId, delegateId })));
  await tx.$executeRaw`delete from timetable_let_go l using unnest(${changed.map((one) => one.entryId)}::uuid[], ${changed.map((one) => one.delegateId)}::uuid[]) as c (entry_id, delegate_id) where l.entry_id = c.entry_id and l.delegate_id = c.delegate_id`;
  await tx.timetableLetGo.createMany({ data: changes.flatMap(({ entryId, stood: { time, zone }, gone, version }) => (time ? gone.map((delegateId) => ({ entryId, delegateId, editionId, ...time, zone, version, letGoAt: now() })) : [])) });
}
