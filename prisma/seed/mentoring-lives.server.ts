import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { templateIn } from '#app/domain/mentoring/agreement-template.server.ts';
import { saveAgreement, signAgreement } from '#app/domain/mentoring/agreement.server.ts';
import { checkIn } from '#app/domain/mentoring/check-ins.server.ts';
import type { Competency, Level } from '#app/domain/mentoring/competencies.ts';
import { addStep, completeStep } from '#app/domain/mentoring/goal-steps.server.ts';
import { addGoal, settleGoal } from '#app/domain/mentoring/goals.server.ts';
import { shareEntry, writeEntry } from '#app/domain/mentoring/journal.server.ts';
import { rateLevels } from '#app/domain/mentoring/levels.server.ts';
import { writeMeetingNote } from '#app/domain/mentoring/meeting-notes.server.ts';
import { settleMeeting } from '#app/domain/mentoring/meetings.server.ts';
import { planMeetings } from '#app/domain/mentoring/planning.server.ts';
import { now } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makePairing } from './mentoring.server.ts';
import type { Two } from './pairings.server.ts';
import { daysAgo, hourOf } from './past.server.ts';

const DAY = 86_400_000;

export interface Meetings {
  /** Days ago of the first; those that follow are as many days apart. */
  from: number;
  every: number;
  count: number;
  /** The hour of the day (UTC) at which the two meet. */
  hour: number;
  /** By their position: none came, or it is to come. */
  missed?: readonly number[];
  agenda: string;
  /** What is written of some of them, by their position. */
  notes?: readonly { of: number; by: 'mentee' | 'mentor'; kind: 'shared' | 'private' | 'summary'; text: string }[];
}

export interface GoalStory {
  competency: Competency;
  from: Level;
  to: Level;
  /** Days ago. */
  set: number;
  why: string;
  evidence: string;
  /** Each with the days ago on which it was done, if it was. */
  steps: readonly { text: string; done?: number; evidence?: string }[];
  /** Levels as the two saw them later. */
  rated: readonly { at: number; level: Level; by: 'mentee' | 'mentor' }[];
  reached?: number;
}

/** What two people have come to, told in days ago. */
export interface Story {
  began: number;
  goals: readonly GoalStory[];
  meetings: readonly Meetings[];
  /** By days ago, a month each. */
  checkIns: readonly { at: number; by: 'mentee' | 'mentor'; useful?: 'yes' | 'partly' | 'no'; safe?: 'yes' | 'partly' | 'no'; needs?: boolean; text?: string; addressed?: boolean }[];
  journal?: readonly { at: number; text: string; shared?: boolean }[];
}

type Happening = readonly [daysAgo: number, happens: () => Promise<unknown>];

/** Lets two people live through a story by what they would have done themselves, each thing on its day. Returns the pairing. */
export async function liveThrough(two: Two, { began, goals, meetings, checkIns, journal = [] }: Story): Promise<string> {
  const id = await daysAgo(began, () => beginWithAgreement(two));
  const happenings: Happening[] = [
    ...goals.flatMap((goal) => happeningsOf(two, id, goal)),
    ...meetings.flatMap((series) => meetingsOf(two, id, series)),
    ...checkIns.map(({ at, by, useful = 'yes', safe = 'yes', needs = false, text = '', addressed = false }): Happening => [at, () => checkIn(two[by], id, { useful, safe, needs, text, addressed })]),
    ...journal.map(({ at, text, shared = false }): Happening => [at, () => writeAndShare(two.mentee, id, text, shared)]),
  ];
  for (const [at, happens] of [...happenings].sort(([a], [b]) => b - a)) await daysAgo(at, happens);
  return id;
}

async function beginWithAgreement(two: Two): Promise<string> {
  const id = await makePairing({ ...two, at: now() });
  const template = templateIn('en');
  const [expectations, confidentiality, channels, danger] = (['expectations', 'confidentiality', 'channels', 'danger'] as const).map((field) => String(template[field]));
  await saveAgreement(two.mentee, id, { expectations: expectations ?? '', confidentiality: confidentiality ?? '', channels: channels ?? '', danger: danger ?? '', rhythmWeeks: 3, months: 12, edit: 0 });
  for (const person of [two.mentee, two.mentor]) await signAgreement(person, id, 1);
  return id;
}

function happeningsOf({ mentee, mentor }: Two, id: string, { competency, from, to, set, why, evidence, steps, rated, reached }: GoalStory): Happening[] {
  let goal = '';
  const stepAt = async (position: number) => (await database().goalStep.findFirstOrThrow({ where: { goalId: goal, position }, select: { id: true } })).id;
  return [
    [set, async () => {
      goal = await addGoal(mentee, id, { competency, startLevel: from, wantedLevel: to, why, evidence, version: 0 });
      for (const [k, { text, evidence: seen = '' }] of steps.entries()) await addStep(mentee, goal, { text, evidence: seen, dueOn: new Date(Math.floor(+now() / DAY + 30 * (k + 1)) * DAY), done: false });
    }],
    ...steps.flatMap(({ done }, k): Happening[] => (done === undefined ? [] : [[done, async () => completeStep(mentee, await stepAt(k), true)]])),
    ...rated.map(({ at, level, by }): Happening => [at, () => rateLevels(by === 'mentee' ? mentee : mentor, id, [{ competency, level }])]),
    ...(reached === undefined ? [] : [[reached, () => settleGoal(mentee, goal, 'reach')] as Happening]),
  ];
}

function meetingsOf(two: Two, id: string, { from, every, count, hour, missed = [], agenda, notes = [] }: Meetings): Happening[] {
  const first = hourOf(from, hour);
  const ids: string[] = [];
  const settled = Array.from({ length: count }, (_, k) => k).filter((k) => from - k * every > 1);
  return [
    [from + 2, async () => {
      const before = (await database().meeting.findMany({ where: { pairingId: id }, select: { id: true } })).map((one) => one.id);
      await planMeetings(two.mentor, id, { minutes: 60, every: every / 7, count, start: first.toISOString(), day: '', time: '', form: 'call', place: '', agenda, leaveOut: true });
      ids.push(...(await database().meeting.findMany({ where: { pairingId: id, id: { notIn: before } }, orderBy: { booking: { startsAt: 'asc' } }, select: { id: true } })).map((one) => one.id));
    }],
    ...settled.map((k): Happening => [from - k * every - 1, () => settleMeeting(two.mentor, ids[k] ?? '', missed.includes(k) ? 'miss' : 'hold')]),
    ...notes.map(({ of, by, kind, text }): Happening => [from - of * every - 1, () => writeMeetingNote(two[by], ids[of] ?? '', { kind, text })]),
  ];
}

async function writeAndShare(mentee: AskingPerson, id: string, text: string, shared: boolean): Promise<void> {
  await writeEntry(mentee, id, text);
  if (!shared) return;
  const entry = await database().journalEntry.findFirstOrThrow({ where: { pairingId: id }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], select: { id: true } });
  await shareEntry(mentee, entry.id, true);
}
