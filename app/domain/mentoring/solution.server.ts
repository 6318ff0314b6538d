import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { now } from '#app/platform/clock.server.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { scorePair } from './matching.ts';
import { mayMove, ROUND_MOVES } from './model.ts';
import { loadPeople } from './round-people.server.ts';
import { findAsCoordinator, holdRound } from './rounds.server.ts';
import { loadShown } from './shown-pairs.server.ts';
import { solveApart } from './solving.server.ts';

/**
 * Solves a round as a whole, with the wishes that stand. Of two who solve it at once, or of whom one changes a wish meanwhile, the
 * later is told and nothing of theirs is kept. @param version the round as its solver saw it
 * @throws NotFound, Refusal
 */
export async function solve(person: AskingPerson, id: string, version: number): Promise<void> {
  const { round, joined, mine } = await findAsCoordinator(person, id);
  assertSolvable(round, version);
  const [people, wishes] = await Promise.all([loadPeople(database(), id, joined), database().roundWish.findMany({ where: { roundId: id }, relationLoadStrategy: 'join', orderBy: { at: 'asc' }, include: { mentee: { select: { pseudonym: true } }, mentor: { select: { pseudonym: true } } } })]);
  const of = (kind: 'fixed' | 'forbidden') => wishes.filter((wish) => wish.kind === kind).map(({ menteeId, mentorId }) => ({ mentee: menteeId, mentor: mentorId }));
  const solved = await solveApart({ ...people, fixed: of('fixed'), forbidden: of('forbidden') });
  if (solved.impossible.length > 0) {
    const named = wishes.filter((wish) => solved.impossible.some(({ mentee, mentor }) => wish.menteeId === mentee && wish.mentorId === mentor));
    const shows = await loadShown(person, { joined, mine }, named);
    // Those that are not theirs to read are told of as some, and not how many.
    throw new Refusal('mentoring.refusals.wishImpossible', { pairs: [...named.filter(shows).map(({ mentee, mentor }) => `${mentee.pseudonym} – ${mentor.pseudonym}`), ...(named.every(shows) ? [] : ['…'])].join('; ') });
  }
  await inTransaction(async (tx) => {
    assertSolvable(await holdRound(tx, id), version);
    await tx.roundPair.deleteMany({ where: { roundId: id } });
    await tx.roundPair.createMany({ data: solved.pairs.map(({ mentee, mentor, points, reasons }) => ({ roundId: id, menteeId: mentee, mentorId: mentor, points, reasons: reasons.map((reason) => ({ ...reason })) })) });
    for (const { mentee, mentor, placed, total } of solved.costs) await tx.roundWish.updateMany({ where: { roundId: id, menteeId: mentee, mentorId: mentor }, data: { cost: total, costPlaced: placed } });
    await tx.matchingRound.update({ where: { id }, data: { state: 'solved', version: version + 1, solvedAt: now(), total: solved.total, placed: solved.placed, freeTotal: solved.free.total, freePlaced: solved.free.placed }, select: { id: true } });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.solved', subjectType: 'round', subjectId: id });
  });
}

function assertSolvable(round: { state: string; version: number }, version: number): void {
  if (!mayMove(ROUND_MOVES, 'solve', round.state)) throw new Refusal('mentoring.refusals.roundClosed');
  if (round.version !== version) throw new Refusal('mentoring.refusals.roundChanged');
}

/**
 * Asks the two of each pair of the solution. What has changed since it was found (a place, a wish, somebody's profile) is looked
 * at anew; if any pair no longer holds, nobody is asked. @throws NotFound, Refusal
 */
export async function propose(person: AskingPerson, id: string, version: number): Promise<void> {
  const { joined } = await findAsCoordinator(person, id);
  await inTransaction(async (tx) => {
    const round = await holdRound(tx, id);
    if (round.version !== version) throw new Refusal('mentoring.refusals.roundChanged');
    if (!mayMove(ROUND_MOVES, 'propose', round.state)) throw new Refusal('mentoring.refusals.notSolved');
    const [pairs, people] = [await tx.roundPair.findMany({ where: { roundId: id }, orderBy: { menteeId: 'asc' } }), await loadPeople(tx, id, joined)];
    if (pairs.length === 0) throw new Refusal('mentoring.refusals.nobodyPaired');
    const [mentees, mentors] = [new Map(people.mentees.map((one) => [one.id, one])), new Map(people.mentors.map((one) => [one.id, one]))];
    const left = new Map(people.mentors.map((one) => [one.id, one.places]));
    for (const { menteeId, mentorId } of pairs) {
      const [mentee, mentor] = [mentees.get(menteeId), mentors.get(mentorId)];
      const places = left.get(mentorId) ?? 0;
      if (!mentee || !mentor || places < 1 || scorePair(mentee, mentor).ruledOut.length > 0) throw new Refusal('mentoring.refusals.solveAgain');
      left.set(mentorId, places - 1);
    }
    const proposals = pairs.map(({ menteeId, mentorId, reasons }) => ({ id: newId(), roundId: id, menteeId, mentorId, reasons: reasons ?? [], createdAt: now() }));
    // Somebody who is asked about another one at this very moment, in another round, is not asked twice.
    const { count } = await tx.proposal.createMany({ data: proposals, skipDuplicates: true });
    if (count < proposals.length) throw new Refusal('mentoring.refusals.solveAgain');
    await tx.roundPair.deleteMany({ where: { roundId: id } });
    // A pair that was wished for and is asked now is what was wished: what comes of it is theirs.
    await tx.roundWish.deleteMany({ where: { roundId: id, kind: 'fixed', menteeId: { in: pairs.map(({ menteeId }) => menteeId) } } });
    await tx.matchingRound.update({ where: { id }, data: { state: 'proposed', version: version + 1, proposedAt: now() }, select: { id: true } });
    for (const one of proposals) await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'proposal.made', subjectType: 'proposal', subjectId: one.id });
    await recordActivity(tx, { actor: person.id, organisationId: null, kind: 'round.proposed', subjectType: 'round', subjectId: id });
  });
}
