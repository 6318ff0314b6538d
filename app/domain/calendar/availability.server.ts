import { onActivity, recordActivity, type Happening } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal, RefusedField } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import type { AvailabilityEntry } from './model.ts';
import { isZone } from './zone.ts';

/** What holds for whoever has said nothing. */
export const AT_FIRST = { noticeMinutes: 1440, bufferMinutes: 15, hoursAWeek: null };

/** Whose availability it is, for someone who may say it: a person's is their own (`ownAvailability`), a site's is its network's coordinators' (`siteAvailability`). */
export interface AvailabilityOwner {
  /** Who says it. */
  personId: string;
  site: { id: string; name: string; networkId: string } | null;
  /** In which zone it is until they choose one. */
  zone: string;
}

/** The zone in which a person's calendar is shown: of their account, else UTC. */
export function zoneOfPerson(person: Pick<AskingPerson, 'timeZone'>): string {
  return person.timeZone && isZone(person.timeZone) ? person.timeZone : 'UTC';
}

export function ownAvailability(person: AskingPerson): AvailabilityOwner {
  return { personId: person.id, site: null, zone: zoneOfPerson(person) };
}

/** The person or the site by which the row is found. */
export function heldBy({ site, personId }: AvailabilityOwner): { siteId: string } | { personId: string } {
  return site ? { siteId: site.id } : { personId };
}

/** When it was said that the owner can be booked. */
export async function readAvailability(owner: AvailabilityOwner) {
  const found = await database().availability.findUnique({ where: heldBy(owner), relationLoadStrategy: 'join', include: { hours: { orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }] } } });
  const { version, zone, noticeMinutes, bufferMinutes, hoursAWeek } = found ?? { version: 0, zone: owner.zone, ...AT_FIRST };
  return { version, zone, noticeMinutes, bufferMinutes, hoursAWeek, weekly: (found?.hours ?? []).map(({ weekday, fromMinute, toMinute }) => ({ weekday, fromMinute, toMinute })) };
}

/**
 * Puts these hours and rules in the place of those that stood.
 * @throws Refusal `calendar.errors.zone` when there is no zone of that name; RefusedField `form` when they were changed elsewhere meanwhile
 */
export async function saveAvailability(owner: AvailabilityOwner, { weekly, version, ...rules }: AvailabilityEntry): Promise<void> {
  if (!isZone(rules.zone)) throw new Refusal('calendar.errors.zone');
  await changeAvailability(owner, async (tx, id) => {
    const { count } = await tx.availability.updateMany({ where: { id, version }, data: { ...rules, version: version + 1, updatedAt: now() } });
    if (count === 0) throw new RefusedField('form', 'calendar.errors.changedMeanwhile');
    await tx.weeklyHours.deleteMany({ where: { availabilityId: id } });
    await tx.weeklyHours.createMany({ data: weekly.map((hours) => ({ id: newId(), availabilityId: id, ...hours })) });
  });
}

/** Does a change to the owner's availability, made at first use, and keeps it from others until the change is done. */
export async function changeAvailability(owner: AvailabilityOwner, change: (tx: Transaction, id: string) => Promise<unknown>): Promise<void> {
  await inTransaction(async (tx) => {
    const id = await findOrMake(tx, owner);
    await change(tx, id);
    await recordActivity(tx, { actor: owner.personId, organisationId: owner.site?.networkId ?? null, kind: 'availability.changed', subjectType: 'availability', subjectId: id });
  });
}

async function findOrMake(tx: Transaction, owner: AvailabilityOwner): Promise<string> {
  await tx.availability.createMany({ data: [{ id: newId(), ...heldBy(owner), zone: owner.zone, ...AT_FIRST, updatedAt: now() }], skipDuplicates: true });
  const [found] = await tx.$queryRaw<{ id: string }[]>`select id from availability where person_id = ${owner.site ? null : owner.personId}::uuid or site_id = ${owner.site?.id ?? null}::uuid for update`;
  if (!found) throw new NotFound();
  return found.id;
}

/** From now on the calendar of whoever has said no hours goes by the clocks of their account, also once they choose others there: nothing in it is meant by those that were. */
export function startFollowingZones(): void {
  onActivity(followZone);
}

async function followZone(tx: Transaction, { kind, subjectId }: Happening): Promise<void> {
  if (kind !== 'account.updated') return;
  await tx.$executeRaw`
    update availability a set zone = p.time_zone, version = a.version + 1, updated_at = ${now()} from person p
     where p.id = ${subjectId}::uuid and a.person_id = p.id and p.time_zone is not null and a.zone <> p.time_zone
       and not exists (select 1 from weekly_hours w where w.availability_id = a.id) and not exists (select 1 from availability_exception e where e.availability_id = a.id)`;
}
