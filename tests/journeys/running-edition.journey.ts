import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import type { AskingPerson } from '#app/domain/accounts/person.ts';
import { expectAccessible, openBrowser, press } from './setup/people.ts';
import { openSeeded, signInAs, type Seeded } from './setup/seeded.ts';
import { answerFirstPart } from './setup/teams.ts';

/** An edition that runs: who was there, what is known before and after, and what a day was like. Neither who teaches nor who goes has JavaScript. */
type Name = 'teaching' | 'going';
let seeded: Seeded;
let edition: string;
let people: AskingPerson[];
const open = {} as Record<Name, Page>;
/** The same two with JavaScript: without it nothing can be asked of a page. */
const beside = {} as Record<Name, Page>;
const contexts: BrowserContext[] = [];

test.describe.configure({ mode: 'serial', timeout: 180_000 });

test.beforeAll(async ({ browser }) => {
  seeded = await openSeeded();
  const [{ makeOrganisation, makePerson, NETWORKS }, { makeRunning }] = await Promise.all([import('#prisma/seed/factories.server.ts'), import('#prisma/seed/running.server.ts')]);
  const networkId = NETWORKS.CSWC;
  const coordinator = await makePerson([{ organisationId: networkId, role: 'coordinator' }]);
  const teaching = await makePerson([{ organisationId: networkId, role: 'trainer' }], { pseudonym: 'Teasel' });
  const houses = [];
  for (const [house, name] of ['Reed House', 'Sedge House'].entries()) {
    const organisationId = await makeOrganisation({ networkId, country: house === 0 ? 'JM' : 'TT', name });
    const lead = await makePerson([{ organisationId, role: 'lead' }]);
    houses.push({ organisationId, lead, people: await Promise.all([0, 1, 2].map((i) => makePerson([{ organisationId, role: 'member' }], house === 0 && i === 0 ? { pseudonym: 'Sundew' } : {}))) });
  }
  people = houses.flatMap((house) => house.people);
  edition = await makeRunning(coordinator, networkId, { houses, faculty: [teaching], curriculum: 'core', name: 'Under the reeds' });
  const [going] = people;
  if (!going) throw new Error('Nobody goes.');
  for (const [name, person] of Object.entries({ teaching, going })) {
    for (const [javaScriptEnabled, pages] of [[false, open], [true, beside]] as const) {
      const { context, page } = await openBrowser(browser, { javaScriptEnabled });
      await signInAs(context, person);
      contexts.push(context);
      pages[name as Name] = page;
    }
  }
});

test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await seeded.close();
});

/** Looks at the page on which one of the two is. */
async function look(who: Name): Promise<void> {
  expect((await beside[who].goto(open[who].url()))?.status()).toBe(200);
  await expectAccessible(beside[who]);
}

test('who was there is kept as a whole list, and what is put right stays told', async () => {
  const { teaching } = open;
  await teaching.goto(`/editions/${edition}`);
  await look('teaching');
  await teaching.getByRole('link', { name: 'Today: day 3' }).click();
  await look('teaching');
  await teaching.getByRole('link', { name: 'Morning' }).click();
  const one = teaching.getByRole('group', { name: 'Sundew (Reed House)' });
  await one.getByRole('radio', { name: 'Not there' }).check();
  await teaching.getByRole('checkbox', { name: 'Whoever is not marked was there' }).check();
  await press(teaching, 'Keep the whole list');
  await expect(teaching.getByText('The list is kept.')).toBeVisible();
  await expect(one.getByRole('radio', { name: 'Not there' })).toBeChecked();
  await expect(teaching.getByRole('radio', { name: 'There', exact: true, checked: true })).toHaveCount(people.length - 1);
  await one.getByRole('radio', { name: 'Excused' }).check();
  await press(teaching, 'Keep the whole list');
  await teaching.getByText('1 correction', { exact: true }).click();
  await expect(teaching.getByText(/^Sundew: Not there, then Excused \(Teasel, /)).toBeVisible();
  await look('teaching');
});

test('what is known is asked before and after: nothing of it is told of fewer than five, and what is right only after', async () => {
  const { teaching, going } = open;
  const { answerCheck } = await import('#prisma/seed/running.server.ts');
  const others = people.slice(1);
  const at = `/editions/${edition}/check`;
  await going.goto(at);
  await expect(going.getByText('It is not open yet.').first()).toBeVisible();
  await teaching.goto(at);
  await press(teaching, 'Open it');
  await expect(teaching.getByText('It is being answered for the first time.', { exact: false })).toBeVisible();
  await look('teaching');
  await answerPart('I do not know');
  await look('going');
  await going.goto(`${at}/1`);
  await expect(going.getByText('You read what is right after the second time.', { exact: false })).toBeVisible();
  await expect(going.getByText('What is right', { exact: true })).toHaveCount(0);
  for (const person of others) await answerCheck(person, edition, 1, 0);
  await teaching.goto(at);
  await teaching.getByText('Ask a second time', { exact: true }).click();
  await press(teaching, 'Yes, ask a second time');
  await expect(teaching.getByText('Nothing yet: fewer than five people have answered both times.')).toBeVisible();
  await answerFirstPart(going, edition, 'I do not know');
  await going.goto(`${at}/1`);
  await expect(going.getByText('What is right', { exact: true }).first()).toBeVisible();
  await look('going');
  for (const person of others.slice(0, 3)) await answerCheck(person, edition, 1, 2);
  await teaching.goto(at);
  await expect(teaching.getByText('Nothing yet: fewer than five people have answered both times.')).toBeVisible();
  for (const person of others.slice(3)) await answerCheck(person, edition, 1, 2);
  await teaching.goto(at);
  await expect(teaching.getByRole('row').filter({ hasText: /^(?!Module).*points/ }).first()).toBeVisible();
  await look('teaching');
});

test('a day is looked back on without names, and told only once it is over, of five and more', async () => {
  const { teaching, going } = open;
  const [{ giveReflection }, { daysAgo }] = await Promise.all([import('#app/domain/academy/editions/reflections.server.ts'), import('#prisma/seed/past.server.ts')]);
  const give = (ago: number, day: number, words: readonly string[]) => daysAgo(ago, async () => { for (const [k, text] of words.entries()) await giveReflection(people[k] as AskingPerson, edition, day, { useful: '3', voice: '4', text }); });
  await give(2, 1, ['More songs.', '', '', '']);
  await give(1, 2, ['More bread.', '', '', '', '']);
  await going.goto(`/editions/${edition}/days/3`);
  await look('going');
  await going.getByRole('link', { name: 'Look back' }).click();
  await going.getByLabel(/^What should stay/).fill('Keep the small groups.');
  await press(going, 'Give these answers');
  // Two questions were left out: what was written stands there still.
  await expect(going.getByRole('link', { name: /^Could you say what you wanted/ })).toBeVisible();
  await expect(going.getByLabel(/^What should stay/)).toHaveValue('Keep the small groups.');
  await going.getByRole('radio', { name: 'Very' }).check();
  await going.getByRole('radio', { name: 'Yes', exact: true }).check();
  await look('going');
  await press(going, 'Give these answers');
  await expect(going.getByText('You have answered for this day. Thank you.')).toBeVisible();
  await look('going');
  await teaching.goto(`/editions/${edition}/days/3/reflection`);
  await expect(teaching.getByText(/^It is being answered today\./)).toBeVisible();
  expect(await teaching.content()).not.toContain('Keep the small groups.');
  await teaching.goto(`/editions/${edition}/days/1/reflection`);
  await expect(teaching.getByText(/^Fewer than five people answered\./)).toBeVisible();
  expect(await teaching.content()).not.toContain('More songs.');
  await teaching.goto(`/editions/${edition}/days/2/reflection`);
  await expect(teaching.getByText(/^5 people answered\./)).toBeVisible();
  await expect(teaching.getByText('More bread.')).toBeVisible();
  await look('teaching');
});

/** Answers the first part of the check with the same to all of its questions, after one of them was left out. */
async function answerPart(answer: string): Promise<void> {
  const { going } = open;
  await going.goto(`/editions/${edition}/check/1`);
  const first = going.getByRole('main').getByRole('group').first();
  await first.getByRole('radio', { name: answer }).check();
  await press(going, 'Hand in these answers');
  await expect(first.getByRole('radio', { name: answer })).toBeChecked();
  await expect(going.getByText('Choose one of these').first()).toBeVisible();
  await answerFirstPart(going, edition, answer);
}
