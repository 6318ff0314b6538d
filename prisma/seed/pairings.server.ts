import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readAgreement, saveAgreement, signAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { checkIn } from '#app/domain/mentoring/check-ins.server.ts';
import type { Competency, Level } from '#app/domain/mentoring/competencies.ts';
import { beginClosing, completePairing, keepReflection, writeTogether } from '#app/domain/mentoring/closing.server.ts';
import { tellCoordinators } from '#app/domain/mentoring/ending.server.ts';
import { addGoal } from '#app/domain/mentoring/goals.server.ts';
import { addStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { writeEntry } from '#app/domain/mentoring/journal.server.ts';
import { writeMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { planMeetings } from '#app/domain/mentoring/planning.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makePairing } from './mentoring.server.ts';
import { hourOf } from './past.server.ts';

export interface Two {
  mentor: AskingPerson;
  mentee: AskingPerson;
}

const HOUR = 3_600_000;

/** A pairing whose agreement both have signed. */
export async function makeActivePairing(two: Two, entry: { networkId?: string; words?: string; at?: Date } = {}): Promise<string> {
  const { words = 'We meet in the evening, by phone.', ...made } = entry;
  const id = await makePairing({ ...two, ...made });
  await saveAgreement(two.mentee, id, { expectations: words, confidentiality: words, channels: words, danger: words, rhythmWeeks: 3, months: 6, edit: 0 });
  const { versions } = await readAgreement(two.mentee, id);
  for (const person of [two.mentee, two.mentor]) await signAgreement(person, id, versions[0]?.edit ?? 1);
  return id;
}

/** A goal of the mentee with a step. */
export async function makeGoal(mentee: AskingPerson, pairingId: string, entry: { competency?: Competency; from?: Level; to?: Level; words?: string } = {}): Promise<string> {
  const { competency = 'public-speaking', from = 1, to = 3, words = 'Speak where it is decided.' } = entry;
  const id = await addGoal(mentee, pairingId, { competency, startLevel: from, wantedLevel: to, why: words, evidence: words, version: 0 });
  await addStep(mentee, id, { text: words, dueOn: hourOf(-60), evidence: words, done: false });
  return id;
}

/** Meetings of an hour, a week apart, from an instant to come. @throws when one of the two is held then */
export async function makeMeetings(mentor: AskingPerson, pairingId: string, entry: { at: Date; count?: number; words?: string }): Promise<string[]> {
  const { at, count = 1, words = 'How the last week went' } = entry;
  const planned = await planMeetings(mentor, pairingId, { minutes: 60, every: 1, count, start: at.toISOString(), day: '', time: '', form: 'call', place: words, agenda: words, leaveOut: false });
  if (!planned.ok) throw new Error('one of the two is held at that time');
  const meetings = await database().meeting.findMany({ where: { pairingId }, orderBy: { booking: { startsAt: 'asc' } }, select: { id: true } });
  return meetings.map(({ id }) => id);
}

/** A whole minute some days from now: no two calls give times that clash as long as their days differ. */
export function inDays(days: number): Date {
  return new Date(Math.floor(Date.now() / HOUR) * HOUR + days * 24 * HOUR);
}

/** Moves the booking of a meeting into the past, as if it had been planned then. */
export async function letItBegin(meetingId: string, at: Date): Promise<void> {
  const { bookingId } = await database().meeting.findUniqueOrThrow({ where: { id: meetingId }, select: { bookingId: true } });
  await database().booking.update({ where: { id: bookingId }, data: { startsAt: at, endsAt: new Date(at.getTime() + HOUR) }, select: { id: true } });
}

/** Everything that two people write to each other in a pairing that goes on, each text holding the words. */
export async function makeLivedPairing({ mentor, mentee }: Two, entry: { networkId?: string; words: string; summary?: string }): Promise<Record<string, string>> {
  const { words, summary = words } = entry;
  const pairing = await makeActivePairing({ mentor, mentee }, { words, ...(entry.networkId ? { networkId: entry.networkId } : {}) });
  const goal = await makeGoal(mentee, pairing, { words });
  const [begun = '', meeting = ''] = await makeMeetings(mentor, pairing, { at: inDays(40), count: 2, words });
  await letItBegin(begun, inDays(-3));
  for (const kind of ['shared', 'private'] as const) for (const person of [mentee, mentor]) await writeMeetingNote(person, begun, { kind, text: words });
  await writeMeetingNote(mentor, begun, { kind: 'summary', text: summary });
  await writeEntry(mentee, pairing, words);
  await checkIn(mentee, pairing, { useful: 'yes', safe: 'partly', needs: true, text: words, addressed: false });
  await tellCoordinators(mentor, pairing, summary);
  return {
    pairing,
    goal,
    goalStep: (await database().goalStep.findFirstOrThrow({ where: { goalId: goal } })).id,
    begunMeeting: begun,
    pairMeeting: meeting,
    pairNote: (await database().meetingNote.findFirstOrThrow({ where: { meetingId: begun, personId: mentee.id, kind: 'private' } })).id,
    journalEntry: (await database().journalEntry.findFirstOrThrow({ where: { pairingId: pairing } })).id,
  };
}

/** A pairing that is being closed: the mentor has looked back, the mentee not yet. */
export async function makeClosingPairing({ mentor, mentee }: Two, entry: { networkId?: string; words?: string } = {}): Promise<string> {
  const id = await makeActivePairing({ mentor, mentee }, entry);
  await beginClosing(mentee, id);
  const words = entry.words ?? 'We have come far.';
  await keepReflection(mentor, id, { learned: words, proud: words, next: words, version: 0, step: 'done' });
  return id;
}

/** A pairing that both brought to its end. */
export async function makeCompletedPairing({ mentor, mentee }: Two, entry: { networkId?: string; words?: string } = {}): Promise<string> {
  const id = await makeClosingPairing({ mentor, mentee }, entry);
  const words = entry.words ?? 'We have come far.';
  await keepReflection(mentee, id, { learned: words, proud: words, next: words, version: 0, step: 'done' });
  await writeTogether(mentee, id, { together: words, version: 0 });
  await completePairing(mentor, id);
  return id;
}
