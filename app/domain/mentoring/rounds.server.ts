import { actsAs, organisationIdsAs, type AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { cutOf, orderOf, pagesOf } from '#app/domain/listing.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { within } from '#app/platform/ability.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { RoundState } from '#app/platform/generated/enums.ts';
import { newId } from '#app/platform/id.ts';
import type { RoundsQuery } from './lists.ts';
import { mayMove, ROUND_MOVES } from './model.ts';
import { mentoringAbilities } from './policy.ts';

/** With whom a network's coordinators can open a round, and whether they can now: one at a time. @throws NotFound for who does not coordinate it */
export async function readOpening(person: AskingPerson, networkId: string) {
  if (!actsAs(person, 'coordinator', networkId)) throw new NotFound();
  const [network, others, open] = await Promise.all([
    database().organisation.findUniqueOrThrow({ where: { id: networkId }, select: { id: true, name: true } }),
    database().organisation.findMany({ where: { kind: 'regional_network', closedAt: null, id: { not: networkId } }, orderBy: { searchText: 'asc' }, select: { id: true, name: true, acronym: true } }),
    database().matchingRound.count({ where: { state: { not: 'closed' }, networks: { some: { networkId, joinedAt: { not: null } } } } }),
  ]);
  return { network, others, mayOpen: open === 0 };
}

/** The rounds in which a network takes part or is asked to: a page of them. @throws NotFound for who does not coordinate it */
export async function listRounds(person: AskingPerson, networkId: string, query: RoundsQuery) {
  const opening = await readOpening(person, networkId);
  const where = { networks: { some: { networkId } }, ...(query.state ? { state: query.state } : {}) };
  const { direction } = orderOf(query.order);
  const [count, rounds] = await Promise.all([
    database().matchingRound.count({ where }),
    database().matchingRound.findMany({ where, relationLoadStrategy: 'join', orderBy: [{ openedAt: direction }, { id: direction }], ...cutOf(query), select: { id: true, state: true, openedAt: true, closedAt: true, networks: { select: { networkId: true, joinedAt: true, network: { select: { name: true } } } }, _count: { select: { proposals: { where: { state: 'accepted' } } } } } }),
  ]);
  return {
    ...opening,
    count,
    pages: pagesOf(count),
    rounds: rounds.map(({ id, state, openedAt, closedAt, networks, _count }) => ({ id, state, openedAt: openedAt.toISOString(), closedAt: closedAt?.toISOString() ?? null, networks: networks.map(({ network: { name } }) => name), isAsked: networks.some((one) => one.networkId === networkId && one.joinedAt === null), paired: _count.proposals })),
  };
}

/** Opens a round for a network, and asks others to take part. @throws NotFound, and Refusal where one is open already */
export async function openRound(person: AskingPerson, networkId: string, networks: readonly string[]): Promise<string> {
  const { others, mayOpen } = await readOpening(person, networkId);
  if (!mayOpen) throw new Refusal('mentoring.refusals.roundOpen');
  const asked = others.filter(({ id }) => networks.includes(id));
  const id = newId();
  await inTransaction(async (tx) => {
    if ((await freeOf(tx, id, [networkId])).length === 0) throw new Refusal('mentoring.refusals.roundOpen');
    const { count } = await tx.matchingRound.createMany({ data: [{ id, networkId, openedById: person.id, openedAt: now() }], skipDuplicates: true });
    if (count === 0) throw new Refusal('mentoring.refusals.roundOpen');
    await tx.roundNetwork.createMany({ data: [{ roundId: id, networkId, invitedAt: now(), joinedAt: now() }, ...asked.map((one) => ({ roundId: id, networkId: one.id, invitedAt: now() }))] });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.opened', subjectType: 'round', subjectId: id });
  });
  return id;
}

/** A round as the coordinators of its networks see it. `mine` are the networks for which the person is asked or takes part. @throws NotFound */
export async function findRound(person: AskingPerson, id: string) {
  const round = await database().matchingRound.findFirst({ where: { AND: [{ id }, within(mentoringAbilities(person), 'read', 'MatchingRound')] }, relationLoadStrategy: 'join', include: { networks: { orderBy: { invitedAt: 'asc' }, include: { network: { select: { id: true, name: true } } } } } });
  if (!round) throw new NotFound();
  const coordinated = organisationIdsAs(person, 'coordinator');
  const joined = round.networks.filter(({ joinedAt }) => joinedAt !== null).map(({ networkId }) => networkId);
  const mine = round.networks.filter(({ networkId }) => coordinated.includes(networkId)).map(({ networkId }) => networkId);
  return { round, joined, mine, takesPart: mine.some((networkId) => joined.includes(networkId)) };
}

/** The same, for what only coordinators of networks that take part may do. @throws NotFound, Refusal */
export async function findAsCoordinator(person: AskingPerson, id: string) {
  const found = await findRound(person, id);
  if (!found.takesPart) throw new Refusal('mentoring.refusals.joinFirst');
  return found;
}

/**
 * Those of some networks that take part in no other round that is open, held for the rest of the transaction: whoever opens or joins
 * another for them at the same time waits, and finds them taken. Who waits for a mentor is to be asked about one in one round at a time.
 */
async function freeOf(tx: Transaction, roundId: string, networkIds: readonly string[]): Promise<string[]> {
  await tx.$queryRaw`select 1 from organisation where id = any(${[...networkIds]}::uuid[]) order by id for no key update`;
  const taken = await tx.roundNetwork.findMany({ where: { networkId: { in: [...networkIds] }, joinedAt: { not: null }, roundId: { not: roundId }, round: { is: { state: { not: 'closed' } } } }, select: { networkId: true } });
  return networkIds.filter((id) => !taken.some(({ networkId }) => networkId === id));
}

/** Lets one's network take part in a round to which it was asked, unless it takes part in another that is open. @throws NotFound, Refusal */
export async function joinRound(person: AskingPerson, id: string): Promise<void> {
  const { mine, joined } = await findRound(person, id);
  await inTransaction(async (tx) => {
    const { state } = await holdRound(tx, id);
    if (state === 'closed') throw new Refusal('mentoring.refusals.roundClosed');
    const asked = mine.filter((one) => !joined.includes(one));
    const free = await freeOf(tx, id, asked);
    if (asked.length > 0 && free.length === 0) throw new Refusal('mentoring.refusals.roundElsewhere');
    const { count } = await tx.roundNetwork.updateMany({ where: { roundId: id, networkId: { in: free }, joinedAt: null }, data: { joinedAt: now() } });
    if (count === 0) throw new Refusal('mentoring.refusals.joinedAlready');
    await changeRound(tx, id);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.joined', subjectType: 'round', subjectId: id });
  });
}

/** Ends a round: proposals that nobody has decided lapse, and who waits goes on waiting for the next one. @throws NotFound, Refusal */
export async function closeRound(person: AskingPerson, id: string): Promise<void> {
  await findAsCoordinator(person, id);
  await inTransaction(async (tx) => {
    const { state } = await holdRound(tx, id);
    if (!mayMove(ROUND_MOVES, 'close', state)) throw new Refusal('mentoring.refusals.roundClosed');
    const waiting = await tx.$queryRaw<{ id: string }[]>`select id::text from proposal where round_id = ${id}::uuid and state = 'waiting' order by id for update`;
    await tx.proposal.updateMany({ where: { id: { in: waiting.map((one) => one.id) } }, data: { state: 'lapsed', settledAt: now() } });
    await tx.roundPair.deleteMany({ where: { roundId: id } });
    await tx.matchingRound.update({ where: { id }, data: { state: 'closed', closedAt: now(), version: { increment: 1 } }, select: { id: true } });
    for (const one of waiting) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'proposal.lapsed', subjectType: 'proposal', subjectId: one.id });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.closed', subjectType: 'round', subjectId: id });
  });
}

/** Holds a round for the rest of the transaction: whoever else would change it waits. */
export async function holdRound(tx: Transaction, id: string): Promise<{ state: RoundState; version: number }> {
  const [row] = await tx.$queryRaw<{ state: RoundState; version: number }[]>`select state::text, version from matching_round where id = ${id}::uuid for update`;
  if (!row) throw new NotFound();
  return row;
}

/** What a round's solution rests on has changed: a solution that was not sent out is none any more. */
export async function changeRound(tx: Transaction, id: string): Promise<void> {
  await tx.roundPair.deleteMany({ where: { roundId: id } });
  await tx.roundWish.updateMany({ where: { roundId: id }, data: { cost: null, costPlaced: null } });
  await tx.matchingRound.update({ where: { id }, data: { state: 'open', version: { increment: 1 }, solvedAt: null, total: null, placed: null, freeTotal: null, freePlaced: null }, select: { id: true } });
}
