import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { beginConsensus } from '#app/domain/assessment/consensus.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';
import { readAnswerPage, saveAnswer } from '#app/domain/assessment/answering.server.ts';
import { WHOSE_PAGE } from '#app/ui/forms/field-values.ts';
import { makeRequest } from '#prisma/seed/assistance.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn, shownIn } from '../setup/page-parts.ts';

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

/** What the browser would send of the form of a page that holds a field, but whose page it is: several people send it. */
function sentFrom(body: string, field: string): Record<string, string> {
  const form = formsIn(body, '/').find(({ controls }) => controls.some(({ name }) => name === field));
  return Object.fromEntries((form?.controls ?? []).flatMap(({ name, value }) => (value === null || name === WHOSE_PAGE ? [] : [[name, value]])));
}

const TOO_LONG = 'x'.repeat(10_001);

describe('what comes back after a refusal was typed over what its writer saw', () => {
  const OTHER = 'ce-reach';

  it('on the page of a component: of what somebody else answered meanwhile nothing is overwritten unseen', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], components: ['community-empowerment'] });
    const page = `/assessments/${id}/components/1`;
    const [cookie, others] = [await app.cookieOf(lead), await app.cookieOf(second)];
    await saveAnswer(lead, id, { criterion: FIRST, choice: '2', note: 'as it was', evidence: '', version: 0 });
    const seen = sentFrom((await app.send(page, { cookie })).body, `${FIRST}.note`);
    expect((await app.send(page, { method: 'POST', cookie: others, form: { ...seen, [`${FIRST}.note`]: 'what the other put right' } })).status).toBe(303);
    const refused = await app.send(page, { method: 'POST', cookie, form: { ...seen, [`${OTHER}.note`]: TOO_LONG } });
    expect(refused.status).toBe(422);
    const again = sentFrom(shownIn(refused.body), `${FIRST}.note`);
    expect([again[`${FIRST}.note`], again[`${FIRST}.version`]]).toEqual(['as it was', '1']);
    const met = await app.send(page, { method: 'POST', cookie, form: { ...again, [`${OTHER}.note`]: 'shorter' } });
    expect([met.status, shownIn(met.body).includes('what the other put right')]).toEqual([409, true]);
    expect((await readAnswerPage(lead, id, 1)).answers.map(({ criterion, note }) => [criterion, note])).toEqual(expect.arrayContaining([[FIRST, 'what the other put right'], [OTHER, 'shorter']]));
    // What was saved beside it can be changed further: it stands, over its own new version.
    const further = sentFrom(shownIn(met.body), `${FIRST}.note`);
    expect((await app.send(page, { method: 'POST', cookie, form: { ...further, [`${OTHER}.note`]: 'and further' } })).status).toBe(303);
  });

  it('in consensus as well', async () => {
    const id = await makeOpenAssessment({ lead, organisationId, participants: [lead, second], mode: 'each_first', components: ['community-empowerment'] });
    await saveAnswer(lead, id, { criterion: FIRST, choice: '2', note: '', evidence: '', version: 0 });
    await beginConsensus(lead, id);
    await saveAnswer(second, id, { criterion: FIRST, choice: '3', note: 'what was said first', evidence: '', version: 0 }, true);
    const refused = await app.send(`/assessments/${id}/consensus/1`, { method: 'POST', cookie: await app.cookieOf(lead), form: fieldsOf('1', TOO_LONG, 0) });
    expect([refused.status, sentFrom(shownIn(refused.body), `${FIRST}.note`)[`${FIRST}.version`]]).toEqual([422, '0']);
  });

  it('in a form that is saved as one types', async () => {
    const id = await makeRequest(lead, organisationId, { need: 'as it was', difference: 'x', takingPart: 'x', urgencyReason: '', security: '' });
    const page = `/requests/${id}/edit`;
    const cookie = await app.cookieOf(lead);
    const { version: seen } = sentFrom((await app.send(page, { cookie })).body, 'need');
    await database().assistanceRequest.update({ where: { id }, data: { version: { increment: 1 } }, select: { id: true } });
    const refused = await app.send(page, { method: 'POST', cookie, form: { need: TOO_LONG, version: seen ?? '' } });
    expect([refused.status, sentFrom(shownIn(refused.body), 'need').version]).toEqual([422, seen]);
  });
});
