import { expect, test } from '@playwright/test';
import { expectAccessible, openBrowser, openSecretariat } from './setup/people.ts';

/** All that a first visit may fetch, as it goes over the line. */
const BUDGET = 60_000;

test('a module is found by words without their accents, and read without JavaScript and with little to fetch', async ({ browser }) => {
  const signedIn = await openSecretariat(browser);
  const cookies = await signedIn.context.cookies();
  await signedIn.context.close();
  for (const locale of ['en-GB', 'fr-FR']) {
    const { context, page } = await openBrowser(browser, { javaScriptEnabled: false, locale, width: 360 });
    await context.addCookies(cookies);
    await page.goto('/library?q=securite');
    expect(await page.locator('main h2 a').count()).toBeGreaterThan(0);
    await page.goto('/curricula/core');
    const paths = await page.locator('main ol h2 a').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(paths.length).toBeGreaterThan(10);
    await context.close();
    for (const path of paths.slice(0, 3)) {
      const fresh = await openBrowser(browser, { javaScriptEnabled: false, locale, width: 360 });
      await fresh.context.addCookies(cookies);
      const sizes: Promise<number>[] = [];
      fresh.page.on('requestfinished', (request) => void sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)));
      await fresh.page.goto(path);
      expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0), path).toBeLessThanOrEqual(BUDGET);
      expect(sizes.length, path).toBeGreaterThanOrEqual(2);
      await expect(fresh.page.locator('#plan h3').first(), path).toBeVisible();
      expect(await fresh.page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(360);
      if (path === paths[0]) {
        const answer = fresh.page.locator('#check details').first();
        await expect(answer.locator('.written')).toBeHidden();
        await answer.locator('summary').click();
        await expect(answer.locator('.written')).toBeVisible();
      }
      await fresh.context.close();
    }
  }
  const { context, page } = await openBrowser(browser);
  await context.addCookies(cookies);
  for (const path of ['/library', '/curricula/core', '/modules/organising-and-collectives']) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await context.close();
});
