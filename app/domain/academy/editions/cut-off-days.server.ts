import { RefusedField } from '#app/domain/refusal.ts';
import type { Transaction } from '#app/platform/database.server.ts';
import type { Edition } from '#app/platform/generated/client.ts';
import { dayOf } from './editions.server.ts';
import { daysMoved } from './moved-days.ts';

/**
 * Days are not cut off on which something stands in the timetable, nor those of which it was written down who was there, or of which people have said how they were: these days were.
 * @param to the days as they will be @throws RefusedField
 */
export async function refuseCutOff(tx: Transaction, { id, startsOn, endsOn }: Pick<Edition, 'id' | 'startsOn' | 'endsOn'>, to: { startsOn: string; endsOn: string }): Promise<void> {
  // Entries count their days from the first, and go with it.
  const entries = await tx.timetableEntry.count({ where: { editionId: id, removedAt: null, day: { gt: daysMoved(to.startsOn, to.endsOn), lte: daysMoved(dayOf(startsOn), dayOf(endsOn)) } } });
  if (entries > 0) throw new RefusedField('endsOn', 'academy.editions.refusals.entriesLeft', { count: entries });
  const ofDays = { editionId: id, day: { gte: startsOn, lte: endsOn }, OR: [{ day: { lt: new Date(to.startsOn) } }, { day: { gt: new Date(to.endsOn) } }] };
  const written = [...(await tx.editionPresence.findMany({ where: ofDays, distinct: ['day'], select: { day: true } })), ...(await tx.editionReflection.findMany({ where: { ...ofDays, answers: { not: null } }, select: { day: true } }))];
  const days = new Set(written.map(({ day }) => dayOf(day)));
  if (days.size > 0) throw new RefusedField([...days].some((day) => day < to.startsOn) ? 'startsOn' : 'endsOn', 'academy.editions.refusals.daysWritten', { count: days.size });
}
