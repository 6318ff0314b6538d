import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { cutOf, fitsWords, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, type Transaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Prisma, SiteVisit } from '#app/platform/generated/client.ts';
import { openAddress } from './site-address.server.ts';
import type { VisitsQuery } from './site-lists.ts';
import { hostedBy } from './site-policy.ts';
import { unsealSite } from './site-safe.server.ts';
import { isNamedTo } from './sites.server.ts';
import { mayMove } from './standing.ts';
import { isAgreed, isCalledOff, isComing, mayReadAddress, VISIT_MOVES, type VisitMove } from './visit-life.ts';
import { visitAbilities } from './visit-policy.ts';
import { unsealVisit } from './visit-safe.server.ts';

const MOST_SEARCHED = 500;

const WITH_PEOPLE = {
  site: { select: { siteId: true, organisationId: true, title: true, safety: true, version: true, site: { select: { networkId: true } }, organisation: { select: { name: true, country: true } } } },
  requestedBy: { select: { pseudonym: true } },
  entry: { select: { edition: { select: { networkId: true } } } },
  visitors: { orderBy: { personId: 'asc' }, select: { personId: true, acknowledgedAt: true, person: { select: { pseudonym: true } } } },
} as const;

/** A visit that the person may see, and what they are to it. @throws NotFound */
export async function findVisit(person: AskingPerson, id: string) {
  const row = await database().siteVisit.findFirst({ where: { AND: [{ id }, within(visitAbilities(person), 'read', 'SiteVisit')] }, relationLoadStrategy: 'join', include: WITH_PEOPLE });
  if (!row) throw new NotFound();
  return { row, ...partsIn(person, row) };
}

/** Whether a visit was called off, or is no longer known: for who asked for it by way of something else, and may not read it itself. */
export async function isOffOrGone(id: string): Promise<boolean> {
  const found = await database().siteVisit.findUnique({ where: { id }, select: { state: true } });
  return !found || isCalledOff(found.state);
}

/** What someone is to a visit: who receives it, who asked for it (or leads those who did), who comes, who plans the timetable in which it stands. One may be several. */
function partsIn(person: AskingPerson, row: { requestedById: string | null; source: string; sourceId: string; site: { organisationId: string }; entry: { edition: { networkId: string } } | null; visitors: readonly { personId: string }[] }) {
  const belongs = row.source !== 'organisation' || organisationIdsAs(person).includes(row.sourceId);
  const isVisitor = belongs && row.visitors.some(({ personId }) => personId === person.id);
  const asks = (belongs && row.requestedById === person.id) || (row.source === 'organisation' && organisationIdsAs(person, 'lead', 'coordinator').includes(row.sourceId));
  return { isHost: hostedBy(person).includes(row.site.organisationId), asks, isVisitor, visits: asks || isVisitor, plans: row.entry !== null && actsAs(person, 'coordinator', row.entry.edition.networkId) };
}

export type VisitPart = 'isHost' | 'asks' | 'isVisitor' | 'visits' | 'plans';

/** The same, for one of those parts. @throws NotFound; Refusal for who sees the visit as something else */
export async function findVisitAs(person: AskingPerson, id: string, ...parts: readonly VisitPart[]) {
  const found = await findVisit(person, id);
  if (!parts.some((part) => found[part])) throw new Refusal('academy.refusals.notYours');
  return found;
}

/** The same, where the move may be made now. @throws NotFound, Refusal */
export async function findVisitTo(person: AskingPerson, id: string, move: VisitMove, ...parts: readonly VisitPart[]) {
  const found = await findVisitAs(person, id, ...parts);
  if (!mayMove(VISIT_MOVES, move, found.row.state)) throw new Refusal('academy.refusals.notNow');
  return found;
}

/** Holds a visit until the transaction ends and makes a move of its life, where the table has it from where it stands now. @throws Refusal */
export async function moveVisit(tx: Transaction, id: string, move: VisitMove, data: Prisma.SiteVisitUncheckedUpdateInput = {}): Promise<SiteVisit> {
  const held = await holdVisit(tx, id);
  if (!mayMove(VISIT_MOVES, move, held.state)) throw new Refusal('academy.refusals.notNow');
  return tx.siteVisit.update({ where: { id }, data: { ...data, state: VISIT_MOVES[move].to } });
}

/** @throws NotFound once it is gone */
export async function holdVisit(tx: Transaction, id: string): Promise<SiteVisit> {
  await tx.$queryRaw`select 1 from site_visit where id = ${id}::uuid for update`;
  const held = await tx.siteVisit.findUnique({ where: { id } });
  if (!held) throw new NotFound();
  return held;
}

/** The visits that the person may see: a page of them. Names of sites are sealed: those that are in it for them are opened to be searched. */
export async function listVisits(person: AskingPerson, query: VisitsQuery) {
  const seen = within(visitAbilities(person), 'read', 'SiteVisit');
  const where = { AND: [seen, query.state ? { state: query.state } : {}, query.q ? { siteId: { in: await findSitesNamed(seen, query.q) } } : {}] };
  const { direction } = orderOf(query.order);
  const [count, rows] = await Promise.all([
    database().siteVisit.count({ where }),
    database().siteVisit.findMany({ where, relationLoadStrategy: 'join', orderBy: [{ startsAt: direction }, { id: direction }], ...cutOf(query), select: { id: true, state: true, startsAt: true, endsAt: true, zone: true, siteId: true, site: { select: { siteId: true, organisationId: true, title: true } }, visitors: { select: { personId: true } } } }),
  ]);
  const visits = await Promise.all(rows.map(async ({ site, visitors, ...one }) => ({ ...one, people: visitors.length, site: unsealSite(await openSafe(site.organisationId), 'title', site) })));
  return { count, pages: pagesOf(count), visits };
}

async function findSitesNamed(seen: Prisma.SiteVisitWhereInput, q: string): Promise<string[]> {
  const sites = await database().demonstrationSite.findMany({ where: { visits: { some: seen } }, take: MOST_SEARCHED, select: { siteId: true, organisationId: true, title: true } });
  const named = await Promise.all(sites.map(async (site) => ({ id: site.siteId, title: unsealSite(await openSafe(site.organisationId), 'title', site) })));
  return named.filter(({ title }) => fitsWords(q, title)).map(({ id }) => id);
}

/** A visit as the person may see it: every word to its hosts and to who comes, none to who only watches. @throws NotFound */
export async function readVisit(person: AskingPerson, id: string) {
  const { row, isHost, asks, isVisitor, visits, plans } = await findVisit(person, id);
  const { state, startsAt, endsAt, zone, source, addressFrom, bookingId, version } = row;
  const today = now();
  const isIn = isHost || visits;
  const isReceived = isHost || (visits && isAgreed(state));
  const [safe, siteSafe] = await Promise.all([openSafe(id), openSafe(row.site.organisationId)]);
  const open = (field: Parameters<typeof unsealVisit>[1]) => (isIn ? unsealVisit(safe, field, row) : '');
  const may = (move: VisitMove) => mayMove(VISIT_MOVES, move, state);
  const comes = isComing(state);
  const readsAddress = mayReadAddress({ state, addressFrom, endsAt, isVisitor }, today);
  return {
    id,
    state,
    startsAt,
    endsAt,
    zone,
    // That two people are paired is theirs to know: to whoever only receives or watches them they are people who come together.
    source: source === 'pairing' && !visits ? ('together' as const) : source,
    version,
    isHost,
    isIn,
    isVisitor,
    bookingId: comes && isVisitor ? bookingId : null,
    site: { id: row.siteId, title: unsealSite(siteSafe, 'title', row.site), country: row.site.organisation.country, host: isReceived || isNamedTo(person, row.site.organisationId, row.site.site.networkId) ? row.site.organisation.name : null },
    people: row.visitors.length,
    asker: isIn ? (row.requestedBy?.pseudonym ?? null) : null,
    visitors: isIn ? row.visitors.map(({ personId, person: { pseudonym }, acknowledgedAt }) => ({ id: personId, name: pseudonym, hasRead: acknowledgedAt !== null })) : [],
    purpose: open('purpose'),
    security: open('security'),
    reason: isHost || asks ? unsealVisit(safe, 'reason', row) : '',
    questions: open('questions'),
    agenda: open('agenda'),
    briefing: isReceived ? unsealSite(siteSafe, 'safety', row.site) : '',
    briefingVersion: row.site.version,
    debrief: { saw: open('saw'), takeHome: open('takeHome'), willTry: open('willTry') },
    thanks: open('thanks'),
    isShown: row.consentedAt !== null,
    address: readsAddress ? await openAddress(row.siteId) : null,
    addressFrom: comes && (isVisitor || isHost) ? addressFrom : null,
    may: {
      confirm: isHost && may('confirm') && startsAt > today,
      decline: isHost && may('decline'),
      withdraw: (asks || plans) && may('withdraw'),
      cancel: isHost && may('cancel') && state !== 'requested',
      takeOut: (isHost || asks) && may('cancel') && row.visitors.length > 1,
      move: isHost && comes,
      prepare: isIn && comes,
      acknowledge: isVisitor && comes && row.visitors.some(({ personId, acknowledgedAt }) => personId === person.id && acknowledgedAt === null),
      hold: isIn && may('hold') && startsAt <= today,
      debrief: visits && may('debrief'),
      thank: visits && may('thank'),
      consent: isVisitor && row.consentedAt === null && (state === 'debriefed' || state === 'thanked'),
      takeBack: visits && row.consentedAt !== null,
    },
  };
}

/** Which of some visits someone may see. */
export async function whichAreSeen(person: AskingPerson, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await database().siteVisit.findMany({ where: { AND: [{ id: { in: [...ids] } }, within(visitAbilities(person), 'read', 'SiteVisit')] }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/** Where bookings of visits are told: by the booking's id, for whom the visit is there. */
export async function pagesOfVisits(person: AskingPerson, bookingIds: readonly string[]): Promise<Record<string, { to: string; moveTo?: string }>> {
  const visits = await database().siteVisit.findMany({ where: { AND: [{ bookingId: { in: [...bookingIds] } }, within(visitAbilities(person), 'read', 'SiteVisit')] }, select: { id: true, bookingId: true } });
  return Object.fromEntries(visits.map(({ id, bookingId }) => [bookingId ?? '', { to: `/visits/${id}` }]));
}
