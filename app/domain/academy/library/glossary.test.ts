import fc from 'fast-check';
import { expect, it } from 'vitest';
import { explainPage, wordsFor, wordsMarked, type GlossaryWord } from './glossary.ts';
import { drawHtml, drawXhtml, parseMarkdown, plainText } from './markdown.ts';
import { mapParts, type ModulePage } from './module-page.ts';

const WORDS: GlossaryWord[] = [
  { key: 'consent', term: 'consent', also: [], meaning: 'A yes.' },
  { key: 'peer', term: 'peer', also: ['peers'], meaning: 'One of us.' },
];
const html = (markdown: string) => drawHtml(parseMarkdown(markdown).children ?? []);
const EMPTY: ModulePage = { purpose: '', audience: '', objectives: '', blocks: [], materials: '', handout: '', adaptations: [], questions: [], sources: '' };

it('a marked word leads to what it means; one that is not known reads like any other', () => {
  const { page, words } = explainPage({ ...EMPTY, purpose: html('Ask for [[Consent]], **as [[peers]]** do; [[nothing]] and [[a & b]].') }, WORDS, 'en');
  expect(page.purpose).toBe('<p>Ask for <a class="term" href="#word-consent">Consent</a>, <strong>as <a class="term" href="#word-peer">peers</a></strong> do; nothing and a &#x26; b.</p>');
  expect(words).toEqual([{ key: 'consent', term: 'consent', meaning: 'A yes.' }, { key: 'peer', term: 'peer', meaning: 'One of us.' }]);
});

it('is drawn in packs and books as well, and stands without its marks where there is only text', () => {
  expect(drawXhtml(parseMarkdown('A [[peer]].').children ?? [])).toBe('<p>A <em class="term">peer</em>.</p>');
  expect(plainText(parseMarkdown('A [[peer]].'))).toBe('A peer.');
  expect(html('### [[peer]]\n\n`[[peer]]`')).not.toContain('class="term"');
});

it('is found in a text by all of its forms, each word once', () => {
  expect(wordsMarked('[[PEERS]] and [[peer]], [[other]]', WORDS, 'en').map(({ key }) => key)).toEqual(['peer']);
  expect(wordsFor(['peer', 'consent'], WORDS, 'en').map(({ key }) => key)).toEqual(['consent', 'peer']);
});

it('whatever is written, nothing leads anywhere but to a word that is known', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('[[', ']]', '[', 'peer', '<em class="term">', '</em>', '"', '<a href="//x">', ' ', '\n\n', '*', '`', '>', '|', '- '), { maxLength: 14 }), (parts) => {
      const { page } = explainPage(mapParts(EMPTY, () => html(parts.join(''))), WORDS, 'en');
      for (const [, to] of page.purpose.matchAll(/<a [^>]*href="([^"]*)"/g)) expect(to).toBe('#word-peer');
      expect(page.purpose).not.toContain('class="term">peer</em>');
    }),
  );
});
