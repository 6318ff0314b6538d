import { existsSync, linkSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, it, vi } from 'vitest';

vi.mock('node:fs', async (original) => {
  const actual = await original<typeof fs>();
  return { ...actual, linkSync: vi.fn(actual.linkSync) };
});
const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
process.env.DATA_DIR = folder;
const { clearDrafts, DamagedSecret, findSecret, forgetSecret, makeSecret } = await import('./key-secrets.server.ts');
const keys = join(folder, 'keys');
beforeEach(() => rmSync(keys, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a secret is made once, found, and thrown away', () => {
  expect(findSecret('a')).toBeNull();
  const made = makeSecret('a');
  expect(made).toHaveLength(32);
  expect([makeSecret('a'), findSecret('a')]).toEqual([made, made]);
  forgetSecret('a');
  forgetSecret('a');
  expect(findSecret('a')).toBeNull();
});

it('what cannot be looked at, or is damaged, is not taken for gone', () => {
  makeSecret('a');
  writeFileSync(join(keys, 'a'), 'half');
  expect(() => findSecret('a')).toThrow(DamagedSecret);
  forgetSecret('a');
  expect(findSecret('a')).toBeNull();
  rmSync(keys, { recursive: true });
  symlinkSync('keys', keys);
  expect(() => findSecret('a')).toThrow('ELOOP');
  expect(() => forgetSecret('a')).toThrow('ELOOP');
});

it('is made where the file system has no hard links, and never over one that is there', () => {
  vi.mocked(linkSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' });
  });
  const made = makeSecret('a');
  expect(findSecret('a')).toEqual(made);
  expect(readdirSync(keys)).toEqual(['a']);
  vi.mocked(linkSync).mockImplementationOnce(() => {
    throw Object.assign(new Error('full'), { code: 'ENOSPC' });
  });
  expect(() => makeSecret('b')).toThrow('full');
  expect(readdirSync(keys)).toEqual(['a']);
});

it('a draft that was left is no second name of a secret for longer than until the next start', () => {
  clearDrafts();
  makeSecret('a');
  linkSync(join(keys, 'a'), join(keys, 'a.1.left'));
  clearDrafts();
  // Another process may be at work with it.
  expect(existsSync(join(keys, 'a.1.left'))).toBe(true);
  const before = new Date(Date.now() - 120_000);
  utimesSync(join(keys, 'a'), before, before);
  clearDrafts();
  expect(readdirSync(keys)).toEqual(['a']);
});
