import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeRequest } from '#prisma/seed/assistance.server.ts';
import { saveTogether } from '#app/domain/assessment/answering.server.ts';
import { criteriaOf } from '#app/domain/assessment/instrument.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { config } from '#app/platform/config.server.ts';
import { database } from '#app/platform/database.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { formsIn } from '../setup/page-parts.ts';
import { makeScene, type Scene } from '../setup/scene.ts';

/** Many who change one thing at the same moment. */
let app: RunningApp;
let scene: Scene;
let cookie: string;

beforeAll(async () => {
  scene = await makeScene('words of the house');
  app = await startApp();
  cookie = await app.cookieOf(scene.people.coordinator);
}, 120_000);

afterAll(() => app.stop());

const sent = () => makeRequest(scene.people.lead, scene.ids.organisation ?? '', { need: 'x', difference: 'x', takingPart: 'x', urgencyReason: '', security: '' });
const decline = (id: string, reason: string) => app.send(`/requests/${id}/declining`, { method: 'POST', cookie, form: { reason } });

it('nineteen moves of one request at once: one is made, and each of the others is told that it cannot be any more', { timeout: 60_000 }, async () => {
  const id = await sent();
  const answers = await Promise.all(Array.from({ length: 19 }, (_, i) => decline(id, `reason ${i}`)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 18 }, () => 409)]);
});

it('what somebody else holds for too long is told so, with what was typed, and can be sent again', { timeout: 60_000 }, async () => {
  const [id, typed] = [await sent(), 'A reason that took long to find, canary-5T3-hazel'];
  const holder = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await holder.connect();
  try {
    await holder.query('begin');
    await holder.query('select 1 from assistance_request where id = $1 for update', [id]);
    const [page, data, move] = await Promise.all([
      decline(id, typed),
      app.send(`/requests/${id}/declining.data`, { method: 'POST', cookie, form: { reason: typed } }),
      app.send(`/requests/${id}/withdrawal`, { method: 'POST', cookie: await app.cookieOf(scene.people.lead), form: {} }),
    ]);
    // What is typed stands in the form again, which says why.
    expect([page.status, data.status, move.status]).toEqual([409, 409, 409]);
    expect(formsIn(page.body, '/').flatMap(({ controls }) => controls).find(({ name }) => name === 'reason')?.value).toBe(typed);
    for (const { body } of [page, move]) expect(body).toContain('Nothing was changed');
    expect((await database().assistanceRequest.findUniqueOrThrow({ where: { id } })).state).toBe('submitted');
    await holder.query('rollback');
    expect((await decline(id, typed)).status).toBe(303);
  } finally {
    await holder.end();
  }
});

it('more who meet newer answers at once than there are connections do not wait for each other', { timeout: 60_000 }, async () => {
  const { lead } = scene.people;
  const id = await makeOpenAssessment({ lead, organisationId: scene.ids.organisation ?? '' });
  const { instrument } = await readNewestInstrument();
  const entries = criteriaOf(instrument, instrument.components.map((part) => part.id)).slice(0, 2).map((criterion) => ({ criterion: criterion.id, choice: '1' as const, note: '', evidence: '', version: 0 }));
  expect(await saveTogether(lead, id, entries)).toEqual([]);
  const again = await Promise.all(Array.from({ length: config().databasePool + 7 }, () => saveTogether(lead, id, entries.map((entry) => ({ ...entry, choice: '2' as const })))));
  for (const newer of again) expect(newer).toHaveLength(2);
});
