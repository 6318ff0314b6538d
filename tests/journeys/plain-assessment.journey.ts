import { expect, test, type Browser, type Page } from '@playwright/test';
import { invite, join, openBrowser, openSecretariat, signIn } from './setup/people.ts';

/** The whole way of an assessment, from the invitation to what the coordinator sees, of people of whom none has JavaScript. */
const NETWORK = '0199a000-0000-7000-8000-000000000014';
const who = { coordinator: 'Sycamore', lead: 'Hornbeam', second: 'Alder', third: 'Rowan' };
const HOUSE = 'Maison du Fleuve';
const AGREED = 'We talked, and agreed';
const ids = { organisation: '', assessment: '' };

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const part = (name: string) => `/assessments/${ids.assessment}${name}`;

async function openPlain(browser: Browser, pseudonym: string) {
  const opened = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await opened.page.goto('/sign-in');
  await signIn(opened.page, pseudonym);
  await expect(opened.page).toHaveURL(/\/home$/);
  return opened;
}

async function joinPlain(browser: Browser, link: string, pseudonym: string) {
  const opened = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await join(opened.page, link, pseudonym);
  return opened;
}

test.describe.configure({ mode: 'serial' });

test('each comes by an invitation, and makes an account', async ({ browser }) => {
  const secretariat = await openSecretariat(browser, { javaScriptEnabled: false });
  const link = await invite(secretariat.page, NETWORK, 'Coordinator');
  await secretariat.context.close();
  const coordinator = await joinPlain(browser, link, who.coordinator);
  await coordinator.page.goto('/organisations/new');
  await coordinator.page.getByLabel('Name', { exact: true }).fill(HOUSE);
  await coordinator.page.getByRole('radio', { name: /National organisation/ }).check();
  await coordinator.page.getByLabel('Country').selectOption('UA');
  if (!(await coordinator.page.getByRole('checkbox', { name: 'English', exact: true }).isVisible())) await coordinator.page.getByText('Languages the organisation works in').click();
  await coordinator.page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await press(coordinator.page, 'Save');
  await expect(coordinator.page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
  ids.organisation = coordinator.page.url().split('/').pop() ?? '';
  const forLead = await invite(coordinator.page, ids.organisation, 'Organisation lead');
  await coordinator.context.close();
  const lead = await joinPlain(browser, forLead, who.lead);
  const links = [await invite(lead.page, ids.organisation, 'Member'), await invite(lead.page, ids.organisation, 'Member')];
  for (const [i, pseudonym] of [who.second, who.third].entries()) await (await joinPlain(browser, links[i] ?? '', pseudonym)).context.close();
  // One more role for whoever is here already, with the account they have: what was signed in stays so, under another id.
  const another = await invite(lead.page, ids.organisation, 'Emerging leader');
  await lead.context.close();
  const third = await openPlain(browser, who.third);
  const before = (await third.context.cookies()).find(({ name }) => name === '__Host-s')?.value;
  await third.page.goto(another);
  await press(third.page, 'Accept the invitation');
  await expect(third.page).toHaveURL(/\/home$/);
  const after = (await third.context.cookies()).find(({ name }) => name === '__Host-s')?.value;
  expect([after === before, after?.length]).toEqual([false, before?.length]);
  await third.page.reload();
  await expect(third.page).toHaveURL(/\/home$/);
  await third.context.close();
});

test('three people answer alone, each on pages that are saved whole', async ({ browser }) => {
  const lead = await openPlain(browser, who.lead);
  await lead.page.goto(`/organisations/${ids.organisation}/assessments/new`);
  for (const name of [who.second, who.third]) await lead.page.getByRole('checkbox', { name, exact: true }).check();
  for (const box of (await lead.page.getByRole('checkbox', { name: /\(\d+\)$/ }).all()).slice(1)) await box.uncheck();
  await press(lead.page, 'Make the draft');
  await expect(lead.page).toHaveURL(/\/assessments\/[0-9a-f-]{36}$/);
  ids.assessment = lead.page.url().split('/').pop() ?? '';
  await press(lead.page, 'Open for answering');
  await lead.context.close();
  for (const [k, pseudonym] of [who.lead, who.second, who.third].entries()) {
    const { context, page } = await openPlain(browser, pseudonym);
    await page.goto(part('/components/1'));
    const groups = page.getByRole('radiogroup');
    await expect(groups).toHaveCount(10);
    // Levels 0 to 4, then "not applicable" and "we do not know".
    for (let i = 0; i < 10; i += 1) await groups.nth(i).getByRole('radio').nth((i + k * (i % 3)) % 7).check();
    await page.getByLabel('Why this level').first().fill(`Alone, I think so: ${pseudonym}`);
    await press(page, 'Save and go on');
    await expect(page.getByText('Saved.')).toBeVisible();
    await page.goto(part('/components/1'));
    await expect(page.getByLabel('Why this level').first()).toHaveValue(`Alone, I think so: ${pseudonym}`);
    // What the others answer is not shown yet.
    for (const other of Object.values(who).filter((name) => name !== pseudonym)) expect(await page.content()).not.toContain(`Alone, I think so: ${other}`);
    await page.goto(part(''));
    await press(page, 'My answers are complete');
    await expect(page.getByText('Thank you: your answers are complete.')).toBeVisible();
    await context.close();
  }
});

test('the group sees where it lies apart, widest first, settles every criterion, and completes', async ({ browser }) => {
  const { context, page } = await openPlain(browser, who.lead);
  await page.goto(part(''));
  await press(page, /End answering alone/);
  await expect(page.getByRole('heading', { name: 'Agree together' })).toBeVisible();
  await expect(page.locator('main table a')).toHaveCount(10);
  await page.locator('main table a').first().click();
  for (let i = 0; i < 10; i += 1) {
    const before = page.url();
    await page.getByRole('radiogroup').getByRole('radio').nth(i % 5).check();
    await page.getByLabel('Why this level').fill(`${AGREED}, ${i}`);
    await press(page, 'Save and go on');
    await expect(page).not.toHaveURL(before);
    await expect(page.getByText('Settled.')).toBeVisible();
  }
  await page.goto(part(''));
  await press(page, 'Complete');
  await expect(page).toHaveURL(/\/results$/);
  await expect(page.locator('main svg').first()).toBeVisible();
  await expect(page.locator('main table').first()).toBeAttached();
  await page.getByRole('link', { name: 'Question by question' }).click();
  await expect(page.getByText(`${AGREED}, 0`)).toBeVisible();
  await page.goto(part('/priorities'));
  await page.locator('select[name^="place."]').nth(1).selectOption('1');
  await page.locator('select[name^="place."]').nth(0).selectOption('2');
  await press(page, 'Commit to these');
  await expect(page.getByText('committed', { exact: true })).toHaveCount(2);
  for (const file of ['/file.pdf', '/file.xlsx', '/file.csv']) expect((await page.request.get(part(file))).status(), file).toBe(200);
  await context.close();
});

test('the organisation shares, and takes it back; the coordinator sees as much as that', async ({ browser }) => {
  const share = async (choice: string) => {
    const { context, page } = await openPlain(browser, who.lead);
    await page.goto(part('/sharing'));
    await page.getByRole('radio', { name: choice }).check();
    await press(page, 'Save');
    await expect(page.getByText('Your choice is in force.')).toBeVisible();
    await context.close();
  };
  const { context, page } = await openPlain(browser, who.coordinator);
  const criteria = async () => {
    const status = (await page.goto(part('/criteria')))?.status();
    return [status, (await page.content()).includes(AGREED)];
  };
  expect(await criteria()).toEqual([404, false]);
  await share('Regional network: scores');
  await page.goto(`/networks/${NETWORK}/overview`);
  await page.getByRole('link', { name: HOUSE }).click();
  await expect(page.getByRole('heading', { name: 'Results' })).toBeVisible();
  expect(await criteria()).toEqual([200, false]);
  await share('Regional network: everything');
  expect(await criteria()).toEqual([200, true]);
  await share('Nobody outside');
  expect(await criteria()).toEqual([404, false]);
  await press(page, 'Leave now');
  await expect(page.getByRole('heading', { name: 'World clock' })).toBeVisible();
  await context.close();
});
