import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawHtml, parseMarkdown } from '../library/markdown.ts';
import { applyEdit, markText, MARKS, showAfterLine, type Mark } from './markdown-marks.ts';

const WORDS = { note: 'Note.', column: 'Column' };
const mark = (text: string, which: Mark, [start, end]: [number, number] = [0, text.length]) => applyEdit(text, markText(text, start, end, which, WORDS));
const html = (text: string) => drawHtml(parseMarkdown(text).children ?? []).replaceAll('\n', '');

it('each mark reads as what it is called', () => {
  expect(html(mark('a', 'bold'))).toBe('<p><strong>a</strong></p>');
  expect(html(mark('a', 'heading'))).toBe('<h4>a</h4>');
  expect(html(mark('a\nb', 'list'))).toBe('<ul><li>a</li><li>b</li></ul>');
  expect(html(mark('a\nb', 'steps'))).toBe('<ol><li>a</li><li>b</li></ol>');
  expect(html(mark('a', 'callout'))).toBe('<blockquote><p><strong>Note.</strong> a</p></blockquote>');
  expect(html(mark('', 'table'))).toContain('<th>Column 2</th>');
  expect(html(mark('a', 'term'))).toContain('class="term">a<');
});

it('what stands in a line of its own begins after an empty one; white space at the ends stays outside a mark', () => {
  expect(mark('one\ntwo', 'list', [4, 7])).toBe('one\n\n- two');
  expect(mark('one\n\ntwo', 'list', [5, 8])).toBe('one\n\n- two');
  expect(mark('say it now', 'bold', [3, 7])).toBe('say **it** now');
});

it('loses no word, and a mark around words that is pressed again is gone', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', '*', '[', 'é') }), fc.nat(40), fc.nat(40), fc.constantFrom(...MARKS), (text, a, b, which) => {
      const [start, end] = [Math.min(a, b, text.length), Math.min(Math.max(a, b), text.length)];
      const edit = markText(text, start, end, which, WORDS);
      const after = applyEdit(text, edit);
      const letters = (one: string) => one.replace(/[^aé]/g, '');
      expect(letters(after)).toBe(letters(text));
      expect(edit.select[0]).toBeLessThanOrEqual(edit.select[1]);
      expect(edit.select[1]).toBeLessThanOrEqual(after.length);
      if (which !== 'bold' && which !== 'term') return;
      const isTakenOff = after.length < text.length;
      if (!isTakenOff) expect(applyEdit(after, markText(after, ...edit.select, which, WORDS))).toBe(text);
    }),
  );
});

it('what is shown in a line of spaces is no code', () => {
  expect(html(applyEdit('    ', showAfterLine('    ', 0, 'SHOWN')))).toBe('<p>SHOWN</p>');
});

it('what is shown stands in a paragraph of its own, wherever the cursor is, and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\n', 'é') }), fc.nat(40), (text, at) => {
      const edit = showAfterLine(text, Math.min(at, text.length), 'SHOWN');
      const after = applyEdit(text, edit);
      expect(after.replace('SHOWN', '').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      expect(html(after)).toContain('<p>SHOWN</p>');
      expect(after.slice(0, edit.select[1]).trimEnd().endsWith('SHOWN')).toBe(true);
    }),
  );
});
