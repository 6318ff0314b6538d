import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, signInAs, type Seeded } from './setup/seeded.ts';

/** A trainer writes a module in the browser; two others read it without JavaScript and it is published, and then translated. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
});
test.afterAll(() => seeded.close());

async function makeTrainer() {
  const { makePerson } = await import('#prisma/seed/factories.server.ts');
  return makePerson([{ organisationId: NETWORK, role: 'trainer' }]);
}

const saved = (page: Page) => expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'rest');
const titles = (page: Page) => page.locator('#plan [data-place] a');

test('a module is written piece by piece: saved as one types, drawn as it will read, its blocks moved by key and by pointer', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'trainer');
  await page.goto('/drafts');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Begin a module' }).click();
  await page.getByLabel('Title').fill('Talking to officials');
  await page.getByLabel('Address').fill('one');
  await page.getByRole('button', { name: 'Begin a module' }).click();
  await expect(page.getByText('Another module has this address already.').first()).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('Talking to officials');
  await page.getByLabel('Address').fill('talking-to-officials');
  await page.getByRole('button', { name: 'Begin a module' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Talking to officials' })).toBeVisible();
  const draft = page.url();

  for (const [title, minutes] of [['Who is who', '30'], ['What to say', '60'], ['Looking back', '20']] as const) {
    await page.goto(draft);
    await page.getByRole('button', { name: 'Add a block' }).click();
    await page.getByLabel('Title of the block').fill(title);
    await page.getByLabel('Minutes').fill(minutes);
    await page.getByLabel('What happens, step by step').fill('1. Draw **two** circles.\n\n> **Note.** Take time.\n\n<script>alert(1)</script>');
    await page.getByLabel('Notes for whoever leads').fill('Stay with them.');
    await saved(page);
  }
  await expect(page.locator('.written blockquote strong')).toHaveText('Note.');
  await expect(page.locator('.written').first()).toContainText('<script>alert(1)</script>');
  await expectAccessible(page);
  // The toolbar is one stop of the Tab key; what its buttons put in is saved, and the browser's own key takes it back.
  const text = page.getByLabel('What happens, step by step');
  // The notes are Markdown too, and are drawn and marked by their own.
  const notes = page.getByLabel('Notes for whoever leads');
  await notes.fill('Stay');
  await notes.selectText();
  await page.getByRole('toolbar', { name: 'Marks for the notes' }).getByRole('button', { name: 'Bold', exact: true }).click();
  await expect(notes).toHaveValue('**Stay**');
  await expect(page.locator('.written strong', { hasText: 'Stay' })).toBeVisible();
  await saved(page);
  await text.fill('Say it');
  await text.selectText();
  await page.getByRole('toolbar', { name: 'Marks', exact: true }).getByRole('button', { name: 'Bold', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Marks', exact: true }).getByRole('button', { name: 'Heading', exact: true })).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue('[[Say it]]');
  await expect(page.locator('.written em.term')).toHaveText('Say it');
  await page.keyboard.press('Control+z');
  await expect(text).toHaveValue('Say it');
  await saved(page);

  await page.goto(draft);
  await expect(page.getByText('1 h 50 planned of 4 h')).toBeVisible();
  await expect(titles(page)).toHaveText(['Who is who', 'What to say', 'Looking back']);
  await page.getByRole('button', { name: 'Move down 1' }).focus();
  await page.keyboard.press('Enter');
  await expect(titles(page)).toHaveText(['What to say', 'Who is who', 'Looking back']);
  await page.locator('#plan [data-place]').nth(2).dragTo(page.locator('#plan [data-place]').nth(0));
  await expect(titles(page)).toHaveText(['Looking back', 'What to say', 'Who is who']);
  await expectAccessible(page);

  // Somebody else writes the same piece at the same time: both texts are shown, and nothing is lost.
  const second = await openBrowser(browser);
  await signInAs(second.context, await makeTrainer());
  for (const one of [page, second.page]) {
    await one.goto(draft);
    await one.getByRole('link', { name: 'Handout' }).click();
  }
  await page.getByLabel('Text').fill('Mine');
  await saved(page);
  await second.page.getByLabel('Text').fill('Theirs');
  await expect(second.page.locator('[data-newer]')).toContainText('Mine');
  await expect(second.page.getByLabel('Text')).toHaveValue('Theirs');
  await second.page.getByRole('button', { name: 'Keep what I wrote' }).click();
  await saved(second.page);
  // What is the same in every language too, as it is chosen.
  const box = (one: Page, name: string) => one.getByRole('checkbox', { name, exact: true });
  for (const one of [page, second.page]) await one.goto(`${draft}/facts`);
  await box(page, 'Board').check();
  await saved(page);
  await box(second.page, 'Trainers').check();
  await expect(second.page.locator('[data-newer]')).toContainText('Board');
  await second.page.getByRole('button', { name: 'Take what stands' }).click();
  await expect(box(second.page, 'Board')).toBeChecked();
  await expect(box(second.page, 'Trainers')).not.toBeChecked();
  await second.context.close();
  await page.getByLabel('Minutes that there are').fill('20');
  await expect(page.locator('[data-saving=refused]')).toBeVisible();
  await expect(page.getByLabel('Minutes that there are')).toHaveAccessibleDescription(/30 to 480/);
  await page.getByLabel('Minutes that there are').fill('90');
  await saved(page);
  await page.goto(`${draft}/facts`);
  await expect(box(page, 'Board')).toBeChecked();
  await expect(page.getByLabel('Minutes that there are')).toHaveValue('90');
  await expectAccessible(page);
  await context.close();
});

test('two others read it without JavaScript, say what they think, approve of it; it is published, and translated in its next version', async ({ browser }) => {
  const { makeWholeDraft } = await import('#prisma/seed/authoring.server.ts');
  const { KNOWN } = await import('../setup/module-files.ts');
  const author = seeded.scene.people.trainer;
  const draft = await makeWholeDraft(author, { networkId: NETWORK, address: 'safe-meetings', title: 'Safe meetings' }, KNOWN);
  const plain = { javaScriptEnabled: false, width: 360 };
  const writing = await openBrowser(browser, plain);
  await signInAs(writing.context, author);
  await writing.page.goto(`/drafts/${draft}`);
  await writing.page.getByRole('button', { name: 'Give it to others to read' }).click();

  const reviewers = [await openBrowser(browser, plain), await openBrowser(browser, plain)];
  for (const { context } of reviewers) await signInAs(context, await makeTrainer());
  const [first, second] = reviewers.map(({ page }) => page) as [Page, Page];
  await first.goto(`/reviews/${draft}`);
  const handout = first.locator('section').filter({ has: first.getByRole('heading', { level: 2, name: 'Handout' }) });
  await handout.locator('summary').click();
  await handout.getByRole('textbox').fill('Say who can be called.');
  await handout.getByRole('button', { name: 'Send' }).click();
  await expect(first.getByText('1 comment is open.')).toBeVisible();
  await writing.page.goto(`/reviews/${draft}`);
  await writing.page.getByRole('button', { name: 'This is seen to' }).click();
  await expect(writing.page.getByText('No comment is open.')).toBeVisible();
  await expect(writing.page.getByRole('button', { name: 'I approve of it as it reads' })).toHaveCount(0);
  for (const page of [first, second]) {
    await page.goto(`/reviews/${draft}`);
    await page.getByRole('button', { name: 'I approve of it as it reads' }).click();
  }
  await second.getByRole('button', { name: 'Publish' }).click();
  await expect(second).toHaveURL(/\/modules\/safe-meetings$/);
  await expect(second.getByRole('heading', { level: 1, name: 'Safe meetings' })).toBeVisible();

  // The next version begins as a copy; beside a translation stands what it is made from, and what changed in that since.
  const { page } = writing;
  await page.goto('/modules/safe-meetings');
  await page.getByRole('button', { name: 'Write a new version' }).click();
  await page.getByRole('link', { name: 'Handout' }).click();
  const piece = page.url();
  await page.goto(`${piece}?in=fr`);
  await page.getByLabel('Text').fill('Des mots.');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.goto(piece);
  await page.getByLabel('Text').fill('Better words.');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('1 piece whose source has changed')).toBeVisible();
  await page.goto(`${piece}?in=fr`);
  await expect(page.locator('ins')).toContainText('Better');
  await expect(page.getByLabel('Text')).toHaveValue('Des mots.');
  for (const { context } of [writing, ...reviewers]) await context.close();
});
