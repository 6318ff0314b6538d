import type { Page } from '@playwright/test';
import { readPdf } from '../../setup/pdf-text.ts';

/** Takes a paper along by its link: what it says, and all that its properties and its file name tell besides. */
export async function takePaper(page: Page, link: string): Promise<{ text: string; told: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  const parts: Uint8Array[] = [];
  for await (const part of (await download.createReadStream()) as AsyncIterable<Uint8Array>) parts.push(part);
  const { text, properties } = readPdf(Buffer.concat(parts));
  return { text, told: `${text} ${JSON.stringify(properties)} ${download.suggestedFilename()}` };
}

/** Looks a code up on a page that is open to everyone. */
export async function lookUp(page: Page, code: string): Promise<void> {
  await page.goto('/verify');
  await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Look it up' }).click();
}
