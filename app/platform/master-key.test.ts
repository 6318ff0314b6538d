import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { config, ConfigurationError } from './config.server.ts';
import { derivedKey, derivedKeys, readKeyFile } from './master-key.server.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-key-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the file of the master key', () => {
  it('is made at the first start, for its owner alone, and stays', () => {
    const path = join(folder, 'new', 'master.key');
    const key = readKeyFile(path);
    expect(key).toHaveLength(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readKeyFile(path)).toEqual(key);
  });

  it.each([0o640, 0o604, 0o620, 0o666])('is refused with mode %o', (mode) => {
    const path = join(folder, `open-${mode}`);
    readKeyFile(path);
    chmodSync(path, mode);
    expect(() => readKeyFile(path)).toThrow(ConfigurationError);
    expect(() => readKeyFile(path)).toThrow(/^[^\n]*mode to 600$/);
  });

  it.each(['', 'too short', Buffer.alloc(31).toString('base64')])('is refused when it holds no key: %j', (content) => {
    const path = join(folder, `short-${content.length}`);
    writeFileSync(path, content, { mode: 0o600 });
    expect(() => readKeyFile(path)).toThrow(ConfigurationError);
  });
});

describe('a derived key', () => {
  it('is one for each purpose and each master key, and those of old ones are known as well', () => {
    const [first, second] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
    Object.assign(config(), { masterKey: first, oldMasterKeys: [second] });
    const [own, old, ...more] = derivedKeys('one');
    expect([own, more]).toEqual([derivedKey('one'), []]);
    expect(new Set([own, old, ...derivedKeys('other')].map((key) => key?.toString('hex'))).size).toBe(4);
  });
});
