import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { recordActivity } from '#app/domain/activity/activity.server.ts';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { closeOrganisation } from '#app/domain/network/closure.server.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { moveOrganisation } from '#app/domain/network/networks.server.ts';
import { listUnread, readAll } from '#app/domain/notifications/notifications.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { database, inTransaction } from '#app/platform/database.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile, makeWaiting } from '#prisma/seed/mentoring.server.ts';
import { makeActivePairing } from '#prisma/seed/pairings.server.ts';
import { checkIn } from './check-ins.server.ts';
import { lapseForSuspended, startFollowingDepartures } from './departures.server.ts';
import { endPairing, tellCoordinators } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { readMentoringHome } from './mentoring-home.server.ts';
import { askForMentor, nominate, withdrawNomination } from './nominations.server.ts';
import { offerInNetwork, offerWithin } from './opportunities.server.ts';
import { readOversight } from './oversight.server.ts';
import { findPairing, isPaired } from './pairing.server.ts';
import { answerProposal } from './proposals.server.ts';
import { readRound } from './round-page.server.ts';
import { closeRound, joinRound, openRound } from './rounds.server.ts';
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

  it('lapses as the mentee waits no longer: both are told that, and not why', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal, round } = await asked(mentee);
    await answerProposal(mentor, proposal, 'accept');
    const { id } = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } });
    await withdrawNomination(mentee, id);
    expect([await stateOf(proposal), (await readWatch(before, ASWA, ALL)).placesFree]).toEqual(['lapsed', 1]);
    for (const person of [mentee, mentor]) expect(await kinds(person)).toEqual([`proposal_over /proposals/${proposal}`]);
    expect([await kinds(before), await kinds(after)]).toEqual([[`proposal_came_to_nothing /rounds/${round}`], []]);
  });

  it('stays where a mentee takes back what they do not wait by', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal } = await asked(mentee);
    await nominate(await makePerson([{ organisationId, role: 'lead' }]), organisationId, mentee.id);
    const named = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id, isOwn: false } });
    await withdrawNomination(mentee, named.id);
    expect(await stateOf(proposal)).toBe('waiting');
  });

  it('of a withdrawal and the second yes at once is a pairing or lapses, and nobody waits for ever', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal } = await asked(mentee);
    await answerProposal(mentee, proposal, 'accept');
    const { id } = await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } });
    const [yes] = await Promise.allSettled([answerProposal(mentor, proposal, 'accept'), withdrawNomination(mentee, id)]);
    const came = yes.status === 'fulfilled' ? yes.value.came : 'over';
    expect(await stateOf(proposal)).toBe(came === 'paired' ? 'accepted' : 'lapsed');
    expect((await database().nomination.findUniqueOrThrow({ where: { id } })).state).toBe(came === 'paired' ? 'placed' : 'withdrawn');
  });

  it('lapses within the hour once one of the two is suspended, and the other waits for it no longer', async () => {
    for (const part of ['mentor', 'mentee'] as const) {
      await database().matchingRound.deleteMany();
      await database().nomination.deleteMany();
      mentor = await makePerson([{ organisationId, role: 'mentor' }]);
      const mentee = await makeWaiting(organisationId);
      const { proposal } = await asked(mentee);
      await lapseForSuspended();
      expect(await stateOf(proposal)).toBe('waiting');
      const [gone, other] = part === 'mentor' ? [mentor, mentee] : [mentee, mentor];
      await database().person.update({ where: { id: gone.id }, data: { suspendedAt: new Date() } });
      await lapseForSuspended();
      expect([await stateOf(proposal), await kinds(other)]).toEqual(['lapsed', [`proposal_over /proposals/${proposal}`]]);
      await database().mentorProfile.deleteMany();
    }
  });

  it('is remembered to whoever has not answered, once, and to nobody else', async () => {
    const mentee = await makeWaiting(organisationId);
    const { proposal } = await asked(mentee);
    await answerProposal(mentor, proposal, 'accept');
    for (const person of [mentee, mentor]) await readAll(person);
    const due = async () => { await tellWhatIsDue(); return [await kinds(mentee), await kinds(mentor)]; };
    expect(await due()).toEqual([[], []]);
    await database().proposal.update({ where: { id: proposal }, data: { createdAt: new Date(Date.now() - 8 * 86_400_000) } });
    expect(await due()).toEqual([[`proposal_made /proposals/${proposal}`], []]);
    await readAll(mentee);
    expect(await due()).toEqual([[], []]);
  });

  it('that one declines is told the coordinators of their networks, and not who; and once the round is closed no more', async () => {
    const mentee = await makeWaiting(organisationId);
    const { round, proposal } = await asked(mentee);
    const second = await makePerson([{ organisationId: ASWA, role: 'coordinator' }]);
    await answerProposal(mentor, proposal, 'decline');
    for (const person of [before, second]) expect(await kinds(person)).toEqual([`proposal_came_to_nothing /rounds/${round}`]);
    expect(await kinds(after)).toEqual([]);
    await closeRound(before, round);
    expect(await kinds(second)).toEqual([]);
  });

  it('lapses as the organisation of one of the two closes', async () => {
    const mentee = await makeWaiting(await makeOrganisation({ networkId: ASWA }));
    const { proposal } = await asked(mentee);
    await closeOrganisation(before, organisationId);
    expect(await stateOf(proposal)).toBe('lapsed');
    expect(await kinds(mentee)).toEqual([`proposal_over /proposals/${proposal}`]);
  });
});

describe('who waits for a mentor', () => {
  it('and goes to an organisation of another network waits in the old one no more: they are told that they may ask anew, and do', async () => {
    const [mentee, lead] = [await makeWaiting(organisationId), await makePerson([{ organisationId, role: 'lead' }])];
    const { proposal } = await asked(mentee);
    const old = await membershipOf(mentee);
    const elsewhere = await makeOrganisation({ networkId: APNSW });
    await database().membership.create({ data: { personId: mentee.id, organisationId: elsewhere, role: 'emerging_leader' } });
    await endMembership(lead, old.id);
    expect([await stateOf(proposal), (await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } })).state]).toEqual(['lapsed', 'withdrawn']);
    expect((await kinds(mentee)).sort()).toEqual(['nomination_ended /mentoring', `proposal_over /proposals/${proposal}`]);
    const moved = { ...mentee, memberships: [{ ...mentee.memberships[0]!, organisationId: elsewhere, networkId: APNSW }] };
    expect((await readMentoringHome(moved)).asMentee).toMatchObject({ mayAsk: true });
    await askForMentor(moved);
    const round = await openRound(after, APNSW, []);
    expect((await readRound(after, round)).mentees).toMatchObject([{ id: mentee.id }]);
  });

  it('waits on where they are an emerging leader of that network still by another organisation, or something else ends', async () => {
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    const mentee = await makeWaiting(organisationId);
    const other = await makeOrganisation({ networkId: ASWA });
    await database().membership.create({ data: { personId: mentee.id, organisationId: other, role: 'emerging_leader' } });
    const old = await database().membership.findFirstOrThrow({ where: { personId: mentee.id, organisationId } });
    await endMembership(lead, old.id);
    expect((await database().nomination.findFirstOrThrow({ where: { personId: mentee.id } })).state).toBe('confirmed');
    expect(await kinds(mentee)).toEqual([]);
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
