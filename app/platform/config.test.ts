import { readdirSync, readFileSync } from 'node:fs';
import express from 'express';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

describe('the settings', () => {
  it('are complete when nothing is set', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', trustProxy: false, databaseUrl: null, demo: false });
  });

  it('name the address as browsers name it, without the port that goes without saying', () => {
    expect(readConfig({ PORT: '80' }).origin).toBe('http://localhost');
    expect(readConfig({ PORT: '443' }).origin).toBe('http://localhost:443');
  });

  it('are read as they are meant', () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(readConfig({ PORT: '8080', ORIGIN: 'https://example.org/', TRUST_PROXY: '1', MASTER_KEY: key, OLD_MASTER_KEYS: `${key}, ${key}`, DEMO: '1' })).toMatchObject({ port: 8080, origin: 'https://example.org', trustProxy: 1, masterKey: key, oldMasterKeys: [key, key], demo: true });
    expect(readConfig({ TRUST_PROXY: '10.0.0.1, 10.0.0.2' }).trustProxy).toBe('10.0.0.1, 10.0.0.2');
    for (const HOST of ['::', '0.0.0.0', 'localhost', 'inner.example.org']) expect(readConfig({ HOST }).host).toBe(HOST);
    for (const ORIGIN of ['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'https://192.168.1.5:3000']) expect(readConfig({ ORIGIN }).origin).toBe(ORIGIN);
    for (const DATABASE_URL of ['postgres://user@/name?host=/run/postgresql', 'postgresql://user:pass@[::1]:5432/name']) expect(readConfig({ DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
  });

  it('are not set where they are empty, whoever reads them', () => {
    for (const name of ['PORT', 'HOST', 'ORIGIN', 'TRUST_PROXY', 'DATABASE_URL', 'DEMO_DATABASE_URL', 'DATA_DIR', 'DATABASE_POOL', 'MASTER_KEY', 'OLD_MASTER_KEYS', 'LOG_LEVEL', 'REQUESTS_PER_MINUTE', 'DEMO']) expect(readConfig({ [name]: '' }), name).toEqual(readConfig({}));
    expect(readConfig({ DEMO: '1', DATABASE_URL: 'postgresql://host/real', DEMO_DATABASE_URL: '' }).databaseUrl).toBeNull();
    // The scripts read some of them before the program does.
    for (const script of readdirSync('scripts').filter((file) => file.endsWith('.mjs'))) expect(readFileSync(`scripts/${script}`, 'utf8'), script).not.toMatch(/process\.env\.\w+ \?\?/);
  });

  it('take for the demonstration no database but the one that is named for it', () => {
    const [DATABASE_URL, DEMO_DATABASE_URL] = ['postgresql://host/real', 'postgresql://host/demo'];
    expect(readConfig({ DATABASE_URL, DEMO: '1' }).databaseUrl).toBeNull();
    expect(readConfig({ DATABASE_URL, DEMO_DATABASE_URL, DEMO: '1' }).databaseUrl).toBe(DEMO_DATABASE_URL);
    expect(readConfig({ DATABASE_URL, DEMO_DATABASE_URL }).databaseUrl).toBe(DATABASE_URL);
    expect(readConfig({ DEMO_DATABASE_URL }).databaseUrl).toBeNull();
  });

  it('take for proxies what the server takes, and nothing that it does not', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6(), fc.stringMatching(/^[\d.:a-f]{1,12}$/));
    const range = fc.oneof(address, fc.tuple(address, fc.nat(140)).map(([one, bits]) => `${one}/${bits}`));
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 3 }).map((all) => all.join(', ')), (TRUST_PROXY) => {
        let settings: ReturnType<typeof readConfig>;
        try {
          settings = readConfig({ TRUST_PROXY });
        } catch {
          return;
        }
        expect(() => express().set('trust proxy', settings.trustProxy)).not.toThrow();
      }),
    );
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6().filter((one) => !one.includes('.'))), (TRUST_PROXY) => readConfig({ TRUST_PROXY }).trustProxy === TRUST_PROXY));
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '0'],
    ['ORIGIN', 'example.org'],
    ['ORIGIN', 'https://example.org/here'],
    ['ORIGIN', 'mailto:someone@example.org'],
    ['ORIGIN', 'http://192.168.1.5:3000'],
    ['ORIGIN', 'http://example.org'],
    ['HOST', 'not a host'],
    ['HOST', '-x'],
    ['DATABASE_POOL', '0'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', 'abc'],
    ['TRUST_PROXY', '10.0.0.999'],
    ['TRUST_PROXY', '10.0.0.0/0'],
    ['TRUST_PROXY', '10.0.0.1,,'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'postgresql://['],
    ['DATABASE_URL', 'postgresql://user:%ff@localhost/x'],
    ['DEMO_DATABASE_URL', 'postgresql://['],
    ['MASTER_KEY', 'short'],
    ['OLD_MASTER_KEYS', 'short,also'],
    ['LOG_LEVEL', 'loud'],
    ['REQUESTS_PER_MINUTE', '-1'],
    ['DEMO', 'yes'],
  ])('%s=%s is refused in one line that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}[^\\n]*$`));
  });
});
