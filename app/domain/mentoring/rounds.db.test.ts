import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile, makeMentorProfile, makePairing, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { allowContact } from './contact.server.ts';
import { endPairing } from './ending.server.ts';
import { NOMINATION_MOVES, PAIRING_MOVES, PROPOSAL_MOVES, ROUND_MOVES, MEETING_MOVES, GOAL_MOVES, TAKING_MOVES } from './model.ts';
import { answerNomination, askForMentor, listNominations, nominate, withdrawNomination } from './nominations.server.ts';
import { readOwnCopy } from './own-copy.server.ts';
import { answerProposal } from './proposals.server.ts';
import { readProposal } from './proposal-page.server.ts';
import { readChoices, readRound, readSolution } from './round-page.server.ts';
import { closeRound, joinRound, openRound } from './rounds.server.ts';
import { propose, solve } from './solution.server.ts';
import { readWatch } from './watch.server.ts';
import { removeWish, swap, wish } from './wishes.server.ts';

const networkId = NETWORKS.ASWA;
const WATCH = { q: '', order: '-since', state: '', page: 1 } as const;
const EVERYONE = { q: '', order: 'name', page: 1, state: '' } as const;
let coordinator: AskingPerson;
let other: AskingPerson;
let mentor: AskingPerson;
let organisationId: string;

beforeEach(async () => {
  startTelling();
  await database().matchingRound.deleteMany();
  await database().pairing.deleteMany();
  await database().nomination.deleteMany();
  await database().mentorProfile.deleteMany();
  organisationId = await makeOrganisation({ networkId });
  [coordinator, other] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'coordinator' }])];
  mentor = await makeMentor({ places: 1 });
});

async function makeMentor(entry: Parameters<typeof makeMentorProfile>[1]): Promise<AskingPerson> {
  const person = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
  await makeMentorProfile(person, entry);
  return person;
}

const versionOf = async (id: string) => (await database().matchingRound.findUniqueOrThrow({ where: { id } })).version;
const solveNow = async (id: string) => solve(coordinator, id, await versionOf(id));
const proposeNow = async (id: string) => propose(coordinator, id, await versionOf(id));
const pairsOf = async (id: string) => (await database().roundPair.findMany({ where: { roundId: id }, orderBy: { menteeId: 'asc' } })).map(({ menteeId, mentorId }) => [menteeId, mentorId]);
const proposalOf = (menteeId: string) => database().proposal.findFirstOrThrow({ where: { menteeId }, orderBy: { createdAt: 'desc' } });

/** A round in which the mentee and the mentor are asked about each other. */
async function proposed(): Promise<{ round: string; mentee: AskingPerson; proposal: string }> {
  const mentee = await makeWaiting(organisationId);
  const round = await openRound(coordinator, networkId, []);
  await solveNow(round);
  await proposeNow(round);
  return { round, mentee, proposal: (await proposalOf(mentee.id)).id };
}

it('the life cycles are the same tables in the database', async () => {
  const pairs = (moves: Record<string, { from: readonly string[]; to: string }>) => [...new Set(Object.values(moves).flatMap(({ from, to }) => from.map((one) => `${one}>${to}`)))].filter((pair) => pair.split('>')[0] !== pair.split('>')[1]).sort();
  for (const [table, moves] of Object.entries({ nomination: NOMINATION_MOVES, matching_round: ROUND_MOVES, proposal: PROPOSAL_MOVES, pairing: PAIRING_MOVES, meeting: MEETING_MOVES, goal: GOAL_MOVES, opportunity_taking: TAKING_MOVES })) {
    const [row] = await database().$queryRaw<{ said: string }[]>`select pg_get_triggerdef(oid) as said from pg_trigger where tgname = ${`${table}_moves`}`;
    expect([...(row?.said ?? '').matchAll(/'(\w+>\w+)'/g)].map(([, pair]) => pair).sort(), table).toEqual(pairs(moves));
  }
});

describe('a nomination', () => {
  it('is the named one’s to answer, after they have said what they look for; the lead learns no more than yes', async () => {
    const [lead, mentee] = [await makePerson([{ organisationId, role: 'lead' }]), await makePerson([{ organisationId, role: 'emerging_leader' }])];
    await nominate(lead, organisationId, mentee.id);
    await expect(nominate(lead, organisationId, mentee.id)).rejects.toMatchObject({ reason: 'mentoring.refusals.nominatedAlready' });
    const { id } = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } });
    await expect(answerNomination(mentee, id, 'confirm')).rejects.toMatchObject({ reason: 'mentoring.refusals.profileFirst' });
    await expect(answerNomination(lead, id, 'confirm')).rejects.toThrow(NotFound);
    await makeMenteeProfile(mentee);
    await answerNomination(mentee, id, 'confirm');
    await expect(withdrawNomination(lead, id)).rejects.toMatchObject({ reason: 'mentoring.refusals.theirsNow' });
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    await proposeNow(round);
    const proposal = await proposalOf(mentee.id);
    await answerProposal(mentor, proposal.id, 'accept');
    await answerProposal(mentee, proposal.id, 'accept');
    expect((await listNominations(lead, organisationId, EVERYONE)).people).toMatchObject([{ id: mentee.id, nomination: { state: 'confirmed', isOpen: false } }]);
    await expect(nominate(lead, organisationId, mentee.id)).rejects.toMatchObject({ reason: 'mentoring.refusals.nominatedAlready' });
    await expect(askForMentor(mentee)).rejects.toMatchObject({ reason: 'mentoring.refusals.pairedAlready' });
  });

  it('is found by name and by how far it has come, page by page', async () => {
    const home = await makeOrganisation({ networkId });
    const lead = await makePerson([{ organisationId: home, role: 'lead' }]);
    const people = await Promise.all(Array.from({ length: 27 }, (_, i) => makePerson([{ organisationId: home, role: 'emerging_leader' }], { pseudonym: `Leader ${String(i).padStart(2, '0')} é` })));
    await nominate(lead, home, people[26]?.id ?? '');
    const names = async (query: object) => (await listNominations(lead, home, { ...EVERYONE, ...query })).people.map(({ pseudonym }) => pseudonym);
    expect([(await listNominations(lead, home, EVERYONE)).pages, (await names({})).length, await names({ page: 2 })]).toEqual([2, 25, ['Leader 25 é', 'Leader 26 é']]);
    expect([await names({ state: 'nominated' }), (await names({ order: '-name' }))[0], await names({ q: 'E LEADER 03' })]).toEqual([['Leader 26 é'], 'Leader 26 é', ['Leader 03 é']]);
    expect(await names({ state: 'declined' })).toEqual([]);
  });

  it('by another organisation tells its lead nothing of what was said to the first; whoever is named waits by one of them', async () => {
    const second = await makeOrganisation({ networkId });
    const [lead, other] = [await makePerson([{ organisationId, role: 'lead' }]), await makePerson([{ organisationId: second, role: 'lead' }])];
    const mentee = await makePerson([{ organisationId, role: 'emerging_leader' }, { organisationId: second, role: 'emerging_leader' }]);
    await makeMenteeProfile(mentee);
    await nominate(lead, organisationId, mentee.id);
    await nominate(other, second, mentee.id);
    const [first, next] = await database().nomination.findMany({ where: { personId: mentee.id }, orderBy: { id: 'asc' } });
    const outcomes = await Promise.allSettled([answerNomination(mentee, first?.id ?? '', 'confirm'), answerNomination(mentee, next?.id ?? '', 'confirm')]);
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? 'yes' : (one.reason as Refusal).reason)).sort()).toEqual(['mentoring.refusals.waitsAlready', 'yes']);
    await database().nomination.deleteMany({ where: { organisationId: second } });
    await database().nomination.updateMany({ where: { organisationId }, data: { state: 'confirmed', answeredAt: new Date() } });
    await nominate(other, second, mentee.id);
    expect((await listNominations(other, second, EVERYONE)).people).toMatchObject([{ id: mentee.id, nomination: { state: 'nominated', isOpen: true } }]);
    // And nothing once they are paired by the first.
    await database().nomination.deleteMany({ where: { organisationId: second } });
    await database().nomination.updateMany({ where: { organisationId }, data: { state: 'placed' } });
    await makePairing({ mentor, mentee });
    await nominate(other, second, mentee.id);
    const { id } = await database().nomination.findFirstOrThrow({ where: { organisationId: second } });
    await expect(answerNomination(mentee, id, 'confirm')).rejects.toMatchObject({ reason: 'mentoring.refusals.pairedAlready' });
    await answerNomination(mentee, id, 'decline');
  });

  it('that is none, for somebody asked for themselves, is no lead’s to know, and does not keep a lead from naming them', async () => {
    const [lead, mentee] = [await makePerson([{ organisationId, role: 'lead' }]), await makeWaiting(organisationId)];
    const { id } = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } });
    const seen = async () => (await listNominations(lead, organisationId, EVERYONE)).people.find((one) => one.id === mentee.id)?.nomination;
    expect(await seen()).toBeNull();
    await expect(withdrawNomination(lead, id)).rejects.toThrow(NotFound);
    await nominate(lead, organisationId, mentee.id);
    expect(await seen()).toMatchObject({ state: 'nominated', isOpen: true });
    const named = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id, isOwn: false } });
    await expect(answerNomination(mentee, named.id, 'confirm')).rejects.toMatchObject({ reason: 'mentoring.refusals.waitsAlready' });
    await expect(askForMentor(mentee)).rejects.toMatchObject({ reason: 'mentoring.refusals.waitsAlready' });
    await withdrawNomination(mentee, id);
    await answerNomination(mentee, named.id, 'confirm');
    expect(await seen()).toMatchObject({ state: 'confirmed' });
  });

  it('of somebody far down a long list is found by name', async () => {
    const home = await makeOrganisation({ networkId });
    const lead = await makePerson([{ organisationId: home, role: 'lead' }]);
    const ids = Array.from({ length: 501 }, () => newId());
    await database().person.createMany({ data: ids.map((id, i) => ({ id, pseudonym: `Far ${String(500 - i).padStart(3, '0')}`, signInName: id })) });
    await database().membership.createMany({ data: ids.map((personId) => ({ personId, organisationId: home, role: 'emerging_leader' as const })) });
    const names = async (query: object) => (await listNominations(lead, home, { ...EVERYONE, ...query })).people.map(({ pseudonym }) => pseudonym);
    expect((await names({}))[0]).toBe('Far 000');
    expect(await names({ q: 'far 500' })).toEqual(['Far 500']);
  });

  it('is not another organisation’s', async () => {
    const stranger = await makePerson([{ organisationId: await makeOrganisation({ networkId }), role: 'lead' }]);
    const mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
    await expect(nominate(stranger, organisationId, mentee.id)).rejects.toThrow(NotFound);
    await expect(listNominations(stranger, organisationId, EVERYONE)).rejects.toThrow(NotFound);
  });
});

describe('a round', () => {
  it('is without whoever is an emerging leader no more, is suspended, or whose organisation is closed; and nobody of those is counted', async () => {
    const closing = await makeOrganisation({ networkId });
    const [stays, left, suspended, closed] = [await makeWaiting(organisationId), await makeWaiting(organisationId), await makeWaiting(organisationId), await makeWaiting(closing)];
    expect(await readWatch(coordinator, networkId, WATCH)).toMatchObject({ waiting: 4 });
    await database().membership.updateMany({ where: { personId: left.id }, data: { endedAt: new Date() } });
    await database().person.update({ where: { id: suspended.id }, data: { suspendedAt: new Date() } });
    await database().organisation.update({ where: { id: closing }, data: { closedAt: new Date() } });
    // A role in another organisation, of a network that takes no part.
    await database().membership.create({ data: { personId: left.id, organisationId: await makeOrganisation({ networkId: NETWORKS.SWAN }), role: 'emerging_leader' } });
    const round = await openRound(coordinator, networkId, []);
    expect((await readRound(coordinator, round)).mentees.map(({ id }) => id)).toEqual([stays.id]);
    expect(closed.id).not.toBe(stays.id);
    expect(await readWatch(coordinator, networkId, WATCH)).toMatchObject({ waiting: 1 });
  });

  it('keeps no place for somebody who was asked and can have no mentor any more; a yes to that is too late', async () => {
    const { round, mentee, proposal } = await proposed();
    const next = await makeWaiting(organisationId);
    const free = async () => [(await readRound(coordinator, round)).mentors.map(({ places }) => places), (await readWatch(coordinator, networkId, WATCH)).placesFree];
    expect(await free()).toEqual([[], 0]);
    await database().membership.updateMany({ where: { personId: mentee.id }, data: { endedAt: new Date() } });
    expect(await free()).toEqual([[1], 1]);
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[next.id, mentor.id]]);
    await answerProposal(mentor, proposal, 'accept');
    expect(await answerProposal(mentee, proposal, 'accept')).toEqual({ came: 'lapsed' });
  });

  it('puts two together again once whoever ended it and wished no contact thinks better of it, and not before', async () => {
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(coordinator, networkId, []);
    const ruledOut = async () => (await readChoices(coordinator, round, mentee.id)).choices.find((one) => one.id === mentor.id)?.ruledOut;
    const ended = (by: string) => ({ id: newId(), mentorId: mentor.id, menteeId: mentee.id, mentorNetworkId: networkId, menteeNetworkId: networkId, state: 'closed' as const, endedAt: new Date(), ending: 'ended_early' as const, endedById: by });
    expect(await ruledOut()).toEqual([]);
    const { id } = await database().pairing.create({ data: ended(mentee.id) });
    await database().contactBlock.create({ data: { blockerId: mentee.id, blockedId: mentor.id, at: new Date() } });
    expect(await ruledOut()).toEqual(['private']);
    await allowContact(mentee, id);
    expect(await ruledOut()).toEqual([]);
    // What the other wishes, or ended, holds whatever one takes back oneself.
    await database().contactBlock.create({ data: { blockerId: mentor.id, blockedId: mentee.id, at: new Date() } });
    expect(await ruledOut()).toEqual(['private']);
    const { id: other } = await database().pairing.create({ data: ended(mentee.id) });
    await expect(allowContact(mentee, other)).rejects.toThrow(Refusal);
    await allowContact(mentor, id);
    expect(await ruledOut()).toEqual(['private']);
  });

  it('is solved with the wishes that stand, and each is told with its cost', async () => {
    const [first, second] = [await makeWaiting(organisationId, { competencies: [{ competency: 'governance', level: 1, wanted: 3 }, { competency: 'advocacy', level: 1, wanted: 3 }] }), await makeWaiting(organisationId)];
    const better = await makeMentor({ places: 1, languages: [{ language: 'en', level: 3 }], experiences: [] });
    await makeMentorProfile(mentor, { competencies: [{ competency: 'facilitation', level: 2 }] });
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[first.id, better.id], [second.id, mentor.id]]);
    await wish(coordinator, round, { mentee: second.id, mentor: better.id }, 'fixed', await versionOf(round));
    expect(await pairsOf(round)).toEqual([]);
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[first.id, mentor.id], [second.id, better.id]]);
    expect((await readRound(coordinator, round)).wishes).toMatchObject([{ kind: 'fixed', costPlaced: 0, cost: 6 }]);
    expect((await readSolution(coordinator, round)).worth).toMatchObject({ placed: 2, freePlaced: 2 });
    await swap(coordinator, round, [first.id, second.id], await versionOf(round));
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[first.id, better.id], [second.id, mentor.id]]);
    for (const { menteeId, mentorId } of await database().roundWish.findMany({ where: { roundId: round } })) await removeWish(coordinator, round, { mentee: menteeId, mentor: mentorId }, await versionOf(round));
    await wish(coordinator, round, { mentee: second.id, mentor: mentor.id }, 'forbidden', await versionOf(round));
    await wish(coordinator, round, { mentee: second.id, mentor: better.id }, 'forbidden', await versionOf(round));
    await solveNow(round);
    expect((await readRound(coordinator, round)).wishes.map(({ costPlaced }) => costPlaced)).toEqual([1, 1]);
    expect((await readSolution(coordinator, round)).leftOut).toMatchObject([{ id: second.id, ruledOut: [] }]);
  });

  it('with a fixed pair that was asked is solved again for those who wait, and says which fixed pair can no longer be', async () => {
    const [first, second] = [await makeWaiting(organisationId), await makeWaiting(organisationId)];
    const round = await openRound(coordinator, networkId, []);
    await wish(coordinator, round, { mentee: first.id, mentor: mentor.id }, 'fixed', await versionOf(round));
    await wish(coordinator, round, { mentee: second.id, mentor: mentor.id }, 'forbidden', await versionOf(round));
    await solveNow(round);
    await proposeNow(round);
    expect((await readRound(coordinator, round)).wishes).toMatchObject([{ kind: 'forbidden' }]);
    const late = await makeMentor({ places: 2 });
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[second.id, late.id]]);
    await wish(coordinator, round, { mentee: second.id, mentor: late.id }, 'fixed', await versionOf(round));
    // Whoever was wished for and waits no more holds up nobody.
    const gone = await makeWaiting(organisationId);
    await wish(coordinator, round, { mentee: gone.id, mentor: late.id }, 'fixed', await versionOf(round));
    await database().nomination.updateMany({ where: { personId: gone.id }, data: { state: 'withdrawn', endedAt: new Date() } });
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[second.id, late.id]]);
    await makeMentorProfile(late, { open: false });
    await expect(solveNow(round)).rejects.toMatchObject({ reason: 'mentoring.refusals.wishImpossible', details: { pairs: `${second.pseudonym} – ${late.pseudonym}` } });
  });

  it('tells no coordinator whom somebody must not meet, and pairs them never', async () => {
    const mentee = await makeWaiting(organisationId, { exclusions: [mentor.pseudonym] });
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([]);
    expect((await readChoices(coordinator, round, mentee.id)).choices).toMatchObject([{ id: mentor.id, ruledOut: ['private'] }]);
    await expect(wish(coordinator, round, { mentee: mentee.id, mentor: mentor.id }, 'fixed', await versionOf(round))).rejects.toMatchObject({ reason: 'mentoring.refusals.ruledOut' });
  });

  it('that is closed shows nobody of another network any more, by no address', async () => {
    const far = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(coordinator, networkId, [NETWORKS.APNSW]);
    await joinRound(far, round);
    expect((await readChoices(far, round, mentee.id)).choices.map(({ pseudonym }) => pseudonym)).toEqual([mentor.pseudonym]);
    await closeRound(coordinator, round);
    for (const person of [far, coordinator]) {
      await expect(readChoices(person, round, mentee.id)).rejects.toThrow(NotFound);
      const told = JSON.stringify([await readRound(person, round), await readSolution(person, round)]);
      for (const { pseudonym } of [mentee, mentor]) expect(told).not.toContain(pseudonym);
    }
  });

  it('of two coordinators who solve it at once keeps one solution, and tells the other', async () => {
    await makeWaiting(organisationId);
    const round = await openRound(coordinator, networkId, []);
    const version = await versionOf(round);
    const outcomes = await Promise.allSettled([solve(coordinator, round, version), solve(other, round, version)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: 'mentoring.refusals.roundChanged' } });
    expect(await database().matchingRound.findUniqueOrThrow({ where: { id: round } })).toMatchObject({ state: 'solved', version: version + 1, placed: 1 });
    expect(await pairsOf(round)).toHaveLength(1);
  });

  it('of two coordinators who open one at once has one', async () => {
    const outcomes = await Promise.allSettled([openRound(coordinator, networkId, []), openRound(other, networkId, [])]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: 'mentoring.refusals.roundOpen' } });
  });

  it('asks nobody when a pair no longer holds since it was solved', async () => {
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    await makeMenteeProfile(mentee, { exclusions: [mentor.pseudonym] });
    await expect(proposeNow(round)).rejects.toMatchObject({ reason: 'mentoring.refusals.solveAgain' });
    expect(await database().proposal.count({ where: { roundId: round } })).toBe(0);
    await solveNow(round);
    await expect(proposeNow(round)).rejects.toMatchObject({ reason: 'mentoring.refusals.nobodyPaired' });
  });

  it('of several networks shows nobody before they take part, and a pairing to its own coordinators alone', async () => {
    const far = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const stranger = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(coordinator, networkId, [NETWORKS.APNSW]);
    expect(await readRound(far, round)).toMatchObject({ takesPart: false, mentees: [], mentors: [] });
    await expect(readRound(stranger, round)).rejects.toThrow(NotFound);
    await expect(solve(far, round, 1)).rejects.toMatchObject({ reason: 'mentoring.refusals.joinFirst' });
    await joinRound(far, round);
    expect((await readRound(far, round)).mentees).toMatchObject([{ id: mentee.id }]);
    await solveNow(round);
    await proposeNow(round);
    const { id } = await proposalOf(mentee.id);
    await answerProposal(mentor, id, 'accept');
    await answerProposal(mentee, id, 'accept');
    expect((await readRound(coordinator, round)).proposals).toHaveLength(1);
    expect((await readRound(far, round)).proposals).toHaveLength(0);
    expect((await readWatch(far, NETWORKS.APNSW, { q: '', order: '-since', state: '', page: 1 })).pairings).toEqual([]);
    expect((await readWatch(coordinator, networkId, { q: '', order: '-since', state: '', page: 1 })).pairings).toMatchObject([{ mentee: mentee.pseudonym, mentor: mentor.pseudonym, state: 'accepted', light: 'unknown' }]);
  });
});

describe('a proposal', () => {
  it('names nobody before both have accepted', async () => {
    const { mentee, proposal } = await proposed();
    const before = JSON.stringify([await readProposal(mentee, proposal), await readProposal(mentor, proposal)]);
    for (const word of [mentee.pseudonym, mentor.pseudonym, mentee.id, mentor.id, organisationId, networkId]) expect(before).not.toContain(word);
    await answerProposal(mentor, proposal, 'accept');
    expect(JSON.stringify(await readProposal(mentor, proposal))).not.toContain(mentee.pseudonym);
    expect(await answerProposal(mentee, proposal, 'accept')).toMatchObject({ came: 'paired' });
    expect(await readProposal(mentee, proposal)).toMatchObject({ met: { pseudonym: mentor.pseudonym } });
    for (const one of [coordinator, await makePerson([{ organisationId: networkId, role: 'mentor' }])]) await expect(readProposal(one, proposal)).rejects.toThrow(NotFound);
  });

  it('tells neither of a shared experience where its number would name it, and coordinators how many', async () => {
    const [sought, second] = [await makeWaiting(organisationId, { experiences: ['migrant'] }), await makeMentor({ places: 1, experiences: ['migrant', 'street'] })];
    await database().mentorProfile.update({ where: { personId: mentor.id }, data: { open: false } });
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    const counted = { key: 'experience', count: 1 };
    expect((await readSolution(coordinator, round)).pairs[0]?.reasons).toContainEqual(counted);
    expect((await readChoices(coordinator, round, sought.id)).choices[0]?.reasons).toContainEqual(counted);
    await proposeNow(round);
    const { id } = await proposalOf(sought.id);
    expect((await readProposal(second, id)).reasons).toContainEqual(counted);
    expect(JSON.stringify((await readProposal(sought, id)).reasons)).not.toContain('experience');
    expect([JSON.stringify((await readOwnCopy(sought)).proposals).includes('experience'), JSON.stringify((await readOwnCopy(second)).proposals).includes('experience')]).toEqual([false, true]);
  });

  it('that one declines after the other accepted is over, and the other is told no more than that', async () => {
    const { mentee, proposal, round } = await proposed();
    expect(await answerProposal(mentor, proposal, 'accept')).toEqual({ came: 'waiting' });
    // Also in what a page carries along, it is one of the two.
    const ofRound = async () => (await readRound(coordinator, round)).proposals;
    expect(await ofRound()).toEqual([{ id: proposal, state: 'waiting', mentee: mentee.pseudonym, mentor: mentor.pseudonym, oneAccepted: true }]);
    expect(await answerProposal(mentee, proposal, 'decline')).toEqual({ came: 'declined' });
    await expect(answerProposal(mentor, proposal, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.proposalOver' });
    expect(await database().pairing.count()).toBe(0);
    expect(await database().notification.findMany({ where: { subjectId: proposal } })).toMatchObject([{ personId: mentor.id, kind: 'proposal_over' }]);
    // Who accepted what the other declined would tell who that was.
    expect(await ofRound()).toMatchObject([{ state: 'declined', oneAccepted: false }]);
    // And to the two it is over, as what lapsed is.
    for (const person of [mentee, mentor]) expect(JSON.stringify(await readProposal(person, proposal))).not.toMatch(/declined|lapsed/);
    expect(await readProposal(mentor, proposal)).toMatchObject({ state: 'over' });
    // The mentee waits on, and the same two are not proposed again in this round.
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([]);
  });

  it('tells no more of the other, once it came to nothing or the pairing has ended, than was told then', async () => {
    const { mentee, proposal } = await proposed();
    await answerProposal(mentor, proposal, 'decline');
    for (const person of [mentee, mentor]) expect(await readProposal(person, proposal)).toMatchObject({ met: null, other: null, reasons: expect.arrayContaining([expect.anything()]) as unknown });
    await makeMentor({ places: 1, willNotDo: 'will-not-do-4K' });
    const [round] = await database().matchingRound.findMany();
    await solveNow(round?.id ?? '');
    await proposeNow(round?.id ?? '');
    const { id, mentorId } = await proposalOf(mentee.id);
    const second = { ...mentor, id: mentorId };
    expect((await readProposal(mentee, id)).other?.languages).toEqual([{ language: 'en', level: 3 }]);
    for (const person of [second, mentee]) await answerProposal(person, id, 'accept');
    expect(await readProposal(mentee, id)).toMatchObject({ met: { words: 'will-not-do-4K' }, other: { hasHours: false } });
    const { id: pairing } = await database().pairing.findFirstOrThrow({ where: { proposalId: id } });
    await endPairing(mentee, pairing, { ending: 'ended_early', block: true, text: '' });
    await makeMentorProfile(second, { willNotDo: 'newer-7T' });
    await makeMenteeProfile(mentee, { hopes: 'newer-7T' });
    for (const person of [mentee, second]) {
      const page = await readProposal(person, id);
      expect(page).toMatchObject({ met: { words: '' }, other: null });
      expect(JSON.stringify(page)).not.toContain('newer-7T');
    }
    // Nor does one in which all is there still, but what they wrote.
    await database().pairing.update({ where: { id: pairing }, data: { erasedAt: new Date() } });
    expect(await readProposal(mentee, id)).toMatchObject({ met: { words: '' }, other: null });
  });

  it.each(['mentee', 'mentor'] as const)('lapses where the %s has written down since that they must not be paired with the other', async (part) => {
    const { mentee, proposal } = await proposed();
    await answerProposal(mentor, proposal, 'accept');
    await (part === 'mentee' ? makeMenteeProfile(mentee, { exclusions: [mentor.pseudonym] }) : makeMentorProfile(mentor, { exclusions: [mentee.pseudonym] }));
    expect(await answerProposal(mentee, proposal, 'accept')).toEqual({ came: 'lapsed' });
    expect(await database().pairing.count()).toBe(0);
  });

  it('lapses where the mentor mentors nowhere any more, or one of the two is suspended, or wants no contact with the other', async () => {
    const suspended = (id: string) => database().person.update({ where: { id }, data: { suspendedAt: new Date() } });
    const ways: ((two: { mentee: AskingPerson; mentor: AskingPerson }) => Promise<unknown>)[] = [
      (two) => database().membership.updateMany({ where: { personId: two.mentor.id, role: 'mentor' }, data: { endedAt: new Date() } }),
      (two) => suspended(two.mentor.id),
      (two) => suspended(two.mentee.id),
      (two) => database().contactBlock.create({ data: { blockerId: two.mentor.id, blockedId: two.mentee.id, at: new Date() } }),
    ];
    for (const way of ways) {
      await database().matchingRound.deleteMany();
      await database().nomination.deleteMany();
      await database().mentorProfile.deleteMany();
      mentor = await makeMentor({ places: 1 });
      const { mentee, proposal } = await proposed();
      await answerProposal(mentee, proposal, 'accept');
      await way({ mentee, mentor });
      expect(await answerProposal(mentor, proposal, 'accept')).toEqual({ came: 'lapsed' });
    }
    expect(await database().pairing.count()).toBe(0);
  });

  it('of an acceptance and a refusal at once ends in one state', async () => {
    const { mentee, proposal } = await proposed();
    await answerProposal(mentor, proposal, 'accept');
    const outcomes = await Promise.allSettled([answerProposal(mentee, proposal, 'accept'), answerProposal(mentor, proposal, 'decline')]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { state } = await database().proposal.findUniqueOrThrow({ where: { id: proposal } });
    expect(await database().pairing.count()).toBe(state === 'accepted' ? 1 : 0);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: state === 'accepted' ? 'mentoring.refusals.proposalAccepted' : 'mentoring.refusals.proposalOver' } });
  });

  it('of two acceptances at once makes one pairing', async () => {
    const { mentee, proposal } = await proposed();
    const outcomes = await Promise.all([answerProposal(mentee, proposal, 'accept'), answerProposal(mentor, proposal, 'accept')]);
    expect(outcomes.map(({ came }) => came).sort()).toEqual(['paired', 'waiting']);
    expect(await database().pairing.count()).toBe(1);
    expect(await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } })).toMatchObject({ state: 'placed' });
  });

  it('whose place was taken meanwhile lapses, with a message, and the mentee waits on', async () => {
    const { mentee, proposal } = await proposed();
    await answerProposal(mentor, proposal, 'accept');
    await makePairing({ mentor, mentee: await makePerson([{ organisationId, role: 'emerging_leader' }]) });
    expect(await answerProposal(mentee, proposal, 'accept')).toEqual({ came: 'lapsed' });
    expect(await database().proposal.findUniqueOrThrow({ where: { id: proposal } })).toMatchObject({ state: 'lapsed' });
    expect(await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } })).toMatchObject({ state: 'confirmed' });
    expect(await database().pairing.count({ where: { menteeId: mentee.id } })).toBe(0);
  });

  it('for the last place that two accept at once gives it to one', async () => {
    await makeMentorProfile(mentor, { places: 2 });
    const mentees = [await makeWaiting(organisationId), await makeWaiting(organisationId)];
    const round = await openRound(coordinator, networkId, []);
    await solveNow(round);
    await proposeNow(round);
    const proposals = await Promise.all(mentees.map(({ id }) => proposalOf(id)));
    for (const { id } of proposals) await answerProposal(mentor, id, 'accept');
    await makeMentorProfile(mentor, { places: 1 });
    const outcomes = await Promise.all(mentees.map((mentee, i) => answerProposal(mentee, proposals[i]?.id ?? '', 'accept')));
    expect(outcomes.map(({ came }) => came).sort()).toEqual(['lapsed', 'paired']);
    expect(await database().pairing.count({ where: { mentorId: mentor.id } })).toBe(1);
  });

  it('declined twice in a round asks the coordinators to talk, and blocks nothing', async () => {
    const { mentee, proposal, round } = await proposed();
    await answerProposal(mentee, proposal, 'decline');
    expect(await database().notification.count({ where: { kind: 'talk_wanted' } })).toBe(0);
    await makeMentor({ places: 1 });
    await solveNow(round);
    await proposeNow(round);
    await answerProposal(mentee, (await proposalOf(mentee.id)).id, 'decline');
    expect(await database().notification.findMany({ where: { kind: 'talk_wanted', personId: { in: [coordinator.id, other.id] } } })).toHaveLength(2);
    expect((await readRound(coordinator, round)).toTalkWith).toEqual([mentee.pseudonym]);
    const third = await makeMentor({ places: 1 });
    await solveNow(round);
    expect(await pairsOf(round)).toEqual([[mentee.id, third.id]]);
  });

  it('asks the coordinators to talk also of somebody who declines two at the same moment, and of them once', async () => {
    for (let turn = 0; turn < 4; turn += 1) {
      await database().matchingRound.deleteMany();
      await database().nomination.deleteMany();
      await database().notification.deleteMany();
      await makeMentorProfile(mentor, { places: 3 });
      const mentees = [await makeWaiting(organisationId), await makeWaiting(organisationId), await makeWaiting(organisationId)];
      const round = await openRound(coordinator, networkId, []);
      await solveNow(round);
      await proposeNow(round);
      const [first, second, third] = await Promise.all(mentees.map(async ({ id }) => (await proposalOf(id)).id));
      await Promise.all([first, second].map((id) => answerProposal(mentor, id ?? '', 'decline')));
      const told = () => database().notification.count({ where: { kind: 'talk_wanted', personId: { in: [coordinator.id, other.id] } } });
      expect(await told()).toBe(2);
      await database().notification.deleteMany();
      await answerProposal(mentor, third ?? '', 'decline');
      expect(await told()).toBe(0);
    }
  });

  it('lapses when its round is closed', async () => {
    const { proposal, round, mentee } = await proposed();
    await closeRound(coordinator, round);
    await expect(answerProposal(mentee, proposal, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.proposalOver' });
    await expect(solve(coordinator, round, await versionOf(round))).rejects.toMatchObject({ reason: 'mentoring.refusals.roundClosed' });
  });
});

it('a mentor never has more pairings than places, whichever way they come', async () => {
  const mentees = [await makePerson([{ organisationId, role: 'emerging_leader' }]), await makePerson([{ organisationId, role: 'emerging_leader' }])];
  const outcomes = await Promise.allSettled(mentees.map((mentee) => makePairing({ mentor, mentee })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
