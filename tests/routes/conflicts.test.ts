import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { saveAnswer } from '#app/domain/assessment/answering.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';

/** Two who answer the same at once, without JavaScript: whoever is later is shown both, and nothing is overwritten. */
const FIRST = 'ce-decision-making';
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

/** What a page says and what stands in its fields; its scripts say nothing to who has none. */
const shownIn = (body: string) => body.replace(/<script[\s\S]*?<\/script>/g, '');
const fieldsOf = (choice: string, note: string, version: number) => ({ [`${FIRST}.choice`]: choice, [`${FIRST}.note`]: note, [`${FIRST}.evidence`]: '', [`${FIRST}.version`]: String(version) });
const standing = (assessmentId: string) => database().answer.findMany({ where: { assessmentId, personId: null }, select: { level: true, version: true } });

it('on the page of a component both answers are shown, and sent again with the version that is shown theirs is replaced knowingly', async () => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], components: ['community-empowerment'] });
  const send = async (person: AskingPerson, choice: string, note: string, version: number) => app.send(`/assessments/${id}/components/1`, { method: 'POST', cookie: await app.cookieOf(person), form: fieldsOf(choice, note, version) });
  expect((await send(lead, '3', 'what the lead wrote first', 0)).status).toBe(303);
  const later = await send(second, '1', 'what the other wrote later', 0);
  expect(later.status).toBe(409);
  const shown = shownIn(later.body);
  expect(shown).toContain('Someone else answered this meanwhile. Nothing was overwritten');
  expect(shown).toContain('what the lead wrote first');
  expect(/<textarea[^>]*name="ce-decision-making\.note"[^>]*>\s*([^<]*)/.exec(shown)?.[1]).toBe('what the other wrote later');
  expect(shown).toMatch(/<input[^>]*(name="ce-decision-making\.choice"[^>]*value="1"[^>]*checked|checked[^>]*name="ce-decision-making\.choice"[^>]*value="1")/);
  expect(await standing(id)).toEqual([{ level: 3, version: 1 }]);
  const version = Number(/name="ce-decision-making\.version"[^>]*value="(\d+)"/.exec(shown)?.[1]);
  expect((await send(second, '1', 'what the other wrote later', version)).status).toBe(303);
  expect(await standing(id)).toEqual([{ level: 1, version: 2 }]);
});

it('in consensus as well', async () => {
  const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: ['community-empowerment'] });
  await saveAnswer(lead, id, { criterion: FIRST, choice: '2', note: '', evidence: '', version: 0 });
  await beginConsensus(lead, id);
  const send = async (person: AskingPerson, choice: string, note: string) => app.send(`/assessments/${id}/consensus/1`, { method: 'POST', cookie: await app.cookieOf(person), form: fieldsOf(choice, note, 0) });
  expect((await send(lead, '3', 'what was said first')).status).toBe(303);
  const later = await send(second, '1', 'what was said later');
  const shown = shownIn(later.body);
  expect([later.status, shown.includes('what was said first'), shown.includes('what was said later')]).toEqual([409, true, true]);
  expect(await standing(id)).toEqual([{ level: 3, version: 1 }]);
});
