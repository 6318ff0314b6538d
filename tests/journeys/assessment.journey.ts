import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, invite, join, openBrowser, SECRETARIAT, signIn } from './setup/people.ts';
import { letRest } from './setup/seeded.ts';

const ids = { network: '0199a000-0000-7000-8000-000000000011', organisation: '', assessment: '' };
const people = { coordinator: 'Kestrel', lead: 'Mango', second: 'Heron', third: 'Tamarind' };
const links: Record<string, string> = {};
const picture = (page: Page, name: string) => (process.env.PICTURES ? page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) : Promise.resolve());

test.describe.configure({ mode: 'serial' });

// First of all journeys by its name: the others sign in with the account made here, or make it when they run alone.
test('the first account is made from the set-up link, once', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await page.goto(process.env.SETUP_LINK ?? '');
  await expectAccessible(page);
  await picture(page, 'join');
  await page.getByLabel('Pseudonym').fill('B');
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByText('Give at least 12 characters').first()).toBeVisible();
  await expect(page.getByLabel('Pseudonym')).toHaveValue('B');
  await join(page, process.env.SETUP_LINK ?? '', SECRETARIAT);
  await picture(page, 'home-secretariat');
  await page.goto('/networks');
  await expectAccessible(page);
  links.coordinator = await invite(page, ids.network, 'Coordinator');
  await expectAccessible(page);
  await context.close();
  const again = await openBrowser(browser);
  const response = await again.page.goto(process.env.SETUP_LINK ?? '');
  expect(response?.status()).toBe(404);
  await again.context.close();
});

test('a coordinator adds an organisation and invites its lead, who invites two more', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await join(page, links.coordinator ?? '', people.coordinator);
  await page.goto('/organisations/new');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Fill this in').first()).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Lumière de Nuit');
  await page.getByRole('radio', { name: /National organisation/ }).check();
  await page.getByLabel('Country').selectOption('KE');
  if (!(await page.getByRole('checkbox', { name: 'English' }).isVisible())) await page.getByText('Languages the organisation works in').click();
  await page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
  ids.organisation = page.url().split('/').pop() ?? '';
  await expectAccessible(page);
  await page.goto('/organisations?q=lumi');
  await expect(page.getByRole('link', { name: 'Lumière de Nuit' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'organisations');
  links.lead = await invite(page, ids.organisation, 'Organisation lead');
  await context.close();

  const lead = await openBrowser(browser);
  await join(lead.page, links.lead, people.lead);
  for (const key of ['second', 'third']) links[key] = await invite(lead.page, ids.organisation, 'Member');
  await lead.context.close();
  for (const key of ['second', 'third'] as const) {
    const one = await openBrowser(browser, { javaScriptEnabled: key === 'second' });
    await join(one.page, links[key] ?? '', people[key]);
    await one.context.close();
  }
});

async function answerComponent(page: Page, level: number, note: string): Promise<void> {
  const groups = page.getByRole('radiogroup');
  const count = await groups.count();
  expect(count).toBe(10);
  for (let i = 0; i < count; i += 1) await groups.nth(i).getByRole('radio').nth((level + i) % 5).check();
  await page.getByLabel('Why this level').first().fill(note);
}

test('three people answer alone, with and without JavaScript, through a lost connection and an ended session', async ({ browser }) => {
  const lead = await openBrowser(browser);
  await lead.page.goto('/sign-in');
  await signIn(lead.page, people.lead);
  await lead.page.goto(`/organisations/${ids.organisation}/assessments/new`);
  await expectAccessible(lead.page);
  for (const name of [people.second, people.third]) await lead.page.getByRole('checkbox', { name, exact: true }).check();
  for (const box of (await lead.page.getByRole('checkbox', { name: /\(\d+\)$/ }).all()).slice(1)) await box.uncheck();
  await lead.page.getByRole('button', { name: 'Make the draft' }).click();
  await expect(lead.page).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
  ids.assessment = lead.page.url().split('/').pop() ?? '';
  await lead.page.getByRole('button', { name: 'Open for answering' }).click();
  await expect(lead.page.getByText('Open for answering.', { exact: true })).toBeVisible();
  await expectAccessible(lead.page);
  await picture(lead.page, 'overview');

  const second = await openBrowser(browser);
  await second.page.goto('/sign-in');
  await signIn(second.page, people.second);
  await second.page.goto(`/assessments/${ids.assessment}/components/1`);
  await expectAccessible(second.page);
  await answerComponent(second.page, 0, 'Only the founders decide \u{1F33F} مرحبا');
  await expect(second.page.locator('[data-saving="rest"]')).toHaveCount(10);
  await expect(second.page.getByText(/^Saved at/).first()).toBeVisible();
  await picture(second.page, 'answering');
  await second.context.setOffline(true);
  await second.page.getByLabel('Why this level').nth(1).fill('Written while the line was cut');
  await expect(second.page.getByText('Not connected: kept on this page', { exact: false })).toBeVisible();
  await second.context.setOffline(false);
  await expect(second.page.locator('fieldset').nth(1).getByText(/^Saved at/)).toBeVisible({ timeout: 40_000 });
  await second.page.reload();
  await expect(second.page.getByLabel('Why this level').nth(1)).toHaveValue('Written while the line was cut');

  const kept = (await second.context.cookies()).filter(({ name }) => name !== '__Host-s');
  await second.context.clearCookies();
  await second.context.addCookies(kept);
  await second.page.getByLabel('Why this level').nth(2).fill('Written after the session had ended');
  await expect(second.page.getByText('Your session ended', { exact: false })).toBeVisible();
  const opened = second.context.waitForEvent('page');
  await second.page.getByRole('link', { name: /Sign in in a new tab/ }).click();
  const tab = await opened;
  await signIn(tab, people.second);
  await expect(tab.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await tab.close();
  await second.page.bringToFront();
  await second.page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(second.page.getByText('Your session ended', { exact: false })).toHaveCount(0);
  await expect(second.page.locator('fieldset').nth(2).getByText(/^Saved at/)).toBeVisible();
  await second.page.reload();
  await expect(second.page.getByLabel('Why this level').nth(2)).toHaveValue('Written after the session had ended');
  await second.page.goto(`/assessments/${ids.assessment}`);
  await second.page.getByRole('button', { name: 'My answers are complete' }).click();
  await expect(second.page.getByText('Thank you: your answers are complete.')).toBeVisible();
  await second.context.close();

  const third = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await third.page.goto('/sign-in');
  await signIn(third.page, people.third);
  await third.page.goto(`/assessments/${ids.assessment}/components/1`);
  await answerComponent(third.page, 3, 'Members decide at the monthly meeting');
  await letRest(people.third);
  await third.page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(third.page.getByText('What you typed is kept for you alone', { exact: false })).toBeVisible();
  expect(await third.page.content()).not.toContain('Members decide at the monthly meeting');
  await signIn(third.page, people.third);
  await third.page.getByRole('button', { name: 'Send it now' }).click();
  await expect(third.page.getByText('Saved.')).toBeVisible();
  await third.page.goto(`/assessments/${ids.assessment}/components/1`);
  await expect(third.page.getByLabel('Why this level').first()).toHaveValue('Members decide at the monthly meeting');
  await picture(third.page, 'answering-360');
  await third.page.getByLabel('Why this level').first().fill('x'.repeat(1_000_000));
  await third.page.getByRole('button', { name: 'Save and go on' }).click();
  await expect(third.page.getByText('at most 10000 characters', { exact: false })).toBeVisible();
  await third.context.close();
  await lead.context.close();
});

test('the group agrees, completes, sees results and shares them; the coordinator sees what was shared', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await page.goto('/sign-in');
  await signIn(page, people.lead);
  await page.goto(`/assessments/${ids.assessment}`);
  await page.getByRole('button', { name: /End answering alone/ }).click();
  await expect(page.getByRole('heading', { name: 'Agree together' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'consensus');
  await page.locator('main table a').first().click();
  await expectAccessible(page);
  for (let i = 0; i < 10; i += 1) {
    const before = page.url();
    await page.getByRole('radiogroup').getByRole('radio').nth(i % 5).check();
    await page.getByLabel('Why this level').fill(`We agreed after talking, ${i}`);
    await page.getByRole('button', { name: 'Save and go on' }).click();
    await expect(page).not.toHaveURL(before);
    await expect(page.getByText('Settled.')).toBeVisible();
  }
  await page.goto(`/assessments/${ids.assessment}`);
  await page.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(page).toHaveURL(/\/results$/);
  await expectAccessible(page);
  await picture(page, 'results');
  await page.getByRole('link', { name: 'Question by question' }).click();
  await expect(page.getByText('We agreed after talking, 0')).toBeVisible();
  await expectAccessible(page);
  await page.goto(`/assessments/${ids.assessment}/priorities`);
  await expectAccessible(page);
  await page.locator('select[name^="place."]').nth(1).selectOption('1');
  await page.locator('select[name^="place."]').nth(0).selectOption('2');
  await page.getByRole('button', { name: 'Commit to these' }).click();
  await expect(page.getByText('committed', { exact: true })).toHaveCount(2);
  await page.goto(`/assessments/${ids.assessment}/sharing`);
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Regional network: scores' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Your choice is in force.')).toBeVisible();
  await context.close();

  const coordinator = await openBrowser(browser);
  await coordinator.page.goto('/sign-in');
  await signIn(coordinator.page, people.coordinator);
  await coordinator.page.goto(`/networks/${ids.network}/overview`);
  await expectAccessible(coordinator.page);
  await picture(coordinator.page, 'region');
  await coordinator.page.getByRole('link', { name: 'Lumière de Nuit' }).click();
  await expect(coordinator.page.getByRole('heading', { name: 'Results' })).toBeVisible();
  await coordinator.page.getByRole('link', { name: 'Question by question' }).click();
  await expect(coordinator.page.getByRole('heading', { name: 'Question by question' })).toBeVisible();
  expect(await coordinator.page.content()).not.toContain('We agreed after talking');
  await coordinator.context.close();
});

test('quick exit ends the session and leaves nothing in the way back', async ({ browser }) => {
  for (const way of ['button', 'escape'] as const) {
    const { context, page } = await openBrowser(browser);
    await page.goto('/sign-in');
    await signIn(page, people.lead);
    await expect(page).toHaveURL(/\/home$/);
    await page.goto(`/assessments/${ids.assessment}/results`);
    const depth = await page.evaluate(() => history.length);
    const cookie = (await context.cookies()).find(({ name }) => name === '__Host-s');
    if (way === 'button') await page.getByRole('button', { name: 'Leave now' }).click();
    else for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: 'World clock' })).toBeVisible();
    expect(await page.evaluate(() => history.length)).toBe(depth);
    await page.goBack();
    await expect(page).toHaveURL(/\/sign-in/);
    await context.addCookies([{ ...cookie!, expires: -1 }]);
    await page.goto('/home');
    await expect(page).toHaveURL(/\/sign-in/);
    await context.close();
  }
  const plain = await openBrowser(browser, { javaScriptEnabled: false });
  await plain.page.goto('/sign-in');
  await signIn(plain.page, people.lead);
  await plain.page.getByRole('button', { name: 'Leave now' }).click();
  await expect(plain.page.getByRole('heading', { name: 'World clock' })).toBeVisible();
  await plain.page.goto('/home');
  await expect(plain.page).toHaveURL(/\/sign-in/);
  await plain.context.close();
});
