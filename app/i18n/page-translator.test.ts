import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PageTranslator } from './page-translator.ts';
import { LOCALES } from './locales.ts';
import { pickWords, wordsOf, WORDS, type WordTree } from './words.server.ts';

const keysOf = (tree: WordTree, prefix = ''): string[] => Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`)));

describe.each(LOCALES)('the words of a page (%s)', (locale) => {
  const words = new PageTranslator(locale);
  words.add(WORDS[locale]);
  const keys = keysOf(WORDS[locale]);
  const names = [...new Set(JSON.stringify(WORDS[locale]).match(/(?<=\{\{)\w+(?=\}\})/g))];
  const asked = fc.constantFrom(...keys.map((key) => key.replace(/_(one|many|other)$/, '')), ...keys, 'nowhere', 'ui', 'ui.forms.nowhere');
  const value = fc.oneof(fc.string(), fc.integer(), fc.constantFrom('$&', '{{count}}', '<b>', '', null, 1.5));
  const params = fc.record({ ...Object.fromEntries(names.map((name) => [name, value])), count: fc.oneof(fc.nat(3), fc.constantFrom(-1, 1.5, 1_000_000, 2_500_000), fc.integer()) }, { requiredKeys: [] });

  it('are what i18next makes of them, whatever is filled in', () => {
    const t = wordsOf(locale);
    fc.assert(
      fc.property(asked, params, (key, given) => {
        expect(words.t(key, given)).toBe(t(key, given));
      }),
      { numRuns: 5_000 },
    );
  });

  it('grow by those of the pages seen later, and leave what came as it came', () => {
    const grown = new PageTranslator(locale);
    const first = pickWords(locale, ['ui.forms.errors']);
    const before = structuredClone(first);
    grown.add(first);
    grown.add(pickWords(locale, ['ui.forms.showPassphrase']));
    expect(grown.t('ui.forms.errors.required')).toBe(words.t('ui.forms.errors.required'));
    expect(grown.t('ui.forms.showPassphrase')).toBe(words.t('ui.forms.showPassphrase'));
    expect(grown.t('ui.forms.offline.title')).toBe('ui.forms.offline.title');
    expect(first).toEqual(before);
  });
});
