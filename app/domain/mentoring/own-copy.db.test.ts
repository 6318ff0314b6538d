import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { unpackArchive } from '#app/platform/archive.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile, makeMentorProfile } from '#prisma/seed/mentoring.server.ts';
import { makeClosingPairing, makeCompletedPairing, makeLivedPairing } from '#prisma/seed/pairings.server.ts';
import { packCopy } from './copy-page.server.ts';
import { endPairing } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { tickPortfolio } from './growth.server.ts';
import { writeEntry } from './journal.server.ts';
import { writeMeetingNote } from './meeting-notes.server.ts';
import { answerInvitation, inviteToMentor } from './mentor-invitation.server.ts';
import { readMentoringHome } from './mentoring-home.server.ts';
import { readOwnCopy } from './own-copy.server.ts';
import { eraseMentoring, isAnythingKept, listErasable } from './own-erasure.server.ts';

const [WORDS, TOLD] = ['copied-8H3-fennel', 'told-2M8-willow'];
let organisationId: string;
let mentor: AskingPerson;
let mentee: AskingPerson;
let pairing: string;
let meeting: string;

beforeEach(async () => {
  organisationId = await makeOrganisation();
  mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  await makeMentorProfile(mentor, { willNotDo: WORDS, places: 3 });
  await makeMenteeProfile(mentee, { hopes: WORDS });
  const made = await makeLivedPairing({ mentor, mentee }, { words: WORDS, summary: TOLD });
  [pairing, meeting] = [made.pairing ?? '', made.begunMeeting ?? ''];
});

describe('one’s own copy', () => {
  const opened = async (person: AskingPerson, locale: 'en' | 'fr' = 'en') => {
    const files = await unpackArchive(packCopy(await readOwnCopy(person), locale), { files: 5, bytes: 10_000_000 }, () => true);
    return { html: files.get('read.html')?.toString() ?? '', data: JSON.parse(files.get('data.json')?.toString() ?? '') as Awaited<ReturnType<typeof readOwnCopy>> };
  };

  it('holds every text that one may read, and none that is the other’s alone', async () => {
    await writeEntry(mentee, pairing, 'My <own> entry');
    await writeMeetingNote(mentor, meeting, { kind: 'private', text: 'Of the mentor alone' });
    const [theirs, mentors] = [await opened(mentee), await opened(mentor, 'fr')];
    expect(theirs.data.pairings).toMatchObject([{ part: 'mentee', other: mentor.pseudonym, agreements: [{ expectations: WORDS }], goals: [{ why: WORDS, steps: [{ text: WORDS }] }], checkIns: [{ text: WORDS }] }]);
    expect(theirs.data.menteeProfile?.hopes).toBe(WORDS);
    expect(theirs.html).toContain('My &#60;own&#62; entry');
    expect(theirs.html).not.toMatch(/mentoring\.|<script|https?:/);
    expect(mentors.html).not.toMatch(/mentoring\.|<script|https?:/);
    expect(mentors.html).toContain('Of the mentor alone');
    for (const { html, data } of [theirs]) expect([html, JSON.stringify(data)].some((text) => text.includes('Of the mentor alone'))).toBe(false);
    for (const { html, data } of [mentors]) expect([html, JSON.stringify(data)].some((text) => text.includes('entry'))).toBe(false);
  });

  it('holds what was proposed to one, by one’s own answer: never who the other was, nor whether it was they who declined', async () => {
    const round = await database().matchingRound.create({ data: { networkId: NETWORKS.SWAN } });
    const reasons = [{ key: 'competency', competency: 'governance', level: 3 }];
    for (const data of [{ menteeDeclinedAt: new Date(), state: 'declined' as const }, { menteeAcceptedAt: new Date(), mentorDeclinedAt: new Date(), state: 'declined' as const }]) await database().proposal.create({ data: { roundId: round.id, mentorId: mentor.id, menteeId: mentee.id, reasons, settledAt: new Date(), ...data } });
    const { html, data } = await opened(mentee);
    expect(data.proposals).toMatchObject([{ part: 'mentee', ownAnswer: 'declined', outcome: 'over', reasons }, { part: 'mentee', ownAnswer: 'accepted', outcome: 'over' }]);
    expect(JSON.stringify(data.proposals)).not.toMatch(new RegExp(`${mentor.pseudonym}|mentorDeclined`));
    expect(html).toContain('came to nothing');
    expect(html).not.toContain('mentoring.');
    await database().matchingRound.delete({ where: { id: round.id } });
  });

  it('holds what one told the coordinators, and whom one wants no contact with, also once the other has erased', async () => {
    await endPairing(mentor, pairing, { ending: 'ended_early', block: true, text: 'For the coordinators' });
    await erasePairing(mentee, pairing);
    const { html, data } = await opened(mentor);
    expect(data.pairings).toMatchObject([{ erasedAt: expect.any(String) as string, messages: [{ text: TOLD }, { text: 'For the coordinators' }] }]);
    expect(data.blocked).toMatchObject([{ other: mentee.pseudonym }]);
    expect(html).toContain('For the coordinators');
    expect((await opened(mentee)).data.pairings).toMatchObject([{ messages: [] }]);
    expect(await listErasable(mentor)).toMatchObject({ isKept: true, hasRest: true, pairings: [] });
    await eraseMentoring(mentor);
    expect((await opened(mentor)).data.pairings).toMatchObject([{ messages: [] }]);
    expect(await listErasable(mentor)).toMatchObject({ hasRest: false });
  });

  it('holds what one answered who was invited to become a mentor, to nobody but themselves', async () => {
    const other = await makePerson([{ organisationId, role: 'emerging_leader' }]);
    const id = await makeCompletedPairing({ mentor, mentee: other });
    await inviteToMentor(mentor, id);
    expect(JSON.stringify((await opened(other)).data)).not.toContain('ownAnswer');
    await answerInvitation(other, id, 'decline');
    const { html, data } = await opened(other);
    expect(data.pairings).toMatchObject([{ closing: { ownAnswer: 'declined', answeredAt: expect.any(String) as string } }]);
    expect(html).toContain('you declined');
    expect((await opened(mentor)).data.pairings.find((one) => one.id === id)).toMatchObject({ closing: expect.not.objectContaining({ ownAnswer: expect.anything() as unknown }) as unknown });
  });

  it('tells in words what one ticked for the portfolio, and names in its data what that is', async () => {
    const goal = (await database().goal.findFirstOrThrow({ where: { pairingId: pairing } })).id;
    await tickPortfolio(mentee, [{ part: 'competency', subject: 'public-speaking' }, { part: 'goal', subject: goal }, { part: 'meetings', subject: pairing }]);
    const { html, data } = await opened(mentee);
    expect(data.portfolio).toHaveLength(3);
    expect(data.pairings).toMatchObject([{ id: pairing, goals: [{ id: goal }] }]);
    expect(html).toMatch(/What you ticked for the portfolio<\/h2>[^<]*<?[^<]*Goal/);
    expect(html).not.toContain(goal);
    expect((await opened(mentee, 'fr')).html).toContain('Ce que vous avez coché pour le portfolio');
  });

  it('is there for who takes no part any more, and so is the way to it', async () => {
    const gone = { ...mentee, memberships: [] };
    expect(await isAnythingKept(gone)).toBe(true);
    expect((await readMentoringHome(gone)).pairings).toMatchObject([{ id: pairing }]);
    expect((await opened(gone)).data.pairings).toHaveLength(1);
    await eraseMentoring(gone);
    expect(await database().dataKey.count({ where: { ownerId: pairing } })).toBe(0);
    const stranger = await makePerson([{ organisationId, role: 'member' }]);
    expect(await isAnythingKept(stranger)).toBe(false);
    await expect(readMentoringHome(stranger)).rejects.toThrow(NotFound);
  });

  it('holds what the other looked back on only once both are done', async () => {
    const other = await makePerson([{ organisationId, role: 'emerging_leader' }]);
    await makeClosingPairing({ mentor, mentee: other }, { words: WORDS });
    expect((await readOwnCopy(other)).pairings[0]).toMatchObject({ closing: { reflections: [], together: null } });
  });
});
