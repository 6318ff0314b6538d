import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { unpackArchive } from '../../app/platform/archive.server.ts';
import { openBrowser } from './setup/people.ts';
import { openSeeded, type Seeded } from './setup/seeded.ts';

/** A curriculum whose module shows a picture is taken along: from a memory card with the network off, the picture is there. */
let seeded: Seeded;
const NETWORK = '0199a000-0000-7000-8000-000000000011';
const LIMITS = { files: 100, bytes: 50_000_000 };
const SEEN = 'Two people, and a line from one to the other';

test.describe.configure({ timeout: 120_000 });
test.beforeAll(async () => {
  seeded = await openSeeded();
  const { makeReviewers } = await import('#prisma/seed/adaptations.server.ts');
  const { makePictured } = await import('#prisma/seed/pictures.server.ts');
  const { addModule, beginCurriculum } = await import('#app/domain/academy/writing/curricula.server.ts');
  const { database } = await import('#app/platform/database.server.ts');
  const { KNOWN } = await import('../setup/module-files.ts');
  const { trainer } = seeded.scene.people;
  const { address } = await makePictured(trainer, await makeReviewers(NETWORK), { networkId: NETWORK, address: 'drawn-together', seen: SEEN }, KNOWN);
  const { id } = await database().module.findFirstOrThrow({ where: { address } });
  await beginCurriculum(trainer, { network: NETWORK, address: 'drawn', titleEn: 'Drawn', titleFr: 'Dessiné', summaryEn: 'With a picture.', summaryFr: 'Avec une image.' }, null);
  await addModule(trainer, 'drawn', id);
});
test.afterAll(() => seeded.close());

/** Unpacks a file of the curriculum as on a memory card. */
async function takeAlong(page: Page, path: string): Promise<string> {
  let answer = await page.request.get(path);
  for (const deadline = Date.now() + 60_000; answer.status() === 409 && Date.now() < deadline; answer = await page.request.get(path));
  const card = mkdtempSync(join(tmpdir(), 'card-'));
  for (const [name, content] of await unpackArchive(await answer.body(), LIMITS, () => true)) {
    mkdirSync(dirname(join(card, name)), { recursive: true });
    writeFileSync(join(card, name), content);
  }
  return card;
}

test('the pictures of a pack and of a book are there with the network off, on a telephone and on a wide screen', async ({ browser }) => {
  const { context, page } = await openBrowser(browser);
  await seeded.signIn(context, 'trainer');
  const cards = [await takeAlong(page, '/curricula/drawn/pack.zip'), await takeAlong(page, '/curricula/drawn/book.epub?in=fr')] as const;
  await context.close();
  for (const [path, own] of [[join(cards[0], '01.html'), 640], [join(cards[1], 'book/01.xhtml'), 800]] as const) {
    for (const width of [360, 1440]) {
      const away = await browser.newContext({ offline: true, viewport: { width, height: 800 } });
      const reader = await away.newPage();
      const asked: string[] = [];
      reader.on('request', (request) => void asked.push(request.url()));
      await reader.goto(pathToFileURL(path).href);
      const picture = reader.getByRole('img', { name: SEEN });
      await picture.scrollIntoViewIfNeeded();
      expect(await picture.evaluate((node: HTMLImageElement) => [node.complete, node.naturalWidth])).toEqual([true, own]);
      const box = await picture.boundingBox();
      expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(2, 1);
      expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(asked.filter((url) => !/^(file|data):/.test(url))).toEqual([]);
      await away.close();
    }
  }
  const seeing = await browser.newContext({ offline: true, bypassCSP: true });
  const eye = await seeing.newPage();
  await eye.goto(pathToFileURL(join(cards[0], '01.html')).href);
  const { violations } = await new AxeBuilder({ page: eye }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([]);
  await seeing.close();
  for (const card of cards) rmSync(card, { recursive: true });
});
