import { afterEach, describe, expect, it } from 'vitest';
import { assertDurable, closeDatabase, connectionPool, database, inTransaction, isContention, isDatabaseFailure, readRows, type Transaction } from './database.server.ts';
import { Prisma } from './generated/client.ts';

const MARK = { name: 'tried', value: 'yes' };
const count = () => database().mark.count({ where: { name: MARK.name } });

afterEach(() => database().mark.deleteMany({ where: { name: MARK.name } }));

describe('a transaction', () => {
  it('does all or nothing', async () => {
    await expect(
      inTransaction(async (tx) => {
        await tx.mark.create({ data: MARK });
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await count()).toBe(0);
  });

  it('whose connection is cut saves nothing, is told as a failure of the database, and the next one works', async () => {
    const cut = inTransaction(async (tx) => {
      await tx.mark.create({ data: MARK });
      const [own] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await connectionPool().query('select pg_terminate_backend($1)', [own?.pid]);
      await tx.mark.update({ where: { name: MARK.name }, data: { value: 'no' } });
    }).catch((error: unknown) => error);
    expect(isDatabaseFailure(await cut)).toBe(true);
    expect(await count()).toBe(0);
    await inTransaction((tx) => tx.mark.create({ data: MARK }));
    expect(await count()).toBe(1);
  });
});

describe('a statement of one’s own in a transaction', () => {
  const write = (tx: Transaction, value = MARK.value) => tx.$executeRaw`insert into mark (name, value) values (${MARK.name}, ${value})`;

  it('goes over the connection of that transaction, in its turn among Prisma’s, and says how many rows it met', async () => {
    const seen = await inTransaction(async (tx) => {
      const written = await write(tx);
      await tx.mark.update({ where: { name: MARK.name }, data: { value: 'again' } });
      const [own] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      // At once: each is done before the next one is seen.
      const together = await Promise.all([tx.$executeRaw`update mark set value = 'third' where value = 'again'`, tx.$executeRaw`delete from mark where value = 'third' and pg_backend_pid() = ${own?.pid}::int`, write(tx, 'last')]);
      return { written, together, outside: await count() };
    });
    expect(seen).toEqual({ written: 1, together: [1, 1, 1], outside: 0 });
    expect(await database().mark.findUnique({ where: { name: MARK.name } })).toEqual(expect.objectContaining({ value: 'last' }));
  });

  it('stands or falls with it, also where others have one at the same moment', async () => {
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5, 6].map((n) =>
        inTransaction(async (tx) => {
          await tx.$executeRaw`insert into mark (name, value) values (${`${MARK.name} ${n}`}, 'yes')`;
          await tx.$queryRaw`select 1`;
          if (n % 2 === 0) throw new Error('changed my mind');
        }),
      ),
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected']);
    const { count: kept } = await database().mark.deleteMany({ where: { name: { startsWith: `${MARK.name} ` } } });
    expect(kept).toBe(3);
  });

  it('is not sent once the work has ended, though what was begun in it goes on, and begins something else', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const ended = Promise.withResolvers<void>();
    await inTransaction(async (tx) => {
      late = ended.promise.then(() => database().$transaction((other) => other.mark.count())).then(() => write(tx)).catch((error: unknown) => error);
    });
    ended.resolve();
    expect(isDatabaseFailure(await late)).toBe(true);
    expect(await count()).toBe(0);
  });

  it('is not sent once all transactions are ended, as when the program stops', async () => {
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const broken = inTransaction(async (tx) => {
      await tx.$executeRaw`select 1`;
      begun.resolve();
      await ended.promise;
      await write(tx);
    }).catch((error: unknown) => error);
    await begun.promise;
    const closing = closeDatabase();
    ended.resolve();
    expect(isDatabaseFailure(await broken)).toBe(true);
    await closing;
    expect(await count()).toBe(0);
  });

  it('that is refused is told by PostgreSQL’s code, and one that meets a cut connection as a failure of the database', async () => {
    await database().mark.create({ data: MARK });
    await expect(inTransaction((tx) => write(tx))).rejects.toMatchObject({ code: '23505' });
    const cut = await inTransaction(async (tx) => {
      const [own] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      await connectionPool().query('select pg_terminate_backend($1)', [own?.pid]);
      await tx.$executeRaw`delete from mark`;
    }).catch((error: unknown) => error);
    expect([isDatabaseFailure(cut), await count()]).toEqual([true, 1]);
  });
});

describe('a failure of the database', () => {
  it('is a statement that takes too long', async () => {
    const client = await connectionPool().connect();
    await client.query('set statement_timeout = 20');
    const error = await client.query('select pg_sleep(5)').catch((thrown: unknown) => thrown);
    client.release(true);
    expect(isDatabaseFailure(error)).toBe(true);
  });

  it('is not a rule that was broken, nor anything that is no failure of the database at all', async () => {
    await database().mark.create({ data: MARK });
    const twice = await database().mark.create({ data: MARK }).catch((thrown: unknown) => thrown);
    expect(twice).toBeInstanceOf(Error);
    expect(isDatabaseFailure(twice)).toBe(false);
    const raw = (kind: string) => Object.assign(new Error('Raw query failed'), { code: 'P2010', meta: { driverAdapterError: { name: 'DriverAdapterError', cause: { kind } } } });
    for (const code of ['EAI_AGAIN', 'ENETUNREACH', 'ECONNREFUSED', 'ENOTFOUND']) expect(isDatabaseFailure(Object.assign(new Error('no way there'), { code }))).toBe(true);
    expect([isDatabaseFailure(raw('DatabaseNotReachable')), isDatabaseFailure(raw('UniqueConstraintViolation'))]).toEqual([true, false]);
    for (const other of [new Error('something else'), new TypeError('x is not a function'), 'text', null, undefined, { code: '57P01' }]) expect(isDatabaseFailure(other)).toBe(false);
  });
});

describe('what is read at once', () => {
  const own = () => readRows<{ pid: number; n: number }>(Prisma.sql`select pg_backend_pid() as pid, ${1}::int as n`);
  const failing = () => readRows(Prisma.sql`select 1 / ${0}::int as n`);

  it('goes over one connection, each with its own answer', async () => {
    const [first, second, third] = await Promise.all([own(), readRows<{ n: number }>(Prisma.sql`select n from generate_series(1, ${3}::int) n`), own()]);
    expect(first).toEqual(third);
    expect(second).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('fails alone, and the connection over which something failed is not used again', async () => {
    const [before, error, after] = await Promise.all([own(), failing().catch((thrown: unknown) => thrown), own()]);
    expect(error).toMatchObject({ code: '22012' });
    expect(after).toEqual(before);
    expect((await own())[0]?.pid).not.toBe(before[0]?.pid);
  });

  it('fails as a whole where the connection is cut, is told as a failure of the database, and the next one works', async () => {
    const cut = await Promise.all([own(), readRows(Prisma.sql`select pg_terminate_backend(pg_backend_pid())`), own()].map((one) => one.catch((thrown: unknown) => thrown)));
    expect([cut[0], isDatabaseFailure(cut[1]), isDatabaseFailure(cut[2])]).toEqual([[{ pid: expect.any(Number), n: 1 }], true, true]);
    expect(await own()).toHaveLength(1);
  });

  it('is planned once for all values', async () => {
    expect(await readRows(Prisma.sql`select current_setting('plan_cache_mode') as mode`)).toEqual([{ mode: 'force_generic_plan' }]);
  });
});

describe('connections', () => {
  it('wait for nothing for ever', async () => {
    const { rows } = await connectionPool().query("select name, setting from pg_settings where name in ('statement_timeout', 'idle_in_transaction_session_timeout', 'lock_timeout')");
    expect(rows).toHaveLength(3);
    for (const { name, setting } of rows as { name: string; setting: string }[]) expect(Number(setting), name).toBeGreaterThan(0);
  });

  it('tell instants alike, Prisma’s and those of our own statements, whatever zone the server keeps', async () => {
    const [{ name } = { name: '' }] = await database().$queryRaw<{ name: string }[]>`select current_database() as name`;
    await connectionPool().query(`alter database ${name} set timezone = 'Africa/Nairobi'`);
    await closeDatabase();
    try {
      const at = new Date('2027-03-01T21:30:00Z');
      await database().mark.create({ data: { ...MARK, at } });
      expect(await readRows(Prisma.sql`select at from mark where name = ${MARK.name} and at = ${at}`)).toEqual([{ at }]);
      const later = new Date('2027-03-02T00:30:00Z');
      await inTransaction((tx) => tx.$executeRaw`update mark set at = ${later} where name = ${MARK.name} and at < ${later}`);
      expect(await database().mark.findMany({ where: { at: later }, select: { at: true } })).toEqual([{ at: later }]);
    } finally {
      await connectionPool().query(`alter database ${name} reset timezone`);
      await closeDatabase();
    }
  });

  it('are refused at start when the server may lose what it confirmed', async () => {
    await expect(assertDurable()).resolves.toBeUndefined();
    const [{ name } = { name: '' }] = await database().$queryRaw<{ name: string }[]>`select current_database() as name`;
    for (const value of ['off', 'local']) {
      await connectionPool().query(`alter database ${name} set synchronous_commit = ${value}`);
      await closeDatabase();
      await expect(assertDurable()).rejects.toThrow('synchronous_commit');
    }
    await connectionPool().query(`alter database ${name} reset synchronous_commit`);
    await closeDatabase();
    await expect(assertDurable()).resolves.toBeUndefined();
  });
});

describe('contention', () => {
  const errorOf = (work: Promise<unknown>) => work.then(() => expect.unreachable(), (error: unknown) => error);

  it('is what others held for too long, however it is told', async () => {
    const { id } = await database().region.findFirstOrThrow({ select: { id: true } });
    await inTransaction(async (holder) => {
      await holder.$queryRaw`select 1 from region where id = ${id} for update`;
      const waiting = (work: Parameters<typeof inTransaction>[0]) => errorOf(inTransaction(async (tx) => {
        await tx.$executeRaw`set local lock_timeout = '50ms'`;
        return work(tx);
      }));
      const errors = await Promise.all([waiting((tx) => tx.region.update({ where: { id }, data: { id }, select: { id: true } })), waiting((tx) => tx.$queryRaw`select 1 from region where id = ${id} for update`)]);
      expect(errors.map((error) => [isContention(error), isDatabaseFailure(error)])).toEqual([[true, false], [true, false]]);
    });
  });

  it('is no other thing that the database refuses, whatever words stand in it', async () => {
    const refused = [
      database().mark.create({ data: { name: 'tried 40001 55P03', value: 'a\u0000b' } }),
      database().$queryRaw`select 40001 / 0`,
      database().$queryRaw`select 'Code 40P01'::int`,
      connectionPool().query('select 40001 / 0'),
    ];
    for (const error of await Promise.all(refused.map(errorOf))) expect([isContention(error), error]).toEqual([false, expect.any(Error)]);
  });
});
