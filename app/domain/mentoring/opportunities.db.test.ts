import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeActivePairing } from '#prisma/seed/pairings.server.ts';
import { checkIn } from './check-ins.server.ts';
import { endPairing } from './ending.server.ts';
import { readGrowth } from './growth.server.ts';
import { closeOpportunity, listOffered, listOpportunities, offerInNetwork, offerWithin, settleTaking, takeOpportunity } from './opportunities.server.ts';
import { pausePairing } from './pause.server.ts';

const TEXT = 'Sit in on the board, paid';
const ENTRY = { kind: 'sit_in' as const, competencies: ['governance' as const], places: 1, happensOn: null, text: TEXT };
let organisationId: string;
const who = {} as Record<'mentor' | 'mentee' | 'peer' | 'far' | 'unpaired' | 'coordinator' | 'otherCoordinator' | 'lead', AskingPerson>;
let pairing: string;
let peers: string;

beforeAll(() => startTelling());
afterEach(() => setClock());
beforeEach(async () => {
  organisationId = await makeOrganisation();
  for (const name of ['mentee', 'peer', 'far', 'unpaired'] as const) who[name] = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  who.mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }]);
  pairing = await makeActivePairing(who);
  peers = await makeActivePairing({ mentor: who.mentor, mentee: who.peer });
  await makeActivePairing({ mentor: await makePerson([{ organisationId: NETWORKS.SWAN, role: 'mentor' }]), mentee: who.far }, { networkId: NETWORKS.SWAN });
});

const offer = async () => {
  await offerInNetwork(who.coordinator, NETWORKS.ASWA, ENTRY);
  return (await database().opportunity.findFirstOrThrow({ where: { networkId: NETWORKS.ASWA }, orderBy: { createdAt: 'desc' } })).id;
};
const told = async ({ id }: AskingPerson, kind: 'opportunity_offered' | 'check_in_due') => database().notification.count({ where: { personId: id, kind, readAt: null } });
const OPEN = { q: '', order: '-offered', page: 1, kind: '' } as const;
const OFFERED = { ...OPEN, state: '' } as const;
const seen = async (person: AskingPerson, id: string) => (await listOpportunities(person, OPEN)).opportunities.find((one) => one.id === id);

describe('an opportunity of a network', () => {
  it('is offered by its coordinators alone, and told to its mentees alone', async () => {
    for (const person of [who.otherCoordinator, who.lead, who.mentor, who.mentee]) await expect(offerInNetwork(person, NETWORKS.ASWA, ENTRY)).rejects.toThrow(NotFound);
    const id = await offer();
    expect([await told(who.mentee, 'opportunity_offered'), await told(who.peer, 'opportunity_offered')]).toEqual([1, 1]);
    for (const person of [who.far, who.unpaired, who.mentor, who.coordinator, who.lead]) expect(await told(person, 'opportunity_offered')).toBe(0);
    expect(await seen(who.mentee, id)).toMatchObject({ text: TEXT, mayTake: true, taking: null });
    for (const person of [who.far, who.unpaired, who.lead, who.mentor]) {
      expect(await seen(person, id)).toBeUndefined();
      await expect(takeOpportunity(person, id)).rejects.toThrow(NotFound);
    }
    await expect(listOffered(who.otherCoordinator, NETWORKS.ASWA, OFFERED)).rejects.toThrow(NotFound);
    await expect(closeOpportunity(who.otherCoordinator, id)).rejects.toThrow(NotFound);
  });

  it('is taken by one of two who reach for the last place at once; given back it is there for the other', async () => {
    const id = await offer();
    const outcomes = await Promise.allSettled([takeOpportunity(who.mentee, id), takeOpportunity(who.peer, id)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: 'mentoring.refusals.placeTaken' } });
    const [first, second] = outcomes[0].status === 'fulfilled' ? [who.mentee, who.peer] : [who.peer, who.mentee];
    await expect(takeOpportunity(first, id)).rejects.toMatchObject({ reason: 'mentoring.refusals.takenAlready' });
    await settleTaking(first, id, 'giveBack', null);
    await takeOpportunity(second, id);
    expect(await told(second, 'opportunity_offered')).toBe(0);
  });

  it('says what it gave to its mentee alone, and counts in their growth', async () => {
    const id = await offer();
    await takeOpportunity(who.mentee, id);
    expect((await readGrowth(who.mentee)).opportunities).toEqual([]);
    await settleTaking(who.mentee, id, 'report', 'I was heard');
    expect((await readGrowth(who.mentee)).opportunities).toMatchObject([{ id, kind: 'sit_in', gave: 'I was heard' }]);
    expect((await readGrowth(who.peer)).opportunities).toEqual([]);
    const offered = JSON.stringify(await listOffered(who.coordinator, NETWORKS.ASWA, OFFERED));
    for (const word of ['I was heard', who.mentee.pseudonym, who.mentee.id, pairing]) expect(offered).not.toContain(word);
    await expect(settleTaking(who.mentee, id, 'report', 'Again')).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
  });

  it('that is closed is taken by nobody more, stays with who took it, and is told to nobody any longer', async () => {
    const id = await offer();
    await database().opportunity.update({ where: { id }, data: { places: 2 }, select: { id: true } });
    await takeOpportunity(who.mentee, id);
    await closeOpportunity(who.coordinator, id);
    await expect(takeOpportunity(who.peer, id)).rejects.toMatchObject({ reason: 'mentoring.refusals.placeTaken' });
    expect([await told(who.peer, 'opportunity_offered'), (await seen(who.mentee, id))?.taking]).toEqual([0, 'taken']);
  });
});

describe('an opportunity that was taken in a pairing before', () => {
  const again = async () => {
    await endPairing(who.mentor, pairing, { ending: 'ended_early', block: false, text: '' });
    return makeActivePairing({ mentor: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]), mentee: who.mentee });
  };

  it('and given back can be taken again in the next, told of and given back there', async () => {
    const id = await offer();
    await takeOpportunity(who.mentee, id);
    await settleTaking(who.mentee, id, 'giveBack', null);
    await again();
    expect(await seen(who.mentee, id)).toMatchObject({ taking: 'given_back', mayTake: true });
    await takeOpportunity(who.mentee, id);
    expect(await seen(who.mentee, id)).toMatchObject({ taking: 'taken', mayTake: false });
    await settleTaking(who.mentee, id, 'giveBack', null);
    await takeOpportunity(who.mentee, id);
    await settleTaking(who.mentee, id, 'report', 'I was heard');
    expect(await seen(who.mentee, id)).toMatchObject({ taking: 'done', gave: 'I was heard' });
  });

  it('and not given back stays the mentee’s own to tell of, and is not taken a second time', async () => {
    const id = await offer();
    await database().opportunity.update({ where: { id }, data: { places: 2 }, select: { id: true } });
    await takeOpportunity(who.mentee, id);
    await again();
    await expect(takeOpportunity(who.mentee, id)).rejects.toMatchObject({ reason: 'mentoring.refusals.takenAlready' });
    await settleTaking(who.mentee, id, 'report', 'I was heard');
    expect(await seen(who.mentee, id)).toMatchObject({ taking: 'done', gave: 'I was heard' });
  });
});

describe('an opportunity whose day is past', () => {
  const DAYS = ['2091-06-01', '2091-06-03', '2091-06-05'];
  beforeEach(() => database().opportunity.deleteMany());
  afterEach(() => database().opportunity.deleteMany());
  const offerOn = async (day: string) => {
    await offerInNetwork(who.coordinator, NETWORKS.ASWA, { ...ENTRY, happensOn: new Date(day) });
    return (await database().opportunity.findFirstOrThrow({ where: { networkId: NETWORKS.ASWA, happensOn: new Date(day) } })).id;
  };

  it('is offered no more, and what was taken of it comes after all that is to come', async () => {
    setClock(() => new Date('2091-05-20T09:00:00Z'));
    const [first, second, third] = [await offerOn(DAYS[0] ?? ''), await offerOn(DAYS[1] ?? ''), await offerOn(DAYS[2] ?? '')];
    await offer();
    const shown = async () => (await listOpportunities(who.mentee, { ...OPEN, order: 'happens' })).opportunities.map(({ id, mayTake }) => [DAYS[[first, second, third].indexOf(id)] ?? 'none', mayTake]);
    expect(await shown()).toEqual([['2091-06-01', true], ['2091-06-03', true], ['2091-06-05', true], ['none', true]]);
    await takeOpportunity(who.mentee, first);
    // On the day itself it can still be taken.
    setClock(() => new Date('2091-06-03T20:00:00Z'));
    expect(await shown()).toEqual([['2091-06-03', true], ['2091-06-05', true], ['none', true], ['2091-06-01', false]]);
    setClock(() => new Date('2091-06-04T00:30:00Z'));
    expect(await shown()).toEqual([['2091-06-05', true], ['none', true], ['2091-06-01', false]]);
    await expect(takeOpportunity(who.mentee, second)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
    expect((await listOpportunities(who.mentee, { ...OPEN, order: 'happens' })).count).toBe(3);
  });

  it('comes after what is to come also where it is on a page further on, none twice and none left out', async () => {
    setClock(() => new Date('2091-06-10T09:00:00Z'));
    for (let i = 0; i < 30; i += 1) {
      const id = await offerOn(`2091-0${i < 27 ? 7 : 6}-0${1 + (i % 9)}`);
      if (i >= 27) await database().opportunityTaking.create({ data: { opportunityId: id, pairingId: pairing } });
    }
    const page = async (number: number) => (await listOpportunities(who.mentee, { ...OPEN, order: 'happens', page: number })).opportunities.map(({ happensOn }) => happensOn?.slice(0, 7));
    const [one, two, three] = [await page(1), await page(2), await page(3)];
    expect([one.length, new Set(one), two, three]).toEqual([25, new Set(['2091-07']), ['2091-07', '2091-07', '2091-06', '2091-06', '2091-06'], []]);
  });
});

it('an opportunity of a mentor is for their own mentee alone, also in the lists of coordinators', async () => {
  await expect(offerWithin(who.mentee, pairing, ENTRY)).rejects.toMatchObject({ reason: 'mentoring.refusals.mentorOnly' });
  await expect(offerWithin(who.coordinator, pairing, ENTRY)).rejects.toThrow(NotFound);
  await offerWithin(who.mentor, pairing, ENTRY);
  const { id } = await database().opportunity.findFirstOrThrow({ where: { pairingId: pairing } });
  expect([await told(who.mentee, 'opportunity_offered'), await told(who.peer, 'opportunity_offered')]).toEqual([1, 0]);
  expect([await seen(who.mentee, id), await seen(who.peer, id)]).toMatchObject([{ isForOne: true }, undefined]);
  await expect(takeOpportunity(who.peer, id)).rejects.toThrow(NotFound);
  expect((await listOffered(who.coordinator, NETWORKS.ASWA, OFFERED)).opportunities.some((one) => one.id === id)).toBe(false);
  await takeOpportunity(who.mentee, id);
});

describe('what was told of openings', () => {
  it('is no longer so for a mentee whose pairing has ended, and for nobody else', async () => {
    await offer();
    await offerWithin(who.mentor, pairing, ENTRY);
    expect([await told(who.mentee, 'opportunity_offered'), await told(who.peer, 'opportunity_offered')]).toEqual([2, 1]);
    await endPairing(who.mentor, pairing, { ending: 'ended_early', block: false, text: '' });
    expect((await listOpportunities(who.mentee, OPEN)).opportunities).toEqual([]);
    expect([await told(who.mentee, 'opportunity_offered'), await told(who.peer, 'opportunity_offered')]).toEqual([0, 1]);
  });
});

describe('the three answers of a month', () => {
  const at = (day: string) => setClock(() => new Date(`${day}T09:00:00Z`));
  const answers = { useful: 'yes', safe: 'yes', needs: false, text: '', addressed: false } as const;

  it('are asked for once a month of each of the two who has not given them', async () => {
    at('2091-03-02');
    await checkIn(who.mentor, pairing, answers);
    await Promise.all([tellWhatIsDue(), tellWhatIsDue()]);
    expect([await told(who.mentee, 'check_in_due'), await told(who.mentor, 'check_in_due'), await told(who.peer, 'check_in_due')]).toEqual([1, 1, 1]);
    expect(await database().notification.count({ where: { personId: who.mentor.id, subjectId: pairing, kind: 'check_in_due' } })).toBe(0);
    await checkIn(who.mentee, pairing, answers);
    await tellWhatIsDue();
    expect([await told(who.mentee, 'check_in_due'), await told(who.peer, 'check_in_due')]).toEqual([0, 1]);
    // What was read is told no second time in the month, and again in the next.
    await database().notification.deleteMany({ where: { personId: who.peer.id } });
    at('2091-03-31');
    await tellWhatIsDue();
    expect(await told(who.peer, 'check_in_due')).toBe(0);
    at('2091-04-01');
    await tellWhatIsDue();
    expect([await told(who.mentee, 'check_in_due'), await told(who.peer, 'check_in_due')]).toEqual([1, 1]);
  });

  it('are asked of nobody in the first week, in a pause, or once it is over', async () => {
    await tellWhatIsDue();
    expect(await told(who.mentee, 'check_in_due')).toBe(0);
    await pausePairing(who.mentee, pairing);
    at('2091-05-02');
    await tellWhatIsDue();
    expect(await told(who.peer, 'check_in_due')).toBe(1);
    // What was asked before it ended waits for nobody any more.
    await endPairing(who.peer, peers, { ending: 'ended_early', block: false, text: '' });
    expect(await told(who.peer, 'check_in_due')).toBe(0);
    await tellWhatIsDue();
    expect([await told(who.mentee, 'check_in_due'), await told(who.peer, 'check_in_due')]).toEqual([0, 0]);
  });
});
