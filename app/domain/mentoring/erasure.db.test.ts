import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { config } from '#app/platform/config.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { closeSafes, openSafe } from '#app/platform/encryption.server.ts';
import { unsealText } from '#app/platform/encryption.ts';
import { DamagedSecret, findSecret, forgetSecret } from '#app/platform/key-secrets.server.ts';
import { findMasterKey } from '#app/platform/master-key.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile, makeMentorProfile } from '#prisma/seed/mentoring.server.ts';
import { makeCompletedPairing, makeLivedPairing } from '#prisma/seed/pairings.server.ts';
import { readAgreement } from './agreement.server.ts';
import { readClosing } from './closing.server.ts';
import { endPairing, tellCoordinators } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { listGoals } from './goals.server.ts';
import { readGrowth } from './growth.server.ts';
import { listJournal, writeEntry } from './journal.server.ts';
import { rateLevels } from './levels.server.ts';
import { readLevelsGained } from './levels-gained.server.ts';
import { writeMeetingNote } from './meeting-notes.server.ts';
import { listOffered, listOpportunities, offerInNetwork, offerWithin, settleTaking, takeOpportunity } from './opportunities.server.ts';
import { readOversight } from './oversight.server.ts';
import { readOverview } from './overview.server.ts';
import { readOwnCopy } from './own-copy.server.ts';
import { forgetErased, keepPairingsApart, openPairing } from './pairing-safe.server.ts';
import { eraseMentoring, listErasable } from './own-erasure.server.ts';

const [WORDS, TOLD] = ['erased-4Q7-juniper', 'told-2M8-willow'];
let organisationId: string;
let mentor: AskingPerson;
let mentee: AskingPerson;
let coordinator: AskingPerson;
let pairing: string;
let meeting: string;

beforeAll(() => startTelling());

beforeEach(async () => {
  organisationId = await makeOrganisation();
  mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  await makeMentorProfile(mentor, { willNotDo: WORDS, places: 3 });
  await makeMenteeProfile(mentee, { hopes: WORDS });
  const made = await makeLivedPairing({ mentor, mentee }, { words: WORDS, summary: TOLD });
  [pairing, meeting] = [made.pairing ?? '', made.begunMeeting ?? ''];
});

/** All rows of the database in which something of the pairing could stand, sealed as they are. */
async function sealedTexts(): Promise<string[]> {
  const { rows: tables } = await connectionPool().query<{ name: string }>("select format('%I', table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema = 'public'");
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await connectionPool().query<{ row: Record<string, unknown> }>(`select row_to_json(t) as row from ${name} t`);
    texts.push(...rows.flatMap(({ row }) => Object.values(row).filter((value): value is string => typeof value === 'string')));
  }
  return texts;
}

describe('what a mentee erases', () => {
  it('is gone for both, and its key with it: what a copy of the rows holds opens no more', async () => {
    const before = await database().meetingNote.findFirstOrThrow({ where: { meetingId: meeting, personId: mentor.id, kind: 'private' } });
    expect((await openSafe(pairing)).unseal(before.text, { model: 'meeting_note', field: 'text', rowId: before.id })).toBe(WORDS);
    const copies = await sealedTexts();
    await erasePairing(mentee, pairing);
    expect(await database().dataKey.count({ where: { ownerId: pairing } })).toBe(0);
    // Nobody makes it a key again, so that nothing can be written in it either.
    await expect(openSafe(pairing)).rejects.toThrow();
    expect(copies).toContain(before.text);
    expect(await sealedTexts()).not.toContain(before.text);
    for (const count of [database().pairingAgreement, database().goal, database().levelRating, database().meeting, database().checkIn, database().journalEntry, database().reflection, database().pairingClosing].map((table) => (table as unknown as { count(of: object): Promise<number> }).count({ where: { pairingId: pairing } }))) expect(await count).toBe(0);
    expect(await database().booking.count({ where: { subjectId: pairing } })).toBe(0);
    expect(await database().pairing.findUniqueOrThrow({ where: { id: pairing } })).toMatchObject({ state: 'closed', ending: 'ended_early' });
  });

  it('opens no more in a copy of the database that was made before, keys of the database included', async () => {
    const note = await database().meetingNote.findFirstOrThrow({ where: { meetingId: meeting, personId: mentor.id, kind: 'private' } });
    const key = await database().dataKey.findUniqueOrThrow({ where: { ownerId: pairing } });
    await erasePairing(mentee, pairing);
    const master = findMasterKey(key.masterKid)?.key ?? Buffer.alloc(32);
    expect(key.keptApart).toBe(true);
    expect(() => unsealText(key.wrapped, () => master, { model: 'data_key', field: 'wrapped', rowId: key.id }, pairing)).toThrow('cannot be opened');
    // Brought back with the rest, as an old copy would: what still says that it was not erased is told that it is.
    await connectionPool().query('alter table data_key disable trigger data_key_erased');
    try {
      await database().dataKey.create({ data: key });
      await database().pairing.update({ where: { id: pairing }, data: { erasedAt: null } });
      await expect(openPairing(pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.erased' });
      await expect(readAgreement(mentor, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.erased' });
      await expect(readOversight(coordinator, pairing)).rejects.toMatchObject({ reason: 'mentoring.refusals.erased' });
      await readGrowth(mentee);
    } finally {
      await connectionPool().query('alter table data_key enable trigger data_key_erased');
    }
    expect(note.text).toContain(key.id);
  });

  it('keeps a pairing of before apart from the next start on, and forgets what is left of an erased one', async () => {
    const { id: other } = await database().pairing.findUniqueOrThrow({ where: { id: pairing } });
    await database().dataKey.update({ where: { ownerId: other }, data: { keptApart: true } });
    await keepPairingsApart();
    expect(findSecret(other)).not.toBeNull();
    await database().dataKey.deleteMany({ where: { ownerId: other } });
    await database().pairing.update({ where: { id: other }, data: { state: 'closed', endedAt: new Date(), ending: 'ended_early', erasedAt: new Date() } });
    // Each hour, not at starts alone.
    await forgetErased();
    expect(findSecret(other)).toBeNull();
  });

  it('goes also where its secret is lost, what opens for nobody with it', async () => {
    await tellCoordinators(mentor, pairing, TOLD);
    await offerWithin(mentor, pairing, { kind: 'sit_in', competencies: [], places: 1, happensOn: null, text: WORDS });
    forgetSecret(pairing);
    closeSafes();
    // Nor do a list and a copy in which it stands refuse all the rest.
    expect((await listOpportunities(mentee, { q: '', order: '-offered', page: 1, kind: '' })).opportunities.filter(({ isForOne }) => isForOne).map(({ text }) => text)).toContain('');
    expect((await readOwnCopy(mentee)).pairings).toEqual([expect.not.objectContaining({ goals: expect.anything() as unknown })]);
    await eraseMentoring(mentee);
    expect(await database().pairing.findUniqueOrThrow({ where: { id: pairing } })).toMatchObject({ state: 'closed', erasedAt: expect.any(Date) as Date });
    expect(await database().pairingMessage.count({ where: { pairingId: pairing } })).toBe(0);
    expect(await readOversight(coordinator, pairing)).toMatchObject({ isErased: true, told: [] });
  });

  it('goes also where its secret is damaged, and all else is read as before until then', async () => {
    await offerWithin(mentor, pairing, { kind: 'sit_in', competencies: [], places: 1, happensOn: null, text: WORDS });
    const { id: opening } = await database().opportunity.findFirstOrThrow({ where: { pairingId: pairing } });
    await takeOpportunity(mentee, opening);
    await settleTaking(mentee, opening, 'report', WORDS);
    writeFileSync(join(config().dataDir, 'keys', pairing), 'half');
    closeSafes();
    expect((await listOpportunities(mentee, { q: '', order: '-offered', page: 1, kind: '' })).opportunities.filter(({ isForOne }) => isForOne).map(({ text }) => text)).toEqual(['']);
    expect((await readGrowth(mentee)).opportunities.map(({ gave }) => gave)).toEqual(['']);
    await endPairing(mentee, pairing, { ending: 'ended_early', block: false, text: '' });
    const other = (await makeLivedPairing({ mentor: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]), mentee }, { words: WORDS })).pairing ?? '';
    const copied = (await readOwnCopy(mentee)).pairings;
    expect(Object.fromEntries(copied.map((one) => [one.id, 'goals' in one]))).toEqual({ [pairing]: false, [other]: true });
    // Nobody is told that it was erased, until it is.
    await expect(readAgreement(mentee, pairing)).rejects.toThrow(DamagedSecret);
    await eraseMentoring(mentee);
    expect(await database().pairing.count({ where: { menteeId: mentee.id, erasedAt: null } })).toBe(0);
    expect(findSecret(pairing)).toBeNull();
    expect(await database().pairingMessage.count({ where: { pairingId: pairing } })).toBe(0);
  });

  it('gives a place that was taken and not told of back to the network', async () => {
    await offerInNetwork(coordinator, NETWORKS.ASWA, { kind: 'sit_in', competencies: [], places: 1, happensOn: null, text: WORDS });
    const opening = await database().opportunity.findFirstOrThrow({ where: { offeredById: coordinator.id } });
    await takeOpportunity(mentee, opening.id);
    await erasePairing(mentee, pairing);
    expect(await database().opportunityTaking.findMany({ where: { opportunityId: opening.id } })).toMatchObject([{ state: 'given_back', gave: null }]);
    expect((await listOffered(coordinator, NETWORKS.ASWA, { q: '', order: '-offered', page: 1, kind: '', state: '' })).opportunities.find(({ id }) => id === opening.id)).toMatchObject({ free: 1 });
    await expect(settleTaking(mentee, opening.id, 'giveBack', null)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
  });

  it('is said to be erased on its page, and nothing else of it is shown or taken', async () => {
    await erasePairing(mentee, pairing);
    for (const person of [mentor, mentee]) {
      expect(await readOverview(person, pairing)).toMatchObject({ steps: [], held: 0, goals: { open: 0, reached: 0 }, may: { end: false } });
      for (const act of [() => readAgreement(person, pairing), () => listGoals(person, pairing), () => listJournal(person, pairing, { q: '', order: '-written', page: 1, shared: '' }), () => tellCoordinators(person, pairing, 'x'), () => erasePairing(person, pairing)]) await expect(act()).rejects.toMatchObject({ reason: 'mentoring.refusals.erased' });
      await expect(writeMeetingNote(person, meeting, { kind: 'shared', text: 'x' })).rejects.toThrow(NotFound);
    }
    expect(await readGrowth(mentee)).toMatchObject({ pairings: [], goals: [], competencies: [] });
  });

  it('is told to the other neutrally, in the place of all that was told of it before', async () => {
    await erasePairing(mentee, pairing);
    expect((await database().notification.findMany({ where: { personId: mentor.id, subjectId: { in: [pairing, meeting] } } })).map(({ kind, place }) => [kind, place])).toEqual([['pairing_erased', 'pairing']]);
    expect(await database().notification.count({ where: { personId: mentee.id, subjectId: meeting } })).toBe(0);
  });

  it('leaves the coordinators what the other told them, and nothing of the mentee’s', async () => {
    await tellCoordinators(mentee, pairing, WORDS);
    await erasePairing(mentee, pairing);
    const seen = await readOversight(coordinator, pairing);
    expect(seen).toMatchObject({ isErased: true, state: 'closed', told: [{ kind: 'message', by: mentor.pseudonym, text: TOLD }] });
    expect(JSON.stringify(seen)).not.toContain(WORDS);
  });

  it('of two who write and erase at once is erased', async () => {
    const outcomes = await Promise.allSettled([writeEntry(mentee, pairing, WORDS), erasePairing(mentee, pairing), writeEntry(mentee, pairing, WORDS)]);
    expect(outcomes[1].status).toBe('fulfilled');
    expect(await database().journalEntry.count({ where: { pairingId: pairing } })).toBe(0);
    expect(await database().dataKey.count({ where: { ownerId: pairing } })).toBe(0);
    await expect(database().journalEntry.create({ data: { pairingId: pairing, text: 'x' } })).rejects.toThrow();
  });

  it('goes on counting in the sums of the network, once five others are there', async () => {
    const gained = async () => (await readLevelsGained(coordinator, NETWORKS.ASWA)).find(({ competency }) => competency === 'public-speaking');
    await database().levelRating.deleteMany({ where: { pairingId: { not: pairing } } });
    await database().erasedGain.deleteMany({});
    await rateLevels(mentee, pairing, [{ competency: 'public-speaking', level: 4 }]);
    await erasePairing(mentee, pairing);
    expect(await database().erasedGain.findMany({})).toEqual([{ networkId: NETWORKS.ASWA, competency: 'public-speaking', people: 1, levels: 3 }]);
    expect(await gained()).toBeUndefined();
    for (let i = 0; i < 5; i += 1) {
      const other = await makePerson([{ organisationId, role: 'emerging_leader' }]);
      const one = (await makeLivedPairing({ mentor: await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]), mentee: other }, { words: WORDS })).pairing ?? '';
      await rateLevels(other, one, [{ competency: 'public-speaking', level: 3 }]);
    }
    // As on another day.
    await database().gainedFigures.deleteMany({});
    expect(await gained()).toEqual({ competency: 'public-speaking', people: 5, mean: 2 });
  });
});

describe('what a mentor erases', () => {
  it('is what they wrote themselves; what is the mentee’s stays', async () => {
    await erasePairing(mentor, pairing);
    expect(await database().meetingNote.count({ where: { meetingId: meeting, personId: mentor.id } })).toBe(0);
    expect(await database().meetingNote.count({ where: { meetingId: meeting, personId: mentee.id } })).toBe(2);
    expect((await readAgreement(mentee, pairing)).versions[0]).toMatchObject({ expectations: WORDS });
    expect((await readOversight(coordinator, pairing)).told).toEqual([]);
    const told = () => database().notification.count({ where: { personId: mentee.id, kind: 'pairing_erased', subjectId: pairing } });
    expect(await told()).toBe(1);
    await database().notification.deleteMany({ where: { personId: mentee.id } });
    expect((await listErasable(mentor)).pairings).toEqual([]);
    await erasePairing(mentor, pairing);
    expect(await told()).toBe(0);
  });

  it('leaves the page that both wrote to both, on its page and in their copies', async () => {
    const other = await makePerson([{ organisationId, role: 'emerging_leader' }]);
    const id = await makeCompletedPairing({ mentor, mentee: other }, { words: WORDS });
    await erasePairing(mentor, id);
    for (const person of [other, mentor]) {
      expect(await readClosing(person, id)).toMatchObject({ theirs: null, together: { text: WORDS } });
      expect((await readOwnCopy(person)).pairings.find((one) => one.id === id)).toMatchObject({ closing: { together: WORDS } });
    }
    expect((await readOwnCopy(mentor)).pairings.find((one) => one.id === id)).toMatchObject({ closing: { reflections: [] } });
  });

  it('leaves what ended before as it ended', async () => {
    await endPairing(mentee, pairing, { ending: 'rematch', block: false, text: '' });
    await erasePairing(mentor, pairing);
    expect(await database().pairing.findUniqueOrThrow({ where: { id: pairing } })).toMatchObject({ ending: 'rematch', erasedAt: null });
  });
});

it('everything of a person is erased at once: pairings, profile, nomination, proposals', async () => {
  await database().nomination.create({ data: { personId: mentee.id, organisationId, networkId: NETWORKS.ASWA } });
  expect(await listErasable(mentee)).toMatchObject({ hasRest: true, pairings: [{ id: pairing }] });
  await eraseMentoring(mentee);
  expect(await listErasable(mentee)).toEqual({ isKept: true, hasRest: false, pairings: [] });
  expect(await readOwnCopy(mentee)).toMatchObject({ menteeProfile: null, nominations: [], pairings: [{ erasedAt: expect.any(String) as string }] });
  await eraseMentoring(mentee);
});
