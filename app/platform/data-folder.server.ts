import { existsSync, mkdirSync, mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ConfigurationError } from './config.server.ts';

/** Makes the folder of the program's own data where it is missing, and tries whether it can be written. @throws ConfigurationError */
export function makeDataFolder(folder: string): void {
  try {
    makeFolder(folder);
    rmdirSync(mkdtempSync(join(folder, '.tried-')));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new ConfigurationError(`DATA_DIR takes a folder that can be made and written, which ${folder} cannot (${String(error.code)})`);
  }
}

/** One after the other: told to make all at once, Node tries without end where a file system takes none, as below /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another program that starts just now may have been quicker.
    if (!existsSync(folder)) throw error;
  }
}
