import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { connectionPool } from '#app/platform/database.server.ts';

/** Every file in which PostgreSQL keeps the databases of the tests, all that waits in memory written down. */
export async function databaseFiles(): Promise<Dirent[]> {
  await connectionPool().query('checkpoint');
  const { rows } = await connectionPool().query<{ data_directory: string }>('show data_directory');
  return filesUnder(rows[0]?.data_directory ?? '');
}

/** The names of those that hold a text. */
export function filesHolding(files: readonly Dirent[], text: string): string[] {
  return files.filter(({ parentPath, name }) => orIfGone(() => readFileSync(join(parentPath, name)), Buffer.alloc(0)).includes(text)).map(({ name }) => name);
}

function filesUnder(folder: string): Dirent[] {
  return orIfGone(() => readdirSync(folder, { withFileTypes: true }), []).flatMap((entry) => (entry.isDirectory() ? filesUnder(join(folder, entry.name)) : entry.isFile() ? [entry] : []));
}

/** The server sweeps away files of its own meanwhile, and those of databases that other tests drop. */
function orIfGone<T>(read: () => T, gone: T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return gone;
    throw error;
  }
}
