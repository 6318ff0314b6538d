import { now } from '#app/platform/clock.server.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import { divideTeams } from './edition-groups.ts';
import { toldSince } from './timetable-feed.server.ts';

/** What is for whom in a timetable that is told: its entries with the time that they have, each with the parts of those who go to it. */
type WhoGoes = Map<string, { day: number; fromMinute: number; untilMinute: number; version: number; delegates: ReadonlySet<string> }>;

/** Who goes to what in a timetable, before somebody changes in which group a team or an entry is; null where it is not told to anybody. */
export async function readWhoGoes(tx: Transaction, editionId: string): Promise<WhoGoes | null> {
  const { timetable, sent, entries } = await tx.edition.findUniqueOrThrow({
    where: { id: editionId },
    select: {
      timetable: { select: { groups: true, publishedAt: true } },
      sent: { where: { state: 'selected' }, select: { id: true, group: true, delegates: { where: { state: 'confirmed' }, select: { id: true } } } },
      entries: { where: { removedAt: null }, orderBy: { id: 'asc' }, select: { id: true, group: true, day: true, fromMinute: true, untilMinute: true, version: true } },
    },
  });
  if (!timetable?.publishedAt) return null;
  const divided = divideTeams(sent.map(({ id, group, delegates }) => ({ id, group, people: delegates.length })), timetable.groups);
  const inGroup = (group: number | null) => sent.flatMap(({ id, delegates }) => (group === null || divided.get(id) === group ? delegates.map((one) => one.id) : []));
  return new Map(entries.map(({ id, group, ...entry }) => [id, { ...entry, delegates: new Set(inGroup(group)) }]));
}

/**
 * Remembers for calendars what is not for somebody any more, at the time that they know, and forgets it of who goes there again. The number of each such entry grows, so that whoever
 * goes there again hears of something newer than that it was off. In the transaction of the change.
 */
export async function keepGroupChanges(tx: Transaction, editionId: string, before: WhoGoes | null): Promise<void> {
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
    await tx.timetableLetGo.createMany({ data: gone.map((delegateId) => ({ entryId, delegateId, editionId, day: stood.day, fromMinute: stood.fromMinute, untilMinute: stood.untilMinute, version, letGoAt: now() })) });
  }
}
