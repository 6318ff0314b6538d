import { expect, test } from '@playwright/test';
import { openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

let seeded: Seeded;
test.beforeAll(async () => {
  seeded = await openSeeded();
});
test.afterAll(() => seeded.close());

test('two who answer together: going on by a link, an answer that someone else changed meanwhile, and taking theirs', async ({ browser }) => {
  const [lead, second] = [await openBrowser(browser), await openBrowser(browser)];
  await seeded.signIn(lead.context, 'lead');
  await seeded.signIn(second.context, 'participant');
  const path = `/assessments/${seeded.scene.ids.together}/components`;
  await lead.page.goto(`${path}/1`);
  await lead.page.getByRole('link', { name: 'Next component' }).click();
  await expect(lead.page).toHaveURL(/components\/2$/);
  await second.page.goto(`${path}/2`);

  // What came by the link and what came whole read the same, and nothing is chosen twice.
  const first = (page: typeof lead.page) => page.locator('fieldset').first();
  await expect(first(lead.page).getByRole('radio')).toHaveCount(7);
  expect(await first(lead.page).innerText()).toBe(await first(second.page).innerText());

  await first(lead.page).getByRole('radio', { name: /^3 ·/ }).check();
  await expect(first(lead.page).getByText(/^Saved at/)).toBeVisible();
  await first(second.page).getByRole('radio', { name: /^1 ·/ }).check();
  await expect(first(second.page).getByText('Someone else answered this meanwhile.', { exact: false })).toBeVisible();
  await expect(first(second.page).getByRole('radio', { name: /^1 ·/ })).toBeChecked();
  await first(second.page).getByRole('button', { name: 'Take theirs' }).click();
  await expect(first(second.page).getByRole('radio', { name: /^3 ·/ })).toBeChecked();
  await first(second.page).getByLabel('Why this level').fill('We talked it over');
  await expect(first(second.page).getByText(/^Saved at/)).toBeVisible();

  await lead.page.reload();
  await expect(first(lead.page).getByRole('radio', { name: /^3 ·/ })).toBeChecked();
  await expect(first(lead.page).getByLabel('Why this level')).toHaveValue('We talked it over');
  for (const { context } of [lead, second]) await context.close();
});
