import { expect, test } from '@playwright/test';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, signInAs, type Seeded } from './setup/seeded.ts';

/** A trainer of another region adapts what a network has published: a module, and a curriculum. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
});
test.afterAll(() => seeded.close());

test('a trainer of another region adapts a module without JavaScript, and takes and leaves what its origin changes later', async ({ browser }) => {
  const { makePublished, makeReviewers, publishNext } = await import('#prisma/seed/adaptations.server.ts');
  const { makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  const { KNOWN } = await import('../setup/module-files.ts');
  const author = seeded.scene.people.trainer;
  const reviewers = await makeReviewers(NETWORK);
  await makePublished(author, reviewers, { networkId: NETWORK, address: 'evening-rounds', title: 'Evening rounds' }, KNOWN);
  const adapter = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }]);
  const { context, page } = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await signInAs(context, adapter);
  await page.goto('/modules/evening-rounds');
  await page.getByRole('link', { name: 'Begin the adaptation' }).click();
  await page.getByLabel('Address').fill('evening-rounds');
  await page.getByRole('button', { name: 'Begin the adaptation' }).click();
  await expect(page.getByText('Another module has this address already.').first()).toBeVisible();
  await page.getByLabel('Address').fill('rounds-in-winter');
  await page.getByRole('button', { name: 'Begin the adaptation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Evening rounds' })).toBeVisible();
  const draft = page.url();
  await page.getByRole('link', { name: 'Handout' }).click();
  await page.getByLabel('Text').fill('Take gloves.');
  await page.getByRole('button', { name: 'Save' }).click();

  await publishNext(author, reviewers, 'evening-rounds', { audience: 'Whoever walks at night.', handout: 'Take a torch.' });
  await page.goto(draft);
  await expect(page.getByText('The origin has changed 2 pieces since.')).toBeVisible();
  await page.getByRole('link', { name: 'Look at the changes' }).click();
  const part = (name: string) => page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) });
  await expect(part('Audience').locator('ins')).toContainText('Whoever walks at night');
  await expect(part('Handout')).toContainText('Take gloves');
  await part('Audience').getByRole('button', { name: 'Leave it' }).click();
  await part('Handout').getByRole('button', { name: 'Take it in place of ours' }).click();
  await expect(page.getByText('Nothing is left to decide.')).toBeVisible();
  await page.getByRole('button', { name: 'Decide anew Handout' }).click();
  await expect(part('Handout')).toContainText('Take gloves');
  await page.goto(draft);
  await expect(page.getByText('The origin has changed 1 piece since.')).toBeVisible();
  const scripted = await openBrowser(browser);
  await signInAs(scripted.context, adapter);
  for (const path of [`${draft}/origin`, '/modules/evening-rounds/adaptation', '/modules/evening-rounds']) {
    await scripted.page.goto(path);
    await expectAccessible(scripted.page);
  }
  await scripted.context.close();
  await page.getByRole('link', { name: 'Facts of the module' }).click();
  await expect(page.getByLabel('Licence').locator('option')).toHaveText(['CC-BY-NC-SA-4.0']);
  await context.close();
});

test('a trainer of another region adapts a curriculum without JavaScript: other modules in another order', async ({ browser }) => {
  const { makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  const trainer = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }]);
  const { context, page } = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await signInAs(context, trainer);
  await page.goto('/curricula/whole');
  await page.getByRole('link', { name: 'Adapt this curriculum' }).click();
  await expect(page.getByLabel('Title in French')).toHaveValue('Ordre');
  await page.getByLabel('Address').fill('order-of-winter');
  await page.getByLabel('Title in English').fill('In winter');
  await page.getByRole('button', { name: 'Begin the adaptation' }).click();
  await page.getByRole('button', { name: 'Move up About two' }).click();
  await expect(page.getByText('Comes before what it needs: About one')).toBeVisible();
  const order = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: 'In order' }) }).locator('ol > li');
  await order.nth(1).locator('summary').click();
  await order.nth(1).getByLabel('In its place').selectOption({ label: await order.nth(1).getByLabel('In its place').locator('option').nth(1).innerText() });
  await order.nth(1).getByRole('button', { name: 'Put this in its place' }).click();
  await expect(page.getByText('Builds on what is not in it: About one')).toBeVisible();
  await page.goto('/curricula/order-of-winter');
  await expect(page.getByText('Adapted from')).toBeVisible();
  const scripted = await openBrowser(browser);
  await signInAs(scripted.context, trainer);
  for (const path of ['/curricula/order-of-winter', '/curricula/order-of-winter/order', '/curricula/order-of-winter/texts', '/curricula/new?from=whole']) {
    await scripted.page.goto(path);
    await expectAccessible(scripted.page);
  }
  for (const { context: one } of [scripted, { context }]) await one.close();
});
