import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import type { WishKind } from '#app/platform/generated/enums.ts';
import { scorePair } from './matching.ts';
import { loadPeople } from './round-people.server.ts';
import { changeRound, findAsCoordinator, holdRound } from './rounds.server.ts';
import { loadShown } from './shown-pairs.server.ts';
import type { Pair } from './whole-round.ts';

/** Fixes or forbids a pair. The solution that stood is none any more: the round is solved again. @throws NotFound, Refusal */
export async function wish(person: AskingPerson, roundId: string, pair: Pair, kind: WishKind, version: number): Promise<void> {
  const networks = await findAsCoordinator(person, roundId);
  await assertShown(person, networks, pair);
  const people = await loadPeople(database(), roundId, networks.joined);
  assertPossible(people, kind === 'fixed' ? [pair] : [], kind === 'forbidden' ? [pair] : []);
  await change(person, roundId, version, (tx) => put(tx, person, roundId, pair, kind));
}

/** Exchanges the mentors of two mentees of the solution: both new pairs are fixed. @throws NotFound, Refusal */
export async function swap(person: AskingPerson, roundId: string, mentees: readonly [string, string], version: number): Promise<void> {
  const { joined, mine } = await findAsCoordinator(person, roundId);
  assertNotOwn(person, mentees);
  const [people, rows] = await Promise.all([loadPeople(database(), roundId, joined), database().roundPair.findMany({ where: { roundId, menteeId: { in: [...mentees] } } })]);
  // A pair that is not theirs to read is told of as none.
  const pairs = rows.filter(await loadShown(person, { joined, mine }, rows));
  const [one, other] = mentees.map((id) => pairs.find(({ menteeId }) => menteeId === id));
  if (!one || !other || one === other) throw new Refusal('mentoring.refusals.notSolved');
  if (one.mentorId === other.mentorId) throw new Refusal('mentoring.refusals.sameMentor');
  const exchanged = [{ mentee: one.menteeId, mentor: other.mentorId }, { mentee: other.menteeId, mentor: one.mentorId }];
  assertPossible(people, exchanged, []);
  await change(person, roundId, version, async (tx) => {
    for (const pair of exchanged) await put(tx, person, roundId, pair, 'fixed');
  });
}

/** Takes a wish back. @throws NotFound, Refusal */
export async function removeWish(person: AskingPerson, roundId: string, { mentee, mentor }: Pair, version: number): Promise<void> {
  await assertShown(person, await findAsCoordinator(person, roundId), { mentee, mentor });
  await change(person, roundId, version, async (tx) => {
    const { count } = await tx.roundWish.deleteMany({ where: { roundId, menteeId: mentee, mentorId: mentor } });
    if (count === 0) throw new NotFound();
  });
}

async function change(person: AskingPerson, roundId: string, version: number, work: (tx: Transaction) => Promise<void>): Promise<void> {
  await inTransaction(async (tx) => {
    const round = await holdRound(tx, roundId);
    if (round.state === 'closed') throw new Refusal('mentoring.refusals.roundClosed');
    if (round.version !== version) throw new Refusal('mentoring.refusals.roundChanged');
    await work(tx);
    await changeRound(tx, roundId);
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.wished', subjectType: 'round', subjectId: roundId });
  });
}

/** A mentee has one mentor: a fixed pair takes the place of another one of theirs. */
async function put(tx: Transaction, person: AskingPerson, roundId: string, { mentee, mentor }: Pair, kind: WishKind): Promise<void> {
  await tx.roundWish.deleteMany({ where: { roundId, menteeId: mentee, OR: [{ mentorId: mentor }, ...(kind === 'fixed' ? [{ kind: 'fixed' as const }] : [])] } });
  await tx.roundWish.create({ data: { roundId, menteeId: mentee, mentorId: mentor, kind, wishedById: person.id, at: now() }, select: { roundId: true } });
}

/** Nobody wishes for themselves: the answer would tell them whether the other has said never to be paired with them. */
function assertNotOwn(person: AskingPerson, people: readonly string[]): void {
  if (people.includes(person.id)) throw new NotFound();
}

/** Nor for people of other networks alone: what was wished of them is theirs to know, and their own coordinators'. @throws NotFound */
async function assertShown(person: AskingPerson, networks: Parameters<typeof loadShown>[1], { mentee, mentor }: Pair): Promise<void> {
  assertNotOwn(person, [mentee, mentor]);
  const pair = { menteeId: mentee, mentorId: mentor };
  if (!(await loadShown(person, networks, [pair]))(pair)) throw new NotFound();
}

/** Both are in the round, and what is fixed is not ruled out. */
function assertPossible({ mentees, mentors }: Awaited<ReturnType<typeof loadPeople>>, fixed: readonly Pair[], others: readonly Pair[]): void {
  for (const pair of [...fixed, ...others]) {
    const [mentee, mentor] = [mentees.find(({ id }) => id === pair.mentee), mentors.find(({ id }) => id === pair.mentor)];
    if (!mentee || !mentor) throw new NotFound();
    if (fixed.includes(pair) && scorePair(mentee, mentor).ruledOut.length > 0) throw new Refusal('mentoring.refusals.ruledOut');
  }
}
