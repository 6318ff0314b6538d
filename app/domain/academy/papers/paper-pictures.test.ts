import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PageTranslator } from '#app/i18n/page-translator.ts';
import { pickWords } from '#app/i18n/words.server.ts';
import { bodyText } from '#tests/setup/module-files.ts';
import { readPdf } from '#tests/setup/pdf-text.ts';
import type { DrawnModule } from './drawing-task.ts';
import { writeModulePaper } from './module-papers.server.ts';
import type { PaperKind } from '../vocabulary.ts';

const folder = mkdtempSync(join(tmpdir(), 'papers-'));
const KEYS = { wide: '0000000a', tall: '0000000b', tiny: '0000000c' } as const;
const SIZES = { wide: [1200, 800], tall: [300, 1600], tiny: [120, 90] } as const;
const translator = new PageTranslator('en');
translator.add(pickWords('en', ['academy']));
const lying = Object.keys(KEYS).map((name) => join(folder, `${name}.jpg`));

beforeAll(async () => {
  for (const [i, [width, height]] of Object.values(SIZES).entries()) writeFileSync(lying[i] ?? '', await sharp({ create: { width, height, channels: 3, background: '#1d5c63' } }).jpeg().toBuffer());
});
afterAll(() => rmSync(folder, { recursive: true }));

const module = (changes: Parameters<typeof bodyText>[2], seen = 'Two hands'): DrawnModule => ({
  language: 'en', title: 'One', version: 1, licence: 'CC0-1.0', publishedOn: '2026-01-01', minutes: 200, audience: [], components: [], criteria: [], competencies: [], prerequisites: [], origin: null, words: [],
  plan: [30, 35, 40, 45, 50].map((minutes, i) => ({ id: `b${i}`, kind: 'input', minutes })),
  questions: Array.from({ length: 6 }, (_, i) => ({ id: `q${i}`, right: 'a' })),
  markdown: bodyText('en', 'One', changes),
  pictures: Object.values(KEYS).map((key) => ({ version: 'v', key, alt: seen, width: 1, height: 1 })),
});
const draw = async (paper: PaperKind, changes: Parameters<typeof bodyText>[2], seen?: string) => readPdf(await writeModulePaper(paper, module(changes, seen), lying, translator.t));
const shows = (name: keyof typeof KEYS, alt = '') => `![${alt}](picture:${KEYS[name]})`;

describe('a picture on paper', () => {
  it('stands whole on its page, no wider than the column and never larger than it is', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, i) => `Line ${i}.`).join('\n\n');
    for (const lines of [0, 10, 20, 25, 29, 30, 31, 33]) {
      const { pictures, pages } = await draw('handout', { handout: `${words(lines)}\n\n${shows('wide')}\n\n${shows('tall')}\n\n${shows('tiny')}` });
      expect(pictures).toHaveLength(3);
      for (const { page, x, y, width, height } of pictures) {
        expect(page).toBeLessThan(pages);
        expect([x >= 61.9, x + width <= 595.28 - 61.9, y >= 61.9, y + height <= 841.89 - 61.9], `${lines}`).toEqual([true, true, true, true]);
      }
      const [wide, tall, tiny] = pictures;
      expect((wide?.width ?? 0) / (wide?.height ?? 1)).toBeCloseTo(1.5, 1);
      expect((tall?.height ?? 0) / (tall?.width ?? 1)).toBeCloseTo(16 / 3, 1);
      expect(tiny).toMatchObject({ width: 90, height: 67.5 });
    }
  });

  it('stands where the text shows it: between words, in a list, in a table and in a quotation, each once in the file', async () => {
    const { pictures, text, raw } = await draw('handout', { handout: `Before ${shows('tiny')} after.\n\n1. Step ${shows('tiny', 'A step')}\n\n| a | b |\n|---|---|\n| ${shows('wide')} | cell |\n\n> ${shows('tall')}\n\n![](picture:ffffffff) ![x](https://x.example/a.png)` });
    expect(pictures.map(({ width }) => Math.round(width)).slice(0, 2)).toEqual([90, 90]);
    expect(pictures).toHaveLength(4);
    expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(3);
    expect(text.replace(/\s+/g, ' ')).toMatch(/Before after\..*Step.*cell/);
    expect(text).not.toContain('picture:');
  });

  it('says what is to be seen to whoever has the page read out, and shows no words for it', async () => {
    const { raw, text } = await draw('handout', { handout: `${shows('wide')}\n\n${shows('tiny', 'A (small) thing')}` });
    expect(raw).toMatch(/\/S \/Figure[^>]*\/Alt \(Two hands\)/);
    expect(raw).toContain('/Alt (A \\(small\\) thing)');
    expect(raw).toContain('/Marked true');
    expect(text).not.toContain('hands');
    const { raw: unsaid } = await draw('handout', { handout: shows('wide') }, '');
    expect(unsaid).not.toContain('/Figure');
  });

  it('has a slide to itself or stands beside words, and always below the title of its slide', async () => {
    const { pictures, pages, text } = await draw('slides', { steps: `1. Look.\n2. Say ${shows('tiny')}.\n\n${shows('wide')}\n\n${shows('tall')}` });
    const { pages: without } = await draw('slides', {});
    expect(text.match(/Look\./g)).toHaveLength(5);
    expect(pictures).toHaveLength(15);
    expect(pages).toBe(without + 10);
    for (const { y, height } of pictures) expect([y > 100, y + height <= 595.28 - 53.9]).toEqual([true, true]);
  });
});

it('all that is drawn on a paper says what it is to whoever has it read out, or that it is of no matter', async () => {
  const steps = `# A\n\n1. Step ${shows('wide')}\n\n| a | b |\n|---|---|\n| ${shows('tiny')} | cell |\n\n> said\n\n---`;
  for (const paper of ['guide', 'handout', 'slides'] as const) {
    const { raw, untold } = await draw(paper, { steps, handout: `${steps}\n\n${'| a | b |\n|---|---|\n'}${'| c | d |\n'.repeat(60)}` });
    expect(untold, paper).toEqual([]);
    for (const tag of ['Document', 'H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'BlockQuote', 'Figure', ...(paper === 'guide' ? ['Note', 'H4'] : [])]) if (paper === 'guide' || tag !== 'H3') expect(raw, `${paper} ${tag}`).toContain(`/S /${tag}\n`);
    for (const scope of ['Column', ...(paper === 'guide' ? ['Row'] : [])]) expect(raw, `${paper} ${scope}`).toContain(`/Scope /${scope}\n`);
  }
});
