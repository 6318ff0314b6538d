import { describe, expect, it } from 'vitest';
import { readConfig } from './config.server.ts';

describe('the settings', () => {
  it('are complete when nothing is set', () => {
    expect(readConfig({})).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', trustProxy: false, databaseUrl: null, demo: false });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['ORIGIN', 'example.org'],
    ['TRUST_PROXY', 'true'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['MASTER_KEY', 'short'],
    ['LOG_LEVEL', 'loud'],
    ['REQUESTS_PER_MINUTE', '-1'],
    ['DEMO', 'yes'],
  ])('%s=%s is refused in one line that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name}[^\\n]*$`));
  });
});
