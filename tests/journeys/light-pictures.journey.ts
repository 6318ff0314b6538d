import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { expectAccessible, openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A module with more pictures than a first visit may fetch: read at little cost, and every picture one press away. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const BUDGET = 60_000;
const SEEN = ['A wall', 'A wall by night', 'A wall in the rain', 'A wall & a <door>', 'No wall any more'] as const;
const [WALLS, LIGHT] = ['/modules/drawn-walls', '/modules/drawn-lines'] as const;

test.describe.configure({ mode: 'serial', timeout: 300_000 });
test.beforeAll(async () => {
  test.setTimeout(300_000);
  seeded = await openSeeded();
  const { makeReviewers } = await import('#prisma/seed/adaptations.server.ts');
  const { drawSketch, drawWall, makeManyPictured } = await import('#prisma/seed/pictures.server.ts');
  const { database } = await import('#app/platform/database.server.ts');
  const { KNOWN } = await import('../setup/module-files.ts');
  const { trainer } = seeded.scene.people;
  const reviewers = await makeReviewers(NETWORK);
  const keys = await makeManyPictured(trainer, reviewers, { networkId: NETWORK, address: 'drawn-walls', seen: SEEN, draw: drawWall }, KNOWN);
  for (const { small } of await database().modulePicture.findMany({ where: { key: { in: keys } } })) expect(small.length / 1000).toBeCloseTo(38, -1);
  await makeManyPictured(trainer, reviewers, { networkId: NETWORK, address: 'drawn-lines', seen: ['A line', 'A wall', 'A line again'], draw: (number) => (number === 2 ? drawWall(9) : drawSketch()) }, KNOWN);
});
test.afterAll(() => seeded.close());

interface Visit {
  context: BrowserContext;
  page: Page;
  /** What was fetched, in bytes over the line, and how many pictures are among it. */
  fetched: () => Promise<{ bytes: number; pictures: number }>;
}

async function visit(open: () => Promise<{ context: BrowserContext; page: Page }>, path: string): Promise<Visit> {
  const { context, page } = await open();
  await seeded.signIn(context, 'lead');
  const sizes: Promise<{ bytes: number; pictures: number }>[] = [];
  page.on('requestfinished', (request) => {
    if (request.url().startsWith('http')) sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => ({ bytes: responseBodySize + responseHeadersSize, pictures: /\/pictures\/\w+\/file$/.test(request.url()) ? 1 : 0 })));
  });
  expect((await page.goto(path, { waitUntil: 'networkidle' }))?.status()).toBe(200);
  return { context, page, fetched: async () => (await Promise.all(sizes)).reduce((sum, one) => ({ bytes: sum.bytes + one.bytes, pictures: sum.pictures + one.pictures }), { bytes: 0, pictures: 0 }) };
}

for (const [locale, press, all] of [['en-GB', /^Show the picture \(3[789] kB\)$/, /^Show all of them in their places/], ['fr-FR', /^Montrer l’image \(3[789] ko\)$/, /^Les montrer toutes/]] as const) {
  test(`without scripts a first visit fetches little, and a press one picture (${locale})`, async ({ browser }) => {
    const { context, page, fetched } = await visit(() => openBrowser(browser, { javaScriptEnabled: false, locale, width: 360 }), WALLS);
    const first = await fetched();
    expect(first.bytes).toBeLessThanOrEqual(BUDGET);
    const folded = page.locator('.folded-picture');
    const inSight = await page.locator('#handout img:visible').evaluateAll((images) => images.map((image) => image.getAttribute('alt') ?? ''));
    expect(first.pictures).toBe(inSight.length);
    await expect(folded.locator('figcaption')).toHaveText(SEEN.filter((seen) => !inSight.includes(seen)));
    await expect(folded.locator('summary:visible')).toHaveCount(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);

    const link = folded.last().getByRole('link', { name: press });
    await expect(link).toBeVisible();
    await link.click();
    await expect(page.locator('img')).toHaveCount(1);
    await expect.poll(async () => (await fetched()).pictures).toBe(inSight.length + 1);
    await page.goBack();
    await page.getByRole('link', { name: all }).click();
    await expect(folded).toHaveCount(0);
    for (const seen of SEEN) await expect(page.getByRole('img', { name: seen, exact: true })).toBeVisible();
    await context.close();
  });
}

test('what still has room is in sight, before and after a picture that has none', async ({ browser }) => {
  const { context, page, fetched } = await visit(() => openBrowser(browser, { javaScriptEnabled: false, width: 360 }), LIGHT);
  expect(await page.locator('#handout img:visible').evaluateAll((images) => images.map((image) => image.getAttribute('alt')))).toEqual(['A line', 'A line again']);
  await expect(page.locator('.folded-picture figcaption')).toHaveText(['A wall']);
  expect(await fetched()).toMatchObject({ pictures: 2 });
  expect((await fetched()).bytes).toBeLessThanOrEqual(BUDGET);
  await context.close();
});

test('where scripts may run, a press unfolds a picture in its place and fetches it alone', async ({ browser }) => {
  const { context, page, fetched } = await visit(() => openBrowser(browser, { width: 320 }), WALLS);
  const before = await fetched();
  expect(before.bytes).toBeLessThanOrEqual(BUDGET);
  const folded = page.locator('.folded-picture').last();
  const picture = folded.getByRole('img', { name: SEEN[4], includeHidden: true });
  await expect(picture).toBeHidden();
  await folded.locator('summary').click();
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(640);
  expect((await fetched()).pictures - before.pictures).toBe(1);
  await expect(folded.getByRole('link')).toHaveCount(0);
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`on paper every picture stands in its place (${javaScriptEnabled ? 'with' : 'without'} scripts)`, async ({ browser }) => {
    const { context, page } = await visit(() => openBrowser(browser, { javaScriptEnabled, width: 800 }), WALLS);
    await page.emulateMedia({ media: 'print' });
    for (const seen of SEEN) {
      const picture = page.locator(`#handout img[alt="${seen}"]`);
      await picture.scrollIntoViewIfNeeded();
      await expect(picture).toBeVisible();
      await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth)).toBe(640);
    }
    await expect(page.locator('.folded-picture :is(summary, a):visible')).toHaveCount(0);
    expect((await page.pdf()).toString('latin1').match(/\/Subtype \/Image/g)?.length).toBe(SEEN.length);
    await context.close();
  });
}
