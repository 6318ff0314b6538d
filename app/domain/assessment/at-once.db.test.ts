import { join } from 'node:path';
import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { Refusal } from '#app/domain/refusal.ts';
import { config } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { countWaiting } from '#tests/setup/waiting.ts';
import { saveAnswer } from './answering.server.ts';
import { commitToPriorities, weighComponents } from './commitments.server.ts';
import { importInstrument } from './import.server.ts';
import { setFinished } from './participation.server.ts';

/** What happens to one assessment at one moment, from two sides. */
const FIRST = 'ce-decision-making';
const COMPONENTS = ['community-empowerment'];
let organisationId: string;
let lead: AskingPerson;
let second: AskingPerson;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  second = await makePerson([{ organisationId, role: 'member' }]);
});

const entry = (note: string, version: number) => ({ criterion: FIRST, choice: '2' as const, note, evidence: '', version });

/** Someone else holds the assessment, as whoever changes it does; meanwhile `work` begins, waits for them, and goes on once they are done. */
async function whileHeld<T>(id: string, work: () => Promise<T>, meanwhile: (client: pg.Client) => Promise<unknown>): Promise<PromiseSettledResult<T>> {
  const client = new pg.Client({ connectionString: config().databaseUrl ?? '' });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from assessment where id = $1 for update', [id]);
    await meanwhile(client);
    const settled = Promise.allSettled([work()]);
    await expect.poll(countWaiting, { timeout: 9_000 }).toBe(1);
    await client.query('commit');
    return (await settled)[0];
  } finally {
    await client.end();
  }
}

it('an answer that is sent again after it was saved is saved, and is nobody else\'s', async () => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], components: COMPONENTS });
  const first = await saveAnswer(lead, id, entry('its answer was lost', 0));
  expect(await saveAnswer(lead, id, entry('its answer was lost', 0))).toEqual(first);
  expect(await saveAnswer(second, id, entry('other words', 0))).toMatchObject({ state: 'conflict', theirs: { note: 'its answer was lost' } });
  expect(await database().answer.findMany({ where: { assessmentId: id }, select: { version: true } })).toEqual([{ version: 1 }]);
});

it.each(['each_first', 'together'] as const)('who is left out while their answer is on its way writes none (%s)', async (mode) => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode, components: COMPONENTS });
  const late = await whileHeld(id, () => saveAnswer(second, id, entry('too late', 0)), (client) => client.query('delete from participant where assessment_id = $1 and person_id = $2', [id, second.id]));
  expect(late).toMatchObject({ status: 'rejected', reason: expect.any(Refusal) as unknown });
  expect(await database().answer.count({ where: { assessmentId: id } })).toBe(0);
});

it.each([
  ['who is left out meanwhile', (id: string) => `delete from participant where assessment_id = '${id}'`],
  ['whose group begins to talk meanwhile', (id: string) => `update assessment set state = 'consensus', consensus_at = now() where id = '${id}'`],
])('whoever says that their answers are complete, and %s, hears that it is too late', async (_name, meanwhile) => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: COMPONENTS });
  const late = await whileHeld(id, () => setFinished(second, id, true), (client) => client.query(meanwhile(id)));
  expect(late).toMatchObject({ status: 'rejected', reason: { reason: 'assessment.refusals.notNow' } });
  expect(await database().participant.count({ where: { assessmentId: id, finishedAt: { not: null } } })).toBe(0);
});

it('a lead who takes no part still writes for the group', async () => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [second], components: COMPONENTS });
  expect(await saveAnswer(lead, id, entry('for all of us', 0))).toMatchObject({ state: 'saved' });
});

it('of two leads who commit at once, one comes after the other', async () => {
  const id = await makeCompletedAssessment({ lead, organisationId, components: COMPONENTS });
  const [one, other, third] = (await database().answer.findMany({ where: { assessmentId: id }, orderBy: { criterionKey: 'asc' }, select: { criterionKey: true } })).map(({ criterionKey }) => criterionKey);
  const commits = (keys: (string | undefined)[]) => keys.filter((key) => key !== undefined);
  const after = await whileHeld(id, () => commitToPriorities(lead, id, commits([one, third])), (client) => client.query('insert into priority (assessment_id, criterion_key, position, committed_at) values ($1, $2, 1, now()), ($1, $3, 2, now())', [id, one, other]));
  expect(after.status).toBe('fulfilled');
  expect((await database().priority.findMany({ where: { assessmentId: id }, orderBy: { position: 'asc' } })).map(({ criterionKey }) => criterionKey)).toEqual([one, third]);
  const weighed = await whileHeld(id, () => weighComponents(lead, id, { 'community-empowerment': 3 }), (client) => client.query('insert into component_weight (assessment_id, component_key, weight) values ($1, $2, 2)', [id, 'community-empowerment']));
  expect(weighed.status).toBe('fulfilled');
  expect(await database().componentWeight.findMany({ where: { assessmentId: id }, select: { weight: true } })).toEqual([{ weight: 3 }]);
});
