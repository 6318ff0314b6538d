import pg from 'pg';
import { beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { config } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeLivedPairing } from '#prisma/seed/pairings.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { proposeAgreement } from './agreement.server.ts';
import { checkIn } from './check-ins.server.ts';
import { tellCoordinators } from './ending.server.ts';
import { erasePairing } from './erasure.server.ts';
import { addStep, completeStep } from './goal-steps.server.ts';
import { addGoal, settleGoal } from './goals.server.ts';
import { changeEntry, removeEntry, shareEntry, writeEntry } from './journal.server.ts';
import { rateLevels } from './levels.server.ts';
import { changeMeetingNote, removeMeetingNote, writeMeetingNote } from './meeting-notes.server.ts';
import { cancelMeeting, changeAgenda, moveMeetingTo, settleMeeting } from './meetings.server.ts';
import { offerWithin } from './opportunities.server.ts';
import { pausePairing } from './pause.server.ts';
import { planMeetings } from './planning.server.ts';

const WORDS = 'race-5M1-anise';
let mentee: AskingPerson;
let mentor: AskingPerson;
let lived: Record<string, string>;

beforeEach(async () => {
  const organisationId = await makeOrganisation();
  [mentee, mentor] = [await makePerson([{ organisationId, role: 'emerging_leader' }]), await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }])];
  lived = await makeLivedPairing({ mentor, mentee }, { words: WORDS });
});

const of = (name: string) => lived[name] ?? '';
const at = (days: number) => new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 + days * 86_400_000);
const step = { text: WORDS, evidence: '', dueOn: null, done: false };

/** What someone could be doing while the mentee erases, each with whether the mentor does it. */
const ACTS: Readonly<Record<string, () => Promise<unknown>>> = {
  'writes in the journal': () => writeEntry(mentee, of('pairing'), WORDS),
  'changes an entry': () => changeEntry(mentee, of('journalEntry'), { text: WORDS, version: 1 }),
  'shares an entry': () => shareEntry(mentee, of('journalEntry'), true),
  'deletes an entry': () => removeEntry(mentee, of('journalEntry')),
  'answers the three questions': () => checkIn(mentor, of('pairing'), { useful: 'yes', safe: 'no', needs: false, text: WORDS, addressed: true }),
  'tells the coordinators something': () => tellCoordinators(mentor, of('pairing'), WORDS),
  'sets a goal': () => addGoal(mentee, of('pairing'), { competency: 'advocacy', startLevel: 1, wantedLevel: 2, why: WORDS, evidence: '', version: 0 }),
  'reaches a goal': () => settleGoal(mentee, of('goal'), 'reach'),
  'adds a step': () => addStep(mentee, of('goal'), step),
  'does a step': () => completeStep(mentee, of('goalStep'), true),
  'rates a level': () => rateLevels(mentor, of('pairing'), [{ competency: 'public-speaking', level: 2 }]),
  'writes a note': () => writeMeetingNote(mentor, of('begunMeeting'), { kind: 'private', text: WORDS }),
  'changes a note': () => changeMeetingNote(mentee, of('pairNote'), { text: WORDS, version: 1 }),
  'takes a note away': () => removeMeetingNote(mentee, of('pairNote')),
  'plans a meeting': () => planMeetings(mentor, of('pairing'), { minutes: 60, every: 1, count: 1, start: at(90).toISOString(), day: '', time: '', form: 'call', place: '', agenda: WORDS, leaveOut: false }),
  'moves a meeting': () => moveMeetingTo(mentor, of('pairMeeting'), { startsAt: at(91), endsAt: new Date(+at(91) + 3_600_000), zone: 'UTC' }),
  'calls a meeting off': () => cancelMeeting(mentor, of('pairMeeting')),
  'says that one was missed': () => settleMeeting(mentor, of('begunMeeting'), 'miss'),
  'changes what one is about': () => changeAgenda(mentor, of('pairMeeting'), { form: 'call', place: '', agenda: WORDS, version: 1 }),
  'writes the agreement anew': () => proposeAgreement(mentor, of('pairing')),
  'offers an opening': () => offerWithin(mentor, of('pairing'), { kind: 'speak', competencies: [], places: 1, happensOn: null, text: WORDS }),
  'pauses': () => pausePairing(mentor, of('pairing')),
};

/** Holds a pairing from outside, so that those who come wait for it in the order in which they came. */
async function inLine(pairing: string, first: () => Promise<unknown>, second: () => Promise<unknown>): Promise<PromiseSettledResult<unknown>[]> {
  const outside = new pg.Client({ connectionString: config().databaseUrl ?? '' });
  await outside.connect();
  await outside.query('begin');
  await outside.query('select 1 from pairing where id = $1 for update', [pairing]);
  const waiting = (count: number) => expect.poll(countWaiting, { timeout: 10_000 }).toBe(count);
  // Taken up at once: one that is refused before the connection is closed would be nobody's.
  const settled = [Promise.allSettled([first()])];
  try {
    await waiting(1);
    settled.push(Promise.allSettled([second()]));
    await waiting(2);
  } finally {
    await outside.query('commit');
    await outside.end();
  }
  return (await Promise.all(settled)).flat();
}

it.each(Object.keys(ACTS))('who %s while it is erased is told so, and nothing is kept', async (name) => {
  const [erased, acted] = await inLine(of('pairing'), () => erasePairing(mentee, of('pairing')), ACTS[name] as () => Promise<unknown>);
  expect(erased).toMatchObject({ status: 'fulfilled' });
  expect(acted).toMatchObject({ status: 'rejected', reason: { reason: 'mentoring.refusals.erased' } });
  expect(await database().dataKey.count({ where: { ownerId: of('pairing') } })).toBe(0);
  expect(await database().pairing.findUniqueOrThrow({ where: { id: of('pairing') } })).toMatchObject({ state: 'closed', raisedAt: null });
});
