import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database } from '#app/platform/database.server.ts';
import type { ProposalState } from '#app/platform/generated/enums.ts';
import { reasonsFor, scorePair } from './matching.ts';
import { loadPeople } from './round-people.server.ts';
import { loadShown } from './shown-pairs.server.ts';
import { findAsCoordinator, findRound } from './rounds.server.ts';

const named = { select: { pseudonym: true } } as const;

/**
 * A round with who is in it, what is wished, and what came of those who were asked. Pairs of other networks alone are a number; those
 * of whom the reader is one are left out altogether. @throws NotFound
 */
export async function readRound(person: AskingPerson, id: string) {
  const { round, joined, mine, takesPart } = await findRound(person, id);
  const plain = { id, state: round.state, version: round.version, placed: round.placed, total: round.total, freePlaced: round.freePlaced, freeTotal: round.freeTotal, openedAt: round.openedAt.toISOString(), networks: round.networks.map(({ networkId, joinedAt, network }) => ({ id: networkId, name: network.name, joined: joinedAt !== null })), takesPart, home: mine[0] ?? round.networkId };
  // Who is only asked to take part sees which networks do, and nobody's name.
  if (!takesPart) return { ...plain, mentees: [], mentors: [], wishes: [], proposals: [], elsewhere: 0, isIn: false, toTalkWith: [], pairs: 0 };
  const [{ mentees, mentors }, wishes, proposals, pairs] = await Promise.all([
    round.state === 'closed' ? { mentees: [], mentors: [] } : loadPeople(database(), id, joined),
    database().roundWish.findMany({ where: { roundId: id }, relationLoadStrategy: 'join', orderBy: { at: 'asc' }, include: { mentee: named, mentor: named } }),
    database().proposal.findMany({ where: { roundId: id }, relationLoadStrategy: 'join', orderBy: [{ createdAt: 'desc' }, { id: 'asc' }], include: { mentee: named, mentor: named, pairing: { select: { mentorNetworkId: true, menteeNetworkId: true } } } }),
    // Once those who are paired were asked, or anything has changed, none stands.
    round.state === 'solved' ? database().roundPair.count({ where: { roundId: id } }) : 0,
  ]);
  const shows = await loadShown(person, { joined, mine }, [...proposals, ...wishes]);
  const others = proposals.filter(({ menteeId, mentorId }) => menteeId !== person.id && mentorId !== person.id);
  const shown = others.filter(shows);
  return {
    ...plain,
    pairs,
    isIn: others.length < proposals.length || [...mentees, ...mentors].some((one) => one.id === person.id),
    mentees: mentees.filter((one) => one.id !== person.id).map(({ id: menteeId, pseudonym, homes, sought }) => ({ id: menteeId, pseudonym, organisation: homes[0]?.acronym ?? homes[0]?.name ?? '', competencies: Object.keys(sought) })),
    mentors: mentors.filter(({ places }) => places > 0).map(({ id: mentorId, pseudonym, places, offered }) => ({ id: mentorId, pseudonym, places, competencies: Object.keys(offered) })),
    wishes: wishes.filter(shows).map(({ menteeId, mentorId, kind, cost, costPlaced, mentee, mentor }) => ({ menteeId, mentorId, kind, cost, costPlaced, mentee: mentee.pseudonym, mentor: mentor.pseudonym })),
    // Who was proposed to whom of other networks is theirs and their own coordinators' to know, from the beginning: what vanished once both accepted would tell it.
    elsewhere: others.length - shown.length,
    proposals: shown.map((one) => ({ id: one.id, state: one.state, mentee: one.mentee.pseudonym, mentor: one.mentor.pseudonym, oneAccepted: hasOneAccepted(one) })),
    toTalkWith: whoDeclinedTwice(shown),
  };
}

/** Whether one of the two said yes, and not which: whoever did not would be known to have declined once it came to nothing. */
function hasOneAccepted({ state, menteeAcceptedAt, mentorAcceptedAt }: { state: ProposalState; menteeAcceptedAt: Date | null; mentorAcceptedAt: Date | null }): boolean {
  return state === 'waiting' && (menteeAcceptedAt !== null || mentorAcceptedAt !== null);
}

function whoDeclinedTwice(proposals: readonly { menteeId: string; mentorId: string; menteeDeclinedAt: Date | null; mentorDeclinedAt: Date | null; mentee: { pseudonym: string }; mentor: { pseudonym: string } }[]): string[] {
  const counts = new Map<string, { pseudonym: string; count: number }>();
  for (const one of proposals) {
    const who = one.menteeDeclinedAt ? { id: one.menteeId, ...one.mentee } : one.mentorDeclinedAt ? { id: one.mentorId, ...one.mentor } : null;
    if (who) counts.set(who.id, { pseudonym: who.pseudonym, count: (counts.get(who.id)?.count ?? 0) + 1 });
  }
  return [...counts.values()].filter(({ count }) => count >= 2).map(({ pseudonym }) => pseudonym);
}

/**
 * A round's solution: its pairs with their reasons, and who is left out with what ruled every mentor out for them. As on the page of the
 * round, pairs of other networks are a number, and one's own are not there, nor what rules out oneself. @throws NotFound, Refusal
 */
export async function readSolution(person: AskingPerson, id: string) {
  const { round, joined, mine } = await findAsCoordinator(person, id);
  const [{ mentees, mentors }, pairs, wishes] = await Promise.all([
    round.state === 'closed' ? { mentees: [], mentors: [] } : loadPeople(database(), id, joined),
    database().roundPair.findMany({ where: { roundId: id }, relationLoadStrategy: 'join', orderBy: [{ points: 'asc' }, { menteeId: 'asc' }], include: { mentee: named, mentor: named } }),
    database().roundWish.findMany({ where: { roundId: id, kind: 'fixed' } }),
  ]);
  const placed = new Set(pairs.map(({ menteeId }) => menteeId));
  const shows = await loadShown(person, { joined, mine }, pairs);
  const others = pairs.filter(({ menteeId, mentorId }) => menteeId !== person.id && mentorId !== person.id);
  const shown = others.filter(shows);
  return {
    id,
    state: round.state,
    version: round.version,
    worth: { placed: round.placed ?? 0, total: round.total ?? 0, freePlaced: round.freePlaced ?? 0, freeTotal: round.freeTotal ?? 0, worst: pairs[0]?.points ?? null },
    elsewhere: others.length - shown.length,
    isIn: [...mentees, ...mentors].some((one) => one.id === person.id),
    isEmpty: pairs.length === 0,
    pairs: shown.map(({ menteeId, mentorId, points, reasons, mentee, mentor }) => ({ menteeId, mentorId, points, reasons: reasonsFor(reasons, 'coordinator'), mentee: mentee.pseudonym, mentor: mentor.pseudonym, isFixed: wishes.some((wish) => wish.menteeId === menteeId && wish.mentorId === mentorId) })),
    leftOut: pairs.length === 0 ? [] : mentees.filter((mentee) => !placed.has(mentee.id) && mentee.id !== person.id).map((mentee) => {
      const scores = mentors.filter((mentor) => mentor.id !== person.id).map((mentor) => scorePair(mentee, mentor));
      return { id: mentee.id, pseudonym: mentee.pseudonym, ruledOut: scores.some(({ ruledOut }) => ruledOut.length === 0) ? [] : [...new Set(scores.flatMap(({ ruledOut }) => ruledOut))] };
    }),
  };
}

/** Every mentor of a round for one mentee: those who could be theirs by points, each with reasons; then the others with what rules them out; never oneself. Of a round that is closed nobody is shown any more. @throws NotFound, Refusal */
export async function readChoices(person: AskingPerson, id: string, menteeId: string) {
  const { round, joined, mine } = await findAsCoordinator(person, id);
  if (round.state === 'closed') throw new NotFound();
  const [{ mentees, mentors }, wishes, pair] = await Promise.all([loadPeople(database(), id, joined), database().roundWish.findMany({ where: { roundId: id, menteeId } }), database().roundPair.findUnique({ where: { roundId_menteeId: { roundId: id, menteeId } } })]);
  const mentee = mentees.find((one) => one.id === menteeId);
  if (!mentee || menteeId === person.id) throw new NotFound();
  const others = mentors.filter((mentor) => mentor.id !== person.id);
  const shows = await loadShown(person, { joined, mine }, others.map((mentor) => ({ menteeId, mentorId: mentor.id })));
  const isShown = (mentorId: string) => shows({ menteeId, mentorId });
  const choices = others
    .map((mentor) => ({ id: mentor.id, pseudonym: mentor.pseudonym, places: mentor.places, ...scoreForCoordinators(mentee, mentor), wish: wishes.find(({ mentorId }) => mentorId === mentor.id && isShown(mentorId))?.kind ?? null, isTheirs: pair?.mentorId === mentor.id && isShown(mentor.id), mayWish: isShown(mentor.id) }))
    .sort((a, b) => Number(a.ruledOut.length > 0) - Number(b.ruledOut.length > 0) || b.points - a.points);
  return { id, state: round.state, version: round.version, mentee: { id: mentee.id, pseudonym: mentee.pseudonym, sought: Object.entries(mentee.sought).map(([competency, levels]) => ({ competency, ...levels })) }, choices };
}

function scoreForCoordinators(...two: Parameters<typeof scorePair>) {
  const { reasons, ...score } = scorePair(...two);
  return { ...score, reasons: reasonsFor(reasons, 'coordinator') };
}
