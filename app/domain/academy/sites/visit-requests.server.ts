import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { bookSeries } from '#app/domain/calendar/bookings.server.ts';
import { spanOfDay, type WhichOfTwo } from '#app/domain/calendar/local-time.ts';
import { dateOf } from '#app/domain/calendar/spans.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { VisitSource } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import { holdAddress } from './site-address.server.ts';
import { findSite } from './sites.server.ts';
import { isOpen } from './standing.ts';
import { endVisit } from './visit-ends.server.ts';
import { sealVisit } from './visit-safe.server.ts';
import { timeOfVisit } from './visit-when.ts';
import { findVisitTo, moveVisit } from './visits.server.ts';

/** Holds until the transaction ends who may come, where that can change meanwhile. @throws Refusal where one of them may not any more */
export type HoldComing = (tx: Transaction, people: readonly string[]) => Promise<void>;

/** A visit to ask for. The day and hour are those of the site's clock. */
export interface VisitOrder {
  siteId: string;
  /** On whose behalf: an edition, an engagement, a pairing or an organisation. */
  source: { kind: VisitSource; id: string; hold?: HoldComing };
  /** Who would come. */
  visitors: readonly string[];
  /** As `2027-03-30`, and as `14:30`. */
  day: string;
  time: string;
  /** Which is meant where the clocks show it twice. */
  which?: WhichOfTwo;
  minutes: number;
  purpose: string;
  security: string;
  /** What stands for it in the timetable of its edition, with what has to be so for that, and what follows, in the same transaction. */
  entry?: { id: string; hold: (tx: Transaction) => Promise<void>; keep: (tx: Transaction) => Promise<void> };
}

/**
 * Asks the host of a site for a visit. That the person acts for the source, and that the visitors are people of it, the caller
 * has made sure: other subjects know who they are. Returns the visit's id.
 * @throws NotFound where the person is not shown the site; Refusal `academy.refusals.siteClosed`, `academy.errors.never`, `academy.errors.past`,
 * `academy.errors.weekday`, `academy.errors.room`, `academy.refusals.changedMeanwhile`; RefusedField `which`
 */
export async function requestVisit(person: AskingPerson, { siteId, source, visitors, day, time, which, minutes, purpose, security, entry }: VisitOrder): Promise<string> {
  const { row } = await findSite(person, siteId);
  if (!isOpen(row, now()) || row.site.closedAt !== null || row.organisation.closedAt !== null) throw new Refusal('academy.refusals.siteClosed');
  const zone = row.site.availability?.zone ?? 'UTC';
  const coming = [...new Set(visitors)];
  const when = timeOfVisit({ day, time, which, minutes, zone }, row, coming.length, now());
  const id = newId();
  await inTransaction(async (tx) => {
    await holdHost(tx, row.organisationId);
    await entry?.hold(tx);
    await source.hold?.(tx, coming);
    const safe = await openSafe(id, tx);
    await tx.siteVisit.create({ data: { id, siteId, entryId: entry?.id ?? null, source: source.kind, sourceId: source.id, requestedById: person.id, ...when, zone, requestedAt: now(), ...sealVisit(safe, id, { purpose, security }) }, select: { id: true } });
    await tx.siteVisitor.createMany({ data: coming.map((personId) => ({ visitId: id, personId })) });
    await entry?.keep(tx);
    await recordActivity(tx, { actor: person.id, organisationId: row.organisationId, kind: 'visit.requested', subjectType: 'visit', subjectId: id });
  });
  return id;
}

/** Holds that the host is open until the transaction ends: whoever closes it waits, and finds the visit. Before all that closing holds afterwards. @throws Refusal */
async function holdHost(tx: Transaction, organisationId: string): Promise<void> {
  const open = await tx.$queryRaw<unknown[]>`select 1 from organisation where id = ${organisationId}::uuid and closed_at is null for share`;
  if (open.length === 0) throw new Refusal('academy.refusals.siteClosed');
}

/**
 * The host receives them: the site and all who come are held for the time, and from the day that is set the visitors read the
 * address. Of any number at once for one time one stands. @throws NotFound; Refusal `academy.refusals.addressFirst`, `academy.errors.addressDay`,
 * `academy.errors.taken`, `academy.errors.room`, `academy.refusals.changedMeanwhile`
 */
export async function confirmVisit(person: AskingPerson, id: string, addressDay: string): Promise<void> {
  const { row } = await findVisitTo(person, id, 'confirm', 'isHost');
  if (row.startsAt <= now()) throw new Refusal('academy.errors.past');
  const { address, site } = await database().demonstrationSite.findUniqueOrThrow({ where: { siteId: row.siteId }, relationLoadStrategy: 'join', select: { address: true, site: { select: { capacity: true, closedAt: true } } } });
  if (address === null) throw new Refusal('academy.refusals.addressFirst');
  if (site.closedAt !== null) throw new Refusal('academy.refusals.siteClosed');
  const addressFrom = dateOf(spanOfDay(addressDay, row.zone).from);
  if (addressFrom > row.startsAt) throw new Refusal('academy.errors.addressDay');
  const people = row.visitors.map(({ personId }) => personId);
  if (site.capacity !== null && people.length > site.capacity) throw new Refusal('academy.errors.room', { count: people.length, room: site.capacity });
  await inTransaction(async (tx) => {
    await holdAddress(tx, row.siteId);
    const booked = await bookSeries(tx, { subject: { type: 'visit', id }, times: [row], zone: row.zone, people, sites: [row.siteId], byId: person.id });
    const [booking] = booked.ok ? booked.bookings : [];
    if (!booking) throw new Refusal('academy.errors.taken');
    await moveVisit(tx, id, 'confirm', { bookingId: booking.id, addressFrom });
    // Somebody may have been taken out meanwhile, and is not to be held.
    if ((await tx.siteVisitor.count({ where: { visitId: id, personId: { in: people } } })) !== people.length) throw new Refusal('academy.refusals.changedMeanwhile');
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.confirmed', subjectType: 'visit', subjectId: id });
  });
}

/** The host cannot receive them, and says why. @throws NotFound, Refusal */
export async function declineVisit(person: AskingPerson, id: string, reason: string): Promise<void> {
  const { row } = await findVisitTo(person, id, 'decline', 'isHost');
  await inTransaction(async (tx) => {
    await moveVisit(tx, id, 'decline', { ...sealVisit(await openSafe(id, tx), id, { reason }), settledAt: now() });
    await recordActivity(tx, { actor: person.id, organisationId: row.site.organisationId, kind: 'visit.declined', subjectType: 'visit', subjectId: id });
  });
}

/** Calls a visit off: withdrawn by who asked for it, or plans the timetable in which it stands; cancelled by its host. What was booked is free again. @throws NotFound, Refusal */
export async function callOff(person: AskingPerson, id: string): Promise<void> {
  const { row, asks, plans } = await findVisitTo(person, id, 'cancel', 'asks', 'plans', 'isHost');
  await inTransaction((tx) => endVisit(tx, { id, organisationId: row.site.organisationId }, asks || plans ? 'withdraw' : 'cancel', person.id));
}
