import { expect, test, type Browser, type Page } from '@playwright/test';
import type { SignedIn } from '../setup/scene.ts';
import { openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

const PATH = '/account';
let seeded: Seeded;

test.beforeAll(async () => {
  seeded = await openSeeded();
});

test.afterAll(() => seeded.close());

const firstBox = (page: Page) => page.locator('main form input:not([type=hidden])').first();
const listens = (page: Page) => firstBox(page).evaluate((field) => Object.keys(field).some((name) => name.startsWith('__react')));

/** Lets what the loaders answered reach the page's scripts only once the test says so, as over a slow connection. */
async function holdData(page: Page, path: string): Promise<() => Promise<void>> {
  await page.route(`**${path}`, async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/window\.__remixContext\.streamController\.enqueue\(.*streamController\.close\(\);/s, (handing) => `window.letData=()=>{${handing}};`);
    expect(body).toContain('window.letData');
    await route.fulfill({ response: answer, body });
  });
  return () => page.evaluate(() => (window as unknown as { letData(): void }).letData());
}

/** A page as somebody opens it whose scripts still wait for its data. */
async function openEarly(browser: Browser, who: SignedIn, path: string) {
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, who);
  const letData = await holdData(page, path);
  await page.goto(path, { waitUntil: 'networkidle' });
  return { context, page, letData };
}

test('what is typed before the page has its data stays, and the page listens from then on', async ({ browser }) => {
  const { context, page, letData } = await openEarly(browser, 'coordinator', PATH);
  await firstBox(page).click();
  await page.keyboard.type('early words');
  expect(await listens(page)).toBe(false);
  await letData();
  await expect.poll(() => listens(page)).toBe(true);
  await expect(firstBox(page)).toHaveValue('early words');
  await expect(firstBox(page)).toBeFocused();
  await context.close();
});

test('what is written and chosen before the page listens stays, and is saved by itself', async ({ browser }) => {
  const path = `/requests/${seeded.scene.ids.asked}/edit`;
  const { context, page, letData } = await openEarly(browser, 'lead', path);
  const need = page.locator('textarea[name=need]');
  await expect(need).not.toHaveValue('');
  await need.fill('Written early.');
  await page.locator('input[type=radio][name=form]:not(:checked)').first().check();
  const chosen = await page.locator('input[type=radio][name=form]:checked').inputValue();
  const saved = page.waitForResponse((answer) => answer.url().includes('/saving'));
  await letData();
  expect((await saved).status()).toBe(200);
  await expect(need).toHaveValue('Written early.');
  await page.unroute(`**${path}`);
  await page.reload();
  await expect(need).toHaveValue('Written early.');
  await expect(page.locator('input[type=radio][name=form]:checked')).toHaveValue(chosen);
  await context.close();
});

test('what is typed while the page begins to listen goes on from where one was', async ({ browser }) => {
  const path = `/requests/${seeded.scene.ids.asked}/edit`;
  const { context, page, letData } = await openEarly(browser, 'lead', path);
  const need = page.locator('textarea[name=need]');
  await need.fill('One, three.');
  await need.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));
  const saved = page.waitForResponse((answer) => answer.url().includes('/saving'));
  await letData();
  await page.keyboard.type('two, ');
  await saved;
  await expect(need).toHaveValue('One, two, three.');
  await context.close();
});

test('an answer that is chosen before the page listens is saved by itself', async ({ browser }) => {
  const path = `/assessments/${seeded.scene.ids.together}/components/1`;
  const { context, page, letData } = await openEarly(browser, 'participant', path);
  const choice = page.locator('main input[type=radio]:not(:checked)').first();
  const [name, value] = [await choice.getAttribute('name'), await choice.getAttribute('value')];
  await choice.check();
  const saved = page.waitForResponse((answer) => answer.url().includes('/saving') || answer.request().method() === 'POST');
  await letData();
  expect((await saved).status()).toBe(200);
  await page.unroute(`**${path}`);
  await page.reload();
  await expect(page.locator(`input[name="${name}"]:checked`)).toHaveValue(value ?? '');
  await context.close();
});

/** React begins a page's work in tasks of its own: a key is pressed before each of them, from the first on. */
const pressBeforeEachTask = () => {
  const post = MessagePort.prototype.postMessage as (this: MessagePort, message: unknown) => void;
  MessagePort.prototype.postMessage = function (message: unknown) {
    post.call(this, message);
    queueMicrotask(() => document.querySelector('main form input')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true })));
  };
};

test('a key that comes while the page begins to listen is no error, and wakes it', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'coordinator');
  await context.addInitScript(pressBeforeEachTask);
  await page.goto(PATH);
  await expect.poll(() => listens(page)).toBe(true);
  // Whatever the page's scripts complained of is told when the browser is closed.
  await context.close();
});

/** Once a script is there, and the page has drawn what comes of it. */
const drawnWith = async (script: string) => {
  await import(script);
  for (let frame = 0; frame < 10; frame++) await new Promise(requestAnimationFrame);
};

test('a press that begins before the checks are there reaches its button: nothing moves from under the finger', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'coordinator');
  const field = page.getByLabel('Or paste its text');
  const button = page.getByRole('button', { name: 'Take the busy times' });
  await page.goto('/availability/busy-times');
  await field.fill('no calendar');
  const checks = '**/checks-*.js';
  let letChecks = () => {};
  const held = new Promise<void>((resolve) => (letChecks = resolve));
  await page.route(checks, async (route) => held.then(() => route.continue()).catch(() => undefined));
  await button.click();
  await expect(page.getByText(/not a whole calendar file/).first()).toBeVisible();
  await field.fill('no calendar, once more');
  await button.hover();
  const asked = page.waitForResponse(checks);
  await page.mouse.down();
  letChecks();
  await page.evaluate(drawnWith, (await asked).url());
  const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
  await page.mouse.up();
  expect((await sent).status()).toBe(422);
  await context.close();
});
