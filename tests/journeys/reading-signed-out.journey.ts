import { expect, test } from '@playwright/test';
import { findOuting } from '../setup/outing.ts';
import { expectAccessible, openBrowser, openSecretariat } from './setup/people.ts';

/** All that a first visit may fetch, as it goes over the line. */
const BUDGET = 60_000;
const PATH = '/modules/planning-for-home';

test('a module is opened, read by whoever is not signed in without JavaScript and with little to fetch, and closed again', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser);
  page.setDefaultTimeout(15_000);
  await page.goto(PATH);
  await page.getByRole('link', { name: 'No: change this' }).click();
  await expect(page.getByText('Only those who are signed in read it now.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Let anyone read it' }).click();
  await expect(page.getByText('It can be read without signing in.')).toBeVisible();

  for (const [locale, heading] of [['en-GB', 'Session plan'], ['fr-FR', 'Déroulé']] as const) {
    const visitor = await openBrowser(browser, { javaScriptEnabled: false, locale, width: 360 });
    const sizes: Promise<number>[] = [];
    visitor.page.on('requestfinished', (request) => void sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize)));
    expect((await visitor.page.goto(PATH))?.status()).toBe(200);
    await expect(visitor.page.getByRole('heading', { name: heading, exact: true })).toBeVisible();
    expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(BUDGET);
    expect(findOuting(`${await visitor.page.title()} ${visitor.page.url()}`)).toEqual([]);
    expect(await visitor.page.content()).not.toContain('Baobab');
    expect(await visitor.context.cookies()).toEqual([]);
    await visitor.context.close();
  }
  const seen = await openBrowser(browser);
  await seen.page.goto(PATH);
  await expectAccessible(seen.page);

  await page.getByRole('link', { name: 'Yes: change this' }).click();
  await page.getByRole('button', { name: 'Close it again' }).click();
  await expect(page.getByText('It is read by signing in only.')).toBeVisible();
  await seen.page.goto(PATH);
  await expect(seen.page).toHaveURL(/\/sign-in/);
  await seen.context.close();
  await context.close();
});
