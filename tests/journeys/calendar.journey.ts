import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import { addDays } from './setup/days.ts';
import { expectAccessible, invite, join, openBrowser, openSecretariat } from './setup/people.ts';

const NETWORK = '0199a000-0000-7000-8000-000000000014';

/** The day on which the journey began: told once, so that a midnight on its way changes nothing. */
const TODAY = new Date().toISOString().slice(0, 10);
const inDays = (days: number) => addDays(TODAY, days);

test('without JavaScript one says when one can, and is told what cannot be', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser, { javaScriptEnabled: false });
  await page.goto('/availability');
  await page.getByLabel('Your time zone').selectOption('Africa/Nairobi');
  await page.getByLabel('Monday, First part, from').fill('09:00');
  await page.getByLabel('Tuesday, First part, from').fill('12:00');
  await page.getByLabel('Tuesday, First part, until').fill('10:00');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give both the begin and the end, or neither').first()).toBeVisible();
  await expect(page.getByText('The end must come after the begin').first()).toBeVisible();
  await expect(page.getByLabel('Monday, First part, from')).toHaveValue('09:00');
  await page.getByLabel('Monday, First part, until').fill('12:00');
  await page.getByLabel('Tuesday, First part, until').fill('17:30');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();
  await expect(page.getByLabel('Tuesday, First part, until')).toHaveValue('17:30');

  await page.goto('/availability/absences');
  await page.getByLabel('First day').fill(inDays(10));
  await page.getByLabel('Last day').fill(inDays(8));
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('The end must come after the begin').first()).toBeVisible();
  await page.getByLabel('Last day').fill(inDays(12));
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByText('Added.')).toBeVisible();

  await page.goto('/availability/exceptions');
  await page.getByLabel('Day').fill(inDays(3));
  await page.getByLabel('From').fill('10:00');
  await page.getByLabel('Until').fill('11:00');
  await page.getByRole('button', { name: 'Add' }).click();
  await expect(page.getByRole('cell', { name: '10:00–11:00', exact: true })).toBeVisible();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(page.getByText('Removed.')).toBeVisible();
  await context.close();
});

test('busy times come from a file or its text; a bad one is told, and what was pasted is kept', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser);
  await page.goto('/availability/busy-times');
  await expectAccessible(page);
  const event = (day: string) => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\nDTSTART;TZID=Africa/Nairobi:${day.replaceAll('-', '')}T100000\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const send = () => page.getByRole('button', { name: 'Take the busy times' }).click();
  await send();
  await expect(page.getByText('Choose a file, or paste its text').first()).toBeVisible();
  const files: [string, Buffer, RegExp][] = [
    ['picture.ics', Buffer.from([0x89, 0x50, 0x4e, 0x47]), /not a whole calendar file/],
    ['large.ics', Buffer.alloc(10 * 1024 * 1024 + 1, 'A'), /larger than 10 MB/],
    ['zone.ics', Buffer.from(event(inDays(2)).replace('Africa/Nairobi', 'Mars/Olympus')), /not known: Mars\/Olympus/],
  ];
  for (const [name, buffer, told] of files) {
    await page.getByLabel('Calendar file').setInputFiles({ name, mimeType: 'text/calendar', buffer });
    await send();
    await expect(page.getByText(told).first()).toBeVisible();
  }
  await page.goto('/availability/busy-times');
  await page.getByLabel('Or paste its text').fill(event('2027-02-30'));
  await send();
  await expect(page.getByText(/cannot be read/).first()).toBeVisible();
  await expect(page.getByLabel('Or paste its text')).toHaveValue(/SUMMARY:Dentist/);
  await page.getByLabel('Or paste its text').fill(event(inDays(1)));
  await send();
  await expect(page.getByText('The busy times are taken.')).toBeVisible();
  await page.goto('/account');
  await page.getByLabel('Time zone').selectOption('Africa/Nairobi');
  await page.getByRole('button', { name: 'Save' }).click();
  for (const [path, name] of [['/calendar', 'Week'], ['/calendar/month', 'Month'], ['/calendar/agenda', 'List']] as const) {
    await page.goto(`${path}?on=${inDays(1)}`);
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute('aria-current', 'page');
    await expect(page.getByText('10:00–11:00 Busy elsewhere')).toBeVisible();
    await expect(page.getByText('Dentist')).toHaveCount(0);
    await expect(page.getByText('All times are those of Africa/Nairobi.')).toBeVisible();
    await expectAccessible(page);
  }
  for (const path of ['/availability', '/availability/absences', '/availability/exceptions']) {
    await page.goto(path);
    await expectAccessible(page);
  }
  await page.goto('/availability');
  await page.getByLabel('Wednesday, First part, from').fill('12:00');
  await page.getByLabel('Wednesday, First part, until').fill('10:00');
  await page.getByLabel('Hours a week at most').fill('7');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Wednesday, First part, until – The end must come after the begin')).toBeVisible();
  await expect(page.getByLabel('Wednesday, First part, until')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Wednesday, First part, from')).toHaveValue('12:00');
  await expect(page.getByLabel('Hours a week at most')).toHaveValue('7');
  await expectAccessible(page);
  await page.goto(`/calendar?on=${inDays(1)}`);
  await page.getByRole('link', { name: 'Later' }).press('Enter');
  await expect(page).toHaveURL(/on=/);
  await context.close();
});

test('a feed is read by a program that is signed in nowhere, until it is revoked', async ({ browser, playwright, baseURL }) => {
  const { context, page } = await openSecretariat(browser);
  await page.goto('/feeds');
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'A word of my own' }).check();
  await page.getByRole('button', { name: 'Make the address' }).click();
  await expect(page.getByText('Fill this in').first()).toBeVisible();
  await page.getByLabel('Your word').fill('Gardening');
  await page.getByRole('button', { name: 'Make the address' }).click();
  const address = (await page.getByText(/\/feeds\//).innerText()).trim();
  await expectAccessible(page);
  const program = await playwright.request.newContext(baseURL ? { baseURL } : {});
  const answer = await program.get(address);
  expect([answer.status(), answer.headers()['content-type'], answer.headers()['cache-control']]).toEqual([200, 'text/calendar; charset=utf-8', 'no-store']);
  expect(new ICAL.Component(ICAL.parse(await answer.text()) as unknown[]).name).toBe('vcalendar');
  expect(await answer.text()).not.toMatch(/Baobab|ORGANIZER|ATTENDEE|LOCATION|DESCRIPTION/);
  expect((await program.head(address)).status()).toBe(200);
  expect((await program.post(address, { headers: { Origin: baseURL ?? '' }, data: 'x' })).status()).toBeGreaterThanOrEqual(400);
  await page.getByRole('link', { name: 'I have it' }).click();
  await expect(page.getByText(/\/feeds\/[\w-]{43}/)).toHaveCount(0);
  await expect(page.getByRole('cell', { name: 'Gardening' })).toBeVisible();
  await page.getByText('Revoke', { exact: true }).last().click();
  await page.getByRole('button', { name: /^Revoke the address/ }).click();
  await expect(page.getByText('The address is revoked.')).toBeVisible();
  expect((await program.get(address)).status()).toBe(404);
  await program.dispose();
  await context.close();
});

test('a coordinator sees the network’s time', async ({ browser }) => {
  const secretariat = await openSecretariat(browser);
  const link = await invite(secretariat.page, NETWORK, 'Coordinator');
  await secretariat.context.close();
  const { context, page } = await openBrowser(browser);
  await join(page, link, 'Plane');
  for (const view of ['month', 'week', 'agenda']) {
    await page.goto(`/networks/${NETWORK}/calendar?view=${view}`);
    await expect(page.getByRole('heading', { name: 'Booked and given hours' })).toBeVisible();
    await expectAccessible(page);
  }
  await expect(page.getByText('Nothing is booked in these days')).toBeVisible();
  await context.close();
});
