import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, signInAs, type Seeded } from './setup/seeded.ts';

/** A site is described, checked and confirmed; a visit goes from the request to what is taken home. One of those who come has no JavaScript. */
type Name = 'coordinator' | 'host' | 'asker' | 'visitor';
const ADDRESS = 'Third gate after the water tower';
let seeded: Seeded;
const who = {} as Record<Name, AskingPerson>;
const open = {} as Record<Name, Page>;
const contexts: BrowserContext[] = [];
const ids = { site: '', visit: '' };
const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
const twoDaysOn = new Date(Date.now() + 32 * 86_400_000).toISOString().slice(0, 10);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { makeSite }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#prisma/seed/calendar.server.ts')]);
  const [house, asking] = [await makeOrganisation({ networkId: NETWORKS.CSWC, country: 'JM', name: 'Coral House' }), await makeOrganisation({ networkId: NETWORKS.CSWC, country: 'TT', name: 'Reef House' })];
  who.coordinator = await makePerson([{ organisationId: NETWORKS.CSWC, role: 'coordinator' }]);
  who.host = await makePerson([{ organisationId: house, role: 'site_host' }]);
  who.asker = await makePerson([{ organisationId: asking, role: 'lead' }], { pseudonym: 'Marlin' });
  who.visitor = await makePerson([{ organisationId: asking, role: 'member' }], { pseudonym: 'Pelagia' });
  ids.site = await makeSite(NETWORKS.CSWC, { name: 'The coral room', zone: 'America/Jamaica', capacity: 4 });
  for (const name of ['coordinator', 'host', 'asker', 'visitor'] as const) {
    const { context, page } = await openBrowser(browser, { javaScriptEnabled: name !== 'visitor' });
    await signInAs(context, who[name]);
    contexts.push(context);
    open[name] = page;
  }
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await seeded.close();
});

test('a coordinator says who shows their work; the host describes it, gives the address, and checks it; the network confirms', async () => {
  const { coordinator, host, asker } = open;
  await coordinator.goto('/sites');
  await expectAccessible(coordinator);
  await coordinator.getByRole('link', { name: 'Begin The coral room' }).click();
  await coordinator.getByLabel('Host organisation').selectOption({ label: 'Coral House' });
  await press(coordinator, 'Begin');
  await host.goto(`/sites/${ids.site}/edit`);
  await host.getByLabel('Name of the site').fill('The coral and the palm');
  await press(host, 'Keep');
  // What was typed stands there, and what is missing is told.
  await expect(host.getByLabel('Name of the site')).toHaveValue('The coral and the palm');
  await expect(host.getByText('Choose at least one').first()).toBeVisible();
  await expectAccessible(host);
  await host.getByText('Community empowerment', { exact: true }).first().click();
  await host.getByRole('checkbox').first().check();
  await host.getByLabel('What can be seen').fill('A rota on the wall.');
  await host.getByLabel('What can be learned').fill('How it is kept.');
  await host.getByRole('checkbox', { name: 'English' }).check();
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']) await host.getByRole('checkbox', { name: day }).check();
  await host.getByLabel('Safety protocol').fill('Phones stay in the box.');
  await host.getByLabel('The people of our network').check();
  await press(host, 'Keep');
  await expect(host.getByText('What is said of the site is kept.')).toBeVisible();
  await expectAccessible(host);
  await host.getByRole('link', { name: 'Give the address' }).click();
  await host.getByLabel('Address').fill(ADDRESS);
  await press(host, 'Keep');
  await host.getByRole('link', { name: 'Check the criteria' }).click();
  await host.getByLabel('Can be seen').check();
  await expectAccessible(host);
  await press(host, 'Hand in');
  expect((await asker.goto(`/sites/${ids.site}`))?.status()).toBe(404);
  await coordinator.goto(`/sites/${ids.site}`);
  expect(await coordinator.content()).not.toContain(ADDRESS);
  await press(coordinator, 'Confirm for a year');
  await expect(coordinator.getByText('The site is confirmed for a year.')).toBeVisible();
});

test('a visit is asked for and confirmed, and the address is withheld', async () => {
  const { asker, host, visitor } = open;
  await asker.goto('/sites');
  await asker.getByRole('link', { name: 'The coral and the palm' }).click();
  await expectAccessible(asker);
  await asker.getByRole('link', { name: 'Ask for a visit' }).click();
  await asker.getByLabel('Day').fill(inAMonth);
  await asker.getByLabel('From', { exact: true }).fill('10:00');
  await asker.getByLabel('What you would like to learn').fill('How a rota is kept.');
  await asker.getByLabel('Security considerations').fill('First names only.');
  await press(asker, 'Ask the host');
  await expect(asker.getByLabel('What you would like to learn')).toHaveValue('How a rota is kept.');
  await expectAccessible(asker);
  for (const name of ['Marlin', 'Pelagia']) await asker.getByRole('checkbox', { name }).check();
  await press(asker, 'Ask the host');
  await expect(asker.getByText('The host is asked.')).toBeVisible();
  ids.visit = asker.url().split('/').pop() ?? '';
  await host.goto('/notifications');
  await expect(host.getByText('A visit is asked for').first()).toBeVisible();
  await host.goto('/visits');
  await expectAccessible(host);
  await host.goto(`/visits/${ids.visit}`);
  await expect(host.getByText('First names only.')).toBeVisible();
  await host.getByRole('link', { name: 'Confirm', exact: true }).click();
  await expectAccessible(host);
  await press(host, 'Confirm');
  await expect(host.getByText('The visit is confirmed: the time is held for all who come.')).toBeVisible();
  for (const page of [asker, visitor]) {
    expect((await page.goto(`/visits/${ids.visit}`))?.status()).toBe(200);
    expect(await page.content()).not.toContain(ADDRESS);
    await expect(page.getByText(/The address can be read from/)).toBeVisible();
  }
});

test('it is prepared by both sides, without JavaScript as well', async () => {
  const { asker, host, visitor } = open;
  await expect(visitor.getByText('Phones stay in the box.')).toBeVisible();
  await press(visitor, 'I have read the safety briefing');
  await expect(visitor.getByText('The host sees that you have read it.')).toBeVisible();
  await visitor.getByRole('link', { name: 'Prepare', exact: true }).click();
  await visitor.getByLabel('Learning questions').fill('Who decides?');
  await press(visitor, 'Keep');
  await host.goto(`/visits/${ids.visit}/preparation`);
  await expect(host.getByLabel('Learning questions')).toHaveValue('Who decides?');
  await host.getByLabel('Agenda').fill('Tea, then the wall.');
  await expectAccessible(host);
  await press(host, 'Keep');
  await asker.goto(`/visits/${ids.visit}`);
  await press(asker, 'I have read the safety briefing');
  await expect(asker.getByText('Prepared', { exact: true }).first()).toBeVisible();
  await expectAccessible(asker);
});

test('its host moves it to another time, without JavaScript as well; what was prepared stays, and the address is withheld', async ({ browser }) => {
  const { asker, host, visitor } = open;
  const plain = await openBrowser(browser, { javaScriptEnabled: false });
  contexts.push(plain.context);
  await plain.context.addCookies(await host.context().cookies());
  expect((await visitor.goto(`/visits/${ids.visit}/time`))?.status()).toBe(409);
  await plain.page.goto(`/visits/${ids.visit}`);
  await plain.page.getByRole('link', { name: 'Move it' }).click();
  await expect(plain.page.getByLabel('Day')).toHaveValue(inAMonth);
  // At night nobody is free: what was typed stays, and the next times that suit all are told.
  await plain.page.getByLabel('From', { exact: true }).fill('02:00');
  await press(plain.page, 'Move the visit');
  await expect(plain.page.getByText('the site or one of those who come is not free then').first()).toBeVisible();
  await expect(plain.page.getByLabel('From', { exact: true })).toHaveValue('02:00');
  await expect(plain.page.getByText('Times that suit all')).toBeVisible();
  await plain.page.locator('form[action]', { has: plain.page.locator('input[type=hidden][name=minutes]') }).first().getByRole('button').click();
  await expect(plain.page.getByText('The visit is at another time: all who come are told.')).toBeVisible();
  await host.goto(`/visits/${ids.visit}/time`);
  await expectAccessible(host);
  await host.getByLabel('Day').fill(twoDaysOn);
  await host.getByLabel('From', { exact: true }).fill('03:00');
  await press(host, 'Move the visit');
  await expect(host.getByText('Times that suit all')).toBeVisible();
  await expectAccessible(host);
  await host.getByLabel('From', { exact: true }).fill('09:30');
  await press(host, 'Move the visit');
  await expect(host.getByText('The visit is at another time: all who come are told.')).toBeVisible();
  await visitor.goto('/notifications');
  await expect(visitor.getByText('An appointment has changed').first()).toBeVisible();
  for (const page of [asker, visitor]) {
    await page.goto(`/visits/${ids.visit}`);
    await expect(page.getByText('09:30').first()).toBeVisible();
    await expect(page.getByText('Who decides?')).toBeVisible();
    await expect(page.getByText('Prepared', { exact: true }).first()).toBeVisible();
    expect(await page.content()).not.toContain(ADDRESS);
  }
});

test('on its day those who come read the address, and nobody else', async () => {
  const { asker, host, visitor, coordinator } = open;
  const { letVisitCome } = await import('#prisma/seed/visits.server.ts');
  await letVisitCome(ids.visit, 'addressDay');
  for (const page of [asker, visitor]) {
    await page.goto(`/visits/${ids.visit}`);
    await expect(page.getByText(ADDRESS)).toBeVisible();
  }
  await expectAccessible(asker);
  for (const path of [`/visits/${ids.visit}`, `/sites/${ids.site}`, '/visits', `/sites/${ids.site}/edit`]) {
    expect((await coordinator.goto(path))?.status()).toBe(200);
    expect(await coordinator.content()).not.toContain(ADDRESS);
  }
  await letVisitCome(ids.visit, 'begun');
  await host.goto(`/visits/${ids.visit}`);
  await press(host, 'It was held');
  await expect(host.getByText('The visit was held.')).toBeVisible();
  await visitor.goto(`/visits/${ids.visit}`);
  expect(await visitor.content()).not.toContain(ADDRESS);
});

test('those who came look back and thank; what they take home is shown as long as they consent', async () => {
  const { asker, visitor, host } = open;
  await visitor.goto(`/visits/${ids.visit}`);
  await visitor.getByRole('link', { name: 'Look back' }).click();
  await visitor.getByLabel('What we saw').fill('The wall.');
  await visitor.getByLabel('What we take home').fill('Two at the door are calmer than one.');
  await visitor.getByLabel('What we will try').fill('Two at the door.');
  await press(visitor, 'Keep');
  await expect(visitor.getByText('Kept. The host reads it.')).toBeVisible();
  await host.goto(`/sites/${ids.site}`);
  await expect(host.getByText('Two at the door are calmer than one.')).toHaveCount(0);
  await visitor.goto(`/visits/${ids.visit}`);
  await press(visitor, 'Let the site show what we take home');
  await host.reload();
  await expect(host.getByText('Two at the door are calmer than one.')).toBeVisible();
  await expectAccessible(host);
  await asker.goto(`/visits/${ids.visit}`);
  await asker.getByRole('link', { name: 'Thank the host' }).click();
  await asker.getByLabel('Thanks').fill('Thank you for the tea.');
  await press(asker, 'Thank the host');
  await expect(asker.getByText('The host reads your thanks.')).toBeVisible();
  await expectAccessible(asker);
  await visitor.goto(`/visits/${ids.visit}`);
  await press(visitor, 'Show it no more');
  await host.reload();
  await expect(host.getByText('Two at the door are calmer than one.')).toHaveCount(0);
});
