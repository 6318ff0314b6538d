import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'passerelle-durable-'));
const GLOBAL = '0199a000-0000-7000-8000-000000000001';
const CANARY = 'canary-9K4-willow';
let said = '';
let port: number;
let program: ChildProcess;

beforeAll(async () => {
  chmodSync(folder, 0o755);
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  port = (probe.address() as AddressInfo).port;
  await new Promise((resolve) => probe.close(resolve));
});

afterAll(async () => {
  const ended = new Promise((resolve) => program.once('exit', resolve));
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the built program on its own embedded database, as `npm start` does. */
async function start(): Promise<string> {
  const { DATABASE_URL: _none, MASTER_KEY: _key, ...env } = process.env;
  program = spawn(process.execPath, ['scripts/serve.mjs'], { env: { ...env, NODE_ENV: 'production', DATA_DIR: folder, PORT: String(port), ORIGIN: `http://localhost:${port}`, LOG_LEVEL: 'debug', REQUESTS_PER_MINUTE: '0' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let now = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      now += chunk.toString();
      said += chunk.toString();
      if (now.includes('Passerelle is at')) resolve();
    };
    program.stdout?.on('data', hear);
    program.stderr?.on('data', hear);
    program.once('exit', (code) => reject(new Error(`ended with ${code}: ${now}`)));
  });
  return now;
}

async function post(path: string, form: Record<string, string>, cookie = ''): Promise<Response> {
  return fetch(`http://localhost:${port}${path}`, { method: 'POST', redirect: 'manual', headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin', Cookie: cookie }, body: new URLSearchParams(form).toString() });
}

it('nothing that was confirmed is lost when program and database are killed; they start again by themselves', { timeout: 180_000 }, async () => {
  const setup = /(\/join\/[\w-]+)/.exec(await start())?.[1] ?? '';
  expect(statSync(join(folder, 'master.key')).mode & 0o077).toBe(0);
  const joined = await post(setup, { pseudonym: `Willow ${CANARY}`.slice(0, 40), passphrase: 'lantern otter gravel umbrella', recoveryAddress: `${CANARY}@example.org`, sharedDevice: 'on' });
  expect(joined.status).toBe(200);
  const cookie = joined.headers.getSetCookie().find((one) => one.startsWith('__Host-s='))?.split(';')[0] ?? '';
  const confirmed: string[] = [];
  for (const round of [1, 2]) {
    let stop = false;
    const clients = Array.from({ length: 8 }, async () => {
      while (!stop) {
        try {
          const answer = await post(`/organisations/${GLOBAL}/invitations`, { role: 'secretariat', locale: 'en', note: `${CANARY} ${confirmed.length}` }, cookie);
          const link = /(\/join\/[\w-]{43})/.exec(await answer.text())?.[1];
          if (answer.status === 200 && link) confirmed.push(link);
        } catch {
          return;
        }
      }
    });
    while (confirmed.length < round * 60) await new Promise((resolve) => setImmediate(resolve));
    const postmaster = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    if (round === 1) process.kill(postmaster, 'SIGKILL');
    program.kill('SIGKILL');
    stop = true;
    await Promise.all(clients);
    await start();
  }
  const found = await Promise.all(confirmed.map(async (link) => (await fetch(`http://localhost:${port}${link}`)).status));
  expect(confirmed.length).toBeGreaterThanOrEqual(120);
  expect(found.filter((status) => status !== 200)).toEqual([]);
});

it('the log holds nothing of anyone: no name, text, address, token, path or cookie', async () => {
  await fetch(`http://localhost:${port}/organisations/${CANARY}?q=${CANARY}`, { headers: { 'User-Agent': CANARY, Cookie: `__Host-s=${CANARY}` } });
  await fetch(`http://localhost:${port}/${CANARY}?q=${CANARY}`);
  await fetch(`http://localhost:${port}/%E0%A4%A${CANARY}`);
  await post(`/${CANARY}`, { note: CANARY });
  await post('/sign-in', { pseudonym: CANARY, passphrase: CANARY });
  // Not only the log's own lines: whatever any part of the program says.
  expect(said).not.toContain(CANARY);
  const events = said.split('\n').filter((line) => line.startsWith('{'));
  expect(events.length).toBeGreaterThan(100);
  for (const line of events) {
    expect(line).not.toContain(CANARY);
    expect(line).not.toMatch(/127\.0\.0\.1|::1|\/join\/|__Host|invitations/);
    expect(Object.keys(JSON.parse(line) as object).every((key) => ['level', 'time', 'requestId', 'event', 'method', 'status', 'ms', 'error', 'code', 'frames', 'job'].includes(key))).toBe(true);
  }
});
