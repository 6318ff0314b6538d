import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { expect, it } from 'vitest';
import { lacksSigns } from './drawable.ts';

const folder = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const { font } = (new PDFDocument().font(join(folder, 'DejaVuSans.ttf')) as unknown as { _font: { font: { hasGlyphForCodePoint(point: number): boolean } } })._font;
const lacks = (text: string) => lacksSigns(text, (point) => font.hasGlyphForCodePoint(point));

it.each(['Plain words', 'Été « œuvre » — naïve ; ʼn', 'Привіт, Қазақ', 'مرحبا بكم', 'Ɛyɛ, gbɔ̃, ŋutsu', 'Two\nlines\tand more', ''])('the font of the PDF draws %j', (text) => {
  expect(lacks(text)).toBe(false);
});

it.each(['नमस्ते', 'สวัสดี', 'ሰላም', '你好', 'ok 👩🏾‍🤝‍👩🏻'])('the font of the PDF has no signs for %j', (text) => {
  expect(lacks(text)).toBe(true);
});
