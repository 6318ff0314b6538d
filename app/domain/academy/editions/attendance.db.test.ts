import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addDays } from '#app/domain/calendar/local-time.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import type { Presence } from '#app/platform/generated/enums.ts';
import { editionEntry, finishEdition, makeCurriculum } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeRunning } from '#prisma/seed/running.server.ts';
import { keepAttendance, readAttendance, readAttendanceFigures } from './attendance.server.ts';
import { changeEdition, moveEdition } from './edition-changes.server.ts';
import { readDay, readRunning } from './edition-day.server.ts';
import { withdrawTeam } from './edition-teams.server.ts';
import { dayOf } from './editions.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let edition: string;
let house: House;

interface House {
  organisationId: string;
  lead: AskingPerson;
  people: AskingPerson[];
}

async function makeHouse(size = 3): Promise<House> {
  const organisationId = await makeOrganisation({ networkId });
  const people = [];
  for (let i = 0; i < size; i += 1) people.push(await makePerson([{ organisationId, role: 'member' }]));
  return { organisationId, lead: await makePerson([{ organisationId, role: 'lead' }]), people };
}

beforeEach(async () => {
  await database().edition.deleteMany();
  await makeCurriculum();
  [coordinator, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  house = await makeHouse();
  edition = await makeRunning(coordinator, networkId, { houses: [house], faculty: [trainer] });
});

const read = (person = coordinator, day = 2) => readAttendance(person, edition, day, 'morning');
const standing = async () => Object.fromEntries((await read()).delegates.map(({ pseudonym, presence }) => [pseudonym, presence]));
const idOf = async (person: AskingPerson) => (await database().editionDelegate.findFirstOrThrow({ where: { personId: person.id } })).id;
async function keep(person: AskingPerson, version: number, said: readonly (Presence | null)[], { rest = false, day = 2 } = {}) {
  const presences = new Map<string, Presence>();
  for (const [k, one] of said.entries()) if (one) presences.set(await idOf(house.people[k] as AskingPerson), one);
  await keepAttendance(person, edition, day, 'morning', { version, rest, presences });
}

describe('who was there', () => {
  it('keeps its day in the edition, at either end; days of which nothing is written can be cut off', async () => {
    await keep(trainer, 0, ['present', 'absent', 'excused']);
    const { startsOn, endsOn } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
    const moveBy = async (first: number, last: number) => changeEdition(coordinator, edition, editionEntry({ startsOn: addDays(dayOf(startsOn), first), endsOn: addDays(dayOf(endsOn), last), version: (await database().edition.findUniqueOrThrow({ where: { id: edition } })).version }));
    await expect(moveBy(2, 0)).rejects.toMatchObject({ field: 'startsOn', reason: 'academy.editions.refusals.daysWritten', details: { count: 1 } });
    await expect(moveBy(0, -6)).rejects.toMatchObject({ field: 'endsOn', reason: 'academy.editions.refusals.daysWritten', details: { count: 1 } });
    await moveBy(0, -5);
    expect((await readAttendanceFigures(edition))?.halves).toMatchObject([{ present: 1, written: 3 }]);
  });

  it('is written down by coordinators and faculty, read by nobody else; for others there is no such page', async () => {
    await keep(trainer, 0, ['present', 'absent', 'excused']);
    expect(await standing()).toEqual({ [house.people[0]?.pseudonym ?? '']: 'present', [house.people[1]?.pseudonym ?? '']: 'absent', [house.people[2]?.pseudonym ?? '']: 'excused' });
    const delegate = house.people[0] as AskingPerson;
    expect((await readDay(delegate, edition, 2)).halves).toEqual([]);
    for (const ask of [() => read(delegate), () => keep(delegate, 1, ['present'])]) await expect(ask()).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    const others = [house.lead, await makePerson([{ organisationId: networkId, role: 'trainer' }]), await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])];
    for (const one of others) for (const ask of [() => read(one), () => keep(one, 1, ['present']), () => readDay(one, edition, 1)]) await expect(ask()).rejects.toThrow(NotFound);
    expect(await readRunning(house.lead, edition)).toBeNull();
  });

  it('knows no day outside of the edition, and none that has not come', async () => {
    await expect(read(coordinator, 8)).rejects.toThrow(NotFound);
    await expect(keep(coordinator, 0, ['present'], { day: 4 })).rejects.toMatchObject({ reason: 'academy.running.refusals.dayToCome' });
    expect((await read(coordinator, 4)).mayWrite).toBe(false);
    expect((await read(coordinator, 3)).mayWrite).toBe(true);
  });

  it('is written while the edition runs and put right until it is closed, and nobody gets past that', async () => {
    await finishEdition(coordinator, edition);
    expect((await read()).mayWrite).toBe(true);
    await moveEdition(coordinator, edition, 'close');
    await expect(keep(coordinator, 0, ['present'])).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
    await expect(connectionPool().query("insert into edition_presence (id, edition_id, day, half, version, delegate_id, presence) values (gen_random_uuid(), $1, current_date, 'morning', 1, $2, 'present')", [edition, await idOf(house.people[0] as AskingPerson)])).rejects.toThrow('in this state');
    expect((await read()).mayWrite).toBe(false);
  });

  it('of whoever is not marked is that they were there, where it is said so', async () => {
    await keep(coordinator, 0, [null, 'absent', null]);
    await keep(coordinator, 1, [null, 'absent', null], { rest: true });
    expect(Object.values(await standing())).toEqual(expect.arrayContaining(['present', 'absent', 'present']));
    expect((await readAttendanceFigures(edition))?.halves).toEqual([{ day: (await read()).day, half: 'morning', present: 2, written: 3 }]);
  });

  it('by two from the same list keeps what each changed; the later word holds, and the earlier stays with who and when', async () => {
    await keep(coordinator, 0, ['present', 'present', 'present']);
    await keep(trainer, 1, ['absent', 'present', 'present']);
    // What the other sends along unchanged undoes nothing.
    await keep(coordinator, 1, ['present', 'excused', 'present']);
    const [first, second] = house.people.map(({ pseudonym }) => pseudonym);
    expect(await standing()).toMatchObject({ [first ?? '']: 'absent', [second ?? '']: 'excused' });
    await keep(coordinator, 3, ['present', 'excused', 'present']);
    expect((await read()).corrections.map(({ pseudonym, from, to, by }) => [pseudonym, from, to, by])).toEqual([[first, 'absent', 'present', coordinator.pseudonym], [second, 'present', 'excused', coordinator.pseudonym], [first, 'present', 'absent', trainer.pseudonym]]);
    await expect(connectionPool().query("update edition_presence set presence = 'present' where edition_id = $1", [edition])).rejects.toThrow('does not change');
  });

  it('sent by many at once, and twice over a poor line, is all kept', async () => {
    const [a, b, c] = ['present', 'absent', 'excused'] as const;
    await Promise.all([keep(coordinator, 0, [a]), keep(trainer, 0, [null, b]), keep(coordinator, 0, [a]), keep(trainer, 0, [null, null, c]), keep(trainer, 0, [null, b])]);
    expect(house.people.map(({ pseudonym }) => pseudonym)).toHaveLength(3);
    const stands = await standing();
    expect(house.people.map(({ pseudonym }) => stands[pseudonym])).toEqual([a, b, c]);
    expect(await database().editionPresence.count({ where: { editionId: edition } })).toBe(3);
  });

  it('is kept for a team that is taken back while the list is being written', async () => {
    const team = await database().editionTeam.findFirstOrThrow({ where: { editionId: edition } });
    await withdrawTeam(house.lead, team.id);
    await keep(coordinator, 0, ['present', 'present', 'absent']);
    expect((await readAttendanceFigures(edition))?.halves[0]).toMatchObject({ present: 2, written: 3 });
    expect((await read()).delegates).toEqual([]);
    await expect(readDay(house.people[0] as AskingPerson, edition, 1)).rejects.toThrow(NotFound);
  });

  it('has no place for people of other editions, nor of teams that were not selected', async () => {
    const stranger = await makeHouse();
    const other = await makeRunning(coordinator, networkId, { houses: [stranger] });
    await keepAttendance(coordinator, edition, 2, 'morning', { version: 0, rest: false, presences: new Map([[await idOf(stranger.people[0] as AskingPerson), 'present']]) });
    expect(await database().editionPresence.count()).toBe(0);
    await expect(readAttendance(stranger.people[0] as AskingPerson, edition, 2, 'morning')).rejects.toThrow(NotFound);
    expect(await readRunning(stranger.people[0] as AskingPerson, other)).toMatchObject({ leads: false, isRunning: true });
  });

  it('begins to be read once teams are selected', async () => {
    const selecting = await makeRunning(coordinator, networkId, { houses: [await makeHouse()], state: 'selecting' });
    expect((await readAttendance(coordinator, selecting, 1, 'morning')).mayWrite).toBe(false);
    await expect(keepAttendance(coordinator, selecting, 1, 'morning', { version: 0, rest: true, presences: new Map() })).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
  });
});
