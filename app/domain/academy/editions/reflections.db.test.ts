import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { addDays } from '#app/domain/calendar/local-time.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { setClock } from '#app/platform/clock.server.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { openSafe } from '#app/platform/encryption.server.ts';
import { editionEntry, finishEdition, makeCurriculum } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeRunning } from '#prisma/seed/running.server.ts';
import { changeEdition } from './edition-changes.server.ts';
import { dayOf } from './editions.server.ts';
import { giveReflection, readReflection, readReflectionFigures } from './reflections.server.ts';
import type { ReflectionAnswer } from './reflections.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let lead: AskingPerson;
let people: AskingPerson[];
let edition: string;

beforeEach(async () => {
  await database().edition.deleteMany();
  await makeCurriculum();
  [coordinator, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const houses = [];
  for (const _ of [1, 2]) {
    const organisationId = await makeOrganisation({ networkId });
    const members = [];
    for (let i = 0; i < 4; i += 1) members.push(await makePerson([{ organisationId, role: 'member' }]));
    houses.push({ organisationId, lead: await makePerson([{ organisationId, role: 'lead' }]), people: members });
  }
  lead = houses[0]?.lead as AskingPerson;
  people = houses.flatMap((house) => house.people);
  edition = await makeRunning(coordinator, networkId, { houses, faculty: [trainer] });
  inDays(0);
});
afterEach(() => setClock());

const said = (k: number): ReflectionAnswer => ({ useful: '4', voice: k === 0 ? '1' : '3', text: `Words ${k}` });
const give = (k: number, day = 3) => giveReflection(people[k] as AskingPerson, edition, day, said(k));
const inDays = (days: number) => setClock(() => new Date(`${addDays(new Date().toISOString().slice(0, 10), days)}T08:00:00Z`));
async function opened(): Promise<ReflectionAnswer[]> {
  const row = await database().editionReflection.findFirstOrThrow({ where: { editionId: edition } });
  const day = row.day.toISOString().slice(0, 10);
  return JSON.parse((await openSafe(networkId)).unseal(row.answers, { model: 'edition_reflection', field: 'answers', rowId: `${edition} ${day}` }) ?? '[]') as ReflectionAnswer[];
}

describe('what somebody says of a day', () => {
  it('bears no name and no time, and lies where nothing joins it to whoever said it', async () => {
    const happened = await database().activity.count();
    for (let k = 0; k < 6; k += 1) await give(k);
    const { rows } = await connectionPool().query<{ table_name: string; columns: string[] }>("select table_name, array_agg(column_name::text order by column_name) as columns from information_schema.columns where table_name in ('edition_reflection', 'edition_reflected') group by 1 order by 1");
    expect(rows).toEqual([{ table_name: 'edition_reflected', columns: ['day', 'delegate_id', 'edition_id'] }, { table_name: 'edition_reflection', columns: ['answers', 'day', 'edition_id', 'is_closed'] }]);
    // One row for all of them: neither the transaction nor the place in which it lies tells one answer from another.
    expect(await database().editionReflection.count()).toBe(1);
    expect(await database().editionReflected.count()).toBe(6);
    const answers = await opened();
    expect(answers.map((one) => Object.keys(one).sort())).toEqual(Array.from({ length: 6 }, () => ['text', 'useful', 'voice']));
    expect(await database().activity.count()).toBe(happened);
    const dump = await connectionPool().query<{ row: string }>("select to_jsonb(r)::text as row from edition_reflection r union all select to_jsonb(r)::text from edition_reflected r union all select to_jsonb(n)::text from notification n");
    expect(dump.rows.map(({ row }) => row).join('\n')).not.toContain('Words');
  });

  it('lies in no order in which it came', async () => {
    const orders = new Set<string>();
    for (let round = 0; round < 6; round += 1) {
      await connectionPool().query('delete from edition_reflection; delete from edition_reflected');
      for (let k = 0; k < 4; k += 1) await give(k);
      orders.add((await opened()).map(({ text }) => text).join());
    }
    // Six times the same of twenty-four orders comes about once in eight million.
    expect(orders.size).toBeGreaterThan(1);
  });

  it('is given once, by who goes, on that day alone; the answers of many at once are all kept', async () => {
    await Promise.all(people.map((_, k) => give(k)));
    expect((await opened()).map(({ text }) => text).sort()).toEqual(people.map((_, k) => `Words ${k}`));
    const twice = await Promise.allSettled([give(0), give(0)]);
    expect(twice.map((one) => (one.status === 'rejected' ? (one.reason as { reason: string }).reason : ''))).toEqual(['academy.running.refusals.reflected', 'academy.running.refusals.reflected']);
    for (const day of [2, 4]) await expect(give(1, day)).rejects.toMatchObject({ reason: 'academy.running.refusals.notToday' });
    for (const one of [coordinator, trainer]) await expect(giveReflection(one, edition, 3, said(0))).rejects.toMatchObject({ reason: 'academy.running.refusals.delegatesOnly' });
    for (const one of [lead, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) for (const ask of [() => giveReflection(one, edition, 3, said(0)), () => readReflection(one, edition, 3)]) await expect(ask()).rejects.toThrow(NotFound);
  });
});

describe('what came of a day', () => {
  it('is shown to those who lead once the day is over, as counts and words in no order', async () => {
    for (let k = 0; k < 5; k += 1) await give(k);
    expect((await readReflection(trainer, edition, 3)).figures).toBeNull();
    inDays(1);
    const { figures } = await readReflection(trainer, edition, 3);
    expect(figures).toMatchObject({ people: 5, useful: [0, 0, 0, 5], voice: [1, 0, 4, 0] });
    expect([...(figures?.texts ?? [])].sort()).toEqual(['Words 0', 'Words 1', 'Words 2', 'Words 3', 'Words 4']);
    expect((await readReflection(people[0] as AskingPerson, edition, 3)).figures).toBeNull();
    expect((await readReflectionFigures(edition))[2]).toEqual({ day: expect.any(String) as string, figures: { people: 5, useful: [0, 0, 0, 5], voice: [1, 0, 4, 0] } });
    expect(JSON.stringify(await readReflectionFigures(edition))).not.toContain('Words');
  });

  it('stays in the edition: its day is not cut off', async () => {
    await give(0);
    const { startsOn, endsOn, version } = await database().edition.findUniqueOrThrow({ where: { id: edition } });
    const [first, last] = [dayOf(startsOn), dayOf(endsOn)];
    await expect(changeEdition(coordinator, edition, editionEntry({ startsOn: addDays(first, 3), endsOn: last, version }))).rejects.toMatchObject({ field: 'startsOn', reason: 'academy.editions.refusals.daysWritten', details: { count: 1 } });
    await expect(changeEdition(coordinator, edition, editionEntry({ startsOn: first, endsOn: addDays(first, 1), version }))).rejects.toMatchObject({ field: 'endsOn', reason: 'academy.editions.refusals.daysWritten' });
    await changeEdition(coordinator, edition, editionEntry({ startsOn: first, endsOn: addDays(first, 2), version }));
  });

  it('of fewer than five is nothing, and what they said is thrown away', async () => {
    for (let k = 0; k < 4; k += 1) await give(k);
    inDays(1);
    expect((await readReflection(coordinator, edition, 3)).figures).toBeNull();
    expect((await database().editionReflection.findFirstOrThrow()).answers).toBeNull();
    expect((await readReflectionFigures(edition)).map(({ figures }) => figures)).toEqual(Array.from({ length: 7 }, () => null));
  });

  it('tells nothing more by a sixth who comes after it was looked at, even where the edition’s clock is put back', async () => {
    for (let k = 0; k < 5; k += 1) await give(k);
    inDays(1);
    const shown = (await readReflection(coordinator, edition, 3)).figures;
    inDays(0);
    await expect(give(5)).rejects.toMatchObject({ reason: 'academy.running.refusals.notToday' });
    await expect(connectionPool().query('update edition_reflection set answers = null')).rejects.toThrow('does not change');
    expect((await readReflection(coordinator, edition, 3)).figures).toEqual(shown);
  });

  it('is there as well where the edition is finished on that day', async () => {
    for (let k = 0; k < 5; k += 1) await give(k);
    await database().edition.update({ where: { id: edition }, data: { endsOn: new Date(new Date().toISOString().slice(0, 10)) }, select: { id: true } });
    await finishEdition(coordinator, edition);
    await expect(give(5)).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
    expect((await readReflection(coordinator, edition, 3)).figures?.people).toBe(5);
  });
});
