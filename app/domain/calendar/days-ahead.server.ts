import { organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, RefusedField, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { changeAvailability, heldBy, type AvailabilityOwner } from './availability.server.ts';
import { toDay } from './calendars.server.ts';
import { dayIn, momentOf, timeOfMinute } from './local-time.ts';

/** How many absences or exceptional days one may have ahead. */
const MOST_DAYS = 200;

/** The owner's absences and exceptional days that are not over. */
export async function readDaysAhead(owner: AvailabilityOwner) {
  const zone = (await database().availability.findUnique({ where: heldBy(owner), select: { zone: true } }))?.zone ?? owner.zone;
  const today = new Date(dayIn(zone, now()));
  const own = { availability: heldBy(owner) };
  const [absences, exceptions] = await Promise.all([
    database().absence.findMany({ where: { ...own, lastDay: { gte: today } }, orderBy: [{ firstDay: 'asc' }, { id: 'asc' }] }),
    database().availabilityException.findMany({ where: { ...own, day: { gte: today } }, orderBy: [{ day: 'asc' }, { fromMinute: 'asc' }] }),
  ]);
  return {
    zone,
    absences: absences.map(({ id, firstDay, lastDay }) => ({ id, firstDay: toDay(firstDay), lastDay: toDay(lastDay) })),
    exceptions: exceptions.map(({ id, day, fromMinute, toMinute }) => ({ id, day: toDay(day), fromMinute, toMinute })),
  };
}

/** @throws Refusal `calendar.errors.past`, `calendar.refusals.tooMany` */
export async function addAbsence(owner: AvailabilityOwner, { firstDay, lastDay }: { firstDay: string; lastDay: string }): Promise<void> {
  await changeAvailability(owner, async (tx, availabilityId) => {
    await assertAhead(tx, availabilityId, lastDay);
    if ((await tx.absence.count({ where: { availabilityId, lastDay: { gte: now() } } })) >= MOST_DAYS) throw new Refusal('calendar.refusals.tooMany');
    await tx.absence.create({ data: { id: newId(), availabilityId, firstDay: new Date(firstDay), lastDay: new Date(lastDay) }, select: { id: true } });
  });
}

/** Returns the zone by whose clocks it is. */
async function assertAhead(tx: Transaction, availabilityId: string, day: string): Promise<string> {
  const { zone } = await tx.availability.findUniqueOrThrow({ where: { id: availabilityId }, select: { zone: true } });
  if (day < dayIn(zone, now())) throw new Refusal('calendar.errors.past');
  return zone;
}

/** Hours may end where the clocks begin to leave some out, as they end before. @throws RefusedField where a begin or an end is left out itself */
function assertOnClock(zone: string, day: string, { fromMinute, toMinute }: { fromMinute: number; toMinute: number }): void {
  for (const [field, minute] of [['from', fromMinute], ['until', toMinute - 1]] as const) {
    const moment = momentOf(day, timeOfMinute(minute), zone);
    if (moment.kind === 'never') throw new RefusedField(field, 'calendar.errors.never', { from: moment.from.time, to: moment.to.time });
  }
}

/**
 * Other hours on one day, in place of that weekday's; several stretches of a day are several entries.
 * @throws Refusal `calendar.errors.past`, `calendar.errors.overlaps`, `calendar.refusals.tooMany`; RefusedField `from` or `until`, `calendar.errors.never`
 */
export async function addException(owner: AvailabilityOwner, { day, fromMinute, toMinute }: { day: string; fromMinute: number; toMinute: number }): Promise<void> {
  await changeAvailability(owner, async (tx, availabilityId) => {
    assertOnClock(await assertAhead(tx, availabilityId, day), day, { fromMinute, toMinute });
    const date = new Date(day);
    if ((await tx.availabilityException.count({ where: { availabilityId, day: { gte: now() } } })) >= MOST_DAYS) throw new Refusal('calendar.refusals.tooMany');
    if (await tx.availabilityException.findFirst({ where: { availabilityId, day: date, fromMinute: { lt: toMinute }, toMinute: { gt: fromMinute } }, select: { id: true } })) throw new Refusal('calendar.errors.overlaps');
    await tx.availabilityException.create({ data: { id: newId(), availabilityId, day: date, fromMinute, toMinute }, select: { id: true } });
  });
}

/** The availability that a person may say: their own, and that of the sites of their networks. */
export function mayBeSaidBy(person: AskingPerson) {
  return { OR: [{ personId: person.id }, { site: { networkId: { in: organisationIdsAs(person, 'coordinator') } } }] };
}

/** Returns the site whose absence it was; null for the person's own. @throws NotFound */
export async function removeAbsence(person: AskingPerson, id: string): Promise<string | null> {
  const found = await database().absence.findFirst({ where: { id, availability: mayBeSaidBy(person) }, select: { availability: { select: { siteId: true } } } });
  if (!found) throw new NotFound();
  await database().absence.deleteMany({ where: { id } });
  return found.availability.siteId;
}

/** Returns the site whose hours they were; null for the person's own. @throws NotFound */
export async function removeException(person: AskingPerson, id: string): Promise<string | null> {
  const found = await database().availabilityException.findFirst({ where: { id, availability: mayBeSaidBy(person) }, select: { availability: { select: { siteId: true } } } });
  if (!found) throw new NotFound();
  await database().availabilityException.deleteMany({ where: { id } });
  return found.availability.siteId;
}
