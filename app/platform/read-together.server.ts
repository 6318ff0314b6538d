import type pg from 'pg';

interface Asked {
  query: pg.QueryConfig;
  resolve: (rows: object[]) => void;
  reject: (error: unknown) => void;
}

interface Batch {
  pool: pg.Pool;
  asked: Asked[];
}

let batch: Batch | null = null;

/**
 * Reads rows by a statement that goes out together with all others that are asked for in the same turn of the process: over one
 * connection and in one write. Each has its own answer and its own error. A page asks for what it needs at once; with a connection for
 * each, waking as many processes of PostgreSQL costs as much as what they are asked.
 */
export function readTogether<T extends object>(pool: pg.Pool, query: pg.QueryConfig): Promise<T[]> {
  return new Promise<T[]>((resolve, reject) => {
    const one: Asked = { query, resolve: (rows) => resolve(rows as T[]), reject };
    if (batch?.pool === pool) {
      batch.asked.push(one);
      return;
    }
    const begun: Batch = { pool, asked: [one] };
    batch = begun;
    // Only when nothing else runs: what a page's loaders ask for comes a few steps apart.
    process.nextTick(() => {
      if (batch === begun) batch = null;
      send(begun);
    });
  });
}

function send({ pool, asked }: Batch): void {
  pool.connect((unreachable, client, release) => {
    if (!client) {
      for (const { reject } of asked) reject(unreachable);
      return;
    }
    let left = asked.length;
    let failed: Error | undefined;
    // A connection that dies is told by each statement that it still owes an answer; unheard, its own error would end the process.
    const onError = (error: Error) => {
      failed = error;
    };
    client.on('error', onError);
    const writing = socketOf(client);
    writing.cork();
    for (const { query, resolve, reject } of asked) {
      client.query(query, (error: Error | undefined, result: pg.QueryResult<object>) => {
        failed ??= error ?? undefined;
        left -= 1;
        if (left === 0) {
          client.off('error', onError);
          // As the pool itself does: a connection over which something failed is not used again.
          release(failed);
        }
        if (error) reject(error);
        else resolve(result.rows);
      });
    }
    writing.uncork();
  });
}

/** Holds back what is written to a connection until nothing else runs in this turn of the process, so that it goes out in one write. */
export function writeTogether(client: pg.PoolClient): void {
  const writing = socketOf(client);
  writing.cork();
  process.nextTick(() => writing.uncork());
}

/** What `pg` writes to; its types do not tell. */
function socketOf(client: pg.PoolClient): { cork(): void; uncork(): void } {
  return (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection.stream;
}
