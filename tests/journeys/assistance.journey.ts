import { expect, test, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import { addDays, nextChangeOfClocks } from './setup/days.ts';
import { expectAccessible, invite, join, openBrowser, openSecretariat, signIn } from './setup/people.ts';
import { completeOne, letMonthsPass } from './setup/seeded.ts';

const NETWORK = '0199a000-0000-7000-8000-000000000011';
const who = { coordinator: 'Marula', lead: 'Papaya', provider: 'Rosewood' };
const HOUSE = 'Maison des Ailes';
const PRIVATE = 'Only for me: a slow start';
const ids = { organisation: '', request: '', engagement: '' };
const picture = (page: Page, name: string) => (process.env.PICTURES ? page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true }) : Promise.resolve());

const CHANGE = nextChangeOfClocks();
const [BEFORE, AFTER] = [addDays(CHANGE, -5), addDays(CHANGE, 2)];

async function setZone(page: Page, zone: string): Promise<void> {
  await page.goto('/account');
  await page.getByLabel('Time zone').selectOption(zone);
  await page.getByRole('button', { name: 'Save' }).first().click();
  await page.waitForURL(/\/account/);
}

async function openAs(browser: Parameters<typeof openBrowser>[0], pseudonym: string, options: Parameters<typeof openBrowser>[1] = {}) {
  const opened = await openBrowser(browser, options);
  await opened.page.goto('/sign-in');
  await signIn(opened.page, pseudonym);
  await expect(opened.page).toHaveURL(/\/home$/);
  return opened;
}

const asLead = (browser: Parameters<typeof openBrowser>[0]) => openAs(browser, who.lead, { timezoneId: 'Africa/Nairobi' });
const asProvider = (browser: Parameters<typeof openBrowser>[0]) => openAs(browser, who.provider, { timezoneId: 'Europe/Paris' });

test.describe.configure({ mode: 'serial' });

test('a coordinator, a lead and a peer provider join, each in their own zone', async ({ browser }) => {
  const secretariat = await openSecretariat(browser);
  const coordinatorLink = await invite(secretariat.page, NETWORK, 'Coordinator');
  await secretariat.context.close();

  const coordinator = await openBrowser(browser, { timezoneId: 'Africa/Nairobi' });
  await join(coordinator.page, coordinatorLink, who.coordinator);
  await setZone(coordinator.page, 'Africa/Nairobi');
  await coordinator.page.goto('/organisations/new');
  await coordinator.page.getByLabel('Name', { exact: true }).fill(HOUSE);
  await coordinator.page.getByRole('radio', { name: /National organisation/ }).check();
  await coordinator.page.getByLabel('Country').selectOption('KE');
  if (!(await coordinator.page.getByRole('checkbox', { name: 'English', exact: true }).isVisible())) await coordinator.page.getByText('Languages the organisation works in').click();
  await coordinator.page.getByRole('checkbox', { name: 'English', exact: true }).check();
  await coordinator.page.getByRole('button', { name: 'Save' }).click();
  await expect(coordinator.page).toHaveURL(/\/organisations\/[0-9a-f-]{36}$/);
  ids.organisation = coordinator.page.url().split('/').pop() ?? '';
  const leadLink = await invite(coordinator.page, ids.organisation, 'Organisation lead');
  const providerLink = await invite(coordinator.page, NETWORK, 'Peer provider');
  await coordinator.context.close();

  const lead = await openBrowser(browser, { timezoneId: 'Africa/Nairobi' });
  await join(lead.page, leadLink, who.lead);
  await setZone(lead.page, 'Africa/Nairobi');
  await lead.context.close();
  const provider = await openBrowser(browser, { timezoneId: 'Europe/Paris' });
  await join(provider.page, providerLink, who.provider);
  await setZone(provider.page, 'Europe/Paris');
  await provider.context.close();
});

test('a peer provider says what they can give, and when', async ({ browser }) => {
  const { context, page } = await asProvider(browser);
  await page.goto('/provider-profile');
  await expectAccessible(page);
  await page.getByLabel('Hours a week').fill('99');
  await page.getByLabel('What a coordinator should know').fill('I like to start slowly.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Choose a level for at least one topic').first()).toBeVisible();
  await expect(page.getByText('Give a number of hours from 0 to 60').first()).toBeVisible();
  await expect(page.getByLabel('What a coordinator should know')).toHaveValue('I like to start slowly.');
  await page.getByLabel('Governance', { exact: true }).selectOption('3');
  await page.getByLabel('Language 1', { exact: true }).selectOption('en');
  await page.getByLabel('Level of language 1').selectOption('3');
  await page.getByRole('checkbox', { name: 'Remote' }).check();
  await page.getByRole('checkbox', { name: 'Africa', exact: true }).check();
  await page.getByLabel('Hours a week').fill('10');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await picture(page, 'provider-profile');
  await page.goto('/availability');
  await page.getByLabel('Your time zone').selectOption('Europe/Paris');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByLabel(`${day}, First part, from`).fill('14:00');
    await page.getByLabel(`${day}, First part, until`).fill('18:00');
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await context.close();
});

test('an organisation asks, answers a question, and its request is accepted', async ({ browser }) => {
  const lead = await asLead(browser);
  await lead.page.goto(`/organisations/${ids.organisation}/requests`);
  await lead.page.getByRole('button', { name: 'Ask for assistance' }).first().click();
  await expect(lead.page).toHaveURL(/\/requests\/[0-9a-f-]{36}\/edit$/);
  ids.request = lead.page.url().split('/').at(-2) ?? '';
  await expectAccessible(lead.page);
  await lead.page.getByRole('checkbox', { name: 'Governance' }).check();
  await lead.page.getByLabel('What do you need?').fill('Our board has grown and nobody knows who decides.');
  await lead.page.getByLabel('What would be different afterwards?').fill('Everyone can say who decides what.');
  await lead.page.getByLabel('Who takes part?').fill('Six of the board');
  await lead.page.getByRole('radio', { name: /^Remote/ }).check();
  await lead.page.getByLabel('What must those who help you know', { exact: false }).fill('Never call before noon.');
  await lead.page.getByRole('button', { name: 'Go on: read it through' }).click();
  await expect(lead.page.getByRole('heading', { name: 'Read it through, then send it' })).toBeVisible();
  await expectAccessible(lead.page);
  await lead.page.getByRole('button', { name: /^Send to/ }).click();
  await expect(lead.page.getByText('Sent to the regional network.')).toBeVisible();

  const coordinator = await openAs(browser, who.coordinator, { timezoneId: 'Africa/Nairobi' });
  await coordinator.page.goto(`/networks/${NETWORK}/requests`);
  await expect(coordinator.page.getByText(HOUSE).first()).toBeVisible();
  await expectAccessible(coordinator.page);
  await coordinator.page.goto(`/requests/${ids.request}`);
  await coordinator.page.getByLabel('Your message').fill('In which languages does the board meet?');
  await coordinator.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(coordinator.page.getByText('Sent.')).toBeVisible();

  await lead.page.goto(`/requests/${ids.request}`);
  await expect(lead.page.getByText('In which languages does the board meet?')).toBeVisible();
  await expectAccessible(lead.page);
  await lead.page.getByLabel('Your message').fill('In English and Swahili.');
  await lead.page.getByRole('button', { name: 'Send', exact: true }).click();

  await coordinator.page.goto(`/requests/${ids.request}/acceptance`);
  await expectAccessible(coordinator.page);
  await coordinator.page.getByRole('button', { name: 'Accept and go on' }).click();
  await expect(coordinator.page).toHaveURL(/\/engagements\/[0-9a-f-]{36}$/);
  ids.engagement = coordinator.page.url().split('/').pop() ?? '';
  await expectAccessible(coordinator.page);
  await lead.context.close();
  await coordinator.context.close();
});

test('both sides agree on the terms', async ({ browser }) => {
  const coordinator = await openAs(browser, who.coordinator);
  await coordinator.page.goto(`/engagements/${ids.engagement}/terms/draft`);
  await expectAccessible(coordinator.page);
  await coordinator.page.getByLabel('Objectives').fill('A board that knows its tasks');
  await coordinator.page.getByLabel('Outputs').fill('A page on who decides what');
  await coordinator.page.getByLabel('Method', { exact: true }).fill('Calls every week');
  await coordinator.page.getByLabel(/^Days of a provider/).fill('2.5');
  await coordinator.page.getByLabel('Begins on').fill(addDays(CHANGE, -14));
  await coordinator.page.getByLabel('Ends on').fill(addDays(CHANGE, 14));
  await coordinator.page.getByRole('button', { name: 'Save and go back' }).click();
  await coordinator.page.getByRole('button', { name: /^Agree for/ }).click();
  await expect(coordinator.page.getByText('Agreed for your side.')).toBeVisible();
  await expectAccessible(coordinator.page);
  await coordinator.context.close();
  const lead = await asLead(browser);
  await lead.page.goto(`/engagements/${ids.engagement}/terms`);
  await lead.page.getByRole('button', { name: /^Agree for/ }).click();
  await expect(lead.page.getByText('Agreed by all: in force.')).toBeVisible();
  await lead.context.close();
});

test('a peer is found, invited, learns nothing of the organisation, and accepts', async ({ browser }) => {
  const coordinator = await openAs(browser, who.coordinator);
  await coordinator.page.goto(`/engagements/${ids.engagement}/providers`);
  await expect(coordinator.page.getByRole('heading', { name: `1. ${who.provider}` })).toBeVisible();
  await expect(coordinator.page.getByText('Governance: teaches it')).toBeVisible();
  await expectAccessible(coordinator.page);
  await picture(coordinator.page, 'matching');
  await coordinator.page.getByRole('button', { name: `Invite ${who.provider}` }).click();
  await expect(coordinator.page.getByText('Invited', { exact: true }).first()).toBeVisible();
  await coordinator.page.goto('/providers');
  await expectAccessible(coordinator.page);
  await coordinator.page.getByRole('link', { name: who.provider }).click();
  await expect(coordinator.page.getByText('I like to start slowly.')).toBeVisible();
  await expectAccessible(coordinator.page);
  await coordinator.context.close();

  const provider = await asProvider(browser);
  await provider.page.goto('/provider-invitations');
  await expectAccessible(provider.page);
  await provider.page.getByRole('link', { name: 'Governance' }).click();
  await expect(provider.page.getByRole('button', { name: 'Accept the invitation' })).toBeVisible();
  const shown = await provider.page.content();
  for (const hidden of [HOUSE, ids.organisation, ids.engagement, 'nobody knows who decides', 'Never call before noon']) expect(shown).not.toContain(hidden);
  expect((await provider.page.request.get(`/engagements/${ids.engagement}/schedule`)).status()).toBe(404);
  await expectAccessible(provider.page);
  await picture(provider.page, 'invitation');
  await provider.page.getByRole('button', { name: 'Accept the invitation' }).click();
  await expect(provider.page.getByText(HOUSE).first()).toBeVisible();
  await provider.context.close();
});

test('a series is found, checked and booked across the day on which clocks change, and one session is moved', async ({ browser }) => {
  const { context, page } = await openAs(browser, who.coordinator, { timezoneId: 'Africa/Nairobi' });
  const times = `/engagements/${ids.engagement}/schedule/times`;
  await page.goto(times);
  await expectAccessible(page);
  await page.getByLabel('First day').fill(BEFORE);
  await page.getByLabel('Last day').fill(addDays(BEFORE, -1));
  await page.getByRole('button', { name: 'Find times' }).click();
  await expect(page.getByText('The last day is before the first').first()).toBeVisible();
  await expect(page.getByLabel('First day')).toHaveValue(BEFORE);
  await page.getByLabel('Last day').fill(BEFORE);
  await page.getByLabel('Time zone').selectOption('Europe/Paris');
  await page.getByLabel('How many sessions').fill('3');
  await page.getByRole('button', { name: 'Find times' }).click();
  await expect(page.getByRole('heading', { name: 'Times that suit everyone' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'times');
  const best = page.getByRole('listitem').filter({ hasText: '14:00–15:00' }).filter({ hasText: who.lead }).first();
  await expect(best).toContainText('16:00–17:00');
  await best.getByRole('link', { name: /^Plan from this time/ }).click();

  await expect(page.getByRole('heading', { name: 'Look it over, then book' })).toBeVisible();
  await expectAccessible(page);
  // Before the change Nairobi is two hours ahead of Paris, after it one.
  await expect(page.getByRole('group', { name: 'Session 1' })).toContainText('16:00–17:00');
  await expect(page.getByRole('group', { name: 'Session 2' })).toContainText('15:00–16:00');
  await page.getByLabel('Day').nth(1).fill(CHANGE);
  await page.getByRole('textbox', { name: 'Time' }).nth(1).fill('02:30');
  await page.getByLabel('Where, or how one meets').fill('The usual call');
  await page.getByRole('button', { name: 'Book all of them' }).click();
  await expect(page.getByText(/02:30 does not exist/)).toBeVisible();
  await expect(page.getByLabel('Where, or how one meets')).toHaveValue('The usual call');
  await expectAccessible(page);
  await picture(page, 'series-gap');
  await page.getByLabel('Day').nth(1).fill(AFTER);
  await page.getByRole('textbox', { name: 'Time' }).nth(1).fill('14:00');
  await page.getByRole('button', { name: 'Book all of them' }).click();
  await expect(page.getByText('Booked.')).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(4);
  await expectAccessible(page);
  await picture(page, 'schedule');
  await page.goto(`/engagements/${ids.engagement}/schedule/calendar?view=month&on=${BEFORE}`);
  await expectAccessible(page);
  await picture(page, 'calendar');
  await page.goto(`/engagements/${ids.engagement}/schedule`);

  await page.getByRole('link', { name: /^Move/ }).nth(2).click();
  await expectAccessible(page);
  await page.getByLabel('Time zone').selectOption('Europe/Paris');
  await page.getByLabel('Day').fill(addDays(BEFORE, 0));
  await page.getByRole('textbox', { name: 'Time' }).fill('14:30');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Someone is held already at this time', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Time' })).toHaveValue('14:30');
  await expectAccessible(page);
  await picture(page, 'move');
  await page.getByLabel('Day').fill(addDays(AFTER, 8));
  await page.getByRole('textbox', { name: 'Time' }).fill('16:00');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Moved: everyone', { exact: false })).toBeVisible();
  await expect(page.getByText('Earlier times')).toBeVisible();
  await expectAccessible(page);
  await context.close();
});

test('two people in two zones read the same sessions, each on their own clock, and in their calendar programs', async ({ browser }) => {
  const [lead, provider] = [await asLead(browser), await asProvider(browser)];
  for (const [{ page }, hours] of [[lead, ['16:00–17:00', '15:00–16:00', '17:00–18:00']], [provider, ['14:00–15:00', '14:00–15:00', '16:00–17:00']]] as const) {
    await page.goto(`/engagements/${ids.engagement}/schedule`);
    const rows = page.getByRole('rowheader');
    await expect(rows).toHaveCount(3);
    for (const [i, one] of hours.entries()) await expect(rows.nth(i)).toContainText(one);
    await expectAccessible(page);
  }
  await provider.page.goto('/feeds');
  await provider.page.getByRole('button', { name: 'Make the address' }).click();
  const address = (await provider.page.getByText(/\/feeds\/.+calendar\.ics/).first().innerText()).trim();
  const feed = await provider.page.request.get(new URL(address).pathname);
  const text = await feed.text();
  expect(text).not.toMatch(new RegExp(`${HOUSE}|usual call|Governance`, 'i'));
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const told = events.map((event) => ({ starts: event.startDate.toJSDate().toISOString(), ends: event.endDate.toJSDate().toISOString(), sequence: event.sequence })).sort((a, b) => a.starts.localeCompare(b.starts));
  expect(told).toEqual([
    { starts: `${BEFORE}T13:00:00.000Z`, ends: `${BEFORE}T14:00:00.000Z`, sequence: 0 },
    { starts: `${AFTER}T12:00:00.000Z`, ends: `${AFTER}T13:00:00.000Z`, sequence: 0 },
    { starts: `${addDays(AFTER, 8)}T14:00:00.000Z`, ends: `${addDays(AFTER, 8)}T15:00:00.000Z`, sequence: 1 },
  ]);
  await lead.context.close();
  await provider.context.close();
});

test('notes and files are shared as they are meant to be', async ({ browser }) => {
  const provider = await asProvider(browser);
  const { page } = provider;
  await page.goto(`/engagements/${ids.engagement}/schedule`);
  await page.getByRole('rowheader').first().getByRole('link').click();
  await expectAccessible(page);
  for (const [kind, text] of [['Private', PRIVATE], ['Shared', 'We begin with the board’s tasks']] as const) {
    await page.getByRole('link', { name: 'Write a note' }).click();
    await page.getByLabel('Note', { exact: true }).fill(text);
    await page.getByRole('radio', { name: kind }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save the note' }).click();
    await expect(page.getByText(text)).toBeVisible();
  }
  await picture(page, 'session');
  await page.goto(`/engagements/${ids.engagement}/outputs`);
  await expectAccessible(page);
  await page.getByLabel('Name', { exact: true }).fill('Who decides what');
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'tasks.pdf', mimeType: 'application/pdf', buffer: Buffer.from('No PDF at all') });
  await page.getByRole('button', { name: 'Add the file' }).click();
  await expect(page.getByText('What lies inside is TXT', { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Who decides what');
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'tasks.txt', mimeType: 'text/plain', buffer: Buffer.from('The board decides on money.') });
  await page.getByRole('button', { name: 'Add the file' }).click();
  await expect(page.getByRole('link', { name: 'Who decides what' })).toBeVisible();
  await expectAccessible(page);
  await picture(page, 'outputs');
  await provider.context.close();

  const lead = await asLead(browser);
  await lead.page.goto(`/engagements/${ids.engagement}/schedule`);
  await lead.page.getByRole('rowheader').first().getByRole('link').click();
  await expect(lead.page.getByText('We begin with the board’s tasks')).toBeVisible();
  expect(await lead.page.content()).not.toContain(PRIVATE);
  await lead.page.goto(`/engagements/${ids.engagement}/outputs`);
  const file = await lead.page.request.get((await lead.page.getByRole('link', { name: 'Who decides what' }).getAttribute('href')) ?? '');
  expect(await file.text()).toBe('The board decides on money.');
  expect(file.headers()['content-disposition']).toMatch(/^attachment; filename="passerelle-[\d-]+\.txt"$/);
  expect(file.headers()['content-security-policy']).toBe("sandbox; default-src 'none'");
  await lead.context.close();
});

test('report, separate evaluation, closing, and the first check-in', async ({ browser }) => {
  const provider = await asProvider(browser);
  await provider.page.goto(`/engagements/${ids.engagement}/report`);
  await expectAccessible(provider.page);
  await provider.page.getByLabel('What was done').fill('Three calls');
  await provider.page.getByRole('button', { name: 'Hand it in' }).click();
  await expect(provider.page.getByText('Fill this in').first()).toBeVisible();
  await expect(provider.page.getByLabel('What was done')).toHaveValue('Three calls');
  await provider.page.getByLabel('What came out of it').fill('A page that all read');
  await provider.page.getByLabel('What was learnt').fill('Small groups talk more');
  await provider.page.getByLabel('Days of work').fill('2.5');
  await provider.page.getByRole('button', { name: 'Hand it in' }).click();
  await expect(provider.page.getByText('The report is handed in.')).toBeVisible();
  await expectAccessible(provider.page);
  await provider.context.close();

  const lead = await asLead(browser);
  await lead.page.goto(`/engagements/${ids.engagement}/evaluation`);
  await expect(lead.page.getByText('It can be given once a session was held', { exact: false })).toBeVisible();
  await expectAccessible(lead.page);

  const coordinator = await openAs(browser, who.coordinator);
  await coordinator.page.goto(`/engagements/${ids.engagement}/closure`);
  await expectAccessible(coordinator.page);
  await coordinator.page.getByLabel('What is agreed next').fill('The board reads its page once a year.');
  await coordinator.page.getByRole('button', { name: 'Close the engagement' }).click();
  await expect(coordinator.page.getByRole('heading', { name: 'What changed since' })).toBeVisible();
  await coordinator.context.close();

  await lead.page.goto(`/engagements/${ids.engagement}/evaluation`);
  await expectAccessible(lead.page);
  for (const aspect of ['Usefulness', 'Fit', 'Respect', 'Safety']) await lead.page.getByRole('group', { name: aspect }).getByRole('radio', { name: 'fully' }).check();
  await lead.page.getByLabel('In your own words').fill('We were met as equals.');
  await lead.page.getByRole('button', { name: 'Give the evaluation' }).click();
  await expect(lead.page.getByText('Your evaluation is kept.', { exact: false })).toBeVisible();
  await picture(lead.page, 'evaluation');

  await lead.page.goto(`/engagements/${ids.engagement}/follow-ups`);
  await expectAccessible(lead.page);
  // Said from its day on: until then the list says when that is.
  await expect(lead.page.getByText(/^From .+ on$/)).toHaveCount(3);
  await expect(lead.page.getByRole('link', { name: /^Say what changed/ })).toHaveCount(0);
  await letMonthsPass(ids.engagement, 3);
  await lead.page.reload();
  await lead.page.getByRole('link', { name: 'Say what changed After 3 months' }).click();
  await expectAccessible(lead.page);
  await lead.page.getByLabel('What changed?').fill('Nobody asks any more who decides.');
  await lead.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(lead.page.getByText('Nobody asks any more who decides.')).toBeVisible();
  // The assessment that shows it is completed afterwards, and named then.
  await expect(lead.page.getByRole('link', { name: /^Name a later assessment/ })).toHaveCount(0);
  await completeOne(who.lead, ids.organisation, new Date('2024-11-05T09:00:00Z'));
  await completeOne(who.lead, ids.organisation);
  await lead.page.reload();
  await lead.page.getByRole('link', { name: 'Name a later assessment After 3 months' }).click();
  await expectAccessible(lead.page);
  await expect(lead.page.getByText('Nobody asks any more who decides.')).toBeVisible();
  await lead.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(lead.page.getByText(/Scores of the components .+ before, on .+2024.+ and after/).first()).toBeVisible();
  await expect(lead.page.getByRole('link', { name: /^Name a later assessment/ })).toHaveCount(0);
  await picture(lead.page, 'follow-ups');
  await lead.context.close();

  const again = await asProvider(browser);
  for (const part of ['evaluation', 'follow-ups']) expect((await again.page.request.get(`/engagements/${ids.engagement}/${part}`)).status()).toBe(404);
  await again.context.close();
});
