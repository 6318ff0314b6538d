import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { config } from './config.server.ts';
import { Prisma, PrismaClient } from './generated/client.ts';
import { log } from './log.server.ts';
import { readTogether } from './read-together.server.ts';
import { endOwnStatements, tellConnections, withOwnStatements } from './transaction-statements.server.ts';

export type Transaction = Prisma.TransactionClient;

let pool: pg.Pool | null = null;
let client: PrismaClient | null = null;

/** How long one waits for a connection, in milliseconds: many who want one thing at once stand in a line, and the last of them is to hear an answer too. */
const LONGEST_WAIT = 15_000;
/** How long a transaction may take, the waiting for another's turn (`lock_timeout`) included. */
const LONGEST_TRANSACTION = 20_000;

/**
 * Plans a statement that has a name for all values at once, and keeps that. Left to itself PostgreSQL plans some of ours anew at each use, which takes it
 * longer than running them: a statement of ours names its conditions, and none stands there in case it is wanted.
 */
const PLAN_ONCE = '-c plan_cache_mode=force_generic_plan';
/** Prisma tells an instant without its zone, and `pg` with it: were the server's another than UTC, as on a machine in Nairobi, what one writes would be hours from what the other reads. */
const ONE_ZONE = '-c TimeZone=UTC';

/** The one pool of connections of the process: Prisma's, and that of libraries that speak to PostgreSQL themselves. */
export function connectionPool(): pg.Pool {
  if (pool) return pool;
  const { databaseUrl, databasePool } = config();
  if (!databaseUrl) throw new Error('The database is not started');
  pool = new pg.Pool({
    connectionString: databaseUrl,
    max: databasePool,
    connectionTimeoutMillis: LONGEST_WAIT,
    statement_timeout: 20_000,
    idle_in_transaction_session_timeout: 20_000,
    lock_timeout: 10_000,
    application_name: 'passerelle',
    options: `${PLAN_ONCE} ${ONE_ZONE}`,
    // Statements that are asked for at once go out at once (`read-together.server.ts`).
    pipeline: true,
  });
  tellConnections(pool);
  // A connection that dies while idle is replaced at the next use; unheard, its error would end the process.
  pool.on('error', (error) => log.warn({ event: 'database.connectionLost', code: 'code' in error ? String(error.code) : undefined }));
  return pool;
}

/** The one client of the process. Only capabilities (`*.server.ts` of the domain) ask for it. */
export function database(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(connectionPool(), { statementNameGenerator: nameOfStatement }), transactionOptions: { maxWait: LONGEST_WAIT, timeout: LONGEST_TRANSACTION } });
  return client;
}

const names = new Map<string, string>();
/** How many statements a connection keeps ready; what comes after has no name, and is planned at each use. */
const MOST_NAMED = 300;

/** A name under which a connection keeps a statement ready: planning one takes PostgreSQL longer than most of ours take to run. */
function nameOfStatement({ sql }: { sql: string }): string {
  let name = names.get(sql);
  if (!name && names.size < MOST_NAMED) {
    name = `s${names.size}`;
    names.set(sql, name);
  }
  return name ?? '';
}

/**
 * Reads by a statement of our own past Prisma, which takes four times as long over the same row: for what every page asks, and
 * for many rows. Values come as `pg` tells them: an id as text, an instant as a Date, JSON as what it holds; a `date` has to be
 * cast to text. Where a transaction is given it reads in that, which is Prisma's.
 */
export async function readRows<T extends object>(statement: Prisma.Sql, tx?: Transaction): Promise<T[]> {
  if (tx) return tx.$queryRaw<T[]>(statement);
  return readTogether<T>(connectionPool(), queryOf(statement));
}

/** A statement of our own as `pg` takes it. */
function queryOf({ text, values }: Prisma.Sql): pg.QueryConfig {
  return { name: nameOfStatement({ sql: text }) || undefined, text, values };
}

/** Does all of the work or none of it; what it returns is returned only after the commit. Its own statements (`$executeRaw`) go past Prisma. */
export function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withOwnStatements((give) => database().$transaction((tx) => give(tx, work)), { within: LONGEST_TRANSACTION, queryOf });
}

export async function closeDatabase(): Promise<void> {
  const [closingClient, closingPool] = [client, pool];
  client = null;
  pool = null;
  endOwnStatements();
  await closingClient?.$disconnect();
  await closingPool?.end().catch(() => undefined);
}

/** PostgreSQL's classes of errors that speak of the server and not of the statement. */
const SERVER_CLASSES = ['08', '53', '57', '58'];
/** The same as Prisma's adapter tells it when a statement of our own meets it: that has the code P2010, like any that fails. */
const ADAPTER_UNREACHABLE = /"kind":"(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|TlsConnectionError)"/;
const PRISMA_UNREACHABLE = new Set(['P1000', 'P1001', 'P1002', 'P1003', 'P1008', 'P1011', 'P1017', 'P2024', 'P2028', 'P2037']);

/**
 * Whether an error means that the database could not be reached or broke off: then nothing was saved and one may try again.
 * A connection that is killed inside a transaction surfaces as a plain error with no code, and what the server says while it
 * recovers as one of Prisma's for any statement of ours that fails, so the words are looked at as well.
 */
export function isDatabaseFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  if (PRISMA_UNREACHABLE.has(code) || SERVER_CLASSES.includes(code.slice(0, 2)) || /^E(AI_AGAIN|CONN|PIPE|HOST|NETUNREACH|TIMEDOUT|NOTFOUND)/.test(code)) return true;
  if (code === 'P2010' && 'meta' in error && ADAPTER_UNREACHABLE.test(JSON.stringify(error.meta))) return true;
  if (error instanceof Prisma.PrismaClientInitializationError || error instanceof Prisma.PrismaClientUnknownRequestError) return true;
  if (/connection (terminated|ended|timeout)|terminating connection|Client has encountered a connection error|Unable to start a transaction|timeout exceeded when trying to connect|database is not started|not queryable|Transaction already closed|Connection is closed|connect ENOENT|the database system is (starting up|shutting down|in recovery mode|not yet accepting)|Code: `(08|53|57|58)[0-9A-Z]{3}`/i.test(error.message)) return true;
  return 'cause' in error && error.cause !== error && isDatabaseFailure(error.cause);
}

/** Waited too long for a lock, in each other's way, changed meanwhile. */
const CONTENTION = new Set(['55P03', '40P01', '40001']);

/**
 * Whether others held for too long what was to be changed (`lock_timeout`), or two waited for each other: nothing was saved,
 * nothing is broken, and whoever tries again will most likely find the way free. Prisma tells it in several ways.
 */
export function isContention(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  // Of what Prisma has no code for, and of a statement of our own, it tells PostgreSQL's code in words.
  const told = code === 'P2039' || code === 'P2010' ? /\bCode: `(\w{5})`/.exec(error.message)?.[1] : code;
  return code === 'P2034' || CONTENTION.has(told ?? '');
}

/** @throws when the server could lose what it has confirmed (kill -9 lost 27 confirmed rows with `synchronous_commit` off) */
export async function assertDurable(): Promise<void> {
  const { rows } = await connectionPool().query<{ commit: string; fsync: string }>("select current_setting('synchronous_commit') as commit, current_setting('fsync') as fsync");
  const [settings] = rows;
  if (settings?.commit === 'off' || settings?.commit === 'local' || settings?.fsync !== 'on') throw new Error('The database is set to lose what it confirmed: synchronous_commit and fsync must be on');
}
