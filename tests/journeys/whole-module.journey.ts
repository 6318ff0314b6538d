import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { openBrowser } from './setup/people.ts';
import { openSeeded, signInAs, type Seeded } from './setup/seeded.ts';

/** One module all the way, at 360 px and without JavaScript: written, read by two, published, translated, and adapted by another region, whose own version is published in turn. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
/** Its purpose, audience, objectives, four blocks, materials, handout, three adaptations, six questions, sources. */
const PIECES = 19;
const PLAIN = { javaScriptEnabled: false, width: 360 };

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
});
test.afterAll(() => seeded.close());

/** Writes each piece of a draft in a language, by the fields that it has. */
async function writeAll(page: Page, draft: string, language: string, told: string): Promise<void> {
  await page.goto(draft);
  const pathsIn = async (part: Page | ReturnType<Page['locator']>) => [...new Set(await part.locator('a[href*="/pieces/"]').evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname)))];
  const questions = await pathsIn(page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: 'Knowledge check' }) }));
  const paths = await pathsIn(page);
  expect(questions).toHaveLength(6);
  expect(paths).toHaveLength(PIECES);
  for (const [number, path] of paths.entries()) {
    await page.goto(`${path}?in=${language}`);
    const fill = async (name: string, text: string) => {
      const field = page.locator(`form [name="${name}"]`);
      if (await field.count()) await field.fill(text);
    };
    const choose = async (name: string, value: string) => {
      const field = page.locator(`form [name="${name}"]`);
      if (await field.count()) await field.selectOption(value);
    };
    await fill('title', `${told} ${number}`);
    await choose('blockKind', 'group-work');
    await fill('minutes', '60');
    await fill('body', questions.includes(path) ? 'One\nTwo\nThree' : ['Name', 'Draw', 'Show', 'Choose'].map((verb) => `- ${verb}: ${told}.`).join('\n'));
    await choose('right', 'b');
    await fill('notes', `${told}.`);
    await page.getByRole('button', { name: 'Save' }).click();
  }
}

/** Two trainers of the network read a version, and approve; the second publishes it. */
async function readAndPublish(reviewers: readonly Page[], draft: string, address: string): Promise<void> {
  for (const page of reviewers) {
    await page.goto(draft.replace('/drafts/', '/reviews/'));
    await page.getByRole('button', { name: 'I approve of it as it reads' }).click();
  }
  await reviewers.at(-1)?.getByRole('button', { name: 'Publish' }).click();
  await expect(reviewers.at(-1) as Page).toHaveURL(new RegExp(`/modules/${address}$`));
}

test('a trainer writes a module, two read it, it is published, translated, and adapted by another region', async ({ browser }) => {
  const { makeReviewers } = await import('#prisma/seed/adaptations.server.ts');
  const { makePerson, NETWORKS } = await import('#prisma/seed/factories.server.ts');
  const opened: BrowserContext[] = [];
  const openFor = async (person: { id: string }) => {
    const { context, page } = await openBrowser(browser, PLAIN);
    await signInAs(context, person);
    opened.push(context);
    return page;
  };
  const page = await openFor(seeded.scene.people.trainer);
  const reviewers = await Promise.all((await makeReviewers(NETWORK)).map(openFor));

  await page.goto('/drafts/new');
  await page.getByLabel('Title').fill('First aid');
  await page.getByLabel('Address').fill('first-aid');
  await page.getByRole('button', { name: 'Begin a module' }).click();
  const draft = page.url();
  for (const [button, times] of [['Add a block', 4], ['Add a question', 6]] as const) {
    for (let time = 0; time < times; time += 1) {
      await page.goto(draft);
      await page.getByRole('button', { name: button }).click();
    }
  }
  await writeAll(page, draft, 'en', 'Words');
  await page.goto(`${draft}/facts`);
  await page.locator('[name="available"]').fill('240');
  for (const folded of await page.locator('form details > summary').all()) await folded.click();
  for (const [name, count] of [['audience', 1], ['components', 1], ['criteria', 2], ['competencies', 1]] as const) {
    for (let number = 0; number < count; number += 1) await page.locator(`[name="${name}[]"]`).nth(number).check();
  }
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto(draft);
  await page.getByRole('button', { name: 'Give it to others to read' }).click();
  await readAndPublish(reviewers, draft, 'first-aid');

  // Translated in its next version: both can be read from then on.
  await page.goto('/modules/first-aid');
  await expect(page.getByRole('link', { name: 'français' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Write a new version' }).click();
  const next = page.url();
  await writeAll(page, next, 'fr', 'Des mots');
  await page.goto(next);
  await page.getByRole('button', { name: 'Give it to others to read' }).click();
  await readAndPublish(reviewers, next, 'first-aid');
  await page.goto('/modules/first-aid?in=fr');
  await expect(page.locator('main').getByText('Des mots').first()).toBeVisible();
  await page.goto('/modules/first-aid');
  await expect(page.locator('main').getByText('Words').first()).toBeVisible();

  // Another region makes it its own.
  const adapter = await openFor(await makePerson([{ organisationId: NETWORKS.SWAN, role: 'trainer' }]));
  const theirs = await Promise.all((await makeReviewers(NETWORKS.SWAN)).map(openFor));
  await adapter.goto('/modules/first-aid');
  await adapter.getByRole('link', { name: 'Begin the adaptation' }).click();
  await adapter.getByLabel('Address').fill('first-aid-in-winter');
  await adapter.getByRole('button', { name: 'Begin the adaptation' }).click();
  const own = adapter.url();
  await adapter.getByRole('link', { name: 'Handout' }).click();
  await adapter.getByLabel('Text').fill('Take gloves.');
  await adapter.getByRole('button', { name: 'Save' }).click();
  await adapter.goto(own);
  await adapter.getByRole('button', { name: 'Give it to others to read' }).click();
  await readAndPublish(theirs, own, 'first-aid-in-winter');
  await adapter.goto('/modules/first-aid-in-winter');
  await expect(adapter.locator('main').getByText('Take gloves.').first()).toBeVisible();
  await expect(adapter.getByText('Adapted from')).toBeVisible();
  // Each leads to the other.
  await expect(adapter.locator('a[href^="/modules/first-aid"]:not([href*="winter"])').first()).toBeVisible();
  await page.goto('/modules/first-aid');
  await expect(page.locator('a[href="/modules/first-aid-in-winter"]')).toBeVisible();
  for (const context of opened) await context.close();
});
