import { defineConfig } from '@playwright/test';
import chromium from '@sparticuz/chromium';
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** The browser that an npm package ships, else an installed one, else Playwright's own. */
async function findBrowser(): Promise<{ executablePath?: string; args: string[] }> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1'];
  if (process.platform === 'linux' && process.arch === 'x64') return { executablePath: await unpackBrowser(), args: [...quiet, '--headless=shell'] };
  const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
  return installed ? { executablePath: installed, args: quiet } : { args: [] };
}

/** Unpacked into a folder of whoever runs the tests: where two people of a machine do, the second may not run the first one's browser. */
async function unpackBrowser(): Promise<string> {
  const { TMPDIR } = process.env;
  process.env.TMPDIR = join(tmpdir(), `passerelle-browser-${userInfo().uid}`);
  mkdirSync(process.env.TMPDIR, { recursive: true, mode: 0o700 });
  try {
    return await chromium.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
  }
}

export const PORT = Number(process.env.JOURNEY_PORT || 3477);

export default defineConfig({
  testDir: 'tests/journeys',
  testMatch: '*.journey.ts',
  globalSetup: './tests/journeys/setup/start-program.ts',
  outputDir: 'test-results/journeys',
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: { baseURL: `http://localhost:${PORT}`, launchOptions: await findBrowser(), locale: 'en-GB', screenshot: 'only-on-failure', trace: 'off' },
});
