import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, invite, join, openBrowser, openSecretariat, signIn } from './setup/people.ts';

const NETWORK = '0199a000-0000-7000-8000-000000000011';
const who = { coordinator: 'Mahogany', lead: 'Guava', second: 'Tangerine' };
const HOUSE = 'Casa do Vento';
const ids = { organisation: '', request: '' };

async function openAs(browser: Parameters<typeof openBrowser>[0], pseudonym: string, options: Parameters<typeof openBrowser>[1] = {}) {
  const opened = await openBrowser(browser, options);
  await opened.page.goto('/sign-in');
  await signIn(opened.page, pseudonym);
  await expect(opened.page).toHaveURL(/\/home$/);
  return opened;
}

const saving = (page: Page) => page.locator('[data-saving]');
const need = (page: Page) => page.locator('textarea[name="need"]');

test.describe.configure({ mode: 'serial' });

test('a coordinator and two leads join', async ({ browser }) => {
  const secretariat = await openSecretariat(browser);
  const coordinatorLink = await invite(secretariat.page, NETWORK, 'Coordinator');
  await secretariat.context.close();
  const coordinator = await openBrowser(browser);
  await join(coordinator.page, coordinatorLink, who.coordinator);
  await coordinator.page.goto('/organisations/new');
  await coordinator.page.getByLabel('Name', { exact: true }).fill(HOUSE);
  await coordinator.page.getByRole('radio', { name: /National organisation/ }).check();
  await coordinator.page.getByLabel('Country').selectOption('MZ');
  await coordinator.page.getByText('Languages the organisation works in').click();
  await coordinator.page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await coordinator.page.getByRole('button', { name: 'Save' }).click();
  await expect(coordinator.page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
  ids.organisation = coordinator.page.url().split('/').pop() ?? '';
  const links = [await invite(coordinator.page, ids.organisation, 'Organisation lead'), await invite(coordinator.page, ids.organisation, 'Organisation lead')];
  await coordinator.context.close();
  for (const [i, pseudonym] of [who.lead, who.second].entries()) {
    const lead = await openBrowser(browser);
    await join(lead.page, links[i] ?? '', pseudonym);
    await lead.context.close();
  }
});

test('a request is saved as it is typed, and stands after the page is opened anew', async ({ browser }) => {
  const { page, context } = await openAs(browser, who.lead);
  await page.goto(`/organisations/${ids.organisation}/requests`);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Ask for assistance' }).click();
  await expect(page).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
  ids.request = page.url().split('/').at(-2) ?? '';
  await need(page).fill('We want to keep minutes that everybody can read.');
  await expect(saving(page)).toHaveAttribute('data-saving', 'rest');
  await expect(saving(page)).toContainText('Saved at');
  await page.getByRole('checkbox', { name: 'Governance' }).check();
  await expect(saving(page)).toContainText('Saved at');
  await page.getByLabel('Not before').fill('2091-05-02');
  await page.getByLabel('Not after').fill('2091-05-01');
  await page.getByLabel('Not after').blur();
  await expect(page.getByText('The end is before the beginning')).toBeVisible();
  // It is told, and keeps nothing from being saved.
  await expect(saving(page)).toHaveAttribute('data-saving', 'rest');
  await page.reload();
  await expect(page.getByLabel('Not after')).toHaveValue('2091-05-01');
  await page.getByLabel('Not after').fill('2091-06-01');
  await expect(saving(page)).toHaveAttribute('data-saving', 'rest');
  await page.reload();
  await expect(need(page)).toHaveValue('We want to keep minutes that everybody can read.');
  await expect(page.getByRole('checkbox', { name: 'Governance' })).toBeChecked();
  await expect(page.getByLabel('Not after')).toHaveValue('2091-06-01');
  await expectAccessible(page);
  await context.close();
});

test('two who write at once are both shown, and nothing is overwritten', async ({ browser }) => {
  const [first, second] = [await openAs(browser, who.lead), await openAs(browser, who.second)];
  for (const { page } of [first, second]) await page.goto(`/requests/${ids.request}/edit`);
  await need(first.page).fill('The words of the first.');
  await expect(saving(first.page)).toContainText('Saved at');
  await expect(saving(first.page)).toHaveAttribute('data-saving', 'rest');
  await need(second.page).fill('The words of the second.');
  await expect(second.page.getByText('Someone else changed this meanwhile')).toBeVisible();
  await expect(second.page.locator('[data-newer]')).toContainText('The words of the first.');
  await expect(need(second.page)).toHaveValue('The words of the second.');
  await second.page.getByRole('button', { name: 'Go on: read it through' }).click();
  await expect(second.page).toHaveURL(/\/edit$/);
  await second.page.getByRole('button', { name: 'Take what stands' }).click();
  await expect(need(second.page)).toHaveValue('The words of the first.');
  await first.page.reload();
  await expect(need(first.page)).toHaveValue('The words of the first.');
  for (const { context } of [first, second]) await context.close();
});

test('without JavaScript it is saved by its button, a wrong day is told with all that was typed kept, and it is sent once it is whole', async ({ browser }) => {
  const { page, context } = await openAs(browser, who.lead, { javaScriptEnabled: false });
  await page.goto(`/requests/${ids.request}/edit`);
  await page.locator('textarea[name="difference"]').fill('Minutes hang on the wall.');
  await page.locator('input[name="latestOn"]').fill('2091-05-01');
  await page.getByRole('button', { name: 'Go on: read it through' }).click();
  await expect(page.getByText('The end is before the beginning').first()).toBeVisible();
  await expect(page.locator('textarea[name="difference"]')).toHaveValue('Minutes hang on the wall.');
  await page.locator('input[name="latestOn"]').fill('2091-07-01');
  await page.getByRole('button', { name: 'Go on: read it through' }).click();
  await expect(page).toHaveURL(/\/submission$/);
  await expect(page.getByText('2 things are missing')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Send to/ })).toHaveCount(0);
  await page.getByRole('link', { name: 'Go on writing' }).click();
  await page.locator('textarea[name="takingPart"]').fill('Four of us.');
  await page.getByRole('radio', { name: 'Remote' }).check();
  await page.locator('textarea[name="security"]').fill('Never call the office.');
  await page.getByRole('button', { name: 'Go on: read it through' }).click();
  await expect(page.getByText('Never call the office.')).toBeVisible();
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page.getByText('The regional network has it')).toBeVisible();
  await context.close();
});

test('the coordinator finds it, asks, and is answered; the reason of a refusal is read where it was asked', async ({ browser }) => {
  const coordinator = await openAs(browser, who.coordinator);
  const { page } = coordinator;
  await page.goto(`/networks/${NETWORK}/requests`);
  await page.getByLabel('Organisation', { exact: true }).fill('vento');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page.getByRole('table', { name: 'Requests', exact: true }).locator('tbody tr')).toHaveCount(1);
  await expectAccessible(page);
  await page.getByRole('link', { name: HOUSE }).click();
  await expect(page.getByText('Never call the office.')).toBeVisible();
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Your message – Fill this in')).toBeVisible();
  await expect(page.getByLabel('Your message')).toHaveAttribute('aria-invalid', 'true');
  await page.getByLabel('Your message').fill('Who writes them now?');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByText('Sent.')).toBeVisible();
  await expectAccessible(page);
  const lead = await openAs(browser, who.lead, { width: 360 });
  await lead.page.goto(`/requests/${ids.request}`);
  await lead.page.getByLabel('Your message').fill('Nobody does.');
  await lead.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectAccessible(lead.page);
  for (const path of ['acceptance', 'referral']) {
    await page.goto(`/requests/${ids.request}/${path}`);
    await expectAccessible(page);
  }
  await page.goto(`/requests/${ids.request}/declining`);
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page.getByText('Fill this in').first()).toBeVisible();
  await page.getByLabel('Why?').fill('We cannot before summer, ask us again.');
  await page.getByRole('button', { name: 'Decline' }).click();
  await expect(page).toHaveURL(new RegExp(`/requests/${ids.request}$`));
  await lead.page.goto(`/requests/${ids.request}`);
  await expect(lead.page.getByText('We cannot before summer, ask us again.')).toBeVisible();
  await expect(lead.page.getByText('Never call the office.')).toHaveCount(0);
  for (const { context } of [coordinator, lead]) await context.close();
});
