import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const folders: string[] = [];
const ends: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  await Promise.all(ends.splice(0).map((end) => end()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder for the data of a program, gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-program-'));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

export interface Started {
  pid: number;
  said: { out: string; err: string };
  /** Resolves when the program has said where it is, or has ended. */
  settled: Promise<unknown>;
  ended: Promise<number | null>;
  stop(): Promise<number | null>;
}

/** The process of the database that a program has started on the folder. */
export const postmasterOf = (folder: string) => Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** How long a program and what it has started were ready to go on and others had the processor, in milliseconds; none where the system does not tell. */
export function stoodInLine(pid: number): number {
  try {
    const [, waited] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return Number(waited) / 1e6 + (child ? stoodInLine(Number(child)) : 0);
  } catch {
    return 0;
  }
}

/** Starts the built program with these settings and none of the tests' own; it is stopped after the test. */
export function start(settings: Record<string, string>, [command, ...args]: readonly [string, ...string[]] = [process.execPath, 'scripts/serve.mjs'], account: { uid?: number; gid?: number } = {}): Started {
  const { DATABASE_URL: _none, MASTER_KEY: _key, ORIGIN: _origin, ...env } = process.env;
  const child = spawn(command, args, { env: { ...env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...settings }, stdio: ['ignore', 'pipe', 'pipe'], ...account });
  const said = { out: '', err: '' };
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString();
      if (said.out.includes('Passerelle is at')) resolve();
    });
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
  });
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  ends.push(stop);
  return { pid: child.pid ?? 0, said, settled: Promise.race([ready, ended]), ended, stop };
}
