import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { toDay } from './calendars.server.ts';
import { dayIn } from './local-time.ts';
import type { AvailabilityEntry } from './model.ts';
import { isZone } from './zone.ts';

/** What holds for whoever has said nothing. */
export const AT_FIRST = { noticeMinutes: 1440, bufferMinutes: 15, hoursAWeek: null };
/** How many absences or exceptional days one may have ahead. */
const MOST_DAYS = 200;

/** The zone in which a person's calendar is shown: of their account, else UTC. */
export function zoneOfPerson(person: AskingPerson): string {
  return person.timeZone && isZone(person.timeZone) ? person.timeZone : 'UTC';
}

/** When the person said that they can be booked. */
export async function readAvailability(person: AskingPerson) {
  const found = await database().availability.findUnique({ where: { personId: person.id }, relationLoadStrategy: 'join', include: { hours: { orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] } } });
  const { zone, noticeMinutes, bufferMinutes, hoursAWeek } = found ?? { zone: zoneOfPerson(person), ...AT_FIRST };
  return { zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly: (found?.hours ?? []).map(({ weekday, fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute })), accountZone: person.timeZone };
}

/** @throws Refusal `calendar.errors.zone` when there is no zone of that name */
export async function saveAvailability(person: AskingPerson, entry: AvailabilityEntry): Promise<void> {
  if (!isZone(entry.zone)) throw new Refusal('calendar.errors.zone');
  await inTransaction(async (tx) => {
    const id = await findOrMake(tx, person);
    await keepHours(tx, id, entry);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'availability.changed', subjectType: 'availability', subjectId: id });
  });
}

/** Puts these hours and rules in the place of those that stood. */
export async function keepHours(tx: Transaction, id: string, { weekly, ...rules }: AvailabilityEntry): Promise<void> {
  await tx.availability.update({ where: { id }, data: { ...rules, updatedAt: now() }, select: { id: true } });
  await tx.weeklyHours.deleteMany({ where: { availabilityId: id } });
  await tx.weeklyHours.createMany({ data: weekly.map((hours) => ({ id: newId(), availabilityId: id, ...hours })) });
}

/** The person's availability, made at first use, and kept from others until the transaction ends. */
export async function findOrMake(tx: Transaction, person: AskingPerson): Promise<string> {
  await tx.availability.createMany({ data: [{ id: newId(), personId: person.id, zone: zoneOfPerson(person), ...AT_FIRST, updatedAt: now() }], skipDuplicates: true });
  const [found] = await tx.$queryRaw<{ id: string }[]>`select id from availability where person_id = ${person.id}::uuid for update`;
  if (!found) throw new NotFound();
  return found.id;
}

/** The person's absences and exceptional days that are not over. */
export async function readDaysAhead(person: AskingPerson) {
  const zone = (await database().availability.findUnique({ where: { personId: person.id }, select: { zone: true } }))?.zone ?? zoneOfPerson(person);
  const today = new Date(dayIn(zone, now()));
  const own = { availability: { personId: person.id } };
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
export async function addAbsence(person: AskingPerson, { firstDay, lastDay }: { firstDay: string; lastDay: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const availabilityId = await findOrMake(tx, person);
    await assertAhead(tx, availabilityId, lastDay);
    if ((await tx.absence.count({ where: { availabilityId, lastDay: { gte: now() } } })) >= MOST_DAYS) throw new Refusal('calendar.refusals.tooMany');
    await tx.absence.create({ data: { id: newId(), availabilityId, firstDay: new Date(firstDay), lastDay: new Date(lastDay) }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'availability.changed', subjectType: 'availability', subjectId: availabilityId });
  });
}

async function assertAhead(tx: Transaction, availabilityId: string, day: string): Promise<void> {
  const { zone } = await tx.availability.findUniqueOrThrow({ where: { id: availabilityId }, select: { zone: true } });
  if (day < dayIn(zone, now())) throw new Refusal('calendar.errors.past');
}

export async function removeAbsence(person: AskingPerson, id: string): Promise<void> {
  const { count } = await database().absence.deleteMany({ where: { id, availability: { personId: person.id } } });
  if (count === 0) throw new NotFound();
}

/**
 * Other hours on one day, in place of that weekday's; several stretches of a day are several entries.
 * @throws Refusal `calendar.errors.past`, `calendar.errors.overlaps`, `calendar.refusals.tooMany`
 */
export async function addException(person: AskingPerson, { day, fromMinute, toMinute }: { day: string; fromMinute: number; toMinute: number }): Promise<void> {
  await inTransaction(async (tx) => {
    const availabilityId = await findOrMake(tx, person);
    await assertAhead(tx, availabilityId, day);
    const date = new Date(day);
    if ((await tx.availabilityException.count({ where: { availabilityId, day: { gte: now() } } })) >= MOST_DAYS) throw new Refusal('calendar.refusals.tooMany');
    if (await tx.availabilityException.findFirst({ where: { availabilityId, day: date, fromMinute: { lt: toMinute }, toMinute: { gt: fromMinute } }, select: { id: true } })) throw new Refusal('calendar.errors.overlaps');
    await tx.availabilityException.create({ data: { id: newId(), availabilityId, day: date, fromMinute, toMinute }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'availability.changed', subjectType: 'availability', subjectId: availabilityId });
  });
}

export async function removeException(person: AskingPerson, id: string): Promise<void> {
  const { count } = await database().availabilityException.deleteMany({ where: { id, availability: { personId: person.id } } });
  if (count === 0) throw new NotFound();
}
