import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { config } from './config.server.ts';

/**
 * Secrets that lie beside the database and never in it, one file each: a key that was wrapped with one opens no more once that file is
 * gone, in no copy of the database either (decision 0028). Written through to the disk before anything rests on them.
 */
function pathOf(ownerId: string): string {
  return join(config().dataDir, 'keys', ownerId);
}

/** The secret of an owner; null where it was thrown away, or never was here. */
export function findSecret(ownerId: string): Buffer | null {
  const path = pathOf(ownerId);
  if (!existsSync(path)) return null;
  const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  return secret.length === 32 ? secret : null;
}

/** The secret of an owner, made where there is none yet. Of processes that make one at once, one's stands. */
export function makeSecret(ownerId: string): Buffer {
  const found = findSecret(ownerId);
  if (found) return found;
  const folder = join(pathOf(ownerId), '..');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${pathOf(ownerId)}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  writeSync(file, `${randomBytes(32).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
  try {
    linkSync(draft, pathOf(ownerId));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(folder);
  const made = findSecret(ownerId);
  if (!made) throw new Error('a secret beside the database cannot be read');
  return made;
}

/** Throws the secret of an owner away. */
export function forgetSecret(ownerId: string): void {
  if (!existsSync(pathOf(ownerId))) return;
  rmSync(pathOf(ownerId), { force: true });
  syncFolder(join(pathOf(ownerId), '..'));
}

/** That a file is there, or no more, is on the disk too. Windows has no such call for folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
