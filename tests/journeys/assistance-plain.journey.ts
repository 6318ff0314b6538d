import { expect, test, type Browser, type Page } from '@playwright/test';
import { addDays, nextChangeOfClocks } from './setup/days.ts';
import { invite, join, openBrowser, openSecretariat, SECRETARIAT, signIn } from './setup/people.ts';
import { letMonthsPass } from './setup/seeded.ts';

/** The whole way of an assistance, from the request to the first check-in, of four people of whom none has JavaScript. */
const NETWORK = '0199a000-0000-7000-8000-000000000015';
const who = { coordinator: 'Imbuia', lead: 'Pitanga', provider: 'Cerejeira' };
const HOUSE = 'Casa da Maré';
const NEED = 'Members leave and nobody asks them why.';
const DAY = addDays(nextChangeOfClocks(), 9);
const ids = { organisation: '', request: '', engagement: '' };

async function openPlain(browser: Browser, pseudonym: string) {
  const opened = await openBrowser(browser, { javaScriptEnabled: false });
  await opened.page.goto('/sign-in');
  await signIn(opened.page, pseudonym);
  await expect(opened.page).toHaveURL(/\/home$/);
  return opened;
}

async function joinPlain(browser: Browser, link: string, pseudonym: string, zone: string) {
  const { context, page } = await openBrowser(browser, { javaScriptEnabled: false });
  await join(page, link, pseudonym);
  await page.goto('/account');
  await page.getByLabel('Time zone').selectOption(zone);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await expect(page.getByLabel('Time zone')).toHaveValue(zone);
  return { context, page };
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const part = (name: string) => `/engagements/${ids.engagement}/${name}`;

test.describe.configure({ mode: 'serial' });

test('four people have accounts, and a peer says what they give', async ({ browser }) => {
  const secretariat = await openSecretariat(browser, { javaScriptEnabled: false });
  const link = await invite(secretariat.page, NETWORK, 'Coordinator');
  await secretariat.context.close();
  const { context, page } = await joinPlain(browser, link, who.coordinator, 'America/Sao_Paulo');
  await page.goto('/organisations/new');
  await page.getByLabel('Name', { exact: true }).fill(HOUSE);
  await page.getByRole('radio', { name: /National organisation/ }).check();
  await page.getByLabel('Country').selectOption('BR');
  if (!(await page.getByRole('checkbox', { name: 'English', exact: true }).isVisible())) await page.getByText('Languages the organisation works in').click();
  await page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await press(page, 'Save');
  await expect(page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
  ids.organisation = page.url().split('/').pop() ?? '';
  const links = [await invite(page, ids.organisation, 'Organisation lead'), await invite(page, NETWORK, 'Peer provider')];
  await context.close();
  await (await joinPlain(browser, links[0] ?? '', who.lead, 'America/Sao_Paulo')).context.close();

  const provider = await joinPlain(browser, links[1] ?? '', who.provider, 'Europe/Lisbon');
  await provider.page.goto('/provider-profile');
  await provider.page.getByLabel('Membership', { exact: true }).selectOption('3');
  await provider.page.getByLabel('What a coordinator should know').fill('Evenings are hard for me.');
  await provider.page.getByLabel('Hours a week').fill('99');
  await press(provider.page, 'Save');
  await expect(provider.page.getByText('Give a number of hours from 0 to 60').first()).toBeVisible();
  await expect(provider.page.getByLabel('What a coordinator should know')).toHaveValue('Evenings are hard for me.');
  await provider.page.getByLabel('Language 1', { exact: true }).selectOption('en');
  await provider.page.getByLabel('Level of language 1').selectOption('3');
  await provider.page.getByRole('checkbox', { name: 'Remote' }).check();
  await provider.page.getByRole('checkbox', { name: 'Latin America' }).check();
  await provider.page.getByLabel('Hours a week').fill('6');
  await press(provider.page, 'Save');
  await expect(provider.page.getByText('Saved.')).toBeVisible();
  await provider.context.close();
});

test('a request is sent, asked about, answered and accepted; what is missing leads back to the form', async ({ browser }) => {
  const [lead, coordinator] = [await openPlain(browser, who.lead), await openPlain(browser, who.coordinator)];
  await lead.page.goto(`/organisations/${ids.organisation}/requests`);
  await press(lead.page, 'Ask for assistance');
  ids.request = lead.page.url().split('/').at(-2) ?? '';
  await lead.page.getByRole('checkbox', { name: 'Membership' }).check();
  await lead.page.getByLabel('What do you need?').fill(NEED);
  await lead.page.getByLabel('What would be different afterwards?').fill('Who leaves is asked, and some come back.');
  await lead.page.getByRole('radio', { name: /^Remote/ }).check();
  await press(lead.page, 'Go on: read it through');
  await lead.page.getByRole('link', { name: 'Who takes part?' }).click();
  await expect(lead.page).toHaveURL(new RegExp(`/requests/${ids.request}/edit#how$`));
  await lead.page.getByLabel('Who takes part?').fill('Three of us');
  await press(lead.page, 'Go on: read it through');
  await press(lead.page, /^Send to/);
  await expect(lead.page.getByText('Sent to the regional network.')).toBeVisible();

  await coordinator.page.goto(`/requests/${ids.request}`);
  await press(coordinator.page, 'Send');
  await expect(coordinator.page.getByText('Your message – Fill this in')).toBeVisible();
  await coordinator.page.getByLabel('Your message').fill('Since when?');
  await press(coordinator.page, 'Send');
  await expect(coordinator.page.getByText('(America/Sao Paulo)')).toBeVisible();
  await lead.page.goto(`/requests/${ids.request}`);
  await lead.page.getByLabel('Your message').fill('x'.repeat(10_001));
  await press(lead.page, 'Send');
  await expect(lead.page.getByLabel('Your message')).toHaveValue('x'.repeat(10_001));
  await expect(lead.page.getByLabel('Your message')).toHaveAttribute('aria-invalid', 'true');
  await lead.page.getByLabel('Your message').fill('Since last year.');
  await press(lead.page, 'Send');
  await expect(lead.page.getByText('Since last year.')).toBeVisible();
  await coordinator.page.goto(`/requests/${ids.request}/acceptance`);
  await press(coordinator.page, 'Accept and go on');
  await expect(coordinator.page).toHaveURL(/\/engagements\/[0-9a-f-]{36}$/);
  ids.engagement = coordinator.page.url().split('/').pop() ?? '';

  await coordinator.page.goto(part('terms/draft'));
  await coordinator.page.getByLabel('Objectives').fill('A way to ask who leaves');
  await coordinator.page.getByLabel('Outputs').fill('Five questions on a page');
  await coordinator.page.getByLabel('Method', { exact: true }).fill('Two calls');
  await coordinator.page.getByLabel(/^Days of a provider/).fill('2,5');
  await coordinator.page.getByLabel('Begins on').fill(addDays(DAY, -20));
  await coordinator.page.getByLabel('Ends on').fill(addDays(DAY, 30));
  await press(coordinator.page, 'Save and go back');
  await press(coordinator.page, /^Agree for/);
  await lead.page.goto(part('terms'));
  await press(lead.page, /^Agree for/);
  await expect(lead.page.getByText('Agreed by all: in force.')).toBeVisible();
  for (const { context } of [lead, coordinator]) await context.close();
});

test('a peer is invited and accepts; a series is booked on their clocks, one session is moved', async ({ browser }) => {
  const [coordinator, provider] = [await openPlain(browser, who.coordinator), await openPlain(browser, who.provider)];
  const { page } = coordinator;
  await page.goto(part('providers'));
  await press(page, `Invite ${who.provider}`);
  await provider.page.goto('/provider-invitations');
  await provider.page.getByRole('link', { name: 'Membership' }).click();
  expect(await provider.page.content()).not.toContain(HOUSE);
  await press(provider.page, 'Accept the invitation');
  await expect(provider.page.getByText(HOUSE).first()).toBeVisible();

  await page.goto(part('schedule/times'));
  await page.getByLabel('First day').fill(DAY);
  await page.getByLabel('Last day').fill(DAY);
  await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
  await page.getByLabel('How many sessions').fill('2');
  await press(page, 'Find times');
  const best = page.getByRole('listitem').filter({ hasText: '14:00–15:00' }).filter({ hasText: who.lead }).first();
  await expect(best).toContainText('10:00–11:00');
  await best.getByRole('link', { name: /^Plan from this time/ }).click();
  await page.getByLabel('Day').nth(1).fill(DAY);
  await press(page, 'Book all of them');
  await expect(page.getByText('This session overlaps another of the plan').first()).toBeVisible();
  await page.getByLabel('Day').nth(1).fill(addDays(DAY, 7));
  await press(page, 'Book all of them');
  await expect(page.getByText('Booked.')).toBeVisible();
  await page.getByRole('link', { name: /^Move/ }).nth(1).click();
  await page.getByLabel('Time zone').selectOption('Europe/Lisbon');
  await page.getByLabel('Day').fill(addDays(DAY, 8));
  await page.getByLabel('Time', { exact: true }).fill('15:00');
  await press(page, 'Move it');
  await expect(page.getByText('Moved: everyone', { exact: false })).toBeVisible();
  await provider.page.goto(part('schedule'));
  await expect(provider.page.getByRole('rowheader').nth(0)).toContainText('14:00–15:00');
  await expect(provider.page.getByRole('rowheader').nth(1)).toContainText('15:00–16:00');
  for (const { context } of [coordinator, provider]) await context.close();
});

test('report, evaluation, closing and the first check-in; the secretariat sees that it was, and not what was said', async ({ browser }) => {
  const [provider, lead, coordinator] = [await openPlain(browser, who.provider), await openPlain(browser, who.lead), await openPlain(browser, who.coordinator)];
  await provider.page.goto(part('report'));
  await provider.page.getByLabel('What was done').fill('Two calls');
  await provider.page.getByLabel('Days of work').fill('1.3');
  await press(provider.page, 'Save the draft');
  await expect(provider.page.getByText('Give a number of days in halves', { exact: false }).first()).toBeVisible();
  await expect(provider.page.getByLabel('What was done')).toHaveValue('Two calls');
  await provider.page.getByLabel('Days of work').fill('1.5');
  await provider.page.getByLabel('What came out of it').fill('Five questions');
  await provider.page.getByLabel('What was learnt').fill('Ask early');
  await press(provider.page, 'Hand it in');
  await expect(provider.page.getByText('1.5 days')).toBeVisible();

  await coordinator.page.goto(part('closure'));
  await coordinator.page.getByLabel('What is agreed next').fill('A look at the answers in summer.');
  await press(coordinator.page, 'Close the engagement');

  await lead.page.goto(part('evaluation'));
  await lead.page.getByLabel('In your own words').fill('It was ours.');
  await press(lead.page, 'Give the evaluation');
  await expect(lead.page.getByText('Usefulness – Choose one', { exact: false })).toBeVisible();
  await expect(lead.page.getByLabel('In your own words')).toHaveValue('It was ours.');
  for (const aspect of ['Usefulness', 'Fit', 'Respect', 'Safety']) await lead.page.getByRole('group', { name: aspect }).getByRole('radio', { name: 'largely' }).check();
  await press(lead.page, 'Give the evaluation');
  await expect(lead.page.getByText('Your evaluation is kept.', { exact: false })).toBeVisible();

  await letMonthsPass(ids.engagement, 3);
  await lead.page.goto(part('follow-ups'));
  await lead.page.getByRole('link', { name: 'Say what changed After 3 months' }).click();
  await lead.page.getByLabel('What changed?').fill('Two came back.');
  await press(lead.page, 'Send');
  await expect(lead.page.getByText('Two came back.')).toBeVisible();
  await coordinator.page.goto(part('follow-ups'));
  await expect(coordinator.page.getByText('Two came back.')).toBeVisible();

  const secretariat = await openPlain(browser, SECRETARIAT);
  await secretariat.page.goto('/assistance');
  await expect(secretariat.page.getByRole('row', { name: /^PLAPERTS/ }).first()).toContainText('1');
  for (const path of [`/requests/${ids.request}`, part('terms'), part('report'), part('evaluation'), part('follow-ups')]) expect((await secretariat.page.request.get(path)).status(), path).toBe(404);
  for (const { context } of [provider, lead, coordinator, secretariat]) await context.close();
});
