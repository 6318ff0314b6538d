import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readPdf } from '../setup/pdf-text.ts';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** An edition from its call to the certificates. Eight organisations of eight countries answer it; one of the leads, one of those who go, and whoever looks a certificate up have no JavaScript. */
type Name = 'coordinator' | 'firstLead' | 'secondLead' | 'going' | 'plainGoing' | 'stranger';
const VENUE = 'The blue door behind the mill';
const NAMES = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elder', 'Fir', 'Gorse', 'Hazel'].map((tree) => `${tree} House`);
const COUNTRIES = ['AM', 'BA', 'CZ', 'EE', 'GE', 'HU', 'KZ', 'LT'];
/** How many teams there is room for. */
const ROOM = 6;
let seeded: Seeded;
const open = {} as Record<Name, Page>;
const contexts: BrowserContext[] = [];
/** The lead and the others of each organisation, in the order of `NAMES`. */
const teams: { id: string; lead: AskingPerson; members: AskingPerson[] }[] = [];
const ids = { network: '', edition: '', going: '' };
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { openSession }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#app/domain/accounts/lucia.server.ts')]);
  ids.network = NETWORKS.SWAN;
  const coordinator = await makePerson([{ organisationId: NETWORKS.SWAN, role: 'coordinator' }], { pseudonym: 'Meadowsweet' });
  await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }], { pseudonym: 'Comfrey' });
  for (const [i, name] of NAMES.entries()) {
    const id = await makeOrganisation({ networkId: NETWORKS.SWAN, country: COUNTRIES[i] ?? '', name });
    const tree = name.split(' ')[0] ?? '';
    teams.push({ id, lead: await makePerson([{ organisationId: id, role: 'lead' }], { pseudonym: `${tree} lead` }), members: await Promise.all(['one', 'two', 'three'].map((which) => makePerson([{ organisationId: id, role: 'member' }], { pseudonym: `${tree} ${which}` }))) });
  }
  const [first, second] = teams;
  if (!first || !second) throw new Error('No teams.');
  const people: [Name, AskingPerson | undefined, boolean][] = [['coordinator', coordinator, true], ['firstLead', first.lead, true], ['secondLead', second.lead, false], ['going', first.members[0], true], ['plainGoing', second.members[0], false], ['stranger', undefined, false]];
  for (const [name, person, javaScriptEnabled] of people) {
    const { context, page } = await openBrowser(browser, { javaScriptEnabled });
    if (person) await context.addCookies([{ name: '__Host-s', value: await openSession(person.id, true), domain: 'localhost', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }]);
    contexts.push(context);
    open[name] = page;
  }
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await seeded.close();
});

test('a coordinator sets an edition up, says where and who teaches, and opens the call', async () => {
  const { coordinator, firstLead } = open;
  await coordinator.goto(`/networks/${ids.network}/editions`);
  await expectAccessible(coordinator);
  await coordinator.getByRole('link', { name: 'Set up an edition' }).click();
  await coordinator.getByLabel('Name', { exact: true }).fill('Spring under the alders');
  await coordinator.getByLabel('Curriculum').selectOption({ index: 1 });
  await coordinator.getByLabel('First day').fill(day(20));
  await coordinator.getByLabel('Last day').fill(day(18));
  await coordinator.getByLabel('Teams', { exact: true }).fill(String(ROOM));
  await press(coordinator, 'Keep');
  await expect(coordinator.getByText('The last day is not before the first.').first()).toBeVisible();
  await expect(coordinator.getByLabel('Name', { exact: true })).toHaveValue('Spring under the alders');
  await expectAccessible(coordinator);
  await coordinator.getByLabel('Last day').fill(day(24));
  await press(coordinator, 'Keep');
  await expect(coordinator.getByRole('heading', { level: 1, name: 'Spring under the alders' })).toBeVisible();
  ids.edition = coordinator.url().split('/').pop() ?? '';
  await coordinator.goto(`/editions/${ids.edition}/venue`);
  await coordinator.getByLabel('Where').fill(VENUE);
  await coordinator.getByLabel('Tell those who take part from').fill(day(10));
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
  const { firstLead, secondLead, going, plainGoing } = open;
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
  const { coordinator } = open;
  await answerForTheOthers();
  await coordinator.goto(`/editions/${ids.edition}`);
  await coordinator.getByText('End the call and select', { exact: true }).click();
  await press(coordinator, 'Yes, end the call');
  await expect(coordinator).toHaveURL(/\/selection$/);
  await expectAccessible(coordinator);
  // What anyone needs is not read while it is being decided.
  expect(await coordinator.content()).not.toContain('No nuts.');
  for (const name of NAMES.slice(0, ROOM)) {
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
  const { coordinator, secondLead, plainGoing } = open;
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
  const { coordinator, going } = open;
  await going.goto(`/delegates/${ids.going}`);
  await expectAccessible(going);
  const [download] = await Promise.all([going.waitForEvent('download'), going.getByRole('link', { name: 'Letter of invitation (PDF)' }).click()]);
  const { text, properties } = readPdf(await fileOf(await download.createReadStream()));
  expect(text).toContain('Miriam of the hill');
  for (const word of ['Alder House', 'Spring under the alders', VENUE, 'SWAN']) expect(`${text} ${JSON.stringify(properties)} ${download.suggestedFilename()}`).not.toContain(word);
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
  const { coordinator, going } = open;
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
  const { coordinator, going, stranger } = open;
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
  const [download] = await Promise.all([going.waitForEvent('download'), going.getByRole('link', { name: 'Take it along (PDF)' }).click()]);
  const { text, properties } = readPdf(await fileOf(await download.createReadStream()));
  expect(text).toContain('Miriam of the hill');
  expect(text).toContain(code);
  for (const word of ['Alder House', 'Spring under the alders', VENUE, 'SWAN']) expect(`${text} ${JSON.stringify(properties)} ${download.suggestedFilename()}`).not.toContain(word);
  await stranger.goto('/verify');
  await stranger.getByLabel('Code').fill('0000-0000-0000-0000');
  await press(stranger, 'Look it up');
  await expect(stranger.getByText(/No paper that still stands has this code/).first()).toBeVisible();
  await stranger.getByLabel('Code').fill(code.toLowerCase());
  await press(stranger, 'Look it up');
  await expect(stranger.getByText(/Training [2-9B-Z]{6}, which ended on /)).toBeVisible();
  expect(await stranger.content()).not.toMatch(/Miriam|Alder/);
});

/** The organisations that no browser was opened for name their teams, and everyone who was named says yes. */
async function answerForTheOthers(): Promise<void> {
  const [{ nominateTeam }, { confirmDelegacy }, { database }] = await Promise.all([import('#app/domain/academy/editions/edition-teams.server.ts'), import('#app/domain/academy/editions/edition-delegates.server.ts'), import('#app/platform/database.server.ts')]);
  for (const { id, lead, members } of teams.slice(2)) await nominateTeam(lead, ids.edition, id, { people: members.map((one) => one.id), reason: 'They carry the work.' });
  const asked = await database().editionDelegate.findMany({ where: { state: 'nominated', team: { editionId: ids.edition } } });
  for (const member of teams.flatMap(({ members }) => members)) {
    const one = asked.find(({ personId }) => personId === member.id);
    if (one) await confirmDelegacy(member, one.id, { paperName: `Paper ${member.pseudonym}`, languages: ['en'], firstTime: true, gender: '', access: '', diet: '', notPublic: '', version: one.version });
  }
}

async function fileOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}
