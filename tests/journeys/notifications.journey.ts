import { expect, test, type Browser } from '@playwright/test';
import { findOuting } from '../setup/outing.ts';
import { expectAccessible, invite, join, openBrowser, openSecretariat, signIn } from './setup/people.ts';

/** What one hears of: a lead asks, the network is told in words that say nothing, reads, and it is new no longer. */
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const who = { coordinator: 'Purpleheart', colleague: 'Sandarac', lead: 'Soursop' };
const HOUSE = 'Nyumba ya Taa';
let organisation = '';

test.describe.configure({ mode: 'serial' });

async function openAs(browser: Browser, pseudonym: string, options: Parameters<typeof openBrowser>[1] = {}) {
  const opened = await openBrowser(browser, options);
  await opened.page.goto('/sign-in');
  await signIn(opened.page, pseudonym);
  await expect(opened.page).toHaveURL(/\/home$/);
  return opened;
}

/** A lead asks for assistance with no more than is needed. */
async function ask(browser: Browser): Promise<string> {
  const { page, context } = await openAs(browser, who.lead, { javaScriptEnabled: false });
  await page.goto(`/organisations/${organisation}/requests`);
  await page.getByRole('button', { name: 'Ask for assistance' }).click();
  const id = page.url().split('/').at(-2) ?? '';
  await page.getByRole('checkbox', { name: 'Governance' }).check();
  await page.locator('textarea[name="need"]').fill('We want minutes that everybody can read.');
  await page.locator('textarea[name="difference"]').fill('Everybody knows what was decided.');
  await page.locator('textarea[name="takingPart"]').fill('The committee.');
  await page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await page.getByRole('radio', { name: 'Remote' }).check();
  await page.getByRole('main').getByRole('button', { name: /^Go on/ }).click();
  await page.getByRole('button', { name: /^Send to/ }).click();
  await expect(page).toHaveURL(new RegExp(`/requests/${id}$`));
  await context.close();
  return id;
}

test('two coordinators and a lead join', async ({ browser }) => {
  const secretariat = await openSecretariat(browser);
  const links = [await invite(secretariat.page, NETWORK, 'Coordinator'), await invite(secretariat.page, NETWORK, 'Coordinator')];
  await secretariat.context.close();
  for (const [i, pseudonym] of [who.coordinator, who.colleague].entries()) {
    const { page, context } = await openBrowser(browser);
    await join(page, links[i] ?? '', pseudonym);
    if (i === 0) {
      await page.goto('/organisations/new');
      await page.getByLabel('Name', { exact: true }).fill(HOUSE);
      await page.getByRole('radio', { name: /National organisation/ }).check();
      await page.getByLabel('Country').selectOption('TZ');
      await page.getByText('Languages the organisation works in').click();
      await page.getByRole('checkbox', { name: 'English', exact: true }).check();
      await page.getByRole('button', { name: 'Save' }).click();
      await expect(page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
      organisation = page.url().split('/').pop() ?? '';
      const link = await invite(page, organisation, 'Organisation lead');
      const lead = await openBrowser(browser);
      await join(lead.page, link, who.lead);
      await lead.context.close();
    }
    await context.close();
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`the network is told that a request came, opens it, and it is new no longer ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ browser }) => {
    const id = await ask(browser);
    const { page, context } = await openAs(browser, who.coordinator, { javaScriptEnabled });
    const bell = page.getByRole('link', { name: /^Notifications/ }).first();
    const count = async () => Number(/\d+/.exec(await bell.innerText())?.[0] ?? 0);
    const before = await count();
    expect(before).toBeGreaterThan(0);
    await bell.click();
    await expect(page).toHaveURL(/\/notifications$/);
    if (javaScriptEnabled) await expectAccessible(page);
    const list = page.getByRole('main');
    // Neither of whom it is nor what it says stands there.
    const words = await list.innerText();
    expect([findOuting(words), words.includes(HOUSE), words.includes(who.lead), words.includes('minutes')]).toEqual([[], false, false, false]);
    const row = list.getByRole('listitem').first();
    await expect(row).toContainText('New');
    const told = (await row.locator('p').first().innerText()).trim();
    await row.getByRole('button', { name: 'Open' }).click();
    await expect(page).toHaveURL(new RegExp(`/requests/${id}$`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await count()).toBe(before - 1);
    await page.goto('/notifications');
    await expect(list.getByRole('listitem').first().getByRole('link', { name: told })).toHaveAttribute('href', `/requests/${id}`);
    await expect(list.getByRole('listitem').first().getByRole('button')).toHaveCount(0);
    // It is for each alone: a colleague still has it before them, also at home.
    const colleague = await openAs(browser, who.colleague, { javaScriptEnabled });
    await expect(colleague.page.getByRole('main').getByRole('button', { name: /Open/ }).first()).toBeVisible();
    await colleague.page.goto('/notifications');
    await colleague.page.getByRole('button', { name: 'Mark all as read' }).click();
    await expect(colleague.page.getByRole('main').getByRole('listitem').first().getByRole('link')).toBeVisible();
    await expect(colleague.page.getByRole('main').getByRole('button', { name: /Open/ })).toHaveCount(0);
    await colleague.context.close();
    await context.close();
  });
}

test('whoever lost the role hears none of it any more, with the page that was open before either', async ({ browser }) => {
  const id = await ask(browser);
  const { page, context } = await openAs(browser, who.colleague);
  await page.goto('/notifications');
  const open = page.getByRole('main').getByRole('button', { name: /Open/ }).first();
  await expect(open).toBeVisible();
  const secretariat = await openSecretariat(browser);
  // Found by name: other journeys may have brought more people than a page of the list holds.
  await secretariat.page.goto(`/organisations/${NETWORK}/people?q=${who.colleague}`);
  await secretariat.page.getByRole('link', { name: who.colleague }).click();
  await secretariat.page.getByRole('main').getByRole('button', { name: /^End/ }).first().click();
  await expect(secretariat.page.getByRole('main')).toContainText('Undo');
  await secretariat.context.close();
  // With the role their sessions ended: whatever the page of before still offers leads to signing in.
  await open.click();
  await expect(page.getByLabel('Pseudonym')).toBeVisible();
  await page.goto('/sign-in');
  await signIn(page, who.colleague);
  await expect(page).toHaveURL(/\/home$/);
  await page.goto('/notifications');
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /^Notifications/ }).first()).not.toContainText(/\d/);
  expect((await page.goto(`/requests/${id}`))?.status()).toBe(404);
  await context.close();
});
