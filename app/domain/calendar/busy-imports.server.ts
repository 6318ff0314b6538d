import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { changeAvailability, heldBy, readAvailability, type AvailabilityOwner } from './availability.server.ts';
import { LARGEST_FILE } from './busy-form.ts';
import { readBusyTimes } from './busy-times.ts';
import { mayBeSaidBy } from './days-ahead.server.ts';
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

/** The calendars from which the owner's busy times came. */
export async function listBusyImports(owner: AvailabilityOwner): Promise<BusyImport[]> {
  const rows = await database().busyImport.findMany({ where: { availability: heldBy(owner) }, orderBy: [{ importedAt: 'desc' }, { id: 'desc' }], select: { id: true, importedAt: true, coversUntil: true, _count: { select: { times: true } } } });
  return rows.map(({ id, importedAt, coversUntil, _count }) => ({ id, importedAt: importedAt.toISOString(), coversUntil: coversUntil.toISOString(), times: _count.times }));
}

/**
 * Takes the busy times of the next thirteen months from an iCalendar file, in the zone of the owner's availability where the
 * file names none. Of the file itself nothing is kept.
 * @throws Refusal `calendar.busy.errors.*`
 */
export async function importBusyTimes(owner: AvailabilityOwner, content: Buffer | string): Promise<void> {
  if (content.length > LARGEST_FILE) throw new Refusal('calendar.busy.errors.tooLarge');
  const text = typeof content === 'string' ? content : decode(content);
  const today = Math.floor(now().getTime() / 86_400_000) * 1440;
  const period = { from: today, until: today + MINUTES_AHEAD };
  const times = await readBusyTimes(text, period, (await readAvailability(owner)).zone);
  if (times.length === 0) throw new Refusal('calendar.busy.errors.nothingAhead');
  await changeAvailability(owner, async (tx, availabilityId) => {
    if ((await tx.busyImport.count({ where: { availabilityId } })) >= MOST_IMPORTS) throw new Refusal('calendar.busy.errors.tooManyImports');
    const importId = newId();
    await tx.busyImport.create({ data: { id: importId, availabilityId, importedAt: now(), coversUntil: dateOf(period.until) }, select: { id: true } });
    await tx.busyTime.createMany({ data: times.map(({ from, until }) => ({ importId, startsAt: dateOf(from), endsAt: dateOf(until) })) });
  });
}

/** The lines that are read are of ASCII letters: any byte will do for the rest. UTF-16, with its mark, is told by it. */
function decode(content: Buffer): string {
  const encoding = content[0] === 0xff && content[1] === 0xfe ? 'utf-16le' : content[0] === 0xfe && content[1] === 0xff ? 'utf-16be' : 'latin1';
  return new TextDecoder(encoding).decode(content).replace(/^(\ufeff|ï»¿)/, '');
}

/** Forgets the busy times that came from one calendar. Returns the site whose they were; null for the person's own. @throws NotFound */
export async function removeBusyImport(person: AskingPerson, id: string): Promise<string | null> {
  const found = await database().busyImport.findFirst({ where: { id, availability: mayBeSaidBy(person) }, select: { availability: { select: { siteId: true } } } });
  if (!found) throw new NotFound();
  await database().busyImport.deleteMany({ where: { id } });
  return found.availability.siteId;
}
