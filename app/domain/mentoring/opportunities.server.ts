import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { actsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { dayIn } from '#app/domain/calendar/local-time.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import type { Opportunity, OpportunityTaking, Prisma } from '#app/platform/generated/client.ts';
import { newId } from '#app/platform/id.ts';
import type { OfferedQuery, OpeningsQuery } from './lists.ts';
import { mayMove, TAKING_MOVES } from './model.ts';
import type { OpportunityEntry } from './opportunity-forms.ts';
import { findGoingOn, holdGoingOn, holdPairing } from './pairing.server.ts';
import { openIfKept, openPairing } from './pairing-safe.server.ts';

const placeOf = (rowId: string) => ({ model: 'opportunity', field: 'text', rowId });
export const placeOfTaking = (opportunityId: string, pairingId: string) => ({ model: 'opportunity_taking', field: 'gave', rowId: `${opportunityId}:${pairingId}` });
const GOING_ON = ['active', 'paused', 'closing'] as const;

/** Under whose key it lies: the pairing's that it is for, else the network's. */
async function tellOpportunity(row: Opportunity & { takings: { state: string }[] }) {
  const { id, kind, state, competencies, places, happensOn, pairingId, networkId } = row;
  const taken = row.takings.filter((one) => one.state !== 'given_back').length;
  return { id, kind, state, competencies, places, free: Math.max(0, places - taken), isForOne: pairingId !== null, happensOn: happensOn?.toISOString().slice(0, 10) ?? null, text: (await (pairingId ? openIfKept(pairingId) : openSafe(networkId)))?.unseal(row.text, placeOf(id)) ?? '' };
}

/** Openings of a network are offered by its coordinators: to everyone else the page is not there. @throws NotFound */
export function assertOffers(person: AskingPerson, networkId: string): void {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
}

/** By the day it happens (one without a day last), or by when it was offered. */
function inOrder(order: OfferedQuery['order']): Prisma.OpportunityOrderByWithRelationInput[] {
  const { by, direction } = orderOf(order);
  return [...(by === 'happens' ? [{ happensOn: { sort: direction, nulls: 'last' as const } }, { createdAt: 'desc' as const }] : [{ createdAt: direction }]), { id: direction }];
}

/** What a network offers, for its coordinators: a page of it. @throws NotFound */
export async function listOffered(person: AskingPerson, networkId: string, query: OfferedQuery) {
  assertOffers(person, networkId);
  const where = { networkId, pairingId: null, ...(query.kind ? { kind: query.kind } : {}), ...(query.state ? { state: query.state } : {}) };
  const [network, count, rows] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true } }),
    database().opportunity.count({ where }),
    database().opportunity.findMany({ where, relationLoadStrategy: 'join', orderBy: inOrder(query.order), ...cutOf(query), include: { takings: { select: { state: true } } } }),
  ]);
  return { network, count, pages: pagesOf(count), opportunities: await Promise.all(rows.map(tellOpportunity)) };
}

/** What the two of a pairing know of openings offered within it. @throws NotFound */
export async function listOfferedWithin(person: AskingPerson, pairingId: string) {
  const standing = await findGoingOn(person, pairingId);
  if (standing.part !== 'mentor') throw new Refusal('mentoring.refusals.mentorOnly');
  const rows = await database().opportunity.findMany({ where: { pairingId }, relationLoadStrategy: 'join', orderBy: { createdAt: 'desc' }, include: { takings: { select: { state: true } } } });
  return { standing, opportunities: await Promise.all(rows.map(tellOpportunity)) };
}

/** A coordinator offers an opening to the mentees of their network. @throws NotFound */
export async function offerInNetwork(person: AskingPerson, networkId: string, entry: OpportunityEntry): Promise<void> {
  assertOffers(person, networkId);
  await offer(person, { networkId, pairingId: null, places: entry.places }, entry);
}

/** A mentor offers one to their own mentee. @throws NotFound, Refusal */
export async function offerWithin(person: AskingPerson, pairingId: string, entry: OpportunityEntry): Promise<void> {
  const { standing } = await listOfferedWithin(person, pairingId);
  await offer(person, { networkId: standing.pairing.menteeNetworkId, pairingId, places: 1 }, entry);
}

async function offer(person: AskingPerson, to: { networkId: string; pairingId: string | null; places: number }, { kind, competencies, happensOn, text }: OpportunityEntry): Promise<void> {
  const id = newId();
  await inTransaction(async (tx) => {
    if (to.pairingId) await holdGoingOn(tx, to.pairingId);
    const safe = await (to.pairingId ? openPairing(to.pairingId, tx) : openSafe(to.networkId, tx));
    await tx.opportunity.create({ data: { id, ...to, kind, competencies: [...competencies], happensOn, text: safe.seal(text, placeOf(id)), offeredById: person.id, createdAt: now() }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'opportunity.offered', subjectType: 'opportunity', subjectId: id });
  });
}

/** No more can take it; who has taken it keeps it. @throws NotFound, Refusal */
export async function closeOpportunity(person: AskingPerson, id: string): Promise<string> {
  const row = await database().opportunity.findFirst({ where: { id, pairingId: null }, select: { networkId: true } });
  if (!row || !actsAs(person, 'coordinator', row.networkId)) throw new NotFound();
  await inTransaction(async (tx) => {
    const { count } = await tx.opportunity.updateMany({ where: { id, state: 'open' }, data: { state: 'closed', closedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'opportunity.closed', subjectType: 'opportunity', subjectId: id });
  });
  return row.networkId;
}

/** The pairing in which the person is a mentee now; null while there is none. */
function ownPairing(person: AskingPerson) {
  return database().pairing.findFirst({ where: { menteeId: person.id, state: { in: [...GOING_ON] } }, select: { id: true, menteeNetworkId: true } });
}

/** Of what one mentee took in all their pairings: what waits to be told of, else what they took in the pairing that goes on, else what they took last. */
function standingTaking<Taking extends Pick<OpportunityTaking, 'state' | 'pairingId' | 'takenAt'>>(takings: readonly Taking[], pairingId: string | undefined): Taking | null {
  return takings.find(({ state }) => state === 'taken') ?? takings.find((one) => one.pairingId === pairingId) ?? [...takings].sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())[0] ?? null;
}

/** The day as the mentee has it: openings of an earlier one are over. */
const todayOf = (person: AskingPerson) => new Date(dayIn(person.timeZone ?? 'UTC', now()));

const toCome = (today: Date): Prisma.OpportunityWhereInput => ({ OR: [{ happensOn: null }, { happensOn: { gte: today } }] });

const TAKINGS = { takings: { select: { state: true, gave: true, takenAt: true, pairingId: true, pairing: { select: { menteeId: true } } } } } as const;

/** A page of openings; those that happen first come before those that are over, of which the latest comes first. */
async function findOpenings(where: Prisma.OpportunityWhereInput, query: OpeningsQuery, today: Date) {
  const { skip, take } = cutOf(query);
  const find = (of: Prisma.OpportunityWhereInput, order: OpeningsQuery['order'], cut: { skip: number; take: number }) => database().opportunity.findMany({ where: of, relationLoadStrategy: 'join', orderBy: inOrder(order), ...cut, include: TAKINGS });
  if (query.order !== 'happens') return find(where, query.order, { skip, take });
  const next = { AND: [where, toCome(today)] };
  const [count, first] = await Promise.all([database().opportunity.count({ where: next }), find(next, 'happens', { skip, take })]);
  return first.length === take ? first : [...first, ...(await find({ AND: [where, { happensOn: { lt: today } }] }, '-happens', { skip: Math.max(0, skip - count), take: take - first.length }))];
}

/** For a mentee: what is open to them and not yet over, and what they have taken; a page of it. */
export async function listOpportunities(person: AskingPerson, query: OpeningsQuery) {
  const pairing = await ownPairing(person);
  const today = todayOf(person);
  const mine = { some: { pairing: { is: { menteeId: person.id } } } };
  const offered = { state: 'open' as const, ...toCome(today) };
  const where: Prisma.OpportunityWhereInput = { ...(query.kind ? { kind: query.kind } : {}), OR: [...(pairing ? [{ ...offered, networkId: pairing.menteeNetworkId, pairingId: null }, { ...offered, pairingId: pairing.id }] : []), { takings: mine }] };
  const [count, rows] = await Promise.all([database().opportunity.count({ where }), findOpenings(where, query, today)]);
  const opportunities = await Promise.all(
    rows.map(async (row) => {
      const taking = standingTaking(row.takings.filter((one) => one.pairing.menteeId === person.id), pairing?.id);
      const told = await tellOpportunity(row);
      const gave = taking?.gave ? ((await openIfKept(taking.pairingId))?.unseal(taking.gave, placeOfTaking(row.id, taking.pairingId)) ?? null) : null;
      const isOver = row.happensOn !== null && row.happensOn < today;
      return { ...told, taking: taking?.state ?? null, gave, mayTake: pairing !== null && row.state === 'open' && !isOver && told.free > 0 && (taking === null || taking.state === 'given_back') };
    }),
  );
  return { isPaired: pairing !== null, count, pages: pagesOf(count), opportunities };
}

/** An opportunity that the person, as a mentee, can take or has taken. @throws NotFound */
async function findForMentee(person: AskingPerson, id: string) {
  const pairing = await ownPairing(person);
  const row = await database().opportunity.findFirst({ where: { id, OR: [...(pairing ? [{ networkId: pairing.menteeNetworkId, pairingId: null }, { pairingId: pairing.id }] : []), { takings: { some: { pairing: { is: { menteeId: person.id } } } } }] }, relationLoadStrategy: 'join', include: { takings: { where: { pairing: { is: { menteeId: person.id } } } } } });
  if (!row) throw new NotFound();
  return { row, pairing, taking: standingTaking(row.takings, pairing?.id) };
}

/** The mentee takes it, while there is a place: of two who reach for the last one, one is told that it is gone. @throws NotFound, Refusal */
export async function takeOpportunity(person: AskingPerson, id: string): Promise<void> {
  const { pairing, row } = await findForMentee(person, id);
  if (!pairing) throw new Refusal('mentoring.refusals.over');
  if (row.happensOn && row.happensOn < todayOf(person)) throw new Refusal('mentoring.refusals.notNow');
  await inTransaction(async (tx) => {
    await holdGoingOn(tx, pairing.id);
    await tx.$queryRaw`select 1 from opportunity where id = ${id}::uuid for update`;
    const { state, places, takings } = await tx.opportunity.findUniqueOrThrow({ where: { id }, select: { state: true, places: true, takings: { select: { pairingId: true, state: true, takenAt: true, pairing: { select: { menteeId: true } } } } } });
    const own = standingTaking(takings.filter((one) => one.pairing.menteeId === person.id), pairing.id);
    if (own && !mayMove(TAKING_MOVES, 'takeAgain', own.state)) throw new Refusal('mentoring.refusals.takenAlready');
    if (state !== 'open' || takings.filter((one) => one.state !== 'given_back').length >= places) throw new Refusal('mentoring.refusals.placeTaken');
    const key = { opportunityId_pairingId: { opportunityId: id, pairingId: pairing.id } };
    await tx.opportunityTaking.upsert({ where: key, create: { opportunityId: id, pairingId: pairing.id, takenAt: now() }, update: { state: 'taken', takenAt: now(), settledAt: null }, select: { state: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'opportunity.taken', subjectType: 'opportunity', subjectId: id });
  });
}

/** What a mentee is to report on. @throws NotFound, Refusal */
export async function findTaken(person: AskingPerson, id: string) {
  const { row, taking } = await findForMentee(person, id);
  if (!taking || taking.state !== 'taken') throw new Refusal('mentoring.refusals.notNow');
  return { id, pairingId: taking.pairingId, told: await tellOpportunity(row) };
}

/** Says what it gave, or gives it back for someone else. @throws NotFound, Refusal */
export async function settleTaking(person: AskingPerson, id: string, move: 'report' | 'giveBack', gave: string | null): Promise<void> {
  const { pairingId } = await findTaken(person, id);
  await inTransaction(async (tx) => {
    await holdPairing(tx, pairingId);
    const sealed = (await openPairing(pairingId, tx)).seal(gave, placeOfTaking(id, pairingId));
    const { count } = await tx.opportunityTaking.updateMany({ where: { opportunityId: id, pairingId, state: 'taken' }, data: { state: TAKING_MOVES[move].to, settledAt: now(), ...(sealed ? { gave: sealed } : {}) } });
    if (count === 0) throw new Refusal('mentoring.refusals.notNow');
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: move === 'report' ? 'opportunity.reported' : 'opportunity.givenBack', subjectType: 'opportunity', subjectId: id });
  });
}
