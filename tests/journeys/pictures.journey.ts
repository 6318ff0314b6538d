import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A trainer shows pictures in a module: handed in, described, put into a text, and seen by readers once it is published. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';

test.describe.configure({ mode: 'serial', timeout: 180_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
});
test.afterAll(() => seeded.close());

const isDrawn = (page: Page, within: string) => expect.poll(() => page.locator(`${within} img`).first().evaluate((img: HTMLImageElement) => img.complete && img.naturalWidth > 0)).toBe(true);

async function makeDraft(address: string): Promise<string> {
  const { makeWholeDraft } = await import('#prisma/seed/authoring.server.ts');
  const { KNOWN } = await import('../setup/module-files.ts');
  return makeWholeDraft(seeded.scene.people.trainer, { networkId: NETWORK, address, title: 'Drawn by hand' }, KNOWN);
}

async function picture() {
  const { drawSketch } = await import('#prisma/seed/pictures.server.ts');
  return { name: 'my street, 12 March.png', mimeType: 'image/png', buffer: await drawSketch() };
}

test('what is no picture is told by its field and what was written stays; a picture is put where the cursor stands, and reads so at once', async ({ browser }) => {
  const draft = await makeDraft('drawn-by-hand');
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'trainer');
  await page.goto(`/drafts/${draft}`);
  await page.getByRole('link', { name: 'Pictures', exact: true }).click();
  await expect(page.getByText('No picture yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('What is to be seen (English)').fill('Two hands and a line between them.');
  await page.getByLabel('Picture', { exact: true }).setInputFiles({ name: 'street.png', mimeType: 'image/png', buffer: Buffer.from('PK\u0003\u0004 not a picture') });
  await page.getByRole('button', { name: 'Add a picture' }).click();
  await expect(page.getByText('This is no JPEG, PNG or WebP').first()).toBeVisible();
  await expect(page.getByLabel('What is to be seen (English)')).toHaveValue('Two hands and a line between them.');
  await page.getByLabel('Picture', { exact: true }).setInputFiles(await picture());
  await page.getByRole('button', { name: 'Add a picture' }).click();
  await expect(page.getByRole('link', { name: 'Two hands and a line between them.' })).toBeVisible();
  await expect(page.locator('body')).not.toContainText('12 March');
  await isDrawn(page, 'main');
  await expectAccessible(page);

  await page.goto(`/drafts/${draft}`);
  await page.getByRole('link', { name: 'Handout' }).click();
  const text = page.getByLabel('Text');
  await text.fill('Above.\n\nBelow.');
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(2, 2));
  await page.getByRole('button', { name: 'Show it in the text Two hands and a line between them.' }).click();
  await expect(text).toHaveValue(/^Above\.\n\n!\[\]\(picture:[0-9a-f]{8}\)\n\nBelow\.$/);
  await expect(text).toBeFocused();
  await expect(page.locator('.written').getByRole('img', { name: 'Two hands and a line between them.' })).toBeVisible();
  await isDrawn(page, '.written');
  await expect(page.locator('[data-saving]')).toHaveAttribute('data-saving', 'rest');
  await expectAccessible(page);

  // It stays as long as a text shows it.
  await page.getByRole('link', { name: 'Two hands and a line between them.', exact: true }).click();
  await expect(page.getByText('Take it out of these texts first')).toBeVisible();
  await expect(page.getByText('Take this picture away')).toHaveCount(0);
  await expectAccessible(page);
  await context.close();
});

test('without JavaScript too; whoever may read the module sees it, and nobody else', async ({ browser }) => {
  const draft = await makeDraft('drawn-in-plain');
  const { context, page } = await openBrowser(browser, { javaScriptEnabled: false, width: 360 });
  await seeded.signIn(context, 'trainer');
  await page.goto(`/drafts/${draft}/pictures`);
  await page.getByLabel('Picture', { exact: true }).setInputFiles(await picture());
  await page.getByLabel('What is to be seen (English)').fill('Two hands.');
  await page.getByRole('button', { name: 'Add a picture' }).click();
  const reference = (await page.locator('main code').first().textContent()) ?? '';
  await page.goto(`/drafts/${draft}`);
  await page.getByRole('link', { name: 'Handout' }).click();
  await page.getByLabel('Text').fill(`Look.\n\n${reference}`);
  await page.getByRole('button', { name: 'Save' }).click();
  const { publishDraft, makeReviewers } = await import('#prisma/seed/adaptations.server.ts');
  await publishDraft(seeded.scene.people.trainer, await makeReviewers(NETWORK), draft);
  await context.close();

  const reader = await openBrowser(browser);
  await seeded.signIn(reader.context, 'lead');
  await reader.page.goto('/modules/drawn-in-plain');
  const shown = reader.page.getByRole('img', { name: 'Two hands.' });
  await expect(shown).toBeVisible();
  await isDrawn(reader.page, '.written');
  await expectAccessible(reader.page);
  const src = (await shown.getAttribute('src')) ?? '';
  expect((await reader.context.request.get(src)).headers()['content-type']).toBe('image/webp');
  await reader.context.clearCookies();
  expect((await reader.context.request.get(src)).headers()['content-type']).not.toContain('image');
  await reader.context.close();
});
