import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSession } from '#app/domain/accounts/lucia.server.ts';
import { importInstrument } from '#app/domain/assessment/import.server.ts';
import { criteriaOf } from '#app/domain/assessment/instrument.ts';
import { readNewestInstrument } from '#app/domain/assessment/instrument.server.ts';
import { config } from '#app/platform/config.server.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '#app/platform/embedded-postgres.server.ts';
import { migrate } from '#app/platform/migrations.server.ts';
import { PAGE_OF } from '#app/ui/saving/page-of.ts';
import { makeOpenAssessment } from '#prisma/seed/assessments.server.ts';
import { makeOrganisation, makePerson } from '#prisma/seed/factories.server.ts';

/**
 * The program and a PostgreSQL of its own, killed twenty times between them at points of chance while eight people's answers are saved as
 * they are typed. What was told to be saved stands afterwards.
 */
const CLIENTS = 8;
const KILLS = 20;
/** Saved answers between one kill and the next: at least so many, and up to as many again by chance. */
const BETWEEN = 34;
const folder = mkdtempSync(join(tmpdir(), 'passerelle-kills-'));
let postgres: EmbeddedPostgres;
let program: ChildProcess;
let port: number;
let cookie: string;
let place: string;
let pageOf: string;
let criteria: string[];

beforeAll(async () => {
  chmodSync(folder, 0o755);
  postgres = await startEmbeddedPostgres(folder, 'passerelle');
  // From here on this file's own database is the one that will be killed.
  config().databaseUrl = postgres.url;
  await migrate(postgres.url);
  await importInstrument(join(process.cwd(), 'curriculum', 'swit'));
  const organisationId = await makeOrganisation();
  const lead = await makePerson([{ organisationId, role: 'lead' }], { pseudonym: 'Willow', passphrase: 'lantern otter gravel umbrella' });
  place = `/assessments/${await makeOpenAssessment({ lead, organisationId })}/answers`;
  const { instrument } = await readNewestInstrument();
  criteria = criteriaOf(instrument, instrument.components.map(({ id }) => id)).map(({ id }) => id).slice(0, CLIENTS);
  cookie = `__Host-s=${await openSession(lead.id, false)}`;
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
  await startProgram();
  const page = await fetch(at(place.replace(/answers$/, 'components/1.data')), { headers: { Cookie: cookie } });
  pageOf = /"pageOf","([\w-]{22})"/.exec(await page.text())?.[1] ?? '';
}, 120_000);

afterAll(async () => {
  program.kill('SIGKILL');
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const at = (path: string) => `http://localhost:${port}${path}`;

async function startProgram(): Promise<void> {
  program = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, NODE_ENV: 'production', DATABASE_URL: postgres.url, DATA_DIR: join(folder, 'data'), PORT: String(port), ORIGIN: at(''), REQUESTS_PER_MINUTE: '0' }, stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise<void>((resolve, reject) => {
    program.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Passerelle is at')) resolve();
    });
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
}

const post = (path: string, headers: Record<string, string>, body: string) => fetch(at(path), { method: 'POST', redirect: 'manual', headers: { 'Sec-Fetch-Site': 'same-origin', ...headers }, body });
const save = (criterion: string, version: number, note: string) => post(place, { 'Content-Type': 'application/json', Cookie: cookie, [PAGE_OF]: pageOf }, JSON.stringify({ criterion, choice: '2', note, evidence: '', version }));
const signIn = async () => (await post('/sign-in', { 'Content-Type': 'application/x-www-form-urlencoded' }, new URLSearchParams({ pseudonym: 'Willow', passphrase: 'wrong wrong wrong' }).toString())).text();

/** Resolves when the database takes connections again. */
async function untilAnswering(): Promise<void> {
  while (!(await ask('select 1').catch(() => null))) await pause(20);
}

/** One who types, and what they were told of it. */
interface Typist {
  criterion: string;
  /** The version that they saw last, and the one that was told to be saved last, with its text. */
  version: number;
  told: { version: number; note: string };
  /** What was sent since then, without an answer: each may have been saved. */
  unanswered: string[];
}

it('no answer that was told to be saved is lost by twenty kills', { timeout: 180_000 }, async () => {
  const { rows } = await ask('select current_setting(\'synchronous_commit\') as commit, current_setting(\'fsync\') as fsync');
  expect(rows).toEqual([{ commit: 'on', fsync: 'on' }]);
  for (let i = 0; i < 9; i += 1) await signIn();
  const typists = criteria.map((criterion): Typist => ({ criterion, version: 0, told: { version: 0, note: '' }, unanswered: [] }));
  let saved = 0;
  let awaited = { count: Infinity, come: (): void => undefined };
  const come = (count: number) => new Promise<void>((resolve) => (awaited = { count, come: resolve }));
  let well = Promise.resolve();
  let over = false;
  const faults: string[] = [];
  const type = async (typist: Typist): Promise<void> => {
    for (let turn = 0; !over; turn += 1) {
      const note = `${typist.criterion} ${turn}`;
      const answer = await save(typist.criterion, typist.version, note).then(async (response) => ({ status: response.status, body: response.headers.get('content-type')?.includes('json') ? ((await response.json()) as { version: number; theirs: { version: number; note: string } }) : null })).catch(() => null);
      if (answer?.status === 200 && answer.body) {
        if (answer.body.version !== typist.version + 1) faults.push(`${typist.criterion}: version ${answer.body.version} after ${typist.version}`);
        Object.assign(typist, { version: answer.body.version, told: { version: answer.body.version, note }, unanswered: [] });
        saved += 1;
        if (saved >= awaited.count) awaited.come();
        continue;
      }
      if (answer?.status === 409 && answer.body) {
        faults.push(...faultsOf(typist, answer.body.theirs));
        typist.version = answer.body.theirs.version;
        continue;
      }
      if (answer && answer.status !== 503) faults.push(`${typist.criterion}: ${answer.status}`);
      typist.unanswered.push(note);
      await well;
    }
  };
  const typing = Promise.all(typists.map(type));
  for (let kill = 0; kill < KILLS; kill += 1) {
    await come(saved + BETWEEN + Math.floor(Math.random() * BETWEEN));
    let again: () => void = () => undefined;
    well = new Promise<void>((resolve) => (again = resolve));
    if (kill % 3 === 0) {
      const ended = new Promise((resolve) => program.once('exit', resolve));
      program.kill('SIGKILL');
      await ended;
      await startProgram();
    } else {
      // It is started again by whoever supervises it, on the same port.
      process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
    }
    await untilAnswering();
    again();
  }
  await come(saved + BETWEEN);
  over = true;
  await typing;
  expect(faults).toEqual([]);
  expect(saved).toBeGreaterThan(KILLS * BETWEEN);
  // How often someone guessed is not forgotten either.
  expect(await signIn()).toMatch(/Wait \d+ minutes/);

  // Asked with a version that never was, each answer is shown as it stands.
  for (const typist of typists) {
    const answer = await save(typist.criterion, 1_000_000, 'not this');
    expect(answer.status).toBe(409);
    expect(faultsOf(typist, ((await answer.json()) as { theirs: { version: number; note: string } }).theirs)).toEqual([]);
  }

  // Without a database nothing is said to be saved, and the program lives on.
  await postgres.stop();
  const answers = await Promise.all(typists.map(({ criterion, version }) => save(criterion, version, 'nowhere to go')));
  expect(answers.map(({ status, headers }) => [status, headers.get('retry-after') !== null])).toEqual(typists.map(() => [503, true]));
  expect((await fetch(at('/healthz'))).status).toBe(200);
});

/** What stands is what was told last, or something later that was sent and never answered. */
function faultsOf({ criterion, told, unanswered }: Typist, stands: { version: number; note: string }): string[] {
  if (stands.version < told.version) return [`${criterion}: version ${told.version} was told to be saved, and ${stands.version} stands`];
  const mayStand = stands.version === told.version ? [told.note] : unanswered;
  return mayStand.includes(stands.note) ? [] : [`${criterion}: "${stands.note}" stands as version ${stands.version}, after "${told.note}" as ${told.version}`];
}

async function ask(statement: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}
