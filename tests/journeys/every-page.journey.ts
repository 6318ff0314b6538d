import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { ROUTES, WHO, type Who } from '../matrix/routes.ts';
import { findOuting } from '../setup/outing.ts';
import type { Scene, SignedIn } from '../setup/scene.ts';
import { openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** Every page, as everyone who may read it sees it: in English light and wide, in French dark and narrow. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const PRODUCT = /Passerelle$/;
let seeded: Seeded;
let scene: Scene;

test.describe.configure({ timeout: 1_200_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
  ({ scene } = seeded);
});
test.afterAll(() => seeded.close());

interface Visited {
  path: string;
  status: number;
}

function isFor(audience: (typeof ROUTES)[string]['read'], who: Who): boolean {
  if (audience === 'anyone') return true;
  return audience === 'signedIn' ? who !== 'visitor' : (audience ?? []).includes(who);
}

/** The pages that somebody may read; records in every state; and for each the pages of an error. */
function pagesOf(who: Who): Visited[] {
  const fill = (path: string) => path.replace(/:([a-z]+)/gi, (_, name: string) => scene.ids[name] ?? '');
  const routes = Object.values(ROUTES).filter(({ path, read }) => read !== null && !/\.\w+$|\/file$/.test(path));
  const pages = routes.filter(({ read }) => isFor(read, who)).map(({ path }) => ({ path: fill(path), status: 200 }));
  const refused = routes.find(({ refused: whom = [] }) => whom.includes(who));
  const { draft, together, consensus, completed, earlier, withdrawn } = scene.ids;
  const states = {
    lead: [`/assessments/${draft}`, `/assessments/${draft}/participants`, `/assessments/${together}`, `/assessments/${together}/components/2`, `/assessments/${consensus}`, `/assessments/${consensus}/consensus`, `/assessments/${consensus}/consensus/1`, `/assessments/${completed}`, `/assessments/${completed}/results?with=${earlier}`, `/assessments/${completed}/criteria?with=${earlier}`],
    participant: [`/assessments/${together}/components/1`, `/assessments/${consensus}/consensus`, `/assessments/${completed}/results?with=${earlier}`, `/assessments/${completed}/criteria?with=${earlier}`],
  }[who as string] ?? [];
  return [
    ...pages,
    ...states.map((path) => ({ path, status: 200 })),
    { path: `/assessments/${withdrawn}`, status: who === 'visitor' ? 200 : 404 },
    ...(refused ? [{ path: fill(refused.path), status: 409 }] : []),
    ...(who === 'visitor' ? [{ path: '/clock', status: 200 }, { path: '/nothing-here', status: 404 }] : []),
  ];
}

async function openAs(browser: Browser, who: Who, locale: string): Promise<{ context: BrowserContext; page: Page }> {
  const opened = await openBrowser(browser, { locale, width: 320 });
  if (who !== 'visitor') await seeded.signIn(opened.context, who);
  return opened;
}

/** Visits a page and says all that is wrong with it. */
async function visit(page: Page, { path, status }: Visited): Promise<string[]> {
  const answered = (await page.goto(path))?.status();
  const { width, lang, leaves, scripted } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    lang: document.documentElement.lang,
    leaves: document.querySelectorAll('form[action="/leave"] button').length,
    scripted: document.querySelectorAll('script[src="/leave.js"]').length,
  }));
  const title = await page.title();
  const isClock = path === '/clock';
  return [
    ...(answered === status ? [] : [`answers ${answered}`]),
    ...(width <= 320 ? [] : [`is ${width} px wide at 320 px`]),
    ...(findOuting(`${title} ${page.url()}`).length === 0 ? [] : [`outs in its title or address: ${title}`]),
    ...(lang === (await page.evaluate(() => navigator.language.slice(0, 2))) ? [] : [`is in ${lang}`]),
    ...(isClock || PRODUCT.test(title) ? [] : [`is called ${title}`]),
    ...(isClock || (leaves === 1 && scripted === 1) ? [] : ['has no way out']),
  ];
}

/** What axe finds. */
async function lookInto(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).withTags(TAGS).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** Pages that look the same to several people are looked into by axe once in each language; everybody's are visited. */
const looked = new Set<string>();

for (const who of WHO) {
  test(`everything that ${who} may read`, async ({ browser }) => {
    const faults: string[] = [];
    for (const [locale, scheme, width] of [['en-GB', 'light', 1440], ['fr-FR', 'dark', 320]] as const) {
      const { context, page } = await openAs(browser, who, locale);
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      for (const visited of pagesOf(who)) {
        const tell = (found: readonly string[], how = '') => faults.push(...found.map((fault) => `${visited.path} ${locale}${how} ${fault}`));
        tell(await visit(page, visited));
        const key = `${locale} ${visited.path} ${visited.status}`;
        if (looked.has(key)) continue;
        looked.add(key);
        await page.setViewportSize({ width, height: 900 });
        tell(await lookInto(page), ` ${scheme}, ${width} px`);
        await page.setViewportSize({ width: 320, height: 900 });
      }
      await context.close();
    }
    expect(faults).toEqual([]);
  });
}

const LEAVERS: readonly SignedIn[] = ['lead', 'coordinator', 'secretariat'];

/** Each page once, by the first who may read it. */
function pagesToLeave(): (Visited & { who: SignedIn })[] {
  const pages = LEAVERS.flatMap((who) => pagesOf(who).map((visited) => ({ ...visited, who })));
  return [...new Map([...pages].reverse().map((visited) => [visited.path, visited])).values()].reverse();
}

async function pressEscape(page: Page): Promise<void> {
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Escape');
}

for (const way of ['button', 'escape'] as const) {
  test(`quick exit from every page by ${way}: the session is over and Back shows nothing`, async ({ browser }) => {
    const { context, page } = await openBrowser(browser);
    for (const { path, who, status } of pagesToLeave()) {
      const sessionId = await seeded.signIn(context, who);
      expect((await page.goto(path))?.status(), path).toBe(status);
      const depth = await page.evaluate(() => history.length);
      if (way === 'button') await page.locator('form[action="/leave"] button').click();
      else await pressEscape(page);
      await expect(page.getByRole('heading', { name: 'World clock' }), path).toBeVisible();
      expect(await page.evaluate(() => history.length), path).toBe(depth);
      await expect.poll(() => seeded.isOpen(sessionId), { message: path }).toBe(false);
      expect((await context.cookies()).map(({ name }) => name), path).toEqual([]);
      expect(await page.evaluate(() => sessionStorage.length + localStorage.length), path).toBe(0);
      await page.goBack();
      expect(await page.content(), path).not.toContain(scene.people[who].pseudonym);
    }
    await context.close();
  });
}

test('quick exit hides the page at once, also for whoever is not signed in, and on errors', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  for (const path of ['/sign-in', '/recovery', '/verify', `/join/${scene.ids.token}`, '/nothing-here', '/home?_data=root']) {
    for (const way of ['button', 'escape'] as const) {
      await page.goto(path);
      const taken = await page.evaluate((by) => {
        const began = performance.now();
        if (by === 'button') document.querySelector<HTMLElement>('form[action="/leave"] button')?.click();
        else for (let i = 0; i < 3; i += 1) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
        return document.documentElement.hidden ? performance.now() - began : Infinity;
      }, way);
      expect(taken, `${path} ${way}`).toBeLessThan(200);
      await expect(page.getByRole('heading', { name: 'World clock' }), `${path} ${way}`).toBeVisible();
    }
  }
  await context.close();
});

test('quick exit without a connection: nothing is shown, and the session ends with the first word that comes through', async ({ browser }) => {
  for (const way of ['button', 'escape'] as const) {
    // What the page itself says on the console of a lost connection is no fault.
    const context = await browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    const sessionId = await seeded.signIn(context, 'lead');
    await page.goto('/home');
    await page.goto(`/assessments/${scene.ids.completed}/results`);
    await context.setOffline(true);
    if (way === 'button') await page.locator('form[action="/leave"] button').click();
    else await pressEscape(page);
    await expect(page.getByRole('heading', { name: 'Results' })).toHaveCount(0);
    await page.goBack().catch(() => null);
    await expect(page.getByText(scene.people.lead.pseudonym)).toHaveCount(0);
    expect(await seeded.isOpen(sessionId)).toBe(true);
    await context.setOffline(false);
    await page.goto('/home');
    await expect(page.getByRole('heading', { name: 'World clock' })).toBeVisible();
    expect(await seeded.isOpen(sessionId)).toBe(false);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  }
});

test('quick exit without JavaScript, from pages, refusals and the plainest errors', async ({ browser }) => {
  const { context, page } = await openBrowser(browser, { javaScriptEnabled: false });
  for (const path of ['/home', `/assessments/${scene.ids.open}/components/1`, `/assessments/${scene.ids.withdrawn}`, `/assessments/${scene.ids.open}/consensus`, '/home?_data=root']) {
    const sessionId = await seeded.signIn(context, 'lead');
    await page.goto(path);
    await page.locator('form[action="/leave"] button').click();
    await expect(page.getByRole('heading', { name: 'World clock' }), path).toBeVisible();
    expect(await seeded.isOpen(sessionId), path).toBe(false);
    await page.goBack();
    expect(await page.content(), path).not.toContain(scene.people.lead.pseudonym);
  }
  await context.close();
});
