import { afterAll, beforeAll, expect, it } from 'vitest';
import { tellCoordinators } from '#app/domain/mentoring/ending.server.ts';
import { connectionPool } from '#app/platform/database.server.ts';
import { makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makeActivePairing } from '#prisma/seed/pairings.server.ts';
import { startApp, type RunningApp } from '../setup/app.ts';
import { databaseFiles, filesHolding } from '../setup/database-files.ts';
import { BETWEEN_TWO } from '../setup/pairing-scene.ts';
import { makeScene, type Scene } from '../setup/scene.ts';
import { ROUTES, WHO } from './routes.ts';

/** What two people say to each other is read by the two, and by nobody else on any page or channel, nor in what the program keeps. */
let app: RunningApp;
let scene: Scene;
const SUMMARY = 'canary-3K1-larch';
const THE_TWO = ['member', 'mentor', 'participant'];
const fill = (path: string) => path.replace(/:([a-z]+)/gi, (_, name: string) => scene.ids[name] ?? '');

beforeAll(async () => {
  scene = await makeScene(SUMMARY);
  app = await startApp();
}, 120_000);

afterAll(() => app.stop());

it.each(WHO.filter((who) => !THE_TWO.includes(who)))('is on no page and in no file for %s, on any channel', { timeout: 120_000 }, async (who) => {
  const cookie = who === 'visitor' ? undefined : await app.cookieOf(scene.people[who]);
  for (const [id, { path }] of Object.entries(ROUTES)) {
    // What someone wrote about themselves is theirs to read.
    if (path === '/mentoring/mentor-profile' || path === '/mentoring/file.zip') continue;
    const to = fill(path);
    for (const at of [to, `${to}.data`, `${to}.data?_routes=${encodeURIComponent(id)}`]) expect((await app.send(at, cookie ? { cookie } : {})).body.includes(BETWEEN_TWO), `${who} ${at}`).toBe(false);
  }
});

it('is read by the two where it belongs, and each keeps what is theirs alone', async () => {
  const read = async (who: 'member' | 'mentor', path: string) => (await app.send(fill(path), { cookie: await app.cookieOf(scene.people[who]) })).body;
  for (const who of ['member', 'mentor'] as const) for (const path of ['/pairings/:pairing/agreement', '/pairings/:pairing/goals', '/goals/:goal', '/meetings/:begunMeeting']) expect(await read(who, path), `${who} ${path}`).toContain(BETWEEN_TWO);
  // The journal and the three answers are the mentee's own.
  expect(await read('member', '/pairings/:pairing/journal')).toContain(BETWEEN_TWO);
  expect(await read('member', '/pairings/:pairing/check-ins')).toContain(BETWEEN_TWO);
  for (const path of ['/pairings/:pairing/journal', '/pairings/:pairing/check-ins']) expect(await read('mentor', path), path).not.toContain(BETWEEN_TWO);
});

it('reaches the coordinators of the network where it is given to them, and no other coordinators', async () => {
  const path = fill('/pairings/:pairing/oversight');
  const [own, others] = await Promise.all((['coordinator', 'otherCoordinator'] as const).map(async (who) => app.send(path, { cookie: await app.cookieOf(scene.people[who]) })));
  expect([own?.status, own?.body.includes(SUMMARY), own?.body.includes(BETWEEN_TWO)]).toEqual([200, true, false]);
  expect([others?.status, others?.body.includes(SUMMARY)]).toEqual([404, false]);
});

it('is not there for a coordinator who is the mentor, as what they coordinate, on any channel', async () => {
  const both = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }, { organisationId: NETWORKS.ASWA, role: 'coordinator' }]);
  const mentee = await makePerson([{ organisationId: scene.ids.organisation ?? '', role: 'emerging_leader' }]);
  const id = await makeActivePairing({ mentor: both, mentee });
  await tellCoordinators(mentee, id, SUMMARY);
  const cookie = await app.cookieOf(both);
  for (const path of [`/pairings/${id}/oversight`, `/pairings/${id}/oversight.data`]) expect([(await app.send(path, { cookie })).status, (await app.send(path, { cookie })).body.includes(SUMMARY)], path).toEqual([404, false]);
  for (const path of [`/networks/${NETWORKS.ASWA}/mentoring`, `/networks/${NETWORKS.ASWA}/mentoring.data`, '/notifications']) {
    const { status, body } = await app.send(path, { cookie });
    expect([status, body.includes(mentee.pseudonym), body.includes(`${id}/oversight`)], path).toEqual([200, false, false]);
  }
  expect((await app.send(`/pairings/${id}/oversight`, { cookie: await app.cookieOf(scene.people.coordinator) })).body).toContain(SUMMARY);
});

it('is in no row of the database, jobs and the log of what happened among them', async () => {
  const { rows: tables } = await connectionPool().query<{ name: string }>("select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')");
  expect(tables.length).toBeGreaterThan(60);
  for (const { name } of tables) {
    const { rows } = await connectionPool().query<{ found: boolean }>(`select exists (select 1 from ${name} t where row_to_json(t)::text like $1) as found`, [`%${BETWEEN_TWO}%`]);
    expect([name, rows[0]?.found]).toEqual([name, false]);
  }
});

it('is in no file of the database on the disk', async () => {
  const files = await databaseFiles();
  expect(files.length).toBeGreaterThan(100);
  expect(filesHolding(files, BETWEEN_TWO)).toEqual([]);
});
