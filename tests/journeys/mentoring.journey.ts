import { expect, test, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { readPdf } from '../setup/pdf-text.ts';
import { openFour, type FourPeople, type Mentoring } from './setup/four-people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** Mentoring from a nomination to the portfolio, in a browser for each; the mentee's has no JavaScript. */
let seeded: Seeded;
let four: FourPeople;
let open: FourPeople['open'];
const ids = { organisation: '', network: '', pairing: '' };
const who = {} as Record<Mentoring, AskingPerson>;
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
const at = (part = '') => `/pairings/${ids.pairing}${part}`;

test.describe.configure({ mode: 'serial', timeout: 300_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const { makeOrganisation, makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  // A network in which nobody else waits in the round.
  ids.network = NETWORKS.CSWC;
  ids.organisation = await makeOrganisation({ networkId: ids.network });
  who.lead = await makePerson([{ organisationId: ids.organisation, role: 'lead' }]);
  who.mentee = await makePerson([{ organisationId: ids.organisation, role: 'emerging_leader' }], { pseudonym: 'Tamarillo' });
  who.mentor = await makePerson([{ organisationId: ids.network, role: 'mentor' }], { pseudonym: 'Juniper' });
  who.coordinator = await makePerson([{ organisationId: ids.network, role: 'coordinator' }]);
  four = await openFour(browser, who);
  ({ open } = four);
});

test.afterAll(async () => {
  await four.close();
  await seeded.close();
});

test('a lead nominates, and the mentee says what they look for and says yes', async () => {
  const { lead, mentee } = open;
  await lead.goto(`/organisations/${ids.organisation}/nominations`);
  await four.look('lead');
  await press(lead, /^Nominate/);
  await expect(lead.getByText('The nomination is sent. It is theirs to say yes.')).toBeVisible();
  await mentee.goto('/mentoring');
  await four.look('mentee');
  await mentee.getByRole('link', { name: 'What you look for' }).click();
  await mentee.getByLabel('What do you hope for?').fill('To be heard.');
  await press(mentee, 'Keep');
  await expect(mentee.getByText('Choose at least one competency.').first()).toBeVisible();
  await expect(mentee.getByLabel('What do you hope for?')).toHaveValue('To be heard.');
  await four.look('mentee', '/mentoring/mentee-profile');
  await mentee.getByLabel('Governance: now').selectOption('1');
  await mentee.getByLabel('Governance: wanted').selectOption('3');
  await mentee.getByLabel('Language 1', { exact: true }).selectOption('en');
  await mentee.getByLabel('How well? (language 1)').selectOption('2');
  await mentee.getByLabel('Calls').check();
  await press(mentee, 'Keep');
  await press(mentee, 'Yes, I want a mentor');
  await expect(mentee.getByText('You said yes.', { exact: true })).toBeVisible();
});

test('a mentor offers a place', async () => {
  const { mentor } = open;
  await mentor.goto('/mentoring/mentor-profile');
  await four.look('mentor');
  await mentor.getByLabel('Governance', { exact: false }).first().selectOption('4');
  await mentor.getByLabel('Language 1', { exact: true }).selectOption('en');
  await mentor.getByLabel('How well? (language 1)').selectOption('3');
  await mentor.getByLabel('Calls').check();
  await press(mentor, 'Keep');
  await expect(mentor.getByText('Your profile is kept.')).toBeVisible();
});

test('a coordinator opens a round, solves it and asks the two', async () => {
  const { coordinator } = open;
  await coordinator.goto(`/networks/${ids.network}/rounds`);
  await press(coordinator, 'Open a round');
  await expect(coordinator.getByText('1 person waits; places free: 1.')).toBeVisible();
  await press(coordinator, 'Solve the round');
  await expect(coordinator.getByText('Tamarillo with Juniper')).toBeVisible();
  await expect(coordinator.getByText('Governance: has it at level 4, where one wants to get to')).toBeVisible();
  await four.look('coordinator');
  await press(coordinator, 'Ask everyone in this solution');
  await expect(coordinator.getByText('Everyone in the solution has been asked.')).toBeVisible();
});

test('neither reads a name before both have accepted', async () => {
  const { lead, mentee, mentor } = open;
  await mentor.goto('/mentoring');
  await mentor.getByRole('link', { name: 'Someone looks for a mentor like you' }).click();
  await expect(mentor.getByText('Tamarillo')).toHaveCount(0);
  await four.look('mentor');
  await press(mentor, 'Accept');
  await expect(mentor.getByText('You have accepted. The other one has not answered yet.')).toBeVisible();
  await mentee.goto('/mentoring');
  await mentee.getByRole('link', { name: 'Someone could be your mentor' }).click();
  await expect(mentee.getByText('Juniper')).toHaveCount(0);
  await four.look('mentee');
  await press(mentee, 'Accept');
  await expect(mentee.getByText('Juniper')).toBeVisible();
  await mentee.getByRole('link', { name: 'Go on together' }).click();
  await expect(mentee).toHaveURL(/\/pairings\/[0-9a-f-]{36}$/);
  ids.pairing = mentee.url().split('/').pop() ?? '';
  await mentor.reload();
  await expect(mentor.getByText('To be heard.')).toBeVisible();
  await lead.reload();
  await expect(lead.getByText('Tamarillo')).toBeVisible();
  await expect(lead.getByText('Juniper')).toHaveCount(0);
});

test('the two write an agreement and sign it', async () => {
  const { mentee, mentor } = open;
  await mentee.goto(at());
  await mentee.getByRole('link', { name: 'Begin the agreement' }).click();
  await four.look('mentee');
  await expect(mentee.getByLabel('What each expects')).toHaveValue(/The mentor listens/);
  await mentee.getByLabel('Channels that are safe for us').fill('Only the green app, never before ten.');
  await mentee.getByLabel('How often we meet').fill('99');
  await press(mentee, 'Save');
  await expect(mentee.getByText('Give whole weeks, 1 to 12.').first()).toBeVisible();
  await expect(mentee.getByLabel('Channels that are safe for us')).toHaveValue('Only the green app, never before ten.');
  await mentee.getByLabel('How often we meet').fill('2');
  await press(mentee, 'Save');
  await press(mentee, 'Sign this version');
  await expect(mentee.getByText('You have signed this version as it reads now.')).toBeVisible();
  await mentor.goto(at('/agreement'));
  await expect(mentor.getByText('Only the green app, never before ten.')).toBeVisible();
  await press(mentor, 'Sign this version');
  await expect(mentor.getByText('Both of you have signed.')).toBeVisible();
  await four.look('mentor');
});

test('the mentee sets a goal with a step, and the mentor reads it', async () => {
  const { mentee, mentor } = open;
  await mentee.goto(at('/goals'));
  await mentee.getByRole('link', { name: 'Set a goal' }).click();
  await mentee.getByRole('link', { name: 'Public speaking' }).click();
  await mentee.getByLabel('Why it matters to you').fill('I want to be heard.');
  await press(mentee, 'Keep this goal');
  await expect(mentee.getByLabel('Why it matters to you')).toHaveValue('I want to be heard.');
  await mentee.getByRole('group', { name: 'Where are you today?' }).getByRole('radio', { name: /^1/ }).check();
  await mentee.getByRole('group', { name: 'Which level do you want to reach?' }).getByRole('radio', { name: /^3/ }).check();
  await press(mentee, 'Keep this goal');
  await mentee.getByRole('link', { name: 'Add a step' }).click();
  await mentee.getByLabel('What will you do?').fill('Speak for five minutes at the members’ day');
  await press(mentee, 'Keep this step');
  await press(mentee, /^Done/);
  await expect(mentee.getByText('1 of 1 step done')).toBeVisible();
  await four.look('mentee');
  await mentor.goto(at('/goals'));
  await mentor.getByRole('link', { name: 'Public speaking' }).click();
  await expect(mentor.getByText('I want to be heard.')).toBeVisible();
  await expect(mentor.getByRole('button', { name: 'Reached' })).toHaveCount(0);
});

test('the mentor plans a series; notes of three kinds are read by whom they are for', async () => {
  const { mentee, mentor, coordinator } = open;
  await mentor.goto(at('/meetings'));
  await mentor.getByRole('link', { name: 'Find a time' }).first().click();
  await four.look('mentor');
  await mentor.getByLabel('How many meetings').fill('2');
  await press(mentor, 'Look for times');
  await press(mentor, 'Plan 2 meetings');
  await expect(mentor.getByText('Planned. It stands in both calendars.')).toBeVisible();
  await expect(mentor.getByRole('table').getByRole('link')).toHaveCount(2);
  const [{ database }, { letItBegin, inDays }] = await Promise.all([import('#app/platform/database.server.ts'), import('#prisma/seed/pairings.server.ts')]);
  const { id } = await database().meeting.findFirstOrThrow({ where: { pairingId: ids.pairing }, orderBy: { booking: { startsAt: 'asc' } } });
  await letItBegin(id, inDays(-1));
  await mentee.goto(`/meetings/${id}`);
  await press(mentee, 'It took place');
  for (const [kind, text] of [['For both of you', 'We talked about fear'], ['For yourself alone', 'I was ashamed'], ['Summary for the coordinators', 'It goes well']] as const) {
    await mentee.getByRole('link', { name: 'Write a note' }).click();
    await mentee.getByLabel('Note', { exact: true }).fill(text);
    await mentee.getByRole('radio', { name: kind }).check();
    await press(mentee, 'Keep');
  }
  await expect(mentee.getByText('I was ashamed')).toBeVisible();
  await four.look('mentee');
  await mentor.goto(`/meetings/${id}`);
  await expect(mentor.getByText('We talked about fear')).toBeVisible();
  await expect(mentor.getByText('I was ashamed')).toHaveCount(0);
  await coordinator.goto(at('/oversight'));
  await expect(coordinator.getByText('It goes well')).toBeVisible();
  await expect(coordinator.getByText('We talked about fear')).toHaveCount(0);
});

test('three answers make a light for the coordinator, and an opportunity is taken and told of', async () => {
  const { mentee, coordinator } = open;
  await mentee.goto(at('/check-ins'));
  await four.look('mentee');
  await mentee.getByRole('group', { name: 'Is it useful?' }).getByRole('radio', { name: 'Yes' }).check();
  await mentee.getByRole('group', { name: 'Is it safe?' }).getByRole('radio', { name: 'No', exact: true }).check();
  await mentee.getByRole('group', { name: 'Is something needed?' }).getByRole('radio', { name: 'No', exact: true }).check();
  await mentee.getByLabel('In your words').fill('Someone saw the phone');
  await press(mentee, 'Give these answers');
  await coordinator.goto(at('/oversight'));
  await expect(coordinator.getByText('needs you now')).toBeVisible();
  await four.look('coordinator');
  await expect(coordinator.getByText('Someone saw the phone')).toHaveCount(0);
  await press(coordinator, 'I have seen to it');
  await coordinator.goto(`/networks/${ids.network}/opportunities`);
  await coordinator.getByRole('radio', { name: 'Speak in public' }).check();
  await coordinator.getByLabel('Describe it').fill('Ten minutes at the regional day');
  await press(coordinator, 'Offer it');
  await mentee.goto('/opportunities');
  await four.look('mentee');
  await mentee.getByRole('listitem').filter({ hasText: 'Ten minutes at the regional day' }).getByRole('button', { name: /^Take it/ }).click();
  await mentee.getByRole('link', { name: 'Say what it gave' }).click();
  await mentee.getByLabel('What did it give you?').fill('My voice carried');
  await press(mentee, 'Keep');
  await expect(mentee.getByText('My voice carried')).toBeVisible();
});

test('a level is rated anew, both look back, and the portfolio holds what is ticked', async () => {
  const { mentee, mentor } = open;
  await mentee.goto(at('/check-ins'));
  await mentee.getByRole('link', { name: 'See the levels anew' }).click();
  await four.look('mentee');
  await mentee.getByRole('group', { name: 'Public speaking' }).getByRole('radio', { name: /^2/ }).check();
  await press(mentee, 'Keep these levels');
  await mentee.goto(at());
  await press(mentee, 'Begin the end');
  for (const [page, text] of [[mentee, 'I learned to begin'], [mentor, 'I learned to listen']] as const) {
    await page.goto(at('/reflection'));
    await page.getByLabel('What I have learned').fill(text);
    await press(page, 'I am done');
  }
  await expect(mentor.getByText('I learned to begin')).toBeVisible();
  await mentor.getByRole('link', { name: 'Write', exact: true }).click();
  await four.look('mentor');
  await mentor.getByLabel('What we say together').fill('We laughed in each call');
  await press(mentor, 'Keep');
  await mentee.goto(at('/closure'));
  await expect(mentee.getByText('We laughed in each call')).toBeVisible();
  await expect(mentee.getByText('I learned to listen')).toBeVisible();
  await press(mentor, 'Complete it');
  await expect(mentor.getByText('Both of you have come to the end together.')).toBeVisible();
  await four.look('mentor');
  await mentee.goto(at('/certificate'));
  await mentee.getByLabel('The name on it').fill('Tamarind of the coast');
  await press(mentee, 'Keep this name');
  await expect(mentee.getByRole('link', { name: 'Certificate (PDF)' })).toBeVisible();
  expect(await paper(mentee, at('/certificate.pdf'))).toContain('Tamarind of the coast');
  await mentee.goto('/growth');
  await expect(mentee.getByText('Level 2 now · 1 level gained')).toBeVisible();
  await four.look('mentee');
  await mentee.getByRole('link', { name: 'Portfolio' }).click();
  await four.look('mentee');
  await mentee.getByRole('checkbox', { name: /^Public speaking: level 2/ }).check();
  await mentee.getByRole('checkbox', { name: /^Speak in public/ }).check();
  await press(mentee, 'Keep');
  await expect(mentee.getByRole('checkbox', { name: /^Public speaking: level 2/ })).toBeChecked();
  const said = await paper(mentee, '/growth/file.pdf');
  for (const word of ['Public speaking', 'Level 2 now', 'My voice carried']) expect(said).toContain(word);
  for (const word of ['I learned to begin', 'We laughed', 'step done', 'Tamarind of the coast']) expect(said).not.toContain(word);
});

test('the mentee is invited to accompany others, says yes, and finds a profile begun from what they have grown in', async () => {
  const { mentee, mentor, coordinator } = open;
  await mentor.goto(at('/closure'));
  await press(mentor, 'Invite them to become a mentor');
  await expect(mentor.getByText('They are invited. It is theirs to say yes.')).toBeVisible();
  await mentee.goto(at('/closure'));
  await expect(mentee.getByText('You are invited to become a mentor')).toBeVisible();
  await four.look('mentee');
  await press(mentee, 'Yes, I become a mentor');
  await expect(mentee.getByText('You are a mentor now. Read your profile and keep it')).toBeVisible();
  await expect(mentee.getByLabel('Public speaking', { exact: false }).first()).toHaveValue('2');
  await coordinator.goto(at('/oversight'));
  await coordinator.getByRole('link', { name: 'Mentoring', exact: true }).last().click();
  await expect(coordinator).toHaveURL(new RegExp(`/networks/${ids.network}/mentoring`));
});

/** What a paper says; it names neither of the two. */
async function paper(page: Page, path: string): Promise<string> {
  const file = await page.request.get(path);
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf']);
  const { text } = readPdf(await file.body());
  for (const name of ['Tamarillo', 'Juniper']) expect(text).not.toContain(name);
  return text;
}
