import { expect, test } from '@playwright/test';
import { openEach, type Opened } from './setup/browsers.ts';
import { dayIn } from './setup/days.ts';
import { lookUp, takePaper } from './setup/papers.ts';
import { expectAccessible, press } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';
import { answerForTheOthers, makeHouses, type House } from './setup/teams.ts';

/** An edition from its call to the certificates. Eight organisations of eight countries answer it; one of the leads, one of those who go, and whoever looks a certificate up have no JavaScript. */
type Name = 'coordinator' | 'firstLead' | 'secondLead' | 'going' | 'plainGoing' | 'stranger';
const VENUE = 'The blue door behind the mill';
/** How many teams there is room for. */
const ROOM = 6;
let seeded: Seeded;
let opened: Opened<Name>;
let houses: House[];
const ids = { network: '', edition: '', going: '' };

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const { makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  ids.network = NETWORKS.SWAN;
  const coordinator = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }], { pseudonym: 'Meadowsweet' });
  await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }], { pseudonym: 'Comfrey' });
  houses = await makeHouses(NETWORKS.SWAN, { Alder: 'AM', Birch: 'BA', Cedar: 'CZ', Dogwood: 'EE', Elder: 'GE', Fir: 'HU', Gorse: 'KZ', Hazel: 'LT' });
  const [first, second] = houses as [House, House];
  const [going = first.lead, plainGoing = second.lead] = [first.members[0], second.members[0]];
  opened = await openEach(browser, { coordinator, firstLead: first.lead, secondLead: second.lead, going, plainGoing, stranger: null }, ['secondLead', 'plainGoing', 'stranger']);
});

test.afterAll(async () => {
  await opened.close();
  await seeded.close();
});

test('a coordinator sets an edition up, says where and who teaches, and opens the call', async () => {
  const { coordinator, firstLead } = opened.open;
  await coordinator.goto(`/networks/${ids.network}/editions`);
  await expectAccessible(coordinator);
  await coordinator.getByRole('link', { name: 'Set up an edition' }).click();
  await coordinator.getByLabel('Name', { exact: true }).fill('Spring under the alders');
  await coordinator.getByLabel('Curriculum').selectOption({ index: 1 });
  await coordinator.getByLabel('First day').fill(dayIn(20));
  await coordinator.getByLabel('Last day').fill(dayIn(18));
  await coordinator.getByLabel('Teams', { exact: true }).fill(String(ROOM));
  await press(coordinator, 'Keep');
  await expect(coordinator.getByText('The last day is not before the first.').first()).toBeVisible();
  await expect(coordinator.getByLabel('Name', { exact: true })).toHaveValue('Spring under the alders');
  await expectAccessible(coordinator);
  await coordinator.getByLabel('Last day').fill(dayIn(24));
  await press(coordinator, 'Keep');
  await expect(coordinator.getByRole('heading', { level: 1, name: 'Spring under the alders' })).toBeVisible();
  ids.edition = coordinator.url().split('/').pop() ?? '';
  await coordinator.goto(`/editions/${ids.edition}/venue`);
  await coordinator.getByLabel('Where').fill(VENUE);
  await coordinator.getByLabel('Tell those who take part from').fill(dayIn(10));
  await press(coordinator, 'Keep');
  await coordinator.goto(`/editions/${ids.edition}/faculty`);
  await coordinator.getByRole('checkbox', { name: 'Comfrey' }).check();
  await press(coordinator, 'Keep');
  expect((await firstLead.goto(`/editions/${ids.edition}`))?.status()).toBe(404);
  await coordinator.goto(`/editions/${ids.edition}`);
  await expectAccessible(coordinator);
  await coordinator.getByText('Open the call', { exact: true }).click();
  await press(coordinator, 'Yes, open it');
  await expect(coordinator.getByText('Call open', { exact: true }).first()).toBeVisible();
});

test('organisations name their teams, with and without JavaScript, and those who are named answer for themselves', async () => {
  const { firstLead, secondLead, going, plainGoing } = opened.open;
  for (const [page, tree] of [[firstLead, 'Alder'], [secondLead, 'Birch']] as const) {
    await page.goto('/editions');
    await page.getByRole('link', { name: 'Spring under the alders' }).click();
    expect(await page.content()).not.toContain(VENUE);
    await expect(page.getByText('By the balance of countries, of gender as people describe it themselves', { exact: false })).toBeVisible();
    await page.getByRole('link', { name: `Name a team ${tree} House` }).click();
    await page.getByLabel('Why these people, and why now').fill('They carry the work.');
    await press(page, 'Name this team');
    // Nobody was chosen: the reason stands there still.
    await expect(page.getByLabel('Why these people, and why now')).toHaveValue('They carry the work.');
    for (const which of ['one', 'two', 'three']) await page.getByRole('checkbox', { name: `${tree} ${which}` }).check();
    await press(page, 'Name this team');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page).toHaveURL(/\/teams\//);
  }
  await expectAccessible(firstLead);
  for (const [page, name] of [[going, 'Miriam of the hill'], [plainGoing, 'Anahit']] as const) {
    await page.goto(`/editions/${ids.edition}`);
    await page.getByRole('link', { name: 'Answer', exact: true }).click();
    await press(page, 'Yes, I am going');
    await expect(page.getByLabel('The name for your papers')).toHaveAttribute('aria-invalid', 'true');
    await page.getByLabel('The name for your papers').fill(name);
    await page.getByRole('radio', { name: 'Yes', exact: true }).check();
    await page.getByLabel('What you eat and do not eat').fill('No nuts.');
    await press(page, 'Yes, I am going');
    await expect(page.getByText('Has said yes', { exact: true }).first()).toBeVisible();
  }
  await expectAccessible(going);
  ids.going = going.url().split('/').pop() ?? '';
});

test('the call ends with eight teams; six are selected, one waits, one is passed over', async () => {
  const { coordinator } = opened.open;
  await answerForTheOthers(ids.edition, houses);
  await coordinator.goto(`/editions/${ids.edition}`);
  await coordinator.getByText('End the call and select', { exact: true }).click();
  await press(coordinator, 'Yes, end the call');
  await expect(coordinator).toHaveURL(/\/selection$/);
  await expectAccessible(coordinator);
  // What anyone needs is not read while it is being decided.
  expect(await coordinator.content()).not.toContain('No nuts.');
  for (const { name } of houses.slice(0, ROOM)) {
    await coordinator.getByRole('button', { name: `Select ${name}`, exact: true }).click();
    await expect(coordinator.getByRole('listitem').filter({ hasText: name }).getByText('Selected', { exact: true })).toBeVisible();
  }
  await expect(coordinator.getByText('0 of 6 places for teams are free.')).toBeVisible();
  await coordinator.getByRole('button', { name: 'Keep waiting Gorse House', exact: true }).click();
  await expect(coordinator.getByRole('listitem').filter({ hasText: 'Gorse House' }).getByText('Waiting list', { exact: true })).toBeVisible();
  await coordinator.getByRole('button', { name: 'Pass over Hazel House', exact: true }).click();
  await expect(coordinator.getByRole('listitem').filter({ hasText: 'Hazel House' }).getByText('Not selected', { exact: true })).toBeVisible();
});

test('a team that is taken back leaves its place to the one that waits', async () => {
  const { coordinator, secondLead, plainGoing } = opened.open;
  await secondLead.goto('/editions');
  await secondLead.getByRole('link', { name: 'Spring under the alders' }).click();
  await secondLead.getByRole('link', { name: 'Look at the team Birch House' }).click();
  await secondLead.getByText('Take this team back', { exact: true }).click();
  await press(secondLead, 'Yes, take it back');
  await coordinator.goto(`/editions/${ids.edition}/selection`);
  await expect(coordinator.getByText('1 of 6 places for teams is free.')).toBeVisible();
  await coordinator.getByRole('button', { name: 'Select Gorse House', exact: true }).click();
  await expect(coordinator.getByText('0 of 6 places for teams are free.')).toBeVisible();
  expect((await plainGoing.goto(`/editions/${ids.edition}`))?.status()).toBe(404);
});

test('who goes takes the letter in the name they chose; the coordinator reads what they need, and nobody the venue before its day', async () => {
  const { coordinator, going } = opened.open;
  await going.goto(`/delegates/${ids.going}`);
  await expectAccessible(going);
  const { text, told } = await takePaper(going, 'Letter of invitation (PDF)');
  expect(text).toContain('Miriam of the hill');
  for (const word of ['Alder House', 'Spring under the alders', VENUE, 'SWAN']) expect(told).not.toContain(word);
  await going.goto(`/editions/${ids.edition}`);
  expect(await going.content()).not.toContain(VENUE);
  await expect(going.getByText(/You will read it here from/)).toBeVisible();
  await coordinator.getByRole('link', { name: 'Look at the team Alder House' }).click();
  await expect(coordinator.getByText('No nuts.')).toBeVisible();
  expect(await coordinator.content()).not.toContain('Miriam of the hill');
  await expectAccessible(coordinator);
  await coordinator.goto(`/editions/${ids.edition}`);
  await coordinator.getByText('Begin', { exact: true }).click();
  await press(coordinator, 'Yes, it has begun');
  await expect(coordinator.getByText('Running', { exact: true }).first()).toBeVisible();
});

test('its timetable is proposed, a clash is told and resolved, and who goes reads it once it is published', async () => {
  const { coordinator, going } = opened.open;
  const at = `/editions/${ids.edition}/timetable`;
  await going.goto(at);
  await expect(going.getByText('There is no timetable yet')).toBeVisible();
  await coordinator.goto(`${at}/places`);
  await coordinator.getByLabel('Name', { exact: true }).fill('Long hall');
  await press(coordinator, 'Add');
  await coordinator.goto(at);
  await press(coordinator, 'Propose a timetable');
  await expectAccessible(coordinator);
  for (const [words, from] of [['Bread and soup', '19:00'], ['Songs from home', '19:30']] as const) {
    await coordinator.goto(`${at}/entries/new`);
    await coordinator.getByLabel('What', { exact: true }).selectOption('own');
    await coordinator.getByLabel('What it is').fill(words);
    await coordinator.getByLabel('Begins at').fill(from);
    await coordinator.getByLabel('Minutes').fill('60');
    await coordinator.getByLabel(/^Where/).selectOption({ label: 'Long hall' });
    await press(coordinator, 'Add');
  }
  // The hall is taken by the soup: it is said where, by what, and all that was typed stands there.
  await expect(coordinator.getByText(/“Bread and soup”/).first()).toBeVisible();
  await expect(coordinator.getByLabel('What it is')).toHaveValue('Songs from home');
  await expectAccessible(coordinator);
  await coordinator.getByLabel('Begins at').fill('20:15');
  await press(coordinator, 'Add');
  await expect(coordinator).not.toHaveURL(/entries\/new/);
  await coordinator.goto(`${at}/publication`);
  await expectAccessible(coordinator);
  await press(coordinator, 'Publish it');
  await going.goto(at);
  await expect(going.getByText('Songs from home').first()).toBeVisible();
  await expectAccessible(going);
  // Rooms are told with the venue.
  expect(await going.content()).not.toContain('Long hall');
});

test('who went takes a certificate home, whose code tells anyone the edition and its day, and nobody’s name', async () => {
  const { coordinator, going, stranger } = opened.open;
  await coordinator.goto(`/editions/${ids.edition}`);
  await expect(coordinator.getByText(/It can be said to be over on its last day/)).toBeVisible();
  await (await import('#prisma/seed/editions.server.ts')).letLastDayCome(ids.edition);
  await coordinator.reload();
  await coordinator.getByText('Finish', { exact: true }).click();
  await press(coordinator, 'Yes, it is over');
  await going.goto(`/delegates/${ids.going}`);
  await going.getByRole('link', { name: 'Your certificate' }).click();
  await press(going, 'Make my certificate');
  const code = (await going.getByText(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/).textContent()) ?? '';
  await expectAccessible(going);
  const { text, told } = await takePaper(going, 'Take it along (PDF)');
  expect(text).toContain('Miriam of the hill');
  expect(text).toContain(code);
  for (const word of ['Alder House', 'Spring under the alders', VENUE, 'SWAN']) expect(told).not.toContain(word);
  await lookUp(stranger, '0000-0000-0000-0000');
  await expect(stranger.getByText(/No paper that still stands has this code/).first()).toBeVisible();
  await lookUp(stranger, code.toLowerCase());
  await expect(stranger.getByText(/Training [2-9B-Z]{6}, which ended on /)).toBeVisible();
  expect(await stranger.content()).not.toMatch(/Miriam|Alder/);
});
