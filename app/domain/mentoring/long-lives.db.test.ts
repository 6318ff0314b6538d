import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { database } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMentorProfile } from '#prisma/seed/mentoring.server.ts';
import { inDays, makeActivePairing, makeGoal, makeMeetings } from '#prisma/seed/pairings.server.ts';
import { AGREEMENT_TEXTS, type AgreementText } from './agreement-texts.ts';
import { readAgreement } from './agreement.server.ts';
import { listCheckIns } from './check-ins.server.ts';
import { readGoal } from './goals.server.ts';
import { readGrowth } from './growth.server.ts';
import { listMeetingNotes, placeOfNote } from './meeting-notes.server.ts';
import { listOfferedWithin } from './opportunities.server.ts';
import { readOversight } from './oversight.server.ts';
import { readOwnCopy } from './own-copy.server.ts';
import { listErasable } from './own-erasure.server.ts';
import { openPairing } from './pairing-safe.server.ts';

const DAY = 86_400_000;
let organisationId: string;
let mentor: AskingPerson;
let mentee: AskingPerson;
let pairing: string;
const day = (n: number) => new Date(Date.UTC(2000, 0, 1) + n * DAY);
const many = <One>(count: number, one: (n: number) => One) => Array.from({ length: count }, (_, n) => one(n));

beforeAll(async () => {
  organisationId = await makeOrganisation();
  mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  await makeMentorProfile(mentor, { places: 3 });
  pairing = await makeActivePairing({ mentor, mentee });
});

it('one’s own copy, what one can erase and one’s growth leave nothing out, however long one’s life here', async () => {
  const someone = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  const round = await database().matchingRound.create({ data: { networkId: NETWORKS.ICRSE } });
  await database().proposal.createMany({ data: many(201, (n) => ({ roundId: round.id, mentorId: mentor.id, menteeId: someone.id, reasons: [], state: 'declined', menteeDeclinedAt: day(n), settledAt: day(n), createdAt: day(n) })) });
  await database().nomination.createMany({ data: many(201, (n) => ({ personId: someone.id, organisationId, networkId: NETWORKS.ASWA, state: 'withdrawn', isOwn: true, createdAt: day(n), endedAt: day(n) })) });
  await database().portfolioItem.createMany({ data: many(1001, () => ({ personId: someone.id, part: 'goal', subject: newId() })) });
  await database().pairing.createMany({ data: many(201, (n) => ({ mentorId: mentor.id, menteeId: someone.id, mentorNetworkId: NETWORKS.ASWA, menteeNetworkId: NETWORKS.ASWA, state: 'closed', ending: 'completed', acceptedAt: day(n), activeAt: day(n), endedAt: day(n) })) });
  expect((await listErasable(someone)).pairings).toHaveLength(201);
  expect((await readGrowth(someone)).pairings).toHaveLength(201);
  expect((await readGrowth(someone)).ticked).toHaveLength(1001);
  await database().pairing.updateMany({ where: { menteeId: someone.id }, data: { erasedAt: day(201) } });
  const copy = await readOwnCopy(someone);
  expect([copy.proposals.length, copy.nominations.length, copy.portfolio.length, copy.pairings.length]).toEqual([201, 201, 1001, 201]);
  await database().matchingRound.delete({ where: { id: round.id } });
});

it('what a goal was is read page by page, and a goal is found behind as many others as there are', async () => {
  const goal = await makeGoal(mentee, pairing);
  await database().goal.createMany({ data: many(100, (n) => ({ pairingId: pairing, competency: 'advocacy', startLevel: 1, wantedLevel: 2, state: 'open', createdAt: day(n) })) });
  await database().levelRating.createMany({ data: many(2_001, (n) => ({ pairingId: pairing, competency: 'public-speaking', level: n === 2_000 ? 4 : 2, ratedBy: 'mentee', at: new Date(Date.now() + n * 1_000) })) });
  await database().goalChange.createMany({ data: many(25, (n) => ({ goalId: goal, byId: mentee.id, kind: 'reach', at: day(n) })) });
  const [first, second] = [await readGoal(mentee, goal), await readGoal(mentee, goal, 2)];
  expect([first.goal.level, first.pages, first.history.length, second.history.map(({ at }) => at)]).toEqual([4, 2, 25, [day(0).toISOString()]]);
});

it('of agreements, check-ins, notes and openings offered within, every one is read', async () => {
  const safe = await openPairing(pairing);
  const sealed = (model: string, field: string, rowId: string) => safe.seal('Words', { model, field, rowId }) ?? '';
  await database().pairingAgreement.createMany({ data: many(50, (n) => ({ id: newId(), n })).map(({ id, n }) => ({ id, pairingId: pairing, version: n + 2, state: 'replaced', rhythmWeeks: 3, months: 6, signedAt: day(n), ...(Object.fromEntries(AGREEMENT_TEXTS.map((field) => [field, sealed('pairing_agreement', field, id)])) as Record<AgreementText, string>) })) });
  await database().checkIn.createMany({ data: many(61, (n) => ({ pairingId: pairing, personId: mentee.id, month: new Date(Date.UTC(2000, n, 1)), useful: 'yes', safe: 'yes', needs: false })) });
  await database().opportunity.createMany({ data: many(51, newId).map((id) => ({ id, pairingId: pairing, networkId: NETWORKS.ASWA, kind: 'speak', places: 1, text: sealed('opportunity', 'text', id), offeredById: mentor.id })) });
  const [meeting = ''] = await makeMeetings(mentor, pairing, { at: inDays(40) });
  await database().meetingNote.createMany({ data: many(201, newId).map((id) => ({ id, meetingId: meeting, personId: mentee.id, kind: 'private', text: safe.seal('Words', placeOfNote(id)) ?? '' })) });
  expect((await readAgreement(mentee, pairing)).versions).toHaveLength(51);
  expect((await listCheckIns(mentee, pairing)).checkIns).toHaveLength(61);
  expect((await listOfferedWithin(mentor, pairing)).opportunities).toHaveLength(51);
  expect(await listMeetingNotes(mentee, meeting)).toHaveLength(201);
});

it('the light of a pairing is that of its latest meetings, and its numbers those of all', async () => {
  const coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  const held = many(501, (n) => ({ booking: newId(), meeting: newId(), at: day(n + 10) }));
  const missed = many(2, (n) => ({ booking: newId(), meeting: newId(), at: day(n + 600) }));
  const all = [...held, ...missed];
  await database().booking.createMany({ data: all.map(({ booking, at }) => ({ id: booking, startsAt: at, endsAt: new Date(+at + 3_600_000), zone: 'UTC', subjectType: 'pairing', subjectId: pairing })) });
  await database().meeting.createMany({ data: all.map(({ booking, meeting, at }, n) => ({ id: meeting, pairingId: pairing, bookingId: booking, form: 'call', state: n < held.length ? 'held' : 'missed', settledAt: at })) });
  await database().meetingMiss.createMany({ data: missed.map(({ meeting, at }) => ({ meetingId: meeting, startsAt: at })) });
  expect(await readOversight(coordinator, pairing)).toMatchObject({ reasons: ['missedTwice'], meetings: { held: 501, missed: 2, lastAt: held.at(-1)?.at.toISOString() } });
});
