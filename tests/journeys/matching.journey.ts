import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** From a nomination to two yeses: the mentee and the mentor have no JavaScript. */
let seeded: Seeded;
let organisation = '';
let network = '';
const who = {} as Record<'lead' | 'mentee' | 'mentor' | 'coordinator', AskingPerson>;
const open = {} as Record<'lead' | 'mentee' | 'mentor' | 'coordinator', Page>;
const contexts: BrowserContext[] = [];
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const { makeOrganisation, makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  // A network of its own, so that nobody else waits in the round.
  network = NETWORKS.CSWC;
  organisation = await makeOrganisation({ networkId: network });
  who.lead = await makePerson([{ organisationId: organisation, role: 'lead' }]);
  who.mentee = await makePerson([{ organisationId: organisation, role: 'emerging_leader' }], { pseudonym: 'Sunbird of the round' });
  who.mentor = await makePerson([{ organisationId: network, role: 'mentor' }], { pseudonym: 'Marula of the round' });
  who.coordinator = await makePerson([{ organisationId: network, role: 'coordinator' }]);
  for (const name of ['lead', 'mentee', 'mentor', 'coordinator'] as const) open[name] = await openFor(browser, name, name === 'lead' || name === 'coordinator');
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await seeded.close();
});

async function openFor(browser: Browser, name: keyof typeof who, javaScriptEnabled: boolean): Promise<Page> {
  const { openSession } = await import('#app/domain/accounts/lucia.server.ts');
  const { context, page } = await openBrowser(browser, { javaScriptEnabled });
  await context.addCookies([{ name: '__Host-s', value: await openSession(who[name].id, true), domain: 'localhost', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' }]);
  contexts.push(context);
  return page;
}

test('a lead nominates, and the mentee says what they look for and says yes', async () => {
  const { lead, mentee } = open;
  await lead.goto(`/organisations/${organisation}/nominations`);
  await expectAccessible(lead);
  await press(lead, /^Nominate/);
  await expect(lead.getByText('The nomination is sent. It is theirs to say yes.')).toBeVisible();
  await mentee.goto('/mentoring');
  await mentee.getByRole('link', { name: 'What you look for' }).click();
  await mentee.getByLabel('What do you hope for?').fill('To be heard.');
  await press(mentee, 'Keep');
  await expect(mentee.getByText('Choose at least one competency.').first()).toBeVisible();
  await expect(mentee.getByLabel('What do you hope for?')).toHaveValue('To be heard.');
  await mentee.getByLabel('Governance: now').selectOption('1');
  await mentee.getByLabel('Governance: wanted').selectOption('3');
  await mentee.getByLabel('Language 1').selectOption('en');
  await mentee.getByLabel('How well? (language 1)').selectOption('2');
  await mentee.getByLabel('Calls').check();
  await expectAccessible(mentee);
  await press(mentee, 'Keep');
  await press(mentee, 'Yes, I want a mentor');
  await expect(mentee.getByText('You said yes.')).toBeVisible();
});

test('a mentor offers a place', async () => {
  const { mentor } = open;
  await mentor.goto('/mentoring/mentor-profile');
  await mentor.getByLabel('Governance').selectOption('4');
  await mentor.getByLabel('Language 1').selectOption('en');
  await mentor.getByLabel('How well? (language 1)').selectOption('3');
  await mentor.getByLabel('Calls').check();
  await press(mentor, 'Keep');
  await expect(mentor.getByText('Your profile is kept.')).toBeVisible();
});

test('a coordinator opens a round, solves it and asks the two', async () => {
  const { coordinator } = open;
  await coordinator.goto(`/networks/${network}/rounds`);
  await press(coordinator, 'Open a round');
  await expect(coordinator.getByText('1 person waits; places free: 1.')).toBeVisible();
  await press(coordinator, 'Solve the round');
  await expect(coordinator.getByText('Sunbird of the round with Marula of the round')).toBeVisible();
  await expect(coordinator.getByText('Governance: has it at level 4, where one wants to get to')).toBeVisible();
  await expectAccessible(coordinator);
  await press(coordinator, 'Ask everyone in this solution');
  await expect(coordinator.getByText('Everyone in the solution has been asked.')).toBeVisible();
});

test('neither reads a name before both have accepted', async () => {
  const { mentee, mentor } = open;
  await mentor.goto('/mentoring');
  await mentor.getByRole('link', { name: 'Someone looks for a mentor like you' }).click();
  await expect(mentor.getByText('Sunbird')).toHaveCount(0);
  await press(mentor, 'Accept');
  await expect(mentor.getByText('You have accepted. The other one has not answered yet.')).toBeVisible();
  await mentee.goto('/mentoring');
  await mentee.getByRole('link', { name: 'Someone could be your mentor' }).click();
  await expect(mentee.getByText('Marula')).toHaveCount(0);
  await expectAccessible(mentee);
  await press(mentee, 'Accept');
  await expect(mentee.getByText('Marula of the round')).toBeVisible();
  await mentee.getByRole('link', { name: 'Go on together' }).click();
  await expect(mentee).toHaveURL(/\/pairings\//);
  await mentor.reload();
  await expect(mentor.getByText('To be heard.')).toBeVisible();
});
