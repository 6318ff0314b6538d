import { AsyncLocalStorage } from 'node:async_hooks';
import type pg from 'pg';
import { Prisma } from './generated/client.ts';
import { writeTogether } from './read-together.server.ts';

type Transaction = Prisma.TransactionClient;

/** The connection of a transaction, from its begin to the end of the work in it. */
interface Carried {
  client: pg.PoolClient | null;
  /** How long something is sent in it, in milliseconds. */
  lasts: number;
  /** From when on (by the clock that only goes forward) it may have been ended from outside: known once it has its connection. */
  over: number;
}

interface Rules {
  /** How long a transaction may take before Prisma ends it, in milliseconds. */
  within: number;
  /** A statement as `pg` takes it. */
  queryOf: (statement: Prisma.Sql) => pg.QueryConfig;
}

/** How long before Prisma ends a transaction nothing more is sent in it, in milliseconds: what came behind its end would stand alone, and be kept. */
const MARGIN = 1_000;

const carried = new AsyncLocalStorage<Carried>();
/** All that are under way. */
const underWay = new Set<Carried>();

/** Sends nothing more in any transaction: for whoever ends them all, which Prisma does with the next word over each connection. */
export function endOwnStatements(): void {
  for (const transaction of underWay) transaction.over = -Infinity;
}

/** Lets transactions know which connection of the pool is theirs: the first that Prisma asks for when it begins one. */
export function tellConnections(pool: pg.Pool): void {
  const connect = pool.connect.bind(pool) as { (): Promise<pg.PoolClient>; (heard: Parameters<pg.Pool['connect']>[0]): void };
  const told = async (): Promise<pg.PoolClient> => {
    const transaction = carried.getStore();
    const client = await connect();
    // Its time begins here: who waited long for a connection has as much of it as anyone.
    if (transaction?.over === Infinity) Object.assign(transaction, { client, over: performance.now() + transaction.lasts });
    return client;
  };
  pool.connect = ((heard?: Parameters<pg.Pool['connect']>[0]) => (heard ? connect(heard) : told())) as pg.Pool['connect'];
}

/**
 * Runs a transaction of Prisma's in which `$executeRaw` goes straight to the connection: through Prisma's client a statement takes this process four times as
 * long, and a change makes a dozen. They go out in the order in which they are asked for, among Prisma's; those that are asked for at once in one write. What fails is told as `pg` tells it, by PostgreSQL's code.
 */
export function withOwnStatements<T>(run: (give: (tx: Transaction, work: (tx: Transaction) => Promise<T>) => Promise<T>) => Promise<T>, { within, queryOf }: Rules): Promise<T> {
  const transaction: Carried = { client: null, lasts: within - MARGIN, over: Infinity };
  underWay.add(transaction);
  const running = carried.run(transaction, () =>
    run(async (tx, work) => {
      const execute = async (statement: TemplateStringsArray | Prisma.Sql, ...values: unknown[]): Promise<number> => {
        if (!transaction.client || performance.now() >= transaction.over) throw new Error('Transaction already closed');
        writeTogether(transaction.client);
        const { rowCount } = await transaction.client.query(queryOf(statement instanceof Prisma.Sql ? statement : Prisma.sql(statement, ...values)));
        return rowCount ?? 0;
      };
      try {
        return await work(new Proxy(tx, { get: (target, name) => (name === '$executeRaw' ? execute : Reflect.get(target, name)) }));
      } finally {
        // What goes on though the work has ended comes too late, before Prisma commits or gives up.
        transaction.over = -Infinity;
      }
    }),
  );
  return running.finally(() => underWay.delete(transaction));
}
