import { expect, test } from '@playwright/test';
import { expectAccessible, expectWithout, invite, join, openBrowser, openSecretariat, press, signIn } from './setup/people.ts';

/** Two people share a device: one's page stands open in a tab while the other signs in in the next one. */
const NETWORK = '0199a000-0000-7000-8000-000000000014';

test.describe('what one has typed never becomes the other’s', () => {
  const who = { one: 'Tamarisk', other: 'Wild Cherry' };

  test.beforeAll(async ({ browser }) => {
    const { page, context } = await openSecretariat(browser);
    for (const pseudonym of Object.values(who)) {
      const link = await invite(page, NETWORK, 'Coordinator');
      const own = await openBrowser(browser);
      await join(own.page, link, pseudonym);
      await own.context.close();
    }
    await context.close();
  });

  for (const javaScriptEnabled of [true, false]) {
    const words = `House by the ${javaScriptEnabled ? 'canal' : 'bridge'}, canary-3W9-poplar`;
    test(`and comes back to whoever typed it, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
      const { context, page } = await openBrowser(browser, { javaScriptEnabled });
      await page.goto('/sign-in');
      await signIn(page, who.one);
      await expect(page).toHaveURL(/\/home$/);
      await page.goto('/organisations/new');
      await page.getByLabel('Name', { exact: true }).fill(words);

      const next = await context.newPage();
      await next.goto('/home');
      await next.locator('summary', { hasText: who.one }).click();
      await press(next, 'Sign out');
      await signIn(next, who.other);
      await expect(next).toHaveURL(/\/home$/);

      // Without a script the browser sends what the server would refuse; with one it asks for the rest first.
      await page.getByRole('radio', { name: /National organisation/ }).check();
      await page.getByLabel('Country').selectOption('UA');
      if (!(await page.getByRole('checkbox', { name: 'English', exact: true }).isVisible())) await page.getByText('Languages the organisation works in').click();
      await page.getByRole('checkbox', { name: 'English', exact: true }).check();
      await press(page, 'Save');
      await expect(page.getByRole('heading', { name: 'Someone else has signed in on this device' })).toBeVisible();
      await expectWithout(page, words, who.one, who.other);
      if (javaScriptEnabled) await expectAccessible(page);
      await next.goto('/organisations?q=canary-3W9');
      await expectWithout(next, words);

      await signIn(page, who.one);
      await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
      await expect(page.locator('summary', { hasText: who.one }).first()).toBeVisible();
      await press(page, 'Send it now');
      await expect(page.getByRole('heading', { name: words })).toBeVisible();
      await context.close();
    });
  }
});
