import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { PORT } from '../../playwright.config.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** Another site, and a neighbour on the same machine, that try to act with the session of whoever comes by. */
let seeded: Seeded;
let foreign: Server;
const HERE = `http://localhost:${PORT}`;

test.beforeAll(async () => {
  seeded = await openSeeded();
  foreign = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://x');
    response.setHeader('Content-Type', 'text/html');
    response.end(`<form method="post" action="${HERE}${searchParams.get('to')?.replace(/"/g, '')}"><input name="locale" value="fr"><input name="role" value="member"></form><script>document.forms[0].submit()</script>`);
  });
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
});
test.afterAll(async () => {
  foreign.closeAllConnections();
  await new Promise((resolve) => foreign.close(resolve));
  await seeded.close();
});

test('a form that another origin sends does nothing, on any channel; our own works without a script', async ({ browser }) => {
  const { ids } = seeded.scene;
  const { port } = foreign.address() as AddressInfo;
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const sessionId = await seeded.signIn(context, 'lead');
  for (const from of [`http://127.0.0.1:${port}`, `http://localhost:${port}`]) {
    for (const to of ['/account/sessions/ending', '/account/sessions/ending.data', '/account/sessions/ending?_data=routes%2Faccount.sessions.ending', '/sign-out', '/leave', '/language', `/organisations/${ids.organisation}/invitations`, `/assessments/${ids.together}/withdrawal`]) {
      const answered = page.waitForResponse((response) => response.url().startsWith(HERE) && response.request().method() === 'POST');
      await page.goto(`${from}/?to=${encodeURIComponent(to)}`).catch(() => null);
      expect([400, 403], `${from} ${to}`).toContain((await answered).status());
      expect(await seeded.isOpen(sessionId), `${from} ${to}`).toBe(true);
    }
  }
  await page.goto(`${HERE}/assessments/${ids.together}`);
  await expect(page.getByText('Withdraw this assessment')).toBeVisible();
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'en-GB' });
  const own = await plain.newPage();
  await seeded.signIn(plain, 'lead');
  await own.goto(`${HERE}/home`);
  await own.getByRole('button', { name: 'Français' }).first().click();
  await expect(own.locator('html')).toHaveAttribute('lang', 'fr');
  await plain.close();
});
