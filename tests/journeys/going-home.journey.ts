import { expect, test, type Page } from '@playwright/test';
import type { GoingHomeCast } from '#prisma/seed/going-home-cast.server.ts';
import { openEach, type Opened } from './setup/browsers.ts';
import { expectAccessible } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A team writes its plan at once, with scripts and without; it is presented, and becomes a request. */
type Name = 'first' | 'second' | 'coordinator' | 'lead';
let seeded: Seeded;
let cast: GoingHomeCast;
let opened: Opened<Name>;
const press = (page: Page, name: string) => page.getByRole('button', { name }).first().click();

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  cast = await (await import('#prisma/seed/going-home-cast.server.ts')).makeGoingHomeCast();
  opened = await openEach(browser, { first: cast.people[0], second: cast.people[1], coordinator: cast.coordinator, lead: cast.lead }, ['second', 'lead']);
});

test.afterAll(async () => {
  await opened.close();
  await seeded.close();
});

test('two of a team write one line at once, one of them without a script: both are shown, and nothing is lost', async () => {
  const { first, second } = opened.open;
  await first.goto(`/editions/${cast.edition}`);
  await first.getByRole('link', { name: /^Action plan/ }).click();
  await expectAccessible(first);
  await press(first, 'Add a line');
  await first.getByLabel('Problem').fill('Raids at night');
  await first.getByLabel('What you will do').fill('A phone tree');
  await first.getByLabel('Technical assistance').check();
  await expect(first.getByText(/^Saved/)).toBeVisible();
  await expectAccessible(first);
  await second.goto(first.url());
  await expect(second.getByLabel('Problem')).toHaveValue('Raids at night');
  await first.getByLabel('Who').fill('The outreach four');
  await first.getByLabel('Problem').focus();
  await expect(first.getByText(/^Saved/)).toBeVisible();
  await second.getByLabel('Who').fill('All of us');
  await press(second, 'Keep and go back');
  await expect(second.getByText('The outreach four')).toBeVisible();
  await expect(second.getByLabel('Who')).toHaveValue('All of us');
  await press(second, 'Keep and go back');
  await expect(second.getByText('All of us')).toBeVisible();
});

test('a line that was removed is put back', async () => {
  const { second } = opened.open;
  await press(second, 'Add a line');
  await second.getByLabel('Problem').fill('Figures that nobody knows');
  await press(second, 'Keep and go back');
  await second.getByRole('link', { name: 'Write 2' }).click();
  await second.getByText('Remove this line').click();
  await press(second, 'Yes, remove it');
  await expect(second.getByText('Removed. It can be put back below.')).toBeVisible();
  await second.locator('summary', { hasText: 'Figures that nobody knows' }).click();
  await press(second, 'Put back');
  await expect(second.getByText('It is back.')).toBeVisible();
  await expect(second.getByRole('heading', { name: 'Line 2' })).toBeVisible();
});

test('it is presented, and a line of it becomes a request in one step', async () => {
  const { coordinator, lead } = opened.open;
  await coordinator.goto(`/editions/${cast.edition}/plans`);
  await expectAccessible(coordinator);
  await coordinator.getByRole('main').getByRole('heading', { level: 2 }).getByRole('link').first().click();
  await expect(coordinator.getByText('Raids at night')).toHaveCount(0);
  await press(coordinator, 'Mark as presented');
  await expect(coordinator.getByText('Raids at night').first()).toBeVisible();
  await expectAccessible(coordinator);
  await lead.goto(`/teams/${cast.team}/plan`);
  await press(lead, 'Ask for assistance');
  await expect(lead.getByText('A draft is made of it. Look it over, then send it.')).toBeVisible();
  await expect(lead.getByLabel('What do you need?')).toHaveValue(/Raids at night/);
  await lead.goto(`/teams/${cast.team}/plan`);
  await expect(lead.getByText(/^Asked for on/).first()).toBeVisible();
});
