import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type APIResponse } from '@playwright/test';
import { unpackArchive } from '../../app/platform/archive.server.ts';
import { readPdf } from '../setup/pdf-text.ts';
import { findOuting } from '../setup/outing.ts';
import { openBrowser, openSecretariat } from './setup/people.ts';

const MODULES = 18;
const LIMITS = { files: 200, bytes: 50_000_000 };

test.describe.configure({ timeout: 240_000 });

/** A file that may still be being made, for whoever asks first. */
async function fetchFile(get: () => Promise<APIResponse>): Promise<Buffer> {
  let answer = await get();
  for (const deadline = Date.now() + 180_000; answer.status() === 409 && Date.now() < deadline; answer = await get());
  expect(answer.status()).toBe(200);
  expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="passerelle-\d{4}-\d\d-\d\d\.(pdf|zip|epub)"$/);
  const body = await answer.body();
  expect(answer.headers()['content-length']).toBe(String(body.length));
  return body;
}

test('a curriculum is taken along: its pack is opened from a memory card with the network off', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser);
  page.setDefaultTimeout(15_000);
  await page.goto('/curricula/core');
  const link = page.getByRole('link', { name: 'Offline pack (ZIP)' });
  await expect(link).toBeVisible();
  const to = (await link.getAttribute('href')) ?? '';
  const files = await unpackArchive(await fetchFile(() => page.request.get(to)), LIMITS, () => true);
  await context.close();
  expect(files.size).toBe(1 + MODULES * 4);
  for (const name of files.keys()) expect(findOuting(name)).toEqual([]);

  const card = mkdtempSync(join(tmpdir(), 'card-'));
  for (const [name, content] of files) {
    mkdirSync(dirname(join(card, name)), { recursive: true });
    writeFileSync(join(card, name), content);
  }
  const away = await browser.newContext({ offline: true, javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  const reader = await away.newPage();
  reader.setDefaultTimeout(15_000);
  const asked: string[] = [];
  reader.on('request', (request) => void asked.push(request.url()));
  await reader.goto(pathToFileURL(join(card, 'index.html')).href);
  await expect(reader.locator('ol > li')).toHaveCount(MODULES);
  await reader.locator('ol > li > a').first().click();
  for (let i = 1; i <= MODULES; i += 1) {
    expect(findOuting(await reader.title())).toEqual([]);
    await expect(reader.locator('h1')).toHaveCount(1);
    await expect(reader.locator('#plan h3').first()).toBeVisible();
    expect(await reader.evaluate(() => document.documentElement.scrollWidth), `page ${i}`).toBeLessThanOrEqual(320);
    if (i < MODULES) await reader.getByRole('link', { name: 'Next' }).first().click();
  }
  const answer = reader.locator('#check details').first();
  await expect(answer.locator('p').first()).toBeHidden();
  await answer.locator('summary').click();
  await expect(answer.locator('p').first()).toBeVisible();
  await reader.getByRole('link', { name: 'Contents' }).first().click();
  await expect(reader.locator('ol > li')).toHaveCount(MODULES);
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  await away.close();

  const seeing = await browser.newContext({ offline: true, bypassCSP: true });
  const eye = await seeing.newPage();
  for (const [name, scheme] of [['index.html', 'light'], ['01.html', 'dark'], ['07.html', 'light']] as const) {
    await eye.emulateMedia({ colorScheme: scheme });
    await eye.goto(pathToFileURL(join(card, name)).href);
    const { violations } = await new AxeBuilder({ page: eye }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  }
  await seeing.close();
  rmSync(card, { recursive: true });
});

test('the book of a curriculum is read by a strict reader of XML', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser);
  const files = await unpackArchive(await fetchFile(() => page.request.get('/curricula/core/book.epub?in=fr')), LIMITS, () => true);
  expect(files.size).toBe(5 + MODULES);
  for (const [name, content] of files) {
    if (!/\.(xml|opf|xhtml)$/.test(name)) continue;
    const fault = await page.evaluate(([text, type]) => new DOMParser().parseFromString(text ?? '', (type ?? '') as DOMParserSupportedType).querySelector('parsererror')?.textContent ?? null, [content.toString(), name.endsWith('.xhtml') ? 'application/xhtml+xml' : 'application/xml']);
    expect(fault, name).toBeNull();
  }
  await context.close();
});

test('a module is taken along on paper: from its page, and printed with what is folded on the screen', async ({ browser }) => {
  const { context, page } = await openSecretariat(browser);
  page.setDefaultTimeout(15_000);
  await page.goto('/modules/safe-spaces');
  for (const name of ["Trainer's guide (PDF)", 'Handout (PDF)', 'Slides (PDF)']) {
    const to = (await page.getByRole('link', { name }).getAttribute('href')) ?? '';
    const { text, properties } = readPdf(await fetchFile(() => page.request.get(to)));
    expect(text, name).toContain('Safe spaces');
    expect(text, name).not.toContain('\ufffd');
    expect(properties.Title, name).toBe('Passerelle');
  }
  await page.emulateMedia({ media: 'print' });
  for (const hidden of [page.locator('header'), page.locator('footer'), page.getByRole('navigation', { name: 'On this page' })]) await expect(hidden.first()).toBeHidden();
  await expect(page.locator('#check details .written').first()).toBeVisible();
  await context.close();
  const { page: visitor, context: second } = await openBrowser(browser);
  await visitor.goto('/modules/safe-spaces/guide.pdf');
  await expect(visitor).toHaveURL(/\/sign-in/);
  await second.close();
});
