import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { moveOrganisation } from '#app/domain/network/networks.server.ts';
import { listUnread } from '#app/domain/notifications/notifications.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { makeActivePairing } from '#prisma/seed/pairings.server.ts';
import { checkIn } from './check-ins.server.ts';
import { startFollowingDepartures } from './departures.server.ts';
import { endPairing, tellCoordinators } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { nominate } from './nominations.server.ts';
import { offerInNetwork, offerWithin } from './opportunities.server.ts';
import { readOversight } from './oversight.server.ts';
import { findPairing, isPaired } from './pairing.server.ts';
import { answerProposal } from './proposals.server.ts';
import { readRound } from './round-page.server.ts';
import { joinRound, openRound } from './rounds.server.ts';
import { propose, solve } from './solution.server.ts';
import { readWatch } from './watch.server.ts';
import { hasWatchers } from './watchers.server.ts';

const { ASWA, APNSW } = NETWORKS;
const ALL = { q: '', order: '-since', state: '', page: 1 } as const;
const UNSAFE = { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false } as const;
let organisationId: string;
let secretariat: AskingPerson;
/** Who coordinates the network that the organisation leaves, and the one that it joins. */
let before: AskingPerson;
let after: AskingPerson;
let mentor: AskingPerson;

beforeAll(async () => {
  startTelling();
  startFollowingDepartures();
  secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
});

beforeEach(async () => {
  await database().matchingRound.deleteMany();
  await database().pairing.deleteMany();
  await database().nomination.deleteMany();
  await database().mentorProfile.deleteMany();
  organisationId = await makeOrganisation({ networkId: ASWA });
  [before, after] = [await makePerson([{ organisationId: ASWA, role: 'coordinator' }]), await makePerson([{ organisationId: APNSW, role: 'coordinator' }])];
  mentor = await makePerson([{ organisationId, role: 'mentor' }]);
});

const move = () => moveOrganisation(secretariat, organisationId, APNSW);
const emerging = (home = organisationId) => makePerson([{ organisationId: home, role: 'emerging_leader' }]);
const networksOf = async (id: string) => database().pairing.findUniqueOrThrow({ where: { id }, select: { menteeNetworkId: true, mentorNetworkId: true } });
const kinds = async (person: AskingPerson) => (await listUnread(person, 100)).map(({ kind, path }) => `${kind} ${path}`);
const membershipOf = (person: AskingPerson) => database().membership.findFirstOrThrow({ where: { personId: person.id, endedAt: null } });

/** A round of one network, or of both, in which the mentee and the mentor are asked about each other. */
async function asked(mentee: AskingPerson, both = false): Promise<{ round: string; proposal: string }> {
  await makeMentorProfile(mentor);
  await database().menteeProfile.update({ where: { personId: mentee.id }, data: { ownOrganisation: true } });
  const round = await openRound(before, ASWA, both ? [APNSW] : []);
  if (both) await joinRound(after, round);
  const version = async () => (await database().matchingRound.findUniqueOrThrow({ where: { id: round } })).version;
  await solve(before, round, await version());
  await propose(before, round, await version());
  return { round, proposal: (await database().proposal.findFirstOrThrow({ where: { menteeId: mentee.id } })).id };
}

const stateOf = async (proposal: string) => (await database().proposal.findUniqueOrThrow({ where: { id: proposal } })).state;

describe('an organisation that moves to another network', () => {
  it('takes its pairings along: the new network watches over them, and the old one no more', async () => {
    const mentee = await emerging();
    const pairing = await makeActivePairing({ mentor, mentee });
    await checkIn(mentee, pairing, UNSAFE);
    await tellCoordinators(mentee, pairing, 'Said to whoever coordinates');
    expect(await kinds(before)).toEqual(expect.arrayContaining([`pairing_raised /pairings/${pairing}/oversight`, `message_received /pairings/${pairing}/oversight`]));
    await offerWithin(mentor, pairing, { kind: 'speak', competencies: [], places: 1, happensOn: null, text: 'Ten minutes' });
    await offerInNetwork(before, ASWA, { kind: 'speak', competencies: [], places: 1, happensOn: null, text: 'Of the network that is left' });
    const offered = async () => (await kinds(mentee)).filter((told) => told.startsWith('opportunity_offered')).length;
    expect(await offered()).toBe(2);
    await move();
    expect(await offered()).toBe(1);
    expect(await networksOf(pairing)).toEqual({ menteeNetworkId: APNSW, mentorNetworkId: APNSW });
    expect((await readOversight(after, pairing)).told).toMatchObject([{ text: 'Said to whoever coordinates' }]);
    await expect(readOversight(before, pairing)).rejects.toThrow(NotFound);
    expect([(await readWatch(before, ASWA, ALL)).pairings, (await readWatch(after, APNSW, ALL)).raised]).toMatchObject([[], [{ id: pairing }]]);
    expect(await kinds(before)).toEqual([]);
    for (const person of [mentee, mentor]) expect(await kinds(person)).toContain(`watchers_changed /pairings/${pairing}`);
    expect(await kinds(after)).toEqual([`pairing_raised /pairings/${pairing}/oversight`]);
    expect(await database().opportunity.findFirstOrThrow({ where: { pairingId: pairing } })).toMatchObject({ networkId: APNSW });
  });

  it('leaves nobody without watchers where the old network ends, and what is erased then lies under the new one’s key', async () => {
    const mentee = await emerging();
    const pairing = await makeActivePairing({ mentor, mentee });
    await tellCoordinators(mentor, pairing, 'Told by the mentor');
    await move();
    await database().organisation.update({ where: { id: ASWA }, data: { closedAt: new Date() } });
    try {
      expect(await hasWatchers((await findPairing(mentee, pairing)).pairing)).toBe(true);
    } finally {
      await database().organisation.update({ where: { id: ASWA }, data: { closedAt: null } });
    }
    await erasePairing(mentee, pairing);
    expect((await readOversight(after, pairing)).told).toMatchObject([{ text: 'Told by the mentor' }]);
  });

  it('leaves what has ended with those who watched over it', async () => {
    const mentee = await emerging();
    const pairing = await makeActivePairing({ mentor, mentee });
    await tellCoordinators(mentor, pairing, 'Told before the end');
    await endPairing(mentee, pairing, { ending: 'ended_early', block: false, text: '' });
    await erasePairing(mentee, pairing);
    await move();
    expect(await networksOf(pairing)).toEqual({ menteeNetworkId: ASWA, mentorNetworkId: ASWA });
    expect((await readOversight(before, pairing)).told).toMatchObject([{ text: 'Told before the end' }]);
  });

  it('takes one of two along where the other acts in the old network still: both networks watch', async () => {
    const [mentee, elsewhere] = [await emerging(), await makePerson([{ organisationId: ASWA, role: 'mentor' }])];
    const pairing = await makeActivePairing({ mentor: elsewhere, mentee });
    const other = await emerging(await makeOrganisation({ networkId: ASWA }));
    const second = await makeActivePairing({ mentor, mentee: other });
    const both = await makePerson([{ organisationId, role: 'emerging_leader' }, { organisationId: await makeOrganisation({ networkId: ASWA }), role: 'emerging_leader' }]);
    const third = await makeActivePairing({ mentor: elsewhere, mentee: both });
    await move();
    expect([await networksOf(pairing), await networksOf(second), await networksOf(third)]).toEqual([{ menteeNetworkId: APNSW, mentorNetworkId: ASWA }, { menteeNetworkId: ASWA, mentorNetworkId: APNSW }, { menteeNetworkId: ASWA, mentorNetworkId: ASWA }]);
    await readOversight(before, pairing);
    await readOversight(after, pairing);
  });

  it('takes along who was paired by it and is something else there now, or nothing', async () => {
    const [lead, gone] = [await makeWaiting(organisationId), await makeWaiting(organisationId)];
    const pairings = [];
    for (const mentee of [lead, gone]) {
      pairings.push(await makeActivePairing({ mentor, mentee }));
      await database().nomination.updateMany({ where: { personId: mentee.id }, data: { state: 'placed' } });
    }
    await database().membership.updateMany({ where: { personId: lead.id }, data: { role: 'lead' } });
    await database().membership.updateMany({ where: { personId: { in: [gone.id, mentor.id] } }, data: { endedAt: new Date() } });
    await move();
    for (const id of pairings) expect(await networksOf(id)).toEqual({ menteeNetworkId: APNSW, mentorNetworkId: APNSW });
  });

  it('takes its nominations along: who waits does so in the rounds of the new network', async () => {
    const mentee = await makeWaiting(organisationId);
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const named = await emerging();
    await nominate(lead, organisationId, named.id);
    await move();
    expect((await database().nomination.findMany({ where: { organisationId } })).map(({ networkId }) => networkId)).toEqual([APNSW, APNSW]);
    const [old, next] = [await openRound(before, ASWA, []), await openRound(after, APNSW, [])];
    expect([(await readRound(before, old)).mentees, (await readRound(after, next)).mentees]).toMatchObject([[], [{ id: mentee.id }]]);
    expect([(await readWatch(before, ASWA, ALL)).waiting, (await readWatch(after, APNSW, ALL)).waiting]).toEqual([0, 1]);
  });

  it('lets lapse what waits in a round that the new network does not share, and both are told so', async () => {
    const mentee = await makeWaiting(organisationId);
    const { round, proposal } = await asked(mentee);
    await answerProposal(mentor, proposal, 'accept');
    await move();
    expect(await stateOf(proposal)).toBe('lapsed');
    for (const person of [mentee, mentor]) expect(await kinds(person)).toEqual([`proposal_over /proposals/${proposal}`]);
    await expect(answerProposal(mentee, proposal, 'accept')).rejects.toMatchObject({ reason: 'mentoring.refusals.proposalOver' });
    expect((await readRound(before, round)).mentees).toEqual([]);
  });

  it('leaves what waits where the new network takes part in the round, and the pairing is the new network’s then', async () => {
    const mentee = await makeWaiting(organisationId);
    const { round, proposal } = await asked(mentee, true);
    await move();
    await answerProposal(mentor, proposal, 'accept');
    expect(await answerProposal(mentee, proposal, 'accept')).toMatchObject({ came: 'paired' });
    const { id } = await database().pairing.findFirstOrThrow({ where: { menteeId: mentee.id } });
    expect(await networksOf(id)).toEqual({ menteeNetworkId: APNSW, mentorNetworkId: APNSW });
    expect([(await readRound(before, round)).proposals, (await readRound(after, round)).proposals]).toMatchObject([[], [{ id: proposal }]]);
  });

  it('names to the network that it left nobody whom a round had paired, from then on', async () => {
    const mentee = await makeWaiting(organisationId);
    const { round, proposal } = await asked(mentee);
    for (const person of [mentor, mentee]) await answerProposal(person, proposal, 'accept');
    expect((await readRound(before, round)).proposals).toMatchObject([{ id: proposal }]);
    await move();
    expect(await readRound(before, round)).toMatchObject({ proposals: [], elsewhere: 1 });
  });

  it('is followed also where the two say yes at the same moment', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal } = await asked(mentee);
    await answerProposal(mentor, proposal, 'accept');
    await Promise.allSettled([answerProposal(mentee, proposal, 'accept'), move()]);
    const pairing = await database().pairing.findFirst({ where: { menteeId: mentee.id } });
    expect(pairing ? await networksOf(pairing.id) : await stateOf(proposal)).toEqual(pairing ? { menteeNetworkId: APNSW, mentorNetworkId: APNSW } : 'lapsed');
  });
});

describe('what waits for an answer', () => {
  it('lapses as soon as the mentee is an emerging leader nowhere any more: the place is free', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal } = await asked(mentee);
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    await endMembership(lead, (await membershipOf(mentee)).id);
    expect([await stateOf(proposal), (await readWatch(before, ASWA, ALL)).placesFree]).toEqual(['lapsed', 1]);
    expect(await kinds(mentor)).toEqual([`proposal_over /proposals/${proposal}`]);
  });

  it('lapses as the organisation of one of the two closes', async () => {
    const mentee = await makeWaiting(await makeOrganisation({ networkId: ASWA }));
    const { proposal } = await asked(mentee);
    await closeOrganisation(before, organisationId);
    expect(await stateOf(proposal)).toBe('lapsed');
    expect(await kinds(mentee)).toEqual([`proposal_over /proposals/${proposal}`]);
  });
});

describe('whoever of the two became something else', () => {
  it('is told of the pairing all the same, by what they are now', async () => {
    const mentee = await emerging();
    const pairing = await makeActivePairing({ mentor, mentee });
    await database().notification.deleteMany({ where: { personId: { in: [mentee.id, mentor.id] } } });
    await database().membership.updateMany({ where: { personId: { in: [mentee.id, mentor.id] } }, data: { endedAt: new Date() } });
    for (const [person, role] of [[mentee, 'lead'], [mentor, 'trainer']] as const) await database().membership.create({ data: { personId: person.id, organisationId, role } });
    await inTransaction((tx) => recordActivity(tx, { actor: null, organisationId: null, kind: 'checkIn.due', subjectType: 'pairing', subjectId: pairing }));
    for (const person of [mentee, mentor]) expect(await kinds(person)).toEqual([`check_in_due /pairings/${pairing}/check-ins`]);
    expect([await isPaired(mentee), await isPaired(mentor), await isPaired(before)]).toEqual([true, true, false]);
    await endPairing(mentor, pairing, { ending: 'ended_early', block: false, text: '' });
    expect(await kinds(mentee)).toEqual([`pairing_ended /pairings/${pairing}`]);
    expect([await isPaired(mentee), await isPaired(mentor)]).toEqual([false, false]);
  });
});
