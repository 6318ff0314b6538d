import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { findOrMake, readAvailability } from './availability.server.ts';
import { LARGEST_FILE, readBusyTimes } from './busy-times.ts';
import { dateOf } from './spans.ts';

const MINUTES_AHEAD = 400 * 1440;
/** How many calendars one may take busy times from. */
const MOST_IMPORTS = 10;

export interface BusyImport {
  id: string;
  importedAt: string;
  coversUntil: string;
  times: number;
}

/** The calendars from which the person's busy times came. */
export async function listBusyImports(person: AskingPerson): Promise<BusyImport[]> {
  const rows = await database().busyImport.findMany({ where: { availability: { personId: person.id } }, orderBy: [{ importedAt: 'desc' }, { id: 'desc' }], select: { id: true, importedAt: true, coversUntil: true, _count: { select: { times: true } } } });
  return rows.map(({ id, importedAt, coversUntil, _count }) => ({ id, importedAt: importedAt.toISOString(), coversUntil: coversUntil.toISOString(), times: _count.times }));
}

/**
 * Takes the busy times of the next thirteen months from an iCalendar file, in the zone of the person's availability where the
 * file names none. Of the file itself nothing is kept.
 * @throws Refusal `calendar.busy.errors.*`
 */
export async function importBusyTimes(person: AskingPerson, content: Buffer | string): Promise<void> {
  if (content.length > LARGEST_FILE) throw new Refusal('calendar.busy.errors.tooLarge');
  const text = typeof content === 'string' ? content : decode(content);
  const today = Math.floor(now().getTime() / 86_400_000) * 1440;
  const period = { from: today, until: today + MINUTES_AHEAD };
  const times = await readBusyTimes(text, period, (await readAvailability(person)).zone);
  if (times.length === 0) throw new Refusal('calendar.busy.errors.nothingAhead');
  await inTransaction(async (tx) => {
    const availabilityId = await findOrMake(tx, person);
    if ((await tx.busyImport.count({ where: { availabilityId } })) >= MOST_IMPORTS) throw new Refusal('calendar.busy.errors.tooManyImports');
    const importId = newId();
    await tx.busyImport.create({ data: { id: importId, availabilityId, importedAt: now(), coversUntil: dateOf(period.until) }, select: { id: true } });
    await tx.busyTime.createMany({ data: times.map(({ from, until }) => ({ importId, startsAt: dateOf(from), endsAt: dateOf(until) })) });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'availability.changed', subjectType: 'availability', subjectId: availabilityId });
  });
}

/** The lines that are read are of ASCII letters: any byte will do for the rest. UTF-16, with its mark, is told by it. */
function decode(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : 'latin1';
  return new TextDecoder(encoding).decode(content).replace(/^(\ufeff|ï»¿)/, '');
}

/** Forgets the busy times that came from one calendar. */
export async function removeBusyImport(person: AskingPerson, id: string): Promise<void> {
  const { count } = await database().busyImport.deleteMany({ where: { id, availability: { personId: person.id } } });
  if (count === 0) throw new NotFound();
}
