import { expect, test } from '@playwright/test';
import { expectAccessible, openSecretariat } from './setup/people.ts';

test('a table that is wider than a telephone says that it scrolls, and does so by keyboard', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser, { width: 360 });
  await page.goto('/assistance');
  const region = page.getByRole('region', { name: 'Requests', exact: true });
  const hint = region.getByText('Scroll sideways to see the rest');
  await expect(hint).toBeVisible();
  await expectAccessible(page);
  await region.focus();
  await expect(region).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);

  await page.setViewportSize({ width: 1280, height: 900 });
  await expect(region).toBeVisible();
  await expect(hint).toBeHidden();
  await context.close();
});
