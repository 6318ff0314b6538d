import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { config, ConfigurationError } from './config.server.ts';

export interface MasterKey {
  /** Names the key without telling it. */
  kid: string;
  key: Buffer;
}

let current: MasterKey | null = null;

/** The key that wraps the data keys: MASTER_KEY, else a file beside the data, made at the first start. */
export function masterKey(): MasterKey {
  const { masterKey: given, dataDir } = config();
  current ??= named(given ? Buffer.from(given, 'base64') : readKeyFile(join(dataDir, 'master.key')));
  return current;
}

/** The key of that name: the one in force, or one of OLD_MASTER_KEYS. */
export function findMasterKey(kid: string): MasterKey | undefined {
  return [masterKey(), ...oldMasterKeys()].find((one) => one.kid === kid);
}

/** Whether the key lies on the disk of the program, where whoever takes the machine has both. */
export function liesBesideData(): boolean {
  return config().masterKey === null;
}

/** A key for one purpose, derived from the master key (HKDF-SHA-256). */
export function derivedKey(purpose: string): Buffer {
  return derive(masterKey(), purpose);
}

/** The same, and what it was under each of OLD_MASTER_KEYS: for what was given out before the key was changed. */
export function derivedKeys(purpose: string): Buffer[] {
  return [masterKey(), ...oldMasterKeys()].map((master) => derive(master, purpose));
}

function derive({ kid, key: master }: MasterKey, purpose: string): Buffer {
  const name = `${kid} ${purpose}`;
  let key = derived.get(name);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', master, '', `passerelle|${purpose}`, 32));
    derived.set(name, key);
  }
  return key;
}

const derived = new Map<string, Buffer>();

function oldMasterKeys(): MasterKey[] {
  return config().oldMasterKeys.map((text) => named(Buffer.from(text, 'base64')));
}

function named(key: Buffer): MasterKey {
  return { kid: createHash('sha256').update('passerelle|kid|').update(key).digest('hex').slice(0, 12), key };
}

/** @throws ConfigurationError when others than the owner may read the file, or it holds no key */
export function readKeyFile(path: string): Buffer {
  if (!existsSync(path)) makeKeyFile(path);
  if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) throw new ConfigurationError(`${path} may be read by others: set its mode to 600`);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64');
  if (key.length !== 32) throw new ConfigurationError(`${path} holds no key of 32 bytes in base64`);
  return key;
}

function makeKeyFile(path: string): void {
  mkdirSync(join(path, '..'), { recursive: true });
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, `${randomBytes(32).toString('base64')}\n`);
  fsyncSync(file);
  closeSync(file);
}
