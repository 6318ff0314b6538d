import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { openSession } from '#app/domain/accounts/lucia.server.ts';
import { database } from '#app/platform/database.server.ts';
import { makeOrganisation, makePerson, NETWORKS } from '#prisma/seed/factories.server.ts';
import { makePairing } from '#prisma/seed/mentoring.server.ts';
import { inDays, letItBegin } from '#prisma/seed/pairings.server.ts';
import { databaseFiles, filesHolding } from '../setup/database-files.ts';

/** What two people write through the pages of the running program, word by word: none stands in its log, in its own folder, or in any file of the database. */
const PLANTED = 'hush-6W2-';
const folder = mkdtempSync(join(tmpdir(), 'passerelle-words-'));
const who = {} as Record<'mentee' | 'mentor', AskingPerson>;
const cookies = {} as Record<keyof typeof who, string>;
const written: string[] = [];
let program: ChildProcess;
let origin = '';
let pairing = '';
let said = '';

beforeAll(async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  origin = `http://localhost:${port}`;
  program = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...process.env, NODE_ENV: 'production', DATA_DIR: folder, PORT: String(port), ORIGIN: origin, LOG_LEVEL: 'debug' }, stdio: ['ignore', 'pipe', 'pipe'] });
  await new Promise<void>((resolve, reject) => {
    for (const stream of [program.stdout, program.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (said.includes('Passerelle is at')) resolve();
      });
    }
    program.once('exit', (code) => reject(new Error(`ended with ${code}: ${said}`)));
  });
  const organisationId = await makeOrganisation();
  who.mentee = await makePerson([{ organisationId, role: 'emerging_leader' }]);
  who.mentor = await makePerson([{ organisationId: NETWORKS.ASWA, role: 'mentor' }]);
  for (const name of ['mentee', 'mentor'] as const) cookies[name] = `__Host-s=${await openSession(who[name].id, true)}`;
}, 120_000);

afterAll(async () => {
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

/** A word that stands nowhere else. */
function plant(name: string): string {
  written.push(`${PLANTED}${name}`);
  return `${PLANTED}${name}`;
}

async function post(by: keyof typeof who, path: string, form: Record<string, string>): Promise<number> {
  const answer = await fetch(`${origin}${path}`, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', Cookie: cookies[by] }, body: new URLSearchParams(form).toString() });
  await answer.text();
  return answer.status;
}

/** Sends a form that is kept; then the same too long, which is refused with what was typed. */
async function write(by: keyof typeof who, path: string, form: Record<string, string>): Promise<void> {
  expect(await post(by, path, form), path).toBe(303);
  const refused = await post(by, path, Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value.startsWith(PLANTED) ? `${value} ${'x'.repeat(30_000)}` : value])));
  expect([409, 422], path).toContain(refused);
}

const at = (part: string) => `/pairings/${pairing}/${part}`;

it('all that two people can write is written through the pages', { timeout: 180_000 }, async () => {
  const rest = { 'forms[]': 'call', regionWish: 'either', 'language-0': 'en', 'languageLevel-0': '3', version: '0' };
  await write('mentee', '/mentoring/mentee-profile', { ...rest, exclusions: plant('mentee-exclusions'), hopes: plant('hopes'), 'level.governance': '1', 'wanted.governance': '3' });
  await write('mentor', '/mentoring/mentor-profile', { ...rest, open: 'on', places: '2', exclusions: plant('mentor-exclusions'), willNotDo: plant('will-not-do'), 'offered.governance': '3' });
  pairing = await makePairing(who);
  await write('mentee', at('agreement/draft'), { expectations: plant('expectations'), confidentiality: plant('confidentiality'), channels: plant('channels'), danger: plant('danger'), rhythmWeeks: '2', months: '6', edit: '0' });
  for (const by of ['mentee', 'mentor'] as const) expect(await post(by, at('agreement/signature'), { edit: '1' })).toBe(303);
  await write('mentee', at('goals/new'), { competency: 'governance', startLevel: '1', wantedLevel: '3', why: plant('why'), evidence: plant('evidence'), version: '0' });
  const goal = await database().goal.findFirstOrThrow({ where: { pairingId: pairing } });
  await write('mentee', `/goals/${goal.id}/steps`, { text: plant('step'), dueOn: '', evidence: plant('step-evidence') });
  await write('mentee', `/goals/${goal.id}/edit`, { competency: 'governance', startLevel: '1', wantedLevel: '4', why: plant('why-anew'), evidence: '', version: String(goal.version) });
  await write('mentor', at('meetings/new'), { minutes: '60', every: '1', count: '1', start: inDays(30).toISOString(), day: '', time: '', form: 'call', place: plant('place'), agenda: plant('agenda') });
  const meeting = await database().meeting.findFirstOrThrow({ where: { pairingId: pairing } });
  await letItBegin(meeting.id, inDays(-1));
  for (const kind of ['shared', 'private', 'summary']) await write('mentor', `/meetings/${meeting.id}/notes`, { kind, text: plant(`note-${kind}`) });
  await write('mentee', at('journal'), { text: plant('journal') });
  await write('mentee', at('check-ins'), { useful: 'yes', safe: 'no', needs: 'no', text: plant('check-in') });
  await write('mentor', at('message'), { text: plant('message') });
  await write('mentor', at('opportunities'), { kind: 'speak', places: '1', happensOn: '', text: plant('opportunity') });
  const opportunity = await database().opportunity.findFirstOrThrow({ where: { pairingId: pairing } });
  expect(await post('mentee', `/opportunities/${opportunity.id}/taking`, {})).toBe(303);
  await write('mentee', `/opportunities/${opportunity.id}/report`, { gave: plant('gave') });
  expect(await post('mentee', at('closing'), { move: 'begin' })).toBe(303);
  for (const by of ['mentee', 'mentor'] as const) await write(by, at('reflection'), { learned: plant(`${by}-learned`), proud: plant(`${by}-proud`), next: plant(`${by}-next`), version: '0', step: 'done' });
  await write('mentor', at('closure/together'), { together: plant('together'), version: '0' });
  expect(await post('mentor', at('completion'), {})).toBe(303);
  await write('mentee', at('certificate'), { certificateName: plant('certificate') });
  expect(written.length).toBeGreaterThan(25);
  // It is there, for whom it is meant.
  const read = await fetch(`${origin}${at('journal')}`, { headers: { Cookie: cookies.mentee } });
  expect(await read.text()).toContain(`${PLANTED}journal`);
});

it('the log and the folder of the program hold none of it', () => {
  expect(said.split('\n').filter((line) => line.startsWith('{')).length).toBeGreaterThan(40);
  expect(said).not.toContain(PLANTED);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) if (entry.isFile()) expect([entry.name, readFileSync(join(entry.parentPath, entry.name)).includes(PLANTED)]).toEqual([entry.name, false]);
});

it('no file of the database holds any of it, its write-ahead log among them', { timeout: 60_000 }, async () => {
  const files = await databaseFiles();
  expect(files.some(({ parentPath }) => parentPath.endsWith('pg_wal'))).toBe(true);
  expect(filesHolding(files, PLANTED)).toEqual([]);
  // What is no secret is found where the search looks: a pseudonym.
  expect(filesHolding(files, who.mentee.pseudonym).length).toBeGreaterThan(0);
});
