import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { config } from './config.server.ts';

/**
 * Secrets that lie beside the database and never in it, one file each: a key that was wrapped with one opens no more once that file is
 * gone, in no copy of the database either (decision 0028). Written through to the disk before anything rests on them.
 */
function pathOf(ownerId: string): string {
  return join(config().dataDir, 'keys', ownerId);
}

/** A secret that lies there and is not whole: its owner was not erased, and it may yet be brought back from a copy. */
export class DamagedSecret extends Error {}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}

/**
 * The secret of an owner; null where it was thrown away, or never was here. What cannot be looked at is not taken for gone.
 * @throws DamagedSecret, or what the file system says
 */
export function findSecret(ownerId: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(pathOf(ownerId), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length !== 32) throw new DamagedSecret(`${pathOf(ownerId)} is damaged: bring it back from a copy`);
  return secret;
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
    putInPlace(draft, ownerId);
  } finally {
    rmSync(draft, { force: true });
  }
  syncFolder(folder);
  const made = findSecret(ownerId);
  if (!made) throw new Error('a secret beside the database cannot be read');
  return made;
}

/** A link is never put over a file that is there; file systems that have none get the file itself, where there is none yet. */
function putInPlace(draft: string, ownerId: string): void {
  try {
    linkSync(draft, pathOf(ownerId));
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'EEXIST') return;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS'].includes(code)) throw error;
    if (findSecret(ownerId) === null) renameSync(draft, pathOf(ownerId));
  }
}

/** Throws the secret of an owner away. */
export function forgetSecret(ownerId: string): void {
  if (!lstatSync(pathOf(ownerId), { throwIfNoEntry: false })) return;
  rmSync(pathOf(ownerId), { force: true });
  syncFolder(join(pathOf(ownerId), '..'));
}

/** A draft of another process may be at work still. */
const DRAFT_TAKES = 60_000;

/** Part of each start: a draft that a process left as it broke off is a second name of a secret, which would outlive it. */
export function clearDrafts(): void {
  const folder = join(config().dataDir, 'keys');
  if (!lstatSync(folder, { throwIfNoEntry: false })) return;
  const drafts = readdirSync(folder).filter((name) => name.includes('.') && Date.now() - (lstatSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? Infinity) > DRAFT_TAKES);
  for (const name of drafts) rmSync(join(folder, name), { force: true });
  if (drafts.length > 0) syncFolder(folder);
}

/** That a file is there, or no more, is on the disk too. Windows has no such call for folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const opened = openSync(folder, 'r');
  fsyncSync(opened);
  closeSync(opened);
}
