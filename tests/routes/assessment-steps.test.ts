import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { saveAnswer } from '#app/domain/assessment/answering.server.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { reviseAssessment } from '#app/domain/assessment/revision.server.ts';
import { shareAssessment } from '#app/domain/assessment/sharing.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeCompletedAssessment, makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { shownIn } from '../setup/page-parts.ts';

/** What the pages of an assessment say and offer at its turning points, without JavaScript. */
const COMPONENTS = ['community-empowerment'];
let app: RunningApp;
let lead: AskingPerson;
let second: AskingPerson;
let organisationId: string;

beforeAll(async () => {
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  organisationId = await makeOrganisation();
  lead = await makePerson([{ organisationId, role: 'lead' }]);
  second = await makePerson([{ organisationId, role: 'member' }]);
  app = await startApp();
});

afterAll(() => app.stop());

async function shownAt(path: string, person = lead): Promise<string> {
  return shownIn((await app.send(path, { cookie: await app.cookieOf(person) })).body);
}

async function post(path: string, fields: readonly (readonly [string, string])[]) {
  return app.send(path, { method: 'POST', cookie: await app.cookieOf(lead), headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString() });
}

it('before one answers alone it is said what the others will see, and of two answers they see no more than that', async () => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: COMPONENTS });
  expect(await shownAt(`/assessments/${id}`, second)).toContain('of fewer than three answers only whether they differ');
  for (const [person, choice] of [[lead, '0'], [second, '4']] as const) await saveAnswer(person, id, { criterion: 'ce-decision-making', choice, note: '', evidence: '', version: 0 });
  await beginConsensus(lead, id);
  for (const path of [`/assessments/${id}/consensus`, `/assessments/${id}/consensus/1`]) {
    const { body } = await app.send(path, { cookie: await app.cookieOf(lead) });
    expect(await shownAt(path)).toContain('Two answers that differ');
    // Nor does what the page brings along tell more.
    expect(body).not.toMatch(/1 at level|disagreement&quot;|"disagreement"/);
  }

  const page = await shownAt(`/assessments/${id}/participants`);
  const sent = [...page.matchAll(/<input type="hidden" name="(participants\[\])" value="([^"]+)"/g)].map(([, name = '', value = '']) => [name, value] as const);
  expect([page.includes('who takes part does not change any more'), page.includes('type="checkbox"'), sent.map(([, value]) => value).sort()]).toEqual([true, false, [lead.id, second.id].sort()]);
  expect((await post(`/assessments/${id}/participants`, [...sent, ['dueOn', '2099-05-01']])).status).toBe(303);
  expect((await database().assessment.findUniqueOrThrow({ where: { id }, select: { dueOn: true } })).dueOn?.toISOString().slice(0, 10)).toBe('2099-05-01');
  const refused = await post(`/assessments/${id}/participants`, [['participants[]', lead.id]]);
  expect([refused.status, refused.body.includes('The group has begun to agree together')]).toEqual([409, true]);
  expect(await database().participant.count({ where: { assessmentId: id } })).toBe(2);
});

it('who completes a correction of what is shared is asked at once what is shared of it, and told as long as they have not said', async () => {
  const id = await makeCompletedAssessment({ lead, organisationId, components: COMPONENTS });
  await shareAssessment(lead, id, { sharing: 'everything', inAggregates: true });
  const revision = await reviseAssessment(lead, id, 'one level was wrong');
  const done = await post(`/assessments/${revision}/completion`, [['leaveOpen', 'on']]);
  expect([done.status, done.headers.get('Location')]).toEqual([303, `/assessments/${revision}/sharing`]);
  const page = await shownAt(`/assessments/${revision}/sharing`);
  expect(page).toContain('This corrects one of which something is still shared.');
  expect(page).toMatch(/<input[^>]*value="everything"[^>]*checked|<input[^>]*checked[^>]*value="everything"/);
  expect(await shownAt(`/assessments/${revision}/results`)).toContain('What is shared outside is still the one that this corrects.');
  expect(await shownAt(`/assessments/${revision}/results`, second)).not.toContain('What is shared outside is still');
  expect((await post(`/assessments/${revision}/sharing`, [['sharing', 'scores']])).status).toBe(303);
  expect(await shownAt(`/assessments/${revision}/results`)).not.toContain('What is shared outside is still');
  expect(await database().assessment.findMany({ where: { id: { in: [id, revision] } }, orderBy: { createdAt: 'asc' }, select: { sharing: true, inAggregates: true } })).toEqual([{ sharing: 'nobody', inAggregates: false }, { sharing: 'scores', inAggregates: false }]);
});
