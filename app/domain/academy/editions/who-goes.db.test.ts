import { afterEach, beforeEach, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { endMembership } from '#app/domain/network/memberships.server.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { database } from '#app/platform/database.server.ts';
import { decideNow, delegacyOf, delegateEntry, editionEntry, makeEdition, makeTeam, nameNow } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeTaught, makeTimetable } from '#prisma/seed/timetables.server.ts';
import { startTakingOut } from '../departures.server.ts';
import { changeEdition, moveEdition } from './edition-changes.server.ts';
import { confirmDelegacy, leaveTeam } from './edition-delegates.server.ts';
import { withdrawTeam } from './edition-teams.server.ts';
import { removeEntry } from './timetable-entries.server.ts';
import { listTimesOfDelegate } from './timetable-feed.server.ts';
import { proposeAnew } from './timetable-proposal.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let lead: AskingPerson;
let people: AskingPerson[];
let organisationId: string;
let edition: string;
let team: string;
let passed = 0;

beforeEach(async () => {
  startTakingOut();
  passed = 0;
  await database().edition.deleteMany();
  await makeTaught('going', [60]);
  coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  organisationId = await makeOrganisation({ networkId });
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  people = await Promise.all([0, 1, 2, 3].map(() => makePerson([{ organisationId, role: 'member' }, { organisationId: networkId, role: 'mentor' }])));
  edition = await makeEdition(coordinator, networkId, { entry: { curriculum: 'going', startsOn: '2099-03-02', endsOn: '2099-03-04' }, state: 'call_open' });
  team = await makeTeam(edition, { lead, organisationId, people });
  await moveEdition(coordinator, edition, 'select');
  await decideNow(coordinator, team, 'select');
  await makeTimetable(coordinator, edition, { isPublished: true });
});
afterEach(() => setClock());

/** Days pass between what is done, so that stamps tell one from the other. */
function later(days = 1): void {
  passed += days;
  setClock(() => new Date(Date.now() + passed * 86_400_000));
}
/** The one entry that there is, as the feed of somebody tells it. */
const told = async (person: AskingPerson) => (await listTimesOfDelegate(person.id)).map(({ state, startsAt, sequence, changedAt }) => ({ state, at: startsAt.toISOString().slice(0, 16), sequence, changedAt: +changedAt }));
const off = { state: 'cancelled', at: '2099-03-02T05:30' };
const on = { state: 'booked', at: '2099-03-02T05:30' };
async function isNewerThan([before]: Awaited<ReturnType<typeof told>>, person: AskingPerson): Promise<boolean> {
  const [after] = await told(person);
  return before !== undefined && after !== undefined && after.sequence > before.sequence && after.changedAt > before.changedAt;
}

it('whoever takes their yes back hears from the feed that it is off, at the time that they knew and wherever it goes since; and that it is on once they go again', async () => {
  const [one, other] = people as [AskingPerson, AskingPerson];
  const known = await told(one);
  expect(known).toMatchObject([on]);
  later();
  await leaveTeam(one, await delegacyOf(team, one), 'withdraw');
  expect([await told(one), await isNewerThan(known, one), (await told(other)).map(({ state }) => state)]).toMatchObject([[off], true, ['booked']]);
  later();
  await changeEdition(coordinator, edition, editionEntry({ curriculum: 'going', startsOn: '2099-03-09', endsOn: '2099-03-11', version: (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version }));
  expect([await told(one), await told(other)]).toMatchObject([[off], [{ state: 'booked', at: '2099-03-09T05:30' }]]);
  const gone = await told(one);
  later();
  await nameNow(lead, edition, organisationId, { people: people.map(({ id }) => id), reason: '' });
  expect(await told(one)).toMatchObject([off]);
  const id = await delegacyOf(team, one);
  await confirmDelegacy(one, id, delegateEntry({ version: (await database().editionDelegate.findUniqueOrThrow({ where: { id } })).version }));
  expect([await told(one), await isNewerThan(gone, one)]).toMatchObject([[{ state: 'booked', at: '2099-03-09T05:30' }], true]);
  later();
  await leaveTeam(one, id, 'withdraw');
  later(91);
  expect(await told(one)).toEqual([]);
});

it('so do those whose team is kept waiting, and hear that it is on once it is selected again; those who never went hear nothing', async () => {
  const stranger = await makePerson([{ organisationId, role: 'member' }]);
  const [one] = people as [AskingPerson];
  const known = await told(one);
  later();
  await decideNow(coordinator, team, 'wait');
  const gone = await told(one);
  expect([gone, await isNewerThan(known, one), await told(stranger)]).toMatchObject([[off], true, []]);
  later();
  await decideNow(coordinator, team, 'select');
  expect([await told(one), await isNewerThan(gone, one)]).toMatchObject([[on], true]);
});

it.each([
  ['whose team is taken back', () => withdrawTeam(lead, team)],
  ['who is replaced', () => nameNow(lead, edition, organisationId, { people: people.slice(1).map(({ id }) => id), reason: '' })],
  ['who leaves the organisation', async () => endMembership(lead, (await database().membership.findFirstOrThrow({ where: { personId: people[0]?.id ?? '', organisationId } })).id)],
] as const)('so does somebody %s', async (_, leave) => {
  const [one] = people as [AskingPerson];
  const known = await told(one);
  later();
  await leave();
  expect([await told(one), await isNewerThan(known, one)]).toMatchObject([[off], true]);
});

it('what was laid out anew or taken out shortly before somebody goes no more stays told as off, as long as what was theirs then', async () => {
  const [one] = people as [AskingPerson];
  await proposeAnew(coordinator, edition, 'en');
  expect((await told(one)).map(({ state }) => state).sort()).toEqual(['booked', 'cancelled']);
  const { id } = await database().timetableEntry.findFirstOrThrow({ where: { editionId: edition } });
  await removeEntry(coordinator, edition, id, 'en');
  later();
  await leaveTeam(one, await delegacyOf(team, one), 'withdraw');
  expect(await told(one)).toMatchObject([off, off]);
  later(91);
  expect(await told(one)).toEqual([]);
});

it('who went with one team and then with another hears of each time once', async () => {
  const otherOrganisation = await makeOrganisation({ networkId });
  const otherLead = await makePerson([{ organisationId: otherOrganisation, role: 'lead' }]);
  const both = await makePerson([{ organisationId, role: 'member' }, { organisationId: otherOrganisation, role: 'member' }]);
  const others = await Promise.all([0, 1, 2].map(() => makePerson([{ organisationId: otherOrganisation, role: 'member' }])));
  const going = await makeEdition(coordinator, networkId, { entry: { curriculum: 'going', startsOn: '2099-03-02', endsOn: '2099-03-04', teams: 2 }, state: 'call_open' });
  const first = await makeTeam(going, { lead, organisationId, people: [both, ...people.slice(1)] });
  const second = await makeTeam(going, { lead: otherLead, organisationId: otherOrganisation, people: [both, ...others], said: [null, {}, {}, {}] });
  await moveEdition(coordinator, going, 'select');
  for (const one of [first, second]) await decideNow(coordinator, one, 'select');
  await makeTimetable(coordinator, going, { isPublished: true });
  later();
  await leaveTeam(both, await delegacyOf(first, both), 'withdraw');
  expect(await told(both)).toMatchObject([off]);
  later();
  await confirmDelegacy(both, await delegacyOf(second, both), delegateEntry());
  const known = await told(both);
  expect(known).toMatchObject([on]);
  later();
  await leaveTeam(both, await delegacyOf(second, both), 'withdraw');
  expect([await told(both), await isNewerThan(known, both)]).toMatchObject([[off], true]);
});
