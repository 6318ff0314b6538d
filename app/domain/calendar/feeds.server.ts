import { createHash, randomBytes } from 'node:crypto';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import type { Locale } from '#app/i18n/locales.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { newId } from '#app/platform/id.ts';
import { zoneOfPerson } from './availability.server.ts';
import { toDay } from './calendars.server.ts';
import type { Entry } from './icalendar.ts';
import { timeKnown } from './known-times.ts';

const DAY = 86_400_000;
const MOST_FEEDS = 5;

function placeOfWords(id: string) {
  return { model: 'calendar_feed', field: 'words', rowId: id };
}

/** 256 bits are guessed by nobody: a plain hash is enough. */
function hashSecret(secret: string): string {
  return createHash('sha256').update(`calendar feed ${secret}`).digest('hex');
}

/** The person's feeds that are in force. */
export async function listFeeds(person: AskingPerson) {
  const rows = await database().calendarFeed.findMany({ where: { personId: person.id, revokedAt: null }, orderBy: { createdAt: 'desc' }, select: { id: true, words: true, createdAt: true, lastReadOn: true } });
  const safe = await openSafe(person.id);
  return rows.map(({ id, words, createdAt, lastReadOn }) => ({ id, words: safe.unseal(words, placeOfWords(id)), createdAt: createdAt.toISOString(), lastReadOn: lastReadOn && toDay(lastReadOn) }));
}

/** Makes a feed, and returns the path of its secret address: readable only now, kept as a hash. @throws Refusal `calendar.refusals.tooManyFeeds` */
export async function makeFeed(person: AskingPerson, entry: { words: string | null; locale: Locale }): Promise<string> {
  const secret = randomBytes(32).toString('base64url');
  const id = newId();
  await inTransaction(async (tx) => {
    await tx.$executeRaw`select 1 from person where id = ${person.id}::uuid for no key update`;
    if ((await tx.calendarFeed.count({ where: { personId: person.id, revokedAt: null } })) >= MOST_FEEDS) throw new Refusal('calendar.refusals.tooManyFeeds');
    const words = entry.words === null ? null : (await openSafe(person.id, tx)).seal(entry.words, placeOfWords(id));
    await tx.calendarFeed.create({ data: { id, personId: person.id, secretHash: hashSecret(secret), locale: entry.locale, words, createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'calendarFeed.made', subjectType: 'calendar_feed', subjectId: id });
  });
  return `/feeds/${secret}/calendar.ics`;
}

/** From the next reading on the address is one of nothing. */
export async function revokeFeed(person: AskingPerson, id: string): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.calendarFeed.updateMany({ where: { id, personId: person.id, revokedAt: null }, data: { revokedAt: now() } });
    if (count === 0) throw new NotFound();
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'calendarFeed.revoked', subjectType: 'calendar_feed', subjectId: id });
  });
}

export interface FeedContent {
  personId: string;
  locale: string;
  /** The person's own word; null for the neutral one. */
  words: string | null;
  entries: Entry[];
  /** The person's own. */
  zone: string;
}

/**
 * What a feed tells: bookings of the last 90 days and of all to come, those that were cancelled or that no longer hold the
 * person as cancelled. Someone who is suspended, or who belongs nowhere any more, has none. @throws NotFound
 */
export async function readFeed(secret: string): Promise<FeedContent> {
  const feed = await database().calendarFeed.findFirst({
    where: { secretHash: hashSecret(secret), revokedAt: null, person: { suspendedAt: null, memberships: { some: { endedAt: null, organisation: { closedAt: null } } } } },
    select: { id: true, personId: true, locale: true, words: true, lastReadOn: true, person: { select: { timeZone: true } } },
    relationLoadStrategy: 'join',
  });
  if (!feed) throw new NotFound();
  const entries = await readEntries(feed.personId, new Date(now().getTime() - 90 * DAY));
  const today = toDay(now());
  if (!feed.lastReadOn || toDay(feed.lastReadOn) !== today) await database().calendarFeed.update({ where: { id: feed.id }, data: { lastReadOn: new Date(today) }, select: { id: true } });
  return { personId: feed.personId, locale: feed.locale, words: (await openSafe(feed.personId)).unseal(feed.words, placeOfWords(feed.id)), entries, zone: zoneOfPerson(feed.person) };
}

async function readEntries(personId: string, since: Date): Promise<Entry[]> {
  const holds = await database().hold.findMany({
    where: { personId, endsAt: { gte: since } },
    relationLoadStrategy: 'join',
    orderBy: [{ releasedAt: { sort: 'desc', nulls: 'first' } }, { startsAt: 'asc' }, { id: 'asc' }],
    take: 2_000,
    select: { bookingId: true, releasedAt: true, booking: { select: { startsAt: true, endsAt: true, zone: true, state: true, sequence: true, changedAt: true, moves: { orderBy: { at: 'asc' }, select: { at: true, startsAt: true, endsAt: true } } } } },
  });
  const byBooking = new Map<string, Entry>();
  for (const { bookingId: id, releasedAt, booking: { moves, ...booking } } of holds) {
    const isHeld = releasedAt === null && booking.state === 'booked';
    // Someone let go and held again has two holds: the one in force speaks, else the one released last.
    if (!byBooking.has(id) || isHeld) byBooking.set(id, { id, ...booking, ...timeKnown(booking, releasedAt, moves), state: isHeld ? 'booked' : 'cancelled' });
  }
  return [...byBooking.values()];
}
