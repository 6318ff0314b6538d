import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile, makePairing } from '#prisma/seed/mentoring.server.ts';
import { makeActivePairing, makeGoal } from '#prisma/seed/pairings.server.ts';
import { checkIn } from './check-ins.server.ts';
import { erasePairing } from './erasure.server.ts';
import { readLevelsGained } from './levels-gained.server.ts';
import { rateLevels } from './levels.server.ts';
import { seeTo } from './oversight.server.ts';
import { readWatch } from './watch.server.ts';

const { ASWA, APNSW, SWAN } = NETWORKS;
const ALL = { q: '', order: '-since', state: '', page: 1 } as const;
let organisationId: string;
let coordinator: AskingPerson;

beforeAll(async () => {
  organisationId = await makeOrganisation();
  coordinator = await makePerson([{ organisationId: ASWA, role: 'coordinator' }, { organisationId: APNSW, role: 'coordinator' }, { organisationId: SWAN, role: 'coordinator' }]);
});
beforeEach(async () => {
  await database().pairing.deleteMany({});
  await database().erasedGain.deleteMany({});
});
afterEach(() => setClock());

const newMentor = () => makePerson([{ organisationId: ASWA, role: 'mentor' }]);
const newMentee = () => makePerson([{ organisationId, role: 'emerging_leader' }]);

/** A pairing whose mentor and mentee are of these networks. */
async function paired(mentorNetworkId: string, menteeNetworkId: string, days: number): Promise<string> {
  const id = await makePairing({ mentor: await newMentor(), mentee: await newMentee(), networkId: mentorNetworkId, at: new Date(Date.now() - days * 86_400_000) });
  await database().pairing.update({ where: { id }, data: { menteeNetworkId } });
  return id;
}

describe('the pairings of a network', () => {
  it('are those of its mentors and those of its mentees, each once, the latest first, what ended last', async () => {
    const [own, given, taken] = [await paired(ASWA, ASWA, 3), await paired(ASWA, APNSW, 2), await paired(APNSW, ASWA, 1)];
    await paired(APNSW, APNSW, 0);
    await database().pairing.update({ where: { id: taken }, data: { state: 'closed', endedAt: new Date(), ending: 'ended_early' } });
    const watch = await readWatch(coordinator, ASWA, ALL);
    expect(watch.pairings.map(({ id }) => id)).toEqual([given, own, taken]);
    expect(watch).toMatchObject({ all: 3, pages: 1, counts: { accepted: 2, closed: 1, raised: 0 } });
    expect((await readWatch(coordinator, ASWA, { ...ALL, state: 'closed' })).pairings.map(({ id }) => id)).toEqual([taken]);
    expect((await readWatch(coordinator, APNSW, ALL)).pairings).toHaveLength(3);
    await expect(readWatch(await newMentor(), ASWA, ALL)).rejects.toThrow(NotFound);
  });

  it('are found by the names of the two, and turned round', async () => {
    const [long, short] = [await paired(ASWA, ASWA, 9), await paired(ASWA, ASWA, 1)];
    const name = (await database().pairing.findUniqueOrThrow({ where: { id: long }, select: { mentee: { select: { pseudonym: true } } } })).mentee.pseudonym;
    expect(await readWatch(coordinator, ASWA, { ...ALL, q: name.toUpperCase() })).toMatchObject({ all: 1, pages: 1, pairings: [{ id: long }] });
    expect((await readWatch(coordinator, ASWA, { ...ALL, q: `${name} nobody` })).pairings).toEqual([]);
    const ids = async (order: 'since' | '-since') => (await readWatch(coordinator, ASWA, { ...ALL, order, state: 'accepted' })).pairings.map((one) => one.id).filter((id) => id === long || id === short);
    expect([await ids('-since'), await ids('since')]).toEqual([[short, long], [long, short]]);
  });

  it('come page by page, none twice and none left out', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 27; i += 1) ids.push(await paired(i % 2 ? ASWA : SWAN, i % 3 ? SWAN : ASWA, i));
    const mine = ids.filter((_, i) => i % 2 === 1 || i % 3 === 0);
    const more = await Promise.all(Array.from({ length: 30 }, (_, i) => paired(ASWA, ASWA, 40 + i)));
    const [first, second] = [await readWatch(coordinator, ASWA, ALL), await readWatch(coordinator, ASWA, { ...ALL, page: 2 })];
    expect(first.pages).toBe(2);
    expect([...first.pairings, ...second.pairings].map(({ id }) => id)).toEqual([...mine, ...more]);
  });

  it('that were raised stand apart until someone has seen to them: those that waited longest, and all of them as a page', async () => {
    const raised: string[] = [];
    for (let i = 0; i < 12; i += 1) raised.push(await paired(ASWA, i % 2 ? ASWA : APNSW, i));
    for (const [i, id] of raised.entries()) await database().pairing.update({ where: { id }, data: { raisedAt: new Date(Date.now() - (20 - i) * 60_000) } });
    const watch = await readWatch(coordinator, ASWA, ALL);
    expect(watch.raised.map(({ id }) => id)).toEqual(raised.slice(0, 10));
    expect(watch.counts.raised).toBe(12);
    expect((await readWatch(coordinator, ASWA, { ...ALL, state: 'raised' })).pairings.map(({ id }) => id)).toEqual(raised);
    await seeTo(coordinator, raised[0] ?? '', { raisedAt: watch.raised[0]?.raisedAt ?? '' });
    expect((await readWatch(coordinator, ASWA, { ...ALL, state: 'raised' })).pairings.map(({ id }) => id)).toEqual(raised.slice(1));
  });

  it('stand beside the mentors who have a place free, and not those whose places are all taken or asked about', async () => {
    await database().mentorProfile.deleteMany();
    const [full, half, asked] = [await newMentor(), await newMentor(), await newMentor()];
    for (const [mentor, places] of [[full, 1], [half, 3], [asked, 1]] as const) await makeMentorProfile(mentor, { places });
    for (const mentor of [full, half]) await makePairing({ mentor, mentee: await newMentee(), networkId: ASWA });
    expect(await readWatch(coordinator, ASWA, ALL)).toMatchObject({ mentors: 2, placesFree: 3 });
    const round = await database().matchingRound.create({ data: { networkId: ASWA } });
    await database().proposal.create({ data: { roundId: round.id, mentorId: asked.id, menteeId: (await newMentee()).id, reasons: [] } });
    expect(await readWatch(coordinator, ASWA, ALL)).toMatchObject({ mentors: 1, placesFree: 2 });
    await database().matchingRound.delete({ where: { id: round.id } });
  });

  it('show a light of what the two said last', async () => {
    const mentee = await newMentee();
    const id = await makeActivePairing({ mentor: await newMentor(), mentee });
    await checkIn(mentee, id, { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false });
    expect((await readWatch(coordinator, ASWA, ALL)).pairings).toMatchObject([{ id, light: 'act', weeks: 3, held: 0 }]);
  });
});

describe('levels gained', () => {
  /** Someone who rated themselves at 1 and then at the level. */
  async function rated(level: 1 | 2 | 3 | 4): Promise<{ mentee: AskingPerson; id: string }> {
    const mentee = await newMentee();
    const id = await makeActivePairing({ mentor: await newMentor(), mentee });
    await makeGoal(mentee, id, { competency: 'advocacy' });
    await rateLevels(mentee, id, [{ competency: 'advocacy', level }]);
    return { mentee, id };
  }
  const gained = async () => (await readLevelsGained(coordinator, ASWA)).find(({ competency }) => competency === 'advocacy');

  it('are counted once a day, so that nobody is seen by looking before and after', async () => {
    const noon = Math.floor(Date.now() / 86_400_000) * 86_400_000 + 43_200_000;
    setClock(() => new Date(noon));
    await database().gainedFigures.deleteMany({});
    for (let i = 0; i < 5; i += 1) await rated(2);
    expect(await gained()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
    for (let i = 0; i < 5; i += 1) await rated(4);
    expect(await gained()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
    setClock(() => new Date(noon + 86_400_000));
    expect(await gained()).toEqual({ competency: 'advocacy', people: 10, mean: 2 });
  });

  it('are told in halves of a level', async () => {
    await database().gainedFigures.deleteMany({});
    for (const level of [2, 2, 2, 2, 3] as const) await rated(level);
    expect(await gained()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
    await database().gainedFigures.deleteMany({});
    for (const level of [3, 3, 3, 3, 2] as const) await rated(level);
    // 1.5 of ten.
    expect(await gained()).toEqual({ competency: 'advocacy', people: 10, mean: 1.5 });
  });

  it('are those of whole fives in the order in which they began to be counted: who comes later changes nothing until five have', async () => {
    const again = async () => {
      await database().gainedFigures.deleteMany({});
      return gained();
    };
    for (const level of [2, 2, 2, 2, 2] as const) await rated(level);
    expect(await again()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
    const waiting = [];
    for (const level of [4, 4, 4] as const) waiting.push(await rated(level));
    expect(await again()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
    // Who waits and erases is in no figure either, before or after.
    const [one] = waiting;
    if (one) await erasePairing(one.mentee, one.id);
    expect([await again(), await database().erasedGain.count()]).toEqual([{ competency: 'advocacy', people: 5, mean: 1 }, 0]);
    for (const level of [4, 4, 4] as const) await rated(level);
    expect(await again()).toEqual({ competency: 'advocacy', people: 10, mean: 2 });
  });

  it('of somebody who comes with their organisation begin to be counted when they come', async () => {
    const came = await rated(4);
    for (const level of [2, 2, 2, 2, 2] as const) await rated(level);
    await database().pairing.update({ where: { id: came.id }, data: { menteeMovedAt: new Date(Date.now() + 60_000) } });
    await database().gainedFigures.deleteMany({});
    expect(await gained()).toEqual({ competency: 'advocacy', people: 5, mean: 1 });
  });

  it('are counted anew once something of them was erased', async () => {
    await database().gainedFigures.deleteMany({});
    const people = [];
    for (let i = 0; i < 5; i += 1) people.push(await rated(3));
    expect(await gained()).toMatchObject({ people: 5 });
    const [one] = people;
    if (one) await erasePairing(one.mentee, one.id);
    expect(await gained()).toBeUndefined();
  });
});
