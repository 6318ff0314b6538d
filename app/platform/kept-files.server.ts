import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { now } from './clock.server.ts';
import { config } from './config.server.ts';
import { newId } from './id.ts';

/** How long a file is kept that nobody asks for: another version, most often, has taken its place. */
const KEPT_DAYS = 30;
const DAY = 86_400_000;

/** What is being made, by its name: whoever asks meanwhile waits for the same. */
const making = new Map<string, Promise<void>>();
/** One is made after the other, so that what the making takes is never taken twice. */
let turn: Promise<void> = Promise.resolve();

/**
 * A file that is costly to make and always the same, such as a PDF of what is published: made once, then read from the disk of
 * this instance. `name` holds the hash of all that it is made from, and its ending; `make` writes it to the path that it is
 * given. @returns where it lies
 */
export async function keptFile(name: string, make: (path: string) => Promise<void>): Promise<string> {
  const path = join(config().dataDir, 'made', name);
  if (await isThere(path)) return path;
  let made = making.get(name);
  if (!made) {
    turn = made = turn.catch(() => undefined).then(() => makeOnce(path, make));
    making.set(name, made);
    void made.catch(() => undefined).finally(() => making.delete(name));
  }
  await made;
  return path;
}

/** A file stands at its place once it is whole, and not before. */
async function makeOnce(path: string, make: (path: string) => Promise<void>): Promise<void> {
  const folder = join(path, '..');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await discardOld(folder);
  const half = `${path}.${newId()}`;
  try {
    await make(half);
    await rename(half, path);
  } finally {
    await rm(half, { force: true });
  }
}

/** Whether it is there; and that it was asked for. */
async function isThere(path: string): Promise<boolean> {
  const at = now();
  return utimes(path, at, at).then(() => true, () => false);
}

async function discardOld(folder: string): Promise<void> {
  const before = now().getTime() - KEPT_DAYS * DAY;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && found.mtimeMs < before) await rm(path, { force: true });
  }
}
