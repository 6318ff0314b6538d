import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

describe('the settings', () => {
  it('are complete when nothing is set', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', trustProxy: false, databaseUrl: null, demo: false });
  });

  it('are read as they are meant', () => {
    const key = Buffer.alloc(32, 1).toString('base64');
    expect(readConfig({ PORT: '8080', ORIGIN: 'https://example.org/', TRUST_PROXY: '1', MASTER_KEY: key, OLD_MASTER_KEYS: `${key}, ${key}`, DEMO: '1' })).toMatchObject({ port: 8080, origin: 'https://example.org', trustProxy: 1, masterKey: key, oldMasterKeys: [key, key], demo: true });
    expect(readConfig({ TRUST_PROXY: '10.0.0.1, 10.0.0.2' }).trustProxy).toBe('10.0.0.1, 10.0.0.2');
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['ORIGIN', 'example.org'],
    ['ORIGIN', 'https://example.org/here'],
    ['ORIGIN', 'mailto:someone@example.org'],
    ['DATABASE_POOL', '0'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['MASTER_KEY', 'short'],
    ['OLD_MASTER_KEYS', 'short,also'],
    ['LOG_LEVEL', 'loud'],
    ['REQUESTS_PER_MINUTE', '-1'],
    ['DEMO', 'yes'],
  ])('%s=%s is refused in one line that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}[^\\n]*$`));
  });
});
