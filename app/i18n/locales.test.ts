import { expect, it } from 'vitest';
import { negotiateLocale } from './locales.ts';
import { formatIn } from './format.ts';
import { WORDS, type WordTree } from './words.server.ts';

it.each([
  ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
  ['de,en;q=0.3,fr;q=0.7', 'fr'],
  ['en-US', 'en'],
  ['sw', 'en'],
  ['fr;q=0, en', 'en'],
  [undefined, 'en'],
  ['*', 'en'],
])('a browser that asks for %s gets %s', (header, locale) => {
  expect(negotiateLocale(header)).toBe(locale);
});

it('writes dates, numbers, shares and lists as each language does', () => {
  const at = '2026-11-23T13:02:00Z';
  expect([formatIn('en').dateTime(at, 'Africa/Nairobi'), formatIn('fr').dateTime(at, 'Africa/Nairobi')]).toEqual(['23 November 2026, 16:02', '23 novembre 2026, 16:02']);
  expect([formatIn('en').number(1234.5, 1), formatIn('fr').number(1234.5, 1)]).toEqual(['1,234.5', '1\u00a0234,5']);
  expect([formatIn('en').percent(0.42), formatIn('fr').percent(0.42)]).toEqual(['42%', '42\u00a0%']);
  expect([formatIn('en').list(['a', 'b', 'c']), formatIn('fr').list(['a', 'b', 'c'])]).toEqual(['a, b and c', 'a, b et c']);
});

it('French has one apostrophe, whichever was typed into its files', () => {
  const told = (tree: WordTree): string[] => Object.values(tree).flatMap((value) => (typeof value === 'string' ? [value] : told(value)));
  expect(told(WORDS.fr).filter((words) => words.includes("'"))).toEqual([]);
  expect(told(WORDS.fr).some((words) => words.includes('l’'))).toBe(true);
  expect(told(WORDS.en).some((words) => words.includes("'"))).toBe(true);
});

it('French has one word for what is taught: where English says curriculum, it says no « programme »', () => {
  const pairs = (en: WordTree, fr: WordTree): string[][] => Object.entries(en).flatMap(([key, value]) => (typeof value === 'string' ? [[value, String(fr[key] ?? '')]] : pairs(value, fr[key] as WordTree)));
  const ofCurricula = pairs(WORDS.en, WORDS.fr).filter(([en = '']) => /curricul/i.test(en));
  expect(ofCurricula.length).toBeGreaterThan(10);
  expect(ofCurricula.filter(([, fr = '']) => /programme/i.test(fr))).toEqual([]);
});
