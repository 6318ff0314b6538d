import { beforeEach, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { startTelling } from '#app/domain/notifications/telling.server.ts';
import { NotFound } from '#app/domain/refusal.ts';
import { connectionPool, database } from '#app/platform/database.server.ts';
import { finishEdition, makeCurriculum } from '#prisma/seed/editions.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeRunning } from '#prisma/seed/running.server.ts';
import { readMessages, takeMessageBack, writeToAll } from './edition-messages.server.ts';

const networkId = NETWORKS.ASWA;
let coordinator: AskingPerson;
let trainer: AskingPerson;
let lead: AskingPerson;
let people: AskingPerson[];
let edition: string;

beforeEach(async () => {
  startTelling();
  await database().edition.deleteMany();
  await makeCurriculum();
  [coordinator, trainer] = [await makePerson([{ organisationId: networkId, role: 'coordinator' }]), await makePerson([{ organisationId: networkId, role: 'trainer' }])];
  const organisationId = await makeOrganisation({ networkId });
  people = [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])];
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  edition = await makeRunning(coordinator, networkId, { houses: [{ organisationId, lead, people }], faculty: [trainer] });
});

const isTold = async (person: AskingPerson) => (await database().notification.count({ where: { personId: person.id, kind: 'edition_message', subjectId: edition } })) > 0;

describe('a message to all', () => {
  it('is read by who goes, the faculty and the coordinators; they are told that there is one, and nobody else is', async () => {
    await writeToAll(trainer, edition, 'The bus leaves at the red gate');
    for (const one of [...people, coordinator, trainer]) expect((await readMessages(one, edition)).messages.map(({ text, by }) => [text, by])).toEqual([['The bus leaves at the red gate', trainer.pseudonym]]);
    for (const one of [...people, coordinator]) expect(await isTold(one)).toBe(true);
    for (const one of [trainer, lead, await makePerson([{ organisationId: NETWORKS.APNSW, role: 'coordinator' }])]) expect(await isTold(one)).toBe(false);
    await expect(readMessages(lead, edition)).rejects.toThrow(NotFound);
    const { rows } = await connectionPool().query<{ row: string }>('select to_jsonb(m)::text as row from edition_message m union all select to_jsonb(n)::text from notification n union all select to_jsonb(a)::text from activity a');
    expect(rows.map(({ row }) => row).join('\n')).not.toContain('red gate');
  });

  it('is written and taken back by those who lead, while the edition is to come or runs', async () => {
    await expect(writeToAll(people[0] as AskingPerson, edition, 'x')).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    await expect(writeToAll(lead, edition, 'x')).rejects.toThrow(NotFound);
    const [first, second] = [await writeToAll(coordinator, edition, 'First'), await writeToAll(coordinator, edition, 'Second')];
    await expect(takeMessageBack(people[0] as AskingPerson, edition, first)).rejects.toMatchObject({ reason: 'academy.running.refusals.facultyOnly' });
    await takeMessageBack(trainer, edition, second);
    await expect(takeMessageBack(coordinator, edition, second)).rejects.toThrow(NotFound);
    expect((await readMessages(coordinator, edition)).messages.map(({ text }) => text)).toEqual(['First']);
    expect(await isTold(people[0] as AskingPerson)).toBe(true);
    await takeMessageBack(trainer, edition, first);
    expect(await isTold(people[0] as AskingPerson)).toBe(false);
    const last = await writeToAll(coordinator, edition, 'Last');
    await finishEdition(coordinator, edition);
    for (const ask of [() => writeToAll(coordinator, edition, 'x'), () => takeMessageBack(coordinator, edition, last)]) await expect(ask()).rejects.toMatchObject({ reason: 'academy.running.refusals.notNow' });
    expect((await readMessages(people[0] as AskingPerson, edition)).messages[0]).toMatchObject({ text: 'Last', mayTakeBack: false });
  });

  it('of another edition is taken back by nobody here', async () => {
    const organisationId = await makeOrganisation({ networkId });
    const other = await makeRunning(coordinator, networkId, { houses: [{ organisationId, lead: await makePerson([{ organisationId, role: 'lead' }]), people: [await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }]), await makePerson([{ organisationId, role: 'member' }])] }] });
    const message = await writeToAll(coordinator, other, 'There');
    await expect(takeMessageBack(coordinator, edition, message)).rejects.toThrow(NotFound);
  });
});
