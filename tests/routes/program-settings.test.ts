import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { database } from '#app/platform/database.server.ts';
import { DEMO_MARK } from '#app/platform/demo-mark.server.ts';
import { makePerson } from '#prisma/seed/factories.server.ts';
import { changedRows, hashRows } from '../setup/rows.ts';
import { freePort, makeFolder, start, type Started } from '../setup/program.ts';

const ours = process.env.DATABASE_URL ?? '';

function elsewhere(change: (url: URL) => void): string {
  const url = new URL(ours);
  change(url);
  return url.href;
}

async function stopsInOneLine(program: Started, line: RegExp): Promise<void> {
  expect(await program.ended).toBe(1);
  expect(program.said.err).toMatch(line);
  expect(program.said.err).toMatch(/^[^\n]*\n$/);
}

it.each([
  ['PORT', { PORT: 'eighty' }],
  ['PORT', { PORT: '0' }],
  ['ORIGIN', { ORIGIN: 'example.org' }],
  ['ORIGIN', { ORIGIN: 'http://192.168.1.5:3000' }],
  ['HOST', { HOST: 'not a host' }],
  ['HOST', { HOST: 'not-a-host' }],
  ['HOST', { HOST: '203.0.113.5' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'abc' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10.0.0.999' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgresql://[' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgresql://nobody:secret-word@127.0.0.1:1/nothing' }],
  ['DATABASE_URL', { DATABASE_URL: elsewhere((url) => (url.password = 'secret-word')) }],
  ['DATABASE_URL', { DATABASE_URL: elsewhere((url) => (url.pathname = '/nothing')) }],
  ['DATABASE_URL', { DATABASE_URL: 'postgresql://nobody:secret-word@nowhere.invalid/nothing' }],
  ['DATA_DIR', { DATA_DIR: '/etc/passwd' }],
  ['DATA_DIR', { DATA_DIR: '/etc/passwd/below' }],
  ['DATA_DIR', { DATA_DIR: '/proc/x' }],
])('stops in one line that names %s where it is wrong (%#)', { timeout: 60_000 }, async (name, settings) => {
  const program = start({ DATA_DIR: makeFolder(), PORT: String(await freePort()), ...settings });
  await stopsInOneLine(program, new RegExp(`\\b${name}\\b`));
  for (const other of ['HOST', 'DATABASE_URL'].filter((one) => one !== name)) expect(program.said.err).not.toContain(other);
  expect(program.said.err).not.toContain('secret-word');
});

it('the demonstration leaves a database of real accounts as it is, and does not so much as look at DATABASE_URL', { timeout: 60_000 }, async () => {
  await makePerson([]);
  const before = await hashRows();
  await stopsInOneLine(start({ DATA_DIR: makeFolder(), DEMO: '1', DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing', DEMO_DATABASE_URL: ours }), /^This database holds real accounts.*DEMO_DATABASE_URL/);
  // What is asked and taught may be taken in before: it is the same for both.
  expect(changedRows(before, await hashRows()).filter((row) => /^. (person|mark|organisation|membership|credential|assessment) /.test(row))).toEqual([]);
});

it('a database of the demonstration is served as the demonstration only, and nothing is made of it before', { timeout: 60_000 }, async () => {
  for (const value of ['begun', 'whole']) {
    await database().mark.upsert({ where: { name: DEMO_MARK }, create: { name: DEMO_MARK, value }, update: { value } });
    const before = await hashRows();
    const folder = makeFolder();
    await stopsInOneLine(start({ DATA_DIR: folder, DATABASE_URL: ours }), /^This database holds the demonstration.*npm run demo.*DATABASE_URL/);
    expect(changedRows(before, await hashRows())).toEqual([]);
    expect(existsSync(join(folder, 'master.key'))).toBe(false);
  }
});
