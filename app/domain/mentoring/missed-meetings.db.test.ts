import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { tellWhatIsDue } from '#app/domain/notifications/upkeep.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { inDays, letItBegin, makeActivePairing, makeMeetings, type Two } from '#prisma/seed/pairings.server.ts';
import { endPairing } from './ending.server.ts';
import { cancelMeeting, moveMeetingTo, settleMeeting } from './meetings.server.ts';
import { readOwnCopy } from './own-copy.server.ts';
import { readOversight } from './oversight.server.ts';
import { readOverview } from './overview.server.ts';
import { pausePairing } from './pause.server.ts';
import { readWatch } from './watch.server.ts';

const networkId = NETWORKS.ASWA;
let organisationId: string;
let coordinator: AskingPerson;
let two: Two & { id: string };

beforeAll(async () => {
  startTelling();
  organisationId = await makeOrganisation();
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
});

beforeEach(async () => {
  const [mentee, mentor] = [await makePerson([{ organisationId, role: 'emerging_leader' }]), await makePerson([{ organisationId: networkId, role: 'mentor' }])];
  two = { mentee, mentor, id: await makeActivePairing({ mentee, mentor }) };
});

afterEach(() => setClock());

/** Meetings that have begun so many days ago. */
async function begun(...days: number[]): Promise<string[]> {
  const ids = await makeMeetings(two.mentor, two.id, { at: inDays(20), count: days.length });
  for (const [k, at] of days.entries()) await letItBegin(ids[k] ?? '', inDays(-at));
  return ids;
}

/** A meeting is planned for a day to come, and that day comes to have been so many days ago. */
async function planAnew(meeting: string, days: number): Promise<void> {
  const to = inDays(50);
  expect(await moveMeetingTo(two.mentee, meeting, { startsAt: to, endsAt: new Date(+to + 1_800_000), zone: 'UTC' })).toMatchObject({ ok: true });
  await letItBegin(meeting, inDays(-days));
}

/** What coordinators see of it: on its own page, in the list, and whether they were told. */
async function seen() {
  const { light, reasons, isRaised, meetings } = await readOversight(coordinator, two.id);
  const listed = (await readWatch(coordinator, networkId, { q: two.mentee.pseudonym, order: '-since', state: '', page: 1 })).pairings.find(({ id }) => id === two.id);
  const told = await database().notification.count({ where: { personId: coordinator.id, kind: 'pairing_raised', subjectId: two.id } });
  return { light, listed: listed?.light, reasons, isRaised, told, held: meetings.held, missed: meetings.missed, heldListed: listed?.held };
}

const GOOD = { light: 'good', listed: 'good', reasons: [], isRaised: false, told: 0 };
const RAISED = { light: 'act', listed: 'act', reasons: ['missedTwice'], isRaised: true, told: 1 };

describe('two meetings missed in a row are raised at once', () => {
  it('also where the first was planned anew and missed again', async () => {
    const at = async (id: string) => (await database().meeting.findUniqueOrThrow({ where: { id }, select: { booking: { select: { startsAt: true } } } })).booking.startsAt.toISOString();
    const [one = ''] = await begun(9);
    const first = await at(one);
    await settleMeeting(two.mentee, one, 'miss');
    await planAnew(one, 3);
    expect(await seen()).toMatchObject({ ...GOOD, missed: 1 });
    await settleMeeting(two.mentee, one, 'miss');
    expect(await seen()).toMatchObject({ ...RAISED, missed: 2, held: 0 });
    // Both are in the copy that each can take along.
    expect((await readOwnCopy(two.mentee)).pairings).toMatchObject([{ meetings: [{ meetingState: 'missed', missedAt: [first, await at(one)] }] }]);
  });

  it('also where the first was cancelled and the next missed', async () => {
    const [one = '', other = ''] = await begun(9, 3);
    await settleMeeting(two.mentee, one, 'miss');
    await cancelMeeting(two.mentee, one);
    await settleMeeting(two.mentor, other, 'miss');
    expect(await seen()).toMatchObject({ ...RAISED, missed: 2 });
  });

  it('and stay so, whatever becomes of them, until one is held', async () => {
    const [one = '', other = '', third = ''] = await begun(12, 9, 3);
    for (const id of [one, other]) await settleMeeting(two.mentee, id, 'miss');
    await cancelMeeting(two.mentor, other);
    await planAnew(one, 6);
    expect(await seen()).toMatchObject(RAISED);
    await settleMeeting(two.mentor, third, 'hold');
    expect(await seen()).toMatchObject({ light: 'good', listed: 'good', reasons: [], held: 1, heldListed: 1, missed: 2 });
  });

  it('but not where one was held between them, nor where saying so of one was a slip of the pen', async () => {
    const [one = '', other = '', third = ''] = await begun(12, 9, 3);
    await settleMeeting(two.mentee, one, 'miss');
    await settleMeeting(two.mentee, one, 'hold');
    await settleMeeting(two.mentee, other, 'miss');
    expect(await seen()).toMatchObject({ ...GOOD, held: 1, missed: 1 });
    await settleMeeting(two.mentee, other, 'hold');
    await settleMeeting(two.mentee, third, 'miss');
    expect(await seen()).toMatchObject({ ...GOOD, held: 2, missed: 1 });
  });

  it('and a miss that was planned anew stays one when the meeting is held then', async () => {
    const [one = '', other = ''] = await begun(9, 2);
    await settleMeeting(two.mentee, one, 'miss');
    await planAnew(one, 5);
    await settleMeeting(two.mentee, one, 'hold');
    await settleMeeting(two.mentee, other, 'miss');
    expect(await seen()).toMatchObject({ ...GOOD, held: 1, missed: 2 });
  });
});

describe('a meeting that went by and that nobody settles', () => {
  const reminded = async (person: AskingPerson) => database().notification.count({ where: { personId: person.id, kind: 'meeting_unsettled' } });
  const both = async () => [await reminded(two.mentee), await reminded(two.mentor)];

  it('is a next step of both, and both are reminded of it once, the day after', async () => {
    const [one = ''] = await begun(0.5);
    await tellWhatIsDue();
    expect(await both()).toEqual([0, 0]);
    for (const person of [two.mentee, two.mentor]) expect((await readOverview(person, two.id)).steps).toContain('settleMeeting');
    await letItBegin(one, inDays(-2));
    await Promise.all([tellWhatIsDue(), tellWhatIsDue()]);
    expect(await both()).toEqual([1, 1]);
    await database().notification.deleteMany({ where: { personId: two.mentor.id } });
    await tellWhatIsDue();
    expect(await both()).toEqual([1, 0]);
    await settleMeeting(two.mentor, one, 'miss');
    expect(await both()).toEqual([0, 0]);
    // Planned anew it is another time, of which they can be reminded again.
    await planAnew(one, -30);
    setClock(() => inDays(32));
    await tellWhatIsDue();
    expect(await both()).toEqual([1, 1]);
  });

  it('is asked about neither in a pause nor once the two have ended', async () => {
    await begun(2);
    await pausePairing(two.mentee, two.id);
    await tellWhatIsDue();
    expect(await both()).toEqual([0, 0]);
    await database().pairing.update({ where: { id: two.id }, data: { state: 'active', pausedAt: null } });
    await tellWhatIsDue();
    expect(await both()).toEqual([1, 1]);
    await endPairing(two.mentor, two.id, { ending: 'ended_early', block: false, text: '' });
    expect(await both()).toEqual([0, 0]);
  });
});
