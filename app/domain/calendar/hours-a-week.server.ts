import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { AT_FIRST, zoneOfPerson } from './availability.server.ts';

/**
 * What someone said elsewhere that they give at most bounds their calendar as well, where it has no bound yet: what they said of
 * their time itself stands, and what came from there `before` is lowered with it. Whoever has chosen no zone gets no calendar by it, for that would hold the wrong one.
 */
export async function boundHoursAWeek(tx: Transaction, person: AskingPerson, hoursAWeek: number, before: number | null): Promise<void> {
  if (hoursAWeek === 0) return;
  if (person.timeZone !== null) await tx.availability.createMany({ data: [{ id: newId(), personId: person.id, zone: zoneOfPerson(person), ...AT_FIRST, updatedAt: now() }], skipDuplicates: true });
  await tx.availability.updateMany({ where: { personId: person.id, OR: [{ hoursAWeek: null }, ...(before !== null && before > hoursAWeek ? [{ hoursAWeek: before }] : [])] }, data: { hoursAWeek, version: { increment: 1 }, updatedAt: now() } });
}

/** The hours a week for which someone can be booked at most; null where they set no bound. */
export async function readHoursAWeek(person: AskingPerson): Promise<number | null> {
  return (await database().availability.findUnique({ where: { personId: person.id }, select: { hoursAWeek: true } }))?.hoursAWeek ?? null;
}
