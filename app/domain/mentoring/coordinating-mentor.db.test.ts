import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile, makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { inDays, makeActivePairing, makeMeetings } from '#prisma/seed/pairings.server.ts';
import { checkIn } from './check-ins.server.ts';
import { endPairing, tellCoordinators } from './ending.server.ts';
import { writeMeetingNote } from './meeting-notes.server.ts';
import { readOversight, seeTo } from './oversight.server.ts';
import { answerProposal } from './proposals.server.ts';
import { readChoices, readRound, readSolution } from './round-page.server.ts';
import { joinRound, openRound } from './rounds.server.ts';
import { propose, solve } from './solution.server.ts';
import { readWatch } from './watch.server.ts';
import { hasWatchers } from './watchers.server.ts';
import { removeWish, swap, wish } from './wishes.server.ts';

/** Someone who coordinates a network and mentors (or is mentored) within it is told nothing as a coordinator that is not theirs to know as one of the two. */
const networkId = NETWORKS.ASWA;
const ALL = { q: '', order: '-since', state: '', page: 1 } as const;
const SECRET = 'canary-2B7-sorrel';
const who = {} as Record<'both' | 'apart' | 'mentee', AskingPerson>;
let organisationId: string;

beforeEach(async () => {
  startTelling();
  for (const table of ['matchingRound', 'pairing', 'nomination', 'mentorProfile', 'notification'] as const) await (database()[table] as { deleteMany(): Promise<unknown> }).deleteMany();
  organisationId = await makeOrganisation({ networkId });
  who.both = await makePerson([{ organisationId: networkId, role: 'mentor' }, { organisationId: networkId, role: 'coordinator' }, { organisationId: await makeOrganisation({ networkId }), role: 'emerging_leader' }]);
  who.apart = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  who.mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
});

describe('a coordinator who is one of the two', () => {
  it.each(['mentor', 'mentee'] as const)('as the %s watches over all but their own: no page, no list, no count, and nothing told', async (part) => {
    const other = part === 'mentor' ? who.mentee : await makePerson([{ organisationId: networkId, role: 'mentor' }]);
    const id = await makeActivePairing(part === 'mentor' ? { mentee: other, mentor: who.both } : { mentee: who.both, mentor: other });
    await checkIn(other, id, { useful: 'no', safe: 'no', needs: true, text: SECRET, addressed: true });
    await tellCoordinators(other, id, SECRET);
    await endPairing(other, id, { ending: 'rematch', block: true, text: SECRET });
    for (const act of [() => readOversight(who.both, id), () => seeTo(who.both, id, { raisedAt: new Date(0).toISOString() })]) await expect(act()).rejects.toThrow(NotFound);
    for (const state of ['', 'raised', 'closed'] as const) expect(await readWatch(who.both, networkId, { ...ALL, state })).toMatchObject({ all: 0, raised: [], pairings: [], counts: { raised: 0 } });
    expect((await database().notification.findMany({ where: { personId: who.both.id, subjectId: id } })).map(({ place }) => place)).not.toContain('oversight');
    // The other coordinator reads and is told what is given to them.
    expect((await readOversight(who.apart, id)).told.map(({ text }) => text)).toEqual([SECRET, SECRET, SECRET]);
    expect(await readWatch(who.apart, networkId, ALL)).toMatchObject({ all: 1, raised: [{ id }], counts: { closed: 1, raised: 1 } });
    expect((await database().notification.findMany({ where: { personId: who.apart.id }, orderBy: { kind: 'asc' } })).map(({ kind }) => kind).sort()).toEqual(['message_received', 'pairing_ended', 'pairing_raised']);
  });

  it('is told of no summary of their own pairing, and whoever watches is told that there is one, and not a word of it', async () => {
    const id = await makeActivePairing({ mentee: who.mentee, mentor: who.both });
    const [meeting = ''] = await makeMeetings(who.both, id, { at: inDays(30) });
    const told = async (person: AskingPerson) => database().notification.findMany({ where: { personId: person.id, kind: 'message_received' } });
    for (const kind of ['private', 'shared'] as const) await writeMeetingNote(who.mentee, meeting, { kind, text: SECRET });
    expect(await told(who.apart)).toEqual([]);
    await writeMeetingNote(who.mentee, meeting, { kind: 'summary', text: SECRET });
    const [one, ...more] = await told(who.apart);
    expect([one, more]).toMatchObject([{ place: 'oversight', subjectId: id, readAt: null }, []]);
    expect(JSON.stringify(one)).not.toContain(SECRET);
    expect([await told(who.both), await told(who.mentee)]).toEqual([[], []]);
  });

  it('sees a pairing of whose two the mentor’s account is gone as before', async () => {
    const id = await makeActivePairing({ mentee: who.mentee, mentor: await makePerson([{ organisationId: networkId, role: 'mentor' }]) });
    await endPairing(who.mentee, id, { ending: 'ended_early', block: false, text: '' });
    await database().pairing.update({ where: { id }, data: { mentorId: null } });
    expect(await readOversight(who.both, id)).toMatchObject({ id, state: 'closed' });
    expect((await readWatch(who.both, networkId, ALL)).pairings).toMatchObject([{ id }]);
  });

  it('leaves nobody who watches where they are the only one, and so it is said before one writes', async () => {
    // The network is shared by the tests of this file.
    await database().membership.updateMany({ where: { organisationId: networkId, role: 'coordinator', personId: { not: who.both.id }, endedAt: null }, data: { endedAt: new Date() } });
    const watched = async (id: string) => hasWatchers(await database().pairing.findUniqueOrThrow({ where: { id } }));
    const id = await makeActivePairing({ mentee: who.mentee, mentor: who.both });
    expect(await watched(id)).toBe(false);
    await tellCoordinators(who.mentee, id, SECRET);
    const second = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
    expect(await watched(id)).toBe(true);
    expect((await readOversight(second, id)).told).toMatchObject([{ text: SECRET }]);
    await database().person.update({ where: { id: second.id }, data: { suspendedAt: new Date() } });
    expect(await watched(id)).toBe(false);
    // One of the other network watches as well.
    await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    expect(await hasWatchers({ menteeId: who.mentee.id, mentorId: who.both.id, menteeNetworkId: NETWORKS.APNSW, mentorNetworkId: networkId })).toBe(true);
  });
});

describe('a coordinator who is in the round', () => {
  const versionOf = async (id: string) => (await database().matchingRound.findUniqueOrThrow({ where: { id } })).version;
  const all = async (person: AskingPerson, round: string, mentees: readonly AskingPerson[]) => JSON.stringify([await readRound(person, round).then(({ mentors: _, ...one }) => one), await readSolution(person, round).then(({ worth: _, ...one }) => one), ...(await Promise.all(mentees.map((one) => readChoices(person, round, one.id))))]);

  it('finds there neither their own pairs nor who said never to be paired with them, and wishes nothing for themselves', async () => {
    await makeMentorProfile(who.both, { places: 1 });
    const mentees = [await makeWaiting(organisationId), await makeWaiting(organisationId)];
    await makeMenteeProfile(mentees[1]!, { exclusions: [who.both.pseudonym] });
    const round = await openRound(who.apart, networkId, []);
    await wish(who.apart, round, { mentee: mentees[0]!.id, mentor: who.both.id }, 'fixed', 1);
    await solve(who.apart, round, await versionOf(round));
    expect((await readSolution(who.apart, round)).pairs).toMatchObject([{ menteeId: mentees[0]!.id, mentorId: who.both.id }]);
    expect((await readSolution(who.apart, round)).leftOut).toMatchObject([{ ruledOut: ['private'] }]);
    expect(await readSolution(who.both, round)).toMatchObject({ pairs: [], isEmpty: false, isIn: true, elsewhere: 0, leftOut: [{ ruledOut: [] }] });
    expect(await readRound(who.both, round)).toMatchObject({ wishes: [], proposals: [], isIn: true, elsewhere: 0 });
    expect(await all(who.both, round, mentees)).not.toMatch(new RegExp(`${who.both.id}|${who.both.pseudonym}|private`));
    await expect(removeWish(who.both, round, { mentee: mentees[0]!.id, mentor: who.both.id }, await versionOf(round))).rejects.toThrow(NotFound);
    await expect(swap(who.both, round, [mentees[0]!.id, mentees[1]!.id], await versionOf(round))).rejects.toMatchObject({ reason: 'mentoring.refusals.notSolved' });
    for (const mentee of mentees) for (const kind of ['fixed', 'forbidden'] as const) await expect(wish(who.both, round, { mentee: mentee.id, mentor: who.both.id }, kind, await versionOf(round))).rejects.toThrow(NotFound);
    await propose(who.apart, round, await versionOf(round));
    const { id } = await database().proposal.findFirstOrThrow({ where: { roundId: round } });
    expect((await readRound(who.apart, round)).proposals).toMatchObject([{ id, mentor: who.both.pseudonym }]);
    expect(await readRound(who.both, round)).toMatchObject({ proposals: [], elsewhere: 0 });
    await answerProposal(mentees[0]!, id, 'decline');
    expect(await readRound(who.both, round)).toMatchObject({ proposals: [], toTalkWith: [] });
  });

  it('does not learn as a mentee either with whom they were put together, nor who ruled them out', async () => {
    const mentors = [await makePerson([{ organisationId: networkId, role: 'mentor' }]), await makePerson([{ organisationId: networkId, role: 'mentor' }])];
    for (const one of mentors) await makeMentorProfile(one, { places: 1 });
    const waiting = await makeWaiting(organisationId);
    const asMentee = { ...who.both, id: waiting.id, pseudonym: waiting.pseudonym, memberships: [...who.both.memberships, ...waiting.memberships] };
    const other = await makeWaiting(organisationId);
    const round = await openRound(who.apart, networkId, []);
    await solve(who.apart, round, await versionOf(round));
    expect((await readSolution(asMentee, round)).pairs.map(({ menteeId }) => menteeId)).toEqual([other.id]);
    await expect(readChoices(asMentee, round, waiting.id)).rejects.toThrow(NotFound);
    await expect(swap(asMentee, round, [waiting.id, other.id], await versionOf(round))).rejects.toThrow(NotFound);
  });
});

describe('a round of several networks', () => {
  it('names to a coordinator the pairs of their own network, and of others only how many there are, before and after', async () => {
    const far = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const farHome = await makeOrganisation({ networkId: NETWORKS.APNSW });
    const mentor = await makePerson([{ organisationId: networkId, role: 'mentor' }]);
    const farMentor = await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.APNSW }), role: 'mentor' }]);
    for (const one of [mentor, farMentor]) await makeMentorProfile(one, { places: 1 });
    const [mentee, farMentee] = [await makeWaiting(organisationId), await makeWaiting(farHome)];
    const round = await openRound(who.apart, networkId, [NETWORKS.APNSW]);
    await joinRound(far, round);
    const version = async () => (await database().matchingRound.findUniqueOrThrow({ where: { id: round } })).version;
    await wish(who.apart, round, { mentee: mentee.id, mentor: mentor.id }, 'fixed', await version());
    await wish(far, round, { mentee: farMentee.id, mentor: farMentor.id }, 'fixed', await version());
    await solve(who.apart, round, await version());
    // Of a pair of other networks there is no wish to make, to take back or to exchange, and no name in what is refused.
    const farPair = { mentee: farMentee.id, mentor: farMentor.id };
    for (const act of [async () => wish(who.apart, round, farPair, 'forbidden', await version()), async () => removeWish(who.apart, round, farPair, await version())]) await expect(act()).rejects.toThrow(NotFound);
    await expect(swap(who.apart, round, [mentee.id, farMentee.id], await version())).rejects.toMatchObject({ reason: 'mentoring.refusals.notSolved' });
    expect((await readChoices(who.apart, round, farMentee.id)).choices.map((one) => [one.id, one.mayWish]).sort()).toEqual([[mentor.id, true], [farMentor.id, false]].sort());
    await makeMenteeProfile(farMentee, { exclusions: [farMentor.pseudonym] });
    await expect(solve(who.apart, round, await version())).rejects.toMatchObject({ reason: 'mentoring.refusals.wishImpossible', details: { pairs: '…' } });
    await expect(solve(far, round, await version())).rejects.toMatchObject({ details: { pairs: `${farMentee.pseudonym} – ${farMentor.pseudonym}` } });
    await makeMenteeProfile(farMentee, { exclusions: [] });
    const named = async (person: AskingPerson) => {
      const [{ wishes, proposals, elsewhere }, { pairs, elsewhere: unsaid }] = [await readRound(person, round), await readSolution(person, round)];
      return { wishes: wishes.map(({ menteeId }) => menteeId), pairs: pairs.map(({ menteeId }) => menteeId), proposals: proposals.map((one) => [one.mentee, one.mentor]), elsewhere, unsaid };
    };
    expect(await named(who.apart)).toEqual({ wishes: [mentee.id], pairs: [mentee.id], proposals: [], elsewhere: 0, unsaid: 1 });
    expect(await named(far)).toEqual({ wishes: [farMentee.id], pairs: [farMentee.id], proposals: [], elsewhere: 0, unsaid: 1 });
    expect((await readChoices(who.apart, round, farMentee.id)).choices.map((one) => [one.id, one.wish, one.isTheirs]).sort()).toEqual([[mentor.id, null, false], [farMentor.id, null, false]].sort());
    await propose(who.apart, round, await version());
    const proposals = await database().proposal.findMany({ where: { roundId: round } });
    const asked = { wishes: [], pairs: [], proposals: [[mentee.pseudonym, mentor.pseudonym]], elsewhere: 1, unsaid: 0 };
    expect(await named(who.apart)).toEqual(asked);
    for (const { id, menteeId, mentorId } of proposals) for (const person of [mentee, farMentee, mentor, farMentor]) if (person.id === menteeId || person.id === mentorId) await answerProposal(person, id, 'accept');
    expect(await database().pairing.count()).toBe(2);
    // Nothing appears or vanishes by which one could tell that they said yes.
    expect(await named(who.apart)).toEqual(asked);
  });

  it('asks those alone to talk with somebody who coordinate their network', async () => {
    const far = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(who.apart, networkId, [NETWORKS.APNSW]);
    await joinRound(far, round);
    for (let turn = 0; turn < 2; turn += 1) {
      await makeMentorProfile(await makePerson([{ organisationId: networkId, role: 'mentor' }]), { places: 1 });
      const version = async () => (await database().matchingRound.findUniqueOrThrow({ where: { id: round } })).version;
      await solve(who.apart, round, await version());
      await propose(who.apart, round, await version());
      await answerProposal(mentee, (await database().proposal.findFirstOrThrow({ where: { menteeId: mentee.id, state: 'waiting' } })).id, 'decline');
    }
    const told = (person: AskingPerson) => database().notification.count({ where: { kind: 'talk_wanted', personId: person.id } });
    expect([await told(who.apart), await told(far)]).toEqual([1, 0]);
  });

  it('names a pair of two networks to the coordinators of both', async () => {
    const far = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
    const farMentor = await makePerson([{ organisationId: await makeOrganisation({ networkId: NETWORKS.APNSW }), role: 'mentor' }]);
    await makeMentorProfile(farMentor, { places: 1 });
    const mentee = await makeWaiting(organisationId);
    const round = await openRound(who.apart, networkId, [NETWORKS.APNSW]);
    await joinRound(far, round);
    await solve(far, round, (await database().matchingRound.findUniqueOrThrow({ where: { id: round } })).version);
    for (const person of [far, who.apart]) expect(await readSolution(person, round)).toMatchObject({ pairs: [{ menteeId: mentee.id, mentorId: farMentor.id }], elsewhere: 0 });
  });
});
