import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { listUnread } from '#app/domain/notifications/notifications.server.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound, Refusal } from '#app/domain/refusal.ts';
import { now, setClock } from '#app/platform/clock.server.ts';
import { database, inTransaction, type Transaction } from '#app/platform/database.server.ts';
import { newId } from '#app/platform/id.ts';
import { makeAvailability } from '#prisma/seed/calendar.server.ts';
import { GLOBAL, makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeMenteeProfile, makePairing } from '#prisma/seed/mentoring.server.ts';
import { inDays, letItBegin, makeActivePairing, makeClosingPairing, makeCompletedPairing, makeGoal, makeMeetings } from '#prisma/seed/pairings.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { proposeAgreement, readAgreement, saveAgreement, signAgreement } from './agreement.server.ts';
import { checkIn, listCheckIns } from './check-ins.server.ts';
import { beginClosing, completePairing, goOnAfterAll, keepReflection, nameCertificate, readClosing, writeTogether } from './closing.server.ts';
import { allowContact, refuseContact } from './contact.server.ts';
import { endPairing, placeOfMessage, tellCoordinators } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { addStep, changeStep, completeStep, removeStep } from './goal-steps.server.ts';
import { addGoal, changeGoal, listGoals, readGoal, settleGoal } from './goals.server.ts';
import { changeEntry, listJournal, readOwnEntry, removeEntry, shareEntry, writeEntry } from './journal.server.ts';
import { rateLevels } from './levels.server.ts';
import { changeMeetingNote, listMeetingNotes, readOwnMeetingNote, removeMeetingNote, writeMeetingNote } from './meeting-notes.server.ts';
import { inviteToMentor } from './mentor-invitation.server.ts';
import { cancelMeeting, changeAgenda, listMeetings, moveMeetingTo, pagesOfMeetings, readMeeting, settleMeeting } from './meetings.server.ts';
import { readOversight, seeTo } from './oversight.server.ts';
import { readOverview } from './overview.server.ts';
import { openPairing } from './pairing-safe.server.ts';
import { pausePairing, resumePairing } from './pause.server.ts';
import { planMeetings, timeOfMeeting } from './planning.server.ts';

const ALL_MEETINGS = { q: '', order: '-when', page: 1, state: '', form: '' } as const;
const ALL_ENTRIES = { q: '', order: '-written', page: 1, shared: '' } as const;
const CANARY = 'canary-8W3-fennel';
let organisationId: string;
const who = {} as Record<'mentor' | 'second' | 'lead' | 'coordinator' | 'otherCoordinator' | 'secretariat', AskingPerson>;

beforeAll(async () => {
  organisationId = await makeOrganisation();
  who.mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }], { pseudonym: 'Juniper' });
  who.second = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  who.lead = await makePerson([{ organisationId, role: 'lead' }]);
  who.coordinator = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  who.otherCoordinator = await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }]);
  who.secretariat = await makePerson([{ organisationId: GLOBAL, role: 'secretariat' }]);
});

afterEach(() => setClock());

const newMentee = () => makePerson([{ organisationId, role: 'emerging_leader' }]);
const ENTRY = { expectations: CANARY, confidentiality: CANARY, channels: CANARY, danger: CANARY, rhythmWeeks: 3, months: 6 };

async function active(): Promise<{ id: string; mentee: AskingPerson; mentor: AskingPerson }> {
  const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
  return { mentee, mentor, id: await makeActivePairing({ mentee, mentor }, { words: CANARY }) };
}

/** When it was raised, as the page says it. */
const raisedOf = async (id: string) => ({ raisedAt: (await readOversight(who.coordinator, id)).raisedAt ?? '' });

/** Everyone but the two. */
const others = () => [who.second, who.lead, who.coordinator, who.otherCoordinator, who.secretariat];

describe('where a goal starts', () => {
  const CORRECTED = { competency: 'public-speaking', startLevel: 3, wantedLevel: 4, why: '', evidence: '' } as const;
  const ratings = async (pairingId: string) => (await database().levelRating.findMany({ where: { pairingId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] })).map(({ competency, level, ratedBy }) => `${competency} ${level} ${ratedBy}`);

  it('is put right in the first rating as well, so that a correction is no growth; what it was stays with the goal', async () => {
    const { id, mentee } = await active();
    const goal = await makeGoal(mentee, id);
    await changeGoal(mentee, goal, { ...CORRECTED, version: 1 });
    expect(await ratings(id)).toEqual(['public-speaking 3 mentee']);
    expect((await listGoals(mentee, id)).goals).toMatchObject([{ startLevel: 3, level: 3 }]);
    expect((await readGoal(mentee, goal)).history[0]).toMatchObject({ kind: 'changed', before: { startLevel: 1 } });
    // And the competency of which it was.
    await changeGoal(mentee, goal, { ...CORRECTED, competency: 'advocacy', version: 2 });
    expect(await ratings(id)).toEqual(['advocacy 3 mentee']);
  });

  it('stays in the rating once they rated themselves again, and where that was another goal’s', async () => {
    const { id, mentee, mentor } = await active();
    const goal = await makeGoal(mentee, id);
    await rateLevels(mentor, id, [{ competency: 'public-speaking', level: 2 }]);
    await rateLevels(mentee, id, [{ competency: 'public-speaking', level: 2 }]);
    await changeGoal(mentee, goal, { ...CORRECTED, version: 1 });
    expect(await ratings(id)).toEqual(['public-speaking 1 mentee', 'public-speaking 2 mentor', 'public-speaking 2 mentee']);
    const second = await makeGoal(mentee, id, { from: 2 });
    await changeGoal(mentee, second, { ...CORRECTED, version: 1 });
    expect((await ratings(id)).slice(-2)).toEqual(['public-speaking 2 mentee', 'public-speaking 3 mentee']);
  });
});

describe('an agreement', () => {
  it('is in force once both have signed the same edit, and makes the pairing active', async () => {
    const mentee = await newMentee();
    const id = await makePairing({ mentor: who.mentor, mentee });
    expect(await saveAgreement(mentee, id, { ...ENTRY, months: null, edit: 0 })).toMatchObject({ state: 'saved', edit: 1 });
    await expect(signAgreement(mentee, id, 1)).rejects.toMatchObject({ reason: 'mentoring.refusals.agreementNotWhole' });
    await saveAgreement(who.mentor, id, { ...ENTRY, edit: 1 });
    expect(await signAgreement(mentee, id, 2)).toBe('waiting');
    // The mentee is told once that what they signed reads otherwise, and again only once they sign again.
    await saveAgreement(who.mentor, id, { ...ENTRY, danger: 'changing', edit: 2 });
    await saveAgreement(who.mentor, id, { ...ENTRY, danger: 'changed', edit: 3 });
    await expect(signAgreement(who.mentor, id, 2)).rejects.toMatchObject({ reason: 'mentoring.refusals.changedMeanwhile' });
    expect(await signAgreement(who.mentor, id, 4)).toBe('waiting');
    expect((await readAgreement(mentee, id)).versions[0]).toMatchObject({ signedBy: ['Juniper'], ownSigned: false });
    expect(await signAgreement(mentee, id, 4)).toBe('signed');
    expect((await database().pairing.findUniqueOrThrow({ where: { id } })).state).toBe('active');
    expect((await database().activity.findMany({ where: { subjectId: id }, orderBy: { at: 'asc' } })).map(({ kind, actorId }) => [kind, actorId === mentee.id])).toEqual([['agreement.proposed', true], ['agreement.signedByOne', true], ['agreement.proposed', false], ['agreement.signedByOne', false], ['agreement.signed', true]]);
  });

  it('saved by the other as it stands is the same edit, and still signed; nobody is told', async () => {
    const mentee = await newMentee();
    const id = await makePairing({ mentor: who.mentor, mentee });
    await saveAgreement(mentee, id, { ...ENTRY, edit: 0 });
    await signAgreement(mentee, id, 1);
    const before = await database().pairingAgreement.findFirstOrThrow({ where: { pairingId: id } });
    expect(await saveAgreement(who.mentor, id, { ...ENTRY, edit: 1 })).toEqual({ state: 'saved', edit: 1, savedAt: before.editedAt.toISOString() });
    expect(await database().pairingAgreement.findFirstOrThrow({ where: { pairingId: id } })).toEqual(before);
    expect((await readAgreement(mentee, id)).versions[0]).toMatchObject({ signedBy: [mentee.pseudonym], ownSigned: true });
    expect((await database().activity.findMany({ where: { subjectId: id } })).map(({ kind }) => kind).sort()).toEqual(['agreement.proposed', 'agreement.signedByOne']);
    expect(await signAgreement(who.mentor, id, 1)).toBe('signed');
  });

  it('never lets one overwrite the other, and keeps what was signed until the next is', async () => {
    const { id, mentee, mentor } = await active();
    await expect(saveAgreement(mentee, id, { ...ENTRY, edit: 1 })).rejects.toMatchObject({ reason: 'mentoring.refusals.noDraft' });
    await proposeAgreement(mentor, id);
    await expect(proposeAgreement(mentee, id)).rejects.toMatchObject({ reason: 'mentoring.refusals.draftThere' });
    await saveAgreement(mentor, id, { ...ENTRY, months: 9, edit: 1 });
    expect(await saveAgreement(mentee, id, { ...ENTRY, months: 3, edit: 1 })).toMatchObject({ state: 'conflict', theirs: { months: 9, edit: 2 } });
    await signAgreement(mentor, id, 2);
    expect((await readAgreement(mentee, id)).versions.map(({ version, state }) => [version, state])).toEqual([[2, 'draft'], [1, 'signed']]);
    await signAgreement(mentee, id, 2);
    expect((await readAgreement(mentee, id)).versions.map(({ version, state }) => [version, state])).toEqual([[2, 'signed'], [1, 'replaced']]);
    await expect(database().pairingAgreement.updateMany({ where: { pairingId: id, state: 'signed' }, data: { months: 1 } })).rejects.toThrow();
  });

  it('of two first savings at once one stands, and the other is told', async () => {
    const mentee = await newMentee();
    const id = await makePairing({ mentor: who.mentor, mentee });
    const saved = await Promise.all([saveAgreement(mentee, id, { ...ENTRY, edit: 0 }), saveAgreement(who.mentor, id, { ...ENTRY, months: 12, edit: 0 })]);
    expect(saved.map(({ state }) => state).sort()).toEqual(['conflict', 'saved']);
  });
});

describe('whoever is not one of the two', () => {
  it('finds no pairing, goal, meeting, note or entry, and can do nothing to them', async () => {
    const { id, mentee, mentor } = await active();
    const goal = await makeGoal(mentee, id, { words: CANARY });
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(30), words: CANARY });
    await writeMeetingNote(mentee, meeting, { kind: 'private', text: CANARY });
    await writeEntry(mentee, id, CANARY);
    const note = await database().meetingNote.findFirstOrThrow({ where: { meetingId: meeting } });
    const entry = await database().journalEntry.findFirstOrThrow({ where: { pairingId: id } });
    for (const person of others()) {
      for (const read of [() => readOverview(person, id), () => readAgreement(person, id), () => listGoals(person, id), () => readGoal(person, goal), () => listMeetings(person, id, ALL_MEETINGS), () => readMeeting(person, meeting), () => listMeetingNotes(person, meeting), () => listJournal(person, id, ALL_ENTRIES), () => listCheckIns(person, id), () => readClosing(person, id), () => readOwnMeetingNote(person, note.id), () => readOwnEntry(person, entry.id)]) await expect(read()).rejects.toThrow(NotFound);
      for (const act of [() => endPairing(person, id, { ending: 'ended_early', block: false, text: '' }), () => pausePairing(person, id), () => cancelMeeting(person, meeting), () => tellCoordinators(person, id, 'x'), () => checkIn(person, id, { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false })]) await expect(act()).rejects.toThrow(NotFound);
    }
    // A note of one's own is one's own, also between the two.
    await expect(readOwnMeetingNote(mentor, note.id)).rejects.toThrow(NotFound);
    await expect(readOwnEntry(mentor, entry.id)).rejects.toThrow(NotFound);
    expect((await database().pairing.findUniqueOrThrow({ where: { id } })).state).toBe('active');
  });
});

describe('goals', () => {
  it('are the mentee’s own, keep their history, and grow by steps done and levels rated', async () => {
    const { id, mentee, mentor } = await active();
    await expect(addGoal(mentor, id, { competency: 'advocacy', startLevel: 1, wantedLevel: 2, why: '', evidence: '', version: 0 })).rejects.toThrow(Refusal);
    const goal = await makeGoal(mentee, id, { words: CANARY });
    const step = await database().goalStep.findFirstOrThrow({ where: { goalId: goal } });
    await completeStep(mentee, step.id, true);
    await addStep(mentee, goal, { text: 'Second', dueOn: null, evidence: '', done: false });
    await changeGoal(mentee, goal, { competency: 'public-speaking', startLevel: 1, wantedLevel: 4, why: 'Another reason', evidence: '', version: 1 });
    await expect(changeGoal(mentee, goal, { competency: 'public-speaking', startLevel: 1, wantedLevel: 2, why: '', evidence: '', version: 1 })).rejects.toMatchObject({ reason: 'mentoring.refusals.changedMeanwhile' });
    await rateLevels(mentee, id, [{ competency: 'public-speaking', level: 2 }, { competency: 'advocacy', level: 4 }]);
    await rateLevels(mentor, id, [{ competency: 'public-speaking', level: 3 }]);
    const read = await readGoal(mentor, goal);
    expect(read.goal).toMatchObject({ level: 2, mentorLevel: 3, mentorFirst: null, wantedLevel: 4, progress: { done: 1, steps: 2, gained: 1, toGo: 2 } });
    expect(read.history.map(({ kind }) => kind)).toEqual(['changed', 'stepAdded', 'stepDone', 'stepAdded']);
    expect(read.history[0]?.before).toMatchObject({ why: CANARY, wantedLevel: 3 });
    expect(read.may).toEqual({ change: false, reach: false, takeUp: false });
    // Where the mentor saw them first stays beside where they see them now.
    await rateLevels(mentor, id, [{ competency: 'public-speaking', level: 4 }]);
    expect((await readGoal(mentee, goal)).goal).toMatchObject({ mentorFirst: 3, mentorLevel: 4 });
    await removeStep(mentee, step.id);
    await settleGoal(mentee, goal, 'reach');
    await expect(settleGoal(mentee, goal, 'reach')).rejects.toThrow(Refusal);
    await settleGoal(mentee, goal, 'takeUp');
    for (const table of [await database().goal.findMany(), await database().goalStep.findMany(), await database().goalChange.findMany()]) expect(JSON.stringify(table)).not.toContain(CANARY);
    // Only what is a goal is rated.
    expect(await database().levelRating.count({ where: { pairingId: id, competency: 'advocacy' } })).toBe(0);
  });

  it('kept as they stand, with their steps, have no history of it', async () => {
    const { id, mentee } = await active();
    const goal = await makeGoal(mentee, id, { words: CANARY });
    const { id: step, dueOn } = await database().goalStep.findFirstOrThrow({ where: { goalId: goal } });
    const before = await readGoal(mentee, goal);
    await changeGoal(mentee, goal, { competency: 'public-speaking', startLevel: 1, wantedLevel: 3, why: CANARY, evidence: CANARY, version: 1 });
    await changeStep(mentee, step, { text: CANARY, evidence: CANARY, dueOn, done: false });
    await completeStep(mentee, step, false);
    expect(await readGoal(mentee, goal)).toEqual(before);
    await changeStep(mentee, step, { text: CANARY, evidence: CANARY, dueOn: null, done: false });
    await completeStep(mentee, step, true);
    await completeStep(mentee, step, true);
    expect((await readGoal(mentee, goal)).history.map(({ kind }) => kind)).toEqual(['stepDone', 'stepChanged', 'stepAdded']);
  });
});

describe('meetings', () => {
  it('stand in both calendars, as a series with its hour on the clock or not at all', async () => {
    const { id, mentee, mentor } = await active();
    await makeAvailability(mentee.id, { zone: 'Europe/Paris', from: 0, until: 24, weekdays: [1, 2, 3, 4, 5, 6, 7] });
    const series = { minutes: 60, every: 1, count: 3, start: '', day: '2027-03-22', time: '10:00', form: 'call' as const, place: '', agenda: CANARY, leaveOut: false };
    setClock(() => new Date('2027-03-01T09:00:00Z'));
    expect(await planMeetings(mentee, id, series)).toEqual({ ok: true, meetings: 3 });
    const { toCome: meetings } = await listMeetings(mentor, id, ALL_MEETINGS);
    // The clocks of Paris go forward on 28 March: ten o'clock stays ten o'clock.
    expect(meetings.map(({ startsAt }) => startsAt.toISOString()).sort()).toEqual(['2027-03-22T09:00:00.000Z', '2027-03-29T08:00:00.000Z', '2027-04-05T08:00:00.000Z']);
    // Those of the past are narrowed and ordered; what is to come stands apart whatever is asked.
    expect((await listMeetings(mentor, id, ALL_MEETINGS)).count).toBe(0);
    setClock(() => new Date('2027-03-30T09:00:00Z'));
    const past = async (query: object) => (await listMeetings(mentor, id, { ...ALL_MEETINGS, ...query })).past.map(({ startsAt }) => startsAt.toISOString().slice(0, 10));
    expect([await past({}), await past({ order: 'when' }), await past({ state: 'held' }), await past({ form: 'call' }), await past({ page: 2 })]).toEqual([['2027-03-29', '2027-03-22'], ['2027-03-22', '2027-03-29'], [], ['2027-03-29', '2027-03-22'], []]);
    expect((await listMeetings(mentor, id, { ...ALL_MEETINGS, state: 'held' })).toCome).toHaveLength(1);
    setClock(() => new Date('2027-03-01T09:00:00Z'));
    const clash = await planMeetings(mentee, id, { ...series, day: '2027-03-15', count: 2, time: '10:30' });
    expect(clash).toMatchObject({ ok: false, clashes: [{ position: 1 }] });
    expect(await database().meeting.count({ where: { pairingId: id } })).toBe(3);
    expect(await planMeetings(mentee, id, { ...series, day: '2027-03-15', count: 2, time: '10:30', leaveOut: true })).toEqual({ ok: true, meetings: 1 });
    await expect(planMeetings(mentee, id, { ...series, day: '2027-03-28', time: '02:30', count: 1 })).rejects.toMatchObject({ reason: 'mentoring.errors.never' });
    await expect(planMeetings(mentee, id, { ...series, day: '2027-02-01', count: 1 })).rejects.toMatchObject({ reason: 'mentoring.errors.past' });
    const holds = await database().hold.findMany({ where: { booking: { is: { subjectId: id } } } });
    expect(new Set(holds.map(({ personId }) => personId))).toEqual(new Set([mentee.id, mentor.id]));
    const [first] = await database().meeting.findMany({ where: { pairingId: id }, take: 1 });
    expect(await pagesOfMeetings(mentor, [first?.bookingId ?? ''])).toEqual({ [first?.bookingId ?? '']: { to: `/meetings/${first?.id}` } });
    expect(await pagesOfMeetings(who.coordinator, [first?.bookingId ?? ''])).toEqual({});
  });

  it('at an hour that the clocks show twice are asked which is meant, alone or in a series, and stand at that one', async () => {
    const { id, mentee } = await active();
    await makeAvailability(mentee.id, { zone: 'Europe/Paris', from: 0, until: 24, weekdays: [1, 2, 3, 4, 5, 6, 7] });
    setClock(() => new Date('2027-10-01T09:00:00Z'));
    // The clocks of Paris go back on 31 October.
    const plan = { minutes: 30, every: 1, count: 1, start: '', day: '2027-10-31', time: '02:30', form: 'call' as const, place: '', agenda: '', leaveOut: false };
    const asked = { field: 'which', reason: 'mentoring.errors.twice', details: { day: '2027-10-31' } };
    await expect(planMeetings(mentee, id, plan)).rejects.toMatchObject(asked);
    await expect(planMeetings(mentee, id, { ...plan, day: '2027-10-24', count: 2 })).rejects.toMatchObject(asked);
    expect(await planMeetings(mentee, id, { ...plan, which: 'first' })).toMatchObject({ ok: true });
    expect(await planMeetings(mentee, id, { ...plan, day: '2027-10-24', count: 2, which: 'second' })).toEqual({ ok: true, meetings: 2 });
    expect((await listMeetings(mentee, id, ALL_MEETINGS)).toCome.map(({ startsAt }) => startsAt.toISOString())).toEqual(['2027-10-24T00:30:00.000Z', '2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z']);
    // And where one is moved there.
    const to = { day: '2027-10-31', time: '02:45', minutes: 15 };
    expect(() => timeOfMeeting({ ...to, which: '' }, 'Europe/Paris')).toThrow('mentoring.errors.twice');
    expect((['first', 'second'] as const).map((which) => timeOfMeeting({ ...to, which }, 'Europe/Paris').endsAt.toISOString())).toEqual(['2027-10-31T01:00:00.000Z', '2027-10-31T02:00:00.000Z']);
  });

  it('are moved, held or missed; two missed in a row are raised to the coordinators at once', async () => {
    const { id, mentee, mentor } = await active();
    const [one = '', two = '', three = ''] = await makeMeetings(mentor, id, { at: inDays(20), count: 3 });
    await expect(settleMeeting(mentee, one, 'miss')).rejects.toMatchObject({ reason: 'mentoring.refusals.notYet' });
    const to = inDays(22);
    expect(await moveMeetingTo(mentee, one, { startsAt: to, endsAt: new Date(+to + 1_800_000), zone: 'UTC' })).toMatchObject({ ok: true });
    expect((await readMeeting(mentor, one)).moves).toHaveLength(1);
    for (const [meeting, days] of [[one, -9], [two, -6], [three, -3]] as const) await letItBegin(meeting, inDays(days));
    await settleMeeting(mentee, one, 'miss');
    expect((await readOversight(who.coordinator, id)).isRaised).toBe(false);
    await settleMeeting(mentor, two, 'miss');
    expect(await readOversight(who.coordinator, id)).toMatchObject({ isRaised: true, light: 'act', reasons: ['missedTwice'], meetings: { held: 0, missed: 2 } });
    const shown = await raisedOf(id);
    await seeTo(who.coordinator, id, shown);
    await expect(seeTo(who.coordinator, id, shown)).rejects.toMatchObject({ reason: 'mentoring.refusals.notNow' });
    await settleMeeting(mentor, three, 'hold');
    expect(await readOversight(who.coordinator, id)).toMatchObject({ isRaised: false, light: 'good' });
    for (const person of [who.otherCoordinator, who.lead, who.second, who.secretariat, mentee, mentor]) await expect(readOversight(person, id)).rejects.toThrow(NotFound);
  });

  it('are about what the later of two writes only once they have read the earlier', async () => {
    const { id, mentee, mentor } = await active();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(26) });
    const { version } = (await readMeeting(mentee, meeting)).meeting;
    const write = (person: AskingPerson, agenda: string, over = version) => changeAgenda(person, meeting, { form: 'call', place: '', agenda, version: over });
    const both = await Promise.allSettled([write(mentee, 'By the one'), write(mentor, 'By the other')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { reason: 'mentoring.refusals.changedMeanwhile' } });
    const [kept, later] = both[0]?.status === 'fulfilled' ? (['By the one', mentor] as const) : (['By the other', mentee] as const);
    const read = (await readMeeting(mentee, meeting)).meeting;
    expect([read.agenda, read.version]).toEqual([kept, version + 1]);
    await write(later, 'Of both', read.version);
    expect((await readMeeting(mentor, meeting)).meeting.agenda).toBe('Of both');
  });

  it('have notes of three kinds, each read by whom it is for', async () => {
    const { id, mentee, mentor } = await active();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(50) });
    for (const kind of ['shared', 'private', 'summary'] as const) for (const person of [mentee, mentor]) await writeMeetingNote(person, meeting, { kind, text: `${kind} of ${person.id}` });
    const told = async (person: AskingPerson) => (await listMeetingNotes(person, meeting)).map(({ text }) => text).sort();
    expect(await told(mentee)).toEqual([`private of ${mentee.id}`, ...['shared', 'summary'].flatMap((kind) => [`${kind} of ${mentee.id}`, `${kind} of ${mentor.id}`])].sort());
    expect((await readOversight(who.coordinator, id)).told.map(({ text }) => text).sort()).toEqual([`summary of ${mentee.id}`, `summary of ${mentor.id}`].sort());
    const own = await database().meetingNote.findFirstOrThrow({ where: { meetingId: meeting, personId: mentee.id, kind: 'summary' } });
    await changeMeetingNote(mentee, own.id, { text: 'Another word', version: 1 });
    await expect(changeMeetingNote(mentee, own.id, { text: 'Late', version: 1 })).rejects.toThrow(Refusal);
    await expect(changeMeetingNote(mentor, own.id, { text: 'Not mine', version: 2 })).rejects.toThrow(NotFound);
    await removeMeetingNote(mentee, own.id);
    expect((await readOversight(who.coordinator, id)).told).toHaveLength(1);
  });
});

describe('check-ins', () => {
  it('and whatever else was given to the coordinators can all be read by them, page by page', async () => {
    const { id, mentee } = await active();
    const safe = await openPairing(id);
    const ids = Array.from({ length: 130 }, () => newId());
    await database().pairingMessage.createMany({ data: ids.map((one, i) => ({ id: one, pairingId: id, personId: mentee.id, text: safe.seal(`Told ${i}`, placeOfMessage(one)), at: new Date(Date.UTC(2026, 0, 1, 0, i)) })) });
    const texts = async (page: number) => (await readOversight(who.coordinator, id, page)).told.map(({ text }) => text);
    expect([(await readOversight(who.coordinator, id)).pages, (await texts(1))[0], (await texts(6)).at(-1), await texts(7)]).toEqual([6, 'Told 129', 'Told 0', []]);
  });

  it('are one a month, a light to the coordinators, and a text to them only where it is addressed', async () => {
    const { id, mentee, mentor } = await active();
    const answers = { useful: 'yes', safe: 'yes', needs: false, text: CANARY, addressed: false } as const;
    await checkIn(mentee, id, answers);
    await checkIn(mentee, id, { ...answers, needs: true });
    expect((await listCheckIns(mentee, id)).checkIns).toHaveLength(1);
    expect((await listCheckIns(mentor, id)).checkIns).toEqual([]);
    expect(await readOversight(who.coordinator, id)).toMatchObject({ light: 'look', reasons: ['needs'], told: [], isRaised: false });
    await checkIn(mentor, id, { ...answers, safe: 'no', addressed: true });
    const seen = await readOversight(who.coordinator, id);
    expect(seen).toMatchObject({ light: 'act', isRaised: true });
    expect(seen.told.map(({ text, by }) => [text, by])).toEqual([[CANARY, mentor.pseudonym]]);
    expect(await database().activity.count({ where: { kind: 'pairing.raised', subjectId: id, actorId: null } })).toBe(1);
  });

  it('tell the coordinators of words addressed to them once, and again once they read otherwise', async () => {
    const { id, mentee } = await active();
    const told = () => database().activity.count({ where: { kind: 'checkIn.addressed', subjectId: id } });
    const answers = { useful: 'yes', safe: 'yes', needs: false, text: CANARY, addressed: false } as const;
    await checkIn(mentee, id, answers);
    expect(await told()).toBe(0);
    for (const addressed of [true, true]) await checkIn(mentee, id, { ...answers, addressed });
    expect(await told()).toBe(1);
    await checkIn(mentee, id, { ...answers, text: 'Otherwise', addressed: true });
    expect(await told()).toBe(2);
  });

  it('that say anew in one month that it is not safe are raised again once somebody had seen to it, and not before', async () => {
    const { id, mentee } = await active();
    const raised = () => database().activity.count({ where: { kind: 'pairing.raised', subjectId: id } });
    const answers = { useful: 'yes', safe: 'no', needs: false, text: '', addressed: false } as const;
    setClock(() => new Date('2031-05-10T09:00:00Z'));
    await checkIn(mentee, id, answers);
    await checkIn(mentee, id, { ...answers, useful: 'partly' });
    expect(await raised()).toBe(1);
    const shown = await raisedOf(id);
    await seeTo(who.coordinator, id, shown);
    expect((await readOversight(who.coordinator, id)).isRaised).toBe(false);
    setClock(() => new Date('2031-05-10T09:01:00Z'));
    await checkIn(mentee, id, answers);
    expect([await raised(), (await readOversight(who.coordinator, id)).isRaised]).toEqual([2, true]);
    // Whoever had opened the page before it was raised anew has not seen that.
    await expect(seeTo(who.coordinator, id, shown)).rejects.toMatchObject({ reason: 'mentoring.refusals.changedMeanwhile' });
    expect((await readOversight(who.coordinator, id)).isRaised).toBe(true);
    await seeTo(who.coordinator, id, await raisedOf(id));
  });
});

describe('the end', () => {
  it('leaves no way to write to the other: nothing more is shared, and what is shared is changed no more; taking back and deleting stay', async () => {
    const { id, mentee, mentor } = await active();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(35) });
    for (const text of ['kept', 'given']) await writeEntry(mentee, id, text);
    const [given, kept] = (await listJournal(mentee, id, ALL_ENTRIES)).entries.map((one) => one.id);
    await shareEntry(mentee, given ?? '', true);
    for (const kind of ['shared', 'private', 'summary'] as const) await writeMeetingNote(mentee, meeting, { kind, text: kind });
    const notes = await database().meetingNote.findMany({ where: { meetingId: meeting }, orderBy: { kind: 'asc' } });
    const noteOf = (kind: string) => notes.find((one) => one.kind === kind)?.id ?? '';
    await endPairing(mentor, id, { ending: 'ended_early', block: true, text: '' });
    const over = { reason: 'mentoring.refusals.over' };
    await expect(shareEntry(mentee, kept ?? '', true)).rejects.toMatchObject(over);
    await expect(changeEntry(mentee, given ?? '', { text: CANARY, version: 1 })).rejects.toMatchObject(over);
    for (const kind of ['shared', 'summary']) await expect(changeMeetingNote(mentee, noteOf(kind), { text: CANARY, version: 1 })).rejects.toMatchObject(over);
    expect((await listJournal(mentor, id, ALL_ENTRIES)).entries.map(({ text }) => text)).toEqual(['given']);
    expect(await database().activity.count({ where: { subjectId: id, kind: 'journalEntry.shared' } })).toBe(1);
    expect([(await listJournal(mentee, id, ALL_ENTRIES)).may, (await readOwnEntry(mentee, given ?? '')).may, (await readOwnEntry(mentee, kept ?? '')).may, (await readOwnMeetingNote(mentee, noteOf('summary'))).may]).toEqual([{ write: false, change: true, share: false }, { change: false }, { change: true }, { change: false }]);
    // What is theirs alone stays theirs to change.
    await changeEntry(mentee, kept ?? '', { text: 'mine', version: 1 });
    await changeMeetingNote(mentee, noteOf('private'), { text: 'mine', version: 1 });
    await shareEntry(mentee, given ?? '', false);
    await changeEntry(mentee, given ?? '', { text: 'mine', version: 1 });
    await removeEntry(mentee, given ?? '');
    for (const kind of ['shared', 'summary']) await removeMeetingNote(mentee, noteOf(kind));
    expect([(await listJournal(mentor, id, ALL_ENTRIES)).entries, (await listMeetingNotes(mentor, meeting)).length]).toEqual([[], 0]);
  });

  it('tells of no meeting any more what the clock of the other shows', async () => {
    const { id, mentee, mentor } = await active();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(37) });
    const clocks = async (person: AskingPerson) => (await readMeeting(person, meeting)).clocks.map((one) => one.id);
    expect(await clocks(mentee)).toEqual([mentee.id, mentor.id]);
    await endPairing(mentee, id, { ending: 'ended_early', block: false, text: '' });
    expect([await clocks(mentee), await clocks(mentor)]).toEqual([[mentee.id], [mentor.id]]);
  });

  it('lets whoever did not end it want no contact any more as well, however it ended, and not before', async () => {
    const { id, mentee, mentor } = await active();
    await expect(refuseContact(mentor, id)).rejects.toThrow(Refusal);
    await expect(refuseContact(who.coordinator, id)).rejects.toThrow(NotFound);
    await endPairing(mentee, id, { ending: 'ended_early', block: false, text: '' });
    const happened = await database().activity.count();
    expect((await readOverview(mentor, id)).may.refuseContact).toBe(true);
    await refuseContact(mentor, id);
    await refuseContact(mentor, id);
    const seen = async (person: AskingPerson) => { const { noContact, may } = await readOverview(person, id); return [noContact, may.refuseContact]; };
    expect([await seen(mentor), await seen(mentee), await database().activity.count()]).toEqual([[true, false], [false, true], happened]);
    expect(await database().contactBlock.count({ where: { blockerId: mentor.id, blockedId: mentee.id } })).toBe(1);
    await allowContact(mentor, id);
    expect(await seen(mentor)).toEqual([false, true]);
  });

  it('once no contact is wanted brings no invitation by the other to who wants none', async () => {
    const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
    const id = await makeCompletedPairing({ mentee, mentor });
    await refuseContact(mentee, id);
    await inviteToMentor(mentor, id);
    expect(await database().activity.count({ where: { subjectId: id, kind: 'mentor.invited' } })).toBe(0);
  });

  it('by who wants to be paired with somebody else names them to the coordinators, and by who just ends it nobody', async () => {
    const [one, two] = [await active(), await active()];
    await endPairing(one.mentor, one.id, { ending: 'rematch', block: false, text: '' });
    await endPairing(two.mentor, two.id, { ending: 'ended_early', block: false, text: '' });
    expect([(await readOversight(who.coordinator, one.id)).wantedBy, (await readOversight(who.coordinator, two.id)).wantedBy]).toEqual([one.mentor.pseudonym, null]);
    await erasePairing(one.mentee, one.id);
    expect((await readOversight(who.coordinator, one.id)).wantedBy).toBeNull();
  });

  it('by a mentee who wants to be paired with somebody else lets them wait for that at once; by a mentor it puts the mentee nowhere, who finds the way to ask anew', async () => {
    const [one, two, three] = [await active(), await active(), await active()];
    for (const { mentee } of [one, two]) await makeMenteeProfile(mentee);
    const waits = async (mentee: AskingPerson) => (await database().nomination.findMany({ where: { personId: mentee.id } })).map(({ state, isOwn, organisationId: home }) => [state, isOwn, home]);
    expect(await endPairing(one.mentee, one.id, { ending: 'rematch', block: false, text: '' })).toEqual({ waits: true });
    expect([await waits(one.mentee), (await readOverview(one.mentee, one.id)).mayAskAnew]).toEqual([[['confirmed', true, organisationId]], false]);
    // The log names nobody who ended it.
    expect(await database().activity.count({ where: { kind: 'nomination.confirmed', actorId: one.mentee.id } })).toBe(0);
    expect(await endPairing(two.mentor, two.id, { ending: 'rematch', block: false, text: '' })).toEqual({ waits: false });
    expect([await waits(two.mentee), (await readOverview(two.mentee, two.id)).mayAskAnew, (await readOverview(two.mentor, two.id)).mayAskAnew]).toEqual([[], true, false]);
    // Who has not said what they look for cannot be paired: they say it first.
    expect(await endPairing(three.mentee, three.id, { ending: 'rematch', block: false, text: '' })).toEqual({ waits: false });
    expect([await waits(three.mentee), (await readOverview(three.mentee, three.id)).mayAskAnew]).toEqual([[], true]);
  });

  it('is not completed, nor written together, where one takes back at the same time that they are done', async () => {
    const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
    const id = await makeClosingPairing({ mentee, mentor });
    const entry = { learned: 'x', proud: '', next: '' };
    await keepReflection(mentee, id, { ...entry, version: 0, step: 'done' });
    /** Does something as it was asked for before the other came first: what it waits for is let go once it waits. */
    const overtaken = async (act: () => Promise<unknown>, meanwhile: (tx: Transaction) => Promise<unknown>) => {
      let acting: Promise<unknown> | undefined;
      await inTransaction(async (tx) => {
        await tx.$queryRaw`select 1 from pairing where id = ${id}::uuid for update`;
        acting = act().then(() => 'done', (error: unknown) => error);
        await expect.poll(countWaiting, { timeout: 10_000 }).toBe(1);
        await meanwhile(tx);
      });
      return acting;
    };
    const undo = (tx: Transaction) => tx.reflection.updateMany({ where: { pairingId: id, personId: mentor.id }, data: { doneAt: null } });
    const redo = () => database().reflection.updateMany({ where: { pairingId: id }, data: { doneAt: new Date() } });
    const notNow = { reason: 'mentoring.refusals.notNow' };
    expect(await overtaken(() => completePairing(mentee, id), undo)).toMatchObject(notNow);
    await redo();
    expect(await overtaken(() => writeTogether(mentee, id, { together: 'x', version: 0 }), undo)).toMatchObject(notNow);
    expect((await database().pairing.findUniqueOrThrow({ where: { id } })).state).toBe('closing');
    // Nor is a reflection taken back that the other has begun to read.
    expect(await overtaken(() => keepReflection(mentee, id, { ...entry, version: 1, step: 'keep' }), redo)).toMatchObject(notNow);
    await completePairing(mentee, id);
  });

  it('comes at once by either; the other learns only that it ended, and what was planned is off in nobody’s name', async () => {
    const { id, mentee, mentor } = await active();
    const [meeting = ''] = await makeMeetings(mentor, id, { at: inDays(33) });
    await endPairing(mentee, id, { ending: 'rematch', block: true, text: CANARY });
    const told = JSON.stringify([await readOverview(mentor, id), await readClosing(mentor, id), await readMeeting(mentor, meeting)]);
    for (const word of [CANARY, 'rematch']) expect(told.replace(/"ending":"[a-z_]*"|"endedById":"[^"]*"/g, '')).not.toContain(word);
    expect(await database().activity.findFirst({ where: { subjectId: id, kind: 'pairing.ended' } })).toMatchObject({ actorId: null, data: {} });
    expect(await database().bookingMove.findFirst({ where: { booking: { is: { subjectId: id } } } })).toMatchObject({ kind: 'cancelled', byId: null });
    expect(await database().contactBlock.count({ where: { blockerId: mentee.id, blockedId: mentor.id } })).toBe(1);
    expect([(await readOverview(mentee, id)).noContact, (await readOverview(mentor, id)).noContact]).toEqual([true, false]);
    expect(await readOversight(who.coordinator, id)).toMatchObject({ state: 'closed', ending: 'rematch', told: [{ text: CANARY, by: mentee.pseudonym }] });
    await expect(endPairing(mentor, id, { ending: 'ended_early', block: false, text: '' })).rejects.toThrow(Refusal);
    for (const act of [() => makeGoal(mentee, id), () => planMeetings(mentor, id, { minutes: 60, every: 1, count: 1, start: inDays(9).toISOString(), day: '', time: '', form: 'call', place: '', agenda: '', leaveOut: false }), () => writeEntry(mentee, id, 'x'), () => signAgreement(mentee, id, 1)]) await expect(act()).rejects.toThrow(Refusal);
  });

  it('with no contact any more is taken back by whoever wanted it, also once all is erased; the other can not even try, and nothing is written down', async () => {
    const { id, mentee, mentor } = await active();
    await expect(allowContact(mentee, id)).rejects.toThrow(Refusal);
    await endPairing(mentee, id, { ending: 'ended_early', block: true, text: '' });
    await expect(allowContact(mentor, id)).rejects.toThrow(Refusal);
    await expect(allowContact(who.coordinator, id)).rejects.toThrow(NotFound);
    await erasePairing(mentee, id);
    const happened = await database().activity.count();
    await allowContact(mentee, id);
    expect([(await readOverview(mentee, id)).noContact, await database().contactBlock.count({ where: { blockerId: mentee.id } }), await database().activity.count()]).toEqual([false, 0, happened]);
    await expect(allowContact(mentee, id)).rejects.toThrow(Refusal);
  });

  it('of two who end at once one ends it, and the other is told that it is over', async () => {
    const { id, mentee, mentor } = await active();
    const ended = await Promise.allSettled([mentee, mentor].map((person) => endPairing(person, id, { ending: 'ended_early', block: false, text: '' })));
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is looked back on alone, then shared, then completed; until then the two can go on', async () => {
    const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
    const id = await makeClosingPairing({ mentee, mentor }, { words: CANARY });
    expect(await readClosing(mentee, id)).toMatchObject({ theirs: null, isOtherDone: true, together: null, may: { complete: false } });
    await expect(completePairing(mentee, id)).rejects.toThrow(Refusal);
    await goOnAfterAll(mentor, id);
    await expect(keepReflection(mentee, id, { learned: '', proud: '', next: '', version: 0, step: 'done' })).rejects.toThrow(Refusal);
    await database().pairing.update({ where: { id }, data: { state: 'closing', closingAt: new Date() } });
    await keepReflection(mentee, id, { learned: 'I spoke', proud: '', next: '', version: 0, step: 'done' });
    // What the mentor had done before the two went on is their draft, to be given anew.
    expect(await readClosing(mentee, id)).toMatchObject({ theirs: null, isOtherDone: false });
    await keepReflection(mentor, id, { learned: CANARY, proud: '', next: '', version: 2, step: 'done' });
    expect(await readClosing(mentee, id)).toMatchObject({ theirs: { learned: CANARY }, together: { text: '', version: 0 } });
    await writeTogether(mentee, id, { together: CANARY, version: 0 });
    await expect(writeTogether(mentor, id, { together: 'Mine', version: 0 })).rejects.toMatchObject({ reason: 'mentoring.refusals.changedMeanwhile' });
    await completePairing(mentor, id);
    await nameCertificate(mentee, id, 'Tamarind');
    await expect(nameCertificate(mentor, id, 'Mine')).rejects.toThrow(Refusal);
    expect(await readClosing(mentee, id)).toMatchObject({ isCompleted: true, certificateName: 'Tamarind', together: { text: CANARY } });
    expect((await readClosing(mentor, id)).certificateName).toBe('');
  });

  it('that was put off has words of its own: both change what they had done, and the other reads only the new ones', async () => {
    const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
    const id = await makeClosingPairing({ mentee, mentor }, { words: 'Last year' });
    await keepReflection(mentee, id, { learned: 'Last year', proud: '', next: '', version: 0, step: 'done' });
    await writeTogether(mentee, id, { together: 'Of both', version: 0 });
    await goOnAfterAll(mentee, id);
    await beginClosing(mentor, id);
    for (const person of [mentee, mentor]) {
      const { own, theirs, may } = await readClosing(person, id);
      expect([own, theirs, may.reflect, may.complete]).toMatchObject([{ learned: 'Last year', isDone: false, version: 2 }, null, true, false]);
      await expect(keepReflection(person, id, { learned: 'From a page of before', proud: '', next: '', version: 1, step: 'done' })).rejects.toMatchObject({ reason: 'mentoring.refusals.changedMeanwhile' });
      await keepReflection(person, id, { learned: 'This year', proud: '', next: '', version: 2, step: 'done' });
    }
    expect(await readClosing(mentee, id)).toMatchObject({ theirs: { learned: 'This year' }, together: { text: 'Of both' }, may: { write: true, complete: true } });
  });

  it('tells each that the other has looked back, and then to write the page; what is taken back is told no more', async () => {
    startTelling();
    const [mentee, mentor] = [await newMentee(), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
    const id = await makeClosingPairing({ mentee, mentor });
    const told = async (person: AskingPerson) => (await listUnread(person, 100)).filter(({ kind }) => kind === 'reflection_done').map(({ path }) => path);
    const ofEnd = async (person: AskingPerson) => (await readOverview(person, id)).steps[0];
    expect([await told(mentee), await told(mentor), await ofEnd(mentee), await ofEnd(mentor)]).toEqual([[`/pairings/${id}/closure`], [], 'reflect', 'waitForReflection']);
    await keepReflection(mentor, id, { learned: 'x', proud: '', next: '', version: 1, step: 'keep' });
    expect(await told(mentee)).toEqual([]);
    await keepReflection(mentor, id, { learned: 'x', proud: '', next: '', version: 2, step: 'done' });
    // Said again, it is not told again to who has read it.
    await database().notification.updateMany({ where: { personId: mentee.id, kind: 'reflection_done' }, data: { readAt: now() } });
    await keepReflection(mentor, id, { learned: 'x', proud: 'y', next: '', version: 3, step: 'done' });
    expect(await told(mentee)).toEqual([]);
    await keepReflection(mentee, id, { learned: 'x', proud: '', next: '', version: 0, step: 'done' });
    expect([await told(mentor), await ofEnd(mentee), await ofEnd(mentor)]).toEqual([[`/pairings/${id}/closure`], 'complete', 'complete']);
    await completePairing(mentee, id);
    expect([await told(mentee), await told(mentor)]).toEqual([[], []]);
  });

  it('is completed alone by who has looked back and waited thirty days for the other, and by nobody else', async () => {
    const [mentor, mentee] = [await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]), await newMentee()];
    const id = await makeActivePairing({ mentor, mentee });
    await beginClosing(mentor, id);
    await keepReflection(mentee, id, { learned: CANARY, proud: '', next: '', version: 0, step: 'done' });
    const begun = (days: number) => database().pairing.update({ where: { id }, data: { closingAt: inDays(-days) } });
    await begun(29);
    expect((await readClosing(mentee, id)).may).toMatchObject({ write: false, complete: false });
    await expect(completePairing(mentee, id)).rejects.toThrow(Refusal);
    await begun(31);
    expect([(await readClosing(mentee, id)).may, (await readClosing(mentor, id)).may]).toMatchObject([{ write: true, complete: true }, { write: false, complete: false, reflect: true }]);
    for (const act of [() => writeTogether(mentor, id, { together: 'Mine', version: 0 }), () => completePairing(mentor, id)]) await expect(act()).rejects.toThrow(Refusal);
    await writeTogether(mentee, id, { together: 'I came to the end', version: 0 });
    await completePairing(mentee, id);
    await nameCertificate(mentee, id, 'Tamarind');
    expect(await readClosing(mentee, id)).toMatchObject({ isCompleted: true, certificateName: 'Tamarind', together: { text: 'I came to the end' }, theirs: null });
    // What they looked back on stays theirs.
    expect(JSON.stringify(await readClosing(mentor, id))).not.toContain(CANARY);
  });

  it('can be waited for: either pauses, either goes on', async () => {
    const { id, mentee, mentor } = await active();
    await pausePairing(mentee, id);
    await expect(pausePairing(mentor, id)).rejects.toThrow(Refusal);
    expect((await readOverview(mentor, id)).steps).toEqual(['resume']);
    await resumePairing(mentor, id);
    expect((await readOverview(mentee, id)).steps).toContain('setGoal');
  });
});

it('what is done this month is no step any more, and is one again in the next', async () => {
  const { id, mentee, mentor } = await active();
  await makeGoal(mentee, id);
  const steps = async (person: AskingPerson) => (await readOverview(person, id)).steps.filter((step) => step === 'checkIn' || step === 'rateLevels');
  expect([await steps(mentee), await steps(mentor)]).toEqual([['checkIn'], ['checkIn']]);
  await checkIn(mentee, id, { useful: 'yes', safe: 'yes', needs: false, text: '', addressed: false });
  await database().levelRating.updateMany({ where: { pairingId: id }, data: { at: inDays(-40) } });
  expect([await steps(mentee), await steps(mentor)]).toEqual([['rateLevels'], ['checkIn']]);
  await rateLevels(mentee, id, [{ competency: 'public-speaking', level: 2 }]);
  expect([await steps(mentee), await steps(mentor)]).toEqual([[], ['checkIn']]);
  await database().checkIn.updateMany({ where: { pairingId: id }, data: { month: new Date(`${inDays(-40).toISOString().slice(0, 7)}-01`) } });
  expect(await steps(mentee)).toEqual(['checkIn']);
});

describe('a journal', () => {
  it('is the mentee’s alone, and shared one by one', async () => {
    const { id, mentee, mentor } = await active();
    for (const text of ['first', 'second']) await writeEntry(mentee, id, text);
    await expect(writeEntry(mentor, id, 'x')).rejects.toThrow(Refusal);
    const { entries } = await listJournal(mentee, id, ALL_ENTRIES);
    await shareEntry(mentee, entries[1]?.id ?? '', true);
    expect((await listJournal(mentor, id, ALL_ENTRIES)).entries.map(({ text }) => text)).toEqual(['first']);
    await shareEntry(mentee, entries[1]?.id ?? '', false);
    expect((await listJournal(mentor, id, ALL_ENTRIES)).entries).toEqual([]);
    expect(await database().activity.count({ where: { subjectId: id, kind: { startsWith: 'journal' } } })).toBe(1);
  });
});
