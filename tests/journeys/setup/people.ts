import AxeBuilder from '@axe-core/playwright';
import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** Presses the first button that is called so. */
export const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).first().click();

/** Opens what is asked once more before it is done, and says yes. */
export async function pressTwice(page: Page, summary: string, name: string): Promise<void> {
  await page.getByText(summary, { exact: true }).click();
  await press(page, name);
}

/** Fills fields whose labels begin so. */
export async function fillIn(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(new RegExp(`^${label}`)).fill(value);
}

/** A page says nothing of these words, not even where nobody looks. */
export async function expectWithout(page: Page, ...words: readonly string[]): Promise<void> {
  const content = await page.content();
  expect(words.filter((word) => content.includes(word)), page.url()).toEqual([]);
}

/** Somebody goes to a page and reads these words, and none of those. */
export async function expectToRead(page: Page, path: string, words: readonly (string | RegExp)[], untold: readonly string[] = []): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(200);
  for (const one of words) await expect(page.getByText(one).first()).toBeAttached();
  await expectWithout(page, ...untold);
}

/** A page is answered so to each of them. */
export async function expectStatus(status: number, path: string, ...pages: readonly Page[]): Promise<void> {
  for (const page of pages) expect((await page.goto(path))?.status(), path).toBe(status);
}

/** Goes to a page and from there by links. */
export async function follow(page: Page, path: string, ...links: readonly (string | RegExp)[]): Promise<void> {
  await page.goto(path);
  for (const name of links) await page.getByRole('link', { name, exact: true }).first().click();
}

/** The id with which the address of a page ends. */
export const idOf = (page: Page): string => page.url().split('/').pop() ?? '';

/** The first account of the program's database. */
export const SECRETARIAT = 'Baobab';
export const PASSPHRASE = 'lantern otter gravel umbrella';

/** A person's own browser: cookies, language, with or without JavaScript. */
export async function openBrowser(browser: Browser, options: { javaScriptEnabled?: boolean; locale?: string; width?: number; timezoneId?: string } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ javaScriptEnabled: options.javaScriptEnabled ?? true, locale: options.locale ?? 'en-GB', viewport: { width: options.width ?? 1280, height: 900 }, ...(options.timezoneId ? { timezoneId: options.timezoneId } : {}) });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) complaints.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && new URL(request.url()).hostname !== 'localhost') complaints.push(`third party: ${request.url()}`);
  });
  context.on('close', () => expect(complaints).toEqual([]));
  return { context, page };
}

/** Makes an account from an invitation's path. */
export async function join(page: Page, path: string, pseudonym: string): Promise<void> {
  await page.goto(path);
  await page.getByLabel('Pseudonym').fill(pseudonym);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Make my account' }).click();
  await expect(page.getByRole('heading', { name: 'Ten codes to get back in' })).toBeVisible();
  expect(await page.locator('main ol li').count()).toBe(10);
  await page.getByRole('link', { name: 'I have kept them' }).click();
  await expect(page).toHaveURL(/\/home$/);
}

/** The secretariat's browser at home: by the account that an earlier journey made from the set-up link, else by making it. */
export async function openSecretariat(browser: Browser, options: Parameters<typeof openBrowser>[1] = {}): Promise<{ context: BrowserContext; page: Page }> {
  const opened = await openBrowser(browser, options);
  const { page } = opened;
  const link = process.env.SETUP_LINK ?? '/sign-in';
  const first = await page.goto(link);
  if (first?.status() === 200 && page.url().includes('/join/')) await join(page, link, SECRETARIAT);
  else {
    await page.goto('/sign-in');
    await signIn(page, SECRETARIAT);
    await expect(page).toHaveURL(/\/home$/);
  }
  return opened;
}

/** Invites someone from an organisation's page and returns the path to hand over. */
export async function invite(page: Page, organisation: string, role: string): Promise<string> {
  await page.goto(`/organisations/${organisation}/invitations`);
  await page.getByRole('radio', { name: role, exact: true }).check();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  const link = await page.getByText(/\/join\//).innerText();
  return new URL(link.trim()).pathname;
}

export async function signIn(page: Page, pseudonym: string): Promise<void> {
  await page.getByLabel('Pseudonym').fill(pseudonym);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** What axe finds at the top of a page: where it is half scrolled, its head may lie over part of a link, and that is no small target. */
async function violationsAtTop(page: Page) {
  for (;;) {
    await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    // The focus may have been taken to an error while axe was looking: then it looks again.
    if ((await page.evaluate(() => scrollY)) === 0) return violations;
  }
}

/** A key in the place of words: the page was drawn by scripts to which nobody gave its words. */
const BARE_KEY = /\b(academy|accounts|assessment|assistance|calendar|frame|mentoring|network|notifications|ui)(\.[a-z]\w+){2,}/;

/** axe finds nothing, nothing is wider than the page at 320 px, and all that it says is said in words. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await page.locator('body').innerText()).not.toMatch(BARE_KEY);
  const violations = await violationsAtTop(page);
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)).toEqual([]);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), `${page.url()} at 320 px`).toBeLessThanOrEqual(320);
  if (size) await page.setViewportSize(size);
}
