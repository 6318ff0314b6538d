// The built program on a folder of its own, and a connection to the PostgreSQL that it brings along.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SERVING } from '../serving.mjs';

/** The key with which the program wraps its keys here. */
export const MASTER_KEY = Buffer.alloc(32, 7);

/** A folder that PostgreSQL's own user may walk through, as it does not run as root. */
export function makeFolder() {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'passerelle-bench-')));
  chmodSync(folder, 0o755);
  return folder;
}

/** Removes the folder, and what the program keeps elsewhere when PostgreSQL's user cannot reach its programs. */
export function removeFolder(folder) {
  const elsewhere = join('/var/lib', `passerelle-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  for (const path of [folder, elsewhere]) rmSync(path, { recursive: true, force: true });
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Starts the program and waits until it answers. @throws with what it said when it ends before */
export async function startProgram(folder, port) {
  const origin = `http://127.0.0.1:${port}`;
  const env = { ...process.env, ...SERVING.env, NODE_ENV: 'production', DATA_DIR: folder, HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin, REQUESTS_PER_MINUTE: '0', MASTER_KEY: MASTER_KEY.toString('base64'), LOG_LEVEL: 'warn' };
  for (const name of ['DATABASE_URL', 'DEMO', 'TRUST_PROXY']) delete env[name];
  const child = spawn(process.execPath, [...SERVING.flags, 'scripts/serve.mjs'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said = (said + text).slice(-4000)));
  for (const deadline = Date.now() + 60_000; !said.includes('Passerelle is at'); await pause(50)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stopProgram(child, folder);
      throw new Error(`The program did not start:\n${said}`);
    }
  }
  return { child, origin, said: () => said };
}

/** Stops the program as its operator would; and by force, with its PostgreSQL, if it does not end. */
export async function stopProgram(child, folder) {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', () => resolve(true)));
    child.kill('SIGTERM');
    if (!(await Promise.race([ended, pause(15_000, false, { ref: false })]))) child.kill('SIGKILL');
    await ended;
  }
  stopLeftOver(folder);
}

function stopLeftOver(folder) {
  try {
    process.kill(Number(postmaster(folder)[0]), 'SIGINT');
  } catch {
    // It has ended, as it should.
  }
}

function postmaster(folder) {
  return readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
}

export function databaseUrl(folder) {
  return `postgresql://passerelle:${readFileSync(join(folder, 'postgres.password'), 'utf8').trim()}@127.0.0.1:${postmaster(folder)[3]}/passerelle`;
}

export async function connect(folder) {
  const client = new pg.Client({ connectionString: databaseUrl(folder), application_name: 'bench' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** Resident memory of a process in megabytes; null where the system does not tell. */
export function residentMemory(pid) {
  try {
    return (Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024) / 1e6;
  } catch {
    return null;
  }
}

/** What a process has taken of the processor since it began, in milliseconds; null where the system does not tell. */
export function processorTime(pid) {
  try {
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop().split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  } catch {
    return null;
  }
}
