import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine as Engine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const FILTERS = { externalTables: [], externalEnums: [] };

/** Where the project's own `prisma` folder is: below the folder in which the program was started. */
export const PRISMA_FOLDER = join(process.cwd(), 'prisma');

type Files = [path: string, content: string][];

function readSchema(): Files {
  const folder = join(PRISMA_FOLDER, 'schema');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => [join(folder, name), readFileSync(join(folder, name), 'utf8')]);
}

/** The migrations of the project, in their order. */
function readMigrations(): { name: string; sql: string }[] {
  const folder = join(PRISMA_FOLDER, 'migrations');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'migration.sql')))
    .map(({ name }) => ({ name, sql: readFileSync(join(folder, name, 'migration.sql'), 'utf8') }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function migrationList(): MigrationList {
  const lock = join(PRISMA_FOLDER, 'migrations', 'migration_lock.toml');
  return {
    baseDir: join(PRISMA_FOLDER, 'migrations'),
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations().map(({ name, sql }) => ({ path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } } })),
  };
}

let loaded: ReturnType<typeof loadEngine> | null = null;

/**
 * Prisma's schema engine as WebAssembly: the package's own entry expects a bundler, so it is put together by hand. Once in a
 * process, for its JavaScript half remembers the memory of the first.
 */
async function loadEngine() {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), { './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

async function withEngine<T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  loaded ??= loadEngine();
  const glue = await loaded;
  const pool = new pg.Pool({ connectionString: url });
  try {
    return await work(await glue.SchemaEngine.new({ datamodels: readSchema() }, () => undefined, bindMigrationAwareSqlAdapterFactory(fitForMigrations(new PrismaPg(pool)))));
  } finally {
    await pool.end();
  }
}

const BPCHAR = 1042;
const INNER_CHAR = 18;

/**
 * What the engine needs and the adapter does not do: scripts sent whole (it cuts them at each semicolon, also within the
 * body of a function), and the catalogue's inner type "char" told as a character.
 */
function fitForMigrations(factory: PrismaPg): PrismaPg {
  for (const name of ['connect', 'connectToShadowDb'] as const) {
    const connect = factory[name].bind(factory);
    factory[name] = async () => {
      const adapter = await connect();
      const pool = adapter.underlyingDriver();
      const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
      let characters = new Set<number>();
      pool.query = (async (...args: unknown[]) => {
        const result = await query(...args);
        characters = new Set();
        result.fields?.forEach((field, i) => {
          if (field.dataTypeID !== INNER_CHAR) return;
          characters.add(i);
          field.dataTypeID = BPCHAR;
        });
        return result;
      }) as typeof pool.query;
      const queryRaw = adapter.queryRaw.bind(adapter);
      adapter.queryRaw = async (asked) => {
        const result = await queryRaw(asked);
        return { ...result, columnTypes: result.columnTypes.map((type, i) => (characters.has(i) ? ColumnTypeEnum.Character : type)) };
      };
      adapter.executeScript = async (script) => {
        await pool.query(script);
      };
      return adapter;
    };
  }
  return factory;
}

/** Names of the migrations that the database lacks. @throws when one that it has was changed since */
export async function missingMigrations(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ found: string | null }>(`select to_regclass('public._prisma_migrations')::text as found`);
    const applied = new Map<string, string>();
    if (tables[0]?.found) {
      const { rows } = await client.query<{ migration_name: string; checksum: string }>('select migration_name, checksum from _prisma_migrations where finished_at is not null and rolled_back_at is null');
      for (const row of rows) applied.set(row.migration_name, row.checksum);
    }
    return readMigrations()
      .filter(({ name, sql }) => {
        const checksum = applied.get(name);
        if (checksum && checksum !== createHash('sha256').update(sql).digest('hex')) throw new Error(`The migration ${name} was changed after it had been applied`);
        return checksum === undefined;
      })
      .map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Applies what is missing and returns its names. The engine takes an advisory lock: one program at a time. */
export async function migrate(url: string): Promise<string[]> {
  if ((await missingMigrations(url)).length === 0) return [];
  const applied = await withEngine(url, (engine) => engine.applyMigrations({ migrationsList: migrationList(), filters: FILTERS }));
  return applied.appliedMigrationNames;
}

/** The SQL that leads from the migrations (or from nothing) to the schema; empty when they agree. Needs an empty scratch database. */
export async function planMigration(scratchUrl: string, from: 'migrations' | 'nothing' = 'migrations'): Promise<string> {
  const files = readSchema().map(([path, content]) => ({ path, content }));
  const plan = await withEngine(scratchUrl, (engine) =>
    engine.diff({
      from: from === 'nothing' ? { tag: 'empty' } : { tag: 'migrations', ...migrationList() },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: FILTERS,
    }),
  );
  return plan.stdout ?? '';
}
