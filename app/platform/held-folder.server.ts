import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another program holds this data folder. */
export class FolderInUse extends Error {}

/**
 * One program a folder: who holds it is written down, and believed while that very process lives. When it began is part of
 * that, for a process id goes to someone else after a crash, and at once in a container that starts again.
 * @returns what lets go of the folder. @throws FolderInUse
 */
export function holdFolder(folder: string): () => void {
  const path = join(folder, 'program.pid');
  const [holder = '', began = ''] = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ') : [];
  if (holder && Number(holder) !== process.pid && isAlive(Number(holder)) && began === beginningOf(Number(holder))) {
    throw new FolderInUse(`${folder} is in use by another running program (process ${holder}): stop that one, or set DATA_DIR to another folder`);
  }
  writeFileSync(path, `${process.pid} ${beginningOf(process.pid)}`);
  return () => rmSync(path, { force: true });
}

/** Whether a process has that id, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, in the system's own words without spaces; empty where it does not tell. */
function beginningOf(pid: number): string {
  try {
    // What stands before the last bracket is the process's name, which may hold anything; the time is field 22 of all.
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1)?.trim().split(' ')[19] ?? '';
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim().replace(/\s+/g, '-');
  } catch {
    return '';
  }
}
