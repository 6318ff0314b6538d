import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { connectionPool } from '#app/platform/database.server.ts';

/** Every file in which PostgreSQL keeps the databases of the tests, all that waits in memory written down. */
export async function databaseFiles(): Promise<Dirent[]> {
  await connectionPool().query('checkpoint');
  const { rows } = await connectionPool().query<{ data_directory: string }>('show data_directory');
  return readdirSync(rows[0]?.data_directory ?? '', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
}

/** The names of those that hold a text. */
export function filesHolding(files: readonly Dirent[], text: string): string[] {
  return files.filter(({ parentPath, name }) => readIfThere(join(parentPath, name)).includes(text)).map(({ name }) => name);
}

/** The server sweeps away files of its own meanwhile, and those of databases that other tests drop. */
function readIfThere(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
